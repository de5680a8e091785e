"""How long what is kept: the council's own rules, and what a job does when one is over."""

from contextlib import aclosing
from datetime import timedelta
from typing import Any

import pytest
from litestar import Litestar

from roost.bookings import keeping as of_bookings
from roost.journal import keeping as of_journal
from roost.kit import database
from roost.records import expire, forget_leavers, forgetting, rules
from tests.api import cast as casts
from tests.api.cast import Cast
from tests.support import NOW


async def put(app: Litestar, rules: list[dict[str, Any]], version: str | None = None) -> Any:
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        now = (await ada.get("/api/admin/retention")).json()["version"]
        headers = {"If-Match": f'"{version or now}"'}
        return await ada.put("/api/admin/retention", json={"rules": rules}, headers=headers)


async def days(app: Litestar) -> dict[str, int]:
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        return {rule["what"]: rule["days"] for rule in (await ada.get("/api/admin/retention")).json()["rules"]}


def test_bounds_hold_the_usual_and_words_say_what_goes() -> None:
    for rule in rules.RULES:
        assert 1 <= rule.least <= rule.usual <= rule.most <= 3650, rule.what
        assert rule.words.endswith(".")
    assert {rule.what for rule in rules.RULES} == set(rules.Keep.__struct_fields__)


async def test_a_rule_is_changed_journalled_and_put_back(app: Litestar, cast: Cast) -> None:
    answer = await put(app, [{"what": "bookings", "days": 90}])
    assert answer.status_code == 200, answer.text
    assert answer.headers["etag"] == f'"{answer.json()["version"]}"'
    assert (await days(app))["bookings"] == 90
    facts = await database.fetch_value("SELECT facts FROM journal WHERE entity_id = 'bookings' ORDER BY id DESC")
    assert '"days_from": 395' in facts
    await put(app, [{"what": "bookings", "days": 395}])
    assert not await database.fetch("SELECT FROM retention WHERE what = 'bookings'")


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ([{"what": "bookings", "days": 29}], 400),
        ([{"what": "bookings", "days": 1096}], 400),
        ([{"what": "leavers", "days": 0}], 400),
        ([{"what": "everything", "days": 90}], 400),
        ([{"what": "bookings", "days": 90}, {"what": "bookings", "days": 91}], 400),
        ([], 400),
    ],
)
async def test_what_is_no_rule_or_goes_too_far_is_refused(
    app: Litestar, cast: Cast, wrong: list[dict[str, Any]], status: int
) -> None:
    before = await days(app)
    assert (await put(app, wrong)).status_code == status
    assert await days(app) == before


async def test_of_two_who_change_it_the_second_looks_again(app: Litestar, cast: Cast) -> None:
    assert (await put(app, [{"what": "photos", "days": 100}], version="0" * 16)).status_code == 409


async def test_a_shorter_rule_takes_the_persons_out_at_the_jobs_next_turn(app: Litestar, cast: Cast) -> None:
    later = NOW + timedelta(days=60)
    await expire(later)
    assert await _of_somebody() > 0
    await put(app, [{"what": "bookings", "days": 30}])
    await expire(later)
    assert await _of_somebody() == 0
    assert await database.fetch_value("SELECT count(*) FROM booking") > 20


async def _of_somebody() -> int:
    found: int = await database.fetch_value(
        "SELECT count(*) FROM booking WHERE num_nonnulls(person, host, made_by) > 0"
    )
    return found


@pytest.mark.parametrize("job", [expire, forget_leavers])
async def test_a_second_turn_finds_nothing_to_do(cast: Cast, job: Any) -> None:
    await forgetting.leave(cast.person("fay"), None, NOW)
    later = NOW + timedelta(days=3000)
    assert await job(later) > 0
    assert await job(later) == 0


async def test_whoever_left_is_there_until_the_rule_says_so(app: Litestar, cast: Cast) -> None:
    ann = cast.person("ann")
    await forgetting.leave(ann, None, NOW)
    await forget_leavers(NOW + timedelta(days=90))
    assert await database.fetch("SELECT FROM person WHERE id = $1", ann)
    await forget_leavers(NOW + timedelta(days=90, seconds=1))
    assert not await database.fetch("SELECT FROM person WHERE id = $1", ann)


async def test_a_hidden_reporter_goes_sooner_and_a_live_report_keeps_whom_to_tell(cast: Cast) -> None:
    number = cast.issue("hidden, owned")
    await database.execute(
        "UPDATE issue SET state = 'sorted', state_since = $2, outcome = 'done', due = NULL WHERE number = $1",
        number,
        NOW,
    )
    await expire(NOW + timedelta(days=91))
    rows = {row["number"]: row["reporter"] for row in await database.fetch("SELECT number, reporter FROM issue")}
    assert rows[number] is None
    assert rows[cast.issue("hidden, nobody's")] == cast.person("una")
    assert rows[cast.issue("named")] == cast.person("rae")


async def test_years_of_them_go_a_few_at_a_time(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_bookings, "AT_ONCE", 4)
    monkeypatch.setattr(of_journal, "AT_ONCE", 4)
    await expire(NOW + timedelta(days=3000))
    assert await _of_somebody() == 0
    assert not await database.fetch("SELECT FROM journal WHERE num_nonnulls(actor, subject) > 0")

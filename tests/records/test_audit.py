"""The audit: what was changed, by whom, when, from what to what; and never whose day it was."""

import base64
import csv
import io
import re
from contextlib import aclosing
from pathlib import Path

import pytest
from litestar import Litestar

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transaction
from roost.people import PersonRow, upsert_people
from roost.records import audit, saying
from roost.records.audit import Sought
from roost.records.saying import Happened
from tests.api import cast as casts
from tests.api.cast import Cast
from tests.support import NOW, SetClock

# They book, hide, host, report, say me too, park or ask to talk, and do nothing as an office.
PRIVATE = ("ann", "ben", "dan", "eve", "hid", "rae", "flo", "hal", "ike", "una", "mia", "fin")


async def everything(app: Litestar, **query: str) -> list[dict[str, object]]:
    """All pages of it, as the administrator reads them."""
    acts: list[dict[str, object]] = []
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        cursor: str | None = ""
        while cursor is not None:
            answer = await ada.get("/api/admin/audit", params=query | ({"cursor": cursor} if cursor else {}))
            assert answer.status_code == 200, answer.text
            acts += answer.json()["acts"]
            cursor = answer.json()["next"]
    return acts


async def table(app: Litestar, **query: str) -> list[list[str]]:
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        answer = await ada.get("/api/admin/audit/export", params=query)
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))


async def test_it_holds_every_event_once_the_newest_first(app: Litestar, cast: Cast) -> None:
    acts = await everything(app)
    assert len(acts) == await database.fetch_value("SELECT count(*) FROM journal") > 200
    assert [act["at"] for act in acts] == sorted((act["at"] for act in acts), reverse=True)
    assert len(await table(app)) == len(acts) + 1


async def test_nobody_is_in_it_who_only_used_the_office(app: Litestar, cast: Cast) -> None:
    rows = await database.fetch("SELECT id, name FROM person WHERE split_part(email, '@', 1) = ANY($1)", list(PRIVATE))
    said = str(await everything(app)) + str(await table(app))
    bookings = [str(row["id"]) for row in await database.fetch("SELECT id FROM booking")]
    told = [one for row in rows for one in (str(row["id"]), row["name"]) if one in said]
    assert told == []
    assert [one for one in bookings if one in said] == []
    assert "Kone" not in said


async def test_of_somebodys_day_it_says_what_and_when_and_at_which_site(app: Litestar, cast: Cast) -> None:
    acts = await everything(app, entity="booking", verb="booked")
    assert len(acts) > 10
    assert {act["thing"] for act in acts} <= {"Town Hall", "Lane Centre", "The Deck"}
    assert {(act["who"], act["entity_id"], str(act["changes"])) for act in acts} == {(None, None, "[]")}
    # Nor does its id lead to the journal's row, where a notice of somebody's names it.
    journal = {str(row["id"]) for row in await database.fetch("SELECT id FROM journal")}
    assert not journal & {str(act["id"]) for act in acts}


async def test_nor_does_the_cursor_name_a_row_of_the_journal(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        cursors = [(await ada.get("/api/admin/audit")).json()["next"]]
        while more := (await ada.get("/api/admin/audit", params={"cursor": cursors[-1]})).json()["next"]:
            cursors.append(more)
    journal = [str(row["id"]) for row in await database.fetch("SELECT id FROM journal")]
    for cursor in cursors:
        said = base64.urlsafe_b64decode(cursor).decode()
        assert [id_ for id_ in journal if id_ in said] == []


@pytest.mark.parametrize("place", ["x", "-1", "1e30", "null", '"01a20263-0000-7000-8000-000000000000"', "9" * 30])
async def test_a_cursor_of_nobodys_is_refused(app: Litestar, cast: Cast, place: str) -> None:
    cursor = base64.urlsafe_b64encode(f'["2026-11-24T09:00:00Z",{place}]'.encode()).decode()
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        assert (await ada.get("/api/admin/audit", params={"cursor": cursor})).status_code == 400


async def test_what_somebody_had_booked_who_leaves_is_not_counted_beside_their_leaving(
    app: Litestar, cast: Cast, clock: SetClock
) -> None:
    anns = "SELECT count(*) FROM booking WHERE person = $1 AND state IN ('booked', 'in')"
    had = await database.fetch_value(anns, cast.person("ann"))
    before = await everything(app, entity="booking")
    clock.move(minutes=5)
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        left = await ada.post(f"/api/admin/people/{cast.person('ann')}/departure")
    assert left.status_code < 300, left.text
    assert await database.fetch_value(anns, cast.person("ann")) < had
    [leaving] = [act for act in await everything(app, verb="left") if act["thing"] == "Ann Abbot"]
    beside = [act for act in await everything(app) if act["at"] == leaving["at"] and act["entity"] == "booking"]
    assert beside == []
    assert len(await everything(app, entity="booking")) == len(before)
    assert not any(row[0] == str(leaving["at"]) and "booking" in row[2] for row in await table(app))


async def test_it_can_leave_out_peoples_days_which_are_most_of_it(app: Litestar, cast: Cast) -> None:
    whole, rest = await everything(app), await everything(app, days="false")
    events = [(act["at"], act["words"]) for act in whole if act["entity"] not in saying.DAYS]
    assert [(act["at"], act["words"]) for act in rest] == events
    assert 0 < len(rest) < len(whole)
    assert len(await table(app, days="false")) == len(rest) + 1


async def test_an_office_is_named_and_what_it_changed_from_what_to_what(app: Litestar, cast: Cast) -> None:
    owned = [act for act in await everything(app, entity="issue", verb="owned") if act["who"] == "Leo Lamb"]
    assert owned
    assert {"what": "state", "from": "new", "to": "looking"} in owned[0]["changes"]
    assert {"what": "owner", "from": None, "to": "Leo Lamb"} in owned[0]["changes"]
    kept = (await everything(app, entity="retention"))[0]
    assert (kept["who"], kept["words"]) == ("Ada Admin", "How long something is kept was changed")
    assert kept["changes"] == [{"what": "days", "from": "395", "to": "300"}]
    queue = (await everything(app, verb="passed to another queue"))[0]
    assert {"what": "queue", "from": "facilities", "to": "it"} in queue["changes"]


async def test_a_role_says_which_it_was_and_which_it_is(app: Litestar, cast: Cast) -> None:
    await upsert_people([PersonRow("ben@estuary.example", "Ben Brook", "fam", "leader")], cast.person("ada"), NOW)
    role = (await everything(app, entity="person", verb="role-changed"))[0]
    assert (role["who"], role["thing"]) == ("Ada Admin", "Ben Brook")
    assert role["changes"] == [{"what": "", "from": "staff", "to": "leader"}]


async def test_what_people_set_about_themselves_says_neither_who_nor_what(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "ben")) as ben:
        await ben.put("/api/me/hidden", json={"hidden": True})
    [hiding] = await everything(app, verb="hiding-changed")
    assert (hiding["who"], hiding["thing"], hiding["entity_id"], hiding["changes"]) == (None, None, None, [])


@pytest.mark.parametrize(
    "query",
    [
        {"entity": "person", "entity_id": "of anybody"},
        {"entity": "booking", "entity_id": "of anybody"},
        {"entity_id": "of anybody"},
        {"from": "2026-12-01", "to": "2026-11-01"},
        {"from": "yesterday"},
        {"cursor": "not ours"},
    ],
)
async def test_it_cannot_be_asked_for_one_person_nor_for_nonsense(
    app: Litestar, cast: Cast, query: dict[str, str]
) -> None:
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        answer = await ada.get("/api/admin/audit", params=query)
    assert answer.status_code == 400, answer.text


async def test_days_are_those_of_the_united_kingdom_both_included(app: Litestar, cast: Cast) -> None:
    days = {str(act["at"])[:10] for act in await everything(app, **{"from": "2026-11-23", "to": "2026-11-23"})}
    assert days == {"2026-11-23"}
    assert await everything(app, **{"from": "9999-12-31", "to": "9999-12-31"}) == []


@pytest.mark.parametrize("evil", ["=1+1", "+44", "-1", "@SUM(A1)", "\tx", "＝1", "|calc", "%0A"])
async def test_no_cell_is_a_formula(app: Litestar, cast: Cast, evil: str) -> None:
    await database.execute("UPDATE queue SET name = $1 WHERE code = 'it'", evil)
    async with transaction():
        await record(Event(evil, "queue", "it", None, {"from": evil, "to": evil}), None, NOW)
        await record(Event("changed", evil, evil), None, NOW)
    cells = [cell for row in await table(app) for cell in row]
    assert any(evil in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(audit._FORMULA)] == []


def recorded() -> set[tuple[str, str]]:
    """(entity, verb) of every event that the sources name."""
    code = "".join(path.read_text() for path in (Path(__file__).parents[2] / "server" / "roost").rglob("*.py"))
    found = {(entity, verb) for verb, entity in re.findall(r'Event\(\s*"([^"]+)",\s*"([^"]+)"', code)}
    found |= {("issue", verb) for verb in re.findall(r'store\.(?:write|event)\((?:\s*\w+,)?\s*"([^"]+)"', code)}
    return found | {("fix", verb) for verb in re.findall(r'_write\(\s*"([^"]+)", fix', code)}


def test_every_event_that_the_house_records_has_words_of_its_own() -> None:
    events = recorded()
    assert len(events) > 70
    known = set(saying.WORDS) | {(entity, verb) for entity in saying.THINGS for verb in saying.DONE}
    assert events - known == set()
    for entity, verb in events:
        assert saying.words(Happened(verb, entity, "x", {}))[0].isupper()


async def test_what_another_system_did_is_said_to_be_its_doing(app: Litestar, cast: Cast) -> None:
    named = await everything(app, entity="person", verb="changed")
    assert {act["who"] for act in named} == {"Directory (a token)"}


async def test_a_table_is_read_a_few_hundred_rows_at_a_time(db: None) -> None:
    async with transaction():
        for at in range(audit.AT_ONCE + 1):
            await record(Event("changed", "site", f"s{at}"), None, NOW)
    pieces = [piece async for piece in audit.table(Sought())]
    assert len(pieces) == 3
    assert b"".join(pieces).count(b"\r\n") == audit.AT_ONCE + 2

"""Looking at what was changed about one person: for a reason, and the person is told."""

from contextlib import aclosing
from datetime import timedelta

import pytest
from litestar import Litestar

from roost.kit import database
from roost.notices import expand
from tests.api import cast as casts
from tests.api.cast import Cast
from tests.support import NOW

REASON = "Somebody wrote that the role is wrong"


async def test_the_person_is_told_that_somebody_looked_and_reads_who_and_why(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        found = await ada.post(f"/api/admin/people/{cast.person('ben')}/record", json={"reason": REASON})
    assert found.status_code == 200, found.text
    assert found.json()["person"]["name"] == "Ben Brook"
    await expand(NOW + timedelta(minutes=1))
    async with aclosing(await casts.signed_in(app, "ben")) as ben:
        looks = (await ben.get("/api/me/record")).json()["looks"]
        inbox = (await ben.get("/api/me/inbox")).json()["notices"]
    assert [(look["by"], look["what"], look["reason"]) for look in looks] == [("Ada Admin", "record", REASON)]
    [told] = [one for one in inbox if one["kind"] == "looked"]
    # On a lock screen: nobody's name, and no reason.
    assert "Ada" not in told["title"] + told["body"]
    assert REASON not in told["title"] + told["body"]


async def test_the_parking_desk_is_among_who_looked(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as ann:
        looks = (await ann.get("/api/me/record")).json()["looks"]
    assert [(look["by"], look["what"], look["reason"]) for look in looks] == [(None, "bay", "lights on")]


async def test_a_record_says_what_the_house_changed_and_never_days_nor_reports(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        for short in ("ann", "rae", "hal", "hid", "cat"):
            answer = await ada.post(f"/api/admin/people/{cast.person(short)}/record", json={"reason": REASON})
            entities = {act["entity"] for act in answer.json()["acts"]}
            assert entities <= {"person", "record_look"}, (short, entities)
        cats = {act["verb"] for act in answer.json()["acts"]}
    # The directory changed what Cat is called.
    assert "changed" in cats


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "too short",
        "x" * 201,
        "          ",
        7,
        None,
        "aaaaaaaaaa",
        "..........",
        "a a a a a a",
        "why why why",
        "\u200b" * 9 + "x",
    ],
)
async def test_without_a_reason_that_can_be_read_nobody_looks(app: Litestar, cast: Cast, reason: object) -> None:
    before = await database.fetch_value("SELECT count(*) FROM record_look")
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        answer = await ada.post(f"/api/admin/people/{cast.person('ben')}/record", json={"reason": reason})
    assert answer.status_code == 400, answer.text
    assert await database.fetch_value("SELECT count(*) FROM record_look") == before


async def test_nobody_but_an_administrator_looks(app: Litestar, cast: Cast) -> None:
    for short in ("ann", "dot", "lee", "fay"):
        async with aclosing(await casts.signed_in(app, short)) as client:
            answer = await client.post(f"/api/admin/people/{cast.person('ben')}/record", json={"reason": REASON})
            assert answer.status_code == 403


async def test_a_look_is_in_the_audit_without_whose_record_it_was(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        await ada.post(f"/api/admin/people/{cast.person('ben')}/record", json={"reason": REASON})
        acts = (await ada.get("/api/admin/audit", params={"entity": "record_look"})).json()["acts"]
    assert acts[0]["who"] == "Ada Admin"
    assert (acts[0]["entity_id"], acts[0]["thing"]) == (None, None)
    assert str(cast.person("ben")) not in str(acts)
    assert REASON not in str(acts)

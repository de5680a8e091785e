"""Who parks where is for the holder and the parking desk, and every look-up leaves a trace that the person sees."""

from contextlib import aclosing
from typing import Any

import pytest
from litestar import Litestar

from roost.kit import database
from tests.api import cast as casts
from tests.api.cast import TODAY, Cast
from tests.api.truth import operations

CAR = {"registration": "DA33 DAL", "reason": "blocking"}


async def looked_up() -> list[tuple[Any, ...]]:
    """Who was looked up by whom and why, as the table and as the journal have it."""
    kept = await database.fetch("SELECT by, person, reason FROM holder_lookup")
    said = await database.fetch("SELECT actor, subject, facts FROM journal WHERE verb = 'looked up'")
    assert {row["person"] for row in kept} == {row["subject"] for row in said} - {None}
    return [(row["actor"], row["subject"], row["facts"]) for row in said]


async def told(app: Litestar, short: str) -> list[str]:
    async with aclosing(await casts.signed_in(app, short)) as client:
        return [one["words"] for one in (await client.get(f"/api/days/{TODAY}")).json()["told"]]


@pytest.mark.parametrize("by", ["registration", "space"])
async def test_the_parking_desk_finds_the_holder_and_the_holder_is_told_why(app: Litestar, cast: Cast, by: str) -> None:
    body = CAR if by == "registration" else {"space": cast.space("PB"), "reason": "blocking"}
    async with aclosing(await casts.signed_in(app, "guy")) as parking:
        answer = await parking.post("/api/parking/lookups", json=body)
    operations()["post_lookup"].check(answer)
    assert answer.json()["person"]["name"] == "Dan Dale"
    assert [one["space"]["label"] for one in answer.json()["bookings"]] == ["PB"]
    assert await looked_up() == [(cast.person("guy"), cast.person("dan"), '{"reason": "blocking"}')]
    assert await told(app, "dan") == [
        "On Tuesday 24 November the parking desk looked up who you are: your car was blocking another."
    ]
    assert "looked up" not in str(await told(app, "hid"))


async def test_a_look_up_that_finds_nobody_is_written_down_too(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "guy")) as parking:
        for what in ({"registration": "ZZ99 ZZZ"}, {"space": cast.space("P4")}):
            answer = await parking.post("/api/parking/lookups", json=what | {"reason": "lights on"})
            operations()["post_lookup"].check(answer)
            assert answer.status_code == 404
    assert await looked_up() == [(cast.person("guy"), None, '{"reason": "lights on"}')] * 2


async def test_a_refused_look_up_looks_nothing_up(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "fay")) as facilities:
        assert (await facilities.post("/api/parking/lookups", json=CAR)).status_code == 403
    async with aclosing(await casts.signed_in(app, "guy")) as parking:
        for body in (CAR | {"reason": "curious"}, CAR | {"space": cast.space("PB")}, {"reason": "blocking"}):
            assert (await parking.post("/api/parking/lookups", json=body)).status_code == 400
    assert await looked_up() == []


async def test_a_host_is_told_when_their_visitors_bay_is_looked_up(app: Litestar, cast: Cast) -> None:
    await cast.world.book("ben", "PV", "09:00-17:00", TODAY, visitor="Kone Lifts")
    async with aclosing(await casts.signed_in(app, "guy")) as parking:
        answer = await parking.post("/api/parking/lookups", json={"space": cast.space("PV"), "reason": "wrong bay"})
    found = answer.json()
    # Who visits is for the host and facilities: the parking desk rings the host.
    assert found["person"]["name"] == "Ben Brook"
    assert "Kone" not in answer.text
    assert await told(app, "ben") != []

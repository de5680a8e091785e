"""An id that is somebody else's and an id that is nobody's are the same to whoever asks."""

from collections.abc import Callable, Iterator
from contextlib import aclosing
from typing import Any
from uuid import UUID, uuid4

import pytest
from litestar import Litestar

from roost.kit import database
from tests.api import cast as casts
from tests.api.calls import CALLS, OF_A_ROLE, Call
from tests.api.cast import ASKERS, FRIDAY, Cast
from tests.api.conftest import Stored
from tests.api.truth import Operation, operations

NAMED = sorted(
    name
    for name, one in operations().items()
    if any(each["schema"].get("format") == "uuid" for each in one.parameters("path"))
)


async def ids_of_all_kinds(cast: Cast) -> list[UUID]:
    rows = await database.fetch(
        """SELECT id FROM booking UNION ALL SELECT DISTINCT arrival FROM booking WHERE arrival IS NOT NULL
           UNION ALL SELECT id FROM talk UNION ALL SELECT id FROM space UNION ALL SELECT id FROM person
           UNION ALL SELECT id FROM outage UNION ALL SELECT id FROM issue UNION ALL SELECT id FROM walk
           UNION ALL SELECT id FROM device WHERE person = ANY($1) UNION ALL SELECT id FROM notice
           UNION ALL (SELECT id FROM journal LIMIT 20)""",
        [cast.person(short) for short in ("ann", "ben", "cat", "hid")],
    )
    assert len(rows) > 50
    return [row["id"] for row in rows]


def at(name: str, asker: str, cast: Cast, id_: object) -> Call:
    """A call that would do, but for this id in its path."""
    call = CALLS[name](cast, asker)[0]
    return Call(dict.fromkeys(call.path, id_), call.query, call.body)


@pytest.mark.parametrize("name", sorted(set(NAMED) - OF_A_ROLE))
async def test_anothers_id_in_a_path_is_404_as_an_unknown_one_is(
    app: Litestar, cast: Cast, stored: Stored, name: str
) -> None:
    operation = operations()[name]
    foreign = await ids_of_all_kinds(cast)
    for asker in ("facilities", "parking", "administrator"):
        async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
            before = await stored()
            unknown = await at(name, asker, cast, uuid4()).send(client, operation)
            assert unknown.status_code == 404
            operation.check(unknown)
            for id_ in foreign:
                answer = await at(name, asker, cast, id_).send(client, operation)
                assert (answer.status_code, answer.content) == (404, unknown.content), (asker, id_)
                assert sorted(answer.headers.items()) == sorted(unknown.headers.items())
            assert await stored() == before


async def test_there_are_operations_that_name_an_id_in_their_path() -> None:
    assert len(NAMED) >= 6


def in_bodies(cast: Cast) -> Iterator[tuple[Operation, Callable[[object], dict[str, Any]], list[UUID]]]:
    """Operations with an id in their body, and ids of the wrong kind or of what the asker may not name."""
    world = cast.world
    span = {"day": str(FRIDAY), "starts": "09:00", "ends": "10:00"}
    of_people = [world.person["hid"], world.person["dan"], world.person["eve"], world.space["T1"], *cast.talks.values()]
    no_spaces = [*cast.bookings.values(), *world.person.values(), *cast.talks.values()]
    yield operations()["post_booking"], lambda id_: {"space": str(id_)} | span, no_spaces
    no_people = [*cast.bookings.values(), *world.space.values(), *cast.talks.values()]
    for_whom = {"space": cast.space("T5")} | span
    yield operations()["post_booking"], lambda id_: for_whom | {"for": {"person": str(id_)}}, no_people
    yield operations()["post_arrival"], lambda id_: {"desk": str(id_)} | span, no_spaces
    # Of those who are not in, who hide, and who never were.
    yield operations()["post_talk"], lambda id_: {"person": str(id_)}, of_people
    others = [id_ for short, id_ in cast.told.notices.items() if short != "cat"]
    yield operations()["post_reading"], lambda id_: {"notice": str(id_)}, [*others, *cast.told.devices.values()]


async def test_anothers_id_in_a_body_is_404_as_an_unknown_one_is(app: Litestar, cast: Cast, stored: Stored) -> None:
    async with aclosing(await casts.signed_in(app, "cat")) as client:
        before = await stored()
        for operation, body, foreign in in_bodies(cast):
            unknown = await Call(body=body(uuid4())).send(client, operation)
            assert unknown.status_code == 404, unknown.text
            operation.check(unknown)
            for id_ in foreign:
                answer = await Call(body=body(id_)).send(client, operation)
                assert (answer.status_code, answer.content) == (404, unknown.content), (operation, id_)
        assert await stored() == before


async def test_a_bay_that_nobody_may_ask_about_is_one_that_is_not_there(app: Litestar, cast: Cast) -> None:
    operation = operations()["post_lookup"]
    async with aclosing(await casts.signed_in(app, "guy")) as client:
        ask = [Call(body={"space": str(id_), "reason": "blocking"}) for id_ in (uuid4(), cast.space("T1"))]
        unknown, desk = [await call.send(client, operation) for call in ask]
    assert (unknown.status_code, unknown.content) == (404, desk.content)


async def test_the_key_of_anothers_request_gives_nothing_of_theirs(app: Litestar, cast: Cast) -> None:
    body = {"space": cast.space("T5"), "day": str(FRIDAY), "starts": "09:00", "ends": "10:00"}
    key = {"Idempotency-Key": "the-same-key"}
    async with (
        aclosing(await casts.signed_in(app, "ann")) as ann,
        aclosing(await casts.signed_in(app, "cat")) as cat,
    ):
        first = await ann.post("/api/bookings", json=body, headers=key)
        assert first.status_code == 201
        again = await ann.post("/api/bookings", json=body, headers=key)
        assert again.json()["id"] == first.json()["id"]
        other = await cat.post("/api/bookings", json=body, headers=key)
        assert other.status_code == 409
        assert first.json()["id"] not in other.text


async def test_the_key_of_anothers_report_gives_nothing_of_theirs(app: Litestar, cast: Cast) -> None:
    body = {"space": cast.space("T2"), "chip": "no-socket", "level": "hidden"}
    key = {"Idempotency-Key": "the-same-key"}
    async with (
        aclosing(await casts.signed_in(app, "hal")) as hal,
        aclosing(await casts.signed_in(app, "cat")) as cat,
    ):
        first = await hal.post("/api/issues", json=body, headers=key)
        assert first.status_code == 201
        assert (await hal.post("/api/issues", json=body, headers=key)).json()["number"] == first.json()["number"]
        other = await cat.post("/api/issues", json=body, headers=key)
        assert other.status_code == 201
        assert other.json()["number"] != first.json()["number"]
        assert "Hal Hope" not in other.text

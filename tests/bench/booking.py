"""How fast a booking is made: against a script of the same statements, and a desk with a bay against one booking."""

from datetime import date
from typing import Any
from uuid import UUID

import asyncpg

from roost.bookings import actions
from roost.bookings.actions import Hold, Seat
from roost.kit import clock, database
from roost.kit.days import Span
from tests.bench import county
from tests.bench.ground import Ground
from tests.bench.http import Http, request
from tests.bench.measure import Ratio, at_most, share, taking_turns

TURNS = 300
SPAN = Span(540, 1020)

Statements = list[tuple[str, tuple[Any, ...]]]


def desk_of(ground: Ground, i: int, day: date) -> tuple[Hold, UUID]:
    person, desk, _ = ground.pairs[i]
    return Hold((desk,), day, SPAN, Seat(person=person)), person


def both_of(ground: Ground, i: int, day: date) -> tuple[Hold, UUID]:
    person, desk, bay = ground.pairs[i]
    return Hold((desk, bay), day, SPAN, Seat(person=person)), person


async def book(ground: Ground, i: int, day: date) -> None:
    """As the API does, repeat key and all."""
    hold, person = desk_of(ground, i, day)
    await actions.book(hold, person, f"bench-{day}-{i}", clock.now())


async def arrive(ground: Ground, i: int, day: date) -> None:
    hold, person = both_of(ground, i, day)
    await actions.arrive(hold, person, f"bench-{day}-{i}", clock.now())


async def statements_of(ground: Ground, i: int, day: date) -> Statements:
    """The statements of one booking, as they were sent; the booking is undone."""
    said: Statements = []
    try:
        async with database.transaction():
            ours = database.engine.mine()
            assert ours is not None
            with ours.connection.query_logger(lambda record: said.append((record.query, record.args))):
                await book(ground, i, day)
            raise Undo
    except Undo:
        return said


class Undo(Exception):
    """Nothing of this is kept."""


async def against_a_script(ground: Ground) -> list[Ratio]:
    """The script sends the very statements of our booking, arguments and all, in one transaction."""
    script = await asyncpg.connect(ground.young)
    ours_day, theirs_day, http_day = ground.days[:3]
    recorded = [await statements_of(ground, i, theirs_day) for i in range(TURNS)]
    cookies = [await ground.cookie(person) for person, _, _ in ground.pairs[:TURNS]]
    http = Http(ground.port)

    async def ours(i: int) -> None:
        await book(ground, i, ours_day)

    async def theirs(i: int) -> None:
        async with script.transaction():
            for sql, arguments in recorded[i]:
                await script.fetch(sql, *arguments)

    async def over_http(i: int) -> None:
        wish = {"space": str(ground.pairs[i][1]), "day": str(http_day), "starts": "09:00", "ends": "17:00"}
        key = f"Idempotency-Key: bench-{i:05d}"
        await http.ask(request("POST", "/api/bookings", cookies[i], key, body=wish), 201)

    rows = [
        share(
            f"A booking ({len(recorded[0])} statements) against an asyncpg script of the same ones",
            *await taking_turns(ours, theirs, TURNS),
            0.5,
        )
    ]
    await county.clear(script)
    rows.append(
        share("The same over HTTP, with its answer, against the script", *await taking_turns(over_http, theirs, TURNS))
    )
    await county.clear(script)
    http.close()
    await script.close()
    return rows


async def arrival_against_booking(ground: Ground) -> list[Ratio]:
    cleaner = await asyncpg.connect(ground.young)
    desk_day, both_day = ground.days[:2]
    cookies = [await ground.cookie(person) for person, _, _ in ground.pairs[:TURNS]]
    http = Http(ground.port)

    async def one(i: int) -> None:
        await book(ground, i, desk_day)

    async def both(i: int) -> None:
        await arrive(ground, i, both_day)

    async def one_over_http(i: int) -> None:
        wish = {"space": str(ground.pairs[i][1]), "day": str(desk_day), "starts": "09:00", "ends": "17:00"}
        await http.ask(request("POST", "/api/bookings", cookies[i], f"Idempotency-Key: one-{i:06d}", body=wish), 201)

    async def both_over_http(i: int) -> None:
        _, desk, bay = ground.pairs[i]
        wish = {"desk": str(desk), "bay": str(bay), "day": str(both_day), "starts": "09:00", "ends": "17:00"}
        await http.ask(request("POST", "/api/arrivals", cookies[i], f"Idempotency-Key: both-{i:05d}", body=wish), 201)

    rows = [at_most("An arrival (desk and bay) against one booking", *await taking_turns(both, one, TURNS), 1.6)]
    await county.clear(cleaner)
    rows.append(at_most("The same over HTTP", *await taking_turns(both_over_http, one_over_http, TURNS)))
    await county.clear(cleaner)
    await cleaner.close()
    http.close()
    return rows

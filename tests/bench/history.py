"""Whether the past weighs anything: the same done in a database with a million past bookings, and in one without."""

import asyncio
import time

import asyncpg
import click

from roost.bookings import queries
from roost.bookings.floor_days import build
from roost.bookings.seating import suggest
from roost.kit import clock, database
from roost.kit.days import Span
from roost.people.queries import Who
from tests.bench import county
from tests.bench.booking import book
from tests.bench.county import BIG_FLOOR
from tests.bench.ground import Ground
from tests.bench.measure import Ratio, Step, at_most, taking_turns

TURNS = 200


async def against_none(ground: Ground) -> list[Ratio]:
    old, young = await _old_and_young(ground)
    day, today = ground.days[0], clock.now().date()
    person, _, _ = ground.pairs[0]
    who = Who(person, "", "", "ct0", "staff", False, "AB12 CDE", False, False, False, (), b"")

    async def booking(i: int) -> None:
        await book(ground, i, day)

    async def floor(_: int) -> None:
        await build((BIG_FLOOR, day))

    async def suggestion(_: int) -> None:
        await suggest(who, day, Span(540, 1020), "riv", clock.now())

    async def mine(_: int) -> None:
        await queries.bookings_between(person, today, ground.days[-1])

    rows = []
    for what, step, turns, aim in (
        ("A booking", booking, TURNS, 1.1),
        ("Availability of 200 desks, built anew", floor, TURNS, 1.1),
        ("Seat me with my team", suggestion, 30, None),
        ("My bookings of the horizon", mine, TURNS, None),
    ):

        async def with_past(i: int, step: Step = step) -> None:
            database.engine.pool = old
            await step(i)

        async def without(i: int, step: Step = step) -> None:
            database.engine.pool = young
            await step(i)

        for warm in (with_past, without):
            for i in range(TURNS, TURNS + 20):
                await warm(i)
        took = await taking_turns(with_past, without, turns)
        rows.append(at_most(f"{what} with a million past bookings against none", *took, aim))
    database.engine.pool = young
    await old.close()
    return rows


async def _old_and_young(ground: Ground) -> tuple[asyncpg.Pool, asyncpg.Pool]:
    """A copy of the database with a million bookings in it, and the database itself."""
    began = time.perf_counter()
    click.echo("  … adding a million past bookings to a copy of the database: a minute or two")
    # A database is copied while nobody uses it.
    ground.server.stop()
    await database.close()
    url = await asyncio.to_thread(ground.postgres.create_database, "old", "young")
    connection = await asyncpg.connect(url)
    added = await county.add_past(connection, clock.now().date())
    await connection.close()
    click.echo(f"  … {added:,} added in {time.perf_counter() - began:.0f} s")
    pools = []
    for address in (url, ground.young):
        await database.open(address, pool_size=4)
        pools.append(database.engine.pool)
    return pools[0], pools[1]

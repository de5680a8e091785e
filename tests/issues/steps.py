"""Short ways to take an issue from one state to the next, by the real actions."""

from datetime import date, datetime
from typing import Any

from roost.issues import states
from tests.bookings.world import World
from tests.support import NOW

# NOW is Tuesday 24 November 2026; England's next bank holidays are Friday 25 and Monday 28 December.
TODAY = date(2026, 11, 24)
SECOND = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 30)
CHRISTMAS = date(2026, 12, 25)


async def own(
    world: World, number: int, by: str = "fay", *, version: int | None = None, now: datetime = NOW, **but: Any
) -> None:
    await states.own(number, version, await world.who(by), now, **but)


async def promise(world: World, number: int, day: date = FRIDAY, by: str = "fay", *, now: datetime = NOW) -> None:
    await states.promise(number, None, await world.who(by), day, None, now)


async def wait(world: World, number: int, day: date = FRIDAY, by: str = "fay", *, now: datetime = NOW) -> None:
    await states.wait(number, None, await world.who(by), "The electrician", day, None, now)


async def pass_on(world: World, number: int, day: date = FRIDAY, by: str = "fay", *, now: datetime = NOW) -> None:
    await states.pass_on(number, None, await world.who(by), "The landlord", day, None, now)


async def sort(world: World, number: int, by: str = "fay", *, now: datetime = NOW) -> None:
    await states.sort(number, None, await world.who(by), "A tower with six sockets stands there.", now)


async def cannot(
    world: World,
    number: int,
    day: date = FRIDAY,
    by: str = "fay",
    *,
    decided_by: str | None = None,
    now: datetime = NOW,
) -> None:
    decider = None if decided_by is None else world.person[decided_by]
    words = "The floor may not be opened: it is listed."
    await states.cannot(number, None, await world.who(by), "building", words, day, decider, now)


async def mark(world: World, number: int, nature: Any, by: str = "fay", *, now: datetime = NOW, **but: Any) -> None:
    await states.mark(number, None, await world.who(by), nature, but.get("sponsor"), but.get("next_word_by"), now)


async def reopen(world: World, number: int, by: str = "ann", *, words: str | None = None, now: datetime = NOW) -> int:
    return await states.reopen(number, await world.who(by), words, now)


async def confirm(world: World, number: int, by: str = "ann", *, now: datetime = NOW) -> int:
    return await states.confirm(number, await world.who(by), now)

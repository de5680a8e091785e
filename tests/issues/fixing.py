"""Short ways to plan a fix and to look at it, by the real actions."""

from datetime import date, datetime
from typing import Any

from roost.issues import fix_queries, fixes
from roost.issues.fixes import Plan
from roost.kit import database
from tests.bookings.world import World
from tests.support import NOW

TITLE = "24 extension towers"
WORDS = "There is a tower at every desk."
FRIDAY = date(2026, 11, 27)
# A Friday before Christmas.
ARRIVES = date(2026, 12, 18)


async def planned(world: World, *issues: int, by: str = "fay", key: str | None = None, **more: Any) -> int:
    """The number of a fix for these issues; not ordered yet."""
    who = await world.who(by)
    return await fixes.plan(Plan(**{"title": TITLE, "decided_by": who.id, "issues": issues} | more), who, key, NOW)


async def ordered(world: World, fix: int, arrives: date = ARRIVES, by: str = "fay", now: datetime = NOW) -> None:
    await fixes.order(fix, None, NOW.date(), arrives, 48_000, await world.who(by), now)


async def installed(world: World, fix: int, by: str = "fay", now: datetime = NOW, version: int | None = None) -> None:
    await fixes.install(fix, version, WORDS, await world.who(by), now)


async def dropped(world: World, fix: int, by: str = "fay", now: datetime = NOW) -> None:
    await fixes.drop(fix, None, await world.who(by), now)


async def shown(world: World, fix: int, by: str = "ann", now: datetime = NOW) -> dict[str, Any]:
    """The fix as that person sees it; of its cards the numbers."""
    found = await fix_queries.fix(fix, await world.who(by), now)
    return {**found, "issues": [card.number for card in found["issues"]]}


async def thanked() -> list[str]:
    """Who was thanked, once for each time, in order."""
    rows = await database.fetch(
        "SELECT split_part(email, '@', 1) AS short FROM thanks JOIN person ON person.id = thanks.person ORDER BY 1"
    )
    return [row["short"] for row in rows]

"""Short ways to see who is told what."""

from datetime import datetime, timedelta
from typing import Any

from roost.kit import database
from roost.notices import expand, look
from tests.bookings.world import World
from tests.support import NOW

# What happened at NOW is old enough to be told then.
LATER = timedelta(seconds=15)
_LABELS = ("T1", "T2", "T3", "U1", "U2", "L1")
GUESTS = ("ann", "ben", "dan", "eve", "leo", "ivy")


async def told(now: datetime = NOW + LATER, kind: str | None = None) -> list[tuple[str, str, str]]:
    """Makes notices of everything that is old enough, and says of those that are new who is told which title and body,
    in order."""
    before = {row["id"] for row in await notices()}
    await expand(now)
    return _said([row for row in await notices() if row["id"] not in before], kind)


async def looked(now: datetime, kind: str | None = None) -> list[tuple[str, str, str]]:
    """The same of what time alone brought about."""
    before = {row["id"] for row in await notices()}
    await look(now)
    return _said([row for row in await notices() if row["id"] not in before], kind)


def _said(rows: list[Any], kind: str | None) -> list[tuple[str, str, str]]:
    return sorted((row["short"], row["title"], row["body"]) for row in rows if kind in (None, row["kind"]))


async def notices() -> list[Any]:
    """Everything about every notice, with `short`: whom it is for."""
    return await database.fetch(
        """SELECT n.*, split_part(p.email, '@', 1) AS short FROM notice n JOIN person p ON p.id = n.person
           ORDER BY n.id"""
    )


async def forget() -> None:
    """Nothing that happened until now is told any more."""
    await database.execute("DELETE FROM unsent")


async def switch_off(person: Any, kind: str) -> None:
    await database.execute("INSERT INTO notice_choice (person, kind, wanted) VALUES ($1, $2, false)", person, kind)


async def booked(world: World, many: int = len(_LABELS), now: datetime = NOW) -> None:
    """So many people have a desk that ada booked for them."""
    for guest, label in list(zip(GUESTS, _LABELS, strict=True))[:many]:
        await world.book(guest, label, by="ada", now=now)


async def deliveries() -> list[Any]:
    return await database.fetch(
        """SELECT d.*, split_part(p.email, '@', 1) AS short FROM delivery d JOIN notice n ON n.id = d.notice
               JOIN person p ON p.id = n.person ORDER BY short, d.id"""
    )

"""How long walks and links of walls know whose they were."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from roost.kit import database
from roost.kit.database import transactional


@transactional
async def forget(people: Collection[UUID], nobody: UUID) -> None:
    """The walks stay, and what was found on them; not who walked, where they sat, or their words."""
    them = list(people)
    await database.execute(
        "UPDATE walk SET leader = $2, space = NULL, words = NULL WHERE leader = ANY($1)", them, nobody
    )
    await database.execute("UPDATE display SET made_by = $2 WHERE made_by = ANY($1)", them, nobody)


async def expire(bookings: datetime) -> int:
    """Where a leader sat is forgotten with everybody's bookings; says how many walks that were."""
    return await database.execute("UPDATE walk SET space = NULL WHERE day < $1 AND space IS NOT NULL", bookings.date())


async def export(person: UUID) -> dict[str, list[Any]]:
    """Their walks, and the links for walls that they made."""
    walks = await database.fetch(
        """SELECT w.day, f.name AS floor, s.label AS place, w.words, w.made_at
           FROM walk w JOIN floor f ON f.code = w.floor LEFT JOIN space s ON s.id = w.space
           WHERE w.leader = $1 ORDER BY w.made_at""",
        person,
    )
    displays = await database.fetch(
        "SELECT name, site, made_at, revoked_at FROM display WHERE made_by = $1 ORDER BY made_at", person
    )
    return {"my floor walks": [dict(row) for row in walks], "links for walls": [dict(row) for row in displays]}

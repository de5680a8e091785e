"""How long it is known what somebody was told, and where."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from roost.kit import database
from roost.kit.database import transactional


@transactional
async def forget(people: Collection[UUID]) -> None:
    """What they were told, their browsers, and what they chose. Deliveries go with their notices."""
    for table in ("notice", "device", "notice_choice", "notice_hours"):
        await database.execute(f"DELETE FROM {table} WHERE person = ANY($1::uuid[])", list(people))


async def expire(notices: datetime, now: datetime) -> int:
    """Drop what was told before `notices`, and of a talk what is over, with its deliveries; says how many."""
    return await database.execute("DELETE FROM notice WHERE at <= $1 OR (kind = 'talk' AND until <= $2)", notices, now)


async def export(person: UUID) -> dict[str, list[Any]]:
    """Notices and how they were sent, browsers (not the keys by which only a service can reach them), and choices."""
    notices = await database.fetch(
        """SELECT n.at, n.kind, n.title, n.body, n.path, n.read_at, n.until,
               (SELECT string_agg(d.channel || ' ' || d.state, ', ' ORDER BY d.id)
                FROM delivery d WHERE d.notice = n.id) AS sent
           FROM notice n WHERE n.person = $1 ORDER BY n.at""",
        person,
    )
    devices = await database.fetch(
        "SELECT name, endpoint, made_at, sent_at, failed_at, failure FROM device WHERE person = $1 ORDER BY made_at",
        person,
    )
    choices = await database.fetch("SELECT kind, wanted FROM notice_choice WHERE person = $1 ORDER BY kind", person)
    hours = await database.fetch("SELECT starts, ends, weekends FROM notice_hours WHERE person = $1", person)
    found = {
        "notices": notices,
        "browsers that I am told by": devices,
        "notices that I chose or switched off": choices,
        "hours in which I am told": hours,
    }
    return {name: [dict(row) for row in rows] for name, rows in found.items()}

"""Who made a webhook. What is sent by one names nobody."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from roost.kit import database


async def forget(people: Collection[UUID], nobody: UUID) -> None:
    """The webhook goes on; who made it has left."""
    await database.execute("UPDATE webhook SET made_by = $2 WHERE made_by = ANY($1::uuid[])", list(people), nobody)


async def export(person: UUID) -> dict[str, list[Any]]:
    """What they made, without its address, which is the other system's secret."""
    rows = await database.fetch(
        "SELECT name, kinds, format, made_at, off_at FROM webhook WHERE made_by = $1 ORDER BY made_at", person
    )
    return {"webhooks that I made": [dict(row) for row in rows]}

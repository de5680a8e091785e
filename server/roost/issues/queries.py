from collections.abc import Iterable
from uuid import UUID

from roost.kit import database


async def led_by(people: Iterable[UUID]) -> list[str]:
    """Codes of the queues in use whose lead is one of these: a queue without a lead would be nobody's."""
    rows = await database.fetch(
        "SELECT code FROM queue WHERE lead = ANY($1::uuid[]) AND retired_at IS NULL ORDER BY code", list(people)
    )
    return [row["code"] for row in rows]


async def members(queue: str) -> list[UUID]:
    """Who works a queue and is still here, its lead among them or not, as the council's file has it."""
    rows = await database.fetch(
        """SELECT member.person FROM queue_member AS member JOIN person ON person.id = member.person
           WHERE member.queue = $1 AND person.left_at IS NULL ORDER BY person.name, person.id""",
        queue,
    )
    return [row["person"] for row in rows]

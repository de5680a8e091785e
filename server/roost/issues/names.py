"""What queues, categories and chips are called, for whoever must tell them from a person."""

from roost.kit import database


async def queue_names() -> list[str]:
    """Names of queues and categories in use, and the words of chips."""
    rows = await database.fetch(
        """SELECT name AS said FROM queue WHERE retired_at IS NULL
           UNION SELECT name FROM category WHERE retired_at IS NULL
           UNION SELECT words FROM chip WHERE retired_at IS NULL"""
    )
    return [row["said"] for row in rows]

"""What somebody was told in the last 30 days, and what of it they have read."""

from datetime import datetime, timedelta
from uuid import UUID

from roost.kit import database

KEPT = timedelta(days=30)
# What counts as there: of the last 30 days ($3 the day before them), and not over ($2 now).
_THERE = "person = $1 AND (until IS NULL OR until > $2) AND at > $3"


async def unread_of(person: UUID, now: datetime) -> int:
    """How many notices somebody has not read."""
    found: int = await database.fetch_value(
        f"SELECT count(*) FROM notice WHERE read_at IS NULL AND {_THERE}", person, now, now - KEPT
    )
    return found

"""What is booked and could not be booked any more, because a rule has changed since."""

from datetime import datetime

from roost.kit import database


async def outside_hours(site: str, now: datetime) -> int:
    """How many live bookings from today (UTC) on begin before this site opens, or end after it has closed."""
    found: int = await database.fetch_value(
        """SELECT count(*) FROM booking b JOIN space s ON s.id = b.space JOIN floor f ON f.code = s.floor
               JOIN site t ON t.code = f.site
           WHERE t.code = $1 AND b.day >= $2 AND b.state IN ('booked', 'in')
               AND (b.starts < t.opens OR b.ends > t.closes)""",
        site,
        now.date(),
    )
    return found

"""Places that nobody came to are free again, at sites whose rules say so, a while after they were to begin.

Visits overrun: whoever checks in keeps the place, and whoever moves the times or lends hours has the whole while
anew. So has everybody when the rule itself changes: nobody loses a place by a rule that was not there in time.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from roost.bookings.actions import changed
from roost.bookings.locks import lock
from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import instant

# Who came by car and checked in at the desk is there with the car: a bay with one in it is not free.
_ROWS = """
SELECT b.id, b.space, b.kind, b.day, b.starts, b.ends, lower(b.held) AS begins, b.made_at, b.changed_at,
    coalesce(b.person, b.host) AS sitter, b.visitor IS NOT NULL AS visitor, s.label, f.code AS floor,
    t.timezone, t.release_after, t.remind_after, t.release_since
FROM booking b JOIN space s ON s.id = b.space JOIN floor f ON f.code = s.floor JOIN site t ON t.code = f.site
WHERE b.state = 'booked' AND t.release_after IS NOT NULL AND b.day BETWEEN $1 AND $2
    AND NOT EXISTS (
        SELECT FROM booking o
        WHERE o.day = b.day AND o.state = 'in' AND (o.arrival = b.arrival OR (b.kind = 'bay' AND o.person = b.person)))
"""


class Unclaimed(msgspec.Struct, frozen=True):
    """A booking that nobody has checked in to. `free_at`: when it is free again; `ends_at`: when it would end."""

    row: Any
    free_at: datetime
    ends_at: datetime

    @property
    def remind_at(self) -> datetime | None:
        """From when on its holder is asked."""
        if self.row["remind_after"] is None:
            return None
        return self.free_at - timedelta(minutes=self.row["release_after"] - self.row["remind_after"])


async def unclaimed(now: datetime) -> list[Unclaimed]:
    """Everything that will be free again today unless somebody checks in."""
    rows = await database.fetch(
        _ROWS + "ORDER BY b.day, b.starts, b.id", now.date() - timedelta(days=1), now.date() + timedelta(days=1)
    )
    found = [_unclaimed(row) for row in rows]
    return [one for one in found if one.free_at < one.ends_at and now < one.ends_at]


def _unclaimed(row: Any) -> Unclaimed:
    zone = ZoneInfo(row["timezone"])
    since = [instant(row["day"], row["begins"], zone), row["made_at"], row["changed_at"], row["release_since"]]
    last = max(one for one in since if one is not None)
    return Unclaimed(row, last + timedelta(minutes=row["release_after"]), instant(row["day"], row["ends"], zone))


async def release_unclaimed(now: datetime) -> int:
    """Free what is due; says how many bookings."""
    return sum([await _release(one.row, now) for one in await unclaimed(now) if one.free_at <= now])


@transactional
async def _release(before: Any, now: datetime) -> bool:
    await lock(before["day"], [before["space"]], [before["sitter"]])
    # Meanwhile its holder may have come, or said that they will.
    row = await database.fetch_row(_ROWS + "AND b.id = $3", before["day"], before["day"], before["id"])
    if row is None or _unclaimed(row).free_at > now:
        return False
    id_: UUID = row["id"]
    await database.execute(
        "UPDATE booking SET state = 'released', changed_by = NULL, changed_at = $2 WHERE id = $1", id_, now
    )
    facts = {"day": row["day"].isoformat(), "from": "booked", "to": "released"}
    await record(Event("released", "booking", id_, row["sitter"], facts), None, now)
    changed(row["floor"], row["day"])
    return True

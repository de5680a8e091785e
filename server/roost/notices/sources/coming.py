"""Places that nobody has come to yet: whose they are is asked before they are free again, and told when they are."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from roost.bookings import unclaimed
from roost.kit.days import show_time
from roost.notices.outgoing import Outgoing
from roost.notices.rules import Notice
from roost.notices.sources import standing
from roost.notices.sources.words import capital, label, when
from roost.places import WorkingHours


async def reminders(now: datetime, hours: WorkingHours) -> list[Notice]:
    """What will be free again soon unless somebody checks in: a while before, once each time it is put off."""
    told = []
    for one in await unclaimed(now):
        row = one.row
        if one.remind_at is None or not one.remind_at <= now < one.free_at:
            continue
        there = one.free_at.astimezone(ZoneInfo(row["timezone"]))
        at = show_time(there.hour * 60 + there.minute)
        span = when(row["day"], row["starts"], row["ends"])
        told.append(
            Notice(
                event=uuid5(row["id"], f"free at {one.free_at.isoformat()}"),
                person=row["sitter"],
                title=f"{capital(row['kind'])} {label(row['label'])} is free for others at {at}",
                body=f"{span}. Check in to keep it, or choose later times.",
                path=f"/?day={row['day'].isoformat()}",
                tag=f"booking {row['id']}",
                about=row["id"],
                concerns=now,
                until=one.free_at,
            )
        )
    return told


async def still_unclaimed(outs: Sequence[Outgoing]) -> set[UUID]:
    """It is theirs and nobody has checked in, at that time."""
    return await standing.in_state(outs, "booked")

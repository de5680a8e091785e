"""The calendar entry that goes with a mail about a booking (RFC 5545, RFC 5546).

An entry keeps its UID however often the place behind it changes, and each mail carries one with a higher SEQUENCE. The
other way, to cancel the old and to publish a new one, needs two calendars in one mail, for a calendar has one METHOD;
Outlook and Apple Calendar open them one by one, and whoever opens only the second has two desks in their diary. With
one UID both put the new place over the old one, and a programme that does not still shows the new place.
"""

from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from icalendar import Calendar, Event, vCalAddress, vText

from roost.bookings.rules import LIVE
from roost.kit import database
from roost.kit.days import instant
from roost.notices.outgoing import Outgoing
from roost.notices.sources.words import capital

Method = Literal["PUBLISH", "CANCEL"]

# What may be said of a booking in a mail of each kind: never that a place is yours, with an entry that takes it away.
_METHODS: dict[str, tuple[Method, ...]] = {
    "booked": ("PUBLISH",),
    "moved": ("PUBLISH",),
    "lost": ("CANCEL",),
    "cancelled": ("CANCEL", "PUBLISH"),
}

# `origin`: the booking that this one came from when places went out of use, or itself. `changes`: of all of them.
_ROW = """
WITH RECURSIVE back AS (
    SELECT b.id, b.day, b.person, b.host, 0 AS far FROM booking b WHERE b.id = $1
    UNION ALL
    SELECT old.id, old.day, old.person, old.host, far + 1
    FROM back JOIN booking old ON old.moved_to = back.id AND old.day = back.day
        AND (old.person = back.person OR old.host = back.host))
SELECT b.kind, b.day, b.starts, b.ends, b.state, b.visitor IS NOT NULL AS visitor, s.label, f.name AS floor_name,
    t.name AS site_name, t.timezone, (SELECT id FROM back ORDER BY far DESC LIMIT 1) AS origin,
    (SELECT count(*) FROM back JOIN journal j ON j.entity = 'booking' AND j.entity_id = back.id::text) AS changes
FROM booking b JOIN space s ON s.id = b.space JOIN floor f ON f.code = s.floor JOIN site t ON t.code = f.site
WHERE b.id = $1 AND coalesce(b.person, b.host) = $2
"""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A place for a while. `origin`: what its UID is made of; `changes`: how many there were, its SEQUENCE. `starts`,
    `ends`: instants (UTC). `stamp`: when it was told."""

    method: Method
    origin: UUID
    changes: int
    stamp: datetime
    starts: datetime
    ends: datetime
    summary: str
    location: str


async def entry_of(out: Outgoing) -> Entry | None:
    """What a mail of this notice carries, by what the booking is now; None where it is of something else, or where the
    booking has changed so much since that the words and the entry would not agree."""
    methods = _METHODS.get(out.kind)
    if methods is None or out.about is None:
        return None
    row = await database.fetch_row(_ROW, out.about, out.person)
    if row is None or row["state"] == "moved":
        return None
    method: Method = "PUBLISH" if row["state"] in LIVE else "CANCEL"
    if method not in methods:
        return None
    zone = ZoneInfo(row["timezone"])
    return Entry(
        method=method,
        origin=row["origin"],
        changes=row["changes"],
        stamp=out.at,
        starts=instant(row["day"], row["starts"], zone),
        ends=instant(row["day"], row["ends"], zone),
        summary=_summary(row),
        location=f"{row['site_name']}, {row['floor_name']}",
    )


def _summary(row: Any) -> str:
    place = f"{capital(row['kind'])} {row['label']}"
    return f"{place} for your visitor" if row["visitor"] else place


def calendar(entry: Entry, host: str, mail_from: str, address: str) -> str:
    """The entry as a file. `host`: what makes its UID ours; `address`: of the screen where it can be changed.

    It makes nobody busy, for whoever has a desk can still be met; and it is private, for who shares a calendar has not
    said that others may read there where they sit.
    """
    event = Event()
    event.add("uid", f"{entry.origin}@{host}")
    event.add("sequence", entry.changes)
    event.add("dtstamp", entry.stamp.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", entry.starts)
    event.add("dtend", entry.ends)
    event.add("summary", entry.summary)
    event.add("location", entry.location)
    event.add("url", address)
    event.add("status", "CONFIRMED" if entry.method == "PUBLISH" else "CANCELLED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    organizer = vCalAddress(f"mailto:{mail_from}")
    organizer.params["CN"] = vText("Roost")
    event.add("organizer", organizer)
    whole = Calendar()
    whole.add("prodid", "-//Roost//Roost//EN")
    whole.add("version", "2.0")
    whole.add("method", entry.method)
    whole.add_component(event)
    written: bytes = whole.to_ical()
    return written.decode()

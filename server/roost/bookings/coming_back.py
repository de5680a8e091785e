"""From a hard visit, one tap: who is in and until when, a desk beside them, a bay, a quiet room, someone to talk to."""

from datetime import date, datetime
from typing import Any

import msgspec

from roost.bookings import queries, seating, talks
from roost.bookings.facts import refusal
from roost.bookings.rules import SHORTEST, Sitter, Wish
from roost.bookings.seating import Suggested
from roost.bookings.suggestion import natural
from roost.kit.days import STEP, Span, local
from roost.kit.errors import Refused
from roost.people import Who
from roost.places import ROOM, Place, SiteRules, hours, known

QUIET = "quiet"
QUIET_MINUTES = 30


class ComingBack(msgspec.Struct, frozen=True):
    """`around`: rows of who can be asked to talk and is in from now on; `quiet`: a room for half an hour."""

    day: date
    span: Span
    suggested: Suggested
    around: list[Any]
    quiet: Place | None
    quiet_span: Span


async def coming_back(who: Who, now: datetime) -> ComingBack:
    """What there is for the rest of today at the team's home site. Refused where that is closed by now."""
    seats = seating.Seating(who, now)
    today = now.date()
    await seats.load(None, today)
    if seats.site is None:
        raise Refused("closed", seating.NO_DESKS)
    today, minute = local(now, seats.site.zone)
    span = _rest_of_day(seats.site, today, minute)
    suggested = await seating.suggest(who, today, span, None, now)
    around = [
        row
        for row in await talks.whom(who, today)
        if any(part.starts <= minute < part.ends for part in queries.parts(row))
    ]
    quiet_span = Span(span.starts, min(span.starts + QUIET_MINUTES, span.ends))
    return ComingBack(today, span, suggested, around, await _quiet(seats, suggested, today, quiet_span), quiet_span)


def _rest_of_day(site: SiteRules, today: date, minute: int) -> Span:
    open_span = hours(site, today)
    starts = max(minute - minute % STEP, open_span.starts) if open_span else 0
    if open_span is None or open_span.ends - starts < SHORTEST:
        raise Refused("closed", f"{site.name} is closed for today. Look at the next open day.")
    return Span(starts, open_span.ends)


async def _quiet(seats: seating.Seating, suggested: Suggested, today: date, span: Span) -> Place | None:
    """The quiet room nearest to where they will sit, or None."""
    facts = await queries.facts_of_day(today)
    desk = suggested.offer.desk.place if suggested.offer.desk else None
    held = next((row["floor"] for row in suggested.have if row["kind"] == "desk"), None)
    floor = desk.floor if desk else held
    sitter: Sitter = seats.sitter
    rooms = [
        room
        for room in await known.of_kind(ROOM.name)
        if QUIET in room.features
        and seats.site is not None
        and room.site.code == (desk.site.code if desk else seats.site.code)
        and refusal(Wish(room, today, span), sitter, facts, seats.now) is None
    ]
    return min(rooms, key=lambda room: (room.floor != floor, natural(room.label)), default=None)

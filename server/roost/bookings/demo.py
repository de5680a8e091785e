"""Lively days for a demonstration: each team's people book on their office days, by the real actions.

The choice is seeded by person and day, so that a second start adds nothing but the days that have come up since.
"""

import random
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from roost.bookings import actions, queries
from roost.bookings.actions import Hold, Seat
from roost.bookings.facts import Held, refusal
from roost.bookings.rules import SHORTEST, Sitter, Wish, say_day
from roost.bookings.suggestion import Asker, Mate, choose_bay, choose_desk
from roost.kit import database
from roost.kit.days import STEP, Span, horizon, local
from roost.kit.errors import Refused
from roost.places import BAY, DESK, Place, SiteRules, closed, minutes_on_foot, places_of_kind, today

# How many of a team come in on one of its office days, and on any other day; the rest are at families' homes.
ON_OFFICE_DAYS = 0.62
ON_OTHER_DAYS = 0.1
SPANS = [Span(540, 1020)] * 5 + [Span(480, 960), Span(570, 1050), Span(540, 780), Span(780, 1050), Span(600, 900)]

_PEOPLE = """
SELECT p.id, p.name, p.team, p.vehicle, p.essential_car_user, p.blue_badge, p.ev, p.needs, t.office_days,
    h.zone, f.site
FROM person p JOIN team t ON t.code = p.team JOIN team_home h ON h.team = t.code
    JOIN zone z ON z.code = h.zone JOIN floor f ON f.code = z.floor
WHERE p.left_at IS NULL ORDER BY p.email
"""


async def top_up(now: datetime, say: Callable[[str], None]) -> int:
    """Book the days of the horizon that nobody has made lively yet; says how many bookings were made."""
    people = await database.fetch(_PEOPLE)
    desks, bays = await places_of_kind(DESK.name), await places_of_kind(BAY.name)
    if not people or not desks:
        return 0
    on_foot = await minutes_on_foot()
    site = desks[0].site
    made = 0
    for day in horizon(today(site, now)):
        if closed(site, day):
            continue
        coming = [row for row in people if _comes(row, day)]
        known = await database.fetch("SELECT DISTINCT person FROM booking WHERE day = $1", day)
        seen = {row["person"] for row in known}
        fresh = [row for row in coming if row["id"] not in seen]
        if fresh:
            made += await _fill(day, fresh, desks, bays, on_foot, now, say)
    return made


def _comes(row: Any, day: date) -> bool:
    share = ON_OFFICE_DAYS if day.isoweekday() in row["office_days"] else ON_OTHER_DAYS
    return _dice(row, day, "comes").random() < share


def _dice(row: Any, day: date, what: str) -> random.Random:
    # By name, not by id: ids differ from one database to the next, and every demonstration should look alike.
    return random.Random(f"{what} {row['name']} {day}")


async def _fill(
    day: date,
    rows: list[Any],
    desks: list[Place],
    bays: list[Place],
    on_foot: dict[tuple[str, str], int],
    now: datetime,
    say: Callable[[str], None],
) -> int:
    facts = await queries.facts_of_day(day)
    mates: dict[str, list[Mate]] = {}
    made = 0
    for row in rows:
        span = _still_to_come(_dice(row, day, "span").choice(SPANS), day, desks[0].site, now)
        if span is None:
            continue
        sitter = Sitter(
            row["id"], row["team"], row["essential_car_user"], row["blue_badge"], row["ev"], frozenset(row["needs"])
        )

        def allowed(place: Place, at: Span, sitter: Sitter = sitter) -> bool:
            return refusal(Wish(place, day, at), sitter, facts, now) is None

        asker = Asker(sitter.needs, row["zone"], {}, row["vehicle"] is not None, sitter.blue_badge, sitter.ev)
        here = [d for d in desks if d.site.code == row["site"] and (d.zone == row["zone"] or d.access == "open")]
        desk = choose_desk(asker, span, here, mates.get(row["team"], []), allowed)
        bay = choose_bay(asker, span, bays, on_foot, row["site"], allowed) if asker.has_car else None
        spaces = tuple(choice.place.id for choice in (desk, bay) if choice)
        if not desk or not spaces:
            continue
        try:
            arrival = await actions.arrive(Hold(spaces, day, span, Seat(person=sitter.id)), sitter.id, None, now)
        except Refused:
            continue
        if not made:
            say(f"Bookings for {say_day(day)} …")
        mates.setdefault(row["team"], []).append(Mate(sitter.id, row["name"], desk.place, span))
        for choice in (desk, bay):
            if choice:
                facts.add(Held(arrival, choice.place.id, sitter.id, choice.place.kind, span))
        made += len(spaces)
    return made


def _still_to_come(span: Span, day: date, site: SiteRules, now: datetime) -> Span | None:
    """What can be booked of the span now: whoever starts the demonstration at noon finds today's people there too."""
    here, minute = local(now, site.zone)
    starts = max(span.starts, minute - minute % STEP) if day == here else span.starts
    return Span(starts, span.ends) if span.ends - starts >= SHORTEST else None

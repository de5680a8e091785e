"""Who may book what, when. Pure: no database, no clock. Every refusal says what to do next.

A refusal about somebody else never says where they sit, which need they have, or that they are in.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from roost.kit.days import HORIZON, STEP, Span, local, show_time
from roost.kit.errors import FieldError, Invalid, Refused
from roost.people import guard
from roost.places import (
    BAY,
    BLUE_BADGE,
    ESSENTIAL_USER,
    EV,
    KINDS,
    VISITOR,
    Place,
    SiteRules,
    closed,
    previous_open_day,
)

SHORTEST = 30
VISITOR_LENGTH = 40
# How many minutes before its start a booking can be checked in.
CHECK_IN_OPENS = 30
LIVE = ("booked", "in")

# For whom a marked bay is, in the order in which a bay with several marks is explained.
BAY_IS_FOR = {
    BLUE_BADGE: "blue-badge holders",
    ESSENTIAL_USER: "essential car users",
    EV: "electric cars",
    VISITOR: "visitors",
}


class Sitter(msgspec.Struct, frozen=True):
    """Whom access follows: the person who sits, or a visitor's host. `needs`: features their desk must have."""

    id: UUID
    team: str | None
    essential_car_user: bool = False
    blue_badge: bool = False
    ev: bool = False
    needs: frozenset[str] = frozenset()
    hidden: bool = False


class Wish(msgspec.Struct, frozen=True):
    """What is asked: a place, a day, a span.

    `apart`: whoever sits hides from whoever asks. `began`: the span of a running booking that is only being changed.
    """

    place: Place
    day: date
    span: Span
    visitor: bool = False
    for_colleague: bool = False
    apart: bool = False
    began: Span | None = None


def day_refusal(site: SiteRules, day: date, now: datetime) -> Refused | None:
    """Why that date can be neither booked nor looked at: it is past, or beyond the horizon."""
    today, _ = local(now, site.zone)
    if day < today:
        return Refused("past", "That day is over. Choose today or a later day.")
    if day > today + timedelta(days=HORIZON):
        last = today + timedelta(days=HORIZON)
        return Refused("too-far-ahead", f"That is too far ahead. You can book up to {say_day(last)}.")
    return None


def time_refusal(wish: Wish, now: datetime) -> Refused | None:
    """Why nobody could book that place then: the day, the opening hours, the length, the past."""
    site, span = wish.place.site, wish.span
    refused = day_refusal(site, wish.day, now)
    if refused:
        return refused
    shut = closed(site, wish.day)
    if shut:
        why = shut.name or "the weekend"
        return Refused("closed", f"{site.name} is closed that day ({why}). Choose another day.")
    if not Span(site.opens, site.closes).holds(span):
        hours = f"{show_time(site.opens)} to {show_time(site.closes)}"
        return Refused("outside-hours", f"{site.name} is open from {hours}. Choose times within that.")
    today, minute = local(now, site.zone)
    quarter = minute - minute % STEP
    began = wish.began is not None and wish.day == today and span.starts == wish.began.starts <= minute
    if span.minutes < SHORTEST and not began:
        return Refused("too-short", f"Book at least {SHORTEST} minutes.")
    if wish.day == today and (span.ends <= minute or (span.starts < quarter and not began)):
        return Refused("past", f"That time is over. Today you can start at {show_time(quarter)} or later.")
    return None


def access_refusal(wish: Wish, sitter: Sitter, now: datetime) -> Refused | None:
    """Why this person (or this visitor's host) may not have that place then."""
    place = wish.place
    if place.access != "open" and sitter.team != place.zone_team:
        if place.access == "team only":
            return Refused(
                "team-only", f"{place.zone_name} is kept for the team that sits there. Choose another place."
            )
        opens = zone_opens(place, wish.day)
        if not _reached(place.site, opens, now):
            return Refused(
                "not-open-yet",
                f"{place.zone_name} opens to other teams on {say_when(*opens)}. Choose another place.",
            )
    if place.kind == BAY.name:
        if wish.for_colleague:
            # Yes or no would tell whether they park, and which badge or car they have.
            return Refused("bay-reserved", "A bay is booked by whoever parks in it. Ask them to book it themselves.")
        return _bay_refusal(wish, sitter, now)
    return None


def _bay_refusal(wish: Wish, sitter: Sitter, now: datetime) -> Refused | None:
    marks = [mark for mark in BAY_IS_FOR if mark in wish.place.features]
    if not marks:
        return None
    site = wish.place.site
    opens_to_all = site.bays_open_at is not None and _reached(site, (wish.day, site.bays_open_at), now)
    for mark in marks:
        whose = BAY_IS_FOR[mark]
        if opens_to_all and mark != BLUE_BADGE:
            continue
        has = {
            BLUE_BADGE: sitter.blue_badge and not wish.visitor,
            ESSENTIAL_USER: sitter.essential_car_user and not wish.visitor,
            EV: sitter.ev and not wish.visitor,
            VISITOR: wish.visitor,
        }
        if not has[mark]:
            return Refused("bay-reserved", f"That bay is for {whose}. Choose a bay without that mark.")
    return None


def zone_opens(place: Place, day: date) -> tuple[date, int]:
    """The date and minute at which a team-first zone opens to everyone: HH:MM on the site's previous working day."""
    return previous_open_day(place.site, day), place.team_first_until or 0


def _reached(site: SiteRules, at: tuple[date, int], now: datetime) -> bool:
    return local(now, site.zone) >= at


def taken_refusal(wish: Wish, busy: Iterable[Span]) -> Refused | None:
    """Somebody else holds the place for a part of that span."""
    if any(wish.span.overlaps(span) for span in busy):
        return Refused(
            "taken",
            f"{name_of(wish.place)} is taken for a part of that time. Choose another {wish.place.kind} or time.",
        )
    return None


def own_refusal(wish: Wish, own: Iterable[tuple[str, Span]]) -> Refused | None:
    """The sitter already has a place of that kind then. `own`: kind and span of their live bookings that day."""
    kind = wish.place.kind
    if wish.apart:
        return not_for_them(kind)
    if wish.visitor or not KINDS[kind].one_each:
        return None
    for held, span in own:
        if held == kind and span.overlaps(wish.span):
            if wish.for_colleague:
                return not_for_them(kind)
            return Refused(
                "already-booked",
                f"You already have a {kind} from {show_time(span.starts)} to {show_time(span.ends)}. "
                "Cancel it or change its times first.",
            )
    return None


def not_for_them(kind: str) -> Refused:
    """The same words whether they hold such a place then or hide: else trying would tell when who hides is in."""
    return Refused("not-for-them", f"A {kind} cannot be booked for them at that time. Ask them first.")


def out_refusal(place: Place, reason: str | None) -> Refused | None:
    """The place is out of use that day, or no longer exists. `reason`: facilities' words."""
    if place.retired:
        return Refused("out-of-use", f"{name_of(place)} is no longer there. Choose another {place.kind}.")
    if reason is not None:
        return Refused("out-of-use", f"{name_of(place)} is out of use: {reason}. Choose another {place.kind}.")
    return None


def check_visitor(words: str) -> str:
    """Who or firm, tidied; Invalid where it is empty, too long, or holds more than a professional or a firm."""
    tidy = " ".join(words.split())
    wrong = None
    if not tidy or len(tidy) > VISITOR_LENGTH:
        wrong = f"Say who or which firm in 1 to {VISITOR_LENGTH} characters."
    elif guard.not_for_visitors(tidy):
        wrong = "Never a child or family here, and no numbers of theirs. Write the professional or firm who visits."
    elif not tidy.isprintable():
        wrong = "There is a character that cannot be shown. Write plain letters."
    if wrong:
        raise Invalid(wrong, [FieldError("/for/visitor", wrong)])
    return tidy


def name_of(place: Place) -> str:
    """ "Desk 2B07"."""
    return f"{place.kind.capitalize()} {place.label}"


def say_day(day: date) -> str:
    """ "Tuesday 24 November"."""
    return f"{day:%A} {day.day} {day:%B}"


def say_when(day: date, minutes: int) -> str:
    """ "Tuesday 24 November at 16:00"."""
    return f"{say_day(day)} at {show_time(minutes)}"

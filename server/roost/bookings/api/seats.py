"""Seat me with my team: the suggestion on the wire."""

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from roost.bookings import rules, seating, wire
from roost.bookings.seating import Offer
from roost.bookings.suggestion import BayChoice, DeskChoice
from roost.bookings.wire import BookingOut, SpaceRef, Time
from roost.kit.days import TIME_PATTERN, parse_span, show_time
from roost.kit.errors import Refused
from roost.kit.openapi import answers
from roost.people import PersonRef, Who, require
from roost.places import BAY, DESK, known


class DeskOffer(msgspec.Struct):
    """A desk, who of the team sits beside it, and why this one."""

    space: SpaceRef
    features: list[str]
    beside: list[PersonRef]
    reasons: list[str]


class BayOffer(msgspec.Struct):
    """A bay, the minutes on foot from it to the desk, and why this one."""

    space: SpaceRef
    features: list[str]
    minutes_on_foot: int
    reasons: list[str]


class Alternative(msgspec.Struct):
    """The nearest thing to what was asked: another site, span, day, or a desk without what was needed."""

    words: str
    day: date
    starts: Time
    ends: Time
    desk: DeskOffer | None
    bay: BayOffer | None


class Have(msgspec.Struct):
    """What the asker already holds in that span."""

    desk: BookingOut | None
    bay: BookingOut | None


class Suggestion(msgspec.Struct):
    """What to book, in words and as ids. `desk_words`, `bay_words`: why there is none, where there is none."""

    day: date
    starts: Time
    ends: Time
    words: str
    desk: DeskOffer | None
    desk_words: str | None
    bay: BayOffer | None
    bay_words: str | None
    alternatives: list[Alternative]
    have: Have


WireTime = Annotated[str, QueryParameter(pattern=TIME_PATTERN, description="A quarter-hour, such as 09:15.")]


@get("/suggestion", summary="Seat me with my team", responses=answers(409))
async def get_suggestion(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    day: FromQuery[date],
    starts: WireTime,
    ends: WireTime,
    site: Annotated[
        str | None, QueryParameter(max_length=40, description="Where to sit; without it the team's home.")
    ] = None,
) -> Suggestion:
    require(who, "book")
    span = parse_span(starts, ends, "")
    refusals = [rules.day_refusal(rules_of, day, now) for rules_of in await known.sites()]
    if not refusals:
        raise Refused("closed", seating.NO_DESKS)
    if all(refusals):
        raise refusals[0] or AssertionError
    found = await seating.suggest(who, day, span, site, now)
    return Suggestion(
        day=day,
        starts=starts,
        ends=ends,
        words=found.offer.words,
        desk=desk_offer(found.offer.desk),
        desk_words=found.desk_words,
        bay=bay_offer(found.offer.bay),
        bay_words=found.bay_words,
        alternatives=[_alternative(offer) for offer in found.alternatives],
        have=have_out(found.have, now),
    )


def have_out(rows: list[Any], now: datetime) -> Have:
    """Rows of `queries.BOOKINGS` that the asker holds."""
    have = {row["kind"]: wire.booking_out(row, now) for row in rows}
    return Have(have.get(DESK.name), have.get(BAY.name))


def desk_offer(choice: DeskChoice | None) -> DeskOffer | None:
    """On the wire."""
    if choice is None:
        return None
    return DeskOffer(
        wire.place_ref(choice.place),
        sorted(choice.place.features),
        [PersonRef(mate.id, mate.name) for mate in choice.beside],
        list(choice.reasons),
    )


def bay_offer(choice: BayChoice | None) -> BayOffer | None:
    """On the wire."""
    if choice is None:
        return None
    return BayOffer(
        wire.place_ref(choice.place), sorted(choice.place.features), choice.minutes_on_foot, list(choice.reasons)
    )


def _alternative(offer: Offer) -> Alternative:
    return Alternative(
        offer.words,
        offer.day,
        show_time(offer.span.starts),
        show_time(offer.span.ends),
        desk_offer(offer.desk),
        bay_offer(offer.bay),
    )


routes: list[Any] = [get_suggestion]

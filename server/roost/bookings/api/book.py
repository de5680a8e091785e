"""Booking: a space, or a desk and a bay together; cancelling; other times."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from roost.bookings import actions, changes, queries, rules, seating, wire
from roost.bookings.actions import Hold, Seat
from roost.bookings.wire import ArrivalIn, ArrivalOut, BookingIn, BookingOut, BookingRefused, Bookings, NextBest, SpanIn
from roost.kit.days import parse_span
from roost.kit.errors import FieldError, Invalid, Refused
from roost.kit.openapi import answers
from roost.kit.parameters import Key
from roost.people import Who, require
from roost.places import BAY, DESK, places

# Refusals after which another place of the same kind may do.
ELSEWHERE = ("taken", "out-of-use", "team-only", "not-open-yet", "bay-reserved")
LONGEST_RANGE = 92
REFUSED_HERE = answers(404, 409, refused=BookingRefused)


@get("/bookings", summary="My bookings, and my visitors', whatever became of them")
async def get_bookings(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    from_: Annotated[date, QueryParameter(name="from", description="The first day.")],
    to: Annotated[date, QueryParameter(description="The last day, at most 92 days later.")],
) -> Bookings:
    if not 0 <= (to - from_).days <= LONGEST_RANGE:
        raise Invalid("Ask for 1 to 93 days in order.", [FieldError("to", "must be from 0 to 92 days after from")])
    return Bookings([wire.booking_out(row, now) for row in await queries.bookings_between(who.id, from_, to)])


@post("/bookings", summary="Book a space for me, a colleague or a visitor", responses=REFUSED_HERE)
async def post_booking(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[BookingIn], key: Key = None
) -> BookingOut:
    require(who, "book")
    hold = Hold((data.space,), data.day, parse_span(data.starts, data.ends), _seat(data, who))
    try:
        booking = await actions.book(hold, who.id, key, now)
    except Refused as refused:
        raise await _with_next_best(refused, hold, data.space, who.id, now) from refused
    return await _answer(booking, who, now)


@post("/arrivals", summary="Book a desk and a bay, both or neither", responses=REFUSED_HERE)
async def post_arrival(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[ArrivalIn], key: Key = None
) -> ArrivalOut:
    require(who, "book")
    asked = {"desk": data.desk, "bay": data.bay}
    spaces = tuple(space for space in asked.values() if space is not None)
    if not spaces:
        raise Invalid("Name a desk, a bay or both.", [FieldError("/desk", "name a desk, a bay or both")])
    found = await places(spaces)
    for name, kind in (("desk", DESK.name), ("bay", BAY.name)):
        space = asked[name]
        if space in found and found[space].kind != kind:
            raise Invalid(f"What was named as {name} is a {found[space].kind}.", [FieldError(f"/{name}", "wrong kind")])
    hold = Hold(spaces, data.day, parse_span(data.starts, data.ends), Seat(person=who.id))
    try:
        arrival = await actions.arrive(hold, who.id, key, now)
    except Refused as refused:
        raise await _with_next_best(refused, hold, refused.extra.get("space"), who.id, now) from refused
    return await _arrival(arrival, who, now)


@post(
    "/arrivals/{arrival:uuid}/cancellation",
    summary="Cancel what was booked together",
    status_code=200,
    responses=answers(404, 409),
)
async def post_arrival_cancellation(
    who: NamedDependency[Who], now: NamedDependency[datetime], arrival: FromPath[UUID]
) -> ArrivalOut:
    await changes.cancel_arrival(arrival, who.id, now)
    return await _arrival(arrival, who, now)


@post(
    "/bookings/{booking:uuid}/cancellation",
    summary="Cancel a booking; a repeat does nothing",
    status_code=200,
    responses=answers(404, 409),
)
async def post_cancellation(
    who: NamedDependency[Who], now: NamedDependency[datetime], booking: FromPath[UUID]
) -> BookingOut:
    await changes.cancel(booking, who.id, now)
    return await _answer(booking, who, now)


@post(
    "/bookings/{booking:uuid}/span",
    summary="Other times on the same day",
    status_code=200,
    responses=answers(404, 409),
)
async def post_span(
    who: NamedDependency[Who], now: NamedDependency[datetime], booking: FromPath[UUID], data: JSONBody[SpanIn]
) -> BookingOut:
    await changes.move_span(booking, parse_span(data.starts, data.ends), who.id, now)
    return await _answer(booking, who, now)


def _seat(data: BookingIn, who: Who) -> Seat:
    wanted = data.for_
    if wanted is None or (wanted.person == who.id and wanted.visitor is None):
        return Seat(person=who.id)
    if (wanted.person is None) == (wanted.visitor is None):
        raise Invalid("Book for a colleague or for a visitor.", [FieldError("/for", "one of person and visitor")])
    if wanted.visitor is not None:
        require(who, "book_for_visitor")
        return Seat(host=who.id, visitor=rules.check_visitor(wanted.visitor))
    require(who, "book_for_colleague")
    return Seat(person=wanted.person)


async def _answer(booking: UUID, who: Who, now: datetime) -> BookingOut:
    return wire.booking_out((await queries.bookings([booking]))[0], now, who.id)


async def _arrival(arrival: UUID, who: Who, now: datetime) -> ArrivalOut:
    rows = await queries.bookings(await queries.of_arrival(arrival))
    return ArrivalOut(arrival, [wire.booking_out(row, now, who.id) for row in rows])


async def _with_next_best(refused: Refused, hold: Hold, space: UUID | None, actor: UUID, now: datetime) -> Refused:
    """The same refusal with the nearest places that are free and allowed, so that nobody is left standing."""
    refused.extra.pop("space", None)
    slug = refused.type.rsplit("/", 1)[-1]
    sitter = (await queries.sitters([hold.seat.sitter])).get(hold.seat.sitter)
    if slug not in ELSEWHERE or space is None or sitter is None:
        return refused
    best = await seating.next_best(space, hold, sitter, for_colleague=hold.seat.person not in (None, actor), now=now)
    refused.extra["alternatives"] = [
        NextBest(f"{rules.name_of(place)}, {place.zone_name}, {place.site.name}", wire.place_ref(place))
        for place in best
    ]
    return refused


routes: list[Any] = [
    get_bookings,
    post_booking,
    post_arrival,
    post_arrival_cancellation,
    post_cancellation,
    post_span,
]

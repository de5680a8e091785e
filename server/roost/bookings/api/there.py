"""Being there, being away, and coming back: check-in, lending the gap, and somebody to talk to."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from roost.bookings import coming_back as returns
from roost.bookings import lending, queries, talks, wire
from roost.bookings.api.seats import BayOffer, DeskOffer, Have, bay_offer, desk_offer, have_out
from roost.bookings.talks import Answer
from roost.bookings.wire import BookingOut, Bookings, LendingIn, Present, SpaceRef, Time
from roost.kit.days import parse_span, show_time
from roost.kit.openapi import answers
from roost.people import Who


class QuietOffer(msgspec.Struct):
    """A quiet room for half an hour."""

    space: SpaceRef
    starts: Time
    ends: Time


class ComingBackOut(msgspec.Struct):
    """What there is for the rest of today. `around`: who is in and until when, and can be asked to talk."""

    day: date
    starts: Time
    ends: Time
    words: str
    around: list[Present]
    desk: DeskOffer | None
    desk_words: str | None
    bay: BayOffer | None
    bay_words: str | None
    quiet: QuietOffer | None
    have: Have


class TalkIn(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to ask. No reason is asked."""

    person: UUID


class TalkOut(msgspec.Struct):
    """A request to talk; gone at midnight."""

    id: UUID


class AnswerIn(msgspec.Struct, forbid_unknown_fields=True):
    """I'll be there, or ask somebody else."""

    answer: Answer


@post(
    "/bookings/{booking:uuid}/check-in",
    summary="I am there; a repeat does nothing",
    status_code=200,
    responses=answers(404, 409),
)
async def post_check_in(
    who: NamedDependency[Who], now: NamedDependency[datetime], booking: FromPath[UUID]
) -> BookingOut:
    await lending.check_in(booking, who.id, now)
    return wire.booking_out((await queries.bookings([booking]))[0], now)


@post(
    "/days/{day:str}/lending",
    summary="Lend my desk and bay for the hours of a visit",
    status_code=200,
    responses=answers(409),
)
async def post_lending(
    who: NamedDependency[Who], now: NamedDependency[datetime], day: FromPath[date], data: JSONBody[LendingIn]
) -> Bookings:
    gap = parse_span(data.gap.starts, data.gap.ends, "/gap/") if data.gap else None
    lent = await lending.lend(day, gap, who.id, now)
    return Bookings([wire.booking_out(row, now) for row in await queries.bookings(lent)])


@get(
    "/coming-back",
    summary="From a hard visit: who is in, a desk beside them, a bay, a quiet room",
    responses=answers(409),
)
async def get_coming_back(who: NamedDependency[Who], now: NamedDependency[datetime]) -> ComingBackOut:
    found = await returns.coming_back(who, now)
    quiet = (
        QuietOffer(wire.place_ref(found.quiet), show_time(found.quiet_span.starts), show_time(found.quiet_span.ends))
        if found.quiet
        else None
    )
    return ComingBackOut(
        day=found.day,
        starts=show_time(found.span.starts),
        ends=show_time(found.span.ends),
        words=found.suggested.offer.words,
        around=wire.presents(found.around),
        desk=desk_offer(found.suggested.offer.desk),
        desk_words=found.suggested.desk_words,
        bay=bay_offer(found.suggested.offer.bay),
        bay_words=found.suggested.bay_words,
        quiet=quiet,
        have=have_out(found.suggested.have, now),
    )


@post("/talks", summary="I'd like someone to talk to", responses=answers(404))
async def post_talk(who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[TalkIn]) -> TalkOut:
    return TalkOut(await talks.ask(who, data.person, await talks.today(who, now), now))


@post(
    "/talks/{talk:uuid}/answer",
    summary="I'll be there, or ask someone else",
    status_code=200,
    responses=answers(404, 409),
)
async def post_talk_answer(
    who: NamedDependency[Who], now: NamedDependency[datetime], talk: FromPath[UUID], data: JSONBody[AnswerIn]
) -> TalkOut:
    await talks.answer(talk, who, data.answer, await talks.today(who, now), now)
    return TalkOut(talk)


routes: list[Any] = [post_check_in, post_lending, get_coming_back, post_talk, post_talk_answer]

"""Booking, cancelling, moving times. Each verb is one transaction: lock, then read the rules, then write."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from uuid import UUID

import asyncpg
import msgspec

from roost.bookings import queries
from roost.bookings.facts import refusal
from roost.bookings.floor_days import floor_days
from roost.bookings.locks import lock
from roost.bookings.rules import Wish
from roost.journal import Event, record_all
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import Span
from roost.kit.errors import NotFound, Refused
from roost.kit.ids import new_id
from roost.kit.once import once
from roost.places import Place, places


class Seat(msgspec.Struct, frozen=True):
    """For whom: a person, or a visitor (`who or firm`) and their host."""

    person: UUID | None = None
    host: UUID | None = None
    visitor: str | None = None

    @property
    def sitter(self) -> UUID:
        """Whom access follows."""
        found = self.person or self.host
        assert found is not None
        return found


class Hold(msgspec.Struct, frozen=True):
    """What is to be booked: one space, or a desk and a bay together."""

    spaces: tuple[UUID, ...]
    day: date
    span: Span
    seat: Seat


@transactional
async def book(hold: Hold, actor: UUID, key: str | None, now: datetime) -> UUID:
    """Book one space. The booking's id; the first one's for a repeat. Refused where a rule says no."""

    async def make() -> UUID:
        return (await _hold(hold, actor, None, now))[0]

    return await _once("booking", hold, actor, key, now, make)


@transactional
async def arrive(hold: Hold, actor: UUID, key: str | None, now: datetime) -> UUID:
    """Book a desk and a bay, both or neither. The arrival's id."""

    async def make() -> UUID:
        arrival = new_id()
        await _hold(hold, actor, arrival, now)
        return arrival

    return await _once("arrival", hold, actor, key, now, make)


async def _once(
    what: str, hold: Hold, actor: UUID, key: str | None, now: datetime, make: Callable[[], Awaitable[UUID]]
) -> UUID:
    await lock(hold.day, hold.spaces, [hold.seat.sitter], (actor, key) if key else None)
    # With `what`, or an arrival would be answered with the id of a booking that had the same key.
    return await once(actor, key, msgspec.json.encode((what, hold)), now, make)


async def _hold(hold: Hold, actor: UUID, arrival: UUID | None, now: datetime) -> list[UUID]:
    found = await places(hold.spaces)
    missing = [space for space in hold.spaces if space not in found]
    if missing:
        raise NotFound("There is no such place. Choose one from the list.")
    known = await queries.sitters([hold.seat.sitter, actor])
    sitter = known.get(hold.seat.sitter)
    if sitter is None:
        raise NotFound("There is no such person here. Choose somebody from the list.")
    apart = sitter.hidden and sitter.id != actor and (actor not in known or known[actor].team != sitter.team)
    facts = await queries.facts(hold.day, hold.spaces, hold.seat.person)
    for space in hold.spaces:
        refused = refusal(
            Wish(
                place=found[space],
                day=hold.day,
                span=hold.span,
                visitor=hold.seat.visitor is not None,
                for_colleague=hold.seat.person is not None and hold.seat.person != actor,
                apart=apart and hold.seat.visitor is None,
            ),
            sitter,
            facts,
            now,
        )
        if refused:
            refused.extra["space"] = space
            raise refused
    return await insert([(found[space], hold.span, hold.seat) for space in hold.spaces], hold.day, arrival, actor, now)


async def insert(
    rows: Sequence[tuple[Place, Span, Seat]],
    day: date,
    arrival: UUID | None,
    actor: UUID,
    now: datetime,
    gap: Span | None = None,
) -> list[UUID]:
    """Write live bookings that the rules allow, and the journal; `gap` is lent from the start. Locks must be held."""
    ids = [new_id() for _ in rows]
    try:
        await database.execute(
            """INSERT INTO booking (id, space, kind, person, host, visitor, day, starts, ends, held, state, arrival,
                                    made_by, made_at)
               SELECT id, space, kind, person, host, visitor, $1, starts, ends,
                   int4multirange(int4range(starts, ends)) - int4multirange(int4range($13, $14)), 'booked', $2, $3, $4
               FROM unnest($5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::uuid[], $10::text[], $11::int[],
                           $12::int[]) AS row (id, space, kind, person, host, visitor, starts, ends)""",
            day,
            arrival,
            actor,
            now,
            ids,
            [place.id for place, _, _ in rows],
            [place.kind for place, _, _ in rows],
            [seat.person for _, _, seat in rows],
            [seat.host for _, _, seat in rows],
            [seat.visitor for _, _, seat in rows],
            [span.starts for _, span, _ in rows],
            [span.ends for _, span, _ in rows],
            gap.starts if gap else 0,
            gap.ends if gap else 0,
        )
    except asyncpg.ExclusionViolationError as error:
        # The locks make this all but impossible; the constraint is what makes it impossible.
        if error.constraint_name == "booking_one_per_person":
            raise Refused("already-booked", "There is already a place of that kind booked at that time.") from error
        raise Refused("taken", "Somebody was faster. Choose another place.") from error
    await record_all(
        [
            Event("booked", "booking", id_, seat.sitter, {"day": day.isoformat(), "kind": place.kind})
            for id_, (place, _, seat) in zip(ids, rows, strict=True)
        ],
        actor,
        now,
    )
    for place, _, _ in rows:
        changed(place.floor, day)
    return ids


def changed(floor: str, day: date) -> None:
    """Once committed, this process forgets its own copy; the others are told by the database."""
    database.after_commit(lambda: floor_days.drop((floor, day)))

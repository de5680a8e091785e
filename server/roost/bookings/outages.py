"""Out of use: spaces leave the pool, and whoever holds one is moved to the nearest equal place, or told.

An outage holds every day of the horizon still first: without that a booking that had read the old rules could
still be written, and somebody would come to a desk that is out of service.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.bookings import queries
from roost.bookings.actions import Seat, changed, insert
from roost.bookings.changes import end, is_over, sitter_of
from roost.bookings.facts import Held, OutageFact, refusal
from roost.bookings.locks import lock_horizon
from roost.bookings.rules import SHORTEST, Wish
from roost.bookings.suggestion import nearest_equal
from roost.journal import Event, record, record_all
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import STEP, Span, local
from roost.kit.errors import FieldError, Invalid, NotFound
from roost.kit.ids import new_id
from roost.places import Place, known, places

REASON_LENGTH = 120


class Scope(msgspec.Struct, frozen=True):
    """What is out of use: exactly one of the four."""

    site: str | None = None
    floor: str | None = None
    zone: str | None = None
    space: UUID | None = None


class Moves(msgspec.Struct, frozen=True):
    """What an outage did to those who held a place: moved to an equal one, or only told."""

    moved: int
    told: int


@transactional
async def put_out(
    scope: Scope, first: date, last: date | None, reason: str, actor: UUID, now: datetime
) -> tuple[UUID, Moves]:
    """Take spaces out of use on days `first` to `last` (None: until ended), and move or tell their holders."""
    _check(first, last, reason, now)
    await lock_horizon(now)
    if not await _exists(scope):
        raise NotFound("There is no such site, floor, zone or space. Choose it from the list.")
    outage = new_id()
    await database.execute(
        """INSERT INTO outage (id, site, floor, zone, space, from_day, until_day, reason, made_by, made_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""",
        outage,
        scope.site,
        scope.floor,
        scope.zone,
        scope.space,
        first,
        last,
        reason,
        actor,
        now,
    )
    facts = {"from": first.isoformat(), "until": last.isoformat() if last else None}
    await record(Event("out of use", "outage", outage, None, facts), actor, now)
    fact = OutageFact(outage, scope.site, scope.floor, scope.zone, scope.space, last, reason)
    return outage, await _clear(fact, first, last, actor, now)


@transactional
async def end_outage(outage: UUID, actor: UUID, now: datetime) -> None:
    """Put spaces back into use now. A repeat does nothing. Those who were moved stay where they are."""
    await lock_horizon(now)
    row = await database.fetch_row("SELECT ended_at FROM outage WHERE id = $1", outage)
    if row is None:
        raise NotFound("There is no such outage. Look at the list of what is out of use.")
    if row["ended_at"] is None:
        await database.execute("UPDATE outage SET ended_at = $2, ended_by = $3 WHERE id = $1", outage, now, actor)
        await record(Event("back in use", "outage", outage), actor, now)


def _check(first: date, last: date | None, reason: str, now: datetime) -> None:
    errors = []
    if first < now.date():
        errors.append(FieldError("/from", "is past; choose today or a later day"))
    if last is not None and last < first:
        errors.append(FieldError("/until", "is before the first day"))
    if not reason.strip() or len(reason) > REASON_LENGTH:
        errors.append(FieldError("/reason", f"say why in 1 to {REASON_LENGTH} characters; everybody reads it"))
    if errors:
        raise Invalid(" ".join(f"{e.pointer.strip('/').capitalize()} {e.detail}." for e in errors), errors)


async def _exists(scope: Scope) -> bool:
    found = await database.fetch_value(
        """SELECT EXISTS (SELECT FROM site WHERE code = $1 AND retired_at IS NULL)
               OR EXISTS (SELECT FROM floor WHERE code = $2 AND retired_at IS NULL)
               OR EXISTS (SELECT FROM zone WHERE code = $3 AND retired_at IS NULL)
               OR EXISTS (SELECT FROM space WHERE id = $4 AND retired_at IS NULL)""",
        scope.site,
        scope.floor,
        scope.zone,
        scope.space,
    )
    return bool(found)


async def _clear(outage: OutageFact, first: date, last: date | None, actor: UUID, now: datetime) -> Moves:
    """Move or tell everybody who holds a place in the outage, in the order in which they booked."""
    rows = await database.fetch(
        queries.BOOKINGS
        + """WHERE b.state IN ('booked', 'in') AND b.day >= $1 AND ($2::date IS NULL OR b.day <= $2)
             ORDER BY b.day, b.made_at, b.id""",
        max(first, now.date()),
        last,
    )
    hit = [
        row
        for row in rows
        if outage.covers_space(row["space"], row["zone"], row["floor"], row["site"]) and not is_over(row, now)
    ]
    moved = told = 0
    for day in sorted({row["day"] for row in hit}):
        those = [row for row in hit if row["day"] == day]
        done = await _clear_day(outage, day, those, actor, now)
        moved, told = moved + done, told + len(those) - done
    return Moves(moved, told)


async def _clear_day(outage: OutageFact, day: date, rows: Sequence[Any], actor: UUID, now: datetime) -> int:
    """The number of those who could be moved. All ended first, so that they can take one another's places."""
    await end(rows, actor, now, outage.id)
    facts = await queries.facts_of_day(day)
    here = await places([row["space"] for row in rows])
    sitters = await queries.sitters([sitter_of(row) for row in rows])
    moved = 0
    for row in rows:
        place, sitter = here[row["space"]], sitters.get(sitter_of(row))
        span = _rest(row, place, now)
        if sitter is None or span is None:
            continue
        seat = Seat(row["person"], row["host"], row["visitor"])

        def allowed(other: Place, wanted: Span, seat: Seat = seat, sitter: Any = sitter) -> bool:
            wish = Wish(other, day, wanted, visitor=seat.visitor is not None)
            return refusal(wish, sitter, facts, now) is None

        candidates = [p for p in await known.of_kind(place.kind) if p.site.code == place.site.code]
        equal = nearest_equal(place, span, candidates, sitter.needs, allowed)
        if not equal:
            continue
        # Made by whoever made the first one: the holder keeps the say over it, facilities do not gain one.
        [new] = await insert([(equal[0], span, seat)], day, row["arrival"], row["made_by"], now)
        await database.execute("UPDATE booking SET state = 'moved', moved_to = $2 WHERE id = $1", row["id"], new)
        await record_all([Event("moved", "booking", row["id"], seat.sitter, {"to": str(new)})], actor, now)
        facts.add(Held(new, equal[0].id, row["person"], row["kind"], span))
        changed(equal[0].floor, day)
        moved += 1
    return moved


def _rest(row: Any, place: Place, now: datetime) -> Span | None:
    """What is left of a booking from this quarter-hour on, or None where that is too short to book."""
    today, minute = local(now, place.site.zone)
    starts = max(row["starts"], minute - minute % STEP) if row["day"] == today else row["starts"]
    return Span(starts, row["ends"]) if row["ends"] - starts >= SHORTEST else None

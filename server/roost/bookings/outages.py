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
from roost.bookings.changes import end, sitter_of
from roost.bookings.facts import Held, OutageFact, place_refusal
from roost.bookings.locks import lock_horizon
from roost.bookings.rules import SHORTEST, Wish, time_refusal
from roost.bookings.suggestion import nearest_equal
from roost.journal import Event, record, record_all
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import STEP, Span, gaps, local
from roost.kit.errors import FieldError, Invalid, NotFound
from roost.kit.ids import new_id
from roost.places import Place, known, places, places_of_kind, today

REASON_LENGTH = 120


class Scope(msgspec.Struct, frozen=True):
    """What is out of use: exactly one of the four."""

    site: str | None = None
    floor: str | None = None
    zone: str | None = None
    space: UUID | None = None


@transactional
async def put_out(scope: Scope, first: date, last: date | None, reason: str, actor: UUID, now: datetime) -> UUID:
    """Take spaces out of use on days `first` to `last` (None: until ended), and move or tell their holders."""
    _check(first, last, reason, await earliest_today(now))
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
    await _clear(fact, first, last, actor, now)
    return outage


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


def _check(first: date, last: date | None, reason: str, today: date) -> None:
    errors = []
    if first < today:
        errors.append(FieldError("/from", "is past; choose today or a later day"))
    if last is not None and last < first:
        errors.append(FieldError("/until", "is before the first day"))
    if not reason.strip() or len(reason) > REASON_LENGTH or not reason.isprintable():
        # Also one that turns what comes after it around, or that cannot be seen.
        errors.append(FieldError("/reason", f"must be 1 to {REASON_LENGTH} plain characters; everybody reads it"))
    if errors:
        raise Invalid(" ".join(f"{e.pointer.strip('/').capitalize()} {e.detail}." for e in errors), errors)


async def earliest_today(now: datetime) -> date:
    """The date at the site where it is least late."""
    return min((today(site, now) for site in await known.sites()), default=now.date())


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


async def _clear(outage: OutageFact, first: date, last: date | None, actor: UUID, now: datetime) -> None:
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
        if outage.covers_space(row["space"], row["zone"], row["floor"], row["site"]) and not queries.is_over(row, now)
    ]
    for day in sorted({row["day"] for row in hit}):
        await _clear_day(outage, day, [row for row in hit if row["day"] == day], actor, now)


async def _clear_day(outage: OutageFact, day: date, rows: Sequence[Any], actor: UUID, now: datetime) -> None:
    """All are ended first and seated again one after the other; who finds nothing equal is told under Today."""
    await end(rows, actor, now, outage.id)
    facts = await queries.facts_of_day(day)
    here = await places([row["space"] for row in rows])
    sitters = await queries.sitters([sitter_of(row) for row in rows])
    for row in rows:
        place, sitter = here[row["space"]], sitters.get(sitter_of(row))
        span = _rest(row, place, now)
        if sitter is None or span is None:
            continue
        seat = Seat(row["person"], row["host"], row["visitor"])

        # A lent gap stays lent: it is in nobody's way, and its lender may sit elsewhere meanwhile.
        gap = next((Span(lent.lower, lent.upper) for lent in row["lent"]), None)
        held = gaps(span, [gap] if gap else [], STEP)
        if not held:
            continue

        def allowed(other: Place, wanted: Span, seat: Seat = seat, sitter: Any = sitter, held: Any = held) -> bool:
            wish = Wish(other, day, wanted, visitor=seat.visitor is not None)
            parts = (msgspec.structs.replace(wish, span=part) for part in held)
            return time_refusal(wish, now) is None and all(
                place_refusal(part, sitter, facts, now) is None for part in parts
            )

        candidates = [p for p in await places_of_kind(place.kind) if p.site.code == place.site.code]
        # What a host needs of a desk, a visitor does not.
        needs = frozenset[str]() if seat.visitor else sitter.needs
        equal = nearest_equal(place, span, candidates, needs, allowed)
        if not equal:
            continue
        # Made by whoever made the first one: the holder keeps the say over it, facilities do not gain one.
        [new] = await insert([(equal[0], span, seat)], day, row["arrival"], row["made_by"], now, gap)
        await database.execute("UPDATE booking SET state = 'moved', moved_to = $2 WHERE id = $1", row["id"], new)
        await record_all([Event("moved", "booking", row["id"], seat.sitter, {"to": str(new)})], actor, now)
        for part in held:
            facts.add(Held(new, equal[0].id, row["person"], row["kind"], part))
        changed(equal[0].floor, day)


def _rest(row: Any, place: Place, now: datetime) -> Span | None:
    """What is left of a booking from this quarter-hour on, or None where that is too short to book."""
    here, minute = local(now, place.site.zone)
    starts = max(row["starts"], minute - minute % STEP) if row["day"] == here else row["starts"]
    return Span(starts, row["ends"]) if row["ends"] - starts >= SHORTEST else None


_OUTAGES = """
SELECT o.id, o.site, o.floor, o.zone, o.space, o.from_day, o.until_day, o.reason, o.ended_at,
    coalesce(t.name, f.name || ', ' || ft.name, z.name || ', ' || zf.name,
             s.kind || ' ' || s.label || ', ' || sf.name) AS name,
    (SELECT count(*) FROM booking b WHERE b.outage = o.id AND b.state = 'moved') AS moved,
    (SELECT count(*) FROM booking b WHERE b.outage = o.id AND b.state <> 'moved') AS told
FROM outage o
    LEFT JOIN site t ON t.code = o.site
    LEFT JOIN floor f ON f.code = o.floor LEFT JOIN site ft ON ft.code = f.site
    LEFT JOIN zone z ON z.code = o.zone LEFT JOIN floor zf ON zf.code = z.floor
    LEFT JOIN space s ON s.id = o.space LEFT JOIN floor sf ON sf.code = s.floor
"""


async def current(now: datetime) -> list[Any]:
    """Rows of the outages that are not ended and not over, by their first day."""
    return await database.fetch(
        _OUTAGES + "WHERE o.ended_at IS NULL AND (o.until_day IS NULL OR o.until_day >= $1) ORDER BY o.from_day, name",
        await earliest_today(now),
    )


async def one(outage: UUID) -> Any:
    """The row of one outage."""
    return await database.fetch_row(_OUTAGES + "WHERE o.id = $1", outage)

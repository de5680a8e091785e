"""Changing what is booked: cancelling, moving times, freeing what a leaver or a retired space held."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.bookings import queries, rules
from roost.bookings.actions import changed
from roost.bookings.facts import place_refusal
from roost.bookings.locks import lock, lock_horizon
from roost.bookings.rules import LIVE, Wish
from roost.journal import Event, record_all
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import STEP, Span, gaps
from roost.kit.errors import NotFound, Refused
from roost.places import places


async def cancel(booking: UUID, actor: UUID, now: datetime) -> None:
    """Cancel one booking. A repeat does nothing. NotFound unless it is the actor's own, made by them, or hosted."""
    await _cancel([booking], actor, now)


async def cancel_arrival(arrival: UUID, actor: UUID, now: datetime) -> None:
    """Cancel what was booked together and is not over yet."""
    await _cancel(await queries.of_arrival(arrival), actor, now)


async def _cancel(ids: Sequence[UUID], actor: UUID, now: datetime) -> None:
    # Space, person and day of a booking never change, so they may be read before the lock that needs them.
    rows = [row for row in await queries.bookings(ids) if _may_change(row, actor)]
    if not rows:
        raise NotFound("There is no such booking of yours. Look under Today.")
    await _cancel_locked(rows, actor, now)


@transactional
async def _cancel_locked(before: Sequence[Any], actor: UUID, now: datetime) -> None:
    await lock(before[0]["day"], [row["space"] for row in before], [sitter_of(row) for row in before])
    rows = await queries.bookings([row["id"] for row in before])
    live = [row for row in rows if row["state"] in LIVE]
    if not live:
        # Of an arrival what was moved lives on in a newer booking, which is among the rows.
        if any(row["state"] in ("cancelled", "released") for row in rows):
            return
        raise Refused("over", "That booking was moved. Look under Today for where it is now.")
    ahead = [row for row in live if not queries.is_over(row, now)]
    if not ahead:
        raise Refused("over", "That booking is over; there is nothing left to cancel.")
    await end(ahead, actor, now)


async def end(rows: Sequence[Any], actor: UUID | None, now: datetime, outage: UUID | None = None) -> None:
    """Live bookings become `cancelled`, or `released` where somebody is in. The locks must be held."""
    await database.execute(
        """UPDATE booking SET state = CASE state WHEN 'in' THEN 'released' ELSE 'cancelled' END,
               changed_by = $2, changed_at = $3, outage = $4
           WHERE id = ANY($1::uuid[])""",
        [row["id"] for row in rows],
        actor,
        now,
        outage,
    )
    await record_all(
        [Event("cancelled", "booking", row["id"], sitter_of(row), {"day": row["day"].isoformat()}) for row in rows],
        actor,
        now,
    )
    for row in rows:
        changed(row["floor"], row["day"])


async def move_span(booking: UUID, span: Span, actor: UUID, now: datetime) -> None:
    """Move a booking's times on its own day; a lent gap stays lent. Refused where a rule says no."""
    rows = await queries.bookings([booking])
    if not rows or actor not in (rows[0]["person"], rows[0]["host"]):
        raise NotFound("There is no such booking of yours. Look under Today.")
    await _move_span_locked(rows[0], span, actor, now)


@transactional
async def _move_span_locked(before: Any, span: Span, actor: UUID, now: datetime) -> None:
    await lock(before["day"], [before["space"]], [sitter_of(before)])
    row = (await queries.bookings([before["id"]]))[0]
    if row["state"] not in LIVE or queries.is_over(row, now):
        raise Refused("over", "That booking is over or was given back. Book again.")
    was = Span(row["starts"], row["ends"])
    if was == span:
        return
    place = (await places([row["space"]]))[row["space"]]
    sitter = (await queries.sitters([sitter_of(row)])).get(sitter_of(row))
    if sitter is None:
        raise NotFound("There is no such person here any more.")
    wish = Wish(
        place=place,
        day=row["day"],
        span=span,
        visitor=row["visitor"] is not None,
        began=was,
    )
    refused = rules.time_refusal(wish, now)
    if not gaps(span, [Span(gap.lower, gap.upper) for gap in row["lent"]], STEP):
        refused = refused or Refused("lent", "You have lent all of that time. Take it back first.")
    facts = await queries.facts(row["day"], [place.id], row["person"])
    # Only what is asked on top has to pass the rules of the place: giving some back is always allowed, and whoever
    # borrowed the gap, which stays lent, is in nobody's way.
    for part in gaps(span, [was], STEP):
        on_top = msgspec.structs.replace(wish, span=part)
        refused = refused or place_refusal(on_top, sitter, facts, now, ignore=row["id"])
    if refused:
        raise refused
    # Who is in and moves to later is not there yet.
    later = dict(row) | {"starts": span.starts}
    await database.execute(
        """UPDATE booking SET starts = $2, ends = $3, changed_by = $4, changed_at = $5,
               state = CASE WHEN $6 THEN state ELSE 'booked' END,
               held = int4multirange(int4range($2, $3)) - (int4multirange(int4range(starts, ends)) - held)
           WHERE id = $1""",
        row["id"],
        span.starts,
        span.ends,
        actor,
        now,
        queries.can_check_in(later, now),
    )
    event = Event("times moved", "booking", row["id"], sitter_of(row), {"starts": span.starts, "ends": span.ends})
    await record_all([event], actor, now)
    changed(place.floor, row["day"])


@transactional
async def free_spaces(spaces: Iterable[UUID], actor: UUID | None, now: datetime) -> int:
    """Cancel what is booked from now on in spaces that are going away; says how many bookings. Journal included."""
    return await _free("b.space = ANY($1::uuid[])", list(spaces), actor, now)


@transactional
async def free_people(people: Iterable[UUID], actor: UUID | None, now: datetime) -> int:
    """Cancel what leavers, and the visitors they host, have booked from now on; says how many bookings."""
    return await _free("b.person = ANY($1::uuid[]) OR b.host = ANY($1::uuid[])", list(people), actor, now)


async def _free(which: str, ids: list[UUID], actor: UUID | None, now: datetime) -> int:
    await lock_horizon(now)
    rows = await database.fetch(
        queries.BOOKINGS + f"WHERE b.state IN ('booked', 'in') AND b.day >= $2 AND ({which})", ids, now.date()
    )
    ahead = [row for row in rows if not queries.is_over(row, now)]
    await end(ahead, actor, now)
    return len(ahead)


def sitter_of(row: Any) -> UUID:
    found: UUID = row["person"] or row["host"]
    return found


def _may_change(row: Any, actor: UUID) -> bool:
    """Holder and host always; whoever booked it for a colleague may take it back until the colleague is in."""
    mine = actor in (row["person"], row["host"])
    return mine or (actor == row["made_by"] and row["state"] in ("booked", "cancelled", "moved"))

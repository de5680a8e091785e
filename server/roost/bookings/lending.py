"""Being there and being away: checking in, and lending the gap.

Off on a visit from 11 to 2: desk and bay are lent for exactly those hours and held for the return. Others book the
gap like any free span; whoever is back early gets it back only where nobody took it.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg

from roost.bookings import queries
from roost.bookings.actions import changed
from roost.bookings.locks import lock
from roost.bookings.rules import CHECK_IN_OPENS, LIVE, SHORTEST, say_when
from roost.journal import Event, record_all
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import Span, local, show_time
from roost.kit.errors import FieldError, Invalid, NotFound, Refused
from roost.places import BAY, DESK


async def check_in(booking: UUID, actor: UUID, now: datetime) -> None:
    """The holder (or a visitor's host) is there. A repeat does nothing. Refused too early, and when it is over."""
    rows = await queries.bookings([booking])
    if not rows or actor not in (rows[0]["person"], rows[0]["host"]):
        raise NotFound("There is no such booking of yours. Look under Today.")
    await _check_in_locked(rows[0], actor, now)


@transactional
async def _check_in_locked(before: Any, actor: UUID, now: datetime) -> None:
    booking: UUID = before["id"]
    await lock(before["day"], [before["space"]], [actor])
    row = (await queries.bookings([booking]))[0]
    if row["state"] == "in":
        return
    if row["state"] not in LIVE or queries.is_over(row, now):
        raise Refused("over", "That booking is over or was given back. Book again.")
    if not queries.can_check_in(row, now):
        opens = max(0, row["starts"] - CHECK_IN_OPENS)
        raise Refused("not-open-yet", f"Check-in opens on {say_when(row['day'], opens)}.")
    await database.execute(
        "UPDATE booking SET state = 'in', changed_by = $2, changed_at = $3 WHERE id = $1", booking, actor, now
    )
    await record_all([Event("checked in", "booking", booking, actor, {"day": row["day"].isoformat()})], actor, now)
    changed(row["floor"], row["day"])


async def lend(day: date, gap: Span | None, person: UUID, now: datetime) -> list[UUID]:
    """Lend `gap` of one's desk and bay of that day to whoever wants it; None takes everything back.

    A later end (running late) lends more. An earlier one (back early) takes the rest back where nobody booked it,
    and is refused as `taken` where somebody did. The ids of the bookings concerned.
    """
    if gap is not None and gap.minutes < SHORTEST:
        later = FieldError("/gap/ends", f"at least {SHORTEST} minutes later")
        raise Invalid(f"Lend at least {SHORTEST} minutes.", [later])
    return await _lend_locked(day, await _desk_and_bay(day, person), gap, person, now)


@transactional
async def _lend_locked(day: date, before: Sequence[Any], gap: Span | None, person: UUID, now: datetime) -> list[UUID]:
    await lock(day, [row["space"] for row in before], [person])
    rows = [row for row in await _desk_and_bay(day, person) if not queries.is_over(row, now)]
    hit = [row for row in rows if row["lent"]] or rows if gap is None else _around(rows, gap)
    if not hit:
        raise Refused("nothing-to-lend", _nothing(rows, gap))
    if gap is not None and local(now, ZoneInfo(hit[0]["timezone"])) >= (day, gap.ends):
        raise Refused("past", "Those hours are over. Lend hours that are still to come.")
    whole = [row for row in hit if gap is not None and Span(row["starts"], row["ends"]) == gap]
    if whole:
        raise Refused("nothing-to-lend", "That is all of the time you have. Cancel the booking instead.")
    try:
        await database.execute(
            """UPDATE booking SET changed_by = $2, changed_at = $3,
                   held = int4multirange(int4range(starts, ends)) - int4multirange(int4range($4, $5))
               WHERE id = ANY($1::uuid[])""",
            [row["id"] for row in hit],
            person,
            now,
            gap.starts if gap else 0,
            gap.ends if gap else 0,
        )
    except asyncpg.ExclusionViolationError as error:
        if error.constraint_name == "booking_one_per_person":
            raise Refused(
                "already-booked", "You have another place of that kind in those hours. Cancel that one first."
            ) from error
        raise Refused("taken", "Somebody is using it until you said. Choose another place until then.") from error
    facts = {"day": day.isoformat(), "lent_from": gap.starts if gap else None, "lent_until": gap.ends if gap else None}
    await record_all([Event("lent", "booking", row["id"], person, facts) for row in hit], person, now)
    for row in hit:
        changed(row["floor"], day)
    return [row["id"] for row in hit]


def _around(rows: Sequence[Any], gap: Span) -> list[Any]:
    """One's desk and one's bay around the gap: the longer of two, for the shorter may be where one sits meanwhile."""
    longest: dict[str, Any] = {}
    for row in sorted(rows, key=lambda row: row["ends"] - row["starts"]):
        if Span(row["starts"], row["ends"]).holds(gap):
            longest[row["kind"]] = row
    return list(longest.values())


def _nothing(rows: Sequence[Any], gap: Span | None) -> str:
    if not rows or gap is None:
        return "You have no desk or bay to lend that day. Book one first."
    have = f"{show_time(rows[0]['starts'])} to {show_time(rows[0]['ends'])}"
    return f"Lend hours that lie within your booking, {have}."


async def _desk_and_bay(day: date, person: UUID) -> list[Any]:
    return [
        row
        for row in await queries.bookings_between(person, day, day)
        if row["person"] == person and row["kind"] in (DESK.name, BAY.name) and row["state"] in LIVE
    ]

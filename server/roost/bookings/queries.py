"""Reads of bookings: facts for the rules, and rows for answers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from roost.bookings.facts import Facts, Held, OutageFact
from roost.bookings.rules import CHECK_IN_OPENS, Sitter
from roost.kit import database
from roost.kit.days import STEP, Span, gaps, local

_HELD = """
SELECT b.id, b.space, b.person, b.kind, lower(r) AS starts, upper(r) AS ends
FROM booking b CROSS JOIN LATERAL unnest(b.held) AS r
WHERE b.day = $1 AND b.state IN ('booked', 'in')
"""


def _held(rows: Iterable[Any]) -> list[Held]:
    return [Held(r["id"], r["space"], r["person"], r["kind"], Span(r["starts"], r["ends"])) for r in rows]


async def facts(day: date, spaces: Iterable[UUID], person: UUID | None) -> Facts:
    """What the rules need to know of these spaces and this person on that day."""
    rows = await database.fetch(_HELD + "AND (b.space = ANY($2::uuid[]) OR b.person = $3)", day, list(spaces), person)
    return Facts(_held(rows), await outages_on(day))


async def facts_of_day(day: date) -> Facts:
    """The same of every space and person."""
    return Facts(_held(await database.fetch(_HELD, day)), await outages_on(day))


async def outages_on(day: date) -> list[OutageFact]:
    """Outages in force on a day, the narrowest first, so that its reason is the one people read."""
    rows = await database.fetch(
        """SELECT id, site, floor, zone, space, until_day, reason FROM outage
           WHERE ended_at IS NULL AND from_day <= $1 AND (until_day IS NULL OR until_day >= $1)
           ORDER BY space IS NULL, zone IS NULL, floor IS NULL, made_at""",
        day,
    )
    return [
        OutageFact(r["id"], r["site"], r["floor"], r["zone"], r["space"], r["until_day"], r["reason"]) for r in rows
    ]


async def sitters(ids: Iterable[UUID]) -> dict[UUID, Sitter]:
    """Whom access follows, read afresh; those who left are not among them."""
    rows = await database.fetch(
        """SELECT id, team, essential_car_user, blue_badge, ev, needs, hidden FROM person
           WHERE id = ANY($1::uuid[]) AND left_at IS NULL""",
        list(ids),
    )
    return {
        r["id"]: Sitter(
            r["id"], r["team"], r["essential_car_user"], r["blue_badge"], r["ev"], frozenset(r["needs"]), r["hidden"]
        )
        for r in rows
    }


# Everything an answer about a booking shows, in one read.
BOOKINGS = """
SELECT b.id, b.day, b.starts, b.ends, b.state, b.arrival, b.visitor, b.kind, b.space, b.outage, b.moved_to,
    int4multirange(int4range(b.starts, b.ends)) - b.held AS lent,
    b.person, b.host, b.made_by, b.made_at, b.changed_by, b.changed_at,
    s.label, s.floor, s.retired_at IS NOT NULL AS space_retired, f.name AS floor_name, s.zone, z.name AS zone_name,
    f.site, t.name AS site_name, t.timezone,
    p.name AS person_name, h.name AS host_name, m.name AS maker_name, c.name AS changer_name,
    o.reason AS outage_reason, o.ended_at AS outage_ended_at
FROM booking b
    JOIN space s ON s.id = b.space JOIN floor f ON f.code = s.floor JOIN zone z ON z.code = s.zone
    JOIN site t ON t.code = f.site JOIN person m ON m.id = b.made_by
    LEFT JOIN person p ON p.id = b.person LEFT JOIN person h ON h.id = b.host
    LEFT JOIN person c ON c.id = b.changed_by LEFT JOIN outage o ON o.id = b.outage
"""


def parts(row: Any) -> list[Span]:
    """When the holder of a row of `BOOKINGS` has the place: all of it but the gap that is lent."""
    return gaps(Span(row["starts"], row["ends"]), [Span(gap.lower, gap.upper) for gap in row["lent"]], STEP)


async def bookings(ids: Iterable[UUID]) -> list[Any]:
    """Rows of these bookings, desks before bays before rooms."""
    wanted, order = list(ids), "ORDER BY b.kind DESC, b.starts, b.id"
    if 1 <= len(wanted) <= 2:
        # For a list PostgreSQL plans its dozen joins anew every time, which takes longer than to do them.
        return await database.fetch(f"{BOOKINGS} WHERE b.id IN ($1, $2) {order}", wanted[0], wanted[-1])
    return await database.fetch(f"{BOOKINGS} WHERE b.id = ANY($1::uuid[]) {order}", wanted)


async def bookings_between(person: UUID, first: date, last: date) -> list[Any]:
    """A person's own bookings and their visitors', whatever became of them, in the order of the days."""
    return await database.fetch(
        BOOKINGS
        + """WHERE b.day BETWEEN $2 AND $3 AND (b.person = $1 OR b.host = $1)
             ORDER BY b.day, b.starts, b.kind DESC, b.id""",
        person,
        first,
        last,
    )


async def visitors(day: date) -> list[Any]:
    """Every live booking for a visitor on a day."""
    return await database.fetch(
        BOOKINGS + "WHERE b.day = $1 AND b.visitor IS NOT NULL AND b.state IN ('booked', 'in') ORDER BY b.starts, b.id",
        day,
    )


async def of_arrival(arrival: UUID) -> list[UUID]:
    """The bookings made together as one arrival."""
    rows = await database.fetch("SELECT id FROM booking WHERE arrival = $1 ORDER BY id", arrival)
    return [row["id"] for row in rows]


async def liked(person: UUID, since: date) -> dict[UUID, int]:
    """How often each space was booked by a person from `since` on; theirs alone to profit from."""
    rows = await database.fetch(
        """SELECT space, count(*) AS times FROM booking
           WHERE person = $1 AND day >= $2 AND state IN ('booked', 'in') GROUP BY space""",
        person,
        since,
    )
    return {row["space"]: row["times"] for row in rows}


async def present(day: date, people: str, *args: Any) -> list[Any]:
    """Desks and rooms held on a day by people who match the condition `people` on `p` ($2 on), with where."""
    return await database.fetch(
        BOOKINGS
        + f"""WHERE b.day = $1 AND b.state IN ('booked', 'in') AND b.kind <> 'bay' AND p.left_at IS NULL
              AND ({people}) ORDER BY p.name, b.starts, b.id""",
        day,
        *args,
    )


async def lookups_of(person: UUID, since: datetime, until: datetime) -> list[Any]:
    """When and why the parking desk looked a person up."""
    return await database.fetch(
        "SELECT id, reason, at FROM holder_lookup WHERE person = $1 AND at >= $2 AND at < $3 ORDER BY at",
        person,
        since,
        until,
    )


def is_over(row: Any, now: datetime) -> bool:
    """Past is computed, never stored: the wall clock at the site has reached the booking's end."""
    return local(now, ZoneInfo(row["timezone"])) >= (row["day"], row["ends"])


def can_check_in(row: Any, now: datetime) -> bool:
    """The wall clock at the site has reached half an hour before the booking's start."""
    return local(now, ZoneInfo(row["timezone"])) >= (row["day"], max(0, row["starts"] - CHECK_IN_OPENS))

"""How long bookings know whose they are."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from roost import journal
from roost.kit import database
from roost.kit.database import transactional

AT_ONCE = 10_000
# A booking that keeps where and when, and nothing of anybody: m0019 allows all of it or none.
_NAMELESS = "person = NULL, host = NULL, visitor = NULL, arrival = NULL, made_by = NULL, changed_by = NULL"


@transactional
async def forget(people: Collection[UUID], nobody: UUID) -> None:
    """Their bookings, their visitors' and their look-ups lose them. What they hold must have been given up before."""
    them = list(people)
    await database.execute("DELETE FROM talk WHERE asker = ANY($1) OR asked = ANY($1)", them)
    await database.execute("DELETE FROM holder_lookup WHERE person = ANY($1)", them)
    await database.execute("UPDATE holder_lookup SET by = $2 WHERE by = ANY($1)", them, nobody)
    await database.execute(f"UPDATE booking SET {_NAMELESS} WHERE person = ANY($1) OR host = ANY($1)", them)
    await database.execute("UPDATE booking SET made_by = NULL WHERE made_by = ANY($1)", them)
    await database.execute("UPDATE booking SET changed_by = NULL WHERE changed_by = ANY($1)", them)
    await database.execute("UPDATE outage SET made_by = $2 WHERE made_by = ANY($1)", them, nobody)
    await database.execute("UPDATE outage SET ended_by = $2 WHERE ended_by = ANY($1)", them, nobody)


async def expire(bookings: datetime, lookups: datetime) -> int:
    """Bookings of days before the one, and what the journal says of them, lose their persons; look-ups before the
    other are gone. Says how many rows that were."""
    faded = done = await _fade(bookings.date())
    while done == AT_ONCE:
        faded += (done := await _fade(bookings.date()))
    faded += await journal.fade(("booking",), (), bookings)
    faded += await journal.fade(("holder_lookup",), (), lookups)
    return faded + await database.execute("DELETE FROM holder_lookup WHERE at < $1", lookups)


async def _fade(before: date) -> int:
    """Some at a time: where the rule was made shorter there may be years of them, each of which tells every server."""
    return await database.execute(
        f"""UPDATE booking SET {_NAMELESS} WHERE id IN (
                SELECT id FROM booking
                WHERE day < $1 AND num_nonnulls(person, host, visitor, arrival, made_by, changed_by) > 0
                LIMIT {AT_ONCE})""",
        before,
    )


async def export(person: UUID) -> dict[str, list[Any]]:
    """Their days, their visitors, what they booked for others (not for whom), talks of today, who looked them up, and
    what they put out of use."""
    bookings = await database.fetch(
        """SELECT b.day, b.starts, b.ends, b.kind, s.label AS place, f.name AS floor, t.name AS site, b.state,
               b.visitor, CASE WHEN b.person = $1 THEN 'for me' WHEN b.host = $1 THEN 'for my visitor'
                               ELSE 'for somebody else' END AS whose,
               b.made_by = $1 AS made_by_me, b.made_at, b.changed_at, b.arrival, b.id
           FROM booking b JOIN space s ON s.id = b.space JOIN floor f ON f.code = s.floor JOIN site t ON t.code = f.site
           WHERE b.person = $1 OR b.host = $1 ORDER BY b.day, b.starts""",
        person,
    )
    others = await database.fetch(
        """SELECT b.day, b.kind, t.name AS site, b.made_by = $1 AS made_by_me, b.changed_by = $1 AS changed_by_me
           FROM booking b JOIN space s ON s.id = b.space JOIN floor f ON f.code = s.floor JOIN site t ON t.code = f.site
           WHERE (b.made_by = $1 OR b.changed_by = $1) AND coalesce(b.person, b.host) <> $1 ORDER BY b.day""",
        person,
    )
    talks = await database.fetch(
        """SELECT day, CASE WHEN asker = $1 THEN 'I asked' ELSE 'I was asked' END AS who, answer, made_at, answered_at
           FROM talk WHERE asker = $1 OR asked = $1 ORDER BY made_at""",
        person,
    )
    looked_up = await database.fetch("SELECT at, reason FROM holder_lookup WHERE person = $1 ORDER BY at", person)
    looked = await database.fetch("SELECT at, reason FROM holder_lookup WHERE by = $1 ORDER BY at", person)
    outages = await database.fetch(
        """SELECT from_day, until_day, reason, made_at, ended_at, made_by = $1 AS made_by_me,
               ended_by = $1 AS ended_by_me
           FROM outage WHERE made_by = $1 OR ended_by = $1 ORDER BY made_at""",
        person,
    )
    found = {
        "my bookings": bookings,
        "bookings of others that I made or changed": others,
        "wishes to talk": talks,
        "the parking desk looked me up": looked_up,
        "I looked somebody up": looked,
        "places that I put out of use or back": outages,
    }
    return {name: [dict(row) for row in rows] for name, rows in found.items()}

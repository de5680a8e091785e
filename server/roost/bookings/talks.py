""" "I'd like someone to talk to": one person asks one other. No reason is asked, and it is gone at midnight.

Nothing of it reaches the journal or any report. The id is random: a time-ordered one would tell when.
"""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from roost.bookings import queries
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import local
from roost.kit.errors import NotFound, Refused
from roost.kit.ids import random_id
from roost.people import Who
from roost.places import home, known

Answer = Literal["there", "someone else"]


# Where no office says otherwise, midnight is the one of the United Kingdom, where all the councils are.
UK = ZoneInfo("Europe/London")


async def today(who: Who, now: datetime) -> date:
    """The date on which this person asks and answers now: the one at the site of their team's home."""
    found = await home(who.team)
    here = next((site for site in await known.sites() if found and site.code == found[1]), None)
    return local(now, here.zone if here else UK)[0]


async def whom(who: Who, day: date) -> list[Any]:
    """Rows of those who can be asked: of the own team, and leaders, whoever has a place that day."""
    return await queries.present(
        day,
        "p.id <> $2 AND (p.team = $3 OR (p.role IN ('manager', 'leader', 'director') AND NOT p.hidden))",
        who.id,
        who.team,
    )


@transactional
async def ask(who: Who, asked: UUID, day: date, now: datetime) -> UUID:
    """Ask somebody who is in today. A repeat is the same request."""
    if asked not in {row["person"] for row in await whom(who, day)}:
        raise NotFound("That person cannot be asked now. Ask somebody from the list.")
    await database.execute(
        """INSERT INTO talk (id, asker, asked, day, made_at) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (asker, asked, day) DO NOTHING""",
        random_id(),
        who.id,
        asked,
        day,
        now,
    )
    found: UUID = await database.fetch_value(
        "SELECT id FROM talk WHERE asker = $1 AND asked = $2 AND day = $3", who.id, asked, day
    )
    return found


@transactional
async def answer(talk: UUID, who: Who, said: Answer, day: date, now: datetime) -> None:
    """Whoever was asked says that they will be there, or that somebody else should be asked."""
    row = await database.fetch_row("SELECT asked, day, answer FROM talk WHERE id = $1 FOR UPDATE", talk)
    if row is None or row["asked"] != who.id or row["day"] != day:
        raise NotFound("There is no such request any more.")
    if row["answer"] == said:
        return
    if row["answer"] == "there":
        raise Refused("answered", "You said you would be there. Tell them in person if that has changed.")
    await database.execute("UPDATE talk SET answer = $2, answered_at = $3 WHERE id = $1", talk, said, now)


async def of_day(person: UUID, day: date) -> list[Any]:
    """Rows of the requests that a person made or got on a day."""
    return await database.fetch(
        """SELECT t.id, t.asker, t.asked, t.made_at, t.answer, t.answered_at, a.name AS asker_name, b.name AS asked_name
           FROM talk t JOIN person a ON a.id = t.asker JOIN person b ON b.id = t.asked
           WHERE (t.asker = $1 OR t.asked = $1) AND t.day = $2 ORDER BY t.made_at""",
        person,
        day,
    )


async def forget(now: datetime) -> int:
    """Delete the requests of days that are over; says how many. Reads pass them by from midnight on anyway."""
    return await database.execute("DELETE FROM talk WHERE day < $1", local(now, UK)[0])

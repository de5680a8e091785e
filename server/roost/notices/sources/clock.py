"""What nobody did, but time brought about: a date is near, a week is over. And the wish to talk, told to no journal.

All of it is asked again every minute: an `event` that is made of what it is about is told once.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from roost.board.digest import digest
from roost.board.rules import first_of_week, week_of
from roost.bookings.talks import UK
from roost.issues.wire import site_of
from roost.kit import database
from roost.kit.days import MIDNIGHT, instant, local
from roost.notices.rules import Notice
from roost.notices.sources.words import say_day
from roost.places import SiteRules, WorkingHours, known, works

_WEEKS = UUID("7d4c5a0e-6d0b-4c59-9d0b-0d1f3f2a9b60")
# No run of weekends and bank holidays is longer.
_FORTNIGHT = timedelta(days=14)


async def talk(now: datetime, hours: WorkingHours) -> list[Notice]:
    """Who was asked for a talk today and has not answered. It names nobody, rings at once and is gone at midnight."""
    rows = await database.fetch(
        "SELECT id, asked, day FROM talk WHERE answer IS NULL AND day = $1 ORDER BY id", local(now, UK)[0]
    )
    return [
        Notice(
            event=row["id"],
            person=row["asked"],
            title="Somebody would like to talk to you",
            body="Open Roost to say whether you can. It is gone at midnight.",
            path="/",
            tag=f"talk {row['id']}",
            concerns=now,
            until=instant(row["day"], MIDNIGHT, UK),
        )
        for row in rows
    ]


async def due(now: datetime, hours: WorkingHours) -> list[Notice]:
    """What is due on the next working day, to its owner; but for what was promised only since then."""
    rows = await database.fetch(
        """SELECT i.id, i.number, i.state, i.owner, i.due, i.site, site.name AS site_name, site.timezone, site.opens,
               site.closes, site.opens_weekends, site.opens_bank_holidays, site.nation, site.bays_open_at
           FROM issue i JOIN site ON site.code = i.site
           WHERE i.owner IS NOT NULL AND i.state IN ('looking', 'doing', 'waiting', 'passed on', 'cannot')
               AND i.due BETWEEN $1 AND $2 ORDER BY i.id""",
        now.date() - timedelta(days=1),
        now.date() + _FORTNIGHT,
    )
    near = [(row, since) for row in rows if (since := _near_since(row, hours, now)) is not None]
    said = await _said_at([row for row, _ in near])
    return [
        Notice(
            event=uuid5(row["id"], f"due {row['due'].isoformat()}"),
            person=row["owner"],
            title=f"Issue {row['number']} is due",
            body=promised(row),
            path=f"/issue/{row['number']}",
            tag=f"issue {row['number']} due",
            about=row["id"],
            until=instant(row["due"], MIDNIGHT, site_of(row).zone),
        )
        for row, since in near
        if row["id"] in said and said[row["id"]] < since
    ]


def _near_since(row: Any, hours: WorkingHours, now: datetime) -> datetime | None:
    """When the working day before its date began; None before that, and once its date is over."""
    site, day = site_of(row), row["due"] - timedelta(days=1)
    while not works(site, day):
        day -= timedelta(days=1)
    since = instant(day, hours.starts, site.zone)
    return since if since <= now < instant(row["due"], MIDNIGHT, site.zone) else None


async def _said_at(rows: list[Any]) -> dict[UUID, datetime]:
    """When these dates were first given."""
    found = await database.fetch(
        """SELECT x.id, min(j.at) AS at FROM unnest($1::uuid[], $2::date[]) AS x (id, due)
               JOIN journal j ON j.entity = 'issue' AND j.entity_id = x.id::text AND j.facts->>'due' = x.due::text
           GROUP BY x.id""",
        [row["id"] for row in rows],
        [row["due"] for row in rows],
    )
    return {row["id"]: row["at"] for row in found}


def promised(row: Any) -> str:
    """What was said would be done by its date."""
    day = say_day(row["due"])
    match row["state"]:
        case "doing":
            return f"You promised it for {day}."
        case "looking":
            return f"Your next word is due by {day}."
        case _:
            return f"You look at it again on {day}."


async def week(now: datetime, hours: WorkingHours) -> list[Notice]:
    """The digest of the week before, to everybody who has not got it, from the first working day of a week on."""
    site = next(iter(await known.sites()), None)
    if site is None:
        return []
    monday = first_of_week(local(now, site.zone)[0])
    if now < instant(_first_day(site, monday), hours.starts, site.zone):
        return []
    before = monday - timedelta(days=7)
    event = uuid5(_WEEKS, f"digest {week_of(before)}")
    people = await database.fetch(
        """SELECT p.id FROM person p
           WHERE p.left_at IS NULL AND NOT EXISTS (SELECT FROM notice n WHERE n.event = $1 AND n.person = p.id)
               AND NOT EXISTS (SELECT FROM notice_choice c WHERE c.person = p.id AND c.kind = 'digest' AND NOT c.wanted)
           ORDER BY p.id""",
        event,
    )
    if not people or not await _anything(week_of(before), now):
        return []
    return [
        Notice(
            event=event,
            person=row["id"],
            title="You said, we did",
            body=f"The week from {say_day(before)}.",
            path=f"/digest?week={week_of(before)}",
            tag="digest",
            until=instant(monday + timedelta(days=7), 0, site.zone),
        )
        for row in people
    ]


def _first_day(site: SiteRules, monday: date) -> date:
    """Of the week. Where none of its days is a working day, there is none to be told on but the Monday."""
    return next((day for n in range(5) if works(site, day := monday + timedelta(days=n))), monday)


async def _anything(week: str, now: datetime) -> bool:
    """Whether there is anything to read in it."""
    it = await digest(None, week, now)
    return bool(it.said or it.did or it.promised or it.cannot or it.thanks)

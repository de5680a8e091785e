"""What somebody is told on Today: what became of what they said, is it sorted, thanks, and who walks their floor."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec

from roost.issues import access, listing, queries
from roost.issues.access import Reader
from roost.issues.detail import ASK
from roost.kit import database
from roost.kit.days import local
from roost.people import Who
from roost.places import SiteRules, closed, home, known

TOLD_FOR = timedelta(days=7)
# Where no office says otherwise, the day is the one of the United Kingdom, where all the councils are.
UK = ZoneInfo("Europe/London")
SHORT = 60


class News(msgspec.Struct, frozen=True):
    """One line. `issue`: the number of the issue that it is about, where there is one."""

    id: UUID
    at: datetime
    kind: Literal["issue sorted?", "issue news", "thanks", "walk"]
    words: str
    issue: int | None = None


async def told(who: Who, day: date, floors: frozenset[str], now: datetime) -> list[News]:
    """What this person is told on that day. `floors`: where they have a place then; their team's is added.

    What became of things is told today alone, and once the office is closed on the next day that it opens.
    """
    found = await _walks(who, day, floors)
    if day in await _todays(who, now):
        reader = await queries.reader(who)
        found += [*await _of_issues(reader, now), *await _thanks(who, now)]
    return found


async def _todays(who: Who, now: datetime) -> set[date]:
    at_home = await home(who.team)
    sites = await known.sites()
    here = [site for site in sites if at_home and site.code == at_home[1]] or sites
    return {local(now, UK)[0]} | {_opens_on(site, now) for site in here}


def _opens_on(site: SiteRules, now: datetime) -> date:
    """Today, or where the site is closed already or all day, the next day on which it opens within a fortnight."""
    day, minute = local(now, site.zone)
    if minute >= site.closes:
        day += timedelta(days=1)
    return next((one for one in (day + timedelta(days=n) for n in range(14)) if not closed(site, one)), day)


async def _of_issues(reader: Reader, now: datetime) -> list[News]:
    """One line for each issue that the reader is counted in, of its newest state alone."""
    mine = await database.fetch(
        """WITH mine AS (SELECT id, root FROM issue WHERE reporter = $1
                         UNION SELECT i.id, i.root FROM me_too m JOIN issue i ON i.id = m.issue WHERE m.person = $1)
           SELECT i.id FROM issue i
           WHERE i.id IN (SELECT root FROM mine UNION SELECT id FROM mine)
               AND i.state_since > CASE WHEN i.state = 'sorted' THEN $3::timestamptz ELSE $2 END
               AND NOT EXISTS (SELECT FROM verdict v WHERE v.issue = i.id AND v.person = $1 AND v.at >= i.state_since)
           ORDER BY i.state_since DESC""",
        reader.id,
        now - TOLD_FOR,
        now - ASK,
    )
    rows = [row for row in await listing.by_ids([row["id"] for row in mine]) if access.may_see(reader, row)]
    # What was merged is told of once: with what became of the whole.
    whole = {row["id"] for row in rows if row["state"] != "same as" and _words(row)}
    rows = [row for row in rows if row["state"] != "same as" or row["root"] not in whole]
    return list(_lines(rows, reader))


def _lines(rows: Iterable[Any], reader: Reader) -> Iterable[News]:
    for row in rows:
        words = _words(row)
        asked = row["state"] == "sorted"
        if words is None or (row["owner"] == reader.id and not asked):
            continue
        id_ = uuid5(row["id"], f"{row['state']} {row['state_since'].isoformat()} {row['owner']} {row['due']}")
        yield News(id_, row["state_since"], "issue sorted?" if asked else "issue news", words, row["number"])


def _words(row: Any) -> str | None:
    """The newest state in a line; None where nothing has happened yet."""
    what = f"“{title(row)}”"
    owner = f"{row['owner_name']}, {'IT' if row['owner_role'] == 'it' else row['owner_role']},"
    day = say_day(row["due"]) if row["due"] else ""
    match row["state"]:
        case "new":
            again = row["state_since"] > row["reported_at"]
            return f"{what} is nobody's again. It is back with {row['queue_name']}." if again else None
        case "looking":
            return f"{owner} owns {what}, next word by {day}."
        case "doing":
            return f"{owner} promised {what} for {day}."
        case "waiting":
            return f"{what} waits on {row['waiting_on']}. {owner} looks again on {day}."
        case "passed on":
            return f"{what} was passed on to {row['waiting_on']}. {owner} looks again on {day}."
        case "sorted":
            return f"{what} is said to be sorted: {_unstopped(row['outcome'])}. Is it?"
        case "cannot":
            return f"{what} can't be changed: {_unstopped(row['outcome'])}. It is looked at again on {day}."
        case _:
            return f"{what} is the same as issue {row['target_number']} now, and you are counted there."


def title(row: Any) -> str:
    """What an issue is called where there is little room."""
    words: str = row["chip_words"] or row["words"] or row["category_name"]
    return words if len(words) <= SHORT else words[: SHORT - 1].rsplit(" ", 1)[0] + "…"


def say_day(day: date) -> str:
    """ "Friday 27 November"."""
    return f"{day:%A} {day.day} {day:%B}"


def _unstopped(words: str) -> str:
    return words.rstrip(" .!")


async def _thanks(who: Who, now: datetime) -> list[News]:
    rows = await database.fetch(
        """SELECT t.fix, t.at, f.title, f.outcome,
               (SELECT max(r.number) FROM issue i JOIN issue r ON r.id = i.root
                    LEFT JOIN me_too m ON m.issue = i.id AND m.person = $1
                WHERE r.fix = t.fix AND (i.reporter = $1 OR m.person IS NOT NULL)) AS number
           FROM thanks t JOIN fix f ON f.id = t.fix WHERE t.person = $1 AND t.at > $2""",
        who.id,
        now - TOLD_FOR,
    )
    return [
        News(
            uuid5(row["fix"], f"thanks {who.id}"),
            row["at"],
            "thanks",
            f"“{row['title']}” is here: {_unstopped(row['outcome'])}. Thank you for saying so.",
            row["number"],
        )
        for row in rows
    ]


async def _walks(who: Who, day: date, floors: frozenset[str]) -> list[News]:
    at_home = await home(who.team)
    rows = await database.fetch(
        """SELECT DISTINCT ON (w.leader) w.id, w.made_at, p.name
           FROM walk w JOIN person p ON p.id = w.leader
           WHERE w.day = $1 AND w.leader <> $2 AND p.left_at IS NULL
               AND (w.floor = ANY($3::text[]) OR w.floor = (SELECT floor FROM zone WHERE code = $4))
           ORDER BY w.leader, w.made_at""",
        day,
        who.id,
        list(floors),
        at_home and at_home[0],
    )
    return [News(row["id"], row["made_at"], "walk", f"{row['name']} is on your floor today.") for row in rows]

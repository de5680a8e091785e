"""You said, we did: a week at a site, for a page that is printed and for whoever was not there.

It holds cards as everybody sees them: nothing that is held, no words that were taken away, no team under five.
`people` adds up who said each, so whoever said two things counts twice: to count persons over several issues would tell
whether a hidden one came from somebody who is known.
"""

from datetime import date, datetime, timedelta

from roost.board import queries
from roost.board.rules import first_of_week, monday_of, week_of
from roost.board.wire import Digest, Thanked
from roost.issues.fix_queries import people_of
from roost.issues.wire import card
from roost.kit.errors import NotFound
from roost.places import known, today


async def digest(site: str | None, week: str | None, now: datetime) -> Digest:
    """The digest of an ISO week such as "2026-W47", or of this one. NotFound where there is no such site; Invalid."""
    name = await queries.name_of_site(site) if site is not None else None
    if site is not None and name is None:
        raise NotFound("There is no such site. Choose one from the list.")
    days = [today(one, now) for one in await known.sites() if site in (None, one.code)]
    first = monday_of(week) if week is not None else first_of_week(max(days, default=now.date()))
    last = first + timedelta(days=6)
    rows = await queries.of_week(first, last, site)
    said = [row for row in rows if row["said_then"]]
    return Digest(
        week=week_of(first),
        from_=first,
        to=last,
        site_name=name,
        said=[card(row, now) for row in said],
        did=[card(row, now) for row in rows if row["state"] == "sorted" and row["changed_then"]],
        promised=[card(row, now) for row in rows if row["state"] == "doing" and row["promised_then"]],
        cannot=[card(row, now) for row in rows if row["state"] == "cannot" and row["changed_then"]],
        people=sum(row["people"] for row in said),
        thanks=await _thanks(first, last, site),
    )


async def _thanks(first: date, last: date, site: str | None) -> list[Thanked]:
    """As many as a fix says are counted in: how many thanks were given would tell what `people` must not."""
    fixes = await queries.thanked(first, last, site)
    people = await people_of([row["id"] for row in fixes])
    return sorted((Thanked(row["title"], people.get(row["id"], 0)) for row in fixes), key=lambda one: -one.people)

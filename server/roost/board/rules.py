"""Which column an issue stands in, in what order, and how old it is in words. Pure."""

import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from roost.board.wire import ColumnState
from roost.issues.wire import ENDS
from roost.kit.days import local
from roost.kit.errors import FieldError, Invalid
from roost.places import SiteRules, working_days

FIRST = 30
SORTED_DAYS = 30
# The step of escalation at which an issue is the director's.
DIRECTOR = 3

COLUMNS: dict[ColumnState, str] = {
    "new": "Nobody's yet",
    "looking": "Looking",
    "doing": "Doing",
    "waiting": "Waiting",
    "sorted": "Sorted",
    "cannot": "Can't change",
}
COLUMN_OF: dict[str, ColumnState] = {**{state: state for state in COLUMNS}, "passed on": "waiting"}


class Filters(msgspec.Struct, frozen=True):
    """What is asked for; None: whatever. `owner`: issues of that person; `q`: a number, a ticket, or words."""

    site: str | None = None
    queue: str | None = None
    nature: str | None = None
    owner: Any = None
    overdue: bool = False
    q: str | None = None


class Place(msgspec.Struct, frozen=True, order=True):
    """Where an issue stands in its column: the more people × working days the higher, then the older, then the more
    people, then by number."""

    weight: int
    day: int
    people: int
    number: int

    @classmethod
    def of(cls, people: int, waited: int, reported_on: date, number: int) -> "Place":
        return cls(-people * waited, reported_on.toordinal(), -people, number)

    def cursor(self) -> str:
        """As `after` reads it."""
        return f"{-self.weight}.{self.day}.{-self.people}.{self.number}"

    @classmethod
    def after(cls, cursor: str) -> "Place":
        """The place that a cursor names. Invalid where it is none of ours."""
        found = re.fullmatch(r"([0-9]{1,9})\.([0-9]{1,7})\.([0-9]{1,9})\.([0-9]{1,9})", cursor, re.ASCII)
        if not found:
            raise Invalid("The cursor is none that Roost gave.", [FieldError("cursor", "is none that Roost gave")])
        weight, day, people, number = map(int, found.groups())
        return cls(-weight, day, -people, number)


def waited(site: SiteRules, row: Any, today: date) -> int:
    """Working days since an issue was first reported, until today or its end."""
    until = local(row["state_since"], site.zone)[0] if row["state"] in ENDS else today
    return working_days(site, local(row["reported_at"], site.zone)[0], until)


def matches(row: Any, overdue: bool, filters: Filters) -> bool:
    """Whether a row of `issues.queries.ROWS` is asked for."""
    return (
        filters.site in (None, row["site"])
        and filters.queue in (None, row["queue"])
        and filters.nature in (None, row["nature"])
        and filters.owner in (None, row["owner"])
        and (overdue or not filters.overdue)
        and (filters.q is None or _says(row, filters.q))
    )


def _says(row: Any, q: str) -> bool:
    """Whether it has this number or ticket, or all of these words in what everybody may read."""
    q = q.strip().casefold()
    if q.removeprefix("#") == str(row["number"]) or q == (row["ticket"] or "").casefold():
        return True
    readable = ("words", "chip_words", "category_name", "site_name", "zone_name", "fix_title")
    text = " ".join(row[name] for name in readable if row[name]).casefold()
    return all(word in text for word in q.split())


def in_words(days: int) -> str:
    """An age of so many working days: "today", "1 working day", "23 working days"."""
    return "today" if days == 0 else f"{days} working day{'' if days == 1 else 's'}"


def week_of(day: date) -> str:
    """ "2026-W47" of any day in that ISO week."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def monday_of(week: str) -> date:
    """The first day of "2026-W47". Invalid where there is no such week."""
    try:
        year, _, number = week.partition("-W")
        # Its Sunday must be a date, too: the last week of the year 9999 has none.
        return date.fromisocalendar(int(year), int(number), 7) - timedelta(days=6)
    except (ValueError, OverflowError):
        wrong = "is no week; write it as in 2026-W47"
        raise Invalid(f"{week!r} {wrong}.", [FieldError("week", wrong)]) from None


def first_of_week(day: date) -> date:
    """The Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def today_in(zone: str, now: datetime) -> date:
    """The date in a time zone at that instant."""
    return local(now, ZoneInfo(zone))[0]

"""Which state follows which, and which days may be named. Pure: no clock, no database."""

from datetime import date, timedelta
from typing import Any, Literal

from roost.kit.errors import Refused
from roost.places import SiteRules, bank_holiday, next_working_day, works

Reason = Literal["money", "building", "law", "policy", "safety", "other organisation"]
Step = Literal["own", "promise", "wait", "sort", "cannot", "pass on", "mark", "reopen"]

LIVE = ("new", "looking", "doing", "waiting", "passed on")
ENDED = ("sorted", "cannot")
# Days ahead. A word is owed within a month, of what is wicked too; nobody can promise for longer than a year.
MONTH = 31
YEAR = 366
# Working days until its owner says more, where they named no date.
NEXT_WORD = 2
# Working days that nobody owns it, and who learns of it then: the queue's lead, the leaders, the director.
ESCALATES = (1, 3, 10)


def step_refusal(row: Any, step: Step) -> Refused | None:
    """Why that step cannot be taken from the state it is in, or None. `row`: one of `queries.ROWS`."""
    state = row["state"]
    if state == "same as":
        return Refused(
            "same-as",
            f"Issue {row['number']} is the same as issue {row['target_number']}. Act there, or take them apart first.",
        )
    if step == "reopen":
        return None if state in ENDED else Refused("not-ended", f"Issue {row['number']} is open already.")
    # What cannot be changed is looked at again, and may then still not be.
    if state in LIVE or (step == "cannot" and state == "cannot"):
        return None
    words = "sorted" if state == "sorted" else "answered: it can't be changed"
    return Refused("ended", f"Issue {row['number']} is {words}. Reopen it first.")


def day_refusal(site: SiteRules, today: date, day: date, most: int = YEAR) -> Refused | None:
    """Why nobody can give their word for that day, or None: it must be a working day of the site from today on, and
    at most `most` days ahead. What is no working day is refused with `next`, the one to choose instead.
    """
    if day < today:
        return Refused("past", f"{show(day)} is over. Choose a working day from today on.")
    last = today + timedelta(days=most)
    if day > last:
        return Refused("too-far-ahead", f"{show(day)} is too far ahead. Choose a working day until {show(last)}.")
    if works(site, day):
        return None
    why = bank_holiday(site.nation, day) or "no working day"
    better, which = next_working_day(site, day), "next"
    if better > last:
        better, which = _working_day_before(site, day), "nearest"
    return Refused(
        "not-a-working-day",
        f"{show(day)} is {why}. The {which} working day is {show(better)}.",
        next=better.isoformat(),
    )


def _working_day_before(site: SiteRules, day: date) -> date:
    while not works(site, day):
        day -= timedelta(days=1)
    return day


def next_word(site: SiteRules, today: date) -> date:
    """By when an owner who named no date says more."""
    return next_working_day(site, today, NEXT_WORD)


def show(day: date) -> str:
    """ "Friday 25 December 2026" """
    return f"{day:%A} {day.day} {day:%B %Y}"

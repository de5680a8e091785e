"""Whether promises are kept, and how soon somebody answers, over the last twelve weeks.

What it counts:

- A promise falls due in the week of its date; one that was kept early, in the week in which it was kept. An open one
  whose date has passed is missed, and so is one that was moved or dropped after its date. One that was moved before
  its date did not fall due: `moved` counts it, in the sum alone, and the promise that took its place falls due later.
- The first word is the first that a person of the queue, the owner or a leader said or did. What has had none yet is
  in no median; `unowned` tells of it. Nor has what a leader found on a walk, who owned it in the same breath.
- `sorted`: what is sorted and was so since that week. `reopened`: of what is open, or ended in these weeks.

Who it may tell of: nothing is broken down by team or zone. How many were reported, sorted or promised anybody can count
on the board, whatever is filtered. But from a median over a few, and the time of the answer that stands under an issue,
one could reckon at what minute it was reported, and so who was there. Hence none that rests on fewer than five people,
and the others to half an hour. Every hidden or unlinked report counts as somebody of its own: else the figure would
tell whether a hidden one came from a person who is known. What is held is not counted at all.
"""

import statistics
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from roost.board import queries
from roost.board.rules import first_of_week, week_of
from roost.board.wire import Scorecard, Week
from roost.issues.access import FEW
from roost.kit.days import local
from roost.places import SiteRules, WorkingHours, today, working_minutes
from roost.places.queries import site_rules

WEEKS = 12
OPEN = ("new", "looking", "doing", "waiting", "passed on")


async def scorecard(site: str | None, queue: str | None, now: datetime, hours: WorkingHours) -> Scorecard:
    """The figures of a site, a queue, both or all; zeros where there is no such site or queue."""
    sites = {row["site"]: site_rules(row) for row in await queries.sites()}
    this_week = first_of_week(max((today(one, now) for one in sites.values()), default=now.date()))
    first = this_week - timedelta(weeks=WEEKS - 1)
    # A day earlier: where the first week begins is each site's own business.
    since = datetime.combine(first, time(), UTC) - timedelta(days=1)
    issues = await queries.for_scorecard(site, queue, since)
    promises = await queries.promises(site, queue, first - timedelta(days=1))
    return reckon(sites, issues, promises, first, now, hours)


def reckon(
    sites: dict[str, SiteRules], issues: list[Any], promises: list[Any], first: date, now: datetime, hours: WorkingHours
) -> Scorecard:
    """The figures of rows of `queries.for_scorecard` and `queries.promises`, from the Monday `first` on."""

    def week(day: date) -> date | None:
        """The Monday of a day's week, None where it is before the first."""
        return first_of_week(day) if day >= first else None

    def on(row: Any, column: str) -> date:
        return local(row[column], sites[row["site"]].zone)[0]

    mondays = [first + timedelta(weeks=n) for n in range(WEEKS)]
    reported: dict[date, list[Any]] = {monday: [] for monday in mondays}
    ended = dict.fromkeys(mondays, 0)
    due: dict[date, list[bool]] = {monday: [] for monday in mondays}
    for row in issues:
        if (monday := week(on(row, "reported_at"))) in reported:
            reported[monday].append(row)
        if row["state"] == "sorted" and (monday := week(on(row, "state_since"))) in ended:
            ended[monday] += 1
    moved = 0
    for row in promises:
        fell = fell_due(row["promised_for"], row["ended"], row["ended_on"], today(sites[row["site"]], now))
        if fell is not None and (monday := week(fell[0])) in due:
            due[monday].append(fell[1])
        moved += fell is None and row["ended"] == "moved" and week(row["ended_on"]) in due

    def median(rows: Iterable[Any]) -> float | None:
        answered = [row for row in rows if row["first_word_at"] is not None and row["walk"] is None]
        return first_word(answered, sites, hours)

    return Scorecard(
        weeks=[
            Week(
                week=week_of(monday),
                from_=monday,
                promised=len(due[monday]),
                kept=sum(due[monday]),
                reported=len(reported[monday]),
                sorted=ended[monday],
                first_word_hours=median(reported[monday]),
            )
            for monday in mondays
        ],
        kept=sum(map(sum, due.values())),
        due=sum(map(len, due.values())),
        moved=moved,
        first_word_hours=median(row for rows in reported.values() for row in rows),
        reopened=sum(row["reopened"] for row in issues if row["state"] in OPEN or on(row, "state_since") >= first),
        unowned=sum(row["state"] == "new" for row in issues),
        open=sum(row["state"] in OPEN for row in issues),
    )


def fell_due(promised_for: date, ended: str | None, ended_on: date | None, today: date) -> tuple[date, bool] | None:
    """The day on which a promise fell due and whether it was kept; None where it did not, or not yet."""
    if ended is None or ended_on is None:
        return (promised_for, False) if promised_for < today else None
    if ended == "kept":
        return min(promised_for, ended_on), True
    if ended == "missed" or ended_on > promised_for:
        return promised_for, False
    return None


def first_word(answered: list[Any], sites: dict[str, SiteRules], hours: WorkingHours) -> float | None:
    """The median of the working hours until the first word, to half an hour; None where it could tell of somebody."""
    known = {row["reporter"] for row in answered if row["level"] == "named"}
    if len(known) + sum(row["level"] != "named" for row in answered) < FEW:
        return None
    minutes = [working_minutes(sites[row["site"]], row["reported_at"], row["first_word_at"], hours) for row in answered]
    return round(statistics.median(minutes) / 30) / 2

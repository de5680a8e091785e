"""Dates that are given: which may be, what becomes of them, and that a missed one stays to be seen."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from roost.issues import rules
from roost.issues.rules import MONTH, YEAR
from roost.kit import database
from roost.kit.errors import Refused
from roost.places import SiteRules
from tests.bookings.world import HALL, World, refused_as, slug
from tests.issues.reporting import reported, seen
from tests.issues.steps import (
    CHRISTMAS,
    FRIDAY,
    MONDAY,
    TODAY,
    cannot,
    own,
    pass_on,
    promise,
    reopen,
    sort,
    wait,
)
from tests.support import NOW


def on(day: date) -> datetime:
    """Nine o'clock that day. It is winter: the wall shows UTC."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=NOW.tzinfo)


async def promised(number: int) -> list[tuple[date, str | None]]:
    rows = await database.fetch(
        """SELECT promised_for, ended FROM promise WHERE issue = (SELECT id FROM issue WHERE number = $1)
           ORDER BY made_at, id""",
        number,
    )
    return [(one["promised_for"], one["ended"]) for one in rows]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (TODAY, None),
        (TODAY - timedelta(days=1), "past"),
        (date(2026, 11, 28), "not-a-working-day"),
        (date(2026, 11, 29), "not-a-working-day"),
        (CHRISTMAS, "not-a-working-day"),
        (date(2026, 12, 28), "not-a-working-day"),
        (date(2026, 12, 29), None),
        (TODAY + timedelta(days=YEAR), None),
        (TODAY + timedelta(days=YEAR + 1), "too-far-ahead"),
        (date(9999, 12, 31), "too-far-ahead"),
        (date(1, 1, 1), "past"),
    ],
)
def test_a_day_is_given_that_works_from_today_on_for_at_most_a_year(day: date, why: str | None) -> None:
    assert slug(rules.day_refusal(HALL, TODAY, day)) == why


def test_christmas_day_is_named_and_the_next_working_day_offered() -> None:
    refused = rules.day_refusal(HALL, TODAY, CHRISTMAS)
    assert refused is not None
    assert refused.detail == (
        "Friday 25 December 2026 is Christmas Day. The next working day is Tuesday 29 December 2026."
    )
    assert refused.extra == {"next": "2026-12-29"}


def test_each_nation_has_its_own_holidays() -> None:
    andrew = date(2026, 11, 30)
    scottish: SiteRules = SiteRules("hall", "Town Hall", "Europe/London", 480, 1080, nation="SCT")
    assert rules.day_refusal(HALL, TODAY, andrew) is None
    refused = rules.day_refusal(scottish, TODAY, andrew)
    assert refused is not None
    assert "Saint Andrew's Day" in refused.detail
    assert refused.extra == {"next": "2026-12-01"}


def test_what_is_offered_instead_may_be_chosen() -> None:
    """Where the next working day is too far ahead, it is the one before."""
    for today in (TODAY + timedelta(days=n) for n in range(400)):
        for ahead in (MONTH - 2, MONTH - 1, MONTH):
            refused = rules.day_refusal(HALL, today, today + timedelta(days=ahead), MONTH)
            if refused is not None:
                assert slug(refused) == "not-a-working-day"
                assert rules.day_refusal(HALL, today, date.fromisoformat(refused.extra["next"]), MONTH) is None


@pytest.mark.parametrize("step", [promise, wait, pass_on, cannot])
@pytest.mark.parametrize(
    ("day", "why"),
    [(TODAY - timedelta(days=1), "past"), (CHRISTMAS, "not-a-working-day"), (date(2028, 1, 4), "too-far-ahead")],
)
async def test_no_step_takes_a_day_that_cannot_be_given(world: World, step: Any, day: date, why: str) -> None:
    number = await reported(world)
    with refused_as(why):
        await step(world, number, day)
    assert (await seen(world, number, "fay")).version == 1


async def test_a_next_word_is_at_most_a_month_away_and_a_promise_a_year(world: World) -> None:
    number = await reported(world)
    last = TODAY + timedelta(days=MONTH + 3)
    with refused_as("too-far-ahead"):
        await own(world, number, next_word_by=last)
    with refused_as("past"):
        await own(world, number, next_word_by=TODAY - timedelta(days=1))
    await promise(world, number, date(2027, 11, 24))


async def test_a_promise_moved_in_time_stays_visible_beside_the_new_one(world: World) -> None:
    number = await reported(world)
    await promise(world, number, FRIDAY)
    await promise(world, number, MONDAY, now=on(FRIDAY))
    issue = await seen(world, number, "ben")
    assert (issue.due, issue.broken) == (MONDAY, [FRIDAY])
    assert [(one.promised_for, one.ended) for one in issue.promises] == [(FRIDAY, "moved"), (MONDAY, None)]


async def test_a_promise_that_was_over_when_the_next_was_made_is_missed(world: World) -> None:
    number = await reported(world)
    await promise(world, number, FRIDAY)
    assert (await seen(world, number, "ben", on(MONDAY))).overdue
    await promise(world, number, MONDAY, now=on(MONDAY))
    assert await promised(number) == [(FRIDAY, "missed"), (MONDAY, None)]
    issue = await seen(world, number, "ben", on(MONDAY))
    assert (issue.overdue, issue.broken) == (False, [FRIDAY])


async def test_the_same_day_promised_again_is_the_same_promise(world: World) -> None:
    number = await reported(world)
    await promise(world, number)
    await promise(world, number, by="leo")
    assert await promised(number) == [(FRIDAY, None)]


@pytest.mark.parametrize(
    ("day", "ended"), [(TODAY, "kept"), (FRIDAY, "kept"), (FRIDAY + timedelta(days=1), "missed"), (MONDAY, "missed")]
)
async def test_sorted_by_its_day_is_kept_and_after_it_missed(world: World, day: date, ended: str) -> None:
    number = await reported(world)
    await promise(world, number, FRIDAY)
    await sort(world, number, now=on(day))
    assert await promised(number) == [(FRIDAY, ended)]
    assert (await seen(world, number, "ben", on(day))).broken == ([FRIDAY] if ended == "missed" else [])


async def test_the_last_minute_of_its_day_at_the_site_still_keeps_it(world: World) -> None:
    for minute, ended in ((59, "kept"), (60, "missed")):
        number = await reported(world)
        await promise(world, number, FRIDAY)
        await sort(world, number, now=on(FRIDAY) + timedelta(hours=14, minutes=minute))
        assert await promised(number) == [(FRIDAY, ended)]


@pytest.mark.parametrize("step", [wait, pass_on, cannot])
@pytest.mark.parametrize(("day", "ended"), [(TODAY, "dropped"), (FRIDAY, "missed"), (MONDAY, "missed")])
async def test_what_is_given_up_before_its_day_is_dropped_and_after_that_missed(
    world: World, step: Any, day: date, ended: str
) -> None:
    number = await reported(world)
    await promise(world, number, FRIDAY)
    await step(world, number, date(2026, 12, 7), now=on(day))
    assert await promised(number) == [(FRIDAY, ended)]


async def test_promised_again_after_it_was_given_up_is_a_new_promise(world: World) -> None:
    number = await reported(world)
    await promise(world, number, FRIDAY)
    await wait(world, number, MONDAY)
    await promise(world, number, FRIDAY)
    assert await promised(number) == [(FRIDAY, "dropped"), (FRIDAY, None)]


async def test_a_promise_that_was_kept_stays_kept_when_it_is_reopened(world: World) -> None:
    number = await reported(world)
    await promise(world, number, FRIDAY)
    await sort(world, number)
    await reopen(world, number)
    await promise(world, number, MONDAY)
    assert await promised(number) == [(FRIDAY, "kept"), (MONDAY, None)]


async def test_an_answer_after_christmas_day_was_asked_for_tells_a_program_what_to_offer(world: World) -> None:
    number = await reported(world)
    with pytest.raises(Refused) as refused:
        await promise(world, number, CHRISTMAS)
    assert refused.value.extra["next"] == "2026-12-29"

"""The days on which the clocks change: a booking means what the clock on the wall shows, on both sides."""

from datetime import UTC, date, datetime, timedelta

import pytest

from roost.bookings import lending, queries
from roost.kit import database
from roost.kit.days import instant
from tests.bookings.world import HALL, World, live, refused_as, row_of
from tests.support import NOW

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)  # Sundays
DAY_BEFORE = {SPRING: datetime(2027, 3, 27, 12, tzinfo=UTC), AUTUMN: datetime(2027, 10, 30, 12, tzinfo=UTC)}


def utc(text: str) -> datetime:
    """`utc("2027-03-28 01:30")`"""
    return datetime.fromisoformat(f"{text}+00:00")


@pytest.fixture
async def always_open(world: World) -> World:
    """The town hall never shuts."""
    await database.execute(
        "UPDATE site SET opens = 0, closes = 1440, opens_weekends = true, opens_bank_holidays = true"
    )
    return world


@pytest.mark.parametrize(
    ("day", "times", "over"),
    [
        (SPRING, "00:00-00:45", "2027-03-28 00:45"),
        (SPRING, "00:30-01:30", "2027-03-28 01:00"),  # the wall never shows 01:30: it goes on at 02:00
        (SPRING, "01:00-02:30", "2027-03-28 01:30"),
        (SPRING, "09:00-17:00", "2027-03-28 16:00"),
        (SPRING, "09:00-24:00", "2027-03-28 23:00"),
        (AUTUMN, "00:00-00:45", "2027-10-30 23:45"),
        (AUTUMN, "01:00-02:30", "2027-10-31 02:30"),
        (AUTUMN, "09:00-17:00", "2027-10-31 17:00"),
        (AUTUMN, "09:00-24:00", "2027-11-01 00:00"),
    ],
)
async def test_a_booking_is_over_when_the_wall_shows_its_end(
    always_open: World, day: date, times: str, over: str
) -> None:
    row = await row_of(await always_open.book("ann", "T1", times, day, now=DAY_BEFORE[day]))
    assert await live() == [("ann", "T1", times)]
    assert not queries.is_over(row, utc(over) - timedelta(seconds=1))
    assert queries.is_over(row, utc(over))


async def test_in_the_hour_that_comes_twice_the_wall_decides_each_time(always_open: World) -> None:
    early = await row_of(await always_open.book("ann", "T1", "00:30-01:30", AUTUMN, now=DAY_BEFORE[AUTUMN]))
    late = await row_of(await always_open.book("ben", "T1", "01:30-02:00", AUTUMN, now=DAY_BEFORE[AUTUMN]))
    # The wall shows 01:15 and 01:45 in summer time, then 01:15 and 01:45 in winter time, then 02:00.
    shown = [utc(f"2027-10-31 {clock}") for clock in ("00:15", "00:45", "01:15", "01:45", "02:00")]
    assert [queries.is_over(early, now) for now in shown] == [False, True, False, True, True]
    assert [queries.is_over(late, now) for now in shown] == [False, False, False, False, True]


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
async def test_two_bookings_that_meet_never_overlap(always_open: World, day: date) -> None:
    await always_open.book("ann", "T1", "00:00-01:30", day, now=DAY_BEFORE[day])
    await always_open.book("ben", "T1", "01:30-24:00", day, now=DAY_BEFORE[day])
    with refused_as("taken"):
        await always_open.book("cat", "T1", "01:00-02:00", day, now=DAY_BEFORE[day])
    assert len(await live()) == 2


@pytest.mark.parametrize(
    ("day", "now", "times", "word"),
    [
        (SPRING, "00:59", "00:45-03:00", None),
        (SPRING, "00:59", "00:30-03:00", "past"),
        (SPRING, "01:00", "02:00-03:00", None),
        (SPRING, "01:00", "01:45-03:00", "past"),  # that time never was
        (AUTUMN, "00:46", "01:45-03:00", None),
        (AUTUMN, "00:46", "01:30-03:00", "past"),
        (AUTUMN, "01:01", "01:00-03:00", None),  # 01:01 once more
        (AUTUMN, "02:00", "01:45-03:00", "past"),
    ],
)
async def test_today_begins_at_the_quarter_that_the_wall_shows(
    always_open: World, day: date, now: str, times: str, word: str | None
) -> None:
    if word:
        with refused_as(word):
            await always_open.book("ann", "T1", times, day, now=utc(f"{day} {now}"))
    else:
        await always_open.book("ann", "T1", times, day, now=utc(f"{day} {now}"))


@pytest.mark.parametrize(("day", "opens"), [(SPRING, "2027-03-28 00:30"), (AUTUMN, "2027-10-30 23:30")])
async def test_check_in_opens_half_an_hour_before_on_the_wall(always_open: World, day: date, opens: str) -> None:
    booking = await always_open.book("ann", "T1", "01:00-02:30", day, now=DAY_BEFORE[day])
    with refused_as("not-open-yet"):
        await lending.check_in(booking, always_open.person["ann"], utc(opens) - timedelta(minutes=1))
    await lending.check_in(booking, always_open.person["ann"], utc(opens))


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
async def test_the_horizon_counts_dates_not_hours(always_open: World, day: date) -> None:
    last_minute = instant(day - timedelta(days=15), 1439, HALL.zone)
    with refused_as("too-far-ahead"):
        await always_open.book("ann", "T1", day=day, now=last_minute)
    await always_open.book("ann", "T1", day=day, now=last_minute + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (SPRING, "2027-03-27 16:00"),
        (date(2027, 3, 29), "2027-03-28 15:00"),
        (AUTUMN, "2027-10-30 15:00"),
        (date(2027, 11, 1), "2027-10-31 16:00"),
    ],
)
async def test_a_zone_opens_at_four_on_the_wall_of_the_day_before(always_open: World, day: date, opens: str) -> None:
    with refused_as("not-open-yet"):
        await always_open.book("cat", "B1", day=day, now=utc(opens) - timedelta(minutes=1))
    await always_open.book("cat", "B1", day=day, now=utc(opens))


async def test_an_outage_moves_the_rest_of_what_runs_by_the_wall(always_open: World) -> None:
    await always_open.book("ann", "T2", "00:00-06:00", SPRING, now=DAY_BEFORE[SPRING])
    await always_open.put_out(SPRING, SPRING, space="T2", now=utc("2027-03-28 01:20"))
    assert await live() == [("ann", "T1", "02:15-06:00")]


async def test_elsewhere_nothing_changes(world: World) -> None:
    row = await row_of(await world.book("ann", "T1", "09:00-17:00", NOW.date()))
    assert not queries.is_over(row, utc("2026-11-24 16:59"))
    assert queries.is_over(row, utc("2026-11-24 17:00"))

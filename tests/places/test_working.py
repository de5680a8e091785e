"""The working clock: Monday to Friday between two times of day, bank holidays left out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.places import (
    OFFICE_HOURS,
    SiteRules,
    WorkingHours,
    after_working_days,
    next_working_day,
    working_days,
    working_minutes,
    works,
)

HALL = SiteRules("hall", "Town Hall", "Europe/London", opens=480, closes=1080)
GLASGOW = SiteRules("glas", "Glasgow", "Europe/London", opens=480, closes=1080, nation="SCT")
OPEN_ALWAYS = SiteRules("gate", "Gate", "Europe/London", 0, 1440, opens_weekends=True, opens_bank_holidays=True)
AUCKLAND = SiteRules("auck", "Far away", "Pacific/Auckland", opens=480, closes=1080)
LONG = WorkingHours(0, 1440)
SHORT = WorkingHours(600, 660)


def at(text: str, site: SiteRules = HALL) -> datetime:
    """ "2026-11-24 09:00" on the wall at the site, as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(site.timezone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2026-11-24", True),
        ("2026-11-28", False),
        ("2026-11-29", False),
        ("2026-12-25", False),
        ("2026-12-26", False),
        ("2026-12-28", False),
        ("2026-12-29", True),
        ("2027-01-01", False),
        ("2027-03-26", False),
        ("2027-03-29", False),
        ("2027-08-30", False),
    ],
)
def test_a_day_counts_from_monday_to_friday_but_for_bank_holidays(day: str, counts: bool) -> None:
    assert works(HALL, date.fromisoformat(day)) is counts


def test_a_site_that_is_open_on_sundays_and_at_christmas_keeps_the_same_clock() -> None:
    for day in ("2026-11-29", "2026-12-25"):
        assert not works(OPEN_ALWAYS, date.fromisoformat(day))


def test_scotland_works_at_easter_and_not_on_saint_andrews_day() -> None:
    assert works(GLASGOW, date(2027, 3, 29))
    assert not works(GLASGOW, date(2026, 11, 30))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-24", 0, "2026-11-24"),
        ("2026-11-24", 1, "2026-11-25"),
        ("2026-11-24", 2, "2026-11-26"),
        ("2026-11-27", 1, "2026-11-30"),
        ("2026-11-28", 0, "2026-11-30"),
        ("2026-11-28", 1, "2026-11-30"),
        ("2026-11-28", 2, "2026-12-01"),
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-24", 4, "2027-01-04"),
        ("2026-12-25", 0, "2026-12-29"),
    ],
)
def test_the_working_day_so_many_after_a_day(day: str, count: int, expected: str) -> None:
    assert next_working_day(HALL, date.fromisoformat(day), count) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2026-11-24", "2026-11-24", 0),
        ("2026-11-24", "2026-11-25", 1),
        ("2026-11-24", "2026-11-20", 0),
        ("2026-11-27", "2026-11-29", 0),
        ("2026-11-27", "2026-11-30", 1),
        ("2026-11-28", "2026-11-30", 1),
        ("2026-12-24", "2026-12-29", 1),
        ("2026-12-24", "2027-01-04", 4),
    ],
)
def test_working_days_between_two_days(since: str, until: str, days: int) -> None:
    assert working_days(HALL, date.fromisoformat(since), date.fromisoformat(until)) == days


@pytest.mark.parametrize(
    ("since", "until", "minutes"),
    [
        ("2026-11-24 10:00", "2026-11-24 10:00", 0),
        ("2026-11-24 10:00", "2026-11-24 09:00", 0),
        ("2026-11-24 10:00", "2026-11-24 11:30", 90),
        ("2026-11-24 07:00", "2026-11-24 10:00", 60),
        ("2026-11-24 16:00", "2026-11-24 22:00", 60),
        ("2026-11-24 18:00", "2026-11-24 22:00", 0),
        ("2026-11-24 18:00", "2026-11-25 10:00", 60),
        ("2026-11-24 16:00", "2026-11-25 10:00", 120),
        ("2026-11-27 16:00", "2026-11-30 10:00", 120),
        ("2026-11-28 08:00", "2026-11-29 20:00", 0),
        ("2026-12-24 16:00", "2026-12-29 09:30", 90),
        ("2026-10-23 16:00", "2026-10-26 10:00", 120),
        ("2027-03-25 16:00", "2027-03-30 10:00", 120),
    ],
)
def test_minutes_count_only_while_somebody_could_have_acted(since: str, until: str, minutes: int) -> None:
    assert working_minutes(HALL, at(since), at(until)) == minutes


@pytest.mark.parametrize(
    ("since", "count", "then"),
    [
        ("2026-11-24 10:00", 0, "2026-11-24 10:00"),
        ("2026-11-24 10:00", 1, "2026-11-25 10:00"),
        ("2026-11-24 09:00", 1, "2026-11-24 17:00"),
        ("2026-11-24 07:00", 1, "2026-11-24 17:00"),
        ("2026-11-24 17:00", 1, "2026-11-25 17:00"),
        ("2026-11-24 20:00", 1, "2026-11-25 17:00"),
        ("2026-11-27 10:00", 1, "2026-11-30 10:00"),
        ("2026-11-28 12:00", 1, "2026-11-30 17:00"),
        ("2026-11-24 10:00", 3, "2026-11-27 10:00"),
        ("2026-11-24 10:00", 10, "2026-12-08 10:00"),
        ("2026-12-24 10:00", 1, "2026-12-29 10:00"),
        ("2026-12-25 10:00", 1, "2026-12-29 17:00"),
        ("2026-12-23 16:00", 10, "2027-01-11 16:00"),
    ],
)
def test_working_days_of_the_clock_end_where_it_began_or_when_the_office_closes(
    since: str, count: int, then: str
) -> None:
    assert after_working_days(HALL, at(since), count) == at(then)


def test_the_wall_goes_on_showing_the_same_when_the_clocks_change() -> None:
    """The night before Sunday 25 October 2026 has an hour more, and that before 28 March 2027 an hour less."""
    for friday, monday in (("2026-10-23", "2026-10-26"), ("2027-03-19", "2027-03-22")):
        assert after_working_days(HALL, at(f"{friday} 11:00"), 1) == at(f"{monday} 11:00")
    assert at("2026-10-26 11:00") - at("2026-10-23 11:00") == timedelta(days=3, hours=1)
    # Round the clock: the hour that comes twice, and the one that never comes, are on Sundays, which do not count.
    assert working_minutes(HALL, at("2026-10-23 00:00"), at("2026-10-27 00:00"), LONG) == 2 * 1440


def test_each_site_has_its_own_wall() -> None:
    since = at("2026-11-24 10:00", AUCKLAND)
    assert after_working_days(AUCKLAND, since, 1) == at("2026-11-25 10:00", AUCKLAND)
    assert after_working_days(HALL, since, 1) == at("2026-11-24 17:00")


def test_a_councils_own_hours_count() -> None:
    assert OFFICE_HOURS.minutes == 480
    assert working_minutes(HALL, at("2026-11-24 09:00"), at("2026-11-25 17:00"), SHORT) == 120
    assert after_working_days(HALL, at("2026-11-24 10:30"), 1, SHORT) == at("2026-11-25 10:30")
    assert after_working_days(HALL, at("2026-11-24 10:30"), 1, LONG) == at("2026-11-25 10:30")


@pytest.mark.parametrize("hours", [(540, 540), (1020, 540), (-1, 540), (540, 1441)])
def test_a_clock_that_never_goes_is_none(hours: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="working hours"):
        WorkingHours(*hours)


INSTANTS = st.datetimes(datetime(2026, 9, 1), datetime(2027, 5, 1)).map(
    lambda found: found.replace(second=0, microsecond=0, tzinfo=UTC)
)
HOURS = st.sampled_from([OFFICE_HOURS, SHORT, LONG, WorkingHours(450, 1125)])
SITES = st.sampled_from([HALL, GLASGOW, AUCKLAND])


@given(SITES, INSTANTS, st.integers(0, 12), HOURS)
def test_just_so_many_working_days_have_passed_then_and_not_a_minute_before(
    site: SiteRules, since: datetime, count: int, hours: WorkingHours
) -> None:
    then = after_working_days(site, since, count, hours)
    assert working_minutes(site, since, then, hours) == count * hours.minutes
    if count:
        assert working_minutes(site, since, then - timedelta(minutes=1), hours) == count * hours.minutes - 1


@given(SITES, INSTANTS, INSTANTS, INSTANTS, HOURS)
def test_what_passes_in_two_parts_passes_in_all(
    site: SiteRules, one: datetime, two: datetime, three: datetime, hours: WorkingHours
) -> None:
    first, middle, last = sorted((one, two, three))
    parts = working_minutes(site, first, middle, hours) + working_minutes(site, middle, last, hours)
    assert parts == working_minutes(site, first, last, hours)

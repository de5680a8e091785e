"""When a place can be booked at all: the horizon, closed days, opening hours, half an hour, not in the past."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.bookings import rules
from roost.bookings.rules import Wish
from roost.kit.days import MIDNIGHT, STEP, Span
from roost.places import SiteRules
from tests.bookings.world import DAY, HALL, a_place, a_wish, slug
from tests.support import NOW

TODAY = NOW.date()


def refusal(times: str = "09:00-17:00", day: date = DAY, now: datetime = NOW, site: SiteRules = HALL, **more) -> str:
    return slug(rules.time_refusal(a_wish(a_place(site=site), times, day, **more), now))


def but(**changes: object) -> SiteRules:
    return msgspec.structs.replace(HALL, **changes)


@pytest.mark.parametrize(
    ("days_ahead", "expected"),
    [(-1, "past"), (0, None), (1, None), (14, None), (15, "too-far-ahead"), (400, "too-far-ahead")],
)
def test_today_and_the_next_fourteen_dates_can_be_booked(days_ahead: int, expected: str | None) -> None:
    open_daily = but(opens_weekends=True, opens_bank_holidays=True)
    assert refusal(day=TODAY + timedelta(days=days_ahead), site=open_daily) == expected


def test_too_far_ahead_says_how_far_one_can_book() -> None:
    refused = rules.day_refusal(HALL, TODAY + timedelta(days=15), NOW)
    assert refused is not None
    assert "Tuesday 8 December" in refused.detail


def test_the_horizon_is_counted_from_the_date_at_the_site() -> None:
    # 23:30 UTC in July is half past midnight of the next date on a British wall.
    late = datetime(2026, 7, 7, 23, 30, tzinfo=UTC)
    assert slug(rules.day_refusal(HALL, date(2026, 7, 7), late)) == "past"
    assert rules.day_refusal(HALL, date(2026, 7, 22), late) is None


@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 11, 29)])
def test_weekends_are_closed_unless_the_site_opens_them(day: date) -> None:
    assert refusal(day=day) == "closed"
    assert refusal(day=day, site=but(opens_weekends=True)) is None


@pytest.mark.parametrize(
    ("nation", "day", "name"),
    [
        ("ENG", date(2027, 8, 30), "Late Summer Bank Holiday"),
        ("WLS", date(2027, 3, 29), "Easter Monday"),
        ("SCT", date(2026, 11, 30), "Saint Andrew's Day"),
        ("NIR", date(2027, 3, 17), "Saint Patrick's Day"),
    ],
)
def test_bank_holidays_of_the_sites_nation_are_closed_and_named(nation: str, day: date, name: str) -> None:
    now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) - timedelta(days=3)
    refused = rules.time_refusal(a_wish(a_place(site=but(nation=nation)), day=day), now)
    assert slug(refused) == "closed"
    assert refused is not None
    assert name in refused.detail
    assert refusal(day=day, now=now, site=but(nation=nation, opens_bank_holidays=True)) is None


def test_a_bank_holiday_of_another_nation_closes_nothing() -> None:
    saint_andrews = date(2026, 11, 30)
    assert [refusal(day=saint_andrews, site=but(nation=nation)) for nation in ("ENG", "WLS", "NIR")] == [None] * 3


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("08:00-18:00", None),
        ("07:45-18:00", "outside-hours"),
        ("08:00-18:15", "outside-hours"),
        ("18:00-18:30", "outside-hours"),
        ("00:00-24:00", "outside-hours"),
    ],
)
def test_a_span_lies_within_the_opening_hours(times: str, expected: str | None) -> None:
    assert refusal(times) == expected


def test_outside_the_hours_says_what_the_hours_are() -> None:
    refused = rules.time_refusal(a_wish(times="07:00-09:00"), NOW)
    assert refused is not None
    assert "08:00 to 18:00" in refused.detail


def test_a_site_that_never_shuts_can_be_booked_until_midnight() -> None:
    assert refusal("23:30-24:00", site=but(opens=0, closes=MIDNIGHT)) is None


@pytest.mark.parametrize(("times", "expected"), [("09:00-09:15", "too-short"), ("09:00-09:30", None)])
def test_half_an_hour_is_the_least(times: str, expected: str | None) -> None:
    assert refusal(times) == expected


@pytest.mark.parametrize(
    ("minute", "times", "expected"),
    [
        (7, "09:00-10:00", None),
        (7, "08:45-10:00", "past"),
        (14, "09:00-10:00", None),
        (15, "09:00-10:00", "past"),
        (15, "09:15-10:00", None),
        (7, "08:00-09:00", "past"),
        (0, "09:00-09:30", None),
    ],
)
def test_today_a_span_starts_in_the_current_quarter_hour_or_later(
    minute: int, times: str, expected: str | None
) -> None:
    assert refusal(times, TODAY, NOW.replace(minute=minute)) == expected


def test_too_late_today_says_from_when_one_can_book() -> None:
    refused = rules.time_refusal(a_wish(times="08:00-10:00", day=TODAY), NOW.replace(minute=22))
    assert refused is not None
    assert "09:15 or later" in refused.detail


def test_tomorrow_can_be_booked_from_the_first_minute() -> None:
    assert refusal("08:00-09:00", now=NOW.replace(hour=17)) is None


RUNNING = Span(8 * 60, 17 * 60)  # began at 08:00, it is 09:07


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("08:00-18:00", None),  # staying longer
        ("08:00-09:15", None),  # leaving now
        ("08:00-09:00", "past"),  # having left before now
        ("08:15-18:00", "past"),  # having come later than one did
        ("09:00-18:00", None),  # nobody was in before this quarter-hour
    ],
)
def test_a_running_booking_keeps_its_beginning(times: str, expected: str | None) -> None:
    assert refusal(times, TODAY, NOW.replace(minute=7), began=RUNNING) == expected


def test_on_the_minute_it_is_too_late_to_have_left_by_then() -> None:
    assert refusal("08:00-09:00", TODAY, NOW, began=RUNNING) == "past"
    assert refusal("08:00-09:15", TODAY, NOW, began=RUNNING) is None


def test_leaving_after_a_quarter_of_an_hour_is_not_too_short() -> None:
    assert refusal("09:00-09:15", TODAY, NOW.replace(minute=7), began=Span(540, 1020)) is None


def test_a_booking_that_has_not_begun_stays_half_an_hour_long() -> None:
    assert refusal("09:15-09:30", TODAY, NOW.replace(minute=7), began=Span(555, 1020)) == "too-short"
    assert refusal("09:00-09:15", DAY, NOW, began=Span(540, 1020)) == "too-short"


steps = st.integers(0, MIDNIGHT // STEP).map(lambda n: n * STEP)


@given(
    starts=steps,
    ends=steps,
    days_ahead=st.integers(-2, 17),
    seconds=st.integers(0, 86399),
    opens=st.integers(0, 40),
    lasts=st.integers(1, 56),
)
def test_the_rules_of_time_are_those_of_the_design(
    starts: int, ends: int, days_ahead: int, seconds: int, opens: int, lasts: int
) -> None:
    if starts >= ends:
        starts, ends = ends, starts + STEP
    if ends > MIDNIGHT:
        return
    site = but(opens=opens * STEP, closes=(opens + lasts) * STEP)
    now = datetime(2026, 11, 24, tzinfo=UTC) + timedelta(seconds=seconds)
    day = TODAY + timedelta(days=days_ahead)
    allowed = (
        0 <= days_ahead <= 14
        and day.isoweekday() <= 5
        and site.opens <= starts
        and ends <= site.closes
        and ends - starts >= 30
        and (days_ahead > 0 or starts // STEP >= seconds // 60 // STEP)
    )
    assert (rules.time_refusal(Wish(a_place(site=site), day, Span(starts, ends)), now) is None) == allowed

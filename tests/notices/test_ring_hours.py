"""When a notice may ring: in one's hours at one's site, at once where it concerns the next two hours."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.kit.days import local
from roost.notices.rules import SOON, Notice, RingHours, rings_at
from roost.places import OFFICE_HOURS, SiteRules, bank_holiday

HALL = SiteRules("hall", "Town Hall", "Europe/London", opens=480, closes=1080)
USUAL = RingHours.usual(OFFICE_HOURS)
SOMEBODY = UUID(int=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def a_notice(concerns: datetime | None = None) -> Notice:
    return Notice(event=SOMEBODY, person=SOMEBODY, title="a", body="b", path="/", tag="c", concerns=concerns)


@pytest.mark.parametrize(
    ("now", "rings"),
    [
        ("2026-11-24T09:00", "2026-11-24T09:00"),
        ("2026-11-24T16:59", "2026-11-24T16:59"),
        ("2026-11-24T17:00", "2026-11-25T09:00"),
        ("2026-11-24T08:59", "2026-11-24T09:00"),
        ("2026-11-24T00:00", "2026-11-24T09:00"),
        # Friday evening, Saturday, Sunday.
        ("2026-11-27T18:00", "2026-11-30T09:00"),
        ("2026-11-28T12:00", "2026-11-30T09:00"),
        ("2026-11-29T23:59", "2026-11-30T09:00"),
        # Christmas is a Friday; Monday stands in for Boxing Day.
        ("2026-12-24T17:00", "2026-12-29T09:00"),
        # Nine o'clock in summer, and over the night in which the clocks change.
        ("2026-07-14T07:30", "2026-07-14T08:00"),
        ("2026-10-23T16:30", "2026-10-26T09:00"),
    ],
)
def test_it_waits_for_the_next_moment_of_the_usual_hours(now: str, rings: str) -> None:
    assert rings_at(a_notice(), USUAL, HALL, at(now)) == at(rings)


def test_scotland_works_on_other_days() -> None:
    scotland = msgspec.structs.replace(HALL, nation="SCT")
    day = at("2026-11-30T09:00")  # St Andrew's
    assert rings_at(a_notice(), USUAL, HALL, day) == day
    assert rings_at(a_notice(), USUAL, scotland, day) == at("2026-12-01T09:00")


def test_whoever_wants_to_be_told_at_weekends_is_and_on_bank_holidays_too() -> None:
    hours = RingHours(600, 720, weekends=True)
    assert rings_at(a_notice(), hours, HALL, at("2026-11-28T08:00")) == at("2026-11-28T10:00")
    assert rings_at(a_notice(), hours, HALL, at("2026-12-25T11:00")) == at("2026-12-25T11:00")


def test_until_midnight_is_all_evening() -> None:
    assert rings_at(a_notice(), RingHours(0, 1440), HALL, at("2026-11-24T23:59")) == at("2026-11-24T23:59")


@pytest.mark.parametrize(
    ("concerns", "rings"),
    [
        ("2026-11-24T21:30", "2026-11-24T20:00"),
        ("2026-11-24T22:00", "2026-11-24T20:00"),
        ("2026-11-24T19:00", "2026-11-24T20:00"),  # has begun
        ("2026-11-25T08:00", "2026-11-25T06:00"),
        ("2026-11-25T11:00", "2026-11-25T09:00"),
        ("2026-11-25T15:00", "2026-11-25T09:00"),
    ],
)
def test_it_rings_two_hours_before_what_it_is_about_begins_whatever_the_hour(concerns: str, rings: str) -> None:
    assert rings_at(a_notice(at(concerns)), USUAL, HALL, at("2026-11-24T20:00")) == at(rings)


INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(lambda one: one.replace(tzinfo=UTC))


@given(
    now=INSTANTS,
    starts=st.integers(180, 1439),  # later than the hour that comes twice, or never
    length=st.integers(1, 1440),
    weekends=st.booleans(),
    ahead=st.none() | st.integers(-600, 6000),
)
def test_it_never_rings_in_the_past_or_outside_the_hours_but_for_what_is_near(
    now: datetime, starts: int, length: int, weekends: bool, ahead: int | None
) -> None:
    hours = RingHours(starts, min(1440, starts + length), weekends)
    concerns = None if ahead is None else now + timedelta(minutes=ahead)
    rings = rings_at(a_notice(concerns), hours, HALL, now)
    assert rings >= now
    if concerns is not None:
        near = max(now, concerns - SOON)
        assert rings <= near
        if rings == near:
            return
    day, minute = local(rings, HALL.zone)
    assert hours.starts <= minute < hours.ends
    assert weekends or (day.isoweekday() <= 5 and bank_holiday("ENG", day) is None)

"""When a site is open: weekends, the bank holidays of its nation, hours, and the working day before."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.kit.days import Span
from roost.places import Closed, SiteRules, bank_holiday, closed, hours, previous_open_day, today

SITE = SiteRules("hall", "Town Hall", "Europe/London", opens=480, closes=1080)
NATIONS = ("ENG", "WLS", "SCT", "NIR")


def but(**changes: object) -> SiteRules:
    return msgspec.structs.replace(SITE, **changes)


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        (date(2026, 12, 25), NATIONS),
        (date(2026, 12, 28), NATIONS),  # Boxing Day, a Saturday, is given on the Monday
        (date(2027, 1, 1), NATIONS),
        (date(2027, 1, 4), ("SCT",)),  # 2 January, a Saturday, likewise
        (date(2027, 3, 17), ("NIR",)),  # St Patrick
        (date(2027, 3, 26), NATIONS),  # Good Friday
        (date(2027, 3, 29), ("ENG", "WLS", "NIR")),  # Easter Monday
        (date(2027, 5, 3), NATIONS),
        (date(2027, 7, 12), ("NIR",)),  # the Boyne
        (date(2027, 8, 2), ("SCT",)),
        (date(2027, 8, 30), ("ENG", "WLS", "NIR")),
        (date(2027, 11, 30), ("SCT",)),  # St Andrew
        (date(2026, 11, 24), ()),
    ],
)
def test_each_nation_keeps_its_own_bank_holidays(day: date, nations: tuple[str, ...]) -> None:
    assert tuple(nation for nation in NATIONS if bank_holiday(nation, day)) == nations


def test_a_bank_holiday_is_closed_by_its_name() -> None:
    assert closed(SITE, date(2026, 12, 25)) == Closed("bank holiday", "Christmas Day")


def test_a_weekend_is_closed_without_a_name() -> None:
    assert closed(SITE, date(2026, 11, 28)) == closed(SITE, date(2026, 11, 29)) == Closed("weekend")


def test_a_working_day_is_open_for_the_sites_hours() -> None:
    assert closed(SITE, date(2026, 11, 27)) is None
    assert hours(SITE, date(2026, 11, 27)) == Span(480, 1080)
    assert hours(SITE, date(2026, 11, 28)) is None


def test_a_site_may_open_weekends_and_bank_holidays_each_for_itself() -> None:
    saturday, boxing_monday = date(2026, 11, 28), date(2026, 12, 28)
    assert closed(but(opens_weekends=True), saturday) is None
    assert closed(but(opens_weekends=True), boxing_monday) is not None
    assert closed(but(opens_bank_holidays=True), boxing_monday) is None
    assert closed(but(opens_bank_holidays=True), saturday) == Closed("weekend")


def test_christmas_on_a_saturday_needs_both() -> None:
    christmas = date(2027, 12, 25)
    assert closed(but(opens_weekends=True), christmas) == Closed("bank holiday", "Christmas Day")
    assert closed(but(opens_bank_holidays=True), christmas) == Closed("weekend")
    assert closed(but(opens_weekends=True, opens_bank_holidays=True), christmas) is None


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 25), date(2026, 11, 24)),
        (date(2026, 11, 30), date(2026, 11, 27)),
        (date(2026, 11, 29), date(2026, 11, 27)),
        (date(2026, 12, 29), date(2026, 12, 24)),
        (date(2027, 3, 30), date(2027, 3, 25)),
    ],
)
def test_the_working_day_before_skips_weekends_and_bank_holidays(day: date, before: date) -> None:
    assert previous_open_day(SITE, day) == before


def test_the_working_day_before_is_the_sites_own() -> None:
    after_new_year = date(2027, 1, 5)
    assert previous_open_day(SITE, after_new_year) == date(2027, 1, 4)
    assert previous_open_day(but(nation="SCT"), after_new_year) == date(2026, 12, 31)
    assert previous_open_day(but(opens_weekends=True), date(2026, 11, 30)) == date(2026, 11, 29)


@given(
    day=st.dates(date(2024, 1, 1), date(2035, 12, 31)),
    nation=st.sampled_from(NATIONS),
    weekends=st.booleans(),
    bank_holidays=st.booleans(),
)
def test_between_a_day_and_the_working_day_before_the_site_never_opens(
    day: date, nation: str, weekends: bool, bank_holidays: bool
) -> None:
    site = but(nation=nation, opens_weekends=weekends, opens_bank_holidays=bank_holidays)
    before = previous_open_day(site, day)
    assert before < day
    assert closed(site, before) is None
    assert all(closed(site, before + timedelta(days=n)) for n in range(1, (day - before).days))


def test_today_is_the_date_on_the_sites_wall() -> None:
    late = datetime(2026, 7, 7, 23, 30, tzinfo=UTC)
    assert today(SITE, late) == date(2026, 7, 8)
    assert today(but(timezone="Atlantic/Reykjavik"), late) == date(2026, 7, 7)

"""How many working days lie between two dates: reckoned, and the same as counted one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.places import SiteRules, working_days, works

DATES = st.dates(date(2023, 1, 1), date(2029, 12, 31))


@given(since=DATES, length=st.integers(-30, 900), nation=st.sampled_from(["ENG", "WLS", "SCT", "NIR"]))
def test_as_many_are_reckoned_as_are_counted(since: date, length: int, nation: str) -> None:
    site = SiteRules("hall", "Town Hall", "Europe/London", opens=480, closes=1080, nation=nation)
    counted = sum(works(site, since + timedelta(days=n)) for n in range(1, length + 1))
    assert working_days(site, since, since + timedelta(days=length)) == counted


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2026-11-20", "2026-11-20", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-11-21", "2026-11-22", 0),
        ("2026-12-24", "2026-12-29", 1),
        ("2025-12-31", "2027-01-04", 254),
    ],
)
def test_weekends_and_bank_holidays_are_left_out(since: str, until: str, days: int) -> None:
    site = SiteRules("hall", "Town Hall", "Europe/London", opens=480, closes=1080)
    assert working_days(site, date.fromisoformat(since), date.fromisoformat(until)) == days

"""The working clock: how long something waited, counted only while somebody could have acted.

Monday to Friday between two times of day, bank holidays left out; not a site's opening hours. Pure.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from roost.kit.days import MIDNIGHT, instant, local
from roost.places.rules import SiteRules, bank_holiday, bank_holidays


class WorkingHours(msgspec.Struct, frozen=True):
    """Minutes after local midnight between which promises are kept and silence counts. ValueError where there are none:
    a clock that never goes would never be done."""

    starts: int = 540
    ends: int = 1020

    def __post_init__(self) -> None:
        if not 0 <= self.starts < self.ends <= MIDNIGHT:
            raise ValueError("working hours lie within one day, and end after they begin")

    @property
    def minutes(self) -> int:
        return self.ends - self.starts


OFFICE_HOURS = WorkingHours()


def works(site: SiteRules, day: date) -> bool:
    """Whether that day counts: Monday to Friday, and no bank holiday of the site's nation."""
    return day.isoweekday() <= 5 and bank_holiday(site.nation, day) is None


def next_working_day(site: SiteRules, day: date, count: int = 1) -> date:
    """The `count`-th working day after `day`; 0 is `day` itself, or the next that works."""
    while count or not works(site, day):
        day += timedelta(days=1)
        if works(site, day):
            count = max(0, count - 1)
    return day


def working_days(site: SiteRules, since: date, until: date) -> int:
    """How many working days lie after `since`, up to and including `until`; never below 0."""
    if until <= since:
        return 0
    # Reckoned, not counted: a board asks for thousands of issues, of years.
    weeks, rest = divmod((until - since).days, 7)
    weekdays = 5 * weeks + sum((until - timedelta(days=n)).isoweekday() <= 5 for n in range(rest))
    return weekdays - sum(day.isoweekday() <= 5 for day in bank_holidays(site.nation, since, until))


def working_minutes(site: SiteRules, since: datetime, until: datetime, hours: WorkingHours = OFFICE_HOURS) -> int:
    """Minutes of the working clock between two instants; 0 where `until` is not later."""
    if until <= since:
        return 0
    zone = site.zone
    (first, start), (last, end) = local(since, zone), local(until, zone)
    total, day = 0, first
    while day <= last:
        if works(site, day):
            begins = max(hours.starts, start) if day == first else hours.starts
            stops = min(hours.ends, end) if day == last else hours.ends
            total += max(0, stops - begins)
        day += timedelta(days=1)
    return total


def after_working_days(site: SiteRules, since: datetime, count: int, hours: WorkingHours = OFFICE_HOURS) -> datetime:
    """The instant (UTC) at which `count` working days of the clock will have passed since `since`, to the minute."""
    left, zone = count * hours.minutes, site.zone
    day, minute = local(since, zone)
    while True:
        if works(site, day):
            begins = max(hours.starts, minute)
            room = hours.ends - begins
            if room > 0 and left <= room:
                return _instant(day, begins + left, zone)
            left -= max(0, room)
        day, minute = day + timedelta(days=1), 0


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    return instant(day, minute, zone).astimezone(UTC)

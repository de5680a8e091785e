"""When a site is open. Pure: no clock, no database."""

import functools
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import holidays
import msgspec

from roost.kit.days import Span, local


class SiteRules(msgspec.Struct, frozen=True):
    """What decides when a site is open. `opens`, `closes`, `bays_open_at`: minutes after local midnight.

    `nation` is a code of the `holidays` library: ENG, WLS, SCT, NIR.
    """

    code: str
    name: str
    timezone: str
    opens: int
    closes: int
    opens_weekends: bool = False
    opens_bank_holidays: bool = False
    nation: str = "ENG"
    bays_open_at: int | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Closed(msgspec.Struct, frozen=True):
    """Why a site is closed on a day: `weekend` or `bank holiday`, and the holiday's name."""

    why: Literal["weekend", "bank holiday"]
    name: str | None = None


@functools.lru_cache(maxsize=64)
def _bank_holidays(nation: str, year: int) -> dict[date, str]:
    # Source: the `holidays` library, which follows gov.uk/bank-holidays.
    return {day: str(name) for day, name in holidays.country_holidays("GB", subdiv=nation, years=year).items()}


def bank_holiday(nation: str, day: date) -> str | None:
    """The name of the bank holiday that `day` is in that nation of the United Kingdom, or None."""
    return _bank_holidays(nation, day.year).get(day)


def bank_holidays(nation: str, since: date, until: date) -> list[date]:
    """The bank holidays after `since`, up to and including `until`."""
    years = range(since.year, until.year + 1)
    return [day for year in years for day in _bank_holidays(nation, year) if since < day <= until]


def closed(site: SiteRules, day: date) -> Closed | None:
    """Why the site is closed all that day, or None where it opens."""
    name = bank_holiday(site.nation, day)
    if name and not site.opens_bank_holidays:
        return Closed("bank holiday", name)
    if day.isoweekday() > 5 and not site.opens_weekends:
        return Closed("weekend")
    return None


def hours(site: SiteRules, day: date) -> Span | None:
    """The span in which the site is open that day, or None."""
    return None if closed(site, day) else Span(site.opens, site.closes)


def previous_open_day(site: SiteRules, day: date) -> date:
    """The site's last working day before `day`. A site that never opens counts every day."""
    for back in range(1, 31):
        earlier = day - timedelta(days=back)
        if not closed(site, earlier):
            return earlier
    return day - timedelta(days=1)


def today(site: SiteRules, now: datetime) -> date:
    """The date at the site at that instant."""
    return local(now, site.zone)[0]

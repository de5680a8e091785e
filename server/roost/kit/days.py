"""Days and spans: wall-clock time at a site, in whole minutes after local midnight.

A span never leaves its day. Wall-clock time is what people mean, and it survives the clock change: instants
(UTC) are made from it only where an instant is needed.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from roost.kit.errors import FieldError, Invalid

STEP = 15
MIDNIGHT = 1440
HORIZON = 14
TIME_PATTERN = r"^(([01][0-9]|2[0-3]):(00|15|30|45)|24:00)$"
_TIME = re.compile(TIME_PATTERN)


class Span(msgspec.Struct, frozen=True, order=True):
    """From–to within one day, in minutes after local midnight: `0 ≤ starts < ends ≤ 1440`, in steps of 15."""

    starts: int
    ends: int

    def overlaps(self, other: "Span") -> bool:
        return self.starts < other.ends and other.starts < self.ends

    def holds(self, other: "Span") -> bool:
        return self.starts <= other.starts and other.ends <= self.ends

    @property
    def minutes(self) -> int:
        return self.ends - self.starts


def parse_time(text: str, pointer: str) -> int:
    """Minutes after midnight of "09:15"; "24:00" ends a day. Invalid names `pointer`."""
    if not _TIME.fullmatch(text):
        raise Invalid(
            "A time is wrong.",
            [FieldError(pointer, f"{text!r} is not a quarter-hour like 09:15; 24:00 ends a day.")],
        )
    return int(text[:2]) * 60 + int(text[3:])


def parse_span(starts: str, ends: str, where: str = "/") -> Span:
    """A span of two wire times. Invalid where it is empty, backwards, or over midnight.

    `where`: what comes before `starts` and `ends` in a pointer; nothing, where they are parameters.
    """
    span = Span(parse_time(starts, f"{where}starts"), parse_time(ends, f"{where}ends"))
    if span.starts >= span.ends:
        raise Invalid(
            "The end must come after the start, on the same day.",
            [FieldError(f"{where}ends", f"{ends} is not after {starts}. A booking lies within one day.")],
        )
    return span


def show_time(minutes: int) -> str:
    """ "09:15" of 555; "24:00" of 1440."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def local(now: datetime, zone: ZoneInfo) -> tuple[date, int]:
    """The date and the minute after midnight that a clock on the wall shows in `zone` at the instant `now`."""
    there = now.astimezone(zone)
    return there.date(), there.hour * 60 + there.minute


def instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a clock on the wall in `zone` shows `minutes` on `day`.

    In the hour that comes twice it is the first one; in the hour that never comes, the moment the clocks jump
    forward is passed by as many minutes as were asked (PEP 495, fold 0).
    """
    if minutes == MIDNIGHT:
        day, minutes = day + timedelta(days=1), 0
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone).astimezone(UTC)


def horizon(today: date) -> list[date]:
    """Today and the next fourteen dates."""
    return [today + timedelta(days=n) for n in range(HORIZON + 1)]


def gaps(within: Span, busy: Iterable[Span], shortest: int) -> list[Span]:
    """The free stretches of `within` that no span of `busy` touches and that last `shortest` minutes or more."""
    free: list[Span] = []
    at = within.starts
    for span in sorted(busy):
        until = min(span.starts, within.ends)
        if until - at >= shortest:
            free.append(Span(at, until))
        at = max(at, span.ends)
    if within.ends - at >= shortest:
        free.append(Span(at, within.ends))
    return free

"""Days and spans: times as people write them, what overlaps, what is free, and instants."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roost.kit.days import MIDNIGHT, STEP, Span, gaps, horizon, instant, local, parse_span, parse_time, show_time
from roost.kit.errors import Invalid

LONDON = ZoneInfo("Europe/London")
quarters = st.integers(0, MIDNIGHT // STEP).map(lambda n: n * STEP)
spans = st.tuples(quarters, quarters).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Span(*sorted(pair)))


@pytest.mark.parametrize(
    ("text", "minutes"), [("00:00", 0), ("09:15", 555), ("23:45", 1425), ("24:00", 1440), ("19:30", 1170)]
)
def test_a_time_is_minutes_after_midnight(text: str, minutes: int) -> None:
    assert parse_time(text, "/starts") == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9:15",
        "09.15",
        "09:07",
        "09:60",
        "25:00",
        "24:15",
        "-1:00",
        "09:15:00",
        " 09:15",
        "09:15\n",
        "٠٩:١٥",
        "09:1５",
    ],
)
def test_what_is_no_quarter_hour_is_refused_by_its_pointer(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_time(text, "/ends")
    assert [error.pointer for error in refused.value.errors] == ["/ends"]


@given(quarters)
def test_every_quarter_hour_reads_back_as_it_is_shown(minutes: int) -> None:
    assert parse_time(show_time(minutes), "/") == minutes


@given(st.text(max_size=6))
def test_whatever_is_read_is_shown_as_it_was_written(text: str) -> None:
    try:
        minutes = parse_time(text, "/")
    except Invalid:
        return
    assert show_time(minutes) == text
    assert 0 <= minutes <= MIDNIGHT
    assert minutes % STEP == 0


def test_a_span_is_two_times() -> None:
    assert parse_span("09:00", "24:00") == Span(540, 1440)


@pytest.mark.parametrize(("starts", "ends"), [("09:00", "09:00"), ("17:00", "09:00"), ("22:00", "00:00")])
def test_a_span_is_never_empty_backwards_or_over_midnight(starts: str, ends: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_span(starts, ends)
    assert [error.pointer for error in refused.value.errors] == ["/ends"]


def minutes_of(span: Span) -> set[int]:
    return set(range(span.starts, span.ends))


@given(spans, spans)
@example(Span(480, 720), Span(720, 1080))
def test_spans_overlap_where_they_share_a_minute(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one) == bool(minutes_of(one) & minutes_of(other))
    assert one.holds(other) == (minutes_of(other) <= minutes_of(one))
    assert one.minutes == len(minutes_of(one))


@given(within=spans, busy=st.lists(spans, max_size=6), shortest=st.sampled_from([15, 30, 60]))
def test_gaps_are_the_free_stretches_that_are_long_enough(within: Span, busy: list[Span], shortest: int) -> None:
    free = minutes_of(within).difference(*(minutes_of(span) for span in busy))
    found = gaps(within, busy, shortest)
    assert found == sorted(found)
    for gap in found:
        assert gap.minutes >= shortest
        assert minutes_of(gap) <= free
        # A whole stretch, not a part of one.
        assert {gap.starts - 1, gap.ends}.isdisjoint(free)
    left = free.difference(*(minutes_of(gap) for gap in found))
    # What was left out is too short: no minute of it begins a stretch that would do.
    assert not any(set(range(minute, minute + shortest)) <= left for minute in left)


def test_a_day_without_bookings_is_one_gap() -> None:
    assert gaps(Span(480, 1080), [], 30) == [Span(480, 1080)]


def test_the_horizon_is_today_and_the_next_fourteen_dates() -> None:
    days = horizon(date(2026, 2, 20))
    assert (len(days), days[0], days[-1]) == (15, date(2026, 2, 20), date(2026, 3, 6))


@pytest.mark.parametrize(
    ("now", "day", "minute"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), date(2026, 11, 24), 540),
        (datetime(2026, 7, 7, 23, 30, tzinfo=UTC), date(2026, 7, 8), 30),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), date(2027, 3, 28), 59),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), date(2027, 3, 28), 120),
        (datetime(2027, 10, 31, 0, 59, tzinfo=UTC), date(2027, 10, 31), 119),
        (datetime(2027, 10, 31, 1, 0, tzinfo=UTC), date(2027, 10, 31), 60),
    ],
)
def test_the_wall_shows_the_local_date_and_minute(now: datetime, day: date, minute: int) -> None:
    assert local(now, LONDON) == (day, minute)


@pytest.mark.parametrize(
    ("day", "time", "expected"),
    [
        (date(2026, 11, 24), "09:00", datetime(2026, 11, 24, 9, 0, tzinfo=UTC)),
        (date(2026, 7, 7), "09:00", datetime(2026, 7, 7, 8, 0, tzinfo=UTC)),
        (date(2026, 7, 7), "24:00", datetime(2026, 7, 7, 23, 0, tzinfo=UTC)),
        (date(2027, 3, 27), "24:00", datetime(2027, 3, 28, 0, 0, tzinfo=UTC)),
        (date(2027, 3, 28), "01:30", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),  # never shown: as many minutes later
        (date(2027, 3, 28), "02:30", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        (date(2027, 3, 28), "24:00", datetime(2027, 3, 28, 23, 0, tzinfo=UTC)),
        (date(2027, 10, 31), "01:30", datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),  # shown twice: the first
        (date(2027, 10, 31), "02:00", datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
        (date(2027, 10, 31), "24:00", datetime(2027, 11, 1, 0, 0, tzinfo=UTC)),
    ],
)
def test_an_instant_is_when_the_wall_shows_that_time(day: date, time: str, expected: datetime) -> None:
    assert instant(day, parse_time(time, "/"), LONDON) == expected


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), quarters)
def test_at_that_instant_the_wall_shows_that_time_unless_no_wall_ever_does(day: date, minutes: int) -> None:
    shown = local(instant(day, minutes, LONDON), LONDON)
    if minutes == MIDNIGHT:
        assert shown == (day + timedelta(days=1), 0)
    elif shown != (day, minutes):
        # Only in the hour that the clocks leave out in March.
        assert (day.month, day.isoweekday(), minutes // 60) == (3, 7, 1)
        assert shown == (day, minutes + 60)

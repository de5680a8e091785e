"""Who may have a place: the team's zone, and the marks of bays."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.bookings import rules
from roost.bookings.rules import Sitter
from roost.places import Place
from tests.bookings.world import DAY, HALL, a_place, a_sitter, a_wish, slug
from tests.support import NOW

ZONE = {"zone": "hall-1-b", "zone_name": "Family zone", "zone_team": "fam"}
TEAM_ONLY = a_place("B1", access="team only", **ZONE)
TEAM_FIRST = a_place("B2", access="team first", team_first_until=960, **ZONE)
MARKS = ("blue badge", "essential user", "ev", "visitor")
OUTSIDER = a_sitter("cat", "duty")


def refusal(place: Place, sitter: Sitter, day: date = DAY, now: datetime = NOW, **more: bool) -> str | None:
    return slug(rules.access_refusal(a_wish(place, day=day, **more), sitter, now))


def bay(*marks: str, open_at: int | None = None) -> Place:
    return a_place(
        "P1", kind="bay", features=frozenset(marks), site=msgspec.structs.replace(HALL, bays_open_at=open_at)
    )


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(("team", "expected"), [("fam", None), ("duty", "team-only"), (None, "team-only")])
def test_a_team_only_zone_is_for_its_team(team: str | None, expected: str | None) -> None:
    assert refusal(TEAM_ONLY, a_sitter(team=team)) == expected


def test_a_team_only_zone_never_opens_to_others() -> None:
    assert refusal(TEAM_ONLY, OUTSIDER, now=utc(DAY, 9)) == "team-only"


def test_an_open_zone_is_for_everyone_also_where_it_is_a_teams_home() -> None:
    assert refusal(a_place(access="open", **ZONE), OUTSIDER) is None


@pytest.mark.parametrize(("hour", "minute", "expected"), [(15, 59, "not-open-yet"), (16, 0, None)])
def test_a_team_first_zone_opens_to_all_on_the_minute_the_day_before(
    hour: int, minute: int, expected: str | None
) -> None:
    assert refusal(TEAM_FIRST, OUTSIDER, now=NOW.replace(hour=hour, minute=minute)) == expected
    assert refusal(TEAM_FIRST, a_sitter(), now=NOW.replace(hour=hour, minute=minute)) is None


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (date(2026, 11, 30), date(2026, 11, 27)),  # Monday: on Friday
        (date(2026, 12, 29), date(2026, 12, 24)),  # after Christmas, Saturday's Boxing Day given on the Monday
        (date(2027, 3, 30), date(2027, 3, 25)),  # after Easter: on Maundy Thursday
    ],
)
def test_it_opens_on_the_sites_last_working_day_before(day: date, opens: date) -> None:
    assert refusal(TEAM_FIRST, OUTSIDER, day, utc(opens, 15, 59)) == "not-open-yet"
    assert refusal(TEAM_FIRST, OUTSIDER, day, utc(opens, 16)) is None


def test_it_opens_by_the_clock_on_the_wall_also_in_summer() -> None:
    thursday, friday = date(2027, 7, 15), date(2027, 7, 16)
    assert refusal(TEAM_FIRST, OUTSIDER, friday, utc(thursday, 14, 59)) == "not-open-yet"
    assert refusal(TEAM_FIRST, OUTSIDER, friday, utc(thursday, 15)) is None


def test_a_site_open_at_weekends_opens_its_monday_on_sunday() -> None:
    daily = msgspec.structs.replace(TEAM_FIRST, site=msgspec.structs.replace(HALL, opens_weekends=True))
    monday = date(2026, 11, 30)
    assert refusal(daily, OUTSIDER, monday, utc(date(2026, 11, 28), 16)) == "not-open-yet"
    assert refusal(daily, OUTSIDER, monday, utc(date(2026, 11, 29), 16)) is None


def test_not_open_yet_says_when_it_opens() -> None:
    refused = rules.access_refusal(a_wish(TEAM_FIRST, day=date(2026, 11, 30)), OUTSIDER, NOW)
    assert refused is not None
    assert "opens to other teams on Friday 27 November at 16:00" in refused.detail


def test_access_of_a_visitor_follows_the_host() -> None:
    assert refusal(TEAM_ONLY, a_sitter(), visitor=True) is None
    assert refusal(TEAM_ONLY, OUTSIDER, visitor=True) == "team-only"


HOLDERS = {
    "blue badge": a_sitter(blue_badge=True),
    "essential user": a_sitter(essential_car_user=True),
    "ev": a_sitter(ev=True),
    "none of them": a_sitter(),
}


@pytest.mark.parametrize("has", HOLDERS)
@pytest.mark.parametrize("mark", MARKS)
def test_a_marked_bay_is_only_for_those(mark: str, has: str) -> None:
    assert refusal(bay(mark), HOLDERS[has]) == (None if mark == has else "bay-reserved")


@pytest.mark.parametrize("mark", MARKS)
def test_a_visitor_may_have_a_visitors_bay_and_not_the_hosts(mark: str) -> None:
    everything = a_sitter(blue_badge=True, essential_car_user=True, ev=True)
    assert refusal(bay(mark), everything, visitor=True) == (None if mark == "visitor" else "bay-reserved")


def test_an_unmarked_bay_and_a_step_free_one_are_for_everyone() -> None:
    assert refusal(bay(), a_sitter()) is None
    assert refusal(bay("step-free"), a_sitter()) is None
    assert refusal(bay(), a_sitter(), visitor=True) is None


def test_a_bay_with_two_marks_needs_both() -> None:
    assert refusal(bay("blue badge", "ev"), a_sitter(blue_badge=True)) == "bay-reserved"
    assert refusal(bay("blue badge", "ev"), a_sitter(ev=True)) == "bay-reserved"
    assert refusal(bay("blue badge", "ev"), a_sitter(blue_badge=True, ev=True)) is None


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("minute", "open_to_all"), [(59, False), (0, True)])
def test_all_but_blue_badge_bays_may_open_to_everyone_at_a_time_of_the_day(
    mark: str, minute: int, open_to_all: bool
) -> None:
    now = utc(DAY, 9 if minute else 10, minute)
    expected = None if open_to_all and mark != "blue badge" else "bay-reserved"
    assert refusal(bay(mark, open_at=600), a_sitter(), now=now) == expected


def test_bays_open_on_the_day_itself_not_the_day_before() -> None:
    assert refusal(bay("ev", open_at=600), a_sitter(), now=utc(date(2026, 11, 24), 23)) == "bay-reserved"


def test_once_bays_are_open_a_badge_among_several_marks_still_counts() -> None:
    assert refusal(bay("blue badge", "ev", open_at=600), a_sitter(), now=utc(DAY, 11)) == "bay-reserved"
    assert refusal(bay("blue badge", "ev", open_at=600), a_sitter(blue_badge=True), now=utc(DAY, 11)) is None


def test_a_mark_on_a_desk_reserves_nothing() -> None:
    assert refusal(a_place(features=frozenset({"visitor"})), a_sitter()) is None


@given(
    marks=st.sets(st.sampled_from(MARKS)),
    one=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    other=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    open_at=st.sampled_from([None, 480, 600]),
)
def test_booking_a_bay_for_a_colleague_never_tells_which_badge_or_car_they_have(
    marks: set[str], one: tuple[bool, ...], other: tuple[bool, ...], open_at: int | None
) -> None:
    wish = a_wish(bay(*marks, open_at=open_at), for_colleague=True)
    now = utc(DAY, 9)
    answers = {str(rules.access_refusal(wish, Sitter(a_sitter().id, "fam", *holder), now)) for holder in (one, other)}
    assert len(answers) == 1

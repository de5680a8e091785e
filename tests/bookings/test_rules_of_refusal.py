"""Taken, already booked, out of use; what refusals tell about others; what may be said of a visitor."""

from datetime import date

import pytest

from roost.bookings import rules
from roost.bookings.facts import Facts, Held, OutageFact, refusal
from roost.bookings.rules import Wish
from roost.kit.errors import Invalid
from tests.bookings.world import DAY, a_place, a_sitter, a_wish, at, named, slug
from tests.support import NOW

ANN = a_sitter("ann")
DESK = a_place("T1")
OTHER_DESK = a_place("T2")


def held(name: str, label: str, times: str, kind: str = "desk") -> Held:
    return Held(named(f"{name} {label} {times}"), named(label), named(name), kind, at(times))


def out(**where: object) -> OutageFact:
    nowhere = {"site": None, "floor": None, "zone": None, "space": None}
    return OutageFact(named("outage"), **nowhere | where, until=None, reason="a leak")


def asked(wish: Wish, *facts: Held, outages: tuple[OutageFact, ...] = (), **more: object) -> str | None:
    return slug(refusal(wish, ANN, Facts(facts, outages), NOW, **more))


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("09:00-12:00", None),
        ("14:00-17:00", None),
        ("11:30-12:30", "taken"),
        ("12:30-13:30", "taken"),
        ("13:30-14:30", "taken"),
        ("09:00-17:00", "taken"),
    ],
)
def test_a_place_is_taken_for_exactly_the_time_it_is_held(times: str, expected: str | None) -> None:
    assert asked(a_wish(DESK, times), held("ben", "T1", "12:00-14:00")) == expected


def test_taken_never_says_who_sits_there() -> None:
    refused = rules.taken_refusal(a_wish(DESK), [at("12:00-14:00")])
    assert refused is not None
    assert refused.detail == "Desk T1 is taken for a part of that time. Choose another desk or time."


def test_a_lent_gap_is_free() -> None:
    morning, afternoon = held("ben", "T1", "09:00-11:00"), held("ben", "T1", "14:00-17:00")
    assert asked(a_wish(DESK, "11:00-14:00"), morning, afternoon) is None


def test_one_desk_and_one_bay_at_a_time() -> None:
    mine = (held("ann", "T2", "09:00-12:00"), held("ann", "P1", "09:00-12:00", "bay"))
    assert asked(a_wish(DESK, "11:00-13:00"), *mine) == "already-booked"
    assert asked(a_wish(a_place("P2", kind="bay"), "11:00-13:00"), *mine) == "already-booked"
    assert asked(a_wish(DESK, "12:00-13:00"), *mine) is None


def test_a_desk_does_not_stand_in_the_way_of_a_bay() -> None:
    assert asked(a_wish(a_place("P1", kind="bay")), held("ann", "T2", "09:00-17:00")) is None


def test_rooms_can_be_held_several_at_once() -> None:
    room = a_place("R1", kind="room")
    assert asked(a_wish(room), held("ann", "R2", "09:00-17:00", "room")) is None


def test_my_own_desk_is_named_by_its_times() -> None:
    refused = rules.own_refusal(a_wish(DESK), [("desk", at("09:00-12:00"))])
    assert refused is not None
    assert refused.detail.startswith("You already have a desk from 09:00 to 12:00.")


def test_a_refusal_for_a_colleague_says_nothing_of_what_they_hold() -> None:
    refused = rules.own_refusal(a_wish(DESK, for_colleague=True), [("desk", at("10:15-12:00"))])
    assert slug(refused) == "not-for-them"
    assert refused is not None
    assert refused.detail == "A desk cannot be booked for them at that time. Ask them first."
    assert refused.extra == {}


def test_of_a_colleague_it_is_said_first_what_everybody_sees() -> None:
    """Else trying a place that is taken would tell, leaving no trace, whether the colleague is in."""
    facts = held("ann", "T2", "09:00-17:00"), held("ben", "T1", "09:00-17:00")
    assert asked(a_wish(DESK, for_colleague=True), *facts) == "taken"
    assert asked(a_wish(DESK), *facts) == "already-booked"


def test_a_visitor_does_not_count_as_the_hosts_own_desk() -> None:
    assert asked(a_wish(DESK, visitor=True), held("ann", "T2", "09:00-17:00")) is None


def test_the_booking_that_is_being_changed_does_not_stand_in_its_own_way() -> None:
    mine = held("ann", "T1", "09:00-12:00")
    assert asked(a_wish(DESK, "09:00-13:00"), mine) == "already-booked"
    assert asked(a_wish(DESK, "09:00-13:00"), mine, ignore=mine.booking) is None


def test_asked_of_the_place_only_what_i_hold_elsewhere_does_not_count() -> None:
    assert asked(a_wish(DESK), held("ann", "T2", "09:00-17:00"), own=False) is None
    assert asked(a_wish(DESK), held("ben", "T1", "09:00-17:00"), own=False) == "taken"


@pytest.mark.parametrize(
    "where", [{"space": named("T1")}, {"zone": "hall-1-o"}, {"floor": "hall-1"}, {"site": "hall"}], ids=str
)
def test_an_outage_of_space_zone_floor_or_site_covers_the_place(where: dict[str, object]) -> None:
    assert asked(a_wish(DESK), outages=(out(**where),)) == "out-of-use"


@pytest.mark.parametrize(
    "where", [{"space": named("T2")}, {"zone": "hall-1-b"}, {"floor": "hall-2"}, {"site": "lane"}], ids=str
)
def test_an_outage_elsewhere_does_not(where: dict[str, object]) -> None:
    assert asked(a_wish(DESK), outages=(out(**where),)) is None


def test_out_of_use_says_why_in_facilities_words() -> None:
    refused = rules.out_refusal(DESK, "a leak above")
    assert refused is not None
    assert refused.detail == "Desk T1 is out of use: a leak above. Choose another desk."


def test_a_retired_place_is_no_longer_there() -> None:
    assert asked(a_wish(a_place("T1", retired=True))) == "out-of-use"


def test_what_nobody_could_have_is_said_before_who_holds_it() -> None:
    """So that a closed day, or a zone that is not mine, does not tell whether somebody sits there."""
    theirs = held("ben", "T1", "09:00-17:00")
    assert asked(a_wish(DESK, day=date(2026, 11, 28)), theirs) == "closed"
    assert asked(a_wish(a_place("T1", access="team only", zone_team="duty")), theirs) == "team-only"
    assert asked(a_wish(DESK), theirs, outages=(out(site="hall"),)) == "out-of-use"


def test_a_day_is_said_as_people_say_it() -> None:
    assert rules.say_day(DAY) == "Wednesday 25 November"
    assert rules.name_of(OTHER_DESK) == "Desk T2"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Dell engineer", "Dell engineer"),
        ("  Dell \t engineer ", "Dell engineer"),
        ("Kent Police", "Kent Police"),
        ("Sonia Mumford, KPMG", "Sonia Mumford, KPMG"),
        ("Nancy Kidd", "Nancy Kidd"),
        ("Room 101 Ltd", "Room 101 Ltd"),
        ("Dr Patel, Mrs Khan", "Dr Patel, Mrs Khan"),
        ("Familiar Kidderminster Motherboards", "Familiar Kidderminster Motherboards"),
        ("2 from MS Teams Ltd at 10:30", "2 from MS Teams Ltd at 10:30"),
        ("x" * 40, "x" * 40),
    ],
)
def test_a_visitor_is_who_or_which_firm(typed: str, kept: str) -> None:
    assert rules.check_visitor(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "x" * 41,
        "Child of Ms B",
        "Mum",
        "the Jones FAMILY",
        "a parent",
        "two kids",
        "foster carer",
        "looked-after one",
        "YP Jamie",
        "young person",
        "Jamie's grandmother",
        "NHS 943 476 5919",
        "case 1234567",
        "07700-900123",
        "Nora, aged 9",
        "8yo",
        "CP-2024-0012",
        "LCS 20441",
        "born 3/4/2012",
        "14 High Street",
        "ME7 5QB",
        "nora@example.org",
        "AB 12 34 56 C",
        "ＹＰ Jamie",
        "client JB",
    ],
)
def test_never_a_child_or_family_and_no_numbers_of_theirs(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        rules.check_visitor(typed)
    assert [error.pointer for error in refused.value.errors] == ["/for/visitor"]

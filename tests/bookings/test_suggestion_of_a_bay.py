"""Which bay is suggested, what stands in for a lost place, and the words of it all. Without a database."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.bookings.suggestion import (
    Asker,
    BayChoice,
    DeskChoice,
    Mate,
    choose_bay,
    count,
    nearest_equal,
    walk,
    words_for,
)
from roost.places import Place
from tests.bookings.world import HALL, a_place, at, named

SPAN = at("09:00-17:00")
DECK = msgspec.structs.replace(HALL, code="deck", name="The Deck")
FAR = msgspec.structs.replace(HALL, code="far", name="Far Field")
ON_FOOT = {("deck", "hall"): 4, ("hall", "deck"): 4, ("far", "hall"): 15, ("hall", "far"): 15}
DRIVER = Asker(has_car=True)


def bay(label: str, *marks: str, site: object = HALL) -> Place:
    return a_place(label, kind="bay", features=frozenset(marks), site=site)


def choose(*bays: Place, asker: Asker = DRIVER, to: str = "hall") -> BayChoice | None:
    return choose_bay(asker, SPAN, bays, ON_FOOT, to, lambda place, span: True)


def label(choice: BayChoice | None) -> str | None:
    return choice and choice.place.label


def test_the_shortest_walk_goes_before_the_label() -> None:
    assert label(choose(bay("1", site=FAR), bay("2", site=DECK), bay("3"))) == "3"
    assert label(choose(bay("1", site=FAR), bay("2", site=DECK))) == "2"


def test_the_walk_is_to_the_site_of_the_desk() -> None:
    assert label(choose(bay("1"), bay("2", site=DECK), to="deck")) == "2"


def test_where_no_way_is_known_nobody_is_sent() -> None:
    assert choose(bay("1", site=msgspec.structs.replace(HALL, code="moon"))) is None
    assert walk(ON_FOOT, "moon", "hall") is None
    assert walk(ON_FOOT, "hall", "hall") == 0


def test_a_blue_badge_goes_before_the_walk() -> None:
    badge = Asker(has_car=True, blue_badge=True)
    assert label(choose(bay("1"), bay("2", "blue badge", site=DECK), asker=badge)) == "2"


def test_a_socket_goes_before_the_label_but_not_before_the_walk() -> None:
    electric = Asker(has_car=True, ev=True)
    assert label(choose(bay("1"), bay("2", "ev"), asker=electric)) == "2"
    assert label(choose(bay("1"), bay("2", "ev", site=DECK), asker=electric)) == "1"


def test_a_bay_that_few_may_use_is_taken_before_one_that_anybody_may() -> None:
    assert label(choose(bay("1"), bay("2", "essential user"))) == "2"


def test_a_visitors_bay_is_never_suggested() -> None:
    assert choose(bay("1", "visitor")) is None


def test_what_the_rules_refuse_is_never_suggested() -> None:
    assert choose_bay(DRIVER, SPAN, [bay("1"), bay("2")], ON_FOOT, "hall", lambda place, _: place.label == "2") == (
        BayChoice(bay("2"), 0, ("at the same site",))
    )


def test_bays_are_counted_as_people_count() -> None:
    assert label(choose(bay("3-10"), bay("3-9"))) == "3-9"


def test_the_walk_and_the_marks_are_said() -> None:
    choice = choose(bay("1", "ev", site=DECK), asker=Asker(ev=True))
    assert choice is not None
    assert (choice.minutes_on_foot, choice.reasons) == (4, ("4 minutes on foot", "kept for electric cars"))


any_bay = st.builds(
    lambda label, marks, site: bay(label, *marks, site=site),
    label=st.sampled_from(["1", "2", "10", "A1", "A01"]),
    marks=st.sets(st.sampled_from(["blue badge", "essential user", "ev"])),
    site=st.sampled_from([HALL, DECK, FAR]),
).map(
    lambda place: msgspec.structs.replace(
        place, id=named(f"{place.site.code} {place.label}"), floor=f"{place.site.code}-0"
    )
)


@given(
    bays=st.lists(any_bay, max_size=8, unique_by=lambda place: place.id),
    asker=st.builds(Asker, has_car=st.just(True), blue_badge=st.booleans(), ev=st.booleans()),
    shuffle=st.randoms(use_true_random=False),
)
def test_the_order_in_which_bays_are_told_does_not_matter(
    bays: list[Place], asker: Asker, shuffle: random.Random
) -> None:
    again = shuffle.sample(bays, len(bays))
    assert choose(*again, asker=asker) == choose(*bays, asker=asker)
    needed = [place.label for place in nearest_equal(bay("0"), SPAN, bays, frozenset(), lambda *_: True)]
    assert needed == [place.label for place in nearest_equal(bay("0"), SPAN, again, frozenset(), lambda *_: True)]


def test_what_stands_in_is_nearest_first_on_the_floor_then_in_the_site_then_elsewhere() -> None:
    lost = a_place("T5", x=50)
    there = [
        a_place("L1", floor="lane-0", site=FAR),
        a_place("U9", floor="hall-2", x=50),
        a_place("U10", floor="hall-2", zone="hall-2-x"),
        a_place("T1", x=10),
        a_place("T9", x=60),
        a_place("S9", x=40, zone="hall-1-b"),
    ]
    found = nearest_equal(lost, SPAN, there, frozenset(), lambda *_: True)
    assert [place.label for place in found] == ["T9", "S9", "T1", "U9", "U10", "L1"]


def test_only_the_same_kind_with_what_is_needed_stands_in() -> None:
    lost = a_place("T5")
    there = [lost, a_place("R1", kind="room"), a_place("T1"), a_place("T2", features=frozenset({"dock"}))]
    found = nearest_equal(lost, SPAN, there, frozenset({"dock"}), lambda *_: True)
    assert [place.label for place in found] == ["T2"]
    assert nearest_equal(lost, SPAN, there, frozenset({"dock"}), lambda *_: False) == []


def test_what_a_desk_must_have_is_not_asked_of_a_bay_or_a_room() -> None:
    for kind in ("bay", "room"):
        lost, other = a_place("1", kind=kind), a_place("2", kind=kind)
        assert nearest_equal(lost, SPAN, [other], frozenset({"dock"}), lambda *_: True) == [other]


DESK = DeskChoice(
    a_place("2B07"), (Mate(named("ben"), "Ben", a_place("2B08"), SPAN),), ("beside one of your team", "and quiet")
)


@pytest.mark.parametrize(
    ("desk", "parking", "words"),
    [
        (DESK, None, "Desk 2B07, beside one of your team, and quiet."),
        (None, choose(bay("3-01", site=DECK)), "Bay 3-01 at The Deck, 4 minutes on foot."),
        (
            DESK,
            choose(bay("R16")),
            "Desk 2B07, beside one of your team, and quiet; your bay R16 at Town Hall, at the same site.",
        ),
        (None, None, ""),
    ],
)
def test_a_suggestion_is_one_sentence(desk: DeskChoice | None, parking: BayChoice | None, words: str) -> None:
    assert words_for(desk, parking) == words


def test_small_numbers_are_words() -> None:
    assert [count(number) for number in (1, 2, 9, 10, 31)] == ["one", "two", "nine", "10", "31"]

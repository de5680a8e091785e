"""Which desk is suggested, and why: filters first, then the team, home, habit, label. Without a database."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.bookings.suggestion import Asker, DeskChoice, Mate, choose_desk, closeness, natural, spacings
from roost.kit.days import Span
from roost.places import Place
from tests.bookings.world import HALL, a_place, at, named

SPAN = at("09:00-17:00")
# A row of desks, ten units apart: two zones on one floor, then one upstairs.
A1, A2, A3 = (a_place(f"A{n}", x=10 * n, zone="hall-1-a") for n in (1, 2, 3))
B1, B2, B3 = (a_place(f"B{n}", x=100 + 10 * n, zone="hall-1-b") for n in (1, 2, 3))
U1, U2 = (a_place(f"U{n}", x=10 * n, zone="hall-2-o", floor="hall-2") for n in (1, 2))
DESKS = [A1, A2, A3, B1, B2, B3, U1, U2]


def mate(name: str, place: Place, times: str = "09:00-17:00") -> Mate:
    return Mate(named(name), name, place, at(times))


def choose(
    *mates: Mate,
    asker: Asker | None = None,
    desks: list[Place] = DESKS,
    span: Span = SPAN,
    taken: tuple[Place, ...] = (),
) -> DeskChoice | None:
    sat = {one.place.id for one in mates if one.span.overlaps(span)} | {place.id for place in taken}
    return choose_desk(asker or Asker(), span, desks, mates, lambda place, _: place.id not in sat)


def label(choice: DeskChoice | None) -> str | None:
    return choice and choice.place.label


def test_what_the_rules_refuse_is_never_suggested() -> None:
    assert label(choose_desk(Asker(), SPAN, DESKS, [], lambda place, _: place is B2)) == "B2"
    assert choose_desk(Asker(), SPAN, DESKS, [], lambda place, span: False) is None
    assert choose_desk(Asker(), SPAN, [], [], lambda place, span: True) is None


def test_the_rules_are_asked_of_the_span_that_was_wished_for() -> None:
    asked: list[Span] = []
    choose_desk(Asker(), SPAN, DESKS, [], lambda place, span: bool(asked.append(span)))
    assert set(asked) == {SPAN}


def test_a_need_goes_before_the_team() -> None:
    lift = a_place("U3", floor="hall-2", features=frozenset({"step-free", "quiet"}))
    choice = choose(mate("ben", A1), asker=Asker(needs=frozenset({"step-free"})), desks=[*DESKS, lift])
    assert label(choice) == "U3"
    assert choice is not None
    assert choice.reasons == ("with step-free, which you need",)


def test_every_need_must_be_met() -> None:
    one = a_place("U3", features=frozenset({"quiet"}))
    assert choose(asker=Asker(needs=frozenset({"quiet", "dock"})), desks=[one]) is None


def test_beside_the_team_goes_before_the_home_zone() -> None:
    assert label(choose(mate("ben", A3), asker=Asker(home_zone="hall-1-b"))) == "A2"


def test_the_home_zone_goes_before_what_one_likes() -> None:
    asker = Asker(home_zone="hall-1-b", liked={A2.id: 9})
    assert label(choose(asker=asker)) == "B1"


def test_what_one_likes_goes_before_the_label() -> None:
    assert label(choose(asker=Asker(liked={B2.id: 3, U1.id: 2}))) == "B2"


def test_else_it_is_the_first_label_as_people_count() -> None:
    desks = [a_place(name) for name in ("2A10", "2A9", "2B1")]
    assert label(choose(desks=desks)) == "2A9"


def test_it_sits_among_the_three_nearest_and_the_far_end_does_not_pull() -> None:
    row = [a_place(f"{n}", x=10 * n) for n in range(90)]
    mates = [mate(f"mate {n}", row[n]) for n in (0, 1, 2, 50, 60, 70, 80)]
    assert label(choose(*mates, desks=[*(row[n] for n in (0, 1, 2, 3)), row[45]])) == "3"


def test_another_floor_is_further_than_the_far_end_of_this_one() -> None:
    far = a_place("Z9", x=100_000)
    assert label(choose(mate("ben", A1), desks=[A1, far, U1])) == "Z9"


def test_another_site_is_further_than_another_floor() -> None:
    lane = HALL.__class__("lane", "Lane Centre", "Europe/London", 480, 1080)
    away = a_place("A0", site=lane, floor="lane-0")
    assert label(choose(mate("ben", A1), desks=[away, U1, A1])) == "U1"


def test_a_mate_who_has_gone_by_then_pulls_nobody() -> None:
    assert label(choose(mate("ben", B3, "09:00-12:00"), span=at("12:00-17:00"))) == "A1"


@pytest.mark.parametrize("scale", [1, 7, 300])
def test_beside_does_not_depend_on_the_units_of_the_plan(scale: int) -> None:
    row = [a_place(f"D{n}", x=10 * n * scale) for n in range(1, 6)]
    choice = choose(mate("ben", row[0]), mate("cat", row[2]), mate("dan", row[4]), desks=row)
    assert label(choice) == "D2"
    assert choice is not None
    assert [one.name for one in choice.beside] == ["ben", "cat"]
    assert choice.reasons[0] == "beside two of your team"


@pytest.mark.parametrize(
    ("mates", "asker", "taken", "reason"),
    [
        ([mate("ben", A1)], Asker(), (), "beside one of your team"),
        ([mate("ben", A1)], Asker(), (A2,), "in the same zone as one of your team"),
        ([mate("ben", A1), mate("cat", A2)], Asker(), (A3,), "on the same floor as two of your team"),
        ([], Asker(home_zone="hall-1-b"), (), "in your team's zone"),
        ([], Asker(liked={B1.id: 2}), (), "where you often sit"),
    ],
)
def test_the_reason_is_said_in_plain_words(
    mates: list[Mate], asker: Asker, taken: tuple[Place, ...], reason: str
) -> None:
    choice = choose(*mates, asker=asker, taken=taken)
    assert choice is not None
    assert choice.reasons == (reason,)


def test_once_is_no_habit_and_nothing_to_say_is_said_with_nothing() -> None:
    choice = choose(asker=Asker(liked={B1.id: 1}))
    assert choice is not None
    assert (choice.place.label, choice.reasons) == ("B1", ())


def test_a_mate_with_two_desks_that_day_is_one_person() -> None:
    row = [a_place(f"D{n}", x=10 * n) for n in range(1, 4)]
    choice = choose(mate("ben", row[0], "09:00-12:00"), mate("ben", row[2], "12:00-17:00"), desks=row)
    assert choice is not None
    assert choice.reasons == ("beside one of your team",)
    assert [one.name for one in choice.beside] == ["ben"]


def test_closeness_counts_in_desks_and_is_nothing_when_nobody_is_in() -> None:
    spacing = spacings(DESKS)
    assert closeness(A1, [], spacing) == 0
    assert closeness(A1, [mate("ben", A2)], spacing) == 1
    assert closeness(A1, [mate("ben", A2), mate("cat", A3)], spacing) == 1.5


def test_desks_drawn_on_one_spot_are_no_trouble() -> None:
    assert label(choose(mate("ben", a_place("D1")), desks=[a_place("D1"), a_place("D2")])) == "D2"


@given(st.text(max_size=8))
def test_any_label_has_its_place_in_the_order(text: str) -> None:
    assert natural(text) <= natural(text)


@given(st.integers(0, 999), st.integers(0, 999), st.from_regex(r"[A-Z]{0,3}", fullmatch=True))
def test_numbers_in_labels_are_counted_not_spelt(one: int, other: int, letters: str) -> None:
    assert (natural(f"{letters}{one}") < natural(f"{letters}{other}")) == (one < other)
    assert re.fullmatch(r"[A-Z]*", letters)


placed = st.builds(
    lambda label, x, y, floor, marks: a_place(
        label, id=named(f"{floor} {label}"), x=x, y=y, floor=floor, features=frozenset(marks)
    ),
    label=st.sampled_from(["1", "2", "10", "A1", "A01", "A2"]),
    x=st.integers(0, 5),
    y=st.integers(0, 5),
    floor=st.sampled_from(["hall-1", "hall-2"]),
    marks=st.sets(st.sampled_from(["dock", "quiet"])),
)


@given(
    desks=st.lists(placed, max_size=10, unique_by=lambda place: place.id),
    seats=st.lists(st.tuples(st.sampled_from(["ben", "cat", "dan"]), st.integers(0, 9)), max_size=4),
    needs=st.sets(st.sampled_from(["dock", "quiet"]), max_size=1),
    shuffle=st.randoms(use_true_random=False),
)
def test_the_order_in_which_desks_and_mates_are_told_does_not_matter(
    desks: list[Place], seats: list[tuple[str, int]], needs: set[str], shuffle: random.Random
) -> None:
    mates = [mate(name, desks[n]) for name, n in seats if n < len(desks)]
    asker = Asker(needs=frozenset(needs))
    first = choose(*mates, asker=asker, desks=desks)
    again_desks, again_mates = shuffle.sample(desks, len(desks)), shuffle.sample(mates, len(mates))
    assert choose(*again_mates, asker=asker, desks=again_desks) == first

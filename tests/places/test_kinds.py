"""What can be booked, and what each kind may be marked with."""

import pytest

from roost.places import BAY, DESK, KINDS, NEEDS, ROOM


def test_there_are_desks_bays_and_rooms() -> None:
    assert KINDS == {"desk": DESK, "bay": BAY, "room": ROOM}


def test_of_desks_and_bays_a_person_holds_one_and_of_rooms_as_many_as_they_like() -> None:
    assert [(kind.name, kind.one_each) for kind in KINDS.values()] == [("desk", True), ("bay", True), ("room", False)]


def test_a_bay_never_shows_who_holds_it() -> None:
    assert not BAY.shows_who


@pytest.mark.parametrize("kind", [DESK, BAY, ROOM], ids=lambda kind: kind.name)
def test_a_kind_allows_its_own_features_and_no_others(kind: object) -> None:
    everything = DESK.features | BAY.features | ROOM.features
    assert {feature for feature in everything if kind.allows(feature)} == kind.features


@pytest.mark.parametrize(
    ("feature", "allowed"),
    [("seats 1", True), ("seats 12", True), ("seats 0", False), ("seats 100", False), ("seats six", False)],
)
def test_a_room_says_how_many_it_seats(feature: str, allowed: bool) -> None:
    assert ROOM.allows(feature) == allowed
    assert not DESK.allows(feature)


def test_what_a_person_can_need_is_what_a_desk_can_have() -> None:
    assert DESK.features == NEEDS

"""Files and database together, as they would stand after the import."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.importing import BadFiles
from roost.importing.circles import circles
from roost.importing.files import Wrong
from tests.importing.council import SMALL, Folder, everything, with_row, without


async def refused(folder: Folder, **options: bool) -> list[Wrong]:
    """What is wrong with a folder that must be refused, and must leave everything as it was."""
    before = await everything()
    with pytest.raises(BadFiles) as caught:
        await folder.bring_in(**options)
    assert await everything() == before
    return caught.value.wrongs


@pytest.mark.parametrize(
    ("name", "at", "cells", "wrong", "allowed"),
    [
        ("sites", 0, {"walk": "dock 4"}, 'there is no site "dock"', "deck, hall"),
        ("floors", 0, {"site": "tower"}, 'there is no site "tower"', "deck, hall"),
        ("zones", 0, {"floor": "hall-9"}, 'there is no floor "hall-9"', "deck-0, hall-1"),
        ("zones", 0, {"team": "night"}, 'there is no team "night"', "duty"),
        ("teams", 0, {"home_zone": "hall-1-z"}, 'there is no zone "hall-1-z"', "deck-0-p, hall-1-a"),
        ("people", 0, {"team": "night"}, 'there is no team "night"', "duty"),
        ("people", 1, {"line_manager": "zed@hall.example"}, "there is no person", "ann@hall.example"),
        ("queues", 0, {"lead": "zed@hall.example"}, "there is no person", "cat@hall.example"),
        ("queues", 0, {"members": "zed@hall.example"}, "there is no person", "cat@hall.example"),
        ("spaces", 0, {"zone": "deck-0-p"}, "deck-0-p is on deck-0, not on hall-1", "hall-1-a"),
        ("spaces", 0, {"x": 401}, "401 lies outside the plan of hall-1", "0 to 400"),
        ("spaces", 0, {"y": 301}, "301 lies outside the plan of hall-1", "0 to 300"),
    ],
)  # fmt: skip
async def test_a_reference_is_checked_against_files_and_database(
    small: None, folder: Folder, name: str, at: int, cells: dict[str, object], wrong: str, allowed: str
) -> None:
    (alone,) = await refused(folder.put(**with_row(name, at, **cells)))
    assert (alone.file, alone.row, alone.column) == (f"{name}.csv", at + 2, next(iter(cells)))
    assert wrong in alone.wrong
    assert allowed in alone.allowed
    (among_all,) = await refused(folder.put(**{**SMALL, **with_row(name, at, **cells)}))
    assert among_all == alone


async def test_a_reference_may_be_met_by_another_row_of_the_same_folder(small: None, folder: Folder) -> None:
    boss = {**SMALL["people"][0], "email": "new@hall.example", "line_manager": ""}
    people = [*SMALL["people"], boss]
    people[0] = {**people[0], "line_manager": "new@hall.example", "team": "night"}
    teams = [*SMALL["teams"], {"team": "night", "name": "Night", "home_zone": "", "office_days": ""}]
    changes = await folder.put(people=people, teams=teams).bring_in()
    assert [change.key for change in changes.of("people").added] == ["new@hall.example"]
    assert not (await folder.bring_in()).any(retiring=True)


async def test_rows_are_not_blamed_for_a_file_that_cannot_be_read(db: None, folder: Folder) -> None:
    rows = [{name: cell for name, cell in row.items() if name != "zone"} for row in SMALL["zones"]]
    wrongs = await refused(folder.put(**{**SMALL, "zones": rows}))
    assert [(wrong.file, wrong.column) for wrong in wrongs] == [("zones.csv", "zone")]


async def test_a_row_that_is_wrong_elsewhere_still_counts_as_there(db: None, folder: Folder) -> None:
    (wrong,) = await refused(folder.put(**{**SMALL, **with_row("floors", 0, level="high")}))
    assert (wrong.file, wrong.row, wrong.column) == ("floors.csv", 2, "level")


async def test_a_zone_does_not_move_away_from_its_spaces(small: None, folder: Folder) -> None:
    (wrong,) = await refused(folder.put(**with_row("zones", 0, floor="deck-0")))
    assert (wrong.row, wrong.column) == (2, "floor")
    assert wrong.wrong == "moves, and would leave 21 spaces: D01, D02 and 19 more"


async def test_a_zone_that_is_none_is_answered_with_the_zones_of_that_floor(small: None, folder: Folder) -> None:
    (wrong,) = await refused(folder.put(**with_row("spaces", 0, zone="deck-1-p")))
    assert (wrong.row, wrong.column, wrong.allowed) == (2, "zone", "hall-1-a, or a row for it in zones.csv")


async def test_a_plan_does_not_shrink_below_its_spaces(small: None, folder: Folder) -> None:
    (wrong,) = await refused(folder.put(**with_row("floors", 0, plan_width=195)))
    assert (wrong.row, wrong.column) == (2, "plan_width")
    assert (wrong.wrong, wrong.allowed) == ("would leave 2 spaces: D20, D21 outside", "210 or more")


async def test_walks_must_agree_both_ways(db: None, folder: Folder) -> None:
    wrongs = await refused(folder.put(**with_row("sites", 1, walk="hall 6")))
    assert [(wrong.row, wrong.column, wrong.wrong) for wrong in wrongs] == [
        (2, "walk", "deck is 5 minutes away, but row 3 says 6"),
        (3, "walk", "hall is 6 minutes away, but row 2 says 5"),
    ]


async def test_nobody_is_their_own_line_manager(small: None, folder: Folder) -> None:
    (wrong,) = await refused(folder.put(**with_row("people", 0, line_manager="ann@hall.example")))
    assert (wrong.row, wrong.column, wrong.wrong) == (2, "line_manager", "is their own line manager")


async def test_a_circle_of_managers_over_file_and_database_is_named_where_the_file_closes_it(
    small: None, folder: Folder
) -> None:
    folder.put(people=[{**SMALL["people"][0], "line_manager": "ben@hall.example"}])
    (wrong,) = await refused(folder)
    assert wrong.row == 2
    assert "ann@hall.example → ben@hall.example → ann@hall.example" in wrong.wrong


@given(st.dictionaries(st.integers(0, 8), st.none() | st.integers(0, 8)))
def test_every_circle_is_found_once_and_nothing_else(points_to: dict[int, int | None]) -> None:
    def comes_back(start: int) -> bool:
        at = points_to.get(start)
        for _ in range(len(points_to)):
            if at == start:
                return True
            at = points_to.get(at) if at is not None else None
        return False

    found = circles(points_to)
    members = [member for circle in found for member in circle]
    assert len(members) == len(set(members))
    assert set(members) == {member for member in points_to if comes_back(member)}
    for circle in found:
        assert all(points_to[a] == b for a, b in zip(circle, [*circle[1:], circle[0]], strict=True))


async def test_a_reference_to_something_retired_says_how_to_bring_it_back(small: None, folder: Folder) -> None:
    await folder.put(**without("people", 1)).bring_in(retire_missing=True, yes=True)
    ann, _, cat = SMALL["people"]
    (wrong,) = await refused(folder.put(people=[{**ann, "line_manager": "ben@hall.example"}, cat]))
    assert wrong.wrong == '"ben@hall.example" has left; a row in people.csv brings it back'


async def test_files_cannot_leave_roost_without_an_administrator(small: None, folder: Folder) -> None:
    await folder.put(**with_row("people", 2, role="administrator")).bring_in()
    [wrong] = await refused(folder.put(**with_row("people", 2, role="facilities")))
    assert (wrong.file, wrong.column, wrong.wrong) == (
        "people.csv",
        "role",
        "would leave Roost without an administrator",
    )
    rows = with_row("people", 2, role="facilities")["people"]
    rows[0] |= {"role": "administrator"}
    await folder.put(people=rows).bring_in()

import pytest

from roost.importing import BadFiles, bring_in
from tests.importing.council import MESSY, everything
from tests.support import NOW

ROLES = "staff, manager, leader, director, facilities, it, parking, administrator"
TEXT = "1 to 120 characters without < and >, not starting with = + - @"
FLOORS = "brook-3, brook-4, gun-0, riv-0, riv-1, riv-2, riv-3"
DESK = "dock, near plug tower, quiet, sit-stand, step-free, two screens, window"

# Row, column, words of what is wrong, words of what is allowed: by hand, from the files.
PEOPLE = [
    (2, "email", "is also in row 3", "each person once"),
    (4, "email", '"no-at-sign" is not an e-mail address', "like name@council.example"),
    (5, "team", 'there is no team "nosuchteam"', "teams.csv"),
    (6, "line_manager", "in a circle", "somebody outside the circle"),
    (7, "line_manager", "in a circle", "somebody outside the circle"),
    (8, "role", '"king" is not known', ROLES),
    (9, "name", "starts with =", TEXT),
    (10, "name", "has 5,000 characters", TEXT),
    (12, "team", "the row stops after 2 of 10 cells", "10 cells"),
]
SPACES = [
    (2, "label", "is also in row 3", "each space once"),
    (4, "zone", 'there is no zone "riv-9-z"', "zones.csv"),
    (5, "floor", 'there is no floor "riv-9"', FLOORS),
    (6, "kind", '"throne" is not known', "desk, bay, room"),
    (7, "x", '"ten" is not a whole number', "a whole number within the width"),
    (8, "x", "99999 lies outside the plan of riv-2", "0 to 1200"),
    (9, "label", "is blank", TEXT),
    (10, "label", "holds < or >", TEXT),
    (11, "features", '"jacuzzi" is not a feature of a desk', DESK),
]


@pytest.mark.parametrize("dry_run", [True, False])
async def test_over_the_loaded_sample_every_bad_row_is_named_and_nothing_is_stored(sample: None, dry_run: bool) -> None:
    before = await everything()
    with pytest.raises(BadFiles) as refused:
        await bring_in(MESSY, actor=None, now=NOW, dry_run=dry_run)

    for file, expected in (("people.csv", PEOPLE), ("spaces.csv", SPACES)):
        named = {(w.row, w.column): w for w in refused.value.wrongs if w.file == file}
        assert set(named) == {(row, column) for row, column, _, _ in expected}, "no row missed, none blamed for nothing"
        for row, column, wrong, allowed in expected:
            assert wrong in named[row, column].wrong
            assert allowed in named[row, column].allowed
    assert await everything() == before


async def test_the_good_row_in_windows_1252_is_not_blamed(sample: None) -> None:
    with pytest.raises(BadFiles) as refused:
        await bring_in(MESSY, actor=None, now=NOW)
    assert 11 not in {wrong.row for wrong in refused.value.wrongs if wrong.file == "people.csv"}

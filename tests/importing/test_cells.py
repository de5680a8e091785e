"""What may stand in a cell, told by each file's own columns."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.importing.cells import Bad, clean
from roost.importing.columns import BY_NAME, KEPT, REFUSED, SHEETS
from roost.importing.reading import read_folder
from tests.importing.council import SMALL, Folder, with_row


def only_wrong(folder: Folder, name: str, at: int, /, **cells: Any) -> tuple[str, str]:
    """What is said of the one cell that was changed: what is wrong, and what is allowed."""
    (wrong,) = folder.put(**with_row(name, at, **cells)).wrongs()
    assert (wrong.file, wrong.row, wrong.column) == (f"{name}.csv", at + 2, next(reversed(cells)))
    return wrong.wrong, wrong.allowed


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\xa0=", "＝", "﹢", "－", "＠"])
@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("sites", "name"), ("sites", "address"), ("floors", "name"), ("zones", "name"), ("teams", "name"),
        ("people", "name"), ("people", "email"), ("people", "vehicle"), ("queues", "name"), ("spaces", "label"),
    ],
)  # fmt: skip
def test_no_text_starts_as_a_formula(folder: Folder, name: str, column: str, start: str) -> None:
    wrong, allowed = only_wrong(folder, name, 0, **{column: f"{start}ab@c.example"})
    assert "formula" in wrong
    assert allowed


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x1bb", "a\x7fb", "a\tb", "a\nb", "a\r\nb", "a\u2028b", "a\u202eb", "a\u200bb", "a\ufffeb"]
)
@pytest.mark.parametrize(("name", "column"), [("people", "name"), ("spaces", "label"), ("zones", "name")])
def test_no_text_holds_control_characters(folder: Folder, name: str, column: str, text: str) -> None:
    wrong, _ = only_wrong(folder, name, 0, **{column: text})
    assert "control character" in wrong
    assert text not in wrong, "what is said to a terminal must not drive it"


@pytest.mark.parametrize("text", ["<b>", "a<", ">a", "<script>alert(1)</script>"])
def test_no_text_holds_angle_brackets(folder: Folder, text: str) -> None:
    assert "holds < or >" in only_wrong(folder, "people", 0, name=text)[0]


def test_texts_have_at_most_120_characters(folder: Folder) -> None:
    assert folder.put(**with_row("people", 0, name="L" * 120)).wrongs() == []
    assert only_wrong(folder, "people", 0, name="L" * 121)[0] == "has 121 characters"


@given(st.text(max_size=200))
def test_whatever_text_is_let_through_is_harmless(text: str) -> None:
    try:
        stored = clean(text)
    except Bad:
        return
    assert stored == clean(stored), "a second import would find it changed"
    assert stored[:1] not in {"=", "+", "-", "@"}
    assert stored.isprintable()
    assert not set("<>") & set(stored)


@pytest.mark.parametrize(
    ("name", "cells", "wrong", "allowed"),
    [
        ("sites", {"site": "Hall"}, '"Hall" is not a code', "lower-case letters, digits and hyphens"),
        ("sites", {"site": "hall_1"}, "is not a code", "hyphens"),
        ("sites", {"site": "h" * 41}, "is not a code", "at most 40"),
        ("sites", {"kind": "castle"}, '"castle" is not known', "office, car park"),
        ("sites", {"timezone": "London"}, "is not a time zone", "like Europe/London"),
        ("sites", {"timezone": "../etc/passwd"}, "is not a time zone", "like Europe/London"),
        ("sites", {"opens": "08:10"}, "quarter-hours", "like 09:15"),
        ("sites", {"opens": "8"}, "quarter-hours", "like 09:15"),
        ("sites", {"closes": "24:15"}, "quarter-hours", "like 09:15"),
        ("sites", {"closes": "08:00"}, "08:00 is not after 08:00", "after opens"),
        ("sites", {"walk": "deck"}, "minutes on foot", "like gun 11; brook 4"),
        ("sites", {"walk": "deck 121"}, "minutes on foot", "0 to 120"),
        ("sites", {"walk": "deck 5; deck 6"}, "deck is there twice", "like gun 11; brook 4"),
        ("sites", {"walk": "hall 1"}, "the site itself", "other sites"),
        ("sites", {"nation": "France"}, '"France" is not known', "England, Wales, Scotland, Northern Ireland, or"),
        ("sites", {"opens_weekends": "maybe"}, '"maybe" is not known', "yes, no, or blank"),
        ("sites", {"bays_open_at": "ten"}, "quarter-hours", "or blank"),
        ("floors", {"level": "one"}, "is not a whole number", "from -20 to 200"),
        ("floors", {"plan_width": "0"}, "0 is too small", "from 1 to 20000"),
        ("floors", {"plan_height": "20001"}, "20001 is too big", "from 1 to 20000"),
        ("floors", {"plan_height": "٣٠٠"}, "is not a whole number", "from 1 to 20000"),
        ("zones", {"access": "closed"}, '"closed" is not known', "team only, team first, open"),
        ("zones", {"team": ""}, "is blank, and access is team first", "a team's code, or access open"),
        ("zones", {"team_first_until": ""}, "is blank, and access is team first", "like 09:15"),
        ("zones", {"access": "open", "team_first_until": "16:00"}, "access is open", "blank, or access team first"),
        ("zones", {"access": "team only", "team_first_until": "16:00"}, "access is team only", "blank"),
        ("teams", {"office_days": "mon tues"}, '"tues" is not a day', "mon tue wed thu fri sat sun"),
        ("people", {"email": "ann"}, "is not an e-mail address", "like name@council.example"),
        ("people", {"role": "king"}, '"king" is not known', "staff, manager, leader, director"),
        ("people", {"role": ""}, "is blank", "staff, manager, leader, director"),
        ("people", {"vehicle": "A"}, "is not a registration", "like AB12 CDE"),
        ("people", {"ev": "electric"}, "is not known", "yes, no, or blank"),
        ("people", {"needs": "quiet; a pony"}, '"a pony" is not known', "sit-stand"),
        ("queues", {"members": "cat@hall.example; cat"}, '"cat" is not an e-mail address', "semicolons"),
        ("spaces", {"kind": "throne"}, '"throne" is not known', "desk, bay, room"),
        ("spaces", {"features": "dock; ev"}, '"ev" is not a feature of a desk', "dock, near plug tower"),
        ("spaces", {"kind": "room", "features": "seats 0"}, "is not a feature of a room", "seats 1…99"),
        ("spaces", {"x": "-1"}, "-1 is too small", "within the width"),
        ("spaces", {"y": "1.5"}, "is not a whole number", "within the height"),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_allowed_is_named_with_what_is(
    folder: Folder, name: str, cells: dict[str, str], wrong: str, allowed: str
) -> None:
    said, also = only_wrong(folder, name, 0, **cells)
    assert wrong in said
    assert allowed in also


@pytest.mark.parametrize(
    ("name", "cells", "values"),
    [
        ("sites", {"opens": "7:00", "closes": "18:15:00"}, {"opens": 420, "closes": 1095}),
        ("sites", {"closes": "24:00"}, {"closes": 1440}),
        ("sites", {"kind": "Office", "nation": "wales"}, {"kind": "office", "nation": "WLS"}),
        ("sites", {"opens_weekends": "Yes", "bays_open_at": ""}, {"opens_weekends": True, "bays_open_at": None}),
        ("sites", {"walk": "b 4;a 3,"}, {"walk": (("a", 3), ("b", 4))}),
        ("floors", {"level": "-1"}, {"level": -1}),
        ("teams", {"office_days": "Fri; mon, wed"}, {"office_days": (1, 3, 5)}),
        ("people", {"email": " ANN@Hall.Example "}, {"email": "ann@hall.example"}),
        ("people", {"name": "Zoe\u0308  \xa0 Ash"}, {"name": "Zoë Ash"}),
        ("people", {"vehicle": "ab12cde"}, {"vehicle": "AB12 CDE"}),
        ("people", {"needs": "Step-free;  two  screens ; step-free"}, {"needs": ("step-free", "two screens")}),
        ("spaces", {"kind": "ROOM", "features": "seats 12; Quiet"}, {"features": ("quiet", "seats 12")}),
        ("spaces", {"features": ""}, {"features": ()}),
    ],
)  # fmt: skip
def test_what_people_really_write_is_understood(
    folder: Folder, name: str, cells: dict[str, str], values: dict[str, Any]
) -> None:
    brought = read_folder(folder.put(**with_row(name, 0, **cells)).path, lambda *_: None)
    assert brought.wrongs == []
    assert values.items() <= brought.sheets[name][0].values.items()


def test_a_blank_cell_is_refused_kept_or_has_a_meaning_in_every_column(folder: Folder) -> None:
    for sheet in SHEETS:
        for column in sheet.columns:
            brought = read_folder(folder.put(**with_row(sheet.name, 0, **{column.name: " "})).path, lambda *_: None)
            if column.blank is REFUSED:
                assert (2, column.name) in {(wrong.row, wrong.column) for wrong in brought.wrongs}
            elif column.blank is KEPT:
                assert column.name not in brought.sheets[sheet.name][0].values
            else:
                assert brought.sheets[sheet.name][0].values[column.name] == column.blank
        folder.put(**{sheet.name: SMALL[sheet.name]})


def test_rows_of_one_key_are_named_in_one_complaint(folder: Folder) -> None:
    ann = SMALL["people"][0]
    folder.put(people=[ann, SMALL["people"][1], {**ann, "email": "ANN@hall.example"}, ann])
    assert [(wrong.row, wrong.wrong) for wrong in folder.wrongs()] == [(2, '"ann@hall.example" is also in row 4 and 5')]


def test_of_many_rows_of_one_key_ten_are_named(folder: Folder) -> None:
    (wrong,) = folder.put(people=[SMALL["people"][0]] * 5000).wrongs()
    others = " and ".join(str(row) for row in range(3, 12))
    assert (wrong.row, wrong.wrong) == (2, f'"ann@hall.example" is also in row {others} and 4,990 more')


def test_the_same_label_on_two_floors_is_no_duplicate(folder: Folder) -> None:
    desk = SMALL["spaces"][0]
    assert folder.put(spaces=[desk, {**desk, "floor": "hall-2"}]).wrongs() == []
    assert len(folder.put(spaces=[desk, desk]).wrongs()) == 1


def test_all_that_is_wrong_in_a_row_is_named_at_once(folder: Folder) -> None:
    folder.put(**with_row("spaces", 0, label="", kind="throne", x="ten", y="-3", zone="A B"))
    assert [wrong.column for wrong in folder.wrongs()] == ["zone", "label", "kind", "x", "y"]


def test_optional_columns_may_be_missing_and_others_not(folder: Folder) -> None:
    for sheet in SHEETS:
        for column in sheet.columns:
            rows = [{name: cell for name, cell in row.items() if name != column.name} for row in SMALL[sheet.name]]
            missing = [wrong for wrong in folder.put(**{sheet.name: rows}).wrongs() if wrong.row == 1]
            assert [wrong.column for wrong in missing] == ([] if column.optional else [column.name])
        (folder.path / f"{sheet.name}.csv").unlink()
    assert {column.name for column in BY_NAME["sites"].columns if column.optional} == {
        "opens_weekends", "opens_bank_holidays", "nation", "bays_open_at",
    }  # fmt: skip

"""How offices save files: every way of it gives the same rows."""

import csv
import io
import itertools
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from roost.importing.files import Wrong, read_lines
from roost.importing.reading import read_folder
from tests.importing.council import SMALL, Folder, written

PEOPLE = [
    {**SMALL["people"][0], "name": "Zoë O’Brien – “Ash”"},
    {**SMALL["people"][1], "needs": "sit-stand; quiet"},
    SMALL["people"][2],
]
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
LINE_ENDS = ("\n", "\r\n", "\r")


def read(path: Path, required: list[str]) -> tuple[list[tuple[int, dict[str, str]]], list[Wrong]]:
    wrongs: list[Wrong] = []
    return [(line.number, line.cells) for line in read_lines(path, required, [], wrongs)], wrongs


@pytest.mark.parametrize(
    ("encoding", "delimiter", "line_end"), list(itertools.product(ENCODINGS, ",;\t|", LINE_ENDS)), ids=repr
)
def test_every_encoding_delimiter_and_line_end_gives_the_same_rows(
    folder: Folder, encoding: str, delimiter: str, line_end: str
) -> None:
    plain = read_folder(folder.put(people=PEOPLE).path, lambda *_: None)
    assert plain.wrongs == []
    folder.text("people.csv", written(PEOPLE, delimiter, line_end).encode(encoding))
    other = read_folder(folder.path, lambda *_: None)
    assert other == plain


CELL = st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=12).map(str.strip)


@given(
    rows=st.lists(st.lists(CELL, min_size=3, max_size=3).filter(any), min_size=1, max_size=6),
    encoding=st.sampled_from(ENCODINGS),
    delimiter=st.sampled_from(",;\t|"),
    line_end=st.sampled_from(LINE_ENDS),
    padding=st.sampled_from(["", " ", "   "]),
    header_case=st.sampled_from([str.lower, str.upper, str.title]),
)
def test_any_cells_are_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, rows, encoding, delimiter, line_end, padding, header_case
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    writer.writerow([padding + header_case(name) + padding for name in ("email", "line manager", "needs")])
    writer.writerows([padding + cell + padding for cell in row] for row in rows)
    data = out.getvalue().encode(encoding)
    # “Ã©” in Windows-1252 is “é” in UTF-8, byte for byte: nobody could tell which was meant.
    assume(encoding != "cp1252" or not re.search(rb"[\xc2-\xf4][\x80-\xbf]", data))
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)

    lines, wrongs = read(path, ["email", "line_manager", "needs"])

    assert wrongs == []
    expected = [[cell.strip() for cell in row] for row in rows]
    assert [list(cells.values()) for _, cells in lines] == [row for row in expected if any(row)]


def test_line_ends_may_be_mixed_and_blank_lines_count_as_rows(folder: Folder) -> None:
    folder.text("any.csv", "\n  \r\nteam;name\r\n\r\na;A\n;\n b ; B \rc;C")
    lines, wrongs = read(folder.path / "any.csv", ["team", "name"])
    assert wrongs == []
    assert lines == [
        (5, {"team": "a", "name": "A"}),
        (7, {"team": "b", "name": "B"}),
        (8, {"team": "c", "name": "C"}),
    ]


def test_a_list_in_a_cell_does_not_pass_for_a_delimiter(folder: Folder) -> None:
    folder.text("any.csv", 'team,name,days\na,"A; and; a; half","mon;tue;wed;thu;fri"\nb,B,mon; tue; wed; thu\n')
    lines, _ = read(folder.path / "any.csv", ["team", "name", "days"])
    assert [cells["days"] for _, cells in lines] == ["mon;tue;wed;thu;fri", "mon; tue; wed; thu"]


def test_a_line_break_inside_quotes_stays_in_its_row_and_later_rows_keep_their_numbers(folder: Folder) -> None:
    folder.text("any.csv", 'team,name\na,"one\r\ntwo"\nb,B\n')
    lines, wrongs = read(folder.path / "any.csv", ["team", "name"])
    assert wrongs == []
    assert lines == [(2, {"team": "a", "name": "one\ntwo"}), (3, {"team": "b", "name": "B"})]


def test_a_quote_that_never_closes_costs_its_own_row_only(folder: Folder) -> None:
    rows = "".join(f"{n},N\n" for n in range(50))
    folder.text("any.csv", f'team,name\na,"broken\n{rows}')
    lines, wrongs = read(folder.path / "any.csv", ["team", "name"])
    assert [(wrong.row, wrong.wrong) for wrong in wrongs] == [(2, 'a quote (") opens and does not close')]
    assert len(lines) == 50
    assert lines[0][0] == 3


def test_spaces_around_quotes_are_stray(folder: Folder) -> None:
    folder.text("any.csv", 'team , "name"\n "a, b" , "say ""hi""" \n')
    lines, wrongs = read(folder.path / "any.csv", ["team", "name"])
    assert wrongs == []
    assert lines == [(2, {"team": "a, b", "name": 'say "hi"'})]


def test_excels_own_hint_of_the_delimiter_is_no_row(folder: Folder) -> None:
    folder.text("any.csv", "sep=;\r\nteam;name\r\na;A\r\n")
    assert read(folder.path / "any.csv", ["team", "name"]) == ([(2, {"team": "a", "name": "A"})], [])


@pytest.mark.parametrize(
    ("text", "row", "column", "wrong", "allowed"),
    [
        ("team,name\na\n", 2, "name", "the row stops after 1 of 2 cells", "2 cells"),
        ("team,name\na,A,B\n", 2, None, 'the row goes on after its 2 cells: "B"', "in quotes"),
        ("team\na\n", 1, "name", "the column is missing", "columns team, name"),
        ("team,name,team\na,A,b\n", 1, "team", "more than once", "each column once"),
        ("team,name,nmae\na,A,b\n", 1, "nmae", "did you mean name?", "columns team, name"),
        ("team,,name\na,b,A\n", 1, None, "a column has no name", "columns team, name"),
        ("", 1, None, "no column that Roost knows", "columns team, name"),
        ("\n\n", 1, None, "no column that Roost knows", "columns team, name"),
        ("x,y\n1,2\n", 1, None, "no column that Roost knows", "columns team, name"),
        ('"team\n', 1, None, "no column that Roost knows", "columns team, name"),
        (b"team,name\na,caf\xe9\nb,caf\xc3\xa9\n", 3, None, "both UTF-8 and Windows-1252", "one encoding"),
        (b"team,name\na,A\nb,\x81\n", 3, None, "neither UTF-8 nor Windows-1252", "one encoding"),
    ],
)
def test_what_cannot_be_read_is_named(
    folder: Folder, text: str | bytes, row: int, column: str | None, wrong: str, allowed: str
) -> None:
    folder.text("any.csv", text)
    _, wrongs = read(folder.path / "any.csv", ["team", "name"])
    assert [(w.row, w.column) for w in wrongs] == [(row, column)]
    assert wrong in wrongs[0].wrong
    assert allowed in wrongs[0].allowed


def test_extra_blank_cells_and_blank_columns_at_the_end_do_no_harm(folder: Folder) -> None:
    folder.text("any.csv", "team,name,,\na,A,,\nb,B\nc,C,,,,\n,,,\n")
    lines, wrongs = read(folder.path / "any.csv", ["team", "name"])
    assert wrongs == []
    assert [number for number, _ in lines] == [2, 3, 4]


@pytest.mark.parametrize("name", ["PEOPLE.CSV", "People.csv"])
def test_file_names_may_be_in_capitals(folder: Folder, name: str) -> None:
    folder.text(name, written(PEOPLE))
    assert len(read_folder(folder.path, lambda *_: None).sheets["people"]) == 3


def test_two_spellings_of_one_file_are_refused(folder: Folder) -> None:
    folder.put(people=PEOPLE).text("People.csv", written(PEOPLE))
    (wrong,) = folder.wrongs()
    assert "is there twice" in wrong.wrong


def test_other_files_are_left_alone_and_said_so(folder: Folder) -> None:
    folder.put(people=PEOPLE).text("poeple.csv", "x").text("notes.txt", "x")
    brought = read_folder(folder.path, lambda *_: None)
    assert brought.left_alone == ["poeple.csv"]
    assert brought.wrongs == []


def test_a_folder_without_any_known_file_is_refused(folder: Folder) -> None:
    (wrong,) = folder.text("poeple.csv", "x").wrongs()
    assert "none of Roost's files" in wrong.wrong
    assert "people.csv" in wrong.allowed


def test_a_file_that_may_not_be_read_is_named(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.put(people=PEOPLE).text("plans/hall-1.svg", "<svg/>")

    def refuses(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuses)
    assert [(wrong.file, wrong.wrong) for wrong in folder.wrongs()] == [
        ("people.csv", "cannot be read (Permission denied)"),
        ("plans/hall-1.svg", "cannot be read (Permission denied)"),
    ]

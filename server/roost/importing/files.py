"""Reading a council's files as offices really save them: whatever the encoding, delimiter and line ends.

A row's number is the line that a person sees in a spreadsheet: the header is row 1, blank rows count.
"""

import codecs
import csv
import re
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import msgspec

BIGGEST = 50_000_000
DELIMITERS = ",;\t|"
# A cell may hold line breaks inside quotes. A quote that is still open after this many lines was never meant.
LONGEST_CELL = 20
_SEPARATOR_HINT = re.compile(r"sep=([,;\t|])", re.IGNORECASE)
# é, ’ and – as UTF-8, in a file that is not all UTF-8: two files were pasted into one.
_UTF8_LETTER = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\x9f]")


class Wrong(msgspec.Struct, frozen=True):
    """One thing that is wrong: where, what, and what would be right."""

    file: str
    row: int | None
    column: str | None
    wrong: str
    allowed: str


class Sent(msgspec.Struct, frozen=True):
    """A file that is not on our disk: its name without folders, and what it holds. As much of a `Path` as we read."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem

    def read_bytes(self) -> bytes:
        return self.data


File = Path | Sent


def size_of(file: File) -> int:
    """In bytes. OSError where it cannot be looked at."""
    return len(file.data) if isinstance(file, Sent) else file.stat().st_size


class Line(msgspec.Struct):
    """One row as text, by column; `whole` is false where it has too few or too many cells to be trusted."""

    number: int
    cells: dict[str, str]
    whole: bool


class Unreadable(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, wrong: str, allowed: str, row: int | None = None) -> None:
        super().__init__(wrong)
        self.wrong, self.allowed, self.row = wrong, allowed, row


def read_text(path: File) -> str:
    """The file's text. A byte-order mark decides; else it is UTF-8, else Windows-1252."""
    try:
        if size_of(path) > BIGGEST:
            raise Unreadable("is too big to be one of these files", f"at most {BIGGEST // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror})", "a file that you may read") from error
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken = error
    saved_as = "one encoding for the whole file: save it as “CSV UTF-8”"
    if letter := _UTF8_LETTER.search(data):
        at = max(letter.start(), broken.start)
        raise Unreadable("holds both UTF-8 and Windows-1252 letters", saved_as, data.count(b"\n", 0, at) + 1)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise Unreadable("holds a letter that is neither UTF-8 nor Windows-1252", saved_as, row) from error


def read_lines(
    path: File,
    required: Collection[str],
    optional: Collection[str],
    wrongs: list[Wrong],
    many: Callable[[int], None] = lambda _: None,
) -> Iterator[Line]:
    """The rows below the header, one by one. What cannot be read goes to `wrongs`, and reading goes on. `many` is told
    how many lines there are."""
    name = path.name
    known = [*required, *optional]
    try:
        # Not splitlines(): that would also break a row at a vertical tab or at U+2028.
        lines = read_text(path).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except Unreadable as error:
        wrongs.append(Wrong(name, error.row, None, error.wrong, error.allowed))
        return
    many(len(lines))
    # Excel takes a first line “sep=;” as an order, and shows what follows from row 1 on.
    hint = _SEPARATOR_HINT.fullmatch(lines[0].strip(" "))
    rows = _rows(lines[1:] if hint else lines, hint[1] if hint else None, known)
    header_row, header = next(((number, cells) for number, cells in rows if cells is None or any(cells)), (1, []))
    columns = _columns(name, header_row, header, required, known, wrongs)
    if not any(columns):
        return
    for number, cells in rows:
        if cells is None:
            wrongs.append(Wrong(name, number, None, 'a quote (") opens and does not close', "quotes in pairs"))
        elif any(cells):
            yield _line(name, number, cells, columns, wrongs)


def _rows(lines: list[str], delimiter: str | None, known: Collection[str]) -> Iterator[tuple[int, list[str] | None]]:
    """Rows of stripped cells with their numbers; None for a row whose quotes do not close."""
    at = number = 0
    while at < len(lines):
        number += 1
        if delimiter is None and lines[at].strip():
            delimiter = _delimiter(lines[at], known)
        cells, used = _cells(lines, at, delimiter or ",")
        yield number, cells
        at += used


def _cells(lines: list[str], at: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The cells of the row that starts at line `at`, and how many lines it takes."""
    if '"' not in lines[at]:
        return [cell.strip() for cell in lines[at].split(delimiter)], 1
    for used in range(1, min(LONGEST_CELL, len(lines) - at) + 1):
        try:
            text = "\n".join(lines[at : at + used])
            # The reader is given the row as one piece, so that a line break inside quotes stays in its cell.
            row = next(csv.reader([text], delimiter=delimiter, strict=True, skipinitialspace=True))
            return [cell.strip() for cell in row], used
        except csv.Error as error:
            if "expected after" in str(error) and (tidy := re.sub(r'" +(?=[,;\t|]|$)', '"', lines[at])) != lines[at]:
                return _cells([tidy], 0, delimiter)
            if "unexpected end" not in str(error):
                break
    return None, 1


def _delimiter(header: str, known: Collection[str]) -> str:
    """The delimiter that finds the most column names. Guessing by frequency fails on lists inside cells."""

    def found(delimiter: str) -> int:
        cells, _ = _cells([header], 0, delimiter)
        return len({column_name(cell) for cell in cells or []} & set(known))

    return max(DELIMITERS, key=found)


def column_name(cell: str) -> str:
    """A header as it is compared: “Line manager” is line_manager."""
    return re.sub(r"[\s_-]+", "_", cell.strip().casefold())


def _columns(
    file: str,
    row: int,
    header: list[str] | None,
    required: Collection[str],
    known: Collection[str],
    wrongs: list[Wrong],
) -> list[str]:
    """The column names in order, "" for one that is to be skipped."""
    listed = ", ".join(known)
    cells = list(header or [])
    while cells and not cells[-1]:
        cells.pop()
    names = [column_name(cell) for cell in cells]
    if not set(names) & set(known):
        wrongs.append(Wrong(file, row, None, "has no column that Roost knows in its first row", f"columns {listed}"))
        return []
    for name, cell in zip(names, cells, strict=True):
        if name not in known:
            near = get_close_matches(name, known, 1)
            guess = f" (did you mean {near[0]}?)" if near else ""
            what = f"Roost knows no such column{guess}" if cell else "a column has no name"
            wrongs.append(Wrong(file, row, printable(cell) or None, what, f"columns {listed}"))
    for name in sorted({name for name in names if name in known and names.count(name) > 1}):
        wrongs.append(Wrong(file, row, name, "the column is there more than once", "each column once"))
    for name in required:
        if name not in names:
            wrongs.append(Wrong(file, row, name, "the column is missing", f"columns {listed}"))
    return [name if name in known and names.index(name) == at else "" for at, name in enumerate(names)]


def _line(file: str, number: int, cells: list[str], columns: list[str], wrongs: list[Wrong]) -> Line:
    extra = [cell for cell in cells[len(columns) :] if cell]
    if extra:
        wrong = f"the row goes on after its {len(columns)} cells: {show(extra[0])}"
        wrongs.append(Wrong(file, number, None, wrong, f"{len(columns)} cells; one with a delimiter in quotes"))
    if len(cells) < len(columns):
        wrong = f"the row stops after {len(cells)} of {len(columns)} cells"
        missing = columns[len(cells)] or None
        wrongs.append(Wrong(file, number, missing, wrong, f"{len(columns)} cells, blank ones written too"))
    whole = not extra and len(cells) >= len(columns)
    return Line(number, {name: cell for name, cell in zip(columns, cells, strict=False) if name}, whole)


def printable(text: str) -> str:
    """A cell's text, short, and harmless to a terminal."""
    short = text if len(text) <= 40 else text[:37] + "…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)


def show(text: str) -> str:
    """The same in quotes."""
    return f'"{printable(text)}"'

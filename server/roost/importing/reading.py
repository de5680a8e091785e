"""A folder, or files that were sent, read into rows of values. What is wrong with a single row or file is said here."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from roost.importing.cells import Bad, Value
from roost.importing.columns import BY_NAME, KEPT, REFUSED, SHEETS, Column, Sheet
from roost.importing.files import File, Line, Sent, Wrong, printable, read_lines, show, size_of
from roost.places.plans import ALLOWED, BIGGEST, BadPlan, read_plan

# A row's key: its code or address, or for a space its floor and label.
Key = str | tuple[str, str]
# What is being done, and how much of the whole import is done, of 100.
Tell = Callable[[str, int], None]

# What a cell of a column said: most cells say what others said before them.
Known = dict[tuple[str, str], Value]

FILES = ", ".join(sheet.file for sheet in SHEETS)
TELL_EVERY = 1000
# How much of an import it is to have read everything, of 100.
READ = 40
# How many rows of one key a complaint names.
NAMED = 10


class Row(msgspec.Struct):
    """`values` by column: only what could be read, and what was not left blank to be kept."""

    number: int
    key: Key
    values: dict[str, Value]


class Plan(msgspec.Struct, frozen=True):
    floor: str
    svg: str
    digest: str


class Brought(msgspec.Struct):
    """What a folder brings. `unsure`: sheets that are there but whose rows cannot be told apart."""

    sheets: dict[str, list[Row]] = {}
    plans: list[Plan] = []
    unsure: set[str] = set()
    wrongs: list[Wrong] = []
    left_alone: list[str] = []


def read_folder(folder: Path, tell: Tell) -> Brought:
    """Read every known file of `folder`. `tell` hears what is being done, often enough to show that it goes on."""
    tables = [path for path in sorted(folder.iterdir()) if path.is_file()] if folder.is_dir() else []
    nothing = "has none of Roost's files" if folder.is_dir() else "is not a folder"
    return _read(tables, sorted(folder.glob("[Pp]lans/*")), tell, (printable(str(folder)), nothing))


def read_sent(files: Sequence[Sent], tell: Tell) -> Brought:
    """Read files that came without a folder: what ends in .svg is a plan, named after its floor."""
    plans = [file for file in files if file.suffix.lower() == ".svg"]
    rest = [file for file in files if file.suffix.lower() != ".svg"]
    brought = _read(rest, plans, tell, ("the files", "are none of Roost's"))
    brought.left_alone += [printable(file.name) for file in rest if file.suffix.lower() != ".csv"]
    return brought


def _read(tables: Iterable[File], drawings: Iterable[File], tell: Tell, nothing: tuple[str, str]) -> Brought:
    brought = Brought()
    found: dict[str, File] = {}
    for path in tables:
        name = path.name.lower().removesuffix(".csv")
        if path.suffix.lower() != ".csv":
            continue
        if name not in BY_NAME:
            brought.left_alone.append(printable(path.name))
        elif name in found:
            wrong = f"is there twice: {printable(found[name].name)} and {printable(path.name)}"
            brought.wrongs.append(Wrong(f"{name}.csv", None, None, wrong, "one of the two"))
        else:
            found[name] = path
    plans = [path for path in drawings if path.suffix.lower() == ".svg"]
    if not found and not plans:
        brought.wrongs.append(Wrong(nothing[0], None, None, nothing[1], f"any of {FILES}, plans/*.svg"))
    share = _Share([*found.values(), *plans], tell)
    for sheet in SHEETS:
        if sheet.name in found:
            _read_sheet(sheet, found[sheet.name], brought, share)
    seen: set[str] = set()
    for path in plans:
        share.begin(path)
        if path.stem in seen:
            name = f"plans/{printable(path.name)}"
            brought.wrongs.append(Wrong(name, None, None, "is there twice", "one plan a floor"))
        else:
            seen.add(path.stem)
            _read_plan(path, brought)
    return brought


class _Share:
    """How much of all that is to be read has been: by bytes, and within a table by lines."""

    def __init__(self, files: Sequence[File], tell: Tell) -> None:
        self._sizes = {file.name: _size(file) for file in files}
        self._whole = sum(self._sizes.values()) or 1
        self._tell = tell
        self._before = self._now = 0
        self.lines = 1

    def begin(self, file: File) -> None:
        self._before += self._now
        self._now = self._sizes[file.name]
        self.lines = 1
        self._tell(f"Reading {printable(file.name)}", READ * self._before // self._whole)

    def many(self, lines: int) -> None:
        self.lines = max(1, lines)

    def at(self, file: File, line: int) -> None:
        done = self._before + self._now * min(line, self.lines) // self.lines
        self._tell(f"Reading {printable(file.name)}, row {line:,}", READ * done // self._whole)


def _size(file: File) -> int:
    try:
        return size_of(file)
    except OSError:
        return 0  # whoever reads it says so


def _read_sheet(sheet: Sheet, path: File, brought: Brought, share: _Share) -> None:
    required = [column.name for column in sheet.columns if not column.optional]
    optional = [column.name for column in sheet.columns if column.optional]
    rows: list[Row] = []
    seen: dict[Key, list[int]] = {}
    known: Known = {}
    before = len(brought.wrongs)
    share.begin(path)
    for line in read_lines(path, required, optional, brought.wrongs, share.many):
        if line.number % TELL_EVERY == 2:
            share.at(path, line.number)
        row = _read_row(sheet, path.name, line, known, brought.wrongs)
        if row is not None:
            rows.append(row)
            seen.setdefault(row.key, []).append(line.number)
    brought.sheets[sheet.name] = rows
    if not rows and len(brought.wrongs) > before:
        brought.unsure.add(sheet.name)
    for key, numbers in seen.items():
        if len(numbers) > 1:
            # One complaint for all of them: a thousand rows that each named the others would be a million.
            others = " and ".join(map(str, numbers[1:NAMED]))
            more = f" and {len(numbers) - NAMED:,} more" if len(numbers) > NAMED else ""
            wrong = f"{words(key)} is also in row {others}{more}"
            brought.wrongs.append(Wrong(path.name, numbers[0], sheet.key[-1], wrong, f"each {sheet.thing} once"))


def _read_row(sheet: Sheet, file: str, line: Line, known: Known, wrongs: list[Wrong]) -> Row | None:
    """The row's values, or None where it cannot be told which row it is. `known`: what cells of this file said."""
    values: dict[str, Value] = {}
    for column in sheet.columns:
        # Of a row with too few or too many cells only the key is trusted: the rest may be in other columns.
        if column.name not in line.cells or not (line.whole or column.name in sheet.key):
            continue
        cell = line.cells[column.name]
        if (column.name, cell) not in known:
            try:
                known[column.name, cell] = _value(column, cell)
            except Bad as bad:
                allowed = bad.allowed or column.allowed
                wrongs.append(Wrong(file, line.number, column.name, bad.wrong, allowed))
                continue
        value = known[column.name, cell]
        if value is not KEPT:
            values[column.name] = value
    for name, wrong, allowed in sheet.whole(values) if line.whole else ():
        wrongs.append(Wrong(file, line.number, name, wrong, allowed))
    key = tuple(values[name] for name in sheet.key if name in values)
    if len(key) < len(sheet.key):
        return None
    return Row(line.number, (key[0], key[1]) if len(key) > 1 else key[0], values)


def _value(column: Column, cell: str) -> Value:
    if cell:
        return column.cell.parse(cell)
    if column.blank is REFUSED:
        raise Bad("is blank")
    return column.blank


def _read_plan(path: File, brought: Brought) -> None:
    file = f"plans/{printable(path.name)}"
    try:
        if size_of(path) > BIGGEST:
            raise BadPlan(f"has {size_of(path):,} bytes")
        svg = read_plan(path.read_bytes())
    except OSError as error:
        wrong = f"cannot be read ({error.strerror})"
        brought.wrongs.append(Wrong(file, None, None, wrong, "a file that you may read"))
    except BadPlan as bad:
        brought.wrongs.append(Wrong(file, bad.line, None, bad.wrong, ALLOWED))
    else:
        # The same sum as PostgreSQL's md5(), so that a stored plan need not travel to be compared.
        digest = hashlib.md5(svg.encode(), usedforsecurity=False).hexdigest()
        brought.plans.append(Plan(path.stem, svg, digest))


def words(key: Key) -> str:
    """A row's key as people say it."""
    return show(key) if isinstance(key, str) else f"{show(key[1])} on {key[0]}"

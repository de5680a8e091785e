"""An import as it travels: what was sent, what it would do, and what was done."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from roost.importing import words
from roost.importing.changes import Change, Changes, SheetChanges
from roost.importing.columns import BY_NAME, OWN
from roost.importing.files import Wrong, printable

TrialState = Literal["reading", "wrong", "ready", "applying", "applied", "changed", "failed"]
# So many rows of a file are listed, and so many wrongs; of the others it is said how many there are.
MOST_ROWS = 200
MOST_WRONGS = 500
# What administrators set, and do not read here: that it changes is said, never from what to what.
PERSONAL = frozenset({"blue_badge", "essential_car_user"})
CHANGED = "changed"
# What somebody needs or drives is theirs. That a file says it is said, not whether it differs from what is stored: else
# whoever tries files with one guess after the other would find it out.
SENT = "sent"


class Doing(msgspec.Struct):
    """What is being done at this moment, and how much of the whole is done, of 100."""

    words: str
    percent: int


class CellChange(msgspec.Struct):
    """A cell, before and after. Where the values are not told `before` is null, and `after` says “changed”; of what
    people need or drive it says “sent”, whether or not it is what is stored already."""

    column: str
    before: str | None
    after: str


class RowChange(msgspec.Struct):
    """What becomes of one row. `row`: its line in the file, null where it is gone from it. `key`: a code, an address,
    or a space's label and floor."""

    row: int | None
    key: str
    what: Literal["added", "changed", "brought back", "gone"]
    differs: list[CellChange]


class SheetTrial(msgspec.Struct):
    """What becomes of one file's rows, in numbers, and the first of them. `changed`: with those that say what somebody
    needs or drives, whether or not it is what is stored already."""

    name: str
    added: int
    changed: int
    brought_back: int
    gone: int
    same: int
    rows: list[RowChange]


class WrongCell(msgspec.Struct):
    """One thing that is wrong in a file, and what would be right. `row` and `column` null: the file as a whole."""

    file: str
    row: int | None
    column: str | None
    words: str


class TrialFound(msgspec.Struct, kw_only=True):
    """What the files would do: as it is kept, and a part of a Trial."""

    sheets: list[SheetTrial] = []
    plans: int = 0
    plans_same: int = 0
    left_alone: list[str] = []
    wrongs: list[WrongCell] = []
    wrongs_in_all: int = 0
    wrongs_if_retired: list[WrongCell] = []
    retires_too_many: list[str] = []


class Trial(TrialFound, kw_only=True):
    """An import that is being tried, was tried, or was done.

    `doing`: while something is being done; ask again in a second. `ends_at`: until then the files are kept for the
    application. `plans`: new or changed drawings. `left_alone`: files that Roost does not know. `wrongs`: the first 500
    of `wrongs_in_all`; while there are any, nothing can be stored. `wrongs_if_retired`: what besides stands in the way
    of retiring what is gone. `retires_too_many`: files of which more than a tenth of what is in use is gone. `problem`:
    why it came to nothing, in words.
    """

    id: UUID
    made_at: datetime
    ends_at: datetime
    state: TrialState
    doing: Doing | None
    problem: str | None


class TrialApplication(msgspec.Struct, forbid_unknown_fields=True):
    """What is to be done with what is gone from the files. `yes`: retire even more than a tenth."""

    retire_missing: bool
    yes: bool = False


FilesSent = Annotated[bytes, msgspec.Meta(description="people.csv, spaces.csv, …, and plans named after their floor.")]


def found_of(found: Changes, if_retired: list[Wrong]) -> TrialFound:
    """What an import would do, to be shown."""
    return TrialFound(
        sheets=[_sheet(sheet) for sheet in found.sheets],
        plans=len(found.plans),
        plans_same=found.plans_same,
        left_alone=found.left_alone[:MOST_ROWS],
        wrongs_if_retired=[wrong_of(wrong) for wrong in if_retired[:MOST_WRONGS]],
        retires_too_many=[sheet.name for sheet in found.sheets if sheet.retires_too_many],
    )


def wrongs_of(wrongs: list[Wrong]) -> TrialFound:
    """What is wrong, to be shown."""
    return TrialFound(wrongs=[wrong_of(wrong) for wrong in wrongs[:MOST_WRONGS]], wrongs_in_all=len(wrongs))


def wrong_of(wrong: Wrong) -> WrongCell:
    """One of them, with what is allowed."""
    said = f"{wrong.wrong[:1].upper()}{wrong.wrong[1:]}. Allowed: {wrong.allowed}."
    return WrongCell(wrong.file, wrong.row, wrong.column, said)


def _sheet(sheet: SheetChanges) -> SheetTrial:
    rows: list[RowChange] = []
    # All that only say something of somebody's own, in the order of the file: which of them differ is not to be seen.
    seen = [change for change in sheet.changed if not change.differs.keys() <= OWN]
    only_sent = [change for change in sheet.changed if change.differs.keys() <= OWN]
    changed = seen + sorted(only_sent + sheet.alike, key=lambda change: change.row)
    for what, some in (("added", sheet.added), ("changed", changed), ("brought back", sheet.back)):
        for change in some[: MOST_ROWS - len(rows)]:
            named = msgspec.convert(what, Literal["added", "changed", "brought back"])
            rows.append(RowChange(change.row, words.name(change.key), named, _differs(sheet.name, change)))
    rows += [RowChange(None, words.name(key), "gone", []) for key in sheet.gone[: MOST_ROWS - len(rows)]]
    return SheetTrial(
        name=sheet.name,
        added=len(sheet.added),
        changed=len(changed),
        brought_back=len(sheet.back),
        gone=len(sheet.gone),
        same=sheet.same - len(sheet.alike),
        rows=rows,
    )


def _differs(sheet: str, change: Change) -> list[CellChange]:
    columns = BY_NAME[sheet].by_name
    return [
        CellChange(column, None, CHANGED)
        if column in PERSONAL
        else CellChange(column, printable(columns[column].show(old)), printable(columns[column].show(new)))
        for column, (old, new) in change.differs.items()
        if column not in OWN
    ] + [CellChange(column, None, SENT) for column in change.sent]

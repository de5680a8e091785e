"""What an import says to the person who runs it: plain words, and no more of them than they can read."""

from collections.abc import Iterable, Iterator

from roost.importing.changes import Change, Changes, SheetChanges
from roost.importing.columns import BY_NAME, SHEETS
from roost.importing.files import Wrong, printable
from roost.importing.reading import Key

LISTED = 10
# So many rows that are wrong alike still have a line each.
FEW = 3
_ORDER = {sheet.file: at for at, sheet in enumerate(SHEETS)}


def changes(found: Changes, retiring: bool) -> str:
    """A short table, and the first few rows of every kind of change."""
    heads = ("add", "change", "bring back", "retire" if retiring else "gone", "as they are")
    rows = [
        (sheet.name, len(sheet.added), len(sheet.changed), len(sheet.back), len(sheet.gone), sheet.same)
        for sheet in found.sheets
    ]
    if found.plans or found.plans_same:
        rows.append(("plans", len(found.plans), 0, 0, 0, found.plans_same))
    lines = [" " * 8 + "".join(f"{head:>13}" for head in heads)]
    lines += [f"{name:8}" + "".join(f"{count:>13,}" for count in counts) for name, *counts in rows]
    lines += _listed("Add", ((sheet, [name(change.key) for change in sheet.added]) for sheet in found.sheets))
    lines += _listed("Bring back", ((sheet, [name(change.key) for change in sheet.back]) for sheet in found.sheets))
    for sheet in found.sheets:
        differing = [change for change in (*sheet.changed, *sheet.back) if change.differs]
        if differing:
            lines += ["", f"Change in {sheet.name}:"]
            lines += [
                f"  {name(change.key)} (row {change.row}): {_differs(sheet, change)}" for change in differing[:LISTED]
            ]
            lines += [f"  … and {len(differing) - LISTED:,} more"] if len(differing) > LISTED else []
    gone = "Retire" if retiring else "Gone from the files, left as they are (--retire-missing retires them)"
    lines += _listed(gone, ((sheet, [name(key) for key in sheet.gone]) for sheet in found.sheets))
    if found.left_alone:
        lines += ["", f"Left alone, no file that Roost knows: {', '.join(found.left_alone)}"]
    return "\n".join(lines)


def _listed(head: str, sheets: Iterable[tuple[SheetChanges, list[str]]]) -> Iterator[str]:
    lines = [f"  {sheet.name}: {', '.join(names[:LISTED])}{_more(names)}" for sheet, names in sheets if names]
    if lines:
        yield from ("", f"{head}:", *lines)


def _more(names: list[str]) -> str:
    return f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""


def _differs(sheet: SheetChanges, change: Change) -> str:
    columns = BY_NAME[sheet.name].by_name
    return "; ".join(
        f"{column} {printable(columns[column].show(old))} → {printable(columns[column].show(new))}"
        for column, (old, new) in change.differs.items()
    )


def name(key: Key) -> str:
    """A code or address; a space by its label and floor."""
    return key if isinstance(key, str) else f"{key[1]} on {key[0]}"


def wrongs(found: list[Wrong]) -> str:
    """Everything that is wrong, by file and row."""
    alike = _alike(found)
    many = f"{len(alike):,} things" if len(alike) != 1 else "one thing"
    lines = [f"Nothing was stored. First put right {many}:"]
    file = None
    for wrong, rows in alike:
        if wrong.file != file:
            file = wrong.file
            lines += ["", file]
        place = ", ".join(part for part in (_rows(rows), wrong.column) if part) or "the file"
        lines.append(f"  {place}: {wrong.wrong}. Allowed: {wrong.allowed}.")
    return "\n".join(lines)


def _alike(found: list[Wrong]) -> list[tuple[Wrong, list[int]]]:
    """In order, with their rows: a header without its column is wrong in every row, and is one thing to put right."""
    alike: dict[object, list[Wrong]] = {}
    for wrong in sorted(found, key=_place):
        alike.setdefault((wrong.file, wrong.column, wrong.wrong, wrong.allowed), []).append(wrong)
    said: list[tuple[Wrong, list[int]]] = []
    for some in alike.values():
        if len(some) > FEW:
            said.append((some[0], [wrong.row for wrong in some if wrong.row]))
        else:
            said += [(wrong, [wrong.row] if wrong.row else []) for wrong in some]
    return sorted(said, key=lambda each: _place(each[0]))


def _rows(rows: list[int]) -> str:
    """ "row 4", "rows 2 to 195 and 200"; of many the first few."""
    if len(set(rows)) < 2:
        return f"row {rows[0]}" if rows else ""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row <= runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    shown = [f"{first} to {last}" if last > first else str(first) for first, last in runs[:LISTED]]
    rest = f"{len(runs) - LISTED:,} more" if len(runs) > LISTED else shown.pop() if len(shown) > 1 else ""
    return f"rows {', '.join(shown)}{' and ' if rest else ''}{rest}"


def _place(wrong: Wrong) -> tuple[int, str, int, str, str]:
    at = _ORDER.get(wrong.file.lower(), len(_ORDER))
    return at, wrong.file, wrong.row or 0, wrong.column or "", wrong.wrong


def nothing_to_do(found: Changes) -> str:
    """Nothing is added or changed; but what is gone is not as the files have it."""
    gone = sum(len(sheet.gone) for sheet in found.sheets)
    if not gone:
        return "Nothing to do: everything is stored as the files have it."
    they = "1 row is gone from the files and is" if gone == 1 else f"{gone:,} rows are gone from the files and are"
    return f"Nothing to add or change. {they} kept: only --retire-missing retires what is gone."


def too_many(sheets: list[SheetChanges]) -> str:
    """Why so much is not retired without being told twice."""
    many = "\n".join(f"  {len(sheet.gone):,} of {sheet.live:,} {sheet.name}" for sheet in sheets)
    return (
        f"Nothing was stored. This would retire more than a tenth of what is in use:\n{many}\n"
        "If that is meant, say --yes too. If not, the file may be cut off."
    )

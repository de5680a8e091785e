"""What an import says to the person who runs it: plain words, and no more of them than they can read."""

from collections.abc import Iterable, Iterator

from roost.importing.changes import Change, Changes, SheetChanges
from roost.importing.columns import BY_NAME, SHEETS
from roost.importing.files import Wrong, printable
from roost.importing.reading import Key

LISTED = 10
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
    many = f"{len(found):,} things" if len(found) != 1 else "one thing"
    lines = [f"Nothing was stored. First put right {many}:"]
    file = None
    for wrong in sorted(found, key=_place):
        if wrong.file != file:
            file = wrong.file
            lines += ["", file]
        row = f"row {wrong.row}" if wrong.row else ""
        place = ", ".join(part for part in (row, wrong.column) if part) or "the file"
        lines.append(f"  {place}: {wrong.wrong}. Allowed: {wrong.allowed}.")
    return "\n".join(lines)


def _place(wrong: Wrong) -> tuple[int, str, int, str, str]:
    at = _ORDER.get(wrong.file.lower(), len(_ORDER))
    return at, wrong.file, wrong.row or 0, wrong.column or "", wrong.wrong


def too_many(sheets: list[SheetChanges]) -> str:
    """Why so much is not retired without being told twice."""
    many = "\n".join(f"  {len(sheet.gone):,} of {sheet.live:,} {sheet.name}" for sheet in sheets)
    return (
        f"Nothing was stored. This would retire more than a tenth of what is in use:\n{many}\n"
        "If that is meant, say --yes too. If not, the file may be cut off."
    )

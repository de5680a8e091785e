"""What an import would do: add, change, bring back, retire. Nothing here writes."""

from collections.abc import Mapping

import msgspec

from roost.importing.cells import Value
from roost.importing.check import gone
from roost.importing.columns import BY_NAME, KEPT, OWN, REFUSED, SHEETS
from roost.importing.queries import Stored
from roost.importing.reading import Brought, Key, Plan


class Change(msgspec.Struct, frozen=True):
    """One row. `values` is all that is to be stored; `differs` holds old and new of what changes. `sent`: what the row
    says of somebody's own, be it what is stored or not."""

    key: Key
    row: int
    values: Mapping[str, Value]
    differs: Mapping[str, tuple[Value, Value]]
    sent: tuple[str, ...] = ()


class SheetChanges(msgspec.Struct):
    """One file. `back`: rows that were retired and are named again. `gone`: in use and no longer named. `alike`: of the
    `same`, those that say something of somebody's own."""

    name: str
    added: list[Change] = []
    changed: list[Change] = []
    back: list[Change] = []
    alike: list[Change] = []
    gone: list[Key] = []
    same: int = 0
    live: int = 0

    @property
    def written(self) -> list[Change]:
        return [*self.added, *self.changed, *self.back]

    @property
    def retires_too_many(self) -> bool:
        """More than a tenth of what is in use: rather half a file than a tenth of the council closing."""
        return len(self.gone) * 10 > self.live


class Changes(msgspec.Struct):
    """Everything, in the order of the files. `plans`: new or changed drawings; `left_alone`: files with other names."""

    sheets: list[SheetChanges] = []
    plans: list[Plan] = []
    plans_same: int = 0
    left_alone: list[str] = []

    def of(self, name: str) -> SheetChanges:
        return next((changes for changes in self.sheets if changes.name == name), SheetChanges(name))

    def any(self, retiring: bool) -> bool:
        """Whether there is anything to do."""
        return bool(self.plans) or any(sheet.written or (retiring and sheet.gone) for sheet in self.sheets)


def changes(brought: Brought, stored: Mapping[str, Stored], plan_digests: Mapping[str, str | None]) -> Changes:
    """Compare files that have been checked with what is stored."""
    found = Changes(left_alone=brought.left_alone)
    for sheet in SHEETS:
        if sheet.name in brought.sheets:
            found.sheets.append(_sheet(sheet.name, brought, stored))
    for plan in brought.plans:
        if plan_digests.get(plan.floor) == plan.digest:
            found.plans_same += 1
        else:
            found.plans.append(plan)
    return found


def _sheet(name: str, brought: Brought, stored: Mapping[str, Stored]) -> SheetChanges:
    table = stored[name]
    sheet = BY_NAME[name]
    fresh = {column.name: column.blank for column in sheet.columns if column.blank not in (REFUSED, KEPT)}
    walks = both_ways(brought) if name == "sites" else {}
    found = SheetChanges(name, live=len(table.live()), gone=sorted(gone(brought, stored, name), key=str))
    for row in brought.sheets[name]:
        values = {**row.values, "walk": walks[row.key]} if walks else row.values
        before = table.rows.get(row.key)
        if before is None:
            found.added.append(Change(row.key, row.number, {**fresh, **values}, {}))
            continue
        sent = tuple(column for column in values if column in OWN)
        differs = {column: (before[column], new) for column, new in values.items() if before[column] != new}
        if row.key not in table.retired and not differs:
            found.same += 1
            if sent:
                found.alike.append(Change(row.key, row.number, {}, {}, sent))
            continue
        whole = {column.name: before[column.name] for column in sheet.columns if column.blank is not KEPT} | dict(
            values
        )
        change = Change(row.key, row.number, whole, differs, sent)
        (found.back if row.key in table.retired else found.changed).append(change)
    return found


def both_ways(brought: Brought) -> dict[Key, tuple[tuple[str, int], ...]]:
    """The walks of every site in the file; one that only the other site's row names is as long back."""
    rows = brought.sheets.get("sites", [])
    found: dict[Key, dict[str, int]] = {row.key: dict(row.values.get("walk", ())) for row in rows}
    for row in rows:
        for site, minutes in row.values.get("walk", ()):
            if site in found:
                found[site].setdefault(str(row.key), minutes)
    return {key: tuple(sorted(walks.items())) for key, walks in found.items()}

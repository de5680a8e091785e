"""Spaces by hand: one at a time, or a whole row of desks at once."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound, Refused, said, wrong_at
from roost.kit.ids import new_id
from roost.kit.versions import same_copy, version_of_row
from roost.places import sound
from roost.places.managing import FreeSpaces, Wrongs, facts_of, in_use, lock_places, locked

MOST_IN_A_ROW = 100
FIELDS = ("label", "kind", "zone", "x", "y", "features")
SAID = ("kind", "zone", "x", "y")
_LAST_DIGITS = re.compile(r"(.*?)([0-9]{1,9})([^0-9]*)", re.DOTALL)


class SpaceEdit(msgspec.Struct, frozen=True):
    """`x`, `y`: in units of the floor's plan. `features`: those that its kind may have."""

    label: str
    kind: str
    zone: str
    x: int
    y: int
    features: tuple[str, ...]


class RowOf(msgspec.Struct, frozen=True):
    """`count` spaces alike: labels count on from `first`, places go on by `dx`, `dy` from `x`, `y`."""

    zone: str
    kind: str
    first: str
    count: int
    x: int
    y: int
    dx: int
    dy: int
    features: tuple[str, ...]


def labels_from(first: str, count: int) -> list[str]:
    """ "2B09" → 2B09, 2B10, …: the last number in it counts on, as wide as it was. ValueError where it has none."""
    found = _LAST_DIGITS.fullmatch(first)
    if not found:
        raise ValueError("has no number that could count on; allowed: one like 2B07")
    head, number, tail = found.groups()
    return [f"{head}{int(number) + n:0{len(number)}d}{tail}" for n in range(count)]


def version(row: Any) -> str:
    """The version of a space."""
    return version_of_row(
        [*(row[field] for field in FIELDS[:5]), sorted(row["features"]), row["retired_at"] is not None]
    )


async def rows(floor: str) -> tuple[str, list[Any]]:
    """Every space of a floor, those in use first, and the version of all of them together. NotFound."""
    there = await database.fetch_row("SELECT plan_width, plan_height FROM floor WHERE code = $1", floor)
    if there is None:
        raise NotFound("There is no such floor. Choose one from the list.")
    found = await database.fetch(
        "SELECT * FROM space WHERE floor = $1 ORDER BY retired_at IS NOT NULL, kind, label, id", floor
    )
    return version_of_row([*there, *(part for row in found for part in (row["id"], version(row)))]), found


async def row_of(space: UUID) -> Any:
    """One space. NotFound."""
    row = await database.fetch_row("SELECT * FROM space WHERE id = $1", space)
    if row is None:
        raise NotFound("There is no such space. Look at its floor again.")
    return row


@transactional
async def add(floor: str, edits: Sequence[SpaceEdit], actor: UUID, now: datetime) -> list[UUID]:
    """New spaces of a floor in use, all or none; their ids. Invalid; Refused naming every label that is taken."""
    await lock_places()
    there = await locked("floor", floor)
    if there["retired_at"] is not None:
        raise Refused("above-retired", f"The floor {floor} is retired. Bring it back first.")
    wrongs = Wrongs()
    checked = [await _checked(there, edit, wrongs) for edit in edits]
    wrongs.refuse()
    await _refuse_labels(floor, [edit.label for edit in checked])
    ids = [new_id() for _ in checked]
    await database.execute_many(
        """INSERT INTO space (id, floor, label, kind, zone, x, y, features) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""",
        [(id_, floor, *msgspec.structs.astuple(edit)) for id_, edit in zip(ids, checked, strict=True)],
    )
    for id_, edit in zip(ids, checked, strict=True):
        facts = {"floor": floor, "zone": edit.zone, "kind": edit.kind}
        await record(Event("added", "space", id_, facts=facts), actor, now)
    return ids


async def add_row(floor: str, row: RowOf, actor: UUID, now: datetime) -> list[UUID]:
    """A whole row of spaces at once, as `add`."""
    try:
        labels = labels_from(row.first, row.count)
    except ValueError as error:
        errors = [wrong_at("/first", str(error))]
        raise Invalid(said(errors), errors) from error
    edits = [
        SpaceEdit(label, row.kind, row.zone, row.x + n * row.dx, row.y + n * row.dy, row.features)
        for n, label in enumerate(labels)
    ]
    try:
        return await add(floor, edits, actor, now)
    except Invalid as wrong:
        # What is wrong with a label is wrong with the first.
        errors = [FieldError(one.pointer.replace("/label", "/first"), one.detail) for one in wrong.errors]
        raise Invalid(wrong.detail, errors) from wrong


@transactional
async def change(
    space: UUID, edit: SpaceEdit, if_match: str | None, free: FreeSpaces, actor: UUID, now: datetime
) -> int:
    """Set everything of a space; says how many bookings that ended: nobody who booked a desk finds a bay there.

    Conflict where somebody was faster.
    """
    await lock_places()
    before = await _locked(space)
    same_copy(if_match, version(before))
    wrongs = Wrongs()
    edit = await _checked(await locked("floor", before["floor"]), edit, wrongs)
    wrongs.refuse()
    ordered = before | {"features": sorted(before["features"])}
    facts = facts_of(ordered, {field: getattr(edit, field) for field in FIELDS}, SAID)
    if facts is None:
        return 0
    if edit.label != before["label"]:
        await _refuse_labels(before["floor"], [edit.label])
    freed = await free([space], actor, now) if edit.kind != before["kind"] else 0
    await database.execute(
        "UPDATE space SET label = $2, kind = $3, zone = $4, x = $5, y = $6, features = $7 WHERE id = $1",
        space,
        *msgspec.structs.astuple(edit),
    )
    await record(Event("changed", "space", space, facts=facts), actor, now)
    return freed


@transactional
async def place(
    floor: str, positions: Sequence[tuple[UUID, int, int]], if_match: str | None, actor: UUID, now: datetime
) -> None:
    """Move spaces on their floor's plan: (space, x, y). `if_match`: the version of all spaces of the floor together.

    Invalid, naming each that is not on the floor or would lie outside its plan.
    """
    await lock_places()
    there = await locked("floor", floor)
    newest, found = await rows(floor)
    same_copy(if_match, newest)
    known = {row["id"]: row for row in found}
    wrongs = Wrongs()
    seen: set[UUID] = set()
    for at, (space, x, y) in enumerate(positions):
        if space not in known or space in seen:
            words = "is there twice; keep one of them" if space in seen else "is no space of this floor"
            wrongs.add(f"positions/{at}/id", words)
        _check_inside(there, x, y, f"positions/{at}/", wrongs)
        seen.add(space)
    wrongs.refuse()
    moved = [(space, x, y) for space, x, y in positions if (known[space]["x"], known[space]["y"]) != (x, y)]
    if moved:
        ids, xs, ys = (list(column) for column in zip(*moved, strict=True))
        await database.execute(
            """UPDATE space SET x = row.x, y = row.y
               FROM unnest($1::uuid[], $2::int[], $3::int[]) AS row (id, x, y) WHERE space.id = row.id""",
            ids,
            xs,
            ys,
        )
        await record(Event("places moved", "floor", floor, facts={"spaces": len(moved)}), actor, now)


@transactional
async def retire(space: UUID, free: FreeSpaces, actor: UUID, now: datetime) -> int:
    """Take a space out of use for good; says how many bookings that ended. A repeat does nothing."""
    await lock_places()
    if (await _locked(space))["retired_at"] is not None:
        return 0
    freed = await free([space], actor, now)
    await database.execute("UPDATE space SET retired_at = $2 WHERE id = $1", space, now)
    facts: dict[str, Any] = {"from": "in use", "to": "retired", "freed": freed}
    await record(Event("retired", "space", space, facts=facts), actor, now)
    return freed


@transactional
async def bring_back(space: UUID, actor: UUID, now: datetime) -> None:
    """Back in use, as it was. A repeat does nothing. Refused where its zone or floor is retired."""
    await lock_places()
    row = await _locked(space)
    if row["retired_at"] is None:
        return
    await in_use("floor", row["floor"])
    await in_use("zone", row["zone"])
    await database.execute("UPDATE space SET retired_at = NULL WHERE id = $1", space)
    await record(Event("brought back", "space", space, facts={"from": "retired", "to": "in use"}), actor, now)


async def _locked(space: UUID) -> dict[str, Any]:
    await database.execute("SELECT id FROM space WHERE id = $1 FOR NO KEY UPDATE", space)
    return dict(await row_of(space))


async def _checked(floor: dict[str, Any], edit: SpaceEdit, wrongs: Wrongs) -> SpaceEdit:
    label = wrongs.line("label", edit.label)
    features = tuple(sorted({feature.casefold() for feature in edit.features}))
    wrongs.complaints(sound.space({"kind": edit.kind, "features": features}))
    _check_inside(floor, edit.x, edit.y, "", wrongs)
    zone = await database.fetch_row("SELECT floor, retired_at FROM zone WHERE code = $1", edit.zone)
    if zone is None or zone["retired_at"] is not None or zone["floor"] != floor["code"]:
        wrongs.add("zone", "is no zone in use on this floor; choose one from the list")
    return msgspec.structs.replace(edit, label=label, features=features)


def _check_inside(floor: dict[str, Any], x: int, y: int, where: str, wrongs: Wrongs) -> None:
    for axis, at, size in (("x", x, floor["plan_width"]), ("y", y, floor["plan_height"])):
        if not 0 <= at <= size:
            wrongs.add(f"{where}{axis}", f"{at} lies outside the plan; allowed: 0 to {size}")


async def _refuse_labels(floor: str, labels: Sequence[str]) -> None:
    """Refused naming every label that the floor has already; one that was retired can come back."""
    found = await database.fetch(
        "SELECT id, label, retired_at FROM space WHERE floor = $1 AND label = ANY($2::text[]) ORDER BY label",
        floor,
        list(labels),
    )
    taken = [row["label"] for row in found if row["retired_at"] is None]
    gone = [row["label"] for row in found if row["retired_at"] is not None]
    if taken:
        raise Refused(
            "label-taken", f"There is {_some(taken)} on this floor already. Choose other labels.", labels=taken
        )
    if gone:
        raise Refused(
            "was-retired",
            f"{_some(gone)} was retired on this floor. Bring it back, or choose other labels.",
            labels=gone,
        )


def _some(labels: Sequence[str]) -> str:
    return ", ".join(labels[:10]) + (f" and {len(labels) - 10} more" if len(labels) > 10 else "")

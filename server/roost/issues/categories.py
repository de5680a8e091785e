"""What can be reported: categories, and the chips that are tapped instead of writing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.issues import route_table
from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound, Refused, said, wrong_at
from roost.kit.names import CODE_ALLOWED, LINE_ALLOWED, is_code, line
from roost.kit.versions import same_copy, version_of_row
from roost.places import KINDS

MOST_CHIPS = 50


class Chip(msgspec.Struct, frozen=True):
    """`space_kind`: of which kind of space it can be said; None: anywhere. `position`: the least stands first."""

    code: str
    words: str
    space_kind: str | None
    position: int


class CategoryEdit(msgspec.Struct, frozen=True):
    """A chip that is not in the list any more cannot be tapped any more; what was reported with it keeps it."""

    name: str
    position: int
    chips: tuple[Chip, ...]


class Stored(msgspec.Struct, frozen=True):
    """A category with its chips in use."""

    code: str
    name: str
    position: int
    retired: bool
    chips: tuple[Chip, ...]

    @property
    def version(self) -> str:
        chips = sorted([one.code, one.words, one.space_kind or "", one.position] for one in self.chips)
        return version_of_row([self.name, self.position, chips, self.retired])


async def all_of_them(code: str | None = None) -> list[Stored]:
    """Every category, those in use first, in the order in which people see them; or the one of that code."""
    rows = await database.fetch(
        """SELECT code, name, position, retired_at IS NOT NULL AS retired FROM category
           WHERE $1::text IS NULL OR code = $1 ORDER BY retired_at IS NOT NULL, position, code""",
        code,
    )
    chips = await database.fetch(
        """SELECT code, words, space_kind, position, category FROM chip WHERE retired_at IS NULL
           ORDER BY position, code"""
    )
    return [
        Stored(
            row["code"],
            row["name"],
            row["position"],
            row["retired"],
            tuple(
                Chip(chip["code"], chip["words"], chip["space_kind"], chip["position"])
                for chip in chips
                if chip["category"] == row["code"]
            ),
        )
        for row in rows
    ]


async def one(code: str) -> Stored:
    """NotFound."""
    found = await all_of_them(code)
    if not found:
        raise NotFound("There is no such category. Choose one from the list.")
    return found[0]


@transactional
async def add(code: str, edit: CategoryEdit, actor: UUID, now: datetime) -> None:
    """A new category with its chips. Invalid; Refused where the code is taken."""
    await route_table.lock_table()
    errors = [] if is_code(code) else [wrong_at("/code", f"must be of {CODE_ALLOWED}")]
    edit = _checked(edit, errors)
    known = await all_of_them(code)
    if known and not known[0].retired:
        raise Refused("code-taken", f"There is a category {code} already. Choose another code.")
    if known:
        raise Refused("was-retired", f"{code} was retired. Bring that category back, or choose another code.")
    await database.execute(
        "INSERT INTO category (code, name, position) VALUES ($1, $2, $3)", code, edit.name, edit.position
    )
    await _set_chips(code, edit.chips, now)
    await record(Event("added", "category", code, facts={"chips": len(edit.chips)}), actor, now)


@transactional
async def change(code: str, edit: CategoryEdit, if_match: str | None, actor: UUID, now: datetime) -> None:
    """Set name, place and chips. Conflict where somebody was faster."""
    await route_table.lock_table()
    before = await one(code)
    same_copy(if_match, before.version)
    edit = _checked(edit, [])
    changed = {
        "name": edit.name != before.name,
        "position": edit.position != before.position,
        "chips": {chip.code: chip for chip in edit.chips} != {chip.code: chip for chip in before.chips},
    }
    if not any(changed.values()):
        return
    await database.execute(
        "UPDATE category SET name = $2, position = $3 WHERE code = $1", code, edit.name, edit.position
    )
    if changed["chips"]:
        await _set_chips(code, edit.chips, now)
    facts: dict[str, Any] = {"columns": " ".join(name for name, differs in changed.items() if differs)}
    if changed["position"]:
        facts |= {"position_from": before.position, "position_to": edit.position}
    if changed["chips"]:
        facts |= {"chips_from": len(before.chips), "chips_to": len(edit.chips)}
    await record(Event("changed", "category", code, facts=facts), actor, now)


@transactional
async def retire(code: str, actor: UUID, now: datetime) -> None:
    """Nothing can be reported under it, or by its chips, any more. A repeat does nothing.

    Refused where a rule of who gets what names it, or where it is the last one.
    """
    await route_table.lock_table()
    if (await one(code)).retired:
        return
    if any(route.category == code for route in await route_table.table()):
        raise Refused("still-needed", "A rule of who gets what names it. Change that rule first, under routing.")
    if not [other for other in await all_of_them() if not other.retired and other.code != code]:
        raise Refused("last-category", "Without any category nothing could be reported. Add another one first.")
    await database.execute("UPDATE category SET retired_at = $2 WHERE code = $1", code, now)
    await record(Event("retired", "category", code, facts={"from": "in use", "to": "retired"}), actor, now)


@transactional
async def bring_back(code: str, actor: UUID, now: datetime) -> None:
    """In use again, with its chips. A repeat does nothing."""
    await route_table.lock_table()
    if not (await one(code)).retired:
        return
    await database.execute("UPDATE category SET retired_at = NULL WHERE code = $1", code)
    await record(Event("brought back", "category", code, facts={"from": "retired", "to": "in use"}), actor, now)


async def _set_chips(category: str, chips: Sequence[Chip], now: datetime) -> None:
    """Those that are named and no others. Refused where a chip is another category's: its reports say so."""
    codes = [chip.code for chip in chips]
    others = await database.fetch(
        "SELECT code FROM chip WHERE code = ANY($1::text[]) AND category <> $2 ORDER BY code", codes, category
    )
    if others:
        named = ", ".join(row["code"] for row in others)
        raise Refused("code-taken", f"Another category has or had {named}. Choose other codes.")
    await database.execute(
        "UPDATE chip SET retired_at = $3 WHERE category = $1 AND code <> ALL($2::text[]) AND retired_at IS NULL",
        category,
        codes,
        now,
    )
    await database.execute_many(
        """INSERT INTO chip (code, category, space_kind, words, position) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (code) DO UPDATE SET space_kind = excluded.space_kind, words = excluded.words,
               position = excluded.position, retired_at = NULL""",
        [(chip.code, category, chip.space_kind, chip.words, chip.position) for chip in chips],
    )


def _checked(edit: CategoryEdit, errors: list[FieldError]) -> CategoryEdit:
    def tidy(pointer: str, text: str) -> str:
        try:
            return line(text)
        except ValueError as error:
            errors.append(wrong_at(pointer, f"{error}; allowed: {LINE_ALLOWED}"))
            return text

    name = tidy("/name", edit.name)
    chips = []
    seen: set[str] = set()
    for at, chip in enumerate(edit.chips):
        chips.append(msgspec.structs.replace(chip, words=tidy(f"/chips/{at}/words", chip.words)))
        if not is_code(chip.code):
            errors.append(wrong_at(f"/chips/{at}/code", f"must be of {CODE_ALLOWED}"))
        if chip.code in seen:
            errors.append(wrong_at(f"/chips/{at}/code", "is there twice; keep one of them"))
        if chip.space_kind is not None and chip.space_kind not in KINDS:
            errors.append(wrong_at(f"/chips/{at}/space_kind", f"is no kind; allowed: {', '.join(KINDS)}, or empty"))
        seen.add(chip.code)
    if errors:
        raise Invalid(said(errors), errors)
    return msgspec.structs.replace(edit, name=name, chips=tuple(chips))

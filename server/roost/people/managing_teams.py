"""Teams by hand. Where a team sits is the places' own to say (places/managing_floors.set_home)."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound, Refused, said, wrong_at
from roost.kit.names import CODE_ALLOWED, LINE_ALLOWED, is_code, line


class TeamEdit(msgspec.Struct, frozen=True):
    """`office_days`: ISO weekdays, Monday is 1."""

    name: str
    office_days: tuple[int, ...]


_ROWS = """
SELECT team.code, team.name, team.office_days, team.retired_at,
    (SELECT count(*) FROM person WHERE person.team = team.code AND left_at IS NULL) AS people
FROM team
"""


async def rows() -> list[Any]:
    """Every team, those in use first, by name."""
    return await database.fetch(_ROWS + "ORDER BY team.retired_at IS NOT NULL, team.name, team.code")


async def row_of(code: str) -> Any:
    """One team. NotFound."""
    row = await database.fetch_row(_ROWS + "WHERE team.code = $1", code)
    if row is None:
        raise NotFound("There is no such team. Choose one from the list.")
    return row


async def locked(code: str) -> Any:
    """The row of a team, held until the transaction has ended. NotFound."""
    await database.execute("SELECT code FROM team WHERE code = $1 FOR UPDATE", code)
    return await row_of(code)


@transactional
async def add(code: str, edit: TeamEdit, actor: UUID, now: datetime) -> None:
    """A new team. Invalid; Refused where the code is taken."""
    errors = [] if is_code(code) else [wrong_at("/code", f"must be of {CODE_ALLOWED}")]
    edit = _checked(edit, errors)
    added = await database.execute(
        "INSERT INTO team (code, name, office_days) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        code,
        edit.name,
        list(edit.office_days),
    )
    if not added:
        if (await row_of(code))["retired_at"] is None:
            raise Refused("code-taken", f"There is a team {code} already. Choose another code.")
        raise Refused("was-retired", f"{code} was retired. Bring that team back, or choose another code.")
    await record(Event("added", "team", code), actor, now)


@transactional
async def change(code: str, edit: TeamEdit, more: dict[str, Any], actor: UUID, now: datetime) -> None:
    """Set everything of a team, whose row the caller holds. `more`: facts of what it changed besides."""
    before = await row_of(code)
    edit = _checked(edit, [])
    differs = [field for field in ("name", "office_days") if _listed(getattr(edit, field)) != _listed(before[field])]
    if differs:
        await database.execute(
            "UPDATE team SET name = $2, office_days = $3 WHERE code = $1", code, edit.name, list(edit.office_days)
        )
    columns = [*differs, *([str(more["columns"])] if "columns" in more else [])]
    if not columns:
        return
    facts: dict[str, Any] = {**more, "columns": " ".join(columns)}
    if "office_days" in differs:
        facts |= {"office_days_from": _days(before["office_days"]), "office_days_to": _days(edit.office_days)}
    await record(Event("changed", "team", code, facts=facts), actor, now)


@transactional
async def retire(code: str, actor: UUID, now: datetime) -> None:
    """A team is no more. A repeat does nothing. Refused while somebody is in it."""
    row = await locked(code)
    if row["retired_at"] is not None:
        return
    if row["people"]:
        many = "one person" if row["people"] == 1 else f"{row['people']:,} people"
        raise Refused("still-needed", f"It has {many} still. Give them another team first.")
    await database.execute("UPDATE team SET retired_at = $2 WHERE code = $1", code, now)
    await record(Event("retired", "team", code, facts={"from": "in use", "to": "retired"}), actor, now)


@transactional
async def bring_back(code: str, actor: UUID, now: datetime) -> None:
    """In use again. A repeat does nothing."""
    if (await locked(code))["retired_at"] is None:
        return
    await database.execute("UPDATE team SET retired_at = NULL WHERE code = $1", code)
    await record(Event("brought back", "team", code, facts={"from": "retired", "to": "in use"}), actor, now)


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, list | tuple) else value


def _days(days: Any) -> str:
    return " ".join(map(str, days))


def _checked(edit: TeamEdit, errors: list[FieldError]) -> TeamEdit:
    name = edit.name
    try:
        name = line(edit.name)
    except ValueError as error:
        errors.append(wrong_at("/name", f"{error}; allowed: {LINE_ALLOWED}"))
    if errors:
        raise Invalid(said(errors), errors)
    return TeamEdit(name, tuple(sorted(set(edit.office_days))))

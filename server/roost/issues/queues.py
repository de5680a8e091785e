"""Queues by hand: what an administrator changes of them, one at a time, on the copy that they looked at."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.issues import actions, route_table
from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound, Refused, said, wrong_at
from roost.kit.names import CODE_ALLOWED, LINE_ALLOWED, is_code, line
from roost.kit.versions import same_copy, version_of_row


class QueueEdit(msgspec.Struct, frozen=True):
    """Who leads a queue and who works it: people who are here."""

    name: str
    lead: UUID
    members: tuple[UUID, ...]


_ROWS = """
SELECT queue.code, queue.name, queue.lead, lead.name AS lead_name, queue.retired_at,
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name, p.id), '[]')::text
     FROM queue_member m JOIN person p ON p.id = m.person
     WHERE m.queue = queue.code AND p.left_at IS NULL) AS members,
    EXISTS (SELECT FROM route WHERE route.queue = queue.code AND site IS NULL AND category IS NULL
            AND space_kind IS NULL) AS fallback
FROM queue JOIN person lead ON lead.id = queue.lead
"""


class Member(msgspec.Struct):
    id: UUID
    name: str


def members_of(row: Any) -> list[Member]:
    """Who works the queue and is here still, by name."""
    return msgspec.json.decode(row["members"], type=list[Member])


def version_of(row: Any) -> str:
    """The version of a queue."""
    members = sorted(str(one.id) for one in members_of(row))
    return version_of_row([row["name"], row["lead"], members, row["retired_at"] is not None])


async def rows() -> list[Any]:
    """Every queue, those in use first, by name."""
    return await database.fetch(_ROWS + "ORDER BY queue.retired_at IS NOT NULL, queue.name, queue.code")


async def row_of(code: str) -> Any:
    """One queue. NotFound."""
    row = await database.fetch_row(_ROWS + "WHERE queue.code = $1", code)
    if row is None:
        raise NotFound("There is no such queue. Choose one from the list.")
    return row


@transactional
async def add(code: str, edit: QueueEdit, actor: UUID, now: datetime) -> None:
    """A new queue; the first one brings rules of who gets what. Invalid; Refused where the code is taken."""
    await route_table.lock_table()
    errors = [] if is_code(code) else [wrong_at("/code", f"must be of {CODE_ALLOWED}")]
    edit = await _checked(edit, errors)
    known = await database.fetch_row("SELECT retired_at FROM queue WHERE code = $1", code)
    if known is not None and known["retired_at"] is None:
        raise Refused("code-taken", f"There is a queue {code} already. Choose another code.")
    if known is not None:
        raise Refused("was-retired", f"{code} was retired. Bring that queue back, or choose another code.")
    await database.execute("INSERT INTO queue (code, name, lead) VALUES ($1, $2, $3)", code, edit.name, edit.lead)
    await _set_members(code, edit.members)
    await route_table.make_default_rules()
    await record(Event("added", "queue", code, facts={"members": len(edit.members)}), actor, now)


@transactional
async def change(code: str, edit: QueueEdit, if_match: str | None, actor: UUID, now: datetime) -> None:
    """Set name, lead and members. Conflict where somebody was faster."""
    before = await _locked(code)
    same_copy(if_match, version_of(before))
    edit = await _checked(edit, [])
    members = {one.id for one in members_of(before)}
    changed = {
        "name": edit.name != before["name"],
        "lead": edit.lead != before["lead"],
        "members": set(edit.members) != members,
    }
    if not any(changed.values()):
        return
    await database.execute("UPDATE queue SET name = $2, lead = $3 WHERE code = $1", code, edit.name, edit.lead)
    await _set_members(code, edit.members)
    facts: dict[str, Any] = {"columns": " ".join(name for name, differs in changed.items() if differs)}
    if changed["members"]:
        facts |= {"members_from": len(members), "members_to": len(edit.members)}
    await record(Event("changed", "queue", code, facts=facts), actor, now)


@transactional
async def retire(code: str, actor: UUID, now: datetime) -> None:
    """Close a queue; what is open in it goes to the fallback. A repeat does nothing. Refused where it is that."""
    # The rules' lock comes first, as where files bring queues.
    await route_table.lock_table()
    if (await _locked(code))["retired_at"] is not None:
        return
    await actions.retire_queues([code], now)
    await record(Event("retired", "queue", code, facts={"from": "in use", "to": "retired"}), actor, now)


@transactional
async def bring_back(code: str, actor: UUID, now: datetime) -> None:
    """In use again. A repeat does nothing. Refused where whoever led it has left."""
    row = await _locked(code)
    if row["retired_at"] is None:
        return
    if await database.fetch_value("SELECT left_at FROM person WHERE id = $1", row["lead"]) is not None:
        raise Refused("lead-left", "Whoever led that queue has left. Choose another lead first.")
    await database.execute("UPDATE queue SET retired_at = NULL WHERE code = $1", code)
    await record(Event("brought back", "queue", code, facts={"from": "retired", "to": "in use"}), actor, now)


async def _locked(code: str) -> Any:
    await database.execute("SELECT code FROM queue WHERE code = $1 FOR NO KEY UPDATE", code)
    return await row_of(code)


async def _set_members(code: str, members: Sequence[UUID]) -> None:
    await database.execute("DELETE FROM queue_member WHERE queue = $1 AND person <> ALL($2::uuid[])", code, members)
    await database.execute(
        "INSERT INTO queue_member (queue, person) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING", code, members
    )


async def _checked(edit: QueueEdit, errors: list[FieldError]) -> QueueEdit:
    name = edit.name
    try:
        name = line(edit.name)
    except ValueError as error:
        errors.append(wrong_at("/name", f"{error}; allowed: {LINE_ALLOWED}"))
    wanted = [edit.lead, *edit.members]
    # Held, so that nobody of them leaves before this is stored.
    here = {
        row["id"]
        for row in await database.fetch(
            "SELECT id FROM person WHERE id = ANY($1::uuid[]) AND left_at IS NULL ORDER BY id FOR SHARE", wanted
        )
    }
    if edit.lead not in here:
        errors.append(wrong_at("/lead", "is nobody who is here; choose somebody from the list"))
    errors += [
        wrong_at(f"/members/{at}", "is nobody who is here; choose somebody from the list")
        for at, member in enumerate(edit.members)
        if member not in here
    ]
    if errors:
        raise Invalid(said(errors), errors)
    return msgspec.structs.replace(edit, name=name, members=tuple(dict.fromkeys(edit.members)))

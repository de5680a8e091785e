"""The table that makes roles of the provider's groups or app roles."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from roost import journal
from roost.journal import Event
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid
from roost.kit.versions import same_copy, version_of_row
from roost.people.sign_in.wire import GroupRole, GroupRoles


async def role_of(values: Collection[str]) -> str | None:
    """The role of the highest row that fits one of these; None where none does."""
    role: str | None = await database.fetch_value(
        "SELECT role FROM group_role WHERE value = ANY($1::text[]) ORDER BY place LIMIT 1", list(values)
    )
    return role


async def table(claim: str | None) -> GroupRoles:
    """All of it. `claim`: what the values are here."""
    found = await _rows()
    left_out = await database.fetch_value("SELECT count(*) FROM identity WHERE groups_left_out")
    return GroupRoles(claim, found, left_out, _version(found))


@transactional
async def replace(rows: Sequence[GroupRole], if_match: str | None, actor: UUID, now: datetime) -> None:
    """The whole table anew, by whoever had this copy of it (kit.versions). Invalid where a value is there twice."""
    values = [row.value.strip() for row in rows]
    for place, value in enumerate(values):
        if not value or not value.isprintable():
            raise _wrong(place, "is empty, or holds what cannot be shown")
        if value in values[:place]:
            raise _wrong(place, "stands in the table already")
    # Two who change it at once: the second looks at what the first has made of it.
    await database.execute("LOCK TABLE group_role IN EXCLUSIVE MODE")
    before = await _rows()
    same_copy(if_match, _version(before))
    await database.execute("DELETE FROM group_role")
    await database.execute_many(
        "INSERT INTO group_role (value, role, place) VALUES ($1, $2, $3)",
        [(value, row.role, place) for place, (value, row) in enumerate(zip(values, rows, strict=True))],
    )
    was, is_ = {row.value: row.role for row in before}, dict(zip(values, (row.role for row in rows), strict=True))
    changed = [value for value in {**was, **is_} if was.get(value) != is_.get(value)]
    events = [
        Event("mapped", "group-role", value, None, {"from": was.get(value), "to": is_.get(value)}) for value in changed
    ]
    if not changed and list(was) != list(is_):
        events = [Event("ordered", "group-role", "all", None, {"rows": len(is_)})]
    await journal.record_all(events, actor, now)


async def _rows() -> list[GroupRole]:
    rows = await database.fetch("SELECT value, role FROM group_role ORDER BY place")
    return [GroupRole(row["value"], row["role"]) for row in rows]


def _version(rows: Sequence[GroupRole]) -> str:
    return version_of_row([[row.value, row.role] for row in rows])


def _wrong(place: int, words: str) -> Invalid:
    return Invalid(f"Row {place + 1} {words}. Change it, then save again.", [FieldError(f"/rows/{place}/value", words)])

"""The table that makes roles of the provider's groups or app roles, and what becomes of a person's role by it.

Signing in and the council's directory both give roles by this table. There is one memory of the role that somebody has
without it, in `directory_person`: of two, the second would take what the first one gave for the person's own.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

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


class Standing(msgspec.Struct, frozen=True):
    """A person's role, the one that the table gave them last, and the one that they had before. `here`: not left."""

    role: str
    given_role: str | None
    own_role: str | None
    here: bool

    @property
    def own(self) -> str:
        """The role without the table: somebody else may have decided since, a file or an administrator."""
        given = self.own_role is not None and self.role == self.given_role
        return self.own_role if given and self.own_role else self.role


async def standing(people: Collection[UUID]) -> dict[UUID, Standing]:
    """How these stand; until the transaction has ended nobody else changes it."""
    # Two statements: whoever waits in the first must see what the other has written.
    await database.execute(
        "SELECT id FROM person WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE", list(people)
    )
    rows = await database.fetch(
        """SELECT p.id, p.role, d.given_role, d.own_role, p.left_at IS NULL AS here
           FROM person AS p LEFT JOIN directory_person AS d ON d.person = p.id
           WHERE p.id = ANY($1::uuid[]) ORDER BY p.id""",
        list(people),
    )
    return {row["id"]: Standing(row["role"], row["given_role"], row["own_role"], row["here"]) for row in rows}


async def give(
    person: UUID, stands: Standing, fits: str | None, facts: Mapping[str, Any], actor: UUID | None, now: datetime
) -> bool:
    """The role that fits, or where none does the person's own; says whether that changed it. Whether an administrator
    may lose theirs is the caller's to find out."""
    own, role = stands.own, fits or stands.own
    memory = (fits, own) if fits else (None, None)
    if memory != (stands.given_role, stands.own_role):
        # A row that is made here says nothing about the person that their directory would have to hear of.
        await database.execute(
            """INSERT INTO directory_person (person, given_role, own_role, changed_at)
               SELECT id, $2, $3, made_at FROM person WHERE id = $1
               ON CONFLICT (person) DO UPDATE SET given_role = $2, own_role = $3""",
            person,
            *memory,
        )
    if role == stands.role:
        return False
    await database.execute("UPDATE person SET role = $2 WHERE id = $1", person, role)
    event = Event("role-changed", "person", person, person, {"from": stands.role, "to": role, **facts})
    await journal.record(event, actor, now)
    return True


# What the directory's own id of a group looks like. A name is anybody's to choose who may make a group there, so one
# that looks like an id is none; and a group that has an id is known by nothing else.
_ID = "[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}"
_VALUE = f"coalesce(g.external_id, CASE WHEN g.name !~* '^\\W*{_ID}\\W*$' THEN g.name END)"


async def values_of(people: Collection[UUID]) -> dict[UUID, set[str]]:
    """By which values of the table the directory's groups count for each of these."""
    rows = await database.fetch(
        f"""SELECT m.person, {_VALUE} AS value
            FROM directory_member AS m JOIN directory_group AS g ON g.id = m.member_of
            WHERE m.person = ANY($1::uuid[]) AND ({_VALUE}) IS NOT NULL""",
        list(people),
    )
    found: dict[UUID, set[str]] = {person: set() for person in people}
    for row in rows:
        found[row["person"]].add(row["value"])
    return found


async def by_groups(people: Collection[UUID]) -> dict[UUID, str | None]:
    """The role that the directory's groups give each of these."""
    rows = await _rows()
    return {
        person: next((row.role for row in rows if row.value in values), None)
        for person, values in (await values_of(people)).items()
    }


async def hold() -> None:
    """The table stays as it is until the transaction has ended: whoever changes it sees those who are let in now."""
    await database.execute("LOCK TABLE group_role IN SHARE MODE")


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

"""Groups of the council's directory: who is in them, and the roles that the table of groups makes of that.

The table is the one of signing in (sign_in/group_roles.py); it knows a group by the directory's id, or by its name
where the directory gave it none.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound, Refused
from roost.kit.ids import new_id
from roost.people import administrators
from roost.people.sign_in import group_roles
from roost.people.sign_in.wire import GroupRole
from roost.people.tokens import Token


class Group(msgspec.Struct, frozen=True):
    """What the directory says of a group. `members`: ids of people."""

    name: str
    external_id: str | None
    members: frozenset[UUID]


class HeldGroup(msgspec.Struct, frozen=True):
    """The same of one that is known here. `members`: None where nobody asked for them."""

    id: UUID
    name: str
    external_id: str | None
    made_at: datetime
    changed_at: datetime
    members: tuple[UUID, ...] | None = None


async def count(where: str, args: list[Any]) -> int:
    """How many groups `where` (SQL over `directory_group AS g`, with `args`) is true of."""
    found: int = await database.fetch_value(f"SELECT count(*) FROM directory_group AS g WHERE {where}", *args)
    return found


async def page(where: str, args: list[Any], skip: int, most: int, members: bool) -> list[HeldGroup]:
    """Some of them, in the order in which they came to Roost; with their `members` in one query more."""
    rows = await database.fetch(
        f"""SELECT g.* FROM directory_group AS g WHERE {where}
            ORDER BY g.id OFFSET ${len(args) + 1} LIMIT ${len(args) + 2}""",
        *args,
        skip,
        most,
    )
    found = [HeldGroup(**row) for row in rows]
    if not members:
        return found
    of: dict[UUID, list[UUID]] = {group.id: [] for group in found}
    for row in await database.fetch(
        "SELECT member_of, person FROM directory_member WHERE member_of = ANY($1::uuid[]) ORDER BY person", list(of)
    ):
        of[row["member_of"]].append(row["person"])
    return [msgspec.structs.replace(group, members=tuple(of[group.id])) for group in found]


async def one(group: UUID, members: bool = True) -> HeldGroup:
    """NotFound where there is none with this id."""
    found = await page("g.id = $1", [group], 0, 1, members)
    if not found:
        raise NotFound("There is no group with this id.")
    return found[0]


@transactional
async def make(group: Group, token: Token, now: datetime) -> UUID:
    """A new group. Invalid where a member is nobody; Refused where the directory's id is another group's."""
    id_ = new_id()
    await _refuse_taken(id_, group.external_id)
    await database.execute(
        "INSERT INTO directory_group (id, name, external_id, made_at, changed_at) VALUES ($1, $2, $3, $4, $4)",
        id_,
        group.name,
        group.external_id,
        now,
    )
    await group_roles.hold()
    had = await group_roles.by_groups(group.members)
    await _admit(id_, group.members)
    # A group's name may be a person's; its own id says which one it is.
    await record(Event("added", "group", id_, None, {"members": len(group.members), **token.facts}), None, now)
    await give_roles(group.members, had, token.facts, None, now)
    return id_


@transactional
async def change(id_: UUID, make: Callable[[Group], Group], token: Token, now: datetime) -> None:
    """`make` says what becomes of a group. NotFound, Invalid, Refused as above."""
    # One after the other: each rests on who is in it.
    if await database.fetch_value("SELECT id FROM directory_group WHERE id = $1 FOR UPDATE", id_) is None:
        raise NotFound("There is no group with this id.")
    held = await one(id_)
    before = Group(held.name, held.external_id, frozenset(held.members or ()))
    after = make(before)
    differs = [name for name in Group.__struct_fields__ if getattr(before, name) != getattr(after, name)]
    if not differs:
        return
    await _refuse_taken(id_, after.external_id)
    come, gone = after.members - before.members, before.members - after.members
    concerned = come | gone if differs == ["members"] else before.members | after.members
    await group_roles.hold()
    had = await group_roles.by_groups(concerned)
    await database.execute(
        "UPDATE directory_group SET name = $2, external_id = $3, changed_at = $4 WHERE id = $1",
        id_,
        after.name,
        after.external_id,
        now,
    )
    await database.execute(
        "DELETE FROM directory_member WHERE member_of = $1 AND person = ANY($2::uuid[])", id_, list(gone)
    )
    await _admit(id_, come)
    facts: Mapping[str, Any] = {"columns": " ".join(differs), "came": len(come), "went": len(gone), **token.facts}
    await record(Event("changed", "group", id_, None, facts), None, now)
    await give_roles(concerned, had, token.facts, None, now)


@transactional
async def delete(id_: UUID, token: Token, now: datetime) -> None:
    """There is no such group any more, and nobody has a role by it. NotFound."""
    members = (await one(id_)).members or ()
    await group_roles.hold()
    had = await group_roles.by_groups(members)
    await database.execute("DELETE FROM directory_group WHERE id = $1", id_)
    await record(Event("removed", "group", id_, None, token.facts), None, now)
    await give_roles(members, had, token.facts, None, now)


async def _refuse_taken(id_: UUID, external_id: str | None) -> None:
    if external_id is not None and await database.fetch_value(
        "SELECT true FROM directory_group WHERE external_id = $1 AND id <> $2", external_id, id_
    ):
        raise Refused("uniqueness", "Another group has this externalId. Look for it by that, and change it instead.")


async def _admit(id_: UUID, people: Collection[UUID]) -> None:
    admitted = await database.execute(
        """INSERT INTO directory_member (member_of, person)
           SELECT $1, p.id FROM person AS p LEFT JOIN directory_person AS d ON d.person = p.id
           WHERE p.id = ANY($2::uuid[]) AND d.deleted_at IS NULL AND p.email LIKE '%@%'""",
        id_,
        list(people),
    )
    if admitted != len(people):
        words = "holds somebody who is not known here; send the people first"
        raise Invalid(f"The list of members {words}.", [FieldError("members", words)])


@transactional
async def replace_table(rows: Sequence[GroupRole], if_match: str | None, actor: UUID, now: datetime) -> None:
    """The whole table of roles anew (group_roles.replace), and at once the roles of those who are in the directory's
    groups. Refused where nobody would be an administrator any more."""
    await database.execute("LOCK TABLE group_role IN EXCLUSIVE MODE")
    found = await database.fetch("SELECT DISTINCT person FROM directory_member")
    had = await group_roles.by_groups([row["person"] for row in found])
    await group_roles.replace(rows, if_match, actor, now)
    await give_roles(had, had, {}, actor, now)


async def give_roles(
    people: Collection[UUID],
    had: Mapping[UUID, str | None],
    facts: Mapping[str, Any],
    actor: UUID | None,
    now: datetime,
) -> None:
    """As signing in does: the highest row that fits; where none does any more, the role they had before one did.

    `had`: what their groups gave them until now. Whose groups give the same keeps what they have, be it from signing
    in or by hand; who is not in it is looked at in any case.
    """
    stands = await group_roles.standing(people)
    lost = False
    for person, fits in (await group_roles.by_groups(list(stands))).items():
        if person in had and had[person] == fits:
            continue
        was = stands[person]
        changed = await group_roles.give(person, was, fits, facts, actor, now)
        lost = lost or (changed and was.here and was.role == administrators.ADMINISTRATOR)
    if lost:
        await administrators.still_one()

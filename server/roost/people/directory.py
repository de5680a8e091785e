"""What the council's directory says of people: who joins, what changes about them, who leaves and comes back.

It knows people by the ids that Roost gave them, by its own ids (`person.directory_id`), and by the names they sign in
with. Of those it never told us of, it reads what a file or an administrator did.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotFound, Refused
from roost.kit.ids import new_id
from roost.people import directory_groups
from roost.people.actions import FreeBookings, mark_left
from roost.people.belonging import check_manager, team_of
from roost.people.tokens import Token


class Entry(msgspec.Struct, frozen=True):
    """What the directory says of one person, each field in the spelling of `rules`.

    `user_name`: how they are called at sign-in; `department`: as it is called there; `manager`: a person's id.
    """

    user_name: str
    external_id: str | None
    name: str
    given_name: str | None
    family_name: str | None
    email: str
    department: str | None
    manager: UUID | None
    active: bool


class Held(Entry, frozen=True):
    """The same of somebody who is known here."""

    id: UUID
    made_at: datetime
    changed_at: datetime


class By(msgspec.Struct, frozen=True):
    """On whose word something changes, when, and how those who leave give up what they hold."""

    token: Token
    now: datetime
    give_up: FreeBookings


# Somebody who was forgotten has no address, and is nobody's to look for.
KNOWN = "d.deleted_at IS NULL AND p.email LIKE '%@%'"
FROM = """person AS p LEFT JOIN directory_person AS d ON d.person = p.id LEFT JOIN team ON team.code = p.team
    LEFT JOIN directory_person AS boss ON boss.person = p.line_manager"""
# What each field is made of; a search compares the same.
USER_NAME = "coalesce(d.user_name, p.email)"
DEPARTMENT = "CASE WHEN d.user_name IS NULL THEN team.name ELSE d.department END"
MANAGER = "CASE WHEN boss.deleted_at IS NULL THEN p.line_manager END"
CHANGED_AT = "greatest(p.made_at, d.changed_at)"
_HELD = f"""p.id, {USER_NAME} AS user_name, p.directory_id AS external_id, p.name, d.given_name, d.family_name, p.email,
    {DEPARTMENT} AS department, {MANAGER} AS manager, p.left_at IS NULL AS active, p.made_at,
    {CHANGED_AT} AS changed_at"""


async def count(where: str, args: list[Any]) -> int:
    """How many people `where` (SQL over FROM, with `args`) is true of."""
    found: int = await database.fetch_value(f"SELECT count(*) FROM {FROM} WHERE {KNOWN} AND ({where})", *args)
    return found


async def page(where: str, args: list[Any], skip: int, most: int) -> list[Held]:
    """Some of them, in the order in which they came to Roost."""
    rows = await database.fetch(
        f"""SELECT {_HELD} FROM {FROM} WHERE {KNOWN} AND ({where})
            ORDER BY p.id OFFSET ${len(args) + 1} LIMIT ${len(args) + 2}""",
        *args,
        skip,
        most,
    )
    return [Held(**row) for row in rows]


async def one(person: UUID) -> Held:
    """NotFound where the directory knows nobody by this id."""
    row = await database.fetch_row(f"SELECT {_HELD} FROM {FROM} WHERE {KNOWN} AND p.id = $1", person)
    if row is None:
        raise NotFound("There is nobody with this id.")
    return Held(**row)


@transactional
async def join(entry: Entry, by: By) -> Held:
    """Somebody new, also where the directory deleted somebody of the same address: that may have been anybody, and
    neither what they need nor their bookings are the next one's. Refused, where the address or one of the names is
    somebody's."""
    await _lock()
    await _free_address(entry.email, by)
    person = new_id()
    await _refuse_taken(person, entry)
    team = None if entry.department is None else await team_of(entry.department)
    await check_manager(person, entry.manager)
    await database.execute(
        """INSERT INTO person (id, email, name, team, role, line_manager, made_at, left_at, directory_id)
           VALUES ($1, $2, $3, $4, 'staff', $5, $6, $7, $8)""",
        person,
        entry.email,
        entry.name,
        team,
        entry.manager,
        by.now,
        None if entry.active else by.now,
        entry.external_id,
    )
    await _keep(person, entry, by.now)
    await record(
        Event("added", "person", person, person, {"role": "staff", "team": team, **by.token.facts}), None, by.now
    )
    return await one(person)


@transactional
async def change(person: UUID, make: Callable[[Held], Entry], by: By) -> Held:
    """`make` says what becomes of what is known. NotFound; Refused, for the last administrator above all.

    Who is not active any more has left at once; who is again comes back as they were.
    """
    before = await one(person)
    if before.active and not make(before).active:
        # First of all: the locks of what they hold come before any other.
        await mark_left([person], None, by.now, by.give_up, by.token.facts)
    await _lock()
    await database.execute("SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE", person)
    before = await one(person)
    await _write(before, make(before), by)
    return await one(person)


@transactional
async def delete(person: UUID, by: By) -> None:
    """They have left, and the directory knows nobody by this id any more. NotFound; Refused."""
    if (await one(person)).active:
        await mark_left([person], None, by.now, by.give_up, by.token.facts)
    await _lock()
    await database.execute("UPDATE person SET directory_id = NULL WHERE id = $1", person)
    await database.execute("DELETE FROM directory_member WHERE person = $1", person)
    # What they were by a group is not theirs to come back with.
    await directory_groups.give_roles([person], {}, by.token.facts, None, by.now)
    await database.execute(
        """INSERT INTO directory_person (person, changed_at, deleted_at) VALUES ($1, $2, $2)
           ON CONFLICT (person) DO UPDATE SET user_name = NULL, given_name = NULL, family_name = NULL,
               department = NULL, given_role = NULL, own_role = NULL, changed_at = $2, deleted_at = $2""",
        person,
        by.now,
    )
    await record(
        Event("changed", "person", person, person, {"columns": "directory_id", **by.token.facts}), None, by.now
    )


async def _write(before: Held, after: Entry, by: By) -> None:
    """What differs. Who was active and is not any more has left before."""
    differs = [name for name in Entry.__struct_fields__ if getattr(before, name) != getattr(after, name)]
    if not differs:
        return
    person = before.id
    if before.active and not after.active:
        await mark_left([person], None, by.now, by.give_up, by.token.facts)
    await _refuse_taken(person, after)
    if "manager" in differs:
        await check_manager(person, after.manager)
    was: str | None = await database.fetch_value("SELECT team FROM person WHERE id = $1", person)
    team = was
    if "department" in differs and after.department is not None:
        team = await team_of(after.department) or was
    await database.execute(
        """UPDATE person SET email = $2, name = $3, team = $4, directory_id = $5,
               line_manager = CASE WHEN $6 THEN $7 ELSE line_manager END
           WHERE id = $1 AND (email, name, coalesce(team, ''), coalesce(directory_id, ''), $6)
               IS DISTINCT FROM ($2, $3, coalesce($4, ''), coalesce($5, ''), false)""",
        person,
        after.email,
        after.name,
        team,
        after.external_id,
        "manager" in differs,
        after.manager,
    )
    await _keep(person, after, by.now)
    if after.active and not before.active:
        await _bring_back(person, by)
    # Which of them, never to what: names and addresses are nobody's to read in an audit.
    facts: dict[str, Any] = {"columns": " ".join(_COLUMNS[name] for name in differs if name in _COLUMNS)}
    if team != was:
        facts |= {"team_from": was, "team_to": team}
    if facts["columns"] or team != was:
        await record(Event("changed", "person", person, person, facts | by.token.facts), None, by.now)


# Whether they are here has an event of its own.
_COLUMNS = {
    "user_name": "user_name",
    "external_id": "directory_id",
    "name": "name",
    "given_name": "given_name",
    "family_name": "family_name",
    "email": "email",
    "department": "department",
    "manager": "line_manager",
}


async def _bring_back(person: UUID, by: By) -> None:
    """Without their old sessions, and in no team and under no manager that is no more."""
    await database.execute(
        """UPDATE person SET left_at = NULL,
               team = (SELECT code FROM team WHERE code = person.team AND retired_at IS NULL),
               line_manager = (SELECT id FROM person boss WHERE boss.id = person.line_manager AND left_at IS NULL)
           WHERE id = $1""",
        person,
    )
    await record(Event("came back", "person", person, person, by.token.facts), None, by.now)
    # Whatever became of their groups and of the table meanwhile.
    await directory_groups.give_roles([person], {}, by.token.facts, None, by.now)


async def _free_address(email: str, by: By) -> None:
    """Take it from whom the directory deleted; they stay what they were until they are forgotten."""
    rows = await database.fetch(
        """UPDATE person SET email = '(left ' || id || ')'
           WHERE email = $1 AND left_at IS NOT NULL
               AND id IN (SELECT person FROM directory_person WHERE deleted_at IS NOT NULL)
           RETURNING id""",
        email,
    )
    for row in rows:
        facts = {"columns": "email", **by.token.facts}
        await record(Event("changed", "person", row["id"], row["id"], facts), None, by.now)


async def _keep(person: UUID, entry: Entry, now: datetime) -> None:
    await database.execute(
        """INSERT INTO directory_person (person, user_name, given_name, family_name, department, changed_at)
           VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (person) DO UPDATE SET user_name = $2, given_name = $3, family_name = $4, department = $5,
               changed_at = $6""",
        person,
        entry.user_name,
        entry.given_name,
        entry.family_name,
        entry.department,
        now,
    )


async def _lock() -> None:
    """Whose address is whose, and who is whose manager, changes one after the other (people/managing.py does too)."""
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost people', 0))")


async def _refuse_taken(person: UUID, entry: Entry) -> None:
    taken = await database.fetch_row(
        """SELECT bool_or(p.email = $2) AS email, bool_or(lower(coalesce(d.user_name, p.email)) = lower($3)) AS name
           FROM person AS p LEFT JOIN directory_person AS d ON d.person = p.id
           WHERE p.id <> $1 AND (p.email IN ($2, lower($3)) OR p.directory_id = $4
               OR p.id IN (SELECT person FROM directory_person WHERE lower(user_name) = lower($3)))""",
        person,
        entry.email,
        entry.user_name,
        entry.external_id,
    )
    assert taken is not None
    if taken["email"] is None:
        return
    what = "userName" if taken["name"] else "address" if taken["email"] else "externalId"
    raise Refused("uniqueness", f"Somebody else has this {what}. Look for them by it, and change them instead.")

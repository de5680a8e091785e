"""What an administrator changes of people by hand: one person at a time, on the copy that they looked at.

Never what somebody needs or drives: nobody but they themselves, and the council's own file, has a say in that.
"""

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound, Refused, said, wrong_at
from roost.kit.ids import new_id
from roost.kit.names import LINE_ALLOWED, line
from roost.kit.versions import same_copy, version_of_row
from roost.people import administrators, queries, rules
from roost.people.nobody import NOBODY
from roost.people.queries import FOLDED, PAGE
from roost.people.sign_in.logout import forget_identities

GiveUp = Callable[[Collection[UUID], UUID | None, datetime], Awaitable[object]]
EDITED = ("email", "name", "team", "role", "line_manager", "essential_car_user", "blue_badge")
# What may stand in an audit with its value; of the others only that they changed.
SAID = ("team", "role")


class PersonEdit(msgspec.Struct, frozen=True):
    """What an administrator sets. `team`: the code of one in use; `line_manager`: somebody who is here."""

    email: str
    name: str
    team: str | None
    role: str
    line_manager: UUID | None
    essential_car_user: bool
    blue_badge: bool


_ROWS = f"""
SELECT person.id, person.name, person.email, person.team, team.name AS team_name, person.role, person.line_manager,
    boss.name AS line_manager_name, person.essential_car_user, person.blue_badge, person.left_at,
    {FOLDED} AS sorted_by
FROM person LEFT JOIN team ON team.code = person.team LEFT JOIN person boss ON boss.id = person.line_manager
"""


def version_of(row: Any) -> str:
    """The version of a person as an administrator sees them."""
    return version_of_row([*(row[field] for field in EDITED), row["left_at"] is not None])


async def rows(q: str, team: str | None, role: str | None, gone: bool, after: tuple[str, UUID] | None) -> list[Any]:
    """People by name, at most PAGE + 1: those who are here, or with `gone` those who left.

    `q`: every word of it must be in the name or the address.
    """
    anywhere = f"({FOLDED} || ' ' || person.email)"
    return await database.fetch(
        _ROWS
        + f"""WHERE (person.left_at IS NOT NULL) = $1 AND ($2::text IS NULL OR person.team = $2)
                AND ($3::text IS NULL OR person.role = $3) AND ({FOLDED}, person.id) > ($4, $5)
                AND {anywhere} LIKE ALL($6::text[]) AND person.id <> $7
              ORDER BY {FOLDED}, person.id LIMIT {PAGE + 1}""",
        gone,
        team,
        role,
        *(after or ("", queries.NIL)),
        queries.like_words(q),
        NOBODY,
    )


async def row_of(person: UUID) -> Any:
    """One person. NotFound, also for nobody's row: whoever could name it would have what all who are forgotten did."""
    row = await database.fetch_row(_ROWS + "WHERE person.id = $1 AND person.id <> $2", person, NOBODY)
    if row is None:
        raise NotFound("There is no such person. Look for them in the list.")
    return row


@transactional
async def add(edit: PersonEdit, actor: UUID, now: datetime) -> UUID:
    """A new person. Invalid names what is wrong; Refused where the address is somebody's, be it of one who left."""
    edit = await _checked(edit, None)
    await _lock_addresses()
    await _refuse_taken(edit.email, None)
    person = new_id()
    await database.execute(
        """INSERT INTO person (id, email, name, team, role, line_manager, essential_car_user, blue_badge, made_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
        person,
        *_values(edit),
        now,
    )
    await record(Event("added", "person", person, person, {"role": edit.role, "team": edit.team}), actor, now)
    return person


@transactional
async def change(person: UUID, edit: PersonEdit, if_match: str | None, actor: UUID, now: datetime) -> None:
    """Set everything of a person that an administrator may. Conflict where somebody was faster.

    Whoever reads the mail of an address signs in by it. So with a new one all that the old one opened ends, and the
    person is told (notices/kinds.py). Refused where it would leave Roost without an administrator.
    """
    await _lock_addresses()
    before = await _locked(person)
    same_copy(if_match, version_of(before))
    edit = await _checked(edit, person)
    differs = [field for field in EDITED if getattr(edit, field) != before[field]]
    if not differs:
        return
    await _refuse_taken(edit.email, person)
    await database.execute(
        """UPDATE person SET email = $2, name = $3, team = $4, role = $5, line_manager = $6, essential_car_user = $7,
               blue_badge = $8
           WHERE id = $1""",
        person,
        *_values(edit),
    )
    await record(Event("changed", "person", person, person, _facts(before, edit, differs)), actor, now)
    if "email" in differs:
        # Who mistypes their own stays here, to mend it.
        if person != actor:
            await database.execute("DELETE FROM session WHERE person = $1", person)
        await database.execute("DELETE FROM mailed_link WHERE person = $1", person)
        await forget_identities([person])
    if "role" in differs:
        facts = {"from": before["role"], "to": edit.role}
        await record(Event("role-changed", "person", person, person, facts), actor, now)
        if before["role"] == administrators.ADMINISTRATOR and before["left_at"] is None:
            await administrators.end_imports([person], actor, now)
            await administrators.still_one()


@transactional
async def bring_back(person: UUID, actor: UUID, now: datetime) -> None:
    """Somebody who left is with the council again, as they were but for what is no more. A repeat does nothing."""
    before = await _locked(person)
    if before["left_at"] is None:
        return
    await database.execute(
        """UPDATE person SET left_at = NULL,
               team = (SELECT code FROM team WHERE code = person.team AND retired_at IS NULL),
               line_manager = (SELECT id FROM person boss WHERE boss.id = person.line_manager AND left_at IS NULL)
           WHERE id = $1""",
        person,
    )
    await record(Event("came back", "person", person, person), actor, now)


@transactional
async def sign_out(person: UUID, actor: UUID, now: datetime) -> int:
    """End every session of a person, as after a lost phone; says how many there were. No link that was mailed opens
    another, and who they are at the provider is asked anew: so whoever was refused there as another can come in."""
    await _locked(person)
    ended = await database.execute("DELETE FROM session WHERE person = $1", person)
    await database.execute("DELETE FROM mailed_link WHERE person = $1", person)
    await forget_identities([person])
    if ended:
        await record(Event("signed out", "person", person, person, {"sessions": ended}), actor, now)
    return ended


def _values(edit: PersonEdit) -> tuple[Any, ...]:
    return tuple(getattr(edit, field) for field in EDITED)


def _facts(before: Any, edit: PersonEdit, differs: list[str]) -> dict[str, Any]:
    # That a badge came or went is nobody's to read in an audit, so not even its column is named.
    facts: dict[str, Any] = {"columns": " ".join(field for field in differs if field not in _UNSAID)}
    for field in SAID:
        if field in differs:
            facts |= {f"{field}_from": before[field], f"{field}_to": getattr(edit, field)}
    return facts


_UNSAID = ("blue_badge", "essential_car_user")


async def _locked(person: UUID) -> Any:
    await database.execute("SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE", person)
    return await row_of(person)


async def _lock_addresses() -> None:
    """Who is whose manager, and whose address is whose, changes one after the other."""
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost people', 0))")


async def _refuse_taken(email: str, person: UUID | None) -> None:
    row = await database.fetch_row("SELECT id, left_at FROM person WHERE email = $1", email)
    if row is None or row["id"] == person:
        return
    if row["left_at"] is None:
        raise Refused("address-taken", "Somebody here has that address already. Look for them in the list.")
    raise Refused(
        "has-left",
        "Somebody who left had that address. Is it the same person? Bring them back; else use another address.",
        person=str(row["id"]),
    )


async def _checked(edit: PersonEdit, person: UUID | None) -> PersonEdit:
    """The edit in our spelling. Invalid, naming everything that is wrong with it."""
    errors: list[FieldError] = []
    tidy: dict[str, str] = {}
    try:
        tidy["name"] = line(edit.name)
    except ValueError as error:
        errors.append(wrong_at("/name", f"{error}; allowed: {LINE_ALLOWED}"))
    try:
        tidy["email"] = rules.email(line(edit.email))
    except ValueError:
        errors.append(wrong_at("/email", "must be an e-mail address like name@council.example"))
    if edit.team is not None and not await _team_in_use(edit.team):
        errors.append(wrong_at("/team", "is no team in use; choose one from the list"))
    if edit.line_manager is not None and (wrong := await _wrong_manager(person, edit.line_manager)):
        errors.append(wrong_at("/line_manager", wrong))
    if errors:
        raise Invalid(said(errors), errors)
    return msgspec.structs.replace(edit, **tidy)


async def _team_in_use(team: str) -> bool:
    return (
        await database.fetch_value("SELECT code FROM team WHERE code = $1 AND retired_at IS NULL FOR SHARE", team)
    ) is not None


async def _wrong_manager(person: UUID | None, boss: UUID) -> str | None:
    """Managers of managers end somewhere: in somebody who has none."""
    if boss == person:
        return "is the person themselves; choose somebody else, or nobody"
    chain = await database.fetch(
        """WITH RECURSIVE above AS (
               SELECT id, line_manager, left_at FROM person WHERE id = $1
               UNION SELECT p.id, p.line_manager, p.left_at FROM person p JOIN above ON p.id = above.line_manager)
           SELECT id, left_at FROM above""",
        boss,
    )
    if not any(row["id"] == boss and row["left_at"] is None for row in chain):
        return "is nobody who is here; choose somebody from the list"
    if person is not None and any(row["id"] == person for row in chain):
        return "would manage each other in a circle; choose somebody outside it, or nobody"
    return None

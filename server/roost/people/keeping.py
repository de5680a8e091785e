"""What is known of persons themselves, and how it goes: last of all, because everything else points there."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from roost.journal import keeping as journal
from roost.kit import database
from roost.kit.database import transactional
from roost.people.nobody import NOBODY


@transactional
async def forget(people: Collection[UUID]) -> None:
    """Everything about them here, in the journal, and at last their row. Where anything of theirs were left elsewhere,
    the database would refuse: nothing may point to a person who is not there."""
    them = list(people)
    await database.execute("UPDATE person SET line_manager = NULL WHERE line_manager = ANY($1)", them)
    await database.execute(
        "DELETE FROM link_wish WHERE email IN (SELECT lower(email) FROM person WHERE id = ANY($1))", them
    )
    for table in ("session", "identity", "mailed_link", "directory_member", "directory_person", "once"):
        await database.execute(f"DELETE FROM {table} WHERE person = ANY($1)", them)
    await database.execute("UPDATE api_token SET made_by = NULL WHERE made_by = ANY($1)", them)
    await journal.forget(them, NOBODY)
    await database.execute("DELETE FROM person WHERE id = ANY($1)", them)


async def leavers(before: datetime, most: int) -> list[UUID]:
    """Who left before then, the longest gone first."""
    rows = await database.fetch(
        f"SELECT id FROM person WHERE left_at < $1 AND id <> $2 ORDER BY left_at LIMIT {most}", before, NOBODY
    )
    return [row["id"] for row in rows]


async def expire(sessions: datetime) -> int:
    """End what somebody signed in to before then, however often they were here since; says how many."""
    return await database.execute("DELETE FROM session WHERE made_at <= $1", sessions)


async def named(who: str) -> UUID | None:
    """The person of this address or id, also one who has left; None where there is none."""
    found: UUID | None = await database.fetch_value(
        "SELECT id FROM person WHERE (email = lower($1) OR id::text = lower($1)) AND id <> $2", who.strip(), NOBODY
    )
    return found


async def is_here(person: UUID) -> bool:
    """Whether they have not left."""
    here: bool = await database.fetch_value(
        "SELECT EXISTS (SELECT FROM person WHERE id = $1 AND left_at IS NULL)", person
    )
    return here


async def export(person: UUID) -> dict[str, list[Any]]:
    """Their row, how they sign in (not the secrets they do it with), what the directory says, and what repeats hold."""
    rows = await database.fetch(
        """SELECT p.id, p.name, p.email, p.team, t.name AS team_name, p.role, boss.name AS line_manager, p.vehicle,
               p.essential_car_user, p.blue_badge, p.ev, p.needs, p.hidden, p.directory_id, p.made_at, p.left_at
           FROM person p LEFT JOIN team t ON t.code = p.team LEFT JOIN person boss ON boss.id = p.line_manager
           WHERE p.id = $1""",
        person,
    )
    found = {
        "me": rows,
        "where I am signed in": await database.fetch(
            "SELECT made_at, seen_at, ends_at, via, issuer, sid FROM session WHERE person = $1 ORDER BY made_at", person
        ),
        "who I am at the council's sign-in": await database.fetch(
            """SELECT issuer, subject, object_id, made_at, groups_left_out FROM identity
               WHERE person = $1 ORDER BY made_at""",
            person,
        ),
        "links to sign in that were mailed to me": await database.fetch(
            """SELECT 'asked for' AS what, w.ends_at FROM link_wish w JOIN person p ON lower(p.email) = lower(w.email)
               WHERE p.id = $1
               UNION ALL SELECT 'mailed', ends_at FROM mailed_link WHERE person = $1 ORDER BY ends_at""",
            person,
        ),
        "what the council's directory says of me": await database.fetch(
            """SELECT user_name, given_name, family_name, given_role, own_role, changed_at FROM directory_person
               WHERE person = $1""",
            person,
        ),
        "groups of the directory that I am in": await database.fetch(
            """SELECT g.name, g.external_id FROM directory_member m JOIN directory_group g ON g.id = m.member_of
               WHERE m.person = $1 ORDER BY g.name""",
            person,
        ),
        "whose line manager I am": await database.fetch(
            "SELECT count(*) AS people FROM person WHERE line_manager = $1 AND left_at IS NULL HAVING count(*) > 0",
            person,
        ),
        "tokens that I made for other systems": await database.fetch(
            """SELECT name, scopes, made_at, ends_at, last_used_on, ended_at FROM api_token
               WHERE made_by = $1 ORDER BY made_at""",
            person,
        ),
        "requests that may be repeated": await database.fetch(
            "SELECT key, made_at, result_id FROM once WHERE person = $1 ORDER BY made_at", person
        ),
    }
    return {name: [dict(row) for row in rows] for name, rows in found.items()}

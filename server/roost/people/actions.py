"""What changes about people. A sign-in is not journalled: the journal outlives the session by years, and a list of
when somebody came would be a watch on them.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from roost import journal
from roost.journal import Event
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.ids import new_id
from roost.people import administrators
from roost.people.sign_in.wire import Origin

DEMO = Origin()
FreeBookings = Callable[[Collection[UUID], UUID | None, datetime], Awaitable[object]]


class TeamRow(msgspec.Struct, frozen=True):
    """A team as a council's file has it. `office_days` are ISO weekdays, Monday is 1."""

    code: str
    name: str
    office_days: tuple[int, ...] = ()


class PersonRow(msgspec.Struct, frozen=True):
    """A person as a council's file has them, each field already in the spelling of `rules`.

    None for vehicle, ev and needs leaves what the person has set; a value wins. `line_manager` is an address.
    """

    email: str
    name: str
    team: str | None
    role: str
    line_manager: str | None = None
    vehicle: str | None = None
    essential_car_user: bool = False
    blue_badge: bool = False
    ev: bool | None = None
    needs: tuple[str, ...] | None = None


@transactional
async def open_session(
    person: UUID,
    token_hash: bytes,
    ends_at: datetime,
    old: Collection[bytes] | None,
    now: datetime,
    origin: Origin = DEMO,
) -> None:
    """A new session, in place of those (`old`, hashes) that the browser came with, whosever they were."""
    for one in old or ():
        await end_session(one)
    await database.execute(
        """INSERT INTO session (token_hash, person, made_at, seen_at, ends_at, via, issuer, sid)
           VALUES ($1, $2, $3, $3, $4, $5, $6, $7)""",
        token_hash,
        person,
        now,
        ends_at,
        origin.via,
        origin.issuer,
        origin.sid,
    )


async def end_session(token_hash: bytes) -> str | None:
    """Sign out. What had made the session (Origin.via); None where there was no such session (any more)."""
    via: str | None = await database.fetch_value("DELETE FROM session WHERE token_hash = $1 RETURNING via", token_hash)
    return via


@transactional
async def end_others(person: UUID, token_hash: bytes) -> int:
    """Sign this person out everywhere but here, as after a lost phone; says how many sessions that were. No link that
    was mailed opens another."""
    await database.execute("DELETE FROM mailed_link WHERE person = $1", person)
    return await database.execute("DELETE FROM session WHERE person = $1 AND token_hash <> $2", person, token_hash)


async def see_session(token_hash: bytes, now: datetime) -> None:
    """Remember that the session is in use. Called rarely: a write for every request would be a write for nothing."""
    await database.execute("UPDATE session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2", token_hash, now)


async def expire(now: datetime, idle_since: datetime) -> int:
    """Delete the sessions that are over or have been idle since before `idle_since`; says how many."""
    return await database.execute("DELETE FROM session WHERE ends_at <= $1 OR seen_at <= $2", now, idle_since)


@transactional
async def set_hidden(person: UUID, hidden: bool, now: datetime) -> None:
    """Hide where this person sits from all but their own team, or stop hiding it."""
    if await database.execute("UPDATE person SET hidden = $2 WHERE id = $1 AND hidden <> $2", person, hidden):
        await _changed(person, "hiding-changed", now)


@transactional
async def set_needs(person: UUID, needs: list[str], now: datetime) -> None:
    """Features this person's desk must have (rules.needs)."""
    if await database.execute("UPDATE person SET needs = $2 WHERE id = $1 AND needs <> $2", person, needs):
        await _changed(person, "needs-changed", now)


@transactional
async def set_car(person: UUID, vehicle: str | None, ev: bool, now: datetime) -> None:
    """What this person drives (rules.registration); None: no car, or none that anybody need know of."""
    if await database.execute(
        """UPDATE person SET vehicle = $2, ev = $3
           WHERE id = $1 AND (vehicle IS DISTINCT FROM $2 OR ev <> $3)""",
        person,
        vehicle,
        ev,
    ):
        await _changed(person, "car-changed", now)


async def _changed(person: UUID, verb: str, now: datetime) -> None:
    # That it changed, never to what: an adjustment or a fear is nobody's to read in an audit.
    await journal.record(Event(verb, "person", person, subject=person), person, now)


@transactional
async def upsert_teams(rows: Collection[TeamRow]) -> None:
    """Add these teams or bring them up to date; a retired one that is named comes back."""
    await database.execute(
        """INSERT INTO team (code, name, office_days)
           SELECT code, name, office_days
           FROM jsonb_to_recordset($1::jsonb) AS row (code text, name text, office_days integer[])
           ON CONFLICT (code) DO UPDATE
               SET name = excluded.name, office_days = excluded.office_days, retired_at = NULL
               WHERE (team.name, team.office_days) <> (excluded.name, excluded.office_days)
                   OR team.retired_at IS NOT NULL""",
        msgspec.json.encode(rows).decode(),
    )


@transactional
async def retire_teams(codes: Collection[str], now: datetime) -> None:
    """These teams are no more. Their people stay, and stay in them, until a file says otherwise."""
    await database.execute(
        "UPDATE team SET retired_at = $2 WHERE code = ANY($1::text[]) AND retired_at IS NULL", list(codes), now
    )


# Only rows that change are touched: each touched one tells every server (migrations/m0002).
_PEOPLE = """jsonb_to_recordset($1::jsonb) AS row (
    id uuid, email text, name text, team text, role text, line_manager text, vehicle text,
    essential_car_user boolean, blue_badge boolean, ev boolean, needs text[])"""
_UPSERT_PEOPLE = f"""
    INSERT INTO person AS old
        (id, email, name, team, role, vehicle, essential_car_user, blue_badge, ev, needs, made_at)
    SELECT id, email, name, team, role, vehicle, essential_car_user, blue_badge,
        coalesce(ev, false), coalesce(needs, '{{}}'), $2
    FROM {_PEOPLE}
    ON CONFLICT (email) DO NOTHING"""
_UPDATE_PEOPLE = f"""
    UPDATE person AS old SET
        name = row.name, team = row.team, role = row.role, line_manager = boss.id,
        vehicle = coalesce(row.vehicle, old.vehicle),
        essential_car_user = row.essential_car_user, blue_badge = row.blue_badge,
        ev = coalesce(row.ev, old.ev), needs = coalesce(row.needs, old.needs), left_at = NULL
    FROM {_PEOPLE} LEFT JOIN person AS boss ON boss.email = row.line_manager
    WHERE old.email = row.email AND (
        (old.name, old.role, old.essential_car_user, old.blue_badge, old.ev, old.needs)
            <> (row.name, row.role, row.essential_car_user, row.blue_badge,
                coalesce(row.ev, old.ev), coalesce(row.needs, old.needs))
        OR old.team IS DISTINCT FROM row.team
        OR old.line_manager IS DISTINCT FROM boss.id
        OR old.vehicle IS DISTINCT FROM coalesce(row.vehicle, old.vehicle)
        OR old.left_at IS NOT NULL)"""
_NEW_ROLES = f"""
    SELECT person.id, row.role, person.role AS was, person.left_at FROM {_PEOPLE} JOIN person USING (email)
    WHERE person.role <> row.role FOR UPDATE OF person"""


@transactional
async def upsert_people(rows: Collection[PersonRow], actor: UUID | None, now: datetime) -> None:
    """Add these people or bring them up to date, by address; who had left and is named comes back.

    Three statements, whatever the number of rows. Teams and line managers named here must be known or among them.
    Refused where nobody would be an administrator any more.
    """
    people = msgspec.json.encode([{"id": new_id(), **msgspec.structs.asdict(row)} for row in rows]).decode()
    promoted = await database.fetch(_NEW_ROLES, people)
    await database.execute(_UPSERT_PEOPLE, people, now)
    await database.execute(_UPDATE_PEOPLE, people)
    # What somebody may do is the one change of a file that an audit asks about person by person.
    await journal.record_all(
        [
            Event("role-changed", "person", row["id"], row["id"], {"from": row["was"], "to": row["role"]})
            for row in promoted
        ],
        actor,
        now,
    )
    lost = [row["id"] for row in promoted if row["was"] == administrators.ADMINISTRATOR and row["left_at"] is None]
    if lost:
        await administrators.end_imports(lost, actor, now)
        await administrators.still_one()


async def save_team(row: TeamRow) -> None:
    """One team, as upsert_teams."""
    await upsert_teams([row])


async def save_person(row: PersonRow, actor: UUID | None, now: datetime) -> None:
    """One person, as upsert_people."""
    await upsert_people([row], actor, now)


@transactional
async def mark_left(
    people: Collection[UUID],
    actor: UUID | None,
    now: datetime,
    free_bookings: FreeBookings,
    facts: Mapping[str, str] = {},
) -> None:
    """These people are no longer with the council, and signed out everywhere.

    `free_bookings(people, actor, now)` gives up what they hold; it is the bookings' own, handed down from above. It
    goes first, because its locks must come before any other. `facts`: of the event, for want of an actor.
    Refused where no administrator would be left.
    """
    await free_bookings(people, actor, now)
    rows = await database.fetch(
        "UPDATE person SET left_at = $2 WHERE id = ANY($1::uuid[]) AND left_at IS NULL RETURNING id, role",
        list(people),
        now,
    )
    # Nor do they come in again: whoever comes back does it for the first time.
    for table in ("session", "identity", "mailed_link"):
        await database.execute(f"DELETE FROM {table} WHERE person = ANY($1::uuid[])", list(people))
    await journal.record_all([Event("left", "person", row["id"], row["id"], facts) for row in rows], actor, now)
    await administrators.end_imports([row["id"] for row in rows], actor, now)
    if any(row["role"] == administrators.ADMINISTRATOR for row in rows):
        await administrators.still_one()

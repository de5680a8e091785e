"""Who somebody of the provider is here, which role that gives them, and their session.

That somebody signed in is not journalled, as people/actions.py says; a role that changes by it is.
"""

import logging
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from asyncpg import Record

from roost.kit import database
from roost.kit.database import transactional
from roost.people import actions, administrators
from roost.people.sign_in import group_roles
from roost.people.sign_in.claims import Somebody
from roost.people.sign_in.trouble import NoSignIn
from roost.people.sign_in.wire import Origin

log = logging.getLogger("roost.people")


@transactional
async def open_session(
    who: Somebody, token_hash: bytes, ends_at: datetime, old: Collection[bytes], now: datetime
) -> UUID:
    """A session for whoever this is here; says who. NoSignIn: unknown or left."""
    person = await _known(who) or await _first_time(who, now)
    await _give_role(who, person, now)
    await actions.open_session(person, token_hash, ends_at, old, now, Origin("provider", who.issuer, who.sid))
    return person


# Each read locks the person: whoever is just leaving has either left by then, or loses this session too.
async def _known(who: Somebody) -> UUID | None:
    row = await database.fetch_row(
        """SELECT person.id, person.left_at FROM identity JOIN person ON person.id = identity.person
           WHERE identity.issuer = $1 AND identity.subject = $2 FOR UPDATE OF person""",
        who.issuer,
        who.subject,
    )
    return None if row is None else _here(row)


async def _first_time(who: Somebody, now: datetime) -> UUID:
    """By what their directory calls them, else by an address that the provider vouches for."""
    row = await database.fetch_row(
        """SELECT id, left_at FROM person WHERE directory_id = ANY($1::text[])
           ORDER BY left_at NULLS FIRST LIMIT 1 FOR UPDATE""",
        list(who.object_ids),
    )
    by_address = row is None
    if row is None:
        # Where both sides have a name for them that is never given twice, an address is no word against it.
        row = await database.fetch_row(
            """SELECT id, left_at FROM person
               WHERE email = ANY($1::text[]) AND ($2::text IS NULL OR directory_id IS NULL)
               ORDER BY left_at NULLS FIRST, array_position($1::text[], email) LIMIT 1 FOR UPDATE""",
            list(who.emails),
            _object_id(who),
        )
    if row is None:
        raise NoSignIn("unknown", "nobody here is who came")
    person = _here(row)
    # An address can be given to somebody else, and the directory's id of a person is whoever's who may write it. Only
    # whom it called by the same id when they first came is the same under another subject.
    await database.execute(
        """INSERT INTO identity AS old (issuer, subject, person, made_at, object_id) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (issuer, person) DO UPDATE SET subject = excluded.subject
               WHERE old.object_id = excluded.object_id""",
        who.issuer,
        who.subject,
        person,
        now,
        _object_id(who),
    )
    if await _known(who) != person:
        log.warning("somebody else of the provider signs in as person %s already, and keeps it", person)
        raise NoSignIn("unknown" if by_address else "mismatch", "the person is somebody else of the provider")
    return person


def _object_id(who: Somebody) -> str | None:
    """What the provider's directory calls them; None where it says nothing but the subject."""
    return next((one for one in who.object_ids if one != who.subject), None)


def _here(row: Record) -> UUID:
    if row["left_at"] is not None:
        raise NoSignIn("left", "the person has left")
    person: UUID = row["id"]
    return person


async def _give_role(who: Somebody, person: UUID, now: datetime) -> None:
    """The role of the highest row that fits what the provider says, or the directory's groups; where none does any
    more, the one they had before a row gave them one."""
    if who.values is None:
        log.error(
            "the provider left out the groups of person %s, who has more than fit into a token: give people app roles "
            "instead, and set ROOST_OIDC_ROLES_CLAIM=roles",
            person,
        )
    await database.execute(
        """UPDATE identity SET groups_left_out = $3, object_id = coalesce(object_id, $4)
           WHERE issuer = $1 AND subject = $2""",
        who.issuer,
        who.subject,
        who.values is None,
        _object_id(who),
    )
    if who.values is None:
        return
    stands = (await group_roles.standing([person]))[person]
    groups = (await group_roles.values_of([person]))[person]
    fits = await group_roles.role_of({*who.values, *groups})
    loses = stands.role == administrators.ADMINISTRATOR != (fits or stands.own)
    if loses and not await administrators.could_do_without([person]):
        # The last one keeps the role: without one nobody could mend the table.
        log.warning("person %s stays administrator against the table of roles: there is no other", person)
        return
    await group_roles.give(person, stands, fits, {}, None, now)

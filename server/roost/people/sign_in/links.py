"""A link by mail, for those without an account at the provider.

Whoever asks for one is not looked up while they wait: what they asked for is written down, whoever they are, and the
worker finds out later. So neither the answer nor the time it takes tells whether somebody has that address here.
"""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotFound
from roost.kit.ids import new_id
from roost.kit.limits import Limit, TooMany, limits
from roost.people import actions
from roost.people.sessions import hash_of
from roost.people.sign_in.wire import Origin

GOOD_FOR = timedelta(minutes=15)
# A mail server that is away or wants to see us again: so long it is tried.
AGAIN = timedelta(minutes=1)
AT_ONCE = 20
WISHED_FOR = Limit("sign-in links to a person", 3, 900)


class Wish(msgspec.Struct, frozen=True):
    """A link to be mailed. `tries`: this one counted."""

    id: UUID
    email: str
    tries: int


async def wish(email: str, now: datetime) -> None:
    """Have a link mailed to this address (rules.email), if it is anybody's. Beyond the limit nothing comes of it, and
    nobody is told: whoever fills somebody's inbox need not know when it stops."""
    try:
        await limits.use(WISHED_FOR, email, now)
    except TooMany:
        return
    await database.execute(
        "INSERT INTO link_wish (id, email, not_before, ends_at) VALUES ($1, $2, $3, $4)",
        new_id(),
        email,
        now,
        now + GOOD_FOR,
    )


async def due(now: datetime) -> list[Wish]:
    """What is to be mailed now. Each is somebody else's again after AGAIN, unless it is `done` by then."""
    rows = await database.fetch(
        """UPDATE link_wish SET not_before = $2, tries = tries + 1
           WHERE id IN (SELECT id FROM link_wish WHERE not_before <= $1 AND ends_at > $1
                        ORDER BY not_before LIMIT $3 FOR UPDATE SKIP LOCKED)
           RETURNING id, email, tries""",
        now,
        now + AGAIN,
        AT_ONCE,
    )
    return [Wish(*row) for row in rows]


async def done(wish: Wish) -> None:
    """It was mailed, or never will be."""
    await database.execute("DELETE FROM link_wish WHERE id = $1", wish.id)


@transactional
async def make(person: UUID, now: datetime) -> str:
    """A new link's token, of which only the hash is kept."""
    token = secrets.token_urlsafe(32)
    await database.execute(
        "INSERT INTO mailed_link (token_hash, person, ends_at) VALUES ($1, $2, $3)",
        hash_of(token.encode()),
        person,
        now + GOOD_FOR,
    )
    return token


@transactional
async def open_session(token: str, token_hash: bytes, ends_at: datetime, old: Collection[bytes], now: datetime) -> UUID:
    """A session for whoever the link was mailed to; says who. It and their other links are used up. NotFound."""
    person: UUID | None = await database.fetch_value(
        """SELECT person.id FROM mailed_link JOIN person ON person.id = mailed_link.person
           WHERE mailed_link.token_hash = $1 AND mailed_link.ends_at > $2 AND person.left_at IS NULL
           FOR UPDATE OF person""",
        hash_of(token.encode()),
        now,
    )
    # Of two who open it at once both see it here; one of them deletes it.
    used = person and await database.execute("DELETE FROM mailed_link WHERE token_hash = $1", hash_of(token.encode()))
    if person is None or not used:
        raise NotFound("This link was used already, or is older than 15 minutes. Ask for a new one.")
    await database.execute("DELETE FROM mailed_link WHERE person = $1", person)
    await actions.open_session(person, token_hash, ends_at, old, now, Origin("link"))
    return person

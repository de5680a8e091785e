"""The browsers that said yes to notices. Each goes with the session it was made in (server/decisions/0020)."""

import base64
import re
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec

from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound, Refused, Unauthenticated
from roost.kit.ids import new_id
from roost.kit.limits import Limit, limits
from roost.kit.words import tidy
from roost.notices.outgoing import Outcome
from roost.notices.push_rules import endpoint_problem, in_small_letters
from roost.notices.wire import NAME, Device, NewDevice
from roost.people import Who

# Of one person; one more takes the place of the oldest.
MOST = 10
NEW = Limit("devices of a person", 30, 3600)
TESTS = Limit("test notices of a person", 10, 600)
# An uncompressed point (SEC 1, 2.3.3) and a secret, as RFC 8291 has them.
_POINT, _SECRET = 65, 16
_ROWS = "SELECT id, name, made_at, sent_at, failure FROM device"


async def devices_of(person: UUID) -> list[Device]:
    """Somebody's own, the newest first."""
    rows = await database.fetch(_ROWS + " WHERE person = $1 ORDER BY made_at DESC, id DESC", person)
    return [Device(**row) for row in rows]


async def register(wish: NewDevice, who: Who, push_hosts: tuple[str, ...], now: datetime) -> Device:
    """The subscription of the browser that asks, from now on this person's. Invalid names what is wrong with it;
    TooMany where they make one after the other; Unauthenticated where their session has ended since. The same one
    again changes nothing but its keys, its name and its session."""
    if problem := endpoint_problem(wish.endpoint, push_hosts):
        raise Invalid(problem, [FieldError("/endpoint", problem)])
    endpoint = in_small_letters(wish.endpoint)
    p256dh, auth = _point(wish.p256dh), _bytes(wish.auth, "/auth", _SECRET)
    name = tidy(wish.name, "/name", NAME)
    mine = await database.fetch_value("SELECT true FROM device WHERE endpoint = $1 AND person = $2", endpoint, who.id)
    if not mine:
        await limits.use(NEW, str(who.id), now)
    return await _register(endpoint, p256dh, auth, name, who, now)


@transactional
async def _register(endpoint: str, p256dh: bytes, auth: bytes, name: str, who: Who, now: datetime) -> Device:
    # Two pages of one browser say so at once, and it may be the tenth and the eleventh of one person.
    await database.fetch(
        "SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest($1::text[]) key",
        [f"devices {who.id}", f"device {endpoint}"],
    )
    # Signed out on another page since: the answer to every other request is the same by now.
    if not await database.fetch_value("SELECT true FROM session WHERE token_hash = $1 FOR KEY SHARE", who.session):
        raise Unauthenticated
    # Somebody else was signed in in this browser, and what is still to go out to them must not come here. A delivery
    # whose device is gone goes by mail, or ends (migrations/m0013); one whose device only changed hands would come.
    await database.execute("DELETE FROM device WHERE endpoint = $1 AND person <> $2", endpoint, who.id)
    row = await database.fetch_row(
        """INSERT INTO device (id, person, session, endpoint, p256dh, auth, name, made_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
           ON CONFLICT (endpoint) DO UPDATE SET session = excluded.session, p256dh = excluded.p256dh,
               auth = excluded.auth, name = excluded.name
           RETURNING id, name, made_at, sent_at, failure""",
        new_id(),
        who.id,
        who.session,
        endpoint,
        p256dh,
        auth,
        name,
        now,
    )
    assert row is not None
    device = Device(**row)
    await database.execute(
        """DELETE FROM device WHERE id IN (
               SELECT id FROM device WHERE person = $1 AND id <> $2 ORDER BY made_at DESC, id DESC OFFSET $3)""",
        who.id,
        device.id,
        MOST - 1,
    )
    return device


@transactional
async def forget(device: UUID, person: UUID) -> None:
    """Nothing goes there any more. NotFound where it is not theirs."""
    if not await database.execute("DELETE FROM device WHERE id = $1 AND person = $2", device, person):
        raise _no_such_device()


async def may_test(device: UUID, person: UUID, now: datetime) -> None:
    """NotFound where it is not theirs; TooMany where they try again and again."""
    if not await database.fetch_value("SELECT true FROM device WHERE id = $1 AND person = $2", device, person):
        raise _no_such_device()
    await limits.use(TESTS, str(person), now)


def check_delivered(outcome: Outcome) -> None:
    """Refused, with what to do next, where a test did not arrive."""
    words = {
        "gone": "This browser takes no notices any more. Open Roost there and turn them on again.",
        "later": "The browser's push service does not take it just now. Try again in a few minutes.",
        "failed": "The browser's push service refused it. Turn notices off in that browser and on again.",
    }
    if outcome.said != "sent":
        raise Refused("not-delivered", words[outcome.said])


def _no_such_device() -> NotFound:
    return NotFound("There is no such device of yours. Look at the list of them.")


def _point(text: str) -> bytes:
    """A public key: a point of the curve P-256 (RFC 8291, 2.1). Of one beside it nothing could be encrypted."""
    key = _bytes(text, "/p256dh", _POINT)
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
    except ValueError:
        raise _bad_key("/p256dh", "is no point of the curve P-256") from None
    return key


def _bytes(text: str, pointer: str, length: int) -> bytes:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", text) or len(text) % 4 == 1:
        raise _bad_key(pointer, "is not base64url without padding")
    found = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if len(found) != length:
        raise _bad_key(pointer, f"is {len(found)} bytes, not {length}")
    return found


def _bad_key(pointer: str, words: str) -> Invalid:
    detail = "This browser's keys cannot be read. Turn notices off and on again."
    return Invalid(detail, [FieldError(pointer, words)])

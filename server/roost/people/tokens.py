"""Tokens by which other systems ask, as nobody: made by an administrator, shown once, for a time, for named purposes.

Every request with one reads its row: an ended token stops at once, in every process.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, get_args
from uuid import UUID

import msgspec
from litestar import Request
from litestar.di import Provide

from roost import journal
from roost.journal import Event
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotAllowed, NotFound, Refused, Unauthenticated
from roost.kit.ids import new_id
from roost.kit.limits import Limit, address_of, limits
from roost.people import rules
from roost.people.door import Door
from roost.people.queries import NIL, Who
from roost.people.roles import Verb, can, require

Scope = Literal["scim", "import", "board"]
SCOPES: tuple[Scope, ...] = get_args(Scope)

# Says to whoever finds one, and to programs that search for secrets in the wrong place, what it is.
PREFIX = "roost_"
LONGEST = timedelta(days=366)
MOST = 50
# A directory may send 25 requests a second (Microsoft asks for as many of a service it provisions).
USES = Limit("token", 3000, 60)
WRONG = Limit("no token", 60, 60)

# Nobody who owns anything, or may do anything that not everybody may.
A_PROGRAM = Who(NIL, "", "", None, "staff", False, None, False, False, False, (), b"")

_LENGTH = len(PREFIX) + len(secrets.token_urlsafe(32))
_ENDED = "This token is over, or never was. Ask an administrator for a new one."


class Token(msgspec.Struct, frozen=True):
    """A token that works at this moment."""

    id: UUID
    scopes: tuple[str, ...]

    @property
    def facts(self) -> dict[str, str]:
        """Of an event that it caused: the event has no actor."""
        return {"token": str(self.id)}


class Asker(msgspec.Struct, frozen=True):
    """Who asks where a person may as well as a program: one of the two is there."""

    person: Who | None
    token: Token | None

    @property
    def actor(self) -> UUID | None:
        """Of an event that this request causes."""
        return None if self.person is None else self.person.id

    @property
    def facts(self) -> dict[str, str]:
        """Of such an event, besides what happened."""
        return {} if self.token is None else self.token.facts


class Listed(msgspec.Struct, frozen=True):
    """A token as an administrator sees it. `maker`: the name of who made it."""

    id: UUID
    name: str
    scopes: list[str]
    made_by: UUID | None
    maker: str | None
    made_at: datetime
    ends_at: datetime
    last_used_on: date | None
    ended_at: datetime | None


_ROWS = """
    SELECT t.id, t.name, t.scopes, t.made_by, person.name AS maker, t.made_at, t.ends_at, t.last_used_on, t.ended_at
    FROM api_token AS t LEFT JOIN person ON person.id = t.made_by"""


async def all_of_them(now: datetime) -> list[Listed]:
    """Every token that was ever made: those that work first, then newest first."""
    rows = await database.fetch(
        f"{_ROWS} ORDER BY (t.ended_at IS NOT NULL OR t.ends_at <= $1), t.made_at DESC, t.id", now
    )
    return [Listed(**row) for row in rows]


@transactional
async def make(name: str, scopes: list[Scope], ends_on: date, maker: UUID, now: datetime) -> tuple[Listed, str]:
    """A new token, which works until the end of the day `ends_on` (UTC), and the words of it: kept nowhere else.

    Invalid, where the name or the day will not do; Refused, where there are too many.
    """
    try:
        name = rules.name(name)
    except ValueError as error:
        raise Invalid(str(error), [FieldError("/name", str(error))]) from error
    today = now.astimezone(UTC).date()
    if not today <= ends_on <= today + LONGEST:
        words = f"must be from today to {today + LONGEST}: a token lasts a year at most"
        raise Invalid(f"The last day {words}.", [FieldError("/ends_on", words)])
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('api_token', 0))")
    if (
        await database.fetch_value("SELECT count(*) FROM api_token WHERE ended_at IS NULL AND ends_at > $1", now)
        >= MOST
    ):
        raise Refused("too-many-tokens", f"There are {MOST} tokens that work. End those that nobody uses first.")
    id_, token = new_id(), PREFIX + secrets.token_urlsafe(32)
    wanted = [scope for scope in SCOPES if scope in scopes]
    await database.execute(
        """INSERT INTO api_token (id, name, token_hash, scopes, made_by, made_at, ends_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)""",
        id_,
        name,
        hash_of(token),
        wanted,
        maker,
        now,
        datetime.combine(ends_on + timedelta(days=1), time(), UTC),
    )
    facts = {"scopes": " ".join(wanted), "ends_on": str(ends_on)}
    await journal.record(Event("token made", "token", id_, None, facts), maker, now)
    row = await database.fetch_row(f"{_ROWS} WHERE t.id = $1", id_)
    assert row is not None
    return Listed(**row), token


@transactional
async def end(token: UUID, actor: UUID, now: datetime) -> None:
    """No request with it is answered any more, whichever server it reaches; a repeat does nothing. NotFound."""
    if await database.execute("UPDATE api_token SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", token, now):
        await journal.record(Event("token ended", "token", token), actor, now)
    elif not await database.fetch_value("SELECT true FROM api_token WHERE id = $1", token):
        raise NotFound("There is no such token. Look at the list.")


def hash_of(token: str) -> bytes:
    """What is kept of it. A fast hash is right here: 256 random bits leave nothing to guess."""
    return hashlib.sha256(token.encode()).digest()


def given(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """The token that a request brings (RFC 6750, 2.1), None where it brings none.

    Invalid where it brings a cookie as well: as whom it asks would be anybody's guess.
    """
    headers = list(headers)
    found = [value for name, value in headers if name == b"authorization"]
    if not found:
        return None
    if any(name == b"cookie" for name, _ in headers):
        raise Invalid("Send either a cookie or a token, not both.")
    scheme, _, token = found[0].decode("latin-1").partition(" ")
    return token.strip() if len(found) == 1 and scheme.lower() == "bearer" else ""


async def check(asgi: Mapping[str, Any], token: str, scope: Scope, now: datetime) -> Token:
    """The token, used once more for `scope`. Unauthenticated, NotAllowed where it is for something else; TooMany."""
    row = None
    if len(token) == _LENGTH and token.startswith(PREFIX) and token.isascii():
        row = await database.fetch_row(
            """SELECT t.id, t.scopes, t.last_used_on, maker.role AS makers_role
               FROM api_token AS t LEFT JOIN person AS maker ON maker.id = t.made_by AND maker.left_at IS NULL
               WHERE t.token_hash = $1 AND t.ended_at IS NULL AND t.ends_at > $2""",
            hash_of(token),
            now,
        )
    if row is None:
        await limits.use(WRONG, address_of(asgi), now)
        raise _unknown(_ENDED if token else "Send a token: the header Authorization, with Bearer and the token.")
    await limits.use(USES, str(row["id"]), now)
    today = now.astimezone(UTC).date()
    if row["last_used_on"] != today:
        await database.execute("UPDATE api_token SET last_used_on = $2 WHERE id = $1", row["id"], today)
    if scope not in row["scopes"]:
        raise NotAllowed(f"This token is not for {scope}. Ask an administrator for one that is.")
    # Files say who is what, as an administrator does: with the office of whoever made it goes what it was for. A
    # directory's token stays, because it is the one that says who left.
    if scope == "import" and not can(row["makers_role"] or "", "connect"):
        raise NotAllowed("Whoever made this token is no administrator any more. Ask one for a new token.")
    return Token(row["id"], tuple(row["scopes"]))


def bearer(scope: Scope) -> Provide:
    """A dependency, for a handler that programs alone ask: `@get(…, dependencies={"token": bearer("scim")},
    opt=WITH_TOKEN)` and `token: NamedDependency[Token]`."""

    async def token(request: Request[Any, Any, Any]) -> Token:
        asgi = request.scope
        return await check(asgi, given(asgi["headers"]) or "", scope, request.app.state["clock"]())

    return Provide(token)


def person_or_bearer(verb: Verb, scope: Scope) -> Provide:
    """A dependency, for a handler that people with `verb` ask and programs with a token for `scope`:
    `dependencies={"asker": person_or_bearer("import", "import")}`, `opt=WITH_SESSION_OR_TOKEN` and
    `asker: NamedDependency[Asker]`."""

    async def asker(request: Request[Any, Any, Any]) -> Asker:
        asgi, state = request.scope, request.app.state
        token = given(asgi["headers"])
        if token is not None:
            return Asker(None, await check(asgi, token, scope, state["clock"]()))
        door: Door = state["door"]
        who = await door.who(asgi)
        require(who, verb)
        return Asker(who, None)

    return Provide(asker)


def also_for_bearer(scope: Scope) -> dict[str, Provide]:
    """For a handler that tells everybody who is signed in the same, and programs as well: `dependencies=…` of it, and
    `opt=WITH_SESSION_OR_TOKEN`. To it a program is A_PROGRAM."""

    async def who(request: Request[Any, Any, Any]) -> Who:
        asgi, state = request.scope, request.app.state
        if (token := given(asgi["headers"])) is not None:
            await check(asgi, token, scope, state["clock"]())
            return A_PROGRAM
        door: Door = state["door"]
        return await door.who(asgi)

    return {"who": Provide(who)}


def _unknown(words: str) -> Unauthenticated:
    problem = Unauthenticated(words)
    problem.headers["WWW-Authenticate"] = "Bearer"  # RFC 9110, 11.6.1
    return problem

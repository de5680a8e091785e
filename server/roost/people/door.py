"""The door: signing in to a demonstration, signing out, and who is asking. The other ways in are in `sign_in`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.datastructures import Cookie, ResponseHeader
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery, JSONBody, QueryParameter
from litestar.types import Scope

from roost.kit.clock import Clock
from roost.kit.errors import FieldError, Invalid, NotAllowed, NotFound, Refused, Unauthenticated
from roost.kit.openapi import answers
from roost.kit.pace import Pace
from roost.people import actions, queries, rules
from roost.people.queries import Who
from roost.people.roles import Role, Verb, verbs_of
from roost.people.sessions import LONGEST, Sessions, hash_of, new_token
from roost.people.sign_in.provider import Provider
from roost.people.sign_in.wire import Next

_LOOPBACK = ("127.0.0.1", "::1")
# Whose request it is meant to be (openapi_words). A browser sends what waited for a signal long after it was written,
# and somebody else may be signed in there by then.
PERSON = b"roost-person"
SET_COOKIE = ResponseHeader(
    name="Set-Cookie", description="The session; empty where it is over.", documentation_only=True, required=True
)

Search = Annotated[str, QueryParameter(max_length=rules.LONGEST, description="Words of a name, in any order.")]


@dataclass(frozen=True)
class Door:
    """What signing in and *Me* need from the rest of the house; app.py fills it.

    `is_demo`: started as a demo, on loopback, over a database that holds a demonstration.
    `home_site_of`: the code of the site where this team has its home zone.
    `desk_features`: what a person can need of a desk.
    `unread_of`: how many notices of theirs somebody has not read.
    `pace`: how often one person asks.
    `provider`: the council's identity provider, if there is one; `links`: whether links to sign in are mailed.
    """

    sessions: Sessions
    clock: Clock
    is_demo: Callable[[], Awaitable[bool]]
    home_site_of: Callable[[str], Awaitable[str | None]]
    desk_features: frozenset[str]
    unread_of: Callable[[UUID, datetime], Awaitable[int]]
    pace: Pace
    provider: Provider | None = None
    links: bool = False

    async def who(self, scope: Scope) -> Who:
        """Who asks. Unauthenticated; Refused where it is somebody else than whose request it was meant to be."""
        # Asks the clock itself: every request comes through here, and one dependency more is 5 % of a fast answer.
        now = self.clock()
        found = await self.sessions.who(scope["headers"], now)
        if found is None:
            raise Unauthenticated
        if self.pace.is_due(found.id, now):
            await self.pace.tell(found.id, now)
        _check_person(scope, found)
        return found

    def dependencies(self) -> dict[str, Provide]:
        """`who`, which is also the wall before everything that needs a sign-in, and `door`."""
        return {"who": Provide(self.who), "door": Provide(lambda: self, sync_to_thread=False)}


class Demo(msgspec.Struct):
    """Whether this is a demonstration, where anyone may sign in as anyone."""

    demo: bool


class DemoPerson(msgspec.Struct):
    """Somebody to sign in as."""

    id: UUID
    name: str
    email: str
    team: str | None
    team_name: str | None
    role: Role


class DemoPeople(msgspec.Struct):
    """People of the demonstration, by name."""

    people: list[DemoPerson]


class MyTeam(msgspec.Struct):
    """The team I am in."""

    code: str
    name: str


class Me(msgspec.Struct):
    """Who is signed in. `home_site` is the code of the site where the team has its home zone; `unread`: how many
    notices of the inbox I have not read."""

    id: UUID
    name: str
    email: str
    team: MyTeam | None
    role: Role
    verbs: list[Verb]
    hidden: bool
    vehicle: str | None
    essential_car_user: bool
    blue_badge: bool
    ev: bool
    needs: list[str]
    home_site: str | None
    unread: int
    demo: bool


class SignIn(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to sign in as."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=rules.LONGEST)]


@get("/demo")
async def get_demo(door: NamedDependency[Door]) -> Demo:
    """Whether anyone may sign in as anyone here."""
    return Demo(await door.is_demo())


@get("/demo/people", responses=answers(403))
async def get_demo_people(scope: Scope, door: NamedDependency[Door], q: FromQuery[Search] = "") -> DemoPeople:
    """Whom to sign in as; only in a demonstration."""
    await _only_in_a_demo(door, scope)
    found = await queries.search_demo(q)
    return DemoPeople(msgspec.convert(found, list[DemoPerson], from_attributes=True))


@post("/session", responses=answers(404), response_headers=[SET_COOKIE])
async def post_session(scope: Scope, data: JSONBody[SignIn], door: NamedDependency[Door]) -> Response[Me]:
    """Sign in. The session the browser came with, whosever it was, is over."""
    await _only_in_a_demo(door, scope)
    try:
        email = rules.email(data.email)
    except ValueError as error:
        raise wrong("/email", error) from error
    person = await queries.by_email(email)
    if person is None:
        raise NotFound("Nobody here has this address. Choose a person from the list.")
    token, now = new_token(), door.clock()
    old = [hash_of(one) for one in door.sessions.tokens_in(scope["headers"])]
    await actions.open_session(person.id, hash_of(token.encode()), now + LONGEST, old, now)
    for one in old:
        door.sessions.forget(one)
    return Response(
        await me_of(person.id, door),
        cookies=[session_cookie(door, token, int(LONGEST.total_seconds()))],
        status_code=201,
    )


@delete("/session", status_code=200, response_headers=[SET_COOKIE])
async def delete_session(scope: Scope, door: NamedDependency[Door]) -> Response[Next]:
    """Sign out. Doing so twice, or without a session, is no error."""
    by_provider = False
    for token in door.sessions.tokens_in(scope["headers"]):
        by_provider |= await actions.end_session(hash_of(token)) == "provider"
        door.sessions.forget(hash_of(token))
    # The provider's own session would let the next person at this computer in by one press.
    next_ = await door.provider.end_session(door.clock()) if door.provider and by_provider else None
    return Response(Next(next_), cookies=[session_cookie(door, "", 0)], status_code=200)


def _check_person(scope: Scope, who: Who) -> None:
    for name, value in scope["headers"]:
        if name == PERSON and value.decode("latin-1").lower() != str(who.id):
            words = "Somebody else is signed in here by now. Sign in again as who you were."
            raise Refused("somebody-else", words)


async def _only_in_a_demo(door: Door, scope: Scope) -> None:
    client = scope["client"]
    if client is None or client[0] not in _LOOPBACK or not await door.is_demo():
        raise NotAllowed("Signing in without a password is for demonstrations on this computer only.", "not-a-demo")


async def me_of(person: UUID, door: Door) -> Me:
    """What a person may know of themselves."""
    found = await queries.me(person)
    if found is None:
        raise Unauthenticated
    one, team_name = found
    team = None if one.team is None or team_name is None else MyTeam(one.team, team_name)
    return Me(
        id=one.id,
        name=one.name,
        email=one.email,
        team=team,
        role=msgspec.convert(one.role, Role),
        verbs=verbs_of(one.role),
        hidden=one.hidden,
        vehicle=one.vehicle,
        essential_car_user=one.essential_car_user,
        blue_badge=one.blue_badge,
        ev=one.ev,
        needs=list(one.needs),
        home_site=await door.home_site_of(one.team) if one.team else None,
        unread=await door.unread_of(person, door.clock()),
        demo=await door.is_demo(),
    )


def session_cookie(door: Door, value: str, seconds: int) -> Cookie:
    """The session's cookie, for so many seconds; 0 ends it."""
    return Cookie(
        key=door.sessions.cookie,
        value=value,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="lax",
        secure=door.sessions.secure,
    )


def wrong(pointer: str, error: ValueError) -> Invalid:
    """A refusal of `rules` about one field, as an answer."""
    return Invalid(str(error), [FieldError(pointer, str(error))])


sign_in_routes: list[Any] = [get_demo, get_demo_people, post_session, delete_session]

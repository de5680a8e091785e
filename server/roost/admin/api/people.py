"""People as an administrator sees them: never what they need, drive, book or said."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from roost.admin import acts
from roost.admin.wire import VERSION, Code, IfVersion, Named
from roost.kit.cursors import cursor_of, place_of
from roost.kit.openapi import answers
from roost.kit.parameters import strictly
from roost.kit.versions import etag_of_row
from roost.people import ROLES, Door, Who, managing, require
from roost.people.managing import PersonEdit
from roost.people.queries import PAGE
from roost.people.roles import Role

Search = Annotated[str, QueryParameter(max_length=120, description="Words of a name or address, in any order.")]
InRole = Annotated[
    str | None,
    QueryParameter(name="role", schema_extra={"enum": list(ROLES)}, description="Only of this role."),
]
TeamCode = Annotated[str | None, QueryParameter(name="team", max_length=40, description="Only of this team.")]


class PersonKept(msgspec.Struct):
    """A person as an administrator sees them. `left_at`: since when they are no longer with the council."""

    id: UUID
    name: str
    email: str
    team: str | None
    team_name: str | None
    role: str
    line_manager: Named | None
    essential_car_user: bool
    blue_badge: bool
    left_at: datetime | None
    version: str


class PeopleKept(msgspec.Struct):
    """A page of people, by name. `next` is the cursor of the page after it, null at the end."""

    people: list[PersonKept]
    next: str | None


class PersonIn(msgspec.Struct, forbid_unknown_fields=True):
    """Everything that an administrator sets of a person."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=120)]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    team: Code | None
    role: Role
    line_manager: UUID | None
    essential_car_user: bool
    blue_badge: bool


class SessionsEnded(msgspec.Struct):
    """How many sessions that ended."""

    sessions: int


@get("/admin/people", summary="People, to look after", responses=answers(403))
async def get_admin_people(
    who: NamedDependency[Who],
    q: FromQuery[Search] = "",
    team: TeamCode = None,
    in_role: InRole = None,
    gone: Annotated[bool, QueryParameter(description="Those who left, instead of those who are here.")] = False,
    cursor: Annotated[str, QueryParameter(max_length=2000, description="`next` of the page before.")] = "",
) -> PeopleKept:
    require(who, "manage_people")
    role = strictly(in_role, Role, "role", f"is one of {', '.join(ROLES)}")
    found = await managing.rows(q, team, role, gone, place_of(cursor) if cursor else None)
    page = found[:PAGE]
    more = len(found) > len(page)
    return PeopleKept([_kept(row) for row in page], cursor_of(page[-1]["sorted_by"], page[-1]["id"]) if more else None)


def _kept(row: Any) -> PersonKept:
    boss = Named(row["line_manager"], row["line_manager_name"]) if row["line_manager"] is not None else None
    return PersonKept(
        id=row["id"],
        name=row["name"],
        email=row["email"],
        team=row["team"],
        team_name=row["team_name"],
        role=row["role"],
        line_manager=boss,
        essential_car_user=row["essential_car_user"],
        blue_badge=row["blue_badge"],
        left_at=row["left_at"],
        version=managing.version_of(row),
    )


async def _answer(person: UUID) -> Response[PersonKept]:
    kept = _kept(await managing.row_of(person))
    return Response(kept, headers={"ETag": etag_of_row(kept.version)})


def _edit(data: PersonIn) -> PersonEdit:
    return PersonEdit(**msgspec.structs.asdict(data))


@get("/admin/people/{person:uuid}", summary="One person, to look after", responses=answers(403, 404))
async def get_admin_person(who: NamedDependency[Who], person: FromPath[UUID]) -> PersonKept:
    require(who, "manage_people")
    return _kept(await managing.row_of(person))


@post("/admin/people", summary="Add a person", responses=answers(409))
async def post_admin_person(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[PersonIn]
) -> PersonKept:
    require(who, "manage_people")
    return _kept(await managing.row_of(await managing.add(_edit(data), who.id, now)))


@put("/admin/people/{person:uuid}", summary="Change a person", response_headers=[VERSION], responses=answers(404, 409))
async def put_admin_person(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    door: NamedDependency[Door],
    person: FromPath[UUID],
    data: JSONBody[PersonIn],
    if_match: IfVersion = None,
) -> Response[PersonKept]:
    require(who, "manage_people")
    await managing.change(person, _edit(data), if_match, who.id, now)
    door.sessions.forget_person(person)
    return await _answer(person)


@post(
    "/admin/people/{person:uuid}/departure",
    summary="Somebody is no longer with the council. Ends sessions and bookings, gives issues back",
    status_code=200,
    responses=answers(404, 409),
)
async def post_admin_departure(
    who: NamedDependency[Who], now: NamedDependency[datetime], door: NamedDependency[Door], person: FromPath[UUID]
) -> PersonKept:
    require(who, "manage_people")
    await acts.leave(person, who.id, now)
    door.sessions.forget_person(person)
    return _kept(await managing.row_of(person))


@post(
    "/admin/people/{person:uuid}/return",
    summary="Somebody who left is back",
    status_code=200,
    responses=answers(404),
)
async def post_admin_return(
    who: NamedDependency[Who], now: NamedDependency[datetime], person: FromPath[UUID]
) -> PersonKept:
    require(who, "manage_people")
    await managing.bring_back(person, who.id, now)
    return _kept(await managing.row_of(person))


@post(
    "/admin/people/{person:uuid}/sign-out",
    summary="Sign somebody out everywhere",
    status_code=200,
    responses=answers(404),
)
async def post_admin_sign_out(
    who: NamedDependency[Who], now: NamedDependency[datetime], door: NamedDependency[Door], person: FromPath[UUID]
) -> SessionsEnded:
    require(who, "manage_people")
    ended = SessionsEnded(await managing.sign_out(person, who.id, now))
    door.sessions.forget_person(person)
    return ended


routes: list[Any] = [
    get_admin_people,
    get_admin_person,
    post_admin_person,
    put_admin_person,
    post_admin_departure,
    post_admin_return,
    post_admin_sign_out,
]

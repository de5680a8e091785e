"""Who I am, what I need, and whom I can book for."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import delete, get, put
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody, QueryParameter

from roost.kit.cursors import cursor_of, place_of
from roost.people import actions, queries, rules
from roost.people.door import Door, Me, Search, me_of, sign_in_routes, wrong
from roost.people.guard.api import routes as guard_routes
from roost.people.queries import Who
from roost.people.roles import require
from roost.people.sign_in.api import routes as other_ways


class Colleague(msgspec.Struct):
    """Somebody to book for."""

    id: UUID
    name: str
    team: str | None
    team_name: str | None


class Colleagues(msgspec.Struct):
    """A page of colleagues, by name. `next` is the cursor of the page after it, null at the end."""

    people: list[Colleague]
    next: str | None


class Hidden(msgspec.Struct, forbid_unknown_fields=True):
    """Whether to hide where I sit from all but my own team."""

    hidden: bool


class Needs(msgspec.Struct, forbid_unknown_fields=True):
    """Features my desk must have."""

    needs: Annotated[list[Annotated[str, msgspec.Meta(max_length=rules.LONGEST)]], msgspec.Meta(max_length=30)]


class Car(msgspec.Struct, forbid_unknown_fields=True):
    """What I drive. `vehicle` is a registration; null when I have no car or do not want it known."""

    vehicle: Annotated[str, msgspec.Meta(max_length=20)] | None
    ev: bool


class Ended(msgspec.Struct):
    """How many sessions have ended."""

    ended: int


@get("/me")
async def get_me(who: NamedDependency[Who], door: NamedDependency[Door]) -> Me:
    """Who I am and what I may do."""
    return await me_of(who.id, door)


@put("/me/hidden")
async def put_hidden(
    data: JSONBody[Hidden], who: NamedDependency[Who], door: NamedDependency[Door], now: NamedDependency[datetime]
) -> Me:
    """Hide where I sit from all but my own team, or stop hiding it."""
    await actions.set_hidden(who.id, data.hidden, now)
    return await _changed(who, door)


@put("/me/needs")
async def put_needs(
    data: JSONBody[Needs], who: NamedDependency[Who], door: NamedDependency[Door], now: NamedDependency[datetime]
) -> Me:
    """Say what my desk must have."""
    try:
        needs = rules.needs(data.needs, door.desk_features)
    except ValueError as error:
        raise wrong("/needs", error) from error
    await actions.set_needs(who.id, needs, now)
    return await _changed(who, door)


@put("/me/car")
async def put_car(
    data: JSONBody[Car], who: NamedDependency[Who], door: NamedDependency[Door], now: NamedDependency[datetime]
) -> Me:
    """Say what I drive, so that the parking desk can find me."""
    try:
        vehicle = None if data.vehicle is None else rules.registration(data.vehicle)
    except ValueError as error:
        raise wrong("/vehicle", error) from error
    await actions.set_car(who.id, vehicle, data.ev, now)
    return await _changed(who, door)


@delete("/me/sessions", status_code=200)
async def delete_other_sessions(who: NamedDependency[Who], door: NamedDependency[Door]) -> Ended:
    """Sign me out on every phone and computer but this one. Their notices end, too."""
    ended = Ended(await actions.end_others(who.id, who.session))
    door.sessions.forget_person(who.id)
    return ended


@get("/people")
async def get_people(
    who: NamedDependency[Who],
    q: FromQuery[Search] = "",
    cursor: Annotated[str, QueryParameter(max_length=2000, description="`next` of the page before.")] = "",
) -> Colleagues:
    """Colleagues by name. Where they are is never part of it."""
    require(who, "book_for_colleague")
    found = await queries.search(q, place_of(cursor) if cursor else None)
    page = found[: queries.PAGE]
    return Colleagues(
        msgspec.convert(page, list[Colleague], from_attributes=True),
        cursor_of(page[-1].sorted_by, page[-1].id) if len(found) > len(page) else None,
    )


async def _changed(who: Who, door: Door) -> Me:
    door.sessions.forget_person(who.id)
    return await me_of(who.id, door)


routes: list[Any] = [
    *sign_in_routes,
    *other_ways,
    get_me,
    put_hidden,
    put_needs,
    put_car,
    delete_other_sessions,
    get_people,
    *guard_routes,
]

"""Teams, their office days and homes."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from roost.admin import acts
from roost.admin.wire import VERSION, Code, CodePath, IfVersion, Line, NewCode
from roost.kit.openapi import answers
from roost.kit.versions import etag_of_row
from roost.people import Who, managing_teams, require
from roost.people.managing_teams import TeamEdit
from roost.places import managing_floors

Weekday = Annotated[int, msgspec.Meta(ge=1, le=7, description="Monday is 1.")]


class TeamKept(msgspec.Struct):
    """A team; `people`: how many are in it."""

    code: str
    name: str
    office_days: list[int]
    home_zone: str | None
    people: int
    retired: bool
    version: str


class TeamsKept(msgspec.Struct):
    """Every team, those in use first, by name."""

    teams: list[TeamKept]


class TeamIn(msgspec.Struct, forbid_unknown_fields=True):
    """Everything of a team but its code."""

    name: Line
    office_days: Annotated[list[Weekday], msgspec.Meta(max_length=7)]
    home_zone: Code | None


class TeamNew(msgspec.Struct, forbid_unknown_fields=True):
    """A team that is to be."""

    code: NewCode
    name: Line
    office_days: Annotated[list[Weekday], msgspec.Meta(max_length=7)]
    home_zone: Code | None


def _kept(row: Any, homes: dict[str, str]) -> TeamKept:
    home = homes.get(row["code"])
    return TeamKept(
        code=row["code"],
        name=row["name"],
        office_days=list(row["office_days"]),
        home_zone=home,
        people=row["people"],
        retired=row["retired_at"] is not None,
        version=acts.team_version(row, home),
    )


async def _one(code: str) -> TeamKept:
    return _kept(await managing_teams.row_of(code), await managing_floors.homes())


@get("/admin/teams", summary="Teams, to look after", responses=answers(403))
async def get_admin_teams(who: NamedDependency[Who]) -> TeamsKept:
    require(who, "manage_people")
    homes = await managing_floors.homes()
    return TeamsKept([_kept(row, homes) for row in await managing_teams.rows()])


@post("/admin/teams", summary="Add a team", responses=answers(409))
async def post_admin_team(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[TeamNew]
) -> TeamKept:
    require(who, "manage_people")
    edit = TeamEdit(data.name, tuple(data.office_days))
    await acts.add_team(data.code, edit, data.home_zone, who.id, now)
    return await _one(data.code)


@put("/admin/teams/{code:str}", summary="Change a team", response_headers=[VERSION], responses=answers(404, 409))
async def put_admin_team(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    code: CodePath,
    data: JSONBody[TeamIn],
    if_match: IfVersion = None,
) -> Response[TeamKept]:
    require(who, "manage_people")
    edit = TeamEdit(data.name, tuple(data.office_days))
    await acts.change_team(code, edit, data.home_zone, if_match, who.id, now)
    kept = await _one(code)
    return Response(kept, headers={"ETag": etag_of_row(kept.version)})


@post("/admin/teams/{code:str}/retirement", summary="A team is no more", status_code=200, responses=answers(404, 409))
async def post_admin_team_retirement(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> TeamKept:
    require(who, "manage_people")
    await acts.retire_team(code, who.id, now)
    return await _one(code)


@post("/admin/teams/{code:str}/return", summary="A team is in use again", status_code=200, responses=answers(404))
async def post_admin_team_return(who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath) -> TeamKept:
    require(who, "manage_people")
    await managing_teams.bring_back(code, who.id, now)
    return await _one(code)


routes: list[Any] = [
    get_admin_teams,
    post_admin_team,
    put_admin_team,
    post_admin_team_retirement,
    post_admin_team_return,
]

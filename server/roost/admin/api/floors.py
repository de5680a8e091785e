"""Floors and zones."""

from datetime import datetime
from typing import Any

from litestar import Response, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from roost import bookings
from roost.admin import places_wire as wire
from roost.admin.places_wire import FloorIn, FloorKept, FloorNew, ZoneIn, ZoneKept, ZoneNew
from roost.admin.wire import VERSION, CodePath, Freed, IfVersion
from roost.kit.errors import NotFound
from roost.kit.openapi import answers
from roost.kit.versions import etag_of_row
from roost.people import Who, require
from roost.places import managing, managing_floors


async def _floor(code: str) -> FloorKept:
    for floor in await wire.floors_kept():
        if floor.code == code:
            return floor
    raise NotFound("There is no such floor. Choose one from the list.")


async def _zone(code: str) -> ZoneKept:
    for row in await managing_floors.zone_rows():
        if row["code"] == code:
            return wire.zone_kept(row)
    raise NotFound("There is no such zone. Choose one from the list.")


@post("/admin/floors", summary="Add a floor", responses=answers(409))
async def post_admin_floor(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[FloorNew]
) -> FloorKept:
    require(who, "manage_places")
    await managing_floors.add_floor(data.code, data.site, wire.floor_edit(data), who.id, now)
    return await _floor(data.code)


@put("/admin/floors/{code:str}", summary="Change a floor", response_headers=[VERSION], responses=answers(404, 409))
async def put_admin_floor(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    code: CodePath,
    data: JSONBody[FloorIn],
    if_match: IfVersion = None,
) -> Response[FloorKept]:
    require(who, "manage_places")
    await managing_floors.change_floor(code, wire.floor_edit(data), if_match, who.id, now)
    kept = await _floor(code)
    return Response(kept, headers={"ETag": etag_of_row(kept.version)})


@post(
    "/admin/floors/{code:str}/retirement",
    summary="Take a floor out of use for good",
    status_code=200,
    responses=answers(404, 409),
)
async def post_admin_floor_retirement(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> Freed:
    require(who, "manage_places")
    return Freed(await managing.retire("floor", code, bookings.free_spaces, who.id, now))


@post(
    "/admin/floors/{code:str}/return", summary="A floor is in use again", status_code=200, responses=answers(404, 409)
)
async def post_admin_floor_return(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> FloorKept:
    require(who, "manage_places")
    await managing.bring_back("floor", code, who.id, now)
    return await _floor(code)


@post("/admin/zones", summary="Add a zone", responses=answers(409))
async def post_admin_zone(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[ZoneNew]
) -> ZoneKept:
    require(who, "manage_places")
    await managing_floors.add_zone(data.code, data.floor, wire.zone_edit(data), who.id, now)
    return await _zone(data.code)


@put("/admin/zones/{code:str}", summary="Change a zone", response_headers=[VERSION], responses=answers(404, 409))
async def put_admin_zone(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    code: CodePath,
    data: JSONBody[ZoneIn],
    if_match: IfVersion = None,
) -> Response[ZoneKept]:
    require(who, "manage_places")
    await managing_floors.change_zone(code, wire.zone_edit(data), if_match, who.id, now)
    kept = await _zone(code)
    return Response(kept, headers={"ETag": etag_of_row(kept.version)})


@post(
    "/admin/zones/{code:str}/retirement",
    summary="Take a zone out of use for good",
    status_code=200,
    responses=answers(404, 409),
)
async def post_admin_zone_retirement(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> Freed:
    require(who, "manage_places")
    return Freed(await managing.retire("zone", code, bookings.free_spaces, who.id, now))


@post("/admin/zones/{code:str}/return", summary="A zone is in use again", status_code=200, responses=answers(404, 409))
async def post_admin_zone_return(who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath) -> ZoneKept:
    require(who, "manage_places")
    await managing.bring_back("zone", code, who.id, now)
    return await _zone(code)


routes: list[Any] = [
    post_admin_floor,
    put_admin_floor,
    post_admin_floor_retirement,
    post_admin_floor_return,
    post_admin_zone,
    put_admin_zone,
    post_admin_zone_retirement,
    post_admin_zone_return,
]

"""Sites and the rules by which places there are booked."""

from datetime import datetime
from typing import Any

from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from roost import bookings
from roost.admin import places_wire as wire
from roost.admin.places_wire import SiteChanged, SiteIn, SiteKept, SiteNew, SitesKept
from roost.admin.wire import VERSION, CodePath, Freed, IfVersion
from roost.kit.openapi import answers
from roost.kit.versions import etag_of_row
from roost.people import Who, require
from roost.places import managing, managing_sites


async def _one(code: str) -> SiteKept:
    return await wire.site_kept(await managing_sites.row_of(code), await wire.floors_kept())


@get("/admin/sites", summary="Sites, floors and zones, to look after", responses=answers(403))
async def get_admin_sites(who: NamedDependency[Who]) -> SitesKept:
    require(who, "manage_places")
    floors = await wire.floors_kept()
    return SitesKept([await wire.site_kept(row, floors) for row in await managing_sites.rows()])


@post("/admin/sites", summary="Add a site", responses=answers(409))
async def post_admin_site(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[SiteNew]
) -> SiteKept:
    require(who, "manage_places")
    await managing_sites.add(data.code, *wire.site_edit(data), who.id, now)
    return await _one(data.code)


@put("/admin/sites/{code:str}", summary="Change a site", response_headers=[VERSION], responses=answers(404, 409))
async def put_admin_site(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    code: CodePath,
    data: JSONBody[SiteIn],
    if_match: IfVersion = None,
) -> Response[SiteChanged]:
    require(who, "manage_places")
    await managing_sites.change(code, *wire.site_edit(data), if_match, who.id, now)
    kept = await _one(code)
    changed = SiteChanged(kept, await bookings.outside_hours(code, now))
    return Response(changed, headers={"ETag": etag_of_row(kept.version)})


@post(
    "/admin/sites/{code:str}/retirement",
    summary="Take a site out of use for good",
    status_code=200,
    responses=answers(404, 409),
)
async def post_admin_site_retirement(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> Freed:
    require(who, "manage_places")
    return Freed(await managing.retire("site", code, bookings.free_spaces, who.id, now))


@post("/admin/sites/{code:str}/return", summary="A site is in use again", status_code=200, responses=answers(404))
async def post_admin_site_return(who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath) -> SiteKept:
    require(who, "manage_places")
    await managing.bring_back("site", code, who.id, now)
    return await _one(code)


routes: list[Any] = [
    get_admin_sites,
    post_admin_site,
    put_admin_site,
    post_admin_site_retirement,
    post_admin_site_return,
]

"""Screens on walls: their links, and what they show."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, HeaderParameter, JSONBody

from roost.board import displays
from roost.board.snapshot import snapshot
from roost.board.wire import DisplayIn, DisplayMade, Displays, Wall
from roost.kit.http import Tagged
from roost.kit.openapi import WITH_LINK, answers
from roost.people import Who, require

Authorization = Annotated[
    str | None, HeaderParameter(name="Authorization", max_length=200, description="`Bearer` and the link's token.")
]


@get("/displays", summary="The links for screens on walls", responses=answers(403))
async def get_displays(who: NamedDependency[Who], now: NamedDependency[datetime]) -> Displays:
    require(who, "put_on_wall")
    return Displays(await displays.all_of_them())


@post("/displays", summary="Make a link for a screen on a wall; it is shown this once", responses=answers(422))
async def post_display(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    address: NamedDependency[str],
    data: JSONBody[DisplayIn],
) -> DisplayMade:
    require(who, "put_on_wall")
    return await displays.make(data, who, address, now)


@delete("/displays/{display:uuid}", summary="End a link; a repeat does nothing", responses=answers(404))
async def delete_display(who: NamedDependency[Who], now: NamedDependency[datetime], display: FromPath[UUID]) -> None:
    require(who, "put_on_wall")
    await displays.revoke(display, who, now)


@get(
    "/wall",
    summary="What a screen on a wall shows; no session, but the link's token",
    opt=WITH_LINK,
    responses=answers(304, 401),
)
async def get_wall(request: Request[Any, Any, Any], token: Authorization = None) -> Response[Wall]:
    scheme, _, secret = (token or "").partition(" ")
    link = await displays.links.by_token(secret if scheme.lower() == "bearer" else "")
    return Tagged(await snapshot.wall(link, request.app.state["clock"]()), request)


routes: list[Any] = [get_displays, post_display, delete_display, get_wall]

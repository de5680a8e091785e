"""A floor's plan: a drawing or a picture, checked before anybody sees it."""

from datetime import datetime
from typing import Any

from litestar import Request, delete, put
from litestar.di import NamedDependency

from roost.admin.wire import CodePath
from roost.kit.openapi import answers
from roost.kit.requests import WrongContent
from roost.people import Who, require
from roost.places import pictures

KINDS = (pictures.SVG, pictures.PNG)


@put(
    "/admin/floors/{code:str}/plan",
    summary="Give a floor its plan: SVG of at most 1 MB, or PNG of at most 10 MB",
    status_code=204,
    responses=answers(404),
    opt={"picture": KINDS},
)
async def put_admin_plan(
    request: Request[Any, Any, Any], who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> None:
    require(who, "manage_places")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in KINDS:
        raise WrongContent("content-type", "Send a plan as it is, SVG or PNG, with its Content-Type.")
    svg, png = await pictures.read(await request.body(), kind)
    await pictures.put(code, svg, png, who.id, now)


@delete("/admin/floors/{code:str}/plan", summary="Take the plan of a floor away", responses=answers(404))
async def delete_admin_plan(who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath) -> None:
    require(who, "manage_places")
    await pictures.put(code, None, None, who.id, now)


routes: list[Any] = [put_admin_plan, delete_admin_plan]

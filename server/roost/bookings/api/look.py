"""Looking: a floor on a day, a day as it concerns me, the visitors of a day."""

from datetime import date, datetime
from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, PathParameter

from roost.bookings import queries, rules, wire
from roost.bookings.days import Tell, day_of
from roost.bookings.floor_days import FloorDay, floor_days
from roost.bookings.wire import Bookings, Day
from roost.kit.errors import NotFound
from roost.kit.http import Tagged
from roost.kit.openapi import answers
from roost.people import Who, require
from roost.places import known

FloorCode = Annotated[str, PathParameter(max_length=40, description="A floor's code, as `GET /api/sites` lists it.")]


@get(
    "/floors/{floor:str}/days/{day:str}",
    summary="Every space of a floor on a day",
    responses=answers(304, 404, 409),
)
async def get_floor_day(
    request: Request[Any, Any, Any],
    who: NamedDependency[Who],
    floor: FloorCode,
    day: FromPath[date],
) -> Response[FloorDay]:
    # Asked for more than all else together: a dependency more would cost it a fifteenth.
    now = request.app.state["clock"]()
    site = await known.site_of(floor)
    if site is None:
        raise NotFound("There is no such floor. Choose one from the plan.")
    refused = rules.day_refusal(site, day, now)
    if refused:
        raise refused
    return Tagged(await floor_days.get(floor, day), request)


@get("/days/{day:str}", summary="A day as it concerns me: mine, my team's, leaders in, what I must know")
async def get_day(
    who: NamedDependency[Who], now: NamedDependency[datetime], tell: NamedDependency[Tell], day: FromPath[date]
) -> Day:
    return await day_of(who, day, ahead=await _ahead(day, now), now=now, tell=tell)


@get("/days/{day:str}/visitors", summary="Who visits that day; facilities only", responses=answers(403))
async def get_visitors(who: NamedDependency[Who], now: NamedDependency[datetime], day: FromPath[date]) -> Bookings:
    require(who, "see_visitors")
    rows = await queries.visitors(day) if await _ahead(day, now) else []
    return Bookings([wire.booking_out(row, now) for row in rows])


async def _ahead(day: date, now: datetime) -> bool:
    """Whether that day can be looked at: who was in on past days is nobody's business."""
    sites = await known.sites()
    return any(rules.day_refusal(site, day, now) is None for site in sites)


routes: list[Any] = [get_floor_day, get_day, get_visitors]

"""Sites, floors and zones as everybody signed in may see them, and the plan of a floor."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import PathParameter

from roost.kit.days import horizon, show_time
from roost.kit.errors import NotFound
from roost.kit.http import Ready, Tagged, ready, tag_of
from roost.kit.openapi import answers
from roost.people import Who
from roost.places import codes_api, pictures, queries
from roost.places.rules import SiteRules, closed, today


class SiteDay(msgspec.Struct):
    """One date of the horizon, and why the site is closed on it."""

    day: date
    open: bool
    why: Literal["weekend", "bank holiday"] | None
    name: str | None


class OnFootTo(msgspec.Struct):
    """Minutes on foot to another site."""

    site: str
    minutes: int


class ZoneOut(msgspec.Struct):
    """A part of a floor. `team_first_until` is a time on the site's previous working day."""

    code: str
    name: str
    team: str | None
    team_name: str | None
    access: Literal["team only", "team first", "open"]
    team_first_until: str | None


class FloorOut(msgspec.Struct):
    """A floor; `plan` is the address of its picture, `plan_width` × `plan_height` the units of x and y."""

    code: str
    name: str
    level: int
    plan_width: int
    plan_height: int
    plan: str | None
    zones: list[ZoneOut]


class SiteOut(msgspec.Struct):
    """A building or car park."""

    code: str
    name: str
    kind: Literal["office", "car park"]
    address: str
    timezone: str
    opens: str
    closes: str
    today: date
    now: str
    days: list[SiteDay]
    on_foot: list[OnFootTo]
    floors: list[FloorOut]


class Sites(msgspec.Struct):
    """Every site in use."""

    sites: list[SiteOut]


def _days(rules: SiteRules, now: datetime) -> list[SiteDay]:
    days = []
    for day in horizon(today(rules, now)):
        why = closed(rules, day)
        days.append(SiteDay(day, why is None, why.why if why else None, why.name if why else None))
    return days


@get("/sites", summary="Sites with their floors and zones, and which days they open", responses=answers(304))
async def get_sites(
    request: Request[Any, Any, Any], who: NamedDependency[Who], now: NamedDependency[datetime]
) -> Response[Sites]:
    rows = await queries.site_rows()
    floors, zones = await queries.floors_and_zones()
    walks = await queries.minutes_on_foot()
    answer = Sites([_site_out(row, floors, zones, walks, now) for row in rows])
    return Tagged(ready(msgspec.json.encode(answer)), request)


def _site_out(
    row: Any, floors: list[Any], zones: list[Any], walks: dict[tuple[str, str], int], now: datetime
) -> SiteOut:
    rules = queries.site_rules(row)
    there = now.astimezone(rules.zone)
    return SiteOut(
        code=rules.code,
        name=rules.name,
        kind=row["kind"],
        address=row["address"],
        timezone=rules.timezone,
        opens=show_time(rules.opens),
        closes=show_time(rules.closes),
        today=there.date(),
        now=there.strftime("%H:%M"),
        days=_days(rules, now),
        on_foot=[OnFootTo(to, minutes) for (start, to), minutes in sorted(walks.items()) if start == rules.code],
        floors=[_floor_out(floor, zones) for floor in floors if floor["site"] == rules.code],
    )


def _floor_out(row: Any, zones: list[Any]) -> FloorOut:
    return FloorOut(
        code=row["code"],
        name=row["name"],
        level=row["level"],
        plan_width=row["plan_width"],
        plan_height=row["plan_height"],
        plan=f"/api/floors/{row['code']}/plan" if row["has_plan"] else None,
        zones=[
            ZoneOut(
                code=zone["code"],
                name=zone["name"],
                team=zone["team"],
                team_name=zone["team_name"],
                access=zone["access"],
                team_first_until=None if zone["team_first_until"] is None else show_time(zone["team_first_until"]),
            )
            for zone in zones
            if zone["floor"] == row["code"]
        ],
    )


@get(
    "/floors/{floor:str}/plan",
    summary="The picture of a floor",
    media_type="image/svg+xml",
    responses=answers(304, 404),
    opt={"pictures": (pictures.SVG, pictures.PNG)},
)
async def get_plan(
    request: Request[Any, Any, Any],
    who: NamedDependency[Who],
    floor: Annotated[str, PathParameter(max_length=40, description="A floor's code, as `GET /api/sites` lists it.")],
) -> Response[bytes]:
    picture = await pictures.of(floor)
    if picture is None:
        raise NotFound("There is no plan of this floor. Use the list.")
    body, kind = picture
    # A plan comes from somebody's file: shown as an image, it must stay one, also when opened by itself.
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    # Squeezing what is squeezed already gains nothing.
    answer = ready(body) if kind == pictures.SVG else Ready(body, None, tag_of(body))
    return Tagged(answer, request, kind, policy=policy)


routes = [get_sites, get_plan, *codes_api.routes]

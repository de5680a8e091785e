"""What a code leads to, for whoever scans it, signed in or not."""

from datetime import datetime
from typing import Annotated, Any, cast

import msgspec
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.params import PathParameter

from roost.issues import queries, reports, routing
from roost.issues.api.look import ChipOut
from roost.issues.safety import SafetyLine
from roost.issues.wire import CodeRef, State
from roost.kit import database
from roost.kit.errors import NotFound
from roost.kit.http import UNLOGGED
from roost.kit.limits import Limit, address_of, limits
from roost.kit.openapi import answers
from roost.people import Door
from roost.places import CodePlace, place_of

LOOKED = Limit("looking at codes", 1200, 600)
WRONG = Limit("codes and receipts that are none", 300, 600)
MOST_ALREADY = 10

AnyCode = Annotated[str, PathParameter(max_length=40, description="A code as it is printed on a desk, bay or room.")]


class AtPlace(msgspec.Struct):
    """What a code is on: a desk, bay or room, or with `kind` null a whole site."""

    site: str
    site_name: str
    floor_name: str | None
    zone: str | None
    zone_name: str | None
    kind: str | None
    label: str | None


class AtZone(msgspec.Struct):
    """A part of a site, that can be named where the code is the site's."""

    code: str
    name: str
    floor_name: str


class Already(msgspec.Struct):
    """Something open here that others have said; without their words."""

    chip_words: str
    people: int
    state: State


class At(msgspec.Struct):
    """Where a code leads, and what can be said there. `queue_name`: who gets it, unless a rule knows better."""

    place: AtPlace
    zones: list[AtZone]
    categories: list[CodeRef]
    chips: list[ChipOut]
    safety: list[SafetyLine]
    queue_name: str
    already: list[Already]


@get("/at/{code:str}", summary="What a code leads to", opt=UNLOGGED, responses=answers(404, 409, 429))
async def get_at(
    request: Request[Any, Any, Any],
    code: AnyCode,
    door: NamedDependency[Door],
    safety: NamedDependency[list[SafetyLine]],
) -> At:
    now, address = door.clock(), address_of(cast(Any, request.scope))
    await limits.use(LOOKED, address, now)
    place = await place_at(code, address, now)
    catalogue = await reports.catalogue()
    queues = {row["code"]: row["name"] for row in catalogue.queues}
    return At(
        place=await _shown(place),
        zones=await _zones(place.site) if place.space is None else [],
        categories=[CodeRef(row["code"], row["name"]) for row in catalogue.categories],
        chips=[
            ChipOut(row["code"], row["words"], row["category"], row["space_kind"])
            for row in catalogue.chips
            if place.space is None or row["space_kind"] in (None, place.kind)
        ],
        safety=safety,
        queue_name=queues[await routing.queue_for(place.site, "", place.kind)],
        already=await _already(place),
    )


async def place_at(code: str, address: str | None, now: datetime) -> CodePlace:
    """What a code leads to. NotFound; TooMany for an address from which many were tried that lead nowhere."""
    await limits.check(WRONG, address, now)
    place = await place_of(code)
    if place is None:
        await limits.use(WRONG, address, now)
        raise NotFound("This code leads nowhere any more. Scan the one on the desk again, or report it in Roost.")
    return place


async def _shown(place: CodePlace) -> AtPlace:
    row = await database.fetch_row(
        """SELECT t.name AS site_name, f.name AS floor_name, z.name AS zone_name
           FROM site t LEFT JOIN zone z ON z.code = $2 LEFT JOIN floor f ON f.code = z.floor WHERE t.code = $1""",
        place.site,
        place.zone,
    )
    assert row is not None
    return AtPlace(site=place.site, zone=place.zone, kind=place.kind, label=place.label, **row)


async def _zones(site: str) -> list[AtZone]:
    rows = await database.fetch(
        """SELECT z.code, z.name, f.name AS floor_name FROM zone z JOIN floor f ON f.code = z.floor
           WHERE f.site = $1 AND z.retired_at IS NULL AND f.retired_at IS NULL ORDER BY f.level, z.name, z.code""",
        site,
    )
    return [AtZone(**row) for row in rows]


async def _already(place: CodePlace) -> list[Already]:
    """What is open at this very space, in its zone, or for a site's code all over it. Whose space may not be told
    counts as its zone, as on the board."""
    rows = await database.fetch(
        f"""SELECT coalesce(chip.words, category.name) AS chip_words, i.state, {queries.PEOPLE} AS people
           FROM issue i JOIN category ON category.code = i.category LEFT JOIN chip ON chip.code = i.chip
           WHERE i.state IN ('new', 'looking', 'doing', 'waiting', 'passed on') AND i.held IS NULL AND i.site = $1
               AND CASE WHEN $2::uuid IS NULL THEN i.zone IS NULL
                   ELSE i.zone = $3 AND (chip.space_kind IS NULL OR chip.space_kind = $4)
                       AND (i.space IS NULL OR i.space = $2 OR i.level <> 'named') END
           ORDER BY people DESC, i.number LIMIT $5""",
        place.site,
        place.space,
        place.zone,
        place.kind,
        MOST_ALREADY,
    )
    return [Already(row["chip_words"], row["people"], row["state"]) for row in rows]


routes: list[Any] = [get_at]

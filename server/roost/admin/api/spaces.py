"""Spaces: one, a row of them, and where they stand on the plan."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from roost import bookings
from roost.admin.wire import VERSION, Code, CodePath, Freed, IfVersion, Kind, Line, Units
from roost.kit.openapi import answers
from roost.kit.versions import etag_of_row
from roost.people import Who, require
from roost.places import managing_spaces
from roost.places.managing_spaces import MOST_IN_A_ROW, RowOf, SpaceEdit

Features = Annotated[
    list[Annotated[str, msgspec.Meta(min_length=1, max_length=40)]],
    msgspec.Meta(max_length=20, description="Those that its kind may have."),
]
Step = Annotated[int, msgspec.Meta(ge=-20_000, le=20_000)]


class SpaceKept(msgspec.Struct):
    """A space; `x`, `y` in units of the floor's plan."""

    id: UUID
    floor: str
    label: str
    kind: Kind
    zone: str
    x: int
    y: int
    features: list[str]
    retired: bool
    version: str


class SpaceChanged(msgspec.Struct):
    """The space as it is now; `freed`: how many bookings ended because it is of another kind."""

    space: SpaceKept
    freed: int


class FloorSpaces(msgspec.Struct):
    """Every space of a floor, those in use first; `version` of all of them together, for their positions."""

    version: str
    spaces: list[SpaceKept]


class SpaceIn(msgspec.Struct, forbid_unknown_fields=True):
    """Everything of a space; its floor stays."""

    label: Line
    kind: Kind
    zone: Code
    x: Units
    y: Units
    features: Features


class RowIn(msgspec.Struct, forbid_unknown_fields=True):
    """`count` spaces alike: labels count on from `first` (2B07, 2B08, …), places go on by `dx`, `dy`."""

    zone: Code
    kind: Kind
    first: Line
    count: Annotated[int, msgspec.Meta(ge=1, le=MOST_IN_A_ROW)]
    x: Units
    y: Units
    dx: Step
    dy: Step
    features: Features


class Position(msgspec.Struct, forbid_unknown_fields=True):
    """Where a space is to stand."""

    id: UUID
    x: Units
    y: Units


class Positions(msgspec.Struct, forbid_unknown_fields=True):
    """Where some spaces of a floor are to stand; the others stay where they are."""

    positions: Annotated[list[Position], msgspec.Meta(min_length=1, max_length=500)]


def _kept(row: Any) -> SpaceKept:
    return SpaceKept(
        id=row["id"],
        floor=row["floor"],
        label=row["label"],
        kind=row["kind"],
        zone=row["zone"],
        x=row["x"],
        y=row["y"],
        features=sorted(row["features"]),
        retired=row["retired_at"] is not None,
        version=managing_spaces.version(row),
    )


async def _floor(code: str) -> FloorSpaces:
    version, rows = await managing_spaces.rows(code)
    return FloorSpaces(version, [_kept(row) for row in rows])


@get("/admin/floors/{code:str}/spaces", summary="Spaces of a floor, to look after", responses=answers(403, 404))
async def get_admin_spaces(who: NamedDependency[Who], code: CodePath) -> FloorSpaces:
    require(who, "manage_places")
    return await _floor(code)


@post("/admin/floors/{code:str}/spaces", summary="Add a space", responses=answers(404, 409))
async def post_admin_space(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath, data: JSONBody[SpaceIn]
) -> SpaceKept:
    require(who, "manage_places")
    [space] = await managing_spaces.add(code, [_edit(data)], who.id, now)
    return _kept(await managing_spaces.row_of(space))


def _edit(data: SpaceIn) -> SpaceEdit:
    return SpaceEdit(data.label, data.kind, data.zone, data.x, data.y, tuple(data.features))


@post("/admin/floors/{code:str}/rows", summary="Add a row of spaces at once", responses=answers(404, 409))
async def post_admin_row(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath, data: JSONBody[RowIn]
) -> FloorSpaces:
    require(who, "manage_places")
    row = RowOf(**msgspec.structs.asdict(data) | {"features": tuple(data.features)})
    await managing_spaces.add_row(code, row, who.id, now)
    return await _floor(code)


@put(
    "/admin/floors/{code:str}/positions",
    summary="Place spaces on the plan",
    response_headers=[VERSION],
    responses=answers(404, 409),
)
async def put_admin_positions(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    code: CodePath,
    data: JSONBody[Positions],
    if_match: IfVersion = None,
) -> Response[FloorSpaces]:
    require(who, "manage_places")
    positions = [(one.id, one.x, one.y) for one in data.positions]
    await managing_spaces.place(code, positions, if_match, who.id, now)
    floor = await _floor(code)
    return Response(floor, headers={"ETag": etag_of_row(floor.version)})


@put("/admin/spaces/{space:uuid}", summary="Change a space", response_headers=[VERSION], responses=answers(404, 409))
async def put_admin_space(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    space: FromPath[UUID],
    data: JSONBody[SpaceIn],
    if_match: IfVersion = None,
) -> Response[SpaceChanged]:
    require(who, "manage_places")
    freed = await managing_spaces.change(space, _edit(data), if_match, bookings.free_spaces, who.id, now)
    kept = _kept(await managing_spaces.row_of(space))
    return Response(SpaceChanged(kept, freed), headers={"ETag": etag_of_row(kept.version)})


@post(
    "/admin/spaces/{space:uuid}/retirement",
    summary="Take a space out of use for good",
    status_code=200,
    responses=answers(404),
)
async def post_admin_space_retirement(
    who: NamedDependency[Who], now: NamedDependency[datetime], space: FromPath[UUID]
) -> Freed:
    require(who, "manage_places")
    return Freed(await managing_spaces.retire(space, bookings.free_spaces, who.id, now))


@post(
    "/admin/spaces/{space:uuid}/return",
    summary="A space is in use again",
    status_code=200,
    responses=answers(404, 409),
)
async def post_admin_space_return(
    who: NamedDependency[Who], now: NamedDependency[datetime], space: FromPath[UUID]
) -> SpaceKept:
    require(who, "manage_places")
    await managing_spaces.bring_back(space, who.id, now)
    return _kept(await managing_spaces.row_of(space))


routes: list[Any] = [
    get_admin_spaces,
    post_admin_space,
    post_admin_row,
    put_admin_positions,
    put_admin_space,
    post_admin_space_retirement,
    post_admin_space_return,
]

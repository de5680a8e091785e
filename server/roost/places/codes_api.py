"""Codes to print, and new ones for those that have got about."""

import asyncio
import io
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
import segno
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, PathParameter

from roost.kit.errors import NotFound
from roost.kit.openapi import answers
from roost.people import Who, require
from roost.places import codes

FloorCode = Annotated[str, PathParameter(max_length=40, description="A floor's code, as `GET /api/sites` lists it.")]


class SpaceCode(msgspec.Struct):
    """The code on a space; `address` is what the QR code `svg` says."""

    space: UUID
    label: str
    kind: str
    code: str
    address: str
    svg: str


class FloorCodes(msgspec.Struct):
    """The codes of a floor by kind and label, and how many spaces have none yet."""

    codes: list[SpaceCode]
    missing: int


@get("/floors/{floor:str}/codes", summary="Codes of a floor, to print", responses=answers(403, 404))
async def get_floor_codes(floor: FloorCode, who: NamedDependency[Who], address: NamedDependency[str]) -> FloorCodes:
    require(who, "print_codes")
    return await _codes(floor, address)


@post(
    "/floors/{floor:str}/codes",
    summary="Give every space of a floor a code that has none",
    status_code=200,
    responses=answers(404),
)
async def post_floor_codes(
    floor: FloorCode, who: NamedDependency[Who], now: NamedDependency[datetime], address: NamedDependency[str]
) -> FloorCodes:
    require(who, "print_codes")
    await codes.make_missing(floor, who.id, now)
    return await _codes(floor, address)


@post("/spaces/{space:uuid}/code", summary="A new code for a space; the old one is dead", responses=answers(404))
async def post_space_code(
    space: FromPath[UUID], who: NamedDependency[Who], now: NamedDependency[datetime], address: NamedDependency[str]
) -> SpaceCode:
    require(who, "print_codes")
    await codes.rotate(space, who.id, now)
    row = await codes.of_space(space)
    if row is None:
        raise NotFound("There is no such space. Go back to the floor.")
    return _drawn([row], address)[0]


async def _codes(floor: str, address: str) -> FloorCodes:
    rows = await codes.of_floor(floor)
    have = [row for row in rows if row["code"] is not None]
    # A floor's worth of them takes a good part of a second.
    return FloorCodes(await asyncio.to_thread(_drawn, have, address), len(rows) - len(have))


def _drawn(rows: list[Any], address: str) -> list[SpaceCode]:
    return [
        SpaceCode(row["space"], row["label"], row["kind"], row["code"], at, qr(at))
        for row in rows
        for at in [f"{address}/at/{row['code']}"]
    ]


def qr(text: str) -> str:
    """A QR code as SVG that fills what it is put into; it has no style of its own, which our policy would forbid."""
    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(
        out, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, border=4
    )
    return out.getvalue().decode()


routes: list[Any] = [get_floor_codes, post_floor_codes, post_space_code]

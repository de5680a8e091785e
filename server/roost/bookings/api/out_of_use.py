"""Out of use: facilities take spaces out of the pool and put them back."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from roost.bookings import outages
from roost.bookings.outages import REASON_LENGTH, Scope
from roost.kit.errors import FieldError, Invalid
from roost.kit.openapi import answers
from roost.people import Who, require

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class OutageIn(msgspec.Struct, forbid_unknown_fields=True):
    """What is out of use (one of site, floor, zone, space), from which day, until which (open end without), and why."""

    from_: date = msgspec.field(name="from")
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=REASON_LENGTH)]
    until: date | None = None
    site: Code | None = None
    floor: Code | None = None
    zone: Code | None = None
    space: UUID | None = None


class Where(msgspec.Struct):
    """The one of the four that is out of use, and what people call it."""

    site: str | None
    floor: str | None
    zone: str | None
    space: UUID | None
    name: str


class OutageOut(msgspec.Struct):
    """An outage, and how many holders were moved to an equal place or only told."""

    id: UUID
    where: Where
    from_: date = msgspec.field(name="from")
    until: date | None
    reason: str
    ended: bool
    moved: int
    told: int


class Outages(msgspec.Struct):
    """What is out of use now or soon."""

    outages: list[OutageOut]


@get("/outages", summary="What is out of use now or soon")
async def get_outages(who: NamedDependency[Who], now: NamedDependency[datetime]) -> Outages:
    return Outages([_out(row) for row in await outages.current(now)])


@post(
    "/outages",
    summary="Take a site, floor, zone or space out of use; holders are moved or told",
    responses=answers(404),
)
async def post_outage(who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[OutageIn]) -> OutageOut:
    require(who, "put_out_of_use")
    scope = Scope(data.site, data.floor, data.zone, data.space)
    if sum(one is not None for one in (data.site, data.floor, data.zone, data.space)) != 1:
        raise Invalid(
            "Name one of site, floor, zone and space.", [FieldError("/space", "exactly one of the four is needed")]
        )
    outage = await outages.put_out(scope, data.from_, data.until, data.reason.strip(), who.id, now)
    return _out(await outages.one(outage))


@post(
    "/outages/{outage:uuid}/end",
    summary="Put it back into use now; a repeat does nothing",
    status_code=200,
    responses=answers(404),
)
async def post_outage_end(
    who: NamedDependency[Who], now: NamedDependency[datetime], outage: FromPath[UUID]
) -> OutageOut:
    require(who, "put_out_of_use")
    await outages.end_outage(outage, who.id, now)
    return _out(await outages.one(outage))


def _out(row: Any) -> OutageOut:
    return OutageOut(
        id=row["id"],
        where=Where(row["site"], row["floor"], row["zone"], row["space"], row["name"]),
        from_=row["from_day"],
        until=row["until_day"],
        reason=row["reason"],
        ended=row["ended_at"] is not None,
        moved=row["moved"],
        told=row["told"],
    )


routes: list[Any] = [get_outages, post_outage, post_outage_end]

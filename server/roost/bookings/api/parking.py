"""The parking desk's question: whose car is that?"""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from roost.bookings import parking, wire
from roost.bookings.parking import Reason
from roost.bookings.wire import BookingOut
from roost.kit.errors import FieldError, Invalid
from roost.kit.openapi import answers
from roost.people import PersonRef, Who, require


class LookupIn(msgspec.Struct, forbid_unknown_fields=True):
    """A registration or a bay (`space`), and why. It is logged, and the person is told."""

    reason: Reason
    registration: Annotated[str, msgspec.Meta(min_length=2, max_length=20)] | None = None
    space: UUID | None = None


class HolderOut(msgspec.Struct):
    """Whose it is: a person (of a visitor, the host), and the bays held today."""

    person: PersonRef | None
    bookings: list[BookingOut]


@post("/parking/lookups", summary="Find a bay's holder; logged, and the person is told", responses=answers(404))
async def post_lookup(who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[LookupIn]) -> HolderOut:
    require(who, "look_up_holder")
    if data.registration is not None and data.space is None:
        holder = await parking.by_registration(data.registration, data.reason, who.id, now)
    elif data.space is not None and data.registration is None:
        holder = await parking.by_bay(data.space, data.reason, who.id, now)
    else:
        raise Invalid("Give a registration or a bay.", [FieldError("/registration", "one of registration and space")])
    person = PersonRef(holder.person, holder.name) if holder.person and holder.name else None
    return HolderOut(person, [wire.booking_out(row, now, who.id) for row in holder.bookings])


routes: list[Any] = [post_lookup]

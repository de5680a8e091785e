"""The parking desk: whose car is that? Every look-up is logged, and the person is told."""

from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from roost import people
from roost.bookings import queries
from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import local
from roost.kit.errors import NotFound
from roost.kit.ids import new_id
from roost.places import BAY, places, today

Reason = Literal["blocking", "lights on", "wrong bay", "emergency"]


class Holder(msgspec.Struct, frozen=True):
    """Who it is: a person (of a visitor, the host), and the bays they hold today (rows of `BOOKINGS`)."""

    person: UUID | None
    name: str | None
    bookings: list[Any]


async def by_registration(registration: str, reason: Reason, actor: UUID, now: datetime) -> Holder:
    """Whose car it is, by its number plate. Of several who share it, whoever holds a bay today."""
    found = await people.by_registration(registration)
    holders = [await _holder(one.id, one.name, now) for one in found]
    await _log([one.id for one in found], reason, actor, now)
    if not holders:
        raise NotFound("Nobody here has given that registration. Check it, or ask at the bay's office.")
    return max(holders, key=lambda holder: len(holder.bookings))


async def by_bay(bay: UUID, reason: Reason, actor: UUID, now: datetime) -> Holder:
    """Who holds a bay today: now, else next."""
    place = (await places([bay])).get(bay)
    if place is None or place.kind != BAY.name:
        raise NotFound("There is no such bay. Choose one from the list.")
    rows = await database.fetch(
        queries.BOOKINGS + "WHERE b.space = $1 AND b.day = $2 AND b.state IN ('booked', 'in') ORDER BY b.starts",
        bay,
        today(place.site, now),
    )
    ahead = [row for row in rows if not queries.is_over(row, now)]
    first = ahead[0] if ahead else None
    await _log([first["person"] or first["host"]] if first else [], reason, actor, now)
    if first is None:
        raise NotFound("Nobody holds that bay today.")
    if first["person"] is None:
        return Holder(first["host"], first["host_name"], [first])
    return await _holder(first["person"], first["person_name"], now)


async def _holder(person: UUID, name: str, now: datetime) -> Holder:
    around = timedelta(days=1)
    rows = await queries.bookings_between(person, now.date() - around, now.date() + around)
    bays = [
        row
        for row in rows
        if row["person"] == person
        and row["kind"] == BAY.name
        and row["state"] in ("booked", "in")
        and row["day"] == local(now, ZoneInfo(row["timezone"]))[0]
    ]
    return Holder(person, name, bays)


@transactional
async def _log(found: list[UUID], reason: Reason, actor: UUID, now: datetime) -> None:
    """Also a look-up that found nobody is written down."""
    for person in found:
        look = new_id()
        await database.execute(
            "INSERT INTO holder_lookup (id, by, person, reason, at) VALUES ($1, $2, $3, $4, $5)",
            look,
            actor,
            person,
            reason,
            now,
        )
        await record(Event("looked up", "holder_lookup", look, person, {"reason": reason}), actor, now)
    if not found:
        await record(Event("looked up", "holder_lookup", new_id(), None, {"reason": reason}), actor, now)

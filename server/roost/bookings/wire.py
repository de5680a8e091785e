"""Bookings as they travel: the structs of the wire and how rows become them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from roost.bookings.queries import can_check_in, is_over, parts
from roost.bookings.rules import VISITOR_LENGTH
from roost.kit.days import TIME_PATTERN, show_time
from roost.kit.http import ProblemBody
from roost.people import PersonRef
from roost.places import Place

Time = Annotated[str, msgspec.Meta(pattern=TIME_PATTERN, description="Quarter-hours on the wall; 24:00 ends a day.")]
State = Literal["booked", "in", "cancelled", "released", "moved"]


class SpaceRef(msgspec.Struct):
    """A space and where it is."""

    id: UUID
    label: str
    kind: str
    floor: str
    floor_name: str
    zone: str
    zone_name: str
    site: str
    site_name: str


class Lent(msgspec.Struct):
    """The hours in which the holder is away and others may have the place."""

    starts: Time
    ends: Time


class BookingOut(msgspec.Struct):
    """One booking. `over`: the wall clock at the site has passed its end. `visitor`: who or firm, with a `host`.

    `lent`: the gap that its holder lends to others. `check_in`: it can be checked in now.
    """

    id: UUID
    day: date
    starts: Time
    ends: Time
    state: State
    space: SpaceRef
    person: PersonRef | None
    visitor: str | None
    host: PersonRef | None
    made_by: PersonRef
    arrival: UUID | None
    over: bool
    lent: Lent | None
    check_in: bool


class Bookings(msgspec.Struct):
    """Several bookings."""

    bookings: list[BookingOut]


class ArrivalOut(msgspec.Struct):
    """A desk and a bay booked together."""

    id: UUID
    bookings: list[BookingOut]


class NextBest(msgspec.Struct):
    """A free place of the same kind."""

    words: str
    space: SpaceRef


class BookingRefused(ProblemBody, frozen=True):
    """Why it could not be booked, and the nearest places that could."""

    alternatives: list[NextBest] = msgspec.field(default_factory=list)


class PresentSpan(msgspec.Struct):
    """Where and when somebody is in."""

    space: SpaceRef
    starts: Time
    ends: Time
    state: Literal["booked", "in"]


class Present(msgspec.Struct):
    """Somebody who is in that day."""

    person: PersonRef
    bookings: list[PresentSpan]


# What is told of issues and by leaders.
SaidOf = Literal["issue sorted?", "issue news", "thanks", "walk"]


class Told(msgspec.Struct):
    """Something this person should know about that day. `issue`: the number of the issue it is about."""

    id: UUID
    at: datetime
    kind: (
        Literal["moved", "lost", "booked for you", "cancelled for you", "looked up", "talk asked", "talk answered"]
        | SaidOf
    )
    words: str
    issue: int | None = None


class Day(msgspec.Struct):
    """One day as it concerns the asker: their bookings, who of their team is in, leaders in, what they must know."""

    day: date
    mine: list[BookingOut]
    team: list[Present]
    leaders: list[Present]
    told: list[Told]


class For(msgspec.Struct, forbid_unknown_fields=True):
    """For whom: a colleague (`person`) or a visitor (`visitor`), one of the two."""

    person: UUID | None = None
    visitor: Annotated[str, msgspec.Meta(min_length=1, max_length=VISITOR_LENGTH)] | None = None


class BookingIn(msgspec.Struct, forbid_unknown_fields=True):
    """What to book. Without `for` it is for oneself."""

    space: UUID
    day: date
    starts: Time
    ends: Time
    for_: For | None = msgspec.field(default=None, name="for")


class ArrivalIn(msgspec.Struct, forbid_unknown_fields=True):
    """A desk, a bay, or both, for one span."""

    day: date
    starts: Time
    ends: Time
    desk: UUID | None = None
    bay: UUID | None = None


class SpanIn(msgspec.Struct, forbid_unknown_fields=True):
    """New times on the same day."""

    starts: Time
    ends: Time


class LendingIn(msgspec.Struct, forbid_unknown_fields=True):
    """The hours to lend, or null to take everything back."""

    gap: SpanIn | None


def space_ref(row: Any) -> SpaceRef:
    """Of a row that names a space as `queries.BOOKINGS` does."""
    return SpaceRef(
        id=row["space"],
        label=row["label"],
        kind=row["kind"],
        floor=row["floor"],
        floor_name=row["floor_name"],
        zone=row["zone"],
        zone_name=row["zone_name"],
        site=row["site"],
        site_name=row["site_name"],
    )


def place_ref(place: Place) -> SpaceRef:
    """Of a place."""
    return SpaceRef(
        id=place.id,
        label=place.label,
        kind=place.kind,
        floor=place.floor,
        floor_name=place.floor_name,
        zone=place.zone,
        zone_name=place.zone_name,
        site=place.site.code,
        site_name=place.site.name,
    )


def booking_out(row: Any, now: datetime, asker: UUID | None = None) -> BookingOut:
    """Of a row of `queries.BOOKINGS`. An `asker` who neither holds nor hosts it learns what was booked, and no more.

    Whoever booked for a colleague could else follow, by asking again, whether they came and when they went out.
    """
    strange = asker is not None and asker not in (row["person"], row["host"])
    state = row["state"]
    if strange and not (state == "cancelled" and row["changed_by"] == asker):
        state = "booked"
    return BookingOut(
        id=row["id"],
        day=row["day"],
        starts=show_time(row["starts"]),
        ends=show_time(row["ends"]),
        state=state,
        space=space_ref(row),
        person=PersonRef(row["person"], row["person_name"]) if row["person"] else None,
        visitor=None if strange else row["visitor"],
        host=PersonRef(row["host"], row["host_name"]) if row["host"] else None,
        made_by=PersonRef(row["made_by"], row["maker_name"]),
        arrival=row["arrival"],
        over=is_over(row, now),
        lent=None if strange else _lent(row),
        check_in=not strange and state == "booked" and not is_over(row, now) and can_check_in(row, now),
    )


def _lent(row: Any) -> Lent | None:
    return next((Lent(show_time(gap.lower), show_time(gap.upper)) for gap in row["lent"]), None)


def presents(rows: list[Any]) -> list[Present]:
    """Rows of `queries.present`, one entry a person."""
    found: dict[UUID, Present] = {}
    for row in rows:
        one = found.setdefault(row["person"], Present(PersonRef(row["person"], row["person_name"]), []))
        one.bookings += [
            PresentSpan(space_ref(row), show_time(part.starts), show_time(part.ends), row["state"])
            for part in parts(row)
        ]
    return list(found.values())

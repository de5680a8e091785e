"""A small council: places and people by name, built by the real upserts, and the builders of pure tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

import msgspec
import pytest

from roost import people
from roost.bookings import actions, outages, queries
from roost.bookings.actions import Hold, Seat
from roost.bookings.outages import Scope
from roost.bookings.rules import Sitter, Wish
from roost.kit import database
from roost.kit.days import Span, parse_span
from roost.kit.errors import Problem, Refused
from roost.people import PersonRow, TeamRow, Who
from roost.places import Place, SiteRules, upserts
from roost.places.upserts import FloorRow, SiteRow, SpaceRow, ZoneRow
from tests.support import NOW

# The day after NOW, a Wednesday.
DAY = date(2026, 11, 25)
_NAMES = UUID("00000000-0000-4000-8000-000000000000")

HALL = SiteRules("hall", "Town Hall", "Europe/London", opens=480, closes=1080)


def slug(refused: Problem | None) -> str | None:
    """The stable word of a refusal; None where nothing was refused."""
    return refused and refused.type.removeprefix("/problems/")


@contextmanager
def refused_as(word: str) -> Iterator[None]:
    """What is inside is refused, for just this reason."""
    with pytest.raises(Refused) as found:
        yield
    assert slug(found.value) == word


def at(times: str) -> Span:
    """`at("09:00-17:00")`"""
    return parse_span(*times.split("-"))


def named(name: str) -> UUID:
    """An id that stands for a name, the same in every run."""
    return uuid5(_NAMES, name)


def a_place(label: str = "T1", **but: Any) -> Place:
    """A desk in an open zone of the town hall, `but` for what is said."""
    usual: dict[str, Any] = {
        "id": named(label),
        "label": label,
        "kind": "desk",
        "x": 0,
        "y": 0,
        "features": frozenset(),
        "zone": "hall-1-o",
        "zone_name": "Touchdown",
        "zone_team": None,
        "access": "open",
        "team_first_until": None,
        "floor": "hall-1",
        "floor_name": "First floor",
        "site": HALL,
    }
    return Place(**usual | but)


def a_wish(place: Place | None = None, times: str = "09:00-17:00", day: date = DAY, **but: Any) -> Wish:
    """Asking for a place on DAY."""
    return Wish(place or a_place(), day, at(times), **but)


def a_sitter(name: str = "ann", team: str | None = "fam", **but: Any) -> Sitter:
    """Somebody without badge, car or needs."""
    return Sitter(named(name), team, **but)


SITES = [
    SiteRow("hall", "Town Hall", "office", "1 High Street", "Europe/London", 480, 1080, False, False, "ENG", None),
    SiteRow("lane", "Lane Centre", "office", "4 Lane", "Europe/London", 480, 1020, False, False, "ENG", None),
    SiteRow("deck", "The Deck", "car park", "2 High Street", "Europe/London", 360, 1440, False, False, "ENG", None),
]
WALKS = [("hall", "deck", 5), ("lane", "deck", 9), ("hall", "lane", 11)]
FLOORS = [
    FloorRow("hall-1", "hall", "First floor", 1, 400, 300),
    FloorRow("hall-2", "hall", "Second floor", 2, 400, 300),
    FloorRow("lane-0", "lane", "Ground floor", 0, 400, 300),
    FloorRow("deck-0", "deck", "Level 0", 0, 400, 300),
]
TEAMS = [TeamRow("fam", "Family Support"), TeamRow("duty", "Duty"), TeamRow("care", "Leaving Care")]
ZONES = [
    ZoneRow("hall-1-a", "hall-1", "Duty zone", "duty", "team only", None),
    ZoneRow("hall-1-b", "hall-1", "Family zone", "fam", "team first", 960),
    ZoneRow("hall-1-o", "hall-1", "Touchdown", None, "open", None),
    ZoneRow("hall-2-o", "hall-2", "Upstairs", None, "open", None),
    ZoneRow("lane-0-o", "lane-0", "Lane floor", None, "open", None),
    ZoneRow("deck-0-p", "deck-0", "Bays", None, "open", None),
]
# Label, zone, kind, x, y, features. The floor is the zone's.
SPACES = [
    ("A1", "hall-1-a", "desk", 0, 0, ()),
    ("A2", "hall-1-a", "desk", 10, 0, ()),
    ("B1", "hall-1-b", "desk", 0, 50, ()),
    ("B2", "hall-1-b", "desk", 10, 50, ()),
    ("B3", "hall-1-b", "desk", 20, 50, ("sit-stand",)),
    ("T1", "hall-1-o", "desk", 0, 100, ("sit-stand",)),
    ("T2", "hall-1-o", "desk", 10, 100, ()),
    ("T3", "hall-1-o", "desk", 20, 100, ("sit-stand", "quiet")),
    ("U1", "hall-2-o", "desk", 0, 0, ("sit-stand",)),
    ("U2", "hall-2-o", "desk", 10, 0, ()),
    ("L1", "lane-0-o", "desk", 0, 0, ()),
    ("R1", "hall-1-o", "room", 0, 150, ("seats 6",)),
    ("P1", "deck-0-p", "bay", 0, 0, ()),
    ("P2", "deck-0-p", "bay", 10, 0, ()),
    ("PB", "deck-0-p", "bay", 20, 0, ("blue badge",)),
    ("PU", "deck-0-p", "bay", 30, 0, ("essential user",)),
    ("PE", "deck-0-p", "bay", 40, 0, ("ev",)),
    ("PV", "deck-0-p", "bay", 50, 0, ("visitor",)),
]
PEOPLE = [
    ("ann", "Ann Abbot", "fam", "staff", {"vehicle": "AN11 ABB"}),
    ("ben", "Ben Brook", "fam", "staff", {}),
    ("cat", "Cat Clark", "duty", "staff", {"vehicle": "CA22 CLA", "essential_car_user": True}),
    ("dan", "Dan Dale", "care", "staff", {"vehicle": "DA33 DAL", "blue_badge": True}),
    ("eve", "Eve Ellis", "care", "staff", {"needs": ("sit-stand",)}),
    ("fay", "Fay Frost", None, "facilities", {}),
    ("guy", "Guy Green", None, "parking", {}),
    ("leo", "Leo Lamb", "duty", "leader", {}),
]


class World(msgspec.Struct):
    """Who and what there is, by short names."""

    space: dict[str, UUID]
    person: dict[str, UUID]

    async def who(self, name: str) -> Who:
        """The signed-in person of that name."""
        person = (await people.by_ids([self.person[name]]))[self.person[name]]
        return Who(**msgspec.structs.asdict(person), session=b"")

    def hold(
        self,
        name: str,
        labels: str,
        times: str = "09:00-17:00",
        day: date = DAY,
        visitor: str | None = None,
    ) -> Hold:
        """`hold("ann", "T1 P1")`; with `visitor` the name is the host's."""
        id_ = self.person[name]
        seat = Seat(host=id_, visitor=visitor) if visitor else Seat(person=id_)
        return Hold(tuple(self.space[label] for label in labels.split()), day, at(times), seat)

    async def book(
        self,
        name: str,
        label: str,
        times: str = "09:00-17:00",
        day: date = DAY,
        *,
        by: str | None = None,
        visitor: str | None = None,
        now: datetime = NOW,
    ) -> UUID:
        """Book as the real action does; its refusals come through."""
        return await actions.book(
            self.hold(name, label, times, day, visitor), self.person[by or name], key=None, now=now
        )

    async def arrive(self, name: str, labels: str, times: str = "09:00-17:00", day: date = DAY) -> UUID:
        """Book a desk and a bay together."""
        return await actions.arrive(self.hold(name, labels, times, day), self.person[name], key=None, now=NOW)

    async def put_out(
        self, first: date = DAY, last: date | None = DAY, reason: str = "a leak", now: datetime = NOW, **where: str
    ) -> UUID:
        """`put_out(space="T1")`, by facilities."""
        if "space" in where:
            where["space"] = self.space[where["space"]]
        return await outages.put_out(Scope(**where), first, last, reason, self.person["fay"], now)

    def label(self, space: UUID) -> str:
        return next(label for label, id_ in self.space.items() if id_ == space)


async def build() -> World:
    """The council in an empty database."""
    await upserts.upsert_sites(SITES)
    await upserts.set_on_foot([site.code for site in SITES], WALKS)
    await upserts.upsert_floors(FLOORS)
    await people.upsert_teams(TEAMS)
    await upserts.upsert_zones(ZONES)
    await upserts.set_team_homes([("fam", "hall-1-b"), ("duty", "hall-1-a")])
    floor_of = {zone.code: zone.floor for zone in ZONES}
    await upserts.upsert_spaces(
        [SpaceRow(floor_of[zone], label, zone, kind, x, y, marks) for label, zone, kind, x, y, marks in SPACES]
    )
    await people.upsert_people(
        [PersonRow(f"{short}@estuary.example", name, team, role, **more) for short, name, team, role, more in PEOPLE],
        None,
        NOW,
    )
    spaces = await database.fetch("SELECT label, id FROM space")
    persons = await database.fetch("SELECT split_part(email, '@', 1) AS short, id FROM person")
    return World({row["label"]: row["id"] for row in spaces}, {row["short"]: row["id"] for row in persons})


async def row_of(booking: UUID) -> Any:
    """Everything about one booking."""
    [row] = await queries.bookings([booking])
    return row


async def live() -> list[tuple[str, str, str]]:
    """Every live booking as (who or which visitor, label, times), in order."""
    rows = await database.fetch(
        """SELECT coalesce(split_part(p.email, '@', 1), b.visitor) AS who, s.label, b.starts, b.ends
           FROM booking b JOIN space s ON s.id = b.space LEFT JOIN person p ON p.id = b.person
           WHERE b.state IN ('booked', 'in') ORDER BY 1, 2, 3"""
    )
    return [(row["who"], row["label"], _times(row)) for row in rows]


def _times(row: Any) -> str:
    return "-".join(f"{row[end] // 60:02d}:{row[end] % 60:02d}" for end in ("starts", "ends"))


async def journal() -> list[str]:
    """The verbs that were recorded of bookings and outages, in order."""
    rows = await database.fetch("SELECT verb FROM journal WHERE entity <> 'person' ORDER BY id")
    return [row["verb"] for row in rows]

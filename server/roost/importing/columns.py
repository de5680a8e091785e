"""Every file's columns: one table a file. A new column is one line here and one in `queries.py`."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from roost.importing.cells import (
    CODE,
    FEATURE,
    OFFICE_DAYS,
    TEXT,
    TIME,
    TIMEZONE,
    WALK,
    YES,
    Cell,
    Value,
    listed,
    number,
    one_of,
    using,
    within,
)
from roost.people import rules as people
from roost.people.roles import ROLES
from roost.places import sound
from roost.places.kinds import KINDS, NEEDS
from roost.places.sound import Complaint

# A cell that must be filled in.
REFUSED: Any = object()
# A blank cell that leaves what is there: what people set for themselves is theirs (decisions/0004).
KEPT: Any = object()


class Column(msgspec.Struct, frozen=True):
    """`blank`: what a blank cell means. `refers`: the file whose keys it must name. `optional`: may be missing."""

    name: str
    cell: Cell
    blank: Value = REFUSED
    refers: str | None = None
    optional: bool = False

    @property
    def allowed(self) -> str:
        return self.cell.allowed if self.blank is REFUSED else f"{self.cell.allowed}, or blank"

    def show(self, value: Value) -> str:
        return "blank" if value in (None, "", ()) else self.cell.show(value)


class Sheet(msgspec.Struct, frozen=True):
    """One file. `key` names its columns that tell rows apart, `thing` is one of its rows in words."""

    name: str
    thing: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    whole: Callable[[Mapping[str, Value]], Iterator[Complaint]] = lambda _: iter(())

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}


_EMAIL = using("an e-mail address like name@council.example", people.email, "an e-mail address")
_VEHICLE = using("a registration like AB12 CDE, 2 to 8 letters and digits", people.registration, "a registration")
_NEEDS = ", ".join(sorted(NEEDS))


SITES = Sheet(
    "sites",
    "site",
    ("site",),
    (
        Column("site", CODE),
        Column("name", TEXT),
        Column("kind", one_of(("office", "car park"))),
        Column("address", TEXT, blank=""),
        Column("timezone", TIMEZONE),
        Column("opens", TIME),
        Column("closes", TIME),
        Column("walk", WALK, blank=(), refers="sites"),
        Column("opens_weekends", YES, blank=False, optional=True),
        Column("opens_bank_holidays", YES, blank=False, optional=True),
        Column("nation", one_of(sound.NATIONS), blank="ENG", optional=True),
        Column("bays_open_at", TIME, blank=None, optional=True),
    ),
    sound.site,
)
FLOORS = Sheet(
    "floors",
    "floor",
    ("floor",),
    (
        Column("floor", CODE),
        Column("site", CODE, refers="sites"),
        Column("name", TEXT),
        Column("level", number(-20, 200)),
        Column("plan_width", number(1, 20_000)),
        Column("plan_height", number(1, 20_000)),
    ),
)
ZONES = Sheet(
    "zones",
    "zone",
    ("zone",),
    (
        Column("zone", CODE),
        Column("floor", CODE, refers="floors"),
        Column("name", TEXT),
        Column("team", CODE, blank=None, refers="teams"),
        Column("access", one_of(("team only", "team first", "open"))),
        Column("team_first_until", TIME, blank=None),
    ),
    sound.zone,
)
TEAMS = Sheet(
    "teams",
    "team",
    ("team",),
    (
        Column("team", CODE),
        Column("name", TEXT),
        Column("home_zone", CODE, blank=None, refers="zones"),
        Column("office_days", OFFICE_DAYS, blank=()),
    ),
)
PEOPLE = Sheet(
    "people",
    "person",
    ("email",),
    (
        Column("email", _EMAIL),
        Column("name", TEXT),
        Column("team", CODE, blank=None, refers="teams"),
        Column("role", one_of(ROLES)),
        Column("line_manager", _EMAIL, blank=None, refers="people"),
        Column("vehicle", _VEHICLE, blank=KEPT),
        Column("essential_car_user", YES, blank=False),
        Column("blue_badge", YES, blank=False),
        Column("ev", YES, blank=KEPT),
        Column("needs", listed(one_of(sorted(NEEDS)), f"some of {_NEEDS}, with semicolons between"), blank=KEPT),
    ),
)
QUEUES = Sheet(
    "queues",
    "queue",
    ("queue",),
    (
        Column("queue", CODE),
        Column("name", TEXT),
        Column("lead", _EMAIL, refers="people"),
        Column("members", listed(_EMAIL, "e-mail addresses with semicolons between"), blank=(), refers="people"),
    ),
)
SPACES = Sheet(
    "spaces",
    "space",
    ("floor", "label"),
    (
        Column("floor", CODE, refers="floors"),
        Column("zone", CODE, refers="zones"),
        Column("label", TEXT),
        Column("kind", one_of(tuple(KINDS))),
        Column("x", within("width")),
        Column("y", within("height")),
        Column(
            "features",
            listed(FEATURE, "; ".join(f"{kind.name}: {sound.features_of(kind)}" for kind in KINDS.values())),
            blank=(),
        ),
    ),
    sound.space,
)

# What people set for themselves, and nobody else is told.
OWN = frozenset(column.name for column in PEOPLE.columns if column.blank is KEPT)
# In the order in which they are checked and brought in.
SHEETS = (SITES, FLOORS, TEAMS, ZONES, PEOPLE, QUEUES, SPACES)
BY_NAME = {sheet.name: sheet for sheet in SHEETS}

"""The wire of sites, floors and zones, as administrators look after them."""

from typing import Annotated, Any, Literal

import msgspec

from roost.admin.wire import Code, Line, NewCode, Time
from roost.kit.days import parse_time, show_time
from roost.places import managing_floors, managing_sites
from roost.places.managing_floors import FloorEdit, ZoneEdit
from roost.places.managing_sites import SiteEdit, Walks

Access = Literal["team only", "team first", "open"]
Nation = Literal["ENG", "WLS", "SCT", "NIR"]
SiteKind = Literal["office", "car park"]
Size = Annotated[int, msgspec.Meta(ge=1, le=20_000, description="In units of the x and y of its spaces.")]
Level = Annotated[int, msgspec.Meta(ge=-20, le=200)]


class ZoneKept(msgspec.Struct):
    """A zone; `spaces`: how many are in use in it."""

    code: str
    name: str
    team: str | None
    access: Access
    team_first_until: str | None
    spaces: int
    retired: bool
    version: str


class FloorKept(msgspec.Struct):
    """A floor; `plan`: the address of its picture, `plan_kind` what it is; `spaces`: how many are in use on it."""

    code: str
    site: str
    name: str
    level: int
    plan_width: int
    plan_height: int
    plan: str | None
    plan_kind: Literal["svg", "png"] | None
    spaces: int
    retired: bool
    version: str
    zones: list[ZoneKept]


class WalkTo(msgspec.Struct, forbid_unknown_fields=True):
    """Minutes on foot to another site; as long back as there."""

    site: Code
    minutes: Annotated[int, msgspec.Meta(ge=0, le=120)]


class SiteKept(msgspec.Struct):
    """A site with its rules, and everything in it. `release_after`, `remind_after`: minutes after a booking's start."""

    code: str
    name: str
    kind: SiteKind
    address: str
    timezone: str
    opens: str
    closes: str
    opens_weekends: bool
    opens_bank_holidays: bool
    nation: Nation
    bays_open_at: str | None
    release_after: int | None
    remind_after: int | None
    walk: list[WalkTo]
    retired: bool
    version: str
    floors: list[FloorKept]


class SitesKept(msgspec.Struct):
    """Every site, those in use first."""

    sites: list[SiteKept]


class SiteChanged(msgspec.Struct):
    """The site as it is now. `outside`: how many bookings to come lie outside its hours; they stay as they are."""

    site: SiteKept
    outside: int


class SiteIn(msgspec.Struct, forbid_unknown_fields=True):
    """Everything of a site but its code.

    `release_after`: minutes after its start at which a booking that nobody checked in to is free again; null: never.
    `remind_after`: minutes after it at which its holder is asked; null: not at all.
    """

    name: Line
    kind: SiteKind
    address: Annotated[str, msgspec.Meta(max_length=120)]
    timezone: Annotated[str, msgspec.Meta(min_length=3, max_length=60)]
    opens: Time
    closes: Time
    opens_weekends: bool
    opens_bank_holidays: bool
    nation: Nation
    bays_open_at: Time | None
    release_after: Annotated[int, msgspec.Meta(ge=15, le=240)] | None
    remind_after: Annotated[int, msgspec.Meta(ge=5, le=225)] | None
    walk: Annotated[list[WalkTo], msgspec.Meta(max_length=200)]


class SiteNew(SiteIn, forbid_unknown_fields=True, kw_only=True):
    """A site that is to be."""

    code: NewCode


class FloorIn(msgspec.Struct, forbid_unknown_fields=True):
    """Everything of a floor but its code, its site and its plan."""

    name: Line
    level: Level
    plan_width: Size
    plan_height: Size


class FloorNew(FloorIn, forbid_unknown_fields=True, kw_only=True):
    """A floor that is to be."""

    code: NewCode
    site: Code


class ZoneIn(msgspec.Struct, forbid_unknown_fields=True):
    """Everything of a zone but its code and its floor. `team_first_until`: on the site's working day before."""

    name: Line
    team: Code | None
    access: Access
    team_first_until: Time | None


class ZoneNew(ZoneIn, forbid_unknown_fields=True, kw_only=True):
    """A zone that is to be."""

    code: NewCode
    floor: Code


def _time(text: str | None, field: str) -> int | None:
    return None if text is None else parse_time(text, f"/{field}")


def _shown(minutes: int | None) -> str | None:
    return None if minutes is None else show_time(minutes)


def site_edit(data: SiteIn) -> tuple[SiteEdit, Walks]:
    """What a site is to be, times in minutes."""
    values = {field: getattr(data, field) for field in managing_sites.FIELDS}
    for field in ("opens", "closes", "bays_open_at"):
        values[field] = _time(values[field], field)
    return SiteEdit(**values), tuple((walk.site, walk.minutes) for walk in data.walk)


def floor_edit(data: FloorIn) -> FloorEdit:
    """What a floor is to be."""
    return FloorEdit(data.name, data.level, data.plan_width, data.plan_height)


def zone_edit(data: ZoneIn) -> ZoneEdit:
    """What a zone is to be, times in minutes."""
    return ZoneEdit(data.name, data.team, data.access, _time(data.team_first_until, "team_first_until"))


async def site_kept(row: Any, floors: list[FloorKept]) -> SiteKept:
    """A site's row with what stands in it."""
    walks = await managing_sites.walks_of(row["code"])
    values = {field: row[field] for field in managing_sites.FIELDS}
    for field in ("opens", "closes", "bays_open_at"):
        values[field] = _shown(values[field])
    return SiteKept(
        code=row["code"],
        **values,
        walk=[WalkTo(site, minutes) for site, minutes in walks],
        retired=row["retired_at"] is not None,
        version=managing_sites.version(row, walks),
        floors=[floor for floor in floors if floor.site == row["code"]],
    )


async def floors_kept() -> list[FloorKept]:
    """Every floor with its zones."""
    zones = await managing_floors.zone_rows()
    return [floor_kept(row, zones) for row in await managing_floors.floor_rows()]


def floor_kept(row: Any, zones: list[Any]) -> FloorKept:
    """A floor's row with its zones."""
    return FloorKept(
        code=row["code"],
        site=row["site"],
        name=row["name"],
        level=row["level"],
        plan_width=row["plan_width"],
        plan_height=row["plan_height"],
        plan=f"/api/floors/{row['code']}/plan" if row["drawn"] or row["pictured"] else None,
        plan_kind="svg" if row["drawn"] else "png" if row["pictured"] else None,
        spaces=row["spaces"],
        retired=row["retired_at"] is not None,
        version=managing_floors.floor_version(row),
        zones=[zone_kept(zone) for zone in zones if zone["floor"] == row["code"]],
    )


def zone_kept(row: Any) -> ZoneKept:
    """A zone's row."""
    return ZoneKept(
        code=row["code"],
        name=row["name"],
        team=row["team"],
        access=row["access"],
        team_first_until=_shown(row["team_first_until"]),
        spaces=row["spaces"],
        retired=row["retired_at"] is not None,
        version=managing_floors.zone_version(row),
    )

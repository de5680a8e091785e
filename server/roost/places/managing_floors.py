"""Floors and zones by hand."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import Invalid, Refused, said, wrong_at
from roost.kit.versions import same_copy
from roost.places import sound
from roost.places.managing import Wrongs, facts_of, lock_places, locked, refuse_known, version_of


class FloorEdit(msgspec.Struct, frozen=True):
    """`plan_width`, `plan_height`: the extent of the plan, in the units of its spaces' x and y."""

    name: str
    level: int
    plan_width: int
    plan_height: int


class ZoneEdit(msgspec.Struct, frozen=True):
    """`team_first_until`: minutes after local midnight of the working day before, only where access says so."""

    name: str
    team: str | None
    access: str
    team_first_until: int | None


FLOOR, ZONE = FloorEdit.__struct_fields__, ZoneEdit.__struct_fields__


def floor_version(row: Any) -> str:
    """The version of a floor's row; its plan and its spaces have none in it."""
    return version_of(row, FLOOR)


def zone_version(row: Any) -> str:
    """The version of a zone's row."""
    return version_of(row, ZONE)


@transactional
async def add_floor(code: str, site: str, edit: FloorEdit, actor: UUID, now: datetime) -> None:
    """A new floor of a site in use. Invalid names everything that is wrong; Refused where the code is taken."""
    await lock_places()
    wrongs = Wrongs()
    wrongs.code("code", code)
    name = wrongs.line("name", edit.name)
    await _must_be("site", site, wrongs)
    wrongs.refuse()
    await refuse_known("floor", code)
    await database.execute(
        """INSERT INTO floor (code, site, name, level, plan_width, plan_height) VALUES ($1, $2, $3, $4, $5, $6)""",
        code,
        site,
        name,
        edit.level,
        edit.plan_width,
        edit.plan_height,
    )
    await record(Event("added", "floor", code, facts={"site": site}), actor, now)


@transactional
async def change_floor(code: str, edit: FloorEdit, if_match: str | None, actor: UUID, now: datetime) -> None:
    """Set everything of a floor. Conflict where somebody was faster; Refused where spaces would lie outside."""
    await lock_places()
    before = await locked("floor", code)
    same_copy(if_match, floor_version(before))
    wrongs = Wrongs()
    edit = msgspec.structs.replace(edit, name=wrongs.line("name", edit.name))
    wrongs.refuse()
    facts = facts_of(before, msgspec.structs.asdict(edit), ("level", "plan_width", "plan_height"))
    if facts is None:
        return
    await _refuse_outside(code, edit)
    await database.execute(
        "UPDATE floor SET name = $2, level = $3, plan_width = $4, plan_height = $5 WHERE code = $1",
        code,
        *msgspec.structs.astuple(edit),
    )
    await record(Event("changed", "floor", code, facts=facts), actor, now)


async def _refuse_outside(code: str, edit: FloorEdit) -> None:
    rows = await database.fetch(
        """SELECT label, x, y FROM space WHERE floor = $1 AND retired_at IS NULL AND (x > $2 OR y > $3)
           ORDER BY label""",
        code,
        edit.plan_width,
        edit.plan_height,
    )
    if rows:
        some = ", ".join(row["label"] for row in rows[:3]) + (f" and {len(rows) - 3} more" if len(rows) > 3 else "")
        need = f"{max(row['x'] for row in rows)} wide and {max(row['y'] for row in rows)} high"
        raise Refused("outside-plan", f"{some} would lie outside the plan. Move them first, or make it {need}.")


@transactional
async def add_zone(code: str, floor: str, edit: ZoneEdit, actor: UUID, now: datetime) -> None:
    """A new zone of a floor in use. Invalid names everything that is wrong; Refused where the code is taken."""
    await lock_places()
    wrongs = Wrongs()
    wrongs.code("code", code)
    await _must_be("floor", floor, wrongs)
    edit = await _checked_zone(edit, wrongs)
    await refuse_known("zone", code)
    await database.execute(
        "INSERT INTO zone (code, floor, name, team, access, team_first_until) VALUES ($1, $2, $3, $4, $5, $6)",
        code,
        floor,
        *msgspec.structs.astuple(edit),
    )
    facts = {"floor": floor, "access": edit.access, "team": edit.team}
    await record(Event("added", "zone", code, facts=facts), actor, now)


@transactional
async def change_zone(code: str, edit: ZoneEdit, if_match: str | None, actor: UUID, now: datetime) -> None:
    """Set everything of a zone. Conflict where somebody was faster. What is booked stays booked, as with an import."""
    await lock_places()
    before = await locked("zone", code)
    same_copy(if_match, zone_version(before))
    edit = await _checked_zone(edit, Wrongs())
    facts = facts_of(before, msgspec.structs.asdict(edit), ("team", "access", "team_first_until"))
    if facts is None:
        return
    await database.execute(
        "UPDATE zone SET name = $2, team = $3, access = $4, team_first_until = $5 WHERE code = $1",
        code,
        *msgspec.structs.astuple(edit),
    )
    await record(Event("changed", "zone", code, facts=facts), actor, now)


async def _checked_zone(edit: ZoneEdit, wrongs: Wrongs) -> ZoneEdit:
    name = wrongs.line("name", edit.name)
    if edit.team is not None:
        await _must_be("team", edit.team, wrongs)
    wrongs.complaints(sound.zone(msgspec.structs.asdict(edit)))
    wrongs.refuse()
    return msgspec.structs.replace(edit, name=name)


async def _must_be(what: str, code: str, wrongs: Wrongs) -> None:
    held = f"SELECT code FROM {what} WHERE code = $1 AND retired_at IS NULL FOR SHARE"
    if await database.fetch_value(held, code) is None:
        wrongs.add(what, f"is no {what} in use; choose one from the list")


@transactional
async def set_home(team: str, zone: str | None) -> None:
    """Give a team, whose row the caller has changed, its home zone, or none. Invalid where the zone is not in use."""
    if zone is None:
        await database.execute("DELETE FROM team_home WHERE team = $1", team)
        return
    found = await database.fetch_value(
        """SELECT z.code FROM zone z JOIN floor f ON f.code = z.floor JOIN site t ON t.code = f.site
           WHERE z.code = $1 AND z.retired_at IS NULL AND f.retired_at IS NULL AND t.retired_at IS NULL""",
        zone,
    )
    if found is None:
        words = "is no zone in use; choose one from the list"
        errors = [wrong_at("/home_zone", words)]
        raise Invalid(said(errors), errors)
    await database.execute(
        """INSERT INTO team_home (team, zone) VALUES ($1, $2)
           ON CONFLICT (team) DO UPDATE SET zone = excluded.zone WHERE team_home.zone <> excluded.zone""",
        team,
        zone,
    )


async def refuse_zones_of(team: str) -> None:
    """Refused where zones in use are for this team."""
    rows = await database.fetch(
        "SELECT name FROM zone WHERE team = $1 AND retired_at IS NULL ORDER BY name, code", team
    )
    if rows:
        some = ", ".join(row["name"] for row in rows[:3]) + (f" and {len(rows) - 3} more" if len(rows) > 3 else "")
        raise Refused("still-needed", f"{some} is kept for that team. Give it to another team or open it first.")


async def floor_rows() -> list[Any]:
    """Every floor, those in use first, with the number of its spaces in use; never its plan itself."""
    return await database.fetch(
        """SELECT code, site, name, level, plan_width, plan_height, retired_at, plan IS NOT NULL AS drawn,
               plan_png IS NOT NULL AS pictured,
               (SELECT count(*) FROM space WHERE space.floor = floor.code AND space.retired_at IS NULL) AS spaces
           FROM floor ORDER BY retired_at IS NOT NULL, level DESC, code"""
    )


async def zone_rows() -> list[Any]:
    """Every zone, those in use first, with the number of its spaces in use."""
    return await database.fetch(
        """SELECT zone.*,
               (SELECT count(*) FROM space WHERE space.zone = zone.code AND space.retired_at IS NULL) AS spaces
           FROM zone ORDER BY retired_at IS NOT NULL, code"""
    )


async def homes() -> dict[str, str]:
    """The home zone of every team that has one."""
    return {row["team"]: row["zone"] for row in await database.fetch("SELECT team, zone FROM team_home")}

"""Bringing places in from files: one statement a table, however many rows, so that 5,000 spaces are quick.

Every function runs inside the caller's transaction and journals nothing: an import is one event, told by the import.
A row that was retired and is upserted is back in use. References must hold already: the import checks them first.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from roost.kit import database
from roost.kit.ids import new_id


class SiteRow(msgspec.Struct, frozen=True):
    """Times in minutes after local midnight; `nation` is ENG, WLS, SCT or NIR."""

    code: str
    name: str
    kind: str
    address: str
    timezone: str
    opens: int
    closes: int
    opens_weekends: bool
    opens_bank_holidays: bool
    nation: str
    bays_open_at: int | None


class FloorRow(msgspec.Struct, frozen=True):
    """`plan_width`, `plan_height`: the extent of the plan, in the units of its spaces' x and y."""

    code: str
    site: str
    name: str
    level: int
    plan_width: int
    plan_height: int


class ZoneRow(msgspec.Struct, frozen=True):
    """`team_first_until`: minutes after local midnight of the working day before, only where access says so."""

    code: str
    floor: str
    name: str
    team: str | None
    access: str
    team_first_until: int | None


class SpaceRow(msgspec.Struct, frozen=True):
    """A space is known by its floor and label; it keeps its id through every change."""

    floor: str
    label: str
    zone: str
    kind: str
    x: int
    y: int
    features: tuple[str, ...]


async def upsert_sites(rows: Sequence[SiteRow]) -> None:
    """Add or change sites by code."""
    await _each(
        """INSERT INTO site (code, name, kind, address, timezone, opens, closes, opens_weekends,
                             opens_bank_holidays, nation, bays_open_at)
           SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[],
                                $8::bool[], $9::bool[], $10::text[], $11::int[])
           ON CONFLICT (code) DO UPDATE SET (name, kind, address, timezone, opens, closes, opens_weekends,
                                             opens_bank_holidays, nation, bays_open_at, retired_at)
               = (EXCLUDED.name, EXCLUDED.kind, EXCLUDED.address, EXCLUDED.timezone, EXCLUDED.opens, EXCLUDED.closes,
                  EXCLUDED.opens_weekends, EXCLUDED.opens_bank_holidays, EXCLUDED.nation, EXCLUDED.bays_open_at,
                  NULL)""",
        rows,
    )


async def set_on_foot(sites: Sequence[str], pairs: Sequence[tuple[str, str, int]]) -> None:
    """Replace all walks from and to `sites` by `pairs` of (site, site, minutes); each is as long back as there."""
    await database.execute("DELETE FROM on_foot WHERE from_site = ANY($1) OR to_site = ANY($1)", list(sites))
    both_ways = {(a, b): minutes for a, b, minutes in pairs} | {(b, a): minutes for a, b, minutes in pairs}
    if both_ways:
        await database.execute(
            """INSERT INTO on_foot (from_site, to_site, minutes)
               SELECT * FROM unnest($1::text[], $2::text[], $3::int[])""",
            [a for a, _ in both_ways],
            [b for _, b in both_ways],
            list(both_ways.values()),
        )


async def upsert_floors(rows: Sequence[FloorRow]) -> None:
    """Add or change floors by code. A floor keeps the plan it has."""
    await _each(
        """INSERT INTO floor (code, site, name, level, plan_width, plan_height)
           SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[], $6::int[])
           ON CONFLICT (code) DO UPDATE SET (site, name, level, plan_width, plan_height, retired_at)
               = (EXCLUDED.site, EXCLUDED.name, EXCLUDED.level, EXCLUDED.plan_width, EXCLUDED.plan_height, NULL)""",
        rows,
    )


async def set_plans(plans: Sequence[tuple[str, str]]) -> None:
    """Give floors their drawings: (floor, SVG)."""
    await database.execute(
        """UPDATE floor SET plan = row.plan, plan_png = NULL
           FROM unnest($1::text[], $2::text[]) AS row (code, plan) WHERE floor.code = row.code""",
        [floor for floor, _ in plans],
        [svg for _, svg in plans],
    )


async def upsert_zones(rows: Sequence[ZoneRow]) -> None:
    """Add or change zones by code."""
    await _each(
        """INSERT INTO zone (code, floor, name, team, access, team_first_until)
           SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[])
           ON CONFLICT (code) DO UPDATE SET (floor, name, team, access, team_first_until, retired_at)
               = (EXCLUDED.floor, EXCLUDED.name, EXCLUDED.team, EXCLUDED.access, EXCLUDED.team_first_until, NULL)""",
        rows,
    )


async def set_team_homes(homes: Sequence[tuple[str, str | None]]) -> None:
    """Give teams their home zones: (team, zone); None for a team without one."""
    await database.execute("DELETE FROM team_home WHERE team = ANY($1)", [team for team, zone in homes if zone is None])
    await database.execute(
        """INSERT INTO team_home (team, zone) SELECT * FROM unnest($1::text[], $2::text[])
           ON CONFLICT (team) DO UPDATE SET zone = EXCLUDED.zone""",
        [team for team, zone in homes if zone is not None],
        [zone for _, zone in homes if zone is not None],
    )


async def upsert_spaces(rows: Sequence[SpaceRow]) -> None:
    """Add or change spaces by (floor, label)."""
    # unnest flattens an array of arrays, so features travel as one text each; none of them holds a semicolon.
    await _each(
        """INSERT INTO space (floor, label, zone, kind, x, y, features, id)
           SELECT floor, label, zone, kind, x, y, string_to_array(features, ';'), id
           FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::uuid[])
               AS row (floor, label, zone, kind, x, y, features, id)
           ON CONFLICT (floor, label) DO UPDATE SET (zone, kind, x, y, features, retired_at)
               = (EXCLUDED.zone, EXCLUDED.kind, EXCLUDED.x, EXCLUDED.y, EXCLUDED.features, NULL)""",
        rows,
        features=[";".join(row.features) for row in rows],
        id=[new_id() for _ in rows],
    )


async def retire(what: Literal["site", "floor", "zone"], codes: Sequence[str], now: datetime) -> None:
    """Take places out of use for good. Nothing is deleted: past bookings keep pointing at them."""
    # A statement's trigger fires for no rows, too, and would make every server forget what it remembers.
    if codes:
        await database.execute(f"UPDATE {what} SET retired_at = $2 WHERE code = ANY($1)", list(codes), now)


async def retire_spaces(ids: Sequence[UUID], now: datetime) -> None:
    """Take spaces out of use for good. The caller frees what is booked there."""
    if ids:
        await database.execute("UPDATE space SET retired_at = $2 WHERE id = ANY($1)", list(ids), now)


async def _each(sql: str, rows: Sequence[msgspec.Struct], **columns: list[Any]) -> None:
    """Run `sql` with one array a field of the rows' struct, in its order; `columns` replace or follow them."""
    if not rows:
        return
    names = dict.fromkeys((*rows[0].__struct_fields__, *columns))
    await database.execute(sql, *(columns.get(name) or [getattr(row, name) for row in rows] for name in names))

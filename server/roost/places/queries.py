"""Reads of places. `Place` is a space with everything about where it is that a booking rule may ask."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec

from roost.kit import database
from roost.places.rules import SiteRules


class Place(msgspec.Struct, frozen=True):
    """A space, its zone, floor and site. `x`, `y`: units of the floor's plan; times: minutes after midnight."""

    id: UUID
    label: str
    kind: str
    x: int
    y: int
    features: frozenset[str]
    zone: str
    zone_name: str
    zone_team: str | None
    access: str
    team_first_until: int | None
    floor: str
    floor_name: str
    site: SiteRules
    retired: bool = False


_PLACES = """
SELECT s.id, s.label, s.kind, s.x, s.y, s.features, s.zone, z.name AS zone_name, z.team AS zone_team, z.access,
    z.team_first_until, s.floor, f.name AS floor_name, f.site,
    (s.retired_at IS NOT NULL OR z.retired_at IS NOT NULL OR f.retired_at IS NOT NULL OR t.retired_at IS NOT NULL)
        AS retired,
    t.name AS site_name, t.timezone, t.opens, t.closes, t.opens_weekends, t.opens_bank_holidays, t.nation,
    t.bays_open_at
FROM space s JOIN zone z ON z.code = s.zone JOIN floor f ON f.code = s.floor JOIN site t ON t.code = f.site
"""


def site_rules(row: Any) -> SiteRules:
    """The opening rules in a row that names them as `site_rows` does."""
    return SiteRules(
        code=row["site"],
        name=row["site_name"],
        timezone=row["timezone"],
        opens=row["opens"],
        closes=row["closes"],
        opens_weekends=row["opens_weekends"],
        opens_bank_holidays=row["opens_bank_holidays"],
        nation=row["nation"],
        bays_open_at=row["bays_open_at"],
    )


def _places(rows: Iterable[Any]) -> list[Place]:
    sites: dict[str, SiteRules] = {}
    return [
        Place(
            id=row["id"],
            label=row["label"],
            kind=row["kind"],
            x=row["x"],
            y=row["y"],
            features=frozenset(row["features"]),
            zone=row["zone"],
            zone_name=row["zone_name"],
            zone_team=row["zone_team"],
            access=row["access"],
            team_first_until=row["team_first_until"],
            floor=row["floor"],
            floor_name=row["floor_name"],
            site=sites.setdefault(row["site"], site_rules(row)),
            retired=row["retired"],
        )
        for row in rows
    ]


async def places(ids: Iterable[UUID]) -> dict[UUID, Place]:
    """The places of these spaces, retired ones included; unknown ids are left out."""
    wanted = list(ids)
    if 1 <= len(wanted) <= 2:
        # For a list PostgreSQL plans its joins anew every time, which takes longer than to do them.
        rows = await database.fetch(_PLACES + "WHERE s.id IN ($1, $2)", wanted[0], wanted[-1])
    else:
        rows = await database.fetch(_PLACES + "WHERE s.id = ANY($1::uuid[])", wanted)
    return {place.id: place for place in _places(rows)}


async def places_of_kind(kind: str) -> list[Place]:
    """Every place in use of a kind, at all sites."""
    rows = await database.fetch(
        _PLACES
        + """WHERE s.kind = $1 AND s.retired_at IS NULL AND z.retired_at IS NULL
             AND f.retired_at IS NULL AND t.retired_at IS NULL""",
        kind,
    )
    return _places(rows)


async def sites_by_floor() -> dict[str, SiteRules]:
    """For each floor in use the rules of its site."""
    rows = await database.fetch(
        """SELECT f.code AS floor, t.code AS site, t.name AS site_name, t.timezone, t.opens, t.closes,
                  t.opens_weekends, t.opens_bank_holidays, t.nation, t.bays_open_at
           FROM floor f JOIN site t ON t.code = f.site WHERE f.retired_at IS NULL AND t.retired_at IS NULL"""
    )
    return {row["floor"]: site_rules(row) for row in rows}


async def home(team: str | None) -> tuple[str, str] | None:
    """The zone that is a team's home, and the site it lies in; None for no team or a team without a home."""
    row = await database.fetch_row(
        """SELECT z.code, f.site FROM team_home h JOIN zone z ON z.code = h.zone JOIN floor f ON f.code = z.floor
           WHERE h.team = $1 AND z.retired_at IS NULL AND f.retired_at IS NULL""",
        team,
    )
    return (row["code"], row["site"]) if row else None


async def minutes_on_foot() -> dict[tuple[str, str], int]:
    """Minutes on foot between two sites, as the council's file says; a site to itself is not listed."""
    rows = await database.fetch("SELECT from_site, to_site, minutes FROM on_foot")
    return {(row["from_site"], row["to_site"]): row["minutes"] for row in rows}


async def floors_and_zones() -> tuple[list[Any], list[Any]]:
    """Rows of the floors and zones in use, in the order in which people see them."""
    floors = await database.fetch(
        """SELECT code, site, name, level, plan_width, plan_height, plan IS NOT NULL OR plan_png IS NOT NULL AS has_plan
           FROM floor WHERE retired_at IS NULL ORDER BY site, level DESC, code"""
    )
    zones = await database.fetch(
        """SELECT z.code, z.floor, z.name, z.team, t.name AS team_name, z.access, z.team_first_until
           FROM zone z LEFT JOIN team t ON t.code = z.team WHERE z.retired_at IS NULL ORDER BY z.floor, z.code"""
    )
    return floors, zones


async def site_rows() -> list[Any]:
    """Rows of the sites in use: offices first, then by name."""
    return await database.fetch(
        """SELECT code AS site, name AS site_name, kind, address, timezone, opens, closes, opens_weekends,
                  opens_bank_holidays, nation, bays_open_at
           FROM site WHERE retired_at IS NULL ORDER BY kind = 'car park', name"""
    )

"""What an administrator changes by hand, as it stands when the cast is built: rows and their versions."""

from typing import Any
from uuid import UUID

import msgspec

from roost.admin.acts import add_team, team_version
from roost.issues import categories, queues
from roost.people import managing, managing_teams
from roost.people.managing_teams import TeamEdit
from roost.places import managing_floors, managing_sites, managing_spaces
from tests.support import NOW

PERSON = "zed"
SITE, FLOOR, ZONE, SPACE, TEAM, QUEUE, CATEGORY = "lane", "hall-2", "hall-2-o", "T4", "spare", "it", "furniture"


class Managed(msgspec.Struct):
    """Versions, by what they are of."""

    versions: dict[str, str] = {}


async def build(administrator: UUID, person: UUID, space: UUID) -> Managed:
    """A team that nobody is in, and what everything that is changed by hand looks like."""
    await add_team(TEAM, TeamEdit("Spare", ()), None, administrator, NOW)
    floors = {row["code"]: row for row in await managing_floors.floor_rows()}
    zones: dict[str, Any] = {row["code"]: row for row in await managing_floors.zone_rows()}
    return Managed(
        {
            "person": managing.version_of(await managing.row_of(person)),
            "team": team_version(await managing_teams.row_of(TEAM), None),
            "site": managing_sites.version(await managing_sites.row_of(SITE), await managing_sites.walks_of(SITE)),
            "floor": managing_floors.floor_version(floors[FLOOR]),
            "zone": managing_floors.zone_version(zones[ZONE]),
            "space": managing_spaces.version(await managing_spaces.row_of(space)),
            "spaces": (await managing_spaces.rows("hall-1"))[0],
            "queue": queues.version_of(await queues.row_of(QUEUE)),
            "category": (await categories.one(CATEGORY)).version,
        }
    )

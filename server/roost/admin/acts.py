"""Acts that concern several domains at once, in one transaction."""

from datetime import datetime
from typing import Any
from uuid import UUID

from roost import people
from roost.kit.database import transactional
from roost.kit.versions import same_copy, version_of_row
from roost.leaving import give_up
from roost.people import managing, managing_teams
from roost.people.managing_teams import TeamEdit
from roost.places import managing_floors
from roost.places.managing import lock_places


@transactional
async def leave(person: UUID, actor: UUID, now: datetime) -> None:
    """Somebody is no longer with the council: signed out, bookings ended, issues given back. A repeat does nothing."""
    if (await managing.row_of(person))["left_at"] is None:
        await people.mark_left([person], actor, now, give_up)


def team_version(row: Any, home: str | None) -> str:
    """The version of a team with its home zone."""
    return version_of_row([row["name"], list(row["office_days"]), home, row["retired_at"] is not None])


@transactional
async def add_team(code: str, edit: TeamEdit, home: str | None, actor: UUID, now: datetime) -> None:
    """A new team, and where it sits."""
    await lock_places()
    await managing_teams.add(code, edit, actor, now)
    await managing_floors.set_home(code, home)


@transactional
async def change_team(
    code: str, edit: TeamEdit, home: str | None, if_match: str | None, actor: UUID, now: datetime
) -> None:
    """Set everything of a team. Conflict where somebody was faster."""
    await lock_places()
    row, was = await managing_teams.locked(code), (await managing_floors.homes()).get(code)
    same_copy(if_match, team_version(row, was))
    more: dict[str, Any] = {}
    if home != was:
        await managing_floors.set_home(code, home)
        more = {"columns": "home_zone", "home_zone_from": was, "home_zone_to": home}
    await managing_teams.change(code, edit, more, actor, now)


@transactional
async def retire_team(code: str, actor: UUID, now: datetime) -> None:
    """A team is no more. Refused while people are in it or zones kept for it."""
    await lock_places()
    await managing_floors.refuse_zones_of(code)
    await managing_teams.retire(code, actor, now)

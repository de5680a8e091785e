"""What an administrator changes of sites, floors and zones by hand, one at a time, on the copy that they looked at.

A code is chosen once and never changes: it is printed, linked and imported. Nothing is deleted: what is retired keeps
its id, its past bookings point at it, and it can come back.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import show_time
from roost.kit.errors import FieldError, Invalid, NotFound, Refused, said, wrong_at
from roost.kit.names import CODE_ALLOWED, LINE_ALLOWED, is_code, line
from roost.kit.versions import version_of_row
from roost.places.sound import Complaint

What = Literal["site", "floor", "zone"]
# What is booked in spaces from now on is given up; says how many bookings. The bookings' own, handed down.
FreeSpaces = Callable[[Collection[UUID], UUID | None, datetime], Awaitable[int]]

ABOVE: dict[What, What] = {"floor": "site", "zone": "floor"}
SPACES_OF: dict[What, str] = {
    "site": "SELECT s.id FROM space s JOIN floor f ON f.code = s.floor WHERE f.site = $1",
    "floor": "SELECT id FROM space WHERE floor = $1",
    "zone": "SELECT id FROM space WHERE zone = $1",
}
_HOMES_IN: dict[What, str] = {"site": "f.site", "floor": "z.floor", "zone": "z.code"}
_TIMES = ("opens", "closes", "bays_open_at", "team_first_until")


class Wrongs:
    """What is wrong with what was sent, gathered, so that all of it is said at once."""

    def __init__(self) -> None:
        self.errors: list[FieldError] = []

    def add(self, field: str, words: str) -> None:
        self.errors.append(wrong_at(f"/{field}", words))

    def line(self, field: str, text: str) -> str:
        """The text in our spelling; noted as wrong where it is none that can be shown everywhere."""
        try:
            return line(text)
        except ValueError as error:
            self.add(field, f"{error}; allowed: {LINE_ALLOWED}")
            return text

    def code(self, field: str, text: str) -> str:
        """Noted as wrong where it is no code."""
        if not is_code(text):
            self.add(field, f"must be of {CODE_ALLOWED}")
        return text

    def complaints(self, found: Iterable[Complaint]) -> None:
        """What a rule that files share says (sound.py)."""
        for field, wrong, allowed in found:
            self.add(field, f"{wrong}; allowed: {allowed}")

    def refuse(self) -> None:
        """Invalid, where anything was wrong."""
        if self.errors:
            raise Invalid(said(self.errors), self.errors)


async def lock_places() -> None:
    """One after the other, imports too (importing/actions): each checks against what the other is about to change."""
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost import', 0))")


def facts_of(before: Mapping[str, Any], after: Mapping[str, Any], said: Collection[str]) -> dict[str, Any] | None:
    """For the journal: which fields differ, and of those in `said` from what to what. None where nothing does."""
    differs = [field for field, value in after.items() if _plain(before[field]) != _plain(value)]
    if not differs:
        return None
    facts: dict[str, Any] = {"columns": " ".join(differs)}
    for field in differs:
        if field in said:
            facts |= {f"{field}_from": _said(field, before[field]), f"{field}_to": _said(field, after[field])}
    return facts


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _said(field: str, value: Any) -> Any:
    return show_time(value) if field in _TIMES and value is not None else value


async def locked(what: What, code: str) -> dict[str, Any]:
    """The row of a site, floor or zone. NotFound."""
    row = await database.fetch_row(f"SELECT * FROM {what} WHERE code = $1 FOR NO KEY UPDATE", code)
    if row is None:
        raise NotFound(f"There is no such {what}. Choose one from the list.")
    return dict(row)


def version_of(row: Mapping[str, Any], fields: Collection[str], *more: Any) -> str:
    """The version of a row: what can be edited, and whether it is in use."""
    return version_of_row([*(row[field] for field in fields), *more, row["retired_at"] is not None])


async def refuse_known(what: What, code: str) -> None:
    """Refused where the code is taken, be it by what was retired."""
    row = await database.fetch_row(f"SELECT retired_at FROM {what} WHERE code = $1", code)
    if row is None:
        return
    if row["retired_at"] is None:
        raise Refused("code-taken", f"There is a {what} {code} already. Choose another code.")
    raise Refused("was-retired", f"{code} was retired. Bring that {what} back, or choose another code.")


@transactional
async def retire(what: What, code: str, free: FreeSpaces, actor: UUID, now: datetime) -> int:
    """Take a site, floor or zone, with all spaces in it, out of use for good; says how many bookings that ended.

    A repeat does nothing. Refused where it is some team's home.
    """
    await lock_places()
    if (await locked(what, code))["retired_at"] is not None:
        return 0
    await _refuse_homes(what, code)
    freed = await free([row["id"] for row in await database.fetch(SPACES_OF[what], code)], actor, now)
    await database.execute(f"UPDATE {what} SET retired_at = $2 WHERE code = $1", code, now)
    facts: dict[str, Any] = {"from": "in use", "to": "retired", "freed": freed}
    await record(Event("retired", what, code, facts=facts), actor, now)
    return freed


async def _refuse_homes(what: What, code: str) -> None:
    rows = await database.fetch(
        f"""SELECT t.name FROM team_home h JOIN team t ON t.code = h.team JOIN zone z ON z.code = h.zone
                JOIN floor f ON f.code = z.floor
            WHERE {_HOMES_IN[what]} = $1 AND t.retired_at IS NULL ORDER BY t.name""",
        code,
    )
    if rows:
        names = ", ".join(row["name"] for row in rows[:3]) + (f" and {len(rows) - 3} more" if len(rows) > 3 else "")
        raise Refused("still-needed", f"It is the home of {names}. Give them another home zone first.")


@transactional
async def bring_back(what: What, code: str, actor: UUID, now: datetime) -> None:
    """Back in use, with everything in it that was not retired by itself. A repeat does nothing.

    Refused where what it lies in, or the team that it is for, is retired still.
    """
    await lock_places()
    row = await locked(what, code)
    if row["retired_at"] is None:
        return
    if what in ABOVE:
        await in_use(ABOVE[what], row[ABOVE[what]])
    if row.get("team") is not None:
        await team_in_use(row["team"])
    await database.execute(f"UPDATE {what} SET retired_at = NULL WHERE code = $1", code)
    await record(Event("brought back", what, code, facts={"from": "retired", "to": "in use"}), actor, now)


async def in_use(what: What, code: str) -> None:
    """Refused where what something lies in is retired."""
    if await database.fetch_value(f"SELECT retired_at FROM {what} WHERE code = $1", code) is not None:
        raise Refused("above-retired", f"Its {what} {code} is retired. Bring that back first.")


async def team_in_use(team: str) -> None:
    """Refused where the team that a zone is for is no more."""
    if await database.fetch_value("SELECT retired_at FROM team WHERE code = $1", team) is not None:
        raise Refused("team-retired", f"It is for the team {team}, which is no more. Choose another team first.")

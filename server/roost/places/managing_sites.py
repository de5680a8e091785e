"""Sites by hand: where they are, and the rules by which places there are booked."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

import msgspec

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotFound
from roost.kit.versions import same_copy
from roost.places import sound
from roost.places.managing import Wrongs, facts_of, lock_places, locked, refuse_known, version_of
from roost.places.upserts import set_on_foot

Walks = tuple[tuple[str, int], ...]
# What may stand in an audit with its value; of the others only that they changed.
SAID = (
    "kind", "timezone", "opens", "closes", "opens_weekends", "opens_bank_holidays", "nation", "bays_open_at",
    "release_after", "remind_after",
)  # fmt: skip


class SiteEdit(msgspec.Struct, frozen=True):
    """Times in minutes after local midnight; `release_after`, `remind_after` in minutes after a booking's start."""

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
    release_after: int | None
    remind_after: int | None


FIELDS = SiteEdit.__struct_fields__


def version(row: Mapping[str, Any], walks: Collection[tuple[str, int]]) -> str:
    """The version of a site's row with its walks."""
    return version_of(row, FIELDS, sorted(walks))


async def walks_of(site: str) -> Walks:
    """Minutes on foot to other sites, by their codes."""
    rows = await database.fetch("SELECT to_site, minutes FROM on_foot WHERE from_site = $1 ORDER BY to_site", site)
    return tuple((row["to_site"], row["minutes"]) for row in rows)


@transactional
async def add(code: str, edit: SiteEdit, walks: Walks, actor: UUID, now: datetime) -> None:
    """A new site. Invalid names everything that is wrong; Refused where the code is taken."""
    await lock_places()
    edit = await _checked(code, edit, walks, new=True)
    await refuse_known("site", code)
    marks = ", ".join(f"${n}" for n in range(2, len(FIELDS) + 2))
    await database.execute(
        f"INSERT INTO site (code, {', '.join(FIELDS)}) VALUES ($1, {marks})", code, *msgspec.structs.astuple(edit)
    )
    await set_on_foot([code], [(code, to, minutes) for to, minutes in walks])
    await _begin_anew(code, now)
    await record(Event("added", "site", code), actor, now)


@transactional
async def change(code: str, edit: SiteEdit, walks: Walks, if_match: str | None, actor: UUID, now: datetime) -> None:
    """Set everything of a site. Conflict where somebody was faster. What is booked stays booked, as with an import."""
    await lock_places()
    before = await locked("site", code)
    walked = await walks_of(code)
    same_copy(if_match, version(before, walked))
    edit = await _checked(code, edit, walks, new=False)
    facts = facts_of(before | {"walk": walked}, msgspec.structs.asdict(edit) | {"walk": tuple(sorted(walks))}, SAID)
    if facts is None:
        return
    columns = ", ".join(f"{field} = ${n}" for n, field in enumerate(FIELDS, 2))
    await database.execute(f"UPDATE site SET {columns} WHERE code = $1", code, *msgspec.structs.astuple(edit))
    if edit.release_after != before["release_after"]:
        await _begin_anew(code, now)
    if sorted(walks) != sorted(walked):
        await set_on_foot([code], [(code, to, minutes) for to, minutes in walks])
    await record(Event("changed", "site", code, facts=facts), actor, now)


async def _begin_anew(code: str, now: datetime) -> None:
    """A rule that frees what nobody came to counts from now, also for what is booked already."""
    await database.execute("UPDATE site SET release_since = $2 WHERE code = $1", code, now)


async def _checked(code: str, edit: SiteEdit, walks: Walks, *, new: bool) -> SiteEdit:
    wrongs = Wrongs()
    if new:
        wrongs.code("code", code)
    tidy = {"name": wrongs.line("name", edit.name)}
    tidy["address"] = wrongs.line("address", edit.address) if edit.address.strip() else ""
    if "/" not in edit.timezone or edit.timezone not in available_timezones():
        wrongs.add("timezone", "is not known; enter a name such as Europe/London")
    wrongs.complaints(sound.site({"site": code, "walk": walks, "opens": edit.opens, "closes": edit.closes}))
    if edit.remind_after is not None and edit.release_after is None:
        wrongs.add("remind_after", "is of no use where no place is freed; leave it empty")
    elif edit.remind_after is not None and edit.release_after is not None and edit.remind_after >= edit.release_after:
        wrongs.add("remind_after", f"must be fewer minutes than {edit.release_after}, when the place is freed")
    known = {row["code"] for row in await database.fetch("SELECT code FROM site WHERE retired_at IS NULL")}
    seen: set[str] = set()
    for at, (to, _) in enumerate(walks):
        if to in seen:
            wrongs.add(f"walk/{at}/site", "is there twice; keep one of them")
        elif to not in known and to != code:
            wrongs.add(f"walk/{at}/site", "is no site in use; choose one from the list")
        seen.add(to)
    wrongs.refuse()
    return msgspec.structs.replace(edit, **tidy)


async def rows() -> list[Any]:
    """Every site, those in use first; offices before car parks, then by name."""
    return await database.fetch("SELECT * FROM site ORDER BY retired_at IS NOT NULL, kind = 'car park', name, code")


async def row_of(code: str) -> Any:
    """One site. NotFound."""
    row = await database.fetch_row("SELECT * FROM site WHERE code = $1", code)
    if row is None:
        raise NotFound("There is no such site. Choose one from the list.")
    return row

"""Bringing files in: one transaction, all of it or nothing."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import msgspec

from roost import bookings, issues, people
from roost.importing import again
from roost.importing.cells import Value
from roost.importing.changes import Changes, SheetChanges, changes
from roost.importing.check import check
from roost.importing.files import Wrong
from roost.importing.queries import Stored, plan_digests, stored
from roost.importing.reading import READ, Brought, Key, Tell, read_folder
from roost.issues import QueueRow
from roost.journal import Event, record_all
from roost.journal.actions import Fact
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import Refused
from roost.kit.ids import new_id
from roost.leaving import give_up
from roost.people import PersonRow, TeamRow
from roost.people.administrators import ADMINISTRATOR
from roost.places import upserts as places
from roost.places.upserts import FloorRow, SiteRow, SpaceRow, ZoneRow

T = TypeVar("T", bound=msgspec.Struct)
Show = Callable[[Changes], None]
# Columns whose values an audit may read: never a name, an address or what somebody needs.
TOLD = frozenset(
    {
        *("kind", "timezone", "opens", "closes", "opens_weekends", "opens_bank_holidays", "nation", "bays_open_at"),
        *("site", "floor", "zone", "team", "home_zone", "access", "team_first_until", "level", "x", "y"),
    }
)
ENTITY = {"sites": "site", "floors": "floor", "zones": "zone", "teams": "team", "queues": "queue", "spaces": "space"}


class BadFiles(Exception):
    """Something in the files is wrong; `wrongs` names all of it. Nothing was stored."""

    def __init__(self, wrongs: list[Wrong]) -> None:
        super().__init__(f"{len(wrongs)} things are wrong in the files")
        self.wrongs = wrongs


class RetiresTooMany(Exception):
    """More than a tenth of a table would be retired, and nobody said that this is meant. Nothing was stored."""

    def __init__(self, sheets: list[SheetChanges]) -> None:
        super().__init__("more than a tenth would be retired")
        self.sheets = sheets


async def bring_in(
    folder: Path,
    *,
    actor: UUID | None,
    now: datetime,
    dry_run: bool = False,
    retire_missing: bool = False,
    yes: bool = False,
    tell: Tell = lambda *_: None,
    show: Show = lambda _: None,
) -> Changes:
    """Bring the files of `folder` in. `show` is told what will be done before it is, `tell` how far it is.

    Raises BadFiles or RetiresTooMany. A dry run ends after `show`.
    """
    files = await asyncio.to_thread(again.digest_of_files, folder)
    if files is not None and (same := await again.as_left(files)) is not None:
        show(same)
        return same
    brought = read_folder(folder, tell)
    return await bring(
        brought, actor, now, dry_run=dry_run, retiring=retire_missing, yes=yes, tell=tell, show=show, files=files
    )


@transactional
async def bring(
    brought: Brought,
    actor: UUID | None,
    now: datetime,
    *,
    dry_run: bool = False,
    retiring: bool = False,
    yes: bool = False,
    tell: Tell = lambda *_: None,
    show: Show = lambda _: None,
    facts: Mapping[str, Fact] = {},
    files: bytes | None = None,
) -> Changes:
    """The same with what was read already. `facts`: what the journal says of the import besides its counts. `files`:
    their sum, where the same again shall be known at once.

    What `show` raises is raised, and nothing is stored.
    """
    # Two imports at once would each compare with what the other is about to change.
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost import', 0))")
    found, tables, wrongs = await compare(brought, retiring, tell)
    if wrongs:
        raise BadFiles(wrongs)
    if "token" in facts:
        _refuse_new_administrators(found.of("people"))
    show(found)
    too_many = [sheet for sheet in found.sheets if sheet.retires_too_many]
    if retiring and too_many and not yes:
        raise RetiresTooMany(too_many)
    if not dry_run and found.any(retiring):
        # Before any other lock: bookings take theirs first, too, and read the rules of places after it.
        await bookings.lock_horizon(now)
        await _write(found, tables, tell, actor, now)
        if retiring:
            await _retire(found, tables, tell, actor, now)
        tell("Writing down what was done", 96)
        await record_all(_events(found, tables, retiring, facts), actor, now)
        # What is planned for a village, and remembered, takes half a minute in a county: at the commit all is planned
        # anew, in every server.
        await database.execute("ANALYZE person, space")
    if files is not None and not dry_run:
        await again.remember(files, found, retiring)
    return found


def _refuse_new_administrators(sheet: SheetChanges) -> None:
    """By a token alone nobody comes to run Roost: it lies in another system, and may outlive the trust in it."""
    new = [*sheet.added, *sheet.back, *(change for change in sheet.changed if "role" in change.differs)]
    if any(change.values["role"] == ADMINISTRATOR for change in new):
        raise Refused(
            "administrator-by-token",
            "A token makes nobody an administrator. Give them another role in the file, or bring it in yourself.",
        )


async def compare(brought: Brought, retiring: bool, tell: Tell) -> tuple[Changes, dict[str, Stored], list[Wrong]]:
    """What would be done, what is stored, and all that is wrong; where anything is, the first says nothing.

    In a thread where it takes long: whoever books a desk meanwhile does not wait for it.
    """
    tell("Comparing with what is stored", READ)
    tables, fallback = await stored(), await issues.fallback()
    tell("Comparing with what is stored", READ + 8)
    wrongs = [*brought.wrongs, *await asyncio.to_thread(check, brought, tables, retiring, fallback)]
    if wrongs:
        return Changes(), tables, wrongs
    tell("Comparing with what is stored", READ + 12)
    return await asyncio.to_thread(changes, brought, tables, await plan_digests()), tables, []


async def _write(found: Changes, tables: dict[str, Stored], tell: Tell, actor: UUID | None, now: datetime) -> None:
    """Everything that is added, changed or brought back; what others point to comes first."""
    tell("Storing places", 55)
    rows = {name: [change.values for change in found.of(name).written] for name in (*ENTITY, "people")}
    await places.upsert_sites([_struct(SiteRow, "site", values) for values in rows["sites"]])
    walking = [change.values for change in found.of("sites").added]
    walking += [change.values for change in found.of("sites").written if "walk" in change.differs]
    if walking:
        walks = [(site["site"], to, minutes) for site in walking for to, minutes in site["walk"]]
        await places.set_on_foot([site["site"] for site in walking], walks)
    await places.upsert_floors([_struct(FloorRow, "floor", values) for values in rows["floors"]])
    if found.plans:
        await places.set_plans([(plan.floor, plan.svg) for plan in found.plans])
    if rows["teams"]:
        await people.upsert_teams([_struct(TeamRow, "team", values) for values in rows["teams"]])
    await places.upsert_zones([_struct(ZoneRow, "zone", values) for values in rows["zones"]])
    if rows["teams"]:
        await places.set_team_homes([(values["team"], values["home_zone"]) for values in rows["teams"]])
    if rows["people"]:
        tell(f"Storing {len(rows['people']):,} people", 60)
        await people.upsert_people([PersonRow(**values) for values in rows["people"]], actor, now)
    if rows["queues"]:
        await issues.upsert_queues([_struct(QueueRow, "queue", values) for values in rows["queues"]])
    if rows["spaces"]:
        tell(f"Storing {len(rows['spaces']):,} spaces", 80)
    await places.upsert_spaces([_struct(SpaceRow, "floor", values) for values in rows["spaces"]])
    # Nobody who booked a desk finds a bay in its place.
    if turned := [change.key for change in found.of("spaces").changed if "kind" in change.differs]:
        await bookings.free_spaces(_ids(turned, tables["spaces"]), actor, now)


def _struct(kind: type[T], key: str, values: Mapping[str, Value]) -> T:
    """A row of a lower domain: its first field is called `key` in the file, the others are called alike."""
    return kind(values[key], *(values[field] for field in kind.__struct_fields__[1:]))


async def _retire(found: Changes, tables: dict[str, Stored], tell: Tell, actor: UUID | None, now: datetime) -> None:
    """Everything that is gone, what points to others first; bookings there and of those who left are freed."""
    tell("Retiring what is gone", 90)
    gone = {name: [str(key) for key in found.of(name).gone] for name in (*ENTITY, "people")}
    if gone["queues"]:
        await issues.retire_queues(gone["queues"], now)
    if spaces := _ids(found.of("spaces").gone, tables["spaces"]):
        await places.retire_spaces(spaces, now)
        await bookings.free_spaces(spaces, actor, now)
    if leavers := _ids(found.of("people").gone, tables["people"]):
        await people.mark_left(leavers, actor, now, give_up)
    if gone["teams"]:
        await people.retire_teams(gone["teams"], now)
    await places.retire("zone", gone["zones"], now)
    await places.retire("floor", gone["floors"], now)
    await places.retire("site", gone["sites"], now)


def _ids(keys: list[Key], table: Stored) -> list[UUID]:
    return [table.ids[key] for key in keys]


def _events(found: Changes, tables: dict[str, Stored], retiring: bool, facts: Mapping[str, Fact]) -> Iterator[Event]:
    """The import with its counts, and each thing of the house that changed or is no more.

    Not each person: that a need or a badge came or went is nobody's to read in an audit. People journal
    themselves who left and whose role changed.
    """
    counts: dict[str, Fact] = {**facts, "plans": len(found.plans)}
    for sheet in found.sheets:
        counts[f"{sheet.name}_added"] = len(sheet.added)
        counts[f"{sheet.name}_changed"] = len(sheet.changed)
        counts[f"{sheet.name}_brought_back"] = len(sheet.back)
        counts[f"{sheet.name}_retired"] = len(sheet.gone) if retiring else 0
    yield Event("imported", "import", new_id(), facts=counts)
    for sheet in found.sheets:
        ids = tables[sheet.name].ids
        if sheet.name == "people":
            yield from (Event("came back", "person", ids[change.key], ids[change.key]) for change in sheet.back)
            continue
        entity = ENTITY[sheet.name]
        for change in sheet.changed:
            yield Event("changed", entity, _id(change.key, ids), facts=_told(change.differs))
        for change in sheet.back:
            yield Event("brought back", entity, _id(change.key, ids))
        for key in sheet.gone if retiring else ():
            yield Event("retired", entity, _id(key, ids))


def _told(differs: Mapping[str, tuple[Value, Value]]) -> dict[str, Fact]:
    """Which columns changed, and from what to what where that is a code, a time or a number."""
    facts: dict[str, Fact] = {"columns": " ".join(differs)}
    for column in TOLD & differs.keys():
        for name, value in zip((f"{column}_from", f"{column}_to"), differs[column], strict=True):
            facts[name] = value if isinstance(value, (str, int, bool)) else None
    return facts


def _id(key: Key, ids: dict[Key, UUID]) -> UUID | str:
    return ids[key] if key in ids else str(key)

"""Floor walks: a leader sat somewhere for a while, and what broke there is theirs, in the open."""

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from roost.board import queries
from roost.board.wire import NoteIn, Walk, WalkIn, Walks
from roost.issues import redaction, reports, states
from roost.issues.public_words import names_colleague, said_or_none, without_colleagues
from roost.issues.reports import Wish
from roost.issues.wire import Card, RoleRef, card
from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotAllowed, NotFound, Problem
from roost.kit.ids import new_id
from roost.kit.once import once
from roost.people import Who, can
from roost.places import Place, known, places, today

BACK = timedelta(days=90)

_ROWS = """
SELECT w.id, w.leader, p.name AS leader_name, p.role AS leader_role, w.day, w.floor, f.name AS floor_name,
    site.name AS site_name, s.label, w.words
FROM walk w JOIN person p ON p.id = w.leader JOIN floor f ON f.code = w.floor JOIN site ON site.code = f.site
    LEFT JOIN space s ON s.id = w.space
"""


async def recent(now: datetime) -> Walks:
    """The walks of the last ninety days, newest first."""
    rows = await database.fetch(_ROWS + "WHERE w.day >= $1 ORDER BY w.day DESC, w.id DESC", (now - BACK).date())
    return Walks(await _walks(rows, now))


async def one(walk: UUID, now: datetime) -> Walk:
    """A walk that is known to be there."""
    [found] = await _walks(await database.fetch(_ROWS + "WHERE w.id = $1", walk), now)
    return found


async def _walks(rows: list[Any], now: datetime) -> list[Walk]:
    issues: dict[UUID, list[Card]] = {row["id"]: [] for row in rows}
    for row in await queries.of_walks(issues):
        issues[row["walk"]].append(card(row, now))
    return [
        Walk(
            id=row["id"],
            leader=RoleRef(row["leader"], row["leader_name"], row["leader_role"]),
            day=row["day"],
            floor=row["floor"],
            floor_name=row["floor_name"],
            site_name=row["site_name"],
            space_label=row["label"],
            words=row["words"],
            issues=issues[row["id"]],
        )
        for row in rows
    ]


@transactional
async def log(walk: WalkIn, who: Who, key: str | None, now: datetime) -> UUID:
    """Write down a walk; each note becomes an issue that the leader reported and owns. The first one's id for a repeat.

    Invalid, PersonalData, or what reporting and owning refuse, with pointers into the walk.
    """
    lock = hashlib.blake2b(f"walk {who.id} {key}".encode(), digest_size=8).digest()
    await database.fetch("SELECT pg_advisory_xact_lock($1)", int.from_bytes(lock, signed=True))

    async def make() -> UUID:
        return await _log(walk, who, now)

    return await once(who.id, key, msgspec.json.encode(("walk", walk)), now, make)


async def _log(walk: WalkIn, who: Who, now: datetime) -> UUID:
    site = await known.site_of(walk.floor)
    if site is None:
        raise Invalid("There is no such floor.", [FieldError("/floor", "is no floor; choose one from the list")])
    sat = await _space(walk.space, walk.floor, "/space")
    words = await said_or_none(walk.words, "/words", walk.confirmed)
    if await names_colleague(words):
        # An issue that names somebody is held for its queue; a walk has none.
        raise without_colleagues("/words")
    id_ = new_id()
    await database.execute(
        "INSERT INTO walk (id, leader, floor, space, day, words, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id_,
        who.id,
        walk.floor,
        walk.space,
        today(site, now),
        words,
        now,
    )
    day = today(site, now)
    facts: dict[str, str | int | bool | None] = {"floor": walk.floor, "day": day.isoformat(), "notes": len(walk.notes)}
    await record(Event("walked", "walk", id_, None, facts), who.id, now)
    kinds = {row["code"]: row["space_kind"] for row in await database.fetch("SELECT code, space_kind FROM chip")}
    for n, note in enumerate(walk.notes):
        try:
            there = await _space(note.space, walk.floor, "/space") or _seat(note, sat, kinds)
            wish = Wish(
                kind="irritation",
                space=there.id if there else None,
                zone=sat.zone if sat and not there else None,
                site=site.code if not sat and not there else None,
                chip=note.chip,
                category=note.category,
                words=note.words,
                level="named",
                confirmed=walk.confirmed,
                walk=id_,
            )
            number = await reports.report(wish, who, None, now)
            await states.own(number, None, who, now)
        except Problem as problem:
            problem.errors = [FieldError(f"/notes/{n}{one.pointer}", one.detail) for one in problem.errors]
            raise
    return id_


async def redact(walk: UUID, who: Who, now: datetime) -> None:
    """Take the words of a walk away for good; those of its issues are each issue's own. A repeat does no harm.

    NotFound, NotAllowed. When it is done the bytes are gone from the table.
    """
    await redaction.sweep(["walk"], await _redact(walk, who, now))


@transactional
async def _redact(walk: UUID, who: Who, now: datetime) -> int:
    leader = await database.fetch_value("SELECT leader FROM walk WHERE id = $1 FOR NO KEY UPDATE", walk)
    if leader is None:
        raise NotFound("There is no such walk. Look at the list of walks.")
    if leader != who.id and not can(who.role, "redact"):
        raise NotAllowed("Only who walked, leaders and administrators take a walk's words away. Tell one of them.")
    await database.execute("UPDATE walk SET words = NULL WHERE id = $1", walk)
    await record(Event("redacted", "walk", walk, None, {"words": True}), who.id, now)
    transaction: int = await database.fetch_value("SELECT pg_current_xact_id()::text::bigint")
    return transaction


def _seat(note: NoteIn, sat: Place | None, kinds: dict[str, str | None]) -> Place | None:
    """Where the leader sat, if what broke is of such a place: a chair is, the kitchen is not."""
    return sat if sat is not None and note.chip is not None and kinds.get(note.chip) == sat.kind else None


async def _space(space: UUID | None, floor: str, pointer: str) -> Place | None:
    if space is None:
        return None
    found = (await places([space])).get(space)
    if found is None or found.retired or found.floor != floor:
        raise Invalid("That place is not on this floor.", [FieldError(pointer, "is no place on this floor")])
    return found

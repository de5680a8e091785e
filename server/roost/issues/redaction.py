"""Taking words or a photo away for good: not hidden, but gone.

A deleted row's bytes stay in the database's files until something is written over them, which plain VACUUM does not do.
So the tables are written anew (VACUUM FULL), indexes and all. What the database keeps to recover itself (WAL), and
backups, go as they age.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from roost.issues import access, queries, store
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotAllowed, NotFound
from roost.people import Who, can

log = logging.getLogger("roost.issues")

What = Literal["words", "photo", "updates"]

# What stands where words have to stand.
GONE = "(taken away)"
TABLES: dict[What, tuple[str, ...]] = {
    "words": ("issue",),
    "photo": ("photo",),
    "updates": ("issue_update", "issue", "hop"),
}
# How long to wait for whoever still reads what was there before, and to write a table anew.
READERS, STEP = 5.0, 0.05
LONGEST = 600.0


class Elsewhere(msgspec.Struct, frozen=True):
    """Where else the words of issues and fixes stand, in a domain that this one does not know. `unsay` is called in the
    redaction's transaction, after all else, with `issue` or `fix` and ids; then `tables` are written anew too."""

    unsay: Callable[[str, Collection[UUID]], Awaitable[None]]
    tables: tuple[str, ...]


async def _nowhere(_: str, __: Collection[UUID]) -> None:
    """Where nothing was handed down."""


elsewhere = Elsewhere(_nowhere, ())


def hand_down(where: Elsewhere) -> None:
    """From where everything is wired."""
    global elsewhere
    elsewhere = where


async def redact(number: int, what: Collection[What], who: Who, now: datetime) -> None:
    """The reporter's words, the photo, or all that was said along the way. A repeat does no harm.

    NotFound, NotAllowed. When it is done the bytes are gone from the tables and their indexes.
    """
    since = await _redact(number, what, who, now)
    await sweep({*elsewhere.tables, *(table for one in what for table in TABLES[one])}, since)


@transactional
async def _redact(number: int, what: Collection[What], who: Who, now: datetime) -> int:
    row = await store.locked(number)
    reader = await queries.reader(who)
    if not access.may_see(reader, row):
        raise NotFound("There is no such issue. Look on the board.")
    if not (access.works(reader, row) or can(who.role, "redact")):
        raise NotAllowed("Only its queue, leaders and administrators take words away for good. Tell one of them.")
    columns: dict[str, object] = {}
    if "words" in what:
        columns |= {"words": None, "redacted_at": now, "words_passed": False}
    if "photo" in what:
        await database.execute("DELETE FROM photo WHERE issue = $1", row["id"])
    if "updates" in what:
        await database.execute(
            "UPDATE issue_update SET words = NULL, redacted_at = $2 WHERE issue = $1 AND words IS NOT NULL",
            row["id"],
            now,
        )
        await database.execute("UPDATE hop SET reason = $2 WHERE issue = $1", row["id"], GONE)
        columns |= {name: GONE for name in ("outcome", "waiting_on") if row[name] is not None}
    await store.write(row, "redacted", who.id, now, dict.fromkeys(sorted(what), True), **columns)
    await elsewhere.unsay("issue", [row["id"]])
    transaction: int = await database.fetch_value("SELECT pg_current_xact_id()::text::bigint")
    return transaction


async def sweep(tables: Collection[str], since: int) -> None:
    """Write these tables anew, without what was deleted up to the transaction `since`. Not inside a transaction.

    Others wait meanwhile, about a second for ten thousand issues; photos take as long as their bytes take to copy.
    """
    waited = 0.0
    # Rows that somebody may still be reading are copied too.
    while waited < READERS and await _read_before(since):
        await asyncio.sleep(STEP)
        waited += STEP
    if waited >= READERS:
        log.error(
            "somebody reads the database for longer than %s s: what was taken away is still in its files", READERS
        )
    for table in sorted(tables):
        before = await _file(table)
        async with database.engine.connection() as connection:
            await connection.execute(f"VACUUM (FULL, ANALYZE) {table}", timeout=LONGEST)
        # A role that does not own the table is told by a warning alone.
        if await _file(table) == before:
            log.error(
                "the bytes of what was taken away are still in the table %s: its owner must VACUUM FULL it", table
            )


async def _read_before(since: int) -> bool:
    found: bool = await database.fetch_value(
        """SELECT EXISTS (
               SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
                   AND age(coalesce(backend_xmin, backend_xid)) >= age(($1::bigint % 4294967296)::text::xid))""",
        since,
    )
    return found


async def _file(table: str) -> int:
    found: int = await database.fetch_value("SELECT pg_relation_filenode($1::text::regclass)", table)
    return found

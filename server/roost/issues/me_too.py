"""Me too: one tap instead of one more report. Nobody is told who said it, and so the journal is not either."""

from datetime import datetime
from typing import Any

from roost.issues import access, queries, store
from roost.journal import record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotFound, Refused
from roost.people import Who


@transactional
async def add(number: int, who: Who, now: datetime) -> int:
    """Count this person in: the number of the issue they are counted in now, which is its root's where it was merged.

    A repeat does nothing, and nor does who reported it, or by name what was merged into it. Also of what cannot change:
    when it is looked at again, it matters whom it still annoys. NotFound; Refused (`ended`) where it is sorted.
    """
    row = await _root(number, who)
    if row["state"] == "sorted":
        raise Refused(
            "ended",
            f"Issue {row['number']} is sorted. If you reported it or said me too, say that it is not sorted; "
            "otherwise report it anew.",
        )
    if not await queries.reported_by(row, who.id):
        new = await database.execute(
            "INSERT INTO me_too (issue, person, made_at) VALUES ($1, $2, $3) ON CONFLICT (issue, person) DO NOTHING",
            row["id"],
            who.id,
            now,
        )
        if new:
            await record(store.event("me too", row["id"], row), None, now)
    found: int = row["number"]
    return found


@transactional
async def take_back(number: int, who: Who, now: datetime) -> int:
    """Count this person out, wherever among what was merged they said so: the root's number. NotFound."""
    row = await _root(number, who)
    gone = await database.fetch(
        """DELETE FROM me_too USING issue x WHERE x.id = me_too.issue AND x.root = $1 AND me_too.person = $2
           RETURNING me_too.issue""",
        row["id"],
        who.id,
    )
    if gone:
        await record(store.event("me too taken back", row["id"], row), None, now)
    found: int = row["number"]
    return found


async def _root(number: int, who: Who) -> Any:
    """The locked row of what this one is the same as in the end, or its own."""
    reader = await queries.reader(who)
    asked = await queries.row_of(number)
    while True:
        root = await database.fetch_value(
            "SELECT r.number FROM issue i JOIN issue r ON r.id = i.root WHERE i.id = $1", asked["id"]
        )
        row = await store.locked(root)
        # Merged on, or apart again, while we waited for it.
        if row["root"] == row["id"] == (await queries.row_of(number))["root"]:
            break
    if not (access.may_see(reader, asked) and access.may_see(reader, row)):
        raise NotFound("There is no such issue. Look on the board.")
    return row

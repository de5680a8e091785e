"""The same thing said twice: one issue shows inside another, and can be taken out again.

Who said so stays with the issue they said it of. `root` is what it is the same as in the end; people are counted by it.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from roost.issues import access, queries, store
from roost.issues.promises import end_promise, say
from roost.issues.wire import site_of
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotAllowed, NotFound, Refused
from roost.people import Who
from roost.places import after_working_days

_BELOW = """
WITH RECURSIVE below AS (
    SELECT id FROM issue WHERE id = $1 UNION SELECT i.id FROM issue i JOIN below b ON i.target = b.id)
"""


@transactional
async def same_as(number: int, version: int | None, target_number: int, who: Who, now: datetime) -> None:
    """The issue shows inside another from now on, with everything that already showed inside it.

    NotFound, NotAllowed, Conflict; Refused: `circle`, `ended`, `same-as`, `held`.
    """
    row, target = await _two(number, version, target_number, who)
    if row["state"] == "same as":
        raise Refused("same-as", f"It is the same as {row['target_number']} already. Take it out of there first.")
    if row["state"] in ("sorted", "cannot"):
        raise Refused("ended", f"Issue {number} has ended. Reopen it first, or leave it as it is.")
    # Down there somewhere stands this very issue.
    if target["root"] == row["id"]:
        raise Refused("circle", f"Issue {target_number} is the same as {number} already, so it cannot be both ways.")
    root = target if target["root"] == target["id"] else await _by_id(target["root"])
    if root["state"] == "sorted":
        raise Refused(
            "ended",
            f"Issue {root['number']} is sorted, and this one is not. Reopen that one first, or keep them apart.",
        )
    if root["held"] is not None and row["held"] is None:
        raise Refused("held", f"Only its queue sees issue {root['number']} yet. Put it on the board first.")
    await end_promise(row, "dropped", now)
    await store.write(
        row,
        "same as",
        who.id,
        now,
        state="same as",
        state_before=row["state"],
        target=target["id"],
        root=root["id"],
        unowned_since=None,
        unowned_before=row["unowned_since"],
        first_word_at=row["first_word_at"] or now,
    )
    await database.execute("UPDATE issue SET root = $2 WHERE root = $1", row["id"], root["id"])
    await say(row, "state", None, who.id, now, "same as")


@transactional
async def split(number: int, version: int | None, who: Who, now: datetime) -> None:
    """The issue stands for itself again, as it was before. Whose owner has left is nobody's.

    NotFound, NotAllowed, Conflict; Refused (`not-merged`).
    """
    await _lock()
    row = await _locked(number, version, who)
    if row["state"] != "same as":
        raise Refused("not-merged", f"Issue {number} stands for itself already.")
    before = row["state_before"]
    columns: dict[str, Any] = {
        "state": before,
        "state_before": None,
        "target": None,
        "root": row["id"],
        "unowned_before": None,
    }
    if before == "new":
        # Nobody's all the while: silence goes on promoting it from where it stood.
        since = await database.fetch_value(
            "SELECT coalesce(unowned_before, reported_at) FROM issue WHERE id = $1", row["id"]
        )
        columns |= {"unowned_since": since, "escalates_at": now}
    elif row["owner_left_at"] is not None:
        columns |= {
            "state": "new",
            "owner": None,
            "due": None,
            "waiting_on": None,
            "unowned_since": now,
            "escalated": 0,
            "escalates_at": after_working_days(site_of(row), now, 1),
        }
    elif before == "doing":
        await database.execute(
            """UPDATE promise SET ended = NULL, ended_at = NULL
               WHERE issue = $1 AND ended IN ('dropped', 'missed') AND ended_at = $2 AND promised_for = $3""",
            row["id"],
            row["state_since"],
            row["due"],
        )
    await database.execute(
        f"{_BELOW} UPDATE issue SET root = $1 WHERE id IN (SELECT id FROM below) AND id <> $1", row["id"]
    )
    await store.write(row, "split", who.id, now, **columns)
    await say(row, "state", None, who.id, now, columns["state"])


async def _two(number: int, version: int | None, target_number: int, who: Who) -> tuple[Any, Any]:
    """Both rows, held in the order of their ids, so that two who merge crosswise do not wait for each other."""
    await _lock()
    if number == target_number:
        raise Refused("circle", "An issue cannot be the same as itself. Name another.")
    await database.execute(
        """SELECT FROM issue WHERE number = ANY($1::int[]) OR root = (SELECT id FROM issue WHERE number = $2)
           ORDER BY id FOR NO KEY UPDATE""",
        [number, target_number],
        number,
    )
    row = await _locked(number, version, who)
    target = await queries.row_of(target_number)
    if not access.may_see(await queries.reader(who), target):
        raise NotFound("There is no such issue. Look on the board.")
    return row, target


async def _lock() -> None:
    # What is the same as what is a matter of many rows; merging is rare.
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost merging', 0))")


async def _locked(number: int, version: int | None, who: Who) -> Any:
    row = await store.locked(number)
    reader = await queries.reader(who)
    if not access.may_see(reader, row):
        raise NotFound("There is no such issue. Look on the board.")
    if not access.may_triage(reader, row):
        raise NotAllowed("Only its queue, its owner and leaders act on an issue. Say me too, or add a word.")
    store.refuse_stale(row, version)
    return row


async def _by_id(issue: UUID) -> Any:
    return await database.fetch_row(queries.ROWS + "WHERE i.id = $1", issue)

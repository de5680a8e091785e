"""Taking words or a photo away for good: not hidden, but gone."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal

from roost.issues import access, queries, store
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotAllowed, NotFound
from roost.people import Who, can

What = Literal["words", "photo", "updates"]


async def redact(number: int, what: Collection[What], who: Who, now: datetime) -> None:
    """NotFound, NotAllowed. A repeat does no harm."""
    await _redact(number, what, who, now)


@transactional
async def _redact(number: int, what: Collection[What], who: Who, now: datetime) -> None:
    row = await store.locked(number)
    reader = await queries.reader(who)
    if not access.may_see(reader, row):
        raise NotFound("There is no such issue. Look on the board.")
    if not (access.works(reader, row) or can(who.role, "redact")):
        raise NotAllowed("Only its queue, leaders and administrators take words away for good. Tell one of them.")
    if "photo" in what:
        await database.execute("DELETE FROM photo WHERE issue = $1", row["id"])
    if "updates" in what:
        await database.execute(
            """UPDATE issue_update SET words = NULL, redacted_at = $2
               WHERE issue = $1 AND words IS NOT NULL""",
            row["id"],
            now,
        )
    columns = {"words": None, "redacted_at": now, "words_passed": False} if "words" in what else {}
    await store.write(row, "redacted", who.id, now, dict.fromkeys(sorted(what), True), **columns)

"""An owner who leaves gives back what they own, said openly."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from roost.issues import queries, store
from roost.issues.promises import end_promise, say
from roost.issues.reopening import nobodys
from roost.issues.rules import LIVE
from roost.kit import database
from roost.kit.database import transactional


@transactional
async def give_back(people: Collection[UUID], actor: UUID | None, now: datetime) -> int:
    """What these people own is nobody's again, and its silence counts from now; says how many issues.

    What has ended keeps its owner, and everything who decided and who stands behind it. What was merged into another
    is given back once it is taken apart.
    """
    held = await database.fetch(
        """SELECT number FROM issue WHERE owner = ANY($1::uuid[]) AND state = ANY($2::text[])
           ORDER BY id FOR NO KEY UPDATE""",
        list(people),
        list(LIVE),
    )
    for one in held:
        row = await queries.row_of(one["number"])
        await end_promise(row, "dropped", now)
        await store.write(row, "given back", actor, now, **nobodys(row, now))
        await say(row, "state", f"Its owner has left; back with {row['queue_name']}.", None, now, "new")
    return len(held)

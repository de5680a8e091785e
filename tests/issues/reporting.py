"""Short ways to report and to look, by the real actions."""

from datetime import datetime
from typing import Any
from uuid import UUID

from roost.issues import queries
from roost.issues.detail import issue_for
from roost.issues.reports import Wish, report
from roost.issues.wire import Issue
from roost.kit import database
from tests.bookings.world import World
from tests.support import NOW


async def reported(
    world: World, by: str = "ann", *, at: str | None = "T1", now: datetime = NOW, key: str | None = None, **wish: Any
) -> int:
    """The number of what `by` reports; no socket in reach at desk T1, unless told otherwise."""
    if not {"zone", "site"} & wish.keys() and at is not None:
        wish["space"] = world.space[at]
    if not {"chip", "category"} & wish.keys():
        wish["chip"] = "no-socket"
    return await report(Wish(**wish), await world.who(by), key, now)


async def seen(world: World, number: int, by: str, now: datetime = NOW) -> Issue:
    """The issue as that person sees it."""
    return await issue_for(number, await world.who(by), now)


async def row(number: int) -> Any:
    """Everything about it."""
    return await queries.row_of(number)


async def journal(number: int | None = None) -> list[tuple[str, UUID | None]]:
    """What was recorded of an issue, or of all: verb and actor, in order."""
    rows = await database.fetch(
        """SELECT verb, actor FROM journal WHERE entity = 'issue'
           AND ($1::int IS NULL OR entity_id = (SELECT id::text FROM issue WHERE number = $1)) ORDER BY id""",
        number,
    )
    return [(one["verb"], one["actor"]) for one in rows]

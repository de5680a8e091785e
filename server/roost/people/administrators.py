"""There is always somebody who can administer Roost: the last one neither leaves nor loses the role, whoever asks."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from roost.journal import Event, record_all
from roost.kit import database
from roost.kit.errors import Refused
from roost.people.nobody import NOBODY

ADMINISTRATOR = "administrator"


async def still_one() -> None:
    """Call after administrators left or lost the role, in the same transaction. Refused where none is left.

    Of two who make each other staff at once one waits here until the other has committed, and then sees it.
    """
    await _lock()
    if not await _others([]):
        raise last_one()


async def could_do_without(people: Collection[UUID]) -> bool:
    """Whether administrators are left besides these; until the transaction has ended nobody else can change that."""
    await _lock()
    return await _others(people)


def last_one() -> Refused:
    """The refusal."""
    return Refused(
        "last-administrator",
        "Roost would have no administrator any more. Make somebody else one first, then do it again.",
    )


async def end_imports(people: Collection[UUID], actor: UUID | None, now: datetime) -> None:
    """Call when administrators leave or lose the role, in the same transaction: files are brought in by no token that
    they made any more, not even once they are back. One that is for something else as well keeps that."""
    rows = await database.fetch(
        """UPDATE api_token SET
               ended_at = CASE WHEN scopes = '{import}' THEN $2::timestamptz END,
               scopes = CASE WHEN scopes = '{import}' THEN scopes ELSE array_remove(scopes, 'import') END
           WHERE made_by = ANY($1::uuid[]) AND 'import' = ANY(scopes) AND ended_at IS NULL RETURNING id""",
        list(people),
        now,
    )
    await record_all([Event("token ended", "token", row["id"], None, {"scopes": "import"}) for row in rows], actor, now)


async def _lock() -> None:
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost administrators', 0))")


async def _others(people: Collection[UUID]) -> bool:
    found: bool = await database.fetch_value(
        """SELECT EXISTS (SELECT FROM person
                          WHERE role = $1 AND left_at IS NULL AND id <> ALL($2::uuid[]))""",
        ADMINISTRATOR,
        [*people, NOBODY],
    )
    return found

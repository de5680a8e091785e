"""There is always somebody who can administer Roost: the last one neither leaves nor loses the role, whoever asks."""

from collections.abc import Collection
from uuid import UUID

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

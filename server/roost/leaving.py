"""What somebody who leaves the council gives up, whoever says that they leave: a file, an administrator, a directory,
or the one who has them forgotten.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from roost import bookings, issues


async def give_up(leavers: Collection[UUID], actor: UUID | None, now: datetime) -> None:
    """Their bookings first, whose locks come before any other, then the issues they own. For `people.mark_left`."""
    await bookings.free_people(leavers, actor, now)
    await issues.give_back(leavers, actor, now)

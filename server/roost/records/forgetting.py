"""Taking away everything that names somebody."""

from datetime import datetime
from uuid import UUID

from roost.kit.database import transactional
from roost.records import looks
from roost.records.wire import ForgetWhy


@transactional
async def forget(person: UUID, reason: ForgetWhy, actor: UUID | None, now: datetime) -> None:
    """Now and for good."""
    await looks.person(person)

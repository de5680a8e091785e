"""What the journal alone knows of issues: nothing here reads another table."""

from datetime import date
from uuid import UUID

import msgspec

from roost.kit import database


class Known(msgspec.Struct, frozen=True):
    """An issue as its events leave it."""

    state: str
    owner: UUID | None
    due: date | None


async def rebuilt() -> dict[UUID, Known]:
    """Every issue that was ever reported or released: its state, owner and date."""
    rows = await database.fetch(
        """SELECT entity_id, facts FROM journal WHERE entity = 'issue'
           ORDER BY entity_id, (facts->>'version')::int, id"""
    )
    # The last event of each is what it is now.
    return {UUID(row["entity_id"]): msgspec.json.decode(row["facts"], type=Known) for row in rows}

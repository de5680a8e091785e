"""Nobody: whom what was done in the open is laid to, once whoever did it is forgotten."""

from datetime import datetime
from uuid import UUID

from roost.kit import database

# The journal's trigger knows it too (migrations/m0019).
NOBODY = UUID("00000000-0000-4000-8000-000000000000")
NAME = "Somebody who left"


async def nobody(now: datetime) -> UUID:
    """Their id; the row is made when it is first needed. It has left, and no file can name it: its address is none."""
    await database.execute(
        """INSERT INTO person (id, email, name, role, made_at, left_at) VALUES ($1, $2, $3, 'staff', $4, $4)
           ON CONFLICT DO NOTHING""",
        NOBODY,
        "(nobody)",
        NAME,
        now,
    )
    return NOBODY

"""The browsers that said yes to notices. Each goes with the session it was made in (server/decisions/0020)."""

from uuid import UUID

from roost.kit import database
from roost.notices.wire import Device

_ROWS = "SELECT id, name, made_at, sent_at, failure FROM device"


async def devices_of(person: UUID) -> list[Device]:
    """Somebody's own, the newest first."""
    rows = await database.fetch(_ROWS + " WHERE person = $1 ORDER BY made_at DESC, id DESC", person)
    return [Device(**row) for row in rows]

"""Keys that are made when they are first needed and then kept, the same for all our processes."""

from collections.abc import Callable
from datetime import datetime

from roost.kit import database


async def secret(name: str, make: Callable[[], bytes], now: datetime) -> bytes:
    """The key of this name; `make` makes it where there is none yet. Who comes second takes the first one's."""
    kept: bytes | None = await database.fetch_value("SELECT value FROM secret WHERE name = $1", name)
    if kept is None:
        await database.execute(
            "INSERT INTO secret (name, value, made_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
            name,
            make(),
            now,
        )
        kept = await database.fetch_value("SELECT value FROM secret WHERE name = $1", name)
    assert kept is not None
    return kept

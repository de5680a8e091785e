"""Whether the timed work is being done: it says so itself, now and then, for whoever looks after Roost."""

from datetime import datetime, timedelta
from typing import Any

from roost import __version__
from roost.kit import database

EVERY = timedelta(seconds=15)
NAME = "worker"


async def beat(now: datetime) -> int:
    """Say that a worker is alive; of several any. Nothing that anybody need read of in a log, so 0."""
    await database.execute(
        """INSERT INTO heartbeat (name, at, version) VALUES ($1, $2, $3)
           ON CONFLICT (name) DO UPDATE SET at = greatest(heartbeat.at, excluded.at), version = excluded.version""",
        NAME,
        now,
        __version__,
    )
    return 0


async def last() -> Any:
    """`at` and `version` of the last one, None where there never was one."""
    return await database.fetch_row("SELECT at, version FROM heartbeat WHERE name = $1", NAME)

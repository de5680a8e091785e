"""A town with the sample council, two servers and a crowd. Whatever races, nothing deadlocks and nothing breaks."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import asyncpg
import pytest

from roost import importing
from roost.demo import SAMPLE
from roost.kit import clock, database
from roost.kit.embedded import EmbeddedPostgres
from tests.races.crowd import Crowd
from tests.support import ServerProcess


@dataclass
class Town:
    """Where people race: `desks` and `bays` that anybody may book, and open `days`."""

    crowd: Crowd
    days: list[str]
    desks: list[str]
    bays: list[str]
    cleaner: asyncpg.Connection

    async def afresh(self) -> None:
        """Nobody holds anything, nothing is out of use."""
        await self.cleaner.execute("DELETE FROM booking; DELETE FROM outage; DELETE FROM once; DELETE FROM journal")

    async def live(self, day: str) -> list[Any]:
        """What is held on a day."""
        return await database.fetch(
            """SELECT b.id::text, b.space::text, b.person, b.kind, b.arrival::text, b.starts, b.ends, s.zone
               FROM booking b JOIN space s ON s.id = b.space
               WHERE b.state IN ('booked', 'in') AND b.day = $1::text::date""",
            day,
        )


@pytest.fixture
async def town(two_servers: list[ServerProcess], cleaner: asyncpg.Connection) -> AsyncIterator[Town]:
    await importing.load(SAMPLE, clock.now())
    crowd = Crowd(two_servers)
    [someone] = await crowd.phones("role = 'staff'", 1)
    sites = (await someone.get("/api/sites"))["sites"]
    # Not today, nor the day that becomes today at midnight: some hours of theirs are over.
    days = [day["day"] for day in sites[0]["days"][2:] if day["open"]]
    spaces = await database.fetch(
        """SELECT s.id::text, s.kind FROM space s JOIN zone z ON z.code = s.zone
           WHERE z.access = 'open' AND NOT s.features && '{blue badge,essential user,visitor,ev}' ORDER BY s.label"""
    )
    desks = [row["id"] for row in spaces if row["kind"] == "desk"]
    bays = [row["id"] for row in spaces if row["kind"] == "bay"]
    yield Town(crowd, days, desks, bays, cleaner)
    await crowd.close()


@pytest.fixture(autouse=True)
def calm(postgres: EmbeddedPostgres, server_processes: list[ServerProcess]) -> Iterator[None]:
    """No deadlock, not even one that was tried again and then went well; and no error that was only logged."""
    logs = [postgres.data / "log", *(server.log for server in server_processes)]
    before = [log.stat().st_size for log in logs]
    yield
    for log, size in zip(logs, before, strict=True):
        said = log.read_bytes()[size:].decode()
        assert "deadlock" not in said, said[-4000:]
        assert "Traceback" not in said, said[-4000:]

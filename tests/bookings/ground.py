"""The small council in a real database, for tests that are not coroutines themselves."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import asyncpg

from roost.kit import database
from tests.bookings import world as council
from tests.bookings.world import World

T = TypeVar("T")


class Ground:
    """The council, a loop of its own to ask it on, and a way to begin again."""

    def __init__(self, url: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.world: World = self.run(self._open(url))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    async def _open(self, url: str) -> World:
        await database.open(url, pool_size=2)
        # For this connection no trigger fires, so that the journal can be emptied.
        self.cleaner = await asyncpg.connect(url)
        await self.cleaner.execute("SET session_replication_role = replica")
        return await council.build()

    def empty(self) -> None:
        self.run(self.cleaner.execute("DELETE FROM booking; DELETE FROM outage; DELETE FROM journal"))

    async def _close(self) -> None:
        await self.cleaner.close()
        await database.close()

    def close(self) -> None:
        self.run(self._close())
        self.loop.close()

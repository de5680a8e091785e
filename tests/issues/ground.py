"""The small council with its queues in a real database, for tests that are not coroutines themselves."""

import asyncpg

from roost.kit import database
from tests.bookings import ground as office
from tests.bookings.world import World
from tests.issues import world as council

TABLES = ("verdict", "me_too", "issue_update", "promise", "hop", "issue", "journal")


class Ground(office.Ground):
    """As for bookings, without any issue, and with everybody here."""

    async def _open(self, url: str) -> World:
        await database.open(url, pool_size=2)
        # For this connection no trigger fires, so that the journal can be emptied.
        self.cleaner = await asyncpg.connect(url)
        await self.cleaner.execute("SET session_replication_role = replica")
        return await council.build()

    def empty(self) -> None:
        self.run(self.cleaner.execute("".join(f"DELETE FROM {table};" for table in TABLES)))
        self.run(self.cleaner.execute("UPDATE person SET left_at = NULL"))

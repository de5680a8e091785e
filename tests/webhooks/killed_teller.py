"""A worker that a test may kill: what `roost worker` does for webhooks, again and again, with a short lease.

    python -m tests.webhooks.killed_teller HOST

works on DATABASE_URL, and tells receivers at HOST.
"""

import asyncio
import os
import sys
from datetime import timedelta

from roost import webhooks
from roost.kit import clock, database
from roost.webhooks.teller import Teller

LEASE = timedelta(seconds=1.5)


async def work(host: str) -> None:
    await database.open(os.environ["DATABASE_URL"], pool_size=4)
    async with Teller((host,), lease=LEASE, patience=timedelta(seconds=0.4)) as teller:
        while True:
            await webhooks.expand(clock.now(), "https://roost.example.gov.uk")
            if not await teller.send_due(clock.now()):
                await asyncio.wait([asyncio.ensure_future(asyncio.Event().wait())], timeout=0.05)


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1]))

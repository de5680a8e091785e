"""A worker that a test may kill: what `roost worker` does with what happened, again and again, with a short lease.

    python -m tests.notices.killed_worker HOST

works on DATABASE_URL, sends to the push service HOST, and tells of the one thing that `happen` lets happen.
"""

import os
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import uvloop

from roost.journal import Event, record_all
from roost.kit import clock, database
from roost.kit.database import transactional
from roost.notices import kinds
from roost.notices.expansion import expand
from roost.notices.kinds import Kind
from roost.notices.post import Post
from roost.notices.rules import Happened, Notice
from roost.notices.setup import Setup
from tests.notices import outbox

LEASE = timedelta(seconds=1)


async def tell(events: Sequence[Happened], now: datetime) -> list[Notice]:
    return [
        Notice(
            event=event.id,
            person=event.subject,
            title=f"Desk {event.entity_id} is yours",
            body="Tuesday 24 November, 09:00 to 17:00.",
            path="/me",
            tag=f"desk {event.entity_id}",
            concerns=now,
        )
        for event in events
        if event.subject is not None
    ]


TOLD = Kind(
    code="desk",
    name="A desk",
    why="So that something is told.",
    urgency="normal",
    ttl=timedelta(hours=4),
    example=("Desk 1 is yours", ""),
    events=(("desk", "given"),),
    tell=tell,
)


@transactional
async def happen(people: Sequence[UUID]) -> None:
    """The n-th person is given desk n."""
    given = [Event("given", "desk", str(n), subject=person) for n, person in enumerate(people)]
    await record_all(given, None, clock.now() - timedelta(minutes=1))


async def work(host: str) -> None:
    kinds.KINDS = (TOLD,)
    await database.open(os.environ["DATABASE_URL"], pool_size=4)
    async with Post(Setup(address="https://roost.example.gov.uk", push_hosts=(host,)), lease=LEASE) as post:
        while True:
            await expand(clock.now())
            if not await post.send_due(clock.now()):
                await outbox.moment(0.05)


if __name__ == "__main__":
    uvloop.run(work(sys.argv[1]))

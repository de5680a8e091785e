"""The worker is killed, again and again, wherever it stands: nothing is lost, and what is told twice collapses."""

import asyncio
import os
import random
import sys
from asyncio.subprocess import Process

from roost.kit import database
from tests.notices import outbox
from tests.notices.killed_worker import happen
from tests.notices.push_service import PushService
from tests.support import eventually, rounds

MANY = 1000
KILLS = rounds(5, 50)


async def worker(database_url: str, service: PushService) -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.notices.killed_worker", service.host),
        env={"PATH": os.defpath, "DATABASE_URL": database_url},
    )


async def test_a_worker_killed_anywhere_loses_nothing_and_its_repeats_collapse(
    service: PushService, database_url: str
) -> None:
    dice = random.Random(seed := random.randrange(2**32))
    service.clock = outbox.real_clock
    service.delay = 0.002  # so that there is something in the air when it is killed
    subscriptions = [service.subscribe() for _ in range(MANY)]
    people = await outbox.people(MANY)
    await outbox.devices(people, subscriptions)
    await happen(people)

    # Each time after so many more have arrived, before the service has answered; or some moments after that; the first
    # while notices are still being made of what happened.
    killed = 0
    process = await worker(database_url, service)
    for share in sorted(dice.random() for _ in range(KILLS)):
        enough = asyncio.Event()
        least = int(share * MANY * 0.95) if killed else 0
        service.on_arrival = lambda count, least=least, enough=enough: count >= least and enough.set()
        if killed:
            await asyncio.wait_for(enough.wait(), 60)
        else:
            await eventually(lambda: database.fetch_value("SELECT true FROM notice LIMIT 1"))
        if dice.random() < 0.5:
            await outbox.moment(dice.random() * 0.05)
        process.kill()
        await process.wait()
        killed += 1
        process = await worker(database_url, service)

    async def all_told() -> bool:
        return await database.fetch_value(
            """SELECT count(*) = $1 FROM delivery d JOIN notice n ON n.id = d.notice
               WHERE d.state = 'sent' AND NOT EXISTS (SELECT FROM unsent)""",
            MANY,
        )

    try:
        await eventually(all_told)
    finally:
        process.kill()
        await process.wait()

    assert killed == KILLS
    assert service.refused == []
    assert await outbox.states() == {("push", "sent"): MANY}
    shown = [[message.told["title"] for message in one.shown] for one in subscriptions]
    assert shown == [[f"Desk {n} is yours"] for n in range(MANY)], f"seed {seed}"
    # Else it was never killed between sending and writing down.
    assert sum(len(one.arrived) for one in subscriptions) > MANY, f"seed {seed}"

"""The worker is killed, again and again, wherever it stands: nothing is lost, and what comes twice has the same id."""

import asyncio
import os
import random
import sys
from asyncio.subprocess import Process
from datetime import timedelta

from roost.journal import Event, record_all
from roost.kit import clock, database
from roost.webhooks import store
from roost.webhooks.wire import NewWebhook
from tests.bookings.world import World
from tests.support import eventually, rounds
from tests.webhooks.receiver import Receiver

MANY = 200
KILLS = rounds(4, 40)


async def worker(database_url: str, receiver: Receiver) -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.webhooks.killed_teller", receiver.host),
        env={"PATH": os.defpath, "DATABASE_URL": database_url},
    )


async def test_a_worker_killed_anywhere_loses_nothing_and_repeats_have_the_same_id(
    world: World, receiver: Receiver, database_url: str
) -> None:
    dice = random.Random(seed := random.randrange(2**32))
    receiver.clock = clock.now
    before = clock.now() - timedelta(minutes=2)
    made = await store.make(NewWebhook("all", receiver.at(), ["office"]), (receiver.host,), world.person["fay"], before)
    receiver.expects("/roost", made.secret)
    async with database.transaction():
        changed = [Event("changed", "team", f"t{n}") for n in range(MANY)]
        await record_all(changed, None, before + timedelta(minutes=1))

    process = await worker(database_url, receiver)
    for share in sorted(dice.random() for _ in range(KILLS)):
        enough, least = asyncio.Event(), int(share * MANY * 0.95)
        answering = dice.random() < 0.5

        async def arrived(
            count: int, least: int = least, enough: asyncio.Event = enough, hold: bool = answering
        ) -> None:
            if count > least and not enough.is_set():
                enough.set()
                if hold:  # it is killed before it has heard that this one arrived
                    await receiver.killed.wait()

        receiver.killed = asyncio.Event()
        receiver.on_arrival = arrived
        await asyncio.wait_for(enough.wait(), 60)
        process.kill()
        await process.wait()
        receiver.killed.set()
        receiver.on_arrival = None
        process = await worker(database_url, receiver)

    async def all_told() -> bool:
        return bool(
            await database.fetch_value(
                """SELECT count(*) = $1 FROM webhook_delivery
                   WHERE state = 'sent' AND NOT EXISTS (SELECT FROM webhook_mark)""",
                MANY,
            )
        )

    try:
        await eventually(all_told)
    finally:
        process.kill()
        await process.wait()

    assert receiver.refused == []
    by_id: dict[str, set[str]] = {}
    for message in receiver.arrived:
        by_id.setdefault(message.id, set()).add(message.body["data"]["code"])
    # One id, one thing that happened; and every one of them.
    assert sorted(code for [code] in by_id.values()) == sorted(f"t{n}" for n in range(MANY)), f"seed {seed}"
    assert len(by_id) == MANY
    assert len(receiver.arrived) >= MANY

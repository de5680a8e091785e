"""Notices to browsers on one core, against what their encryption alone takes there.

    python -m tests.bench.deliveries HOST

is what runs on that core: by turns it encrypts as many as it then sends from the outbox of DATABASE_URL; it prints the
median seconds of both, for one.
"""

import asyncio
import os
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from typing import Any

import msgspec
import uvloop
from pywebpush import WebPusher

from roost.kit import database
from roost.kit.embedded_process import postmaster
from roost.kit.ids import new_id
from roost.kit.migrate import migrate
from roost.notices.post import Post
from roost.notices.push_rules import payload
from roost.notices.setup import Setup
from tests.bench.ground import Ground
from tests.bench.measure import Ratio, share, taking_turns
from tests.notices import outbox
from tests.notices.push_service import PushService, Subscription, base64url
from tests.support import NOW

COUNT, TURNS = 2000, 7
# What falls due in each turn.
APART = timedelta(minutes=1)
MINE, *OTHERS = sorted(os.sched_getaffinity(0))


async def against_the_encryption(ground: Ground) -> list[Ratio]:
    """The push service and PostgreSQL have the other core; what arrived is looked at afterwards."""
    url = await asyncio.to_thread(ground.postgres.create_database, "deliveries")
    await migrate(url, lambda _: None)
    async with push_service() as host, opened(url):
        subscriptions = await fill(host)
        with elsewhere(ground):
            encrypting, sending = await asyncio.to_thread(measured, url, host)
        await look_at(host, subscriptions)
    return [
        share(
            f"A notice to a browser, from the outbox to its service and written down ({1 / sending:,.0f} a second)",
            sending,
            encrypting,
            0.6,
        )
    ]


@asynccontextmanager
async def push_service() -> AsyncIterator[str]:
    """Its host; a process of its own, on another core."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.notices.push_service"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    os.sched_setaffinity(process.pid, OTHERS or [MINE])
    try:
        yield f"127.0.0.1:{int(await process.stdout.readline())}"
    finally:
        process.stdin.close()
        await process.wait()


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[None]:
    before = database.engine.pool
    await database.open(url, pool_size=4)
    try:
        yield
    finally:
        await database.close()
        database.engine.pool = before


@contextmanager
def elsewhere(ground: Ground) -> Iterator[None]:
    """PostgreSQL serves whoever connects meanwhile on another core."""
    found = postmaster(ground.postgres.data / "cluster")
    assert found is not None
    os.sched_setaffinity(found.pid, OTHERS or [MINE])
    try:
        yield
    finally:
        os.sched_setaffinity(found.pid, [MINE, *OTHERS])


async def fill(host: str) -> dict[str, Subscription]:
    """As many devices, and a notice to each of them for each turn."""
    service = PushService()
    service.port = int(host.rsplit(":", 1)[1])
    subscriptions = [service.subscribe() for _ in range(COUNT)]
    people = await outbox.people(COUNT)
    devices = await outbox.devices(people, subscriptions)
    for turn in range(TURNS):
        notices = [new_id() for _ in people]
        await database.execute_many(
            """INSERT INTO notice (id, event, person, kind, at, title, body, path, tag)
               VALUES ($1, $1, $2, 'booked', $3, $4, 'Tuesday 24 November, 09:00 to 17:00.', '/me', $5)""",
            [
                (id_, person, NOW, f"Desk {n} is yours, {turn}", f"booking {id_}")
                for n, (id_, person) in enumerate(zip(notices, people, strict=True))
            ],
        )
        await database.execute_many(
            """INSERT INTO delivery (id, notice, channel, device, host, not_before)
               VALUES ($1, $2, 'push', $3, $4, $5)""",
            [(new_id(), id_, device, host, NOW + turn * APART) for id_, device in zip(notices, devices, strict=True)],
        )
    await database.execute("VACUUM ANALYZE")
    return service.subscriptions


def measured(url: str, host: str) -> tuple[float, float]:
    """Seconds for encrypting one, and for sending one."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.bench.deliveries", host],
        env={"PATH": os.defpath, "DATABASE_URL": url},
        stdout=subprocess.PIPE,
        check=True,
    )
    encrypting, sending = msgspec.json.decode(said.stdout, type=tuple[float, float])
    return encrypting, sending


async def look_at(host: str, subscriptions: dict[str, Subscription]) -> None:
    """Each turn's notice arrived at each subscription, once."""
    with urllib.request.urlopen(f"http://{host}/") as answer:
        raw: list[tuple[str, str, bytes]] = msgspec.msgpack.decode(answer.read(), type=list[tuple[str, str, bytes]])
    titles = sorted(outbox.shown(subscriptions[path].decrypt(body))["title"] for path, _, body in raw)
    assert titles == sorted(f"Desk {n} is yours, {turn}" for n in range(COUNT) for turn in range(TURNS))


async def take_turns(host: str) -> tuple[float, float]:
    os.sched_setaffinity(0, [MINE])
    await database.open(os.environ["DATABASE_URL"], pool_size=4)
    rows = await database.fetch(
        """SELECT v.endpoint, v.p256dh, v.auth, n.title, n.body, n.tag, n.path FROM delivery d
           JOIN device v ON v.id = d.device JOIN notice n ON n.id = d.notice WHERE d.not_before = $1""",
        NOW,
    )
    known = [subscribed(row) for row in rows]
    texts = [
        payload(outbox.outgoing(**{name: row[name] for name in ("title", "body", "tag", "path")}), outbox.ADDRESS)
        for row in rows
    ]

    async def encrypt(_: int) -> None:
        for subscription, text in zip(known, texts, strict=True):
            WebPusher(subscription).encode(text)

    async with Post(Setup(address=outbox.ADDRESS, push_hosts=(host,))) as post:

        async def send(turn: int) -> None:
            done = await post.send_due(NOW + turn * APART)
            assert done == COUNT, done

        encrypting, sending = await taking_turns(encrypt, send, TURNS)
    return encrypting / COUNT, sending / COUNT


def subscribed(row: Any) -> dict[str, Any]:
    """As a browser says it, and pywebpush takes it."""
    return {"endpoint": row["endpoint"], "keys": {"p256dh": base64url(row["p256dh"]), "auth": base64url(row["auth"])}}


if __name__ == "__main__":
    sys.stdout.write(msgspec.json.encode(uvloop.run(take_turns(sys.argv[1]))).decode())

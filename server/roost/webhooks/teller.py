"""Sends what is to be told: at least once, in order for each receiver, however often we die (server/decisions/0026).

Whoever sends to a webhook has leased it, so that no two do; what was sent is marked at once. If we die between the two
the same message comes again under the same webhook-id.
"""

import asyncio
import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import aiohttp
import msgspec
from yarl import URL

from roost.kit import database, outward
from roost.kit.database import transactional
from roost.kit.errors import NotFound
from roost.kit.ids import new_id
from roost.kit.outward import NotPublic
from roost.webhooks import rules, signing, store
from roost.webhooks.cards import body_of
from roost.webhooks.rules import GIVEN_UP, Answer
from roost.webhooks.told import Told
from roost.webhooks.wire import WebhookTested

log = logging.getLogger("roost.webhooks")

# For one try, from looking its name up to the end of its answer.
PATIENCE = timedelta(seconds=10)
# How long a webhook is ours. Nothing is begun in its last third, and nothing that was begun takes as long as that.
LEASE = timedelta(minutes=1)
# Webhooks that are told at the same time, by one process.
SIDE_BY_SIDE = 10
# What somebody answers with is not read further than that.
MOST_ANSWER = 64 * 1024


class Hook(msgspec.Struct, frozen=True):
    """A webhook that is ours until `leased_until`."""

    id: UUID
    address: str
    secret: bytes
    fails: int
    failing_since: datetime | None
    leased_until: datetime


class Message(msgspec.Struct, frozen=True):
    """What is to be told it."""

    id: UUID
    body: str
    tries: int
    not_before: datetime
    at: datetime


class Teller:
    """Everything that is told from this process. An async context manager: afterwards nothing of it runs. `ours`:
    receivers on this machine, for tests."""

    def __init__(self, ours: Collection[str] = (), *, lease: timedelta = LEASE, patience: timedelta = PATIENCE) -> None:
        self.ours, self._lease, self._patience = ours, lease, patience
        self._session: aiohttp.ClientSession | None = None
        self._running: set[asyncio.Task[int]] = set()
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def send_due(self, now: datetime) -> int:
        """Tell everybody everything that is due; says how much has arrived. Unavailable where the database is away."""
        async with self._turn:
            began = asyncio.get_running_loop().time()

            def at() -> datetime:
                return now + timedelta(seconds=asyncio.get_running_loop().time() - began)

            arrived = 0
            while True:
                for hook in await self._claim(at(), SIDE_BY_SIDE - len(self._running)):
                    self._running.add(asyncio.create_task(self._tell(hook, at)))
                if not self._running:
                    return arrived
                # Whoever hangs keeps nobody waiting: others are looked for each second.
                done, self._running = await asyncio.wait(self._running, timeout=1, return_when=asyncio.FIRST_COMPLETED)
                arrived += sum([task.result() for task in done])

    async def _claim(self, now: datetime, most: int) -> list[Hook]:
        rows = await database.fetch(
            """WITH due AS MATERIALIZED (
                   SELECT w.id FROM webhook w
                   WHERE w.off_at IS NULL AND (w.not_before IS NULL OR w.not_before <= $1)
                       AND (w.leased_until IS NULL OR w.leased_until <= $1)
                       AND EXISTS (SELECT FROM webhook_delivery d
                                   WHERE d.webhook = w.id AND d.state = 'due' AND d.body <> '' AND d.not_before <= $1)
                   ORDER BY w.not_before NULLS FIRST, w.id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED
               )
               UPDATE webhook w SET leased_until = $2 FROM due WHERE w.id = due.id
               RETURNING w.id, w.address, w.secret, w.fails, w.failing_since, w.leased_until""",
            now,
            now + self._lease,
            max(most, 0),
        )
        return [Hook(**row) for row in rows]

    async def _tell(self, hook: Hook, at: Any) -> int:
        """One after the other, until nothing is due, it is away, or our time with it is over."""
        arrived = 0
        while hook.leased_until - at() > self._lease / 3:
            row = await database.fetch_row(
                """SELECT id, body, tries, not_before, at FROM webhook_delivery
                   WHERE webhook = $1 AND state = 'due' AND body <> '' AND not_before <= $2
                   ORDER BY at, id LIMIT 1""",
                hook.id,
                at(),
            )
            if row is None:
                break
            message = Message(**row)
            answer = await self._send(hook.address, hook.secret, str(message.id), message.body.encode(), at())
            arrived += answer.said == "sent"
            kept = await _mark(hook, message, answer, at())
            if kept is None or answer.whole:
                return arrived
            hook = kept
        await database.execute(
            "UPDATE webhook SET leased_until = NULL WHERE id = $1 AND leased_until = $2", hook.id, hook.leased_until
        )
        return arrived

    async def test(self, webhook: UUID, address: str, now: datetime) -> WebhookTested:
        """Send a message at once that says it is a test, beside all others. NotFound."""
        row = await database.fetch_row("SELECT address, secret, format FROM webhook WHERE id = $1", webhook)
        if row is None:
            raise NotFound("There is no such webhook. Look at the list.")
        words = "An administrator sent this from Roost, to see that it comes. Nothing else has happened."
        told = Told(new_id(), now, "office", "roost.test", {"words": words}, "A test from Roost", [words], "/")
        body = body_of(told, row["format"], address).encode()
        answer = await self._send(row["address"], row["secret"], str(told.event), body, now)
        if answer.said == "sent":
            return WebhookTested(True, answer.status, "It arrived.")
        return WebhookTested(False, answer.status, f"It did not arrive: {answer.words}.")

    async def _send(self, address: str, secret: bytes, id_: str, body: bytes, now: datetime) -> Answer:
        """One try. Whatever the other side does is an answer, and never said in a log: the address may be a key."""
        if problem := rules.address_problem(address, self.ours):
            return Answer("later", f"its address {problem}", whole=True)
        if self._session is None:
            self._session = outward.session(self.ours, self._patience)
        headers = {"Content-Type": "application/json", **signing.headers(secret, id_, now, body)}
        try:
            async with self._session.post(
                URL(address, encoded=True), data=body, headers=headers, allow_redirects=False
            ) as answer:
                found = rules.answer_of(answer.status, answer.headers.get("Retry-After"), now)
                if not await _is_short(answer):
                    answer.close()
                return found
        except TimeoutError:
            return Answer("later", f"it did not answer within {self._patience.total_seconds():g} seconds", whole=True)
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, NotPublic):
                return Answer("later", "its name leads to an address that is not on the internet", whole=True)
            return Answer("later", "it cannot be reached", whole=True)
        except (aiohttp.ClientError, OSError, ValueError):
            return Answer("later", "it broke off before it had answered", whole=True)


async def _is_short(answer: aiohttp.ClientResponse) -> bool:
    """Reads it, so that the connection can be used again; what goes on and on is let go. How that goes changes nothing:
    it has answered."""
    read = 0
    try:
        async for piece in answer.content.iter_chunked(8192):
            read += len(piece)
            if read > MOST_ANSWER:
                return False
    except (aiohttp.ClientError, TimeoutError, OSError):
        return False
    return True


@transactional
async def _mark(hook: Hook, message: Message, answer: Answer, now: datetime) -> Hook | None:
    """Write down what became of it. None where the webhook is not ours any more, or is to be left alone."""
    row = await database.fetch_row(
        """SELECT fails, failing_since FROM webhook
           WHERE id = $1 AND leased_until = $2 AND off_at IS NULL FOR NO KEY UPDATE""",
        hook.id,
        hook.leased_until,
    )
    if answer.said == "sent":
        await database.execute(
            """UPDATE webhook_delivery SET state = 'sent', body = '', ended_at = $2, tries = tries + 1, status = $3,
                   failure = NULL
               WHERE id = $1 AND state = 'due'""",
            message.id,
            now,
            answer.status,
        )
        await database.execute(
            "UPDATE webhook SET sent_at = $2, fails = 0, failing_since = NULL, failure = NULL WHERE id = $1",
            hook.id,
            now,
        )
        return hook if row is not None else None
    over = now - message.at >= GIVEN_UP
    await database.execute(
        """UPDATE webhook_delivery SET tries = tries + 1, status = $2, failure = $3, not_before = $4,
               state = CASE WHEN $5 THEN 'failed' ELSE state END, body = CASE WHEN $5 THEN '' ELSE body END,
               ended_at = CASE WHEN $5 THEN $6::timestamptz END
           WHERE id = $1 AND state = 'due'""",
        message.id,
        answer.status,
        answer.words,
        now + rules.wait_after(message.tries + 1, answer.after),
        over,
        now,
    )
    if row is None:
        return None
    since = row["failing_since"] or now
    if answer.said == "gone":
        await store.switch_off(hook.id, answer.words, now)
        return None
    if now - since >= GIVEN_UP:
        await store.switch_off(hook.id, f"nothing arrived for a day: {answer.words}", now)
        return None
    await database.execute(
        """UPDATE webhook SET fails = fails + 1, failing_since = $2, failure = $3,
               not_before = CASE WHEN $4 THEN $5::timestamptz END,
               leased_until = CASE WHEN $4 THEN NULL ELSE leased_until END
           WHERE id = $1""",
        hook.id,
        since,
        answer.words,
        answer.whole,
        now + rules.wait_after(row["fails"] + 1, answer.after),
    )
    return hook


async def troubles() -> list[str]:
    """Of webhooks that are off of themselves or failing, what is wrong; for whoever looks after Roost."""
    rows = await database.fetch(
        """SELECT name, off_why, failure FROM webhook
           WHERE failing_since IS NOT NULL OR (off_why IS NOT NULL AND off_why <> $1) ORDER BY name, id""",
        store.BY_HAND,
    )
    return [f"{row['name']}: {'off, ' + row['off_why'] if row['off_why'] else row['failure']}" for row in rows]

"""Fills the outbox, and says what became of it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from roost.kit import clock, database
from roost.kit.ids import new_id
from roost.notices.outgoing import Outgoing
from roost.notices.setup import Setup
from tests.notices.push_service import PushService, Subscription
from tests.support import NOW, eventually

T = TypeVar("T")

ADDRESS = "https://roost.example.gov.uk"


def setup(service: PushService, **differently: Any) -> Setup:
    return Setup(**{"address": ADDRESS, "push_hosts": (service.host,), **differently})


async def people(count: int) -> list[UUID]:
    """As many persons, each with a session that a device can hang on: its key is the person's id."""
    ids = [new_id() for _ in range(count)]
    await database.execute_many(
        "INSERT INTO person (id, email, name, role, made_at) VALUES ($1, $2, $3, 'staff', $4)",
        [(id_, f"{id_.hex}@example.gov.uk", f"Person {n}", NOW) for n, id_ in enumerate(ids)],
    )
    await database.execute_many(
        "INSERT INTO session (token_hash, person, made_at, seen_at, ends_at) VALUES ($1, $2, $3, $3, $4)",
        [(id_.bytes, id_, NOW, NOW + timedelta(days=30)) for id_ in ids],
    )
    return ids


async def devices(whose: Sequence[UUID], subscriptions: Sequence[Subscription]) -> list[UUID]:
    """One device each."""
    ids = [new_id() for _ in whose]
    await database.execute_many(
        """INSERT INTO device (id, person, session, endpoint, p256dh, auth, name, made_at)
           VALUES ($1, $2, $3, $4, $5, $6, 'Chrome on Android', $7)""",
        [
            (id_, person, person.bytes, one.endpoint, one.p256dh, one.auth, NOW)
            for id_, person, one in zip(ids, whose, subscriptions, strict=True)
        ],
    )
    return ids


async def notice(person: UUID, **differently: Any) -> UUID:
    """One that somebody is to be told; its words tell it from all others."""
    id_: UUID = differently.get("id") or new_id()
    row = {
        "id": id_,
        "event": new_id(),
        "person": person,
        "kind": "booked",
        "at": NOW,
        "title": f"Desk {id_.hex[-4:]} is yours",
        "body": "Tuesday 24 November, 09:00 to 17:00.",
        "path": "/me",
        "tag": f"booking {id_}",
        **differently,
    }
    await database.execute(
        f"INSERT INTO notice ({', '.join(row)}) VALUES ({', '.join(f'${n + 1}' for n in range(len(row)))})",
        *row.values(),
    )
    return id_


async def deliver(notice: UUID, device: UUID | None, host: str = "", at: datetime = NOW) -> UUID:
    """By push to a device, or, without, by mail."""
    id_ = new_id()
    await database.execute(
        "INSERT INTO delivery (id, notice, channel, device, host, not_before) VALUES ($1, $2, $3, $4, $5, $6)",
        id_,
        notice,
        "push" if device else "mail",
        device,
        host,
        at,
    )
    return id_


async def one_each(service: PushService, subscriptions: Sequence[Subscription], **differently: Any) -> list[UUID]:
    """A person with one device for each subscription, and one notice due for each; the ids of the deliveries."""
    whose = await people(len(subscriptions))
    theirs = await devices(whose, subscriptions)
    return [
        await deliver(await notice(person, **differently), device, service.host)
        for person, device in zip(whose, theirs, strict=True)
    ]


async def row(delivery: UUID) -> Any:
    return await database.fetch_row("SELECT * FROM delivery WHERE id = $1", delivery)


async def states() -> Counter[tuple[str, str]]:
    """How many deliveries of each channel are in each state."""
    rows = await database.fetch("SELECT channel, state, count(*) FROM delivery GROUP BY channel, state")
    return Counter({(row["channel"], row["state"]): row["count"] for row in rows})


def outgoing(**differently: Any) -> Outgoing:
    """A push that nobody has asked for yet."""
    usual: dict[str, Any] = {
        "delivery": new_id(),
        "notice": new_id(),
        "kind": "booked",
        "at": NOW,
        "title": "Desk 2B07 is yours",
        "body": "Tuesday 24 November, 09:00 to 17:00.",
        "path": "/me",
        "tag": "booking 1",
        "about": None,
        "until": None,
        "person": new_id(),
        "person_name": "Ann Example",
        "email": "ann@example.gov.uk",
        "unread": 1,
        "tries": 1,
        "target": None,
    }
    return Outgoing(**{**usual, **differently})


def shown(payload: bytes) -> dict[str, Any]:
    """What a browser makes of it."""
    notification: dict[str, Any] = msgspec.json.decode(payload)["notification"]
    return notification


async def until(true: Callable[[], bool]) -> None:
    """Waits for what happens in this process."""

    async def ask() -> bool:
        return true()

    await eventually(ask)


def in_background(work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    return asyncio.create_task(work)


def real_clock() -> datetime:
    return clock.now()


async def moment(seconds: float) -> None:
    """Lets some time pass; how much does not matter."""
    with suppress(TimeoutError):
        await asyncio.wait_for(asyncio.Event().wait(), seconds)

"""What was taken away for good is told to nobody any more, and stands in no message that waits or was sent."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import pytest
import pytest_asyncio
from litestar import Litestar

from roost import webhooks
from roost.issues import fix_redaction, redaction, states
from roost.kit import database
from roost.webhooks import expansion, store
from tests.bookings.world import World
from tests.issues.fixing import planned
from tests.issues.reporting import reported
from tests.issues.test_redaction import files_with
from tests.support import NOW, eventually
from tests.webhooks.hooks import ADDRESS, LATER, deliveries, hook, marks, tell
from tests.webhooks.receiver import Receiver

WORDS = "qzxqzxwvk under the far table"
TITLE = "vwqjjxkkz chair by the far window"
MUCH_LATER = NOW + timedelta(hours=5)


@pytest.fixture(autouse=True)
def wired(app: Litestar) -> None:
    """As the whole application is."""


@pytest_asyncio.fixture
async def raw(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


async def passed(world: World) -> int:
    """An issue whose words a screen on a wall shows."""
    number = await reported(world, words=WORDS)
    await states.show(number, None, await world.who("fay"), board=True, words=True, photo=None, now=NOW)
    return number


async def kept() -> str:
    return "".join(row["body"] for row in await database.fetch("SELECT body FROM webhook_delivery"))


async def test_words_that_wait_are_said_anew_without_them_under_the_same_id(
    world: World, receiver: Receiver, raw: asyncpg.Connection
) -> None:
    webhook = await hook(world, receiver, "issue")
    number = await passed(world)
    await webhooks.expand(LATER, ADDRESS)
    waiting = [one.id for one in await deliveries(webhook)]
    assert await files_with(raw, WORDS.encode()) == {"issue", "webhook_delivery"}
    await redaction.redact(number, ["words"], await world.who("fay"), LATER)
    assert WORDS not in await kept()
    assert await files_with(raw, WORDS.encode()) == set()
    await tell(receiver, MUCH_LATER)
    assert [one.body["type"] for one in receiver.arrived] == ["issue.reported", "issue.shown", "issue.redacted"]
    assert [one.body["data"]["words"] for one in receiver.arrived] == [None, None, None]
    assert [one.id for one in await deliveries(webhook)][:2] == waiting


async def test_so_is_the_title_of_a_fix(world: World, receiver: Receiver, raw: asyncpg.Connection) -> None:
    await hook(world, receiver, "fix", "issue")
    fix = await planned(world, await reported(world), title=TITLE)
    await webhooks.expand(LATER, ADDRESS)
    assert TITLE in await kept()
    await fix_redaction.redact(fix, ["title"], await world.who("fay"), LATER)
    assert await files_with(raw, TITLE.encode()) == set()
    await tell(receiver, MUCH_LATER)
    titles = [one.body["data"]["title"] for one in receiver.arrived if one.body["type"].startswith("fix.")]
    assert titles == [redaction.GONE] * 2


async def test_what_was_sent_or_given_up_is_kept_without_its_words(world: World, receiver: Receiver) -> None:
    webhook = await hook(world, receiver, "issue")
    await passed(world)
    await webhooks.expand(LATER, ADDRESS)
    receiver.never.add(str((await deliveries(webhook))[-1].id))
    for at in (LATER, NOW + timedelta(days=1, minutes=5)):
        await tell(receiver, at)
    assert [one.state for one in await deliveries(webhook)] == ["sent", "failed"]
    assert await kept() == ""


async def test_what_waited_for_a_webhook_that_is_switched_off_is_kept_without_its_words(
    world: World, receiver: Receiver
) -> None:
    webhook = await hook(world, receiver, "issue")
    await passed(world)
    await webhooks.expand(LATER, ADDRESS)
    await store.switch_off(webhook, "nothing arrived for a day", MUCH_LATER)
    assert await kept() == ""


async def test_what_may_be_told_no_more_by_then_is_told_no_more(world: World, receiver: Receiver) -> None:
    webhook = await hook(world, receiver, "issue")
    number = await passed(world)
    await webhooks.expand(LATER, ADDRESS)
    await redaction.redact(number, ["words"], await world.who("fay"), LATER)
    await database.execute("UPDATE issue SET held = 'names a colleague' WHERE number = $1", number)
    await tell(receiver, MUCH_LATER)
    assert (receiver.arrived, await deliveries(webhook), await marks()) == ([], [], 0)


async def test_what_is_being_said_meanwhile_does_not_slip_through(
    world: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker has read the words, and writes them only after they were taken away."""
    await hook(world, receiver, "issue")
    number = await passed(world)
    read, go_on = asyncio.Event(), asyncio.Event()
    said = expansion.saying.said

    async def slowly(events: list[object]) -> object:
        found = await said(events)
        read.set()
        await go_on.wait()
        return found

    monkeypatch.setattr(expansion.saying, "said", slowly)
    expanding = asyncio.create_task(webhooks.expand(LATER, ADDRESS))
    await read.wait()
    redacting = asyncio.create_task(redaction.redact(number, ["words"], await world.who("fay"), LATER))
    waits = "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"
    await eventually(lambda: database.fetch_value(waits))
    go_on.set()
    await asyncio.gather(expanding, redacting)
    assert WORDS not in await kept()

"""One connection that listens: it hands on what it hears, and forgets and comes back when it was cut off."""

import asyncio
import contextvars
from collections.abc import AsyncIterator

import pytest

from roost.kit import database
from roost.kit.live import Live

PATIENCE = 10


class Ear:
    """A Live on the tests' database, and all that it told."""

    def __init__(self, url: str) -> None:
        self.live = Live(url)
        self.others: set[int] = set()
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        self.forgot: asyncio.Queue[bool] = asyncio.Queue()
        self.live.on("me", lambda rest: self.heard.put_nowait(f"me {rest}"))
        self.live.on("floors", lambda rest: self.heard.put_nowait(f"floors {rest}"))
        self.live.on_lost(lambda: self.forgot.put_nowait(self.live.connected))

    async def hears(self) -> str:
        return await asyncio.wait_for(self.heard.get(), PATIENCE)

    async def forgets(self) -> None:
        """Waits until it has been told to forget."""
        assert await asyncio.wait_for(self.forgot.get(), PATIENCE) is False, "forgets before it is used again"


@pytest.fixture
async def ear(db: None, database_url: str) -> AsyncIterator[Ear]:
    ear = Ear(database_url)
    ear.others = await listeners()
    await ear.live.start()
    try:
        await ear.forgets()
        yield ear
    finally:
        await ear.live.stop()


async def say(words: str) -> None:
    await database.execute("SELECT pg_notify('roost', $1)", words)


async def listeners() -> set[int]:
    rows = await database.fetch("SELECT pid FROM pg_stat_activity WHERE application_name = 'roost live'")
    return {row["pid"] for row in rows}


async def cut_off(ear: Ear) -> None:
    """Ends this ear's connection from the database's side, and nobody else's."""
    [pid] = await listeners() - ear.others
    assert await database.fetch_value("SELECT pg_terminate_backend($1)", pid)


async def test_a_notice_goes_to_those_who_asked_for_its_word(ear: Ear) -> None:
    await say("somebody else's business")
    await say("me 123 and more")
    await say("floors")
    assert [await ear.hears(), await ear.hears()] == ["me 123 and more", "floors "]


async def test_a_notice_is_heard_only_once_it_is_committed(ear: Ear) -> None:
    async with database.transaction():
        await say("me first")
        await asyncio.create_task(say("me second"), context=contextvars.Context())
    assert [await ear.hears(), await ear.hears()] == ["me second", "me first"]


async def test_it_is_connected_once_it_listens(ear: Ear) -> None:
    assert ear.live.connected


async def test_cut_off_it_forgets_comes_back_forgets_again_and_hears(ear: Ear) -> None:
    for n in range(3):
        await cut_off(ear)
        await ear.forgets()
        assert not ear.live.connected
        # What was said in between is lost: that is why it forgets once more when it is back.
        await say(f"me lost {n}")
        await ear.forgets()
        assert ear.live.connected
        await say(f"me heard {n}")
        while (words := await ear.hears()) != f"me heard {n}":
            assert words == f"me lost {n}"


async def test_stopped_it_is_not_connected_and_has_forgotten(ear: Ear) -> None:
    await ear.live.stop()
    assert not ear.live.connected
    await ear.forgets()


async def test_where_there_is_no_database_it_waits_unconnected() -> None:
    live = Live("postgresql://127.0.0.1:1/nowhere")
    await live.start()
    assert not live.connected
    await live.stop()
    assert not live.connected

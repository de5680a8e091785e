"""Many streams, and busy ones: a session has a few, nobody waits for all of them, and none outlives its session."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any, cast
from uuid import UUID

import httpx
import pytest
from litestar import Litestar

from roost.kit.live import Live
from roost.people import Sessions, Who
from roost.web import events
from roost.web.events import Events
from tests.api.streams import PATIENCE, Stream
from tests.people.conftest import ANN, council
from tests.support import SetClock, sign_in

__all__ = ["council"]


@pytest.mark.usefixtures("council")
async def test_one_stream_more_than_a_session_may_have_ends_its_oldest(
    app: Litestar, client: httpx.AsyncClient
) -> None:
    await sign_in(client, ANN, app.state["clock"]())
    async with AsyncExitStack() as stack:
        streams = [await stack.enter_async_context(Stream(app, client)) for _ in range(events.MOST_OF_A_SESSION)]
        assert not [stream for stream in streams if stream.ended]
        # Another session of the same person has as many again.
        await sign_in(client, ANN, app.state["clock"]())
        other = await stack.enter_async_context(Stream(app, client))
        for _ in range(events.MOST_OF_A_SESSION):
            newest = await stack.enter_async_context(Stream(app, client))
        await other.end()
        assert not newest.ended
        assert not [stream for stream in streams if stream.ended]


class AlwaysConnected:
    """The line to the database, as far as the streams are concerned: it can say something."""

    connected = True

    def __init__(self) -> None:
        self._live = Live("")
        self.on, self.on_lost = self._live.on, self._live.on_lost

    def says(self, notice: str) -> None:
        self._live._notice(None, 0, "roost", notice)


class Everybody:
    """Whoever asks is signed in, until they are not."""

    signed_in = True

    async def who(self, *_: object) -> object:
        return self if self.signed_in else None


class House:
    """Events alone, with as many listeners as one likes."""

    def __init__(self, clock: SetClock) -> None:
        self.live, self.sessions = AlwaysConnected(), Everybody()
        self._events = Events(cast(Live, self.live), cast(Sessions, self.sessions), clock)

    async def listener(self, number: int = 0) -> AsyncIterator[bytes]:
        """A stream that has said hello."""
        who = Who(UUID(int=number), "Ann", ANN, None, "staff", False, None, False, False, False, (), b"%d" % number)
        request: Any = type("Request", (), {"scope": {"headers": []}})()
        stream = self._events.stream(request, who)
        assert b"hello" in await anext(stream)
        return stream


async def others_turn() -> None:
    """Back once everything that waits to run has run once."""
    turn = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(turn.set_result, None)
    await turn


async def test_a_busy_stream_ends_too_when_its_session_is_over(clock: SetClock) -> None:
    house = House(clock)
    stream = await house.listener()
    house.live.says("day riv-1 2026-11-24")
    assert b"riv-1" in await anext(stream)
    house.sessions.signed_in = False
    clock.move(seconds=events.HEARTBEAT)
    # It is never silent.
    house.live.says("day riv-2 2026-11-24")
    assert [line async for line in stream] == []


async def test_news_for_very_many_stops_nobody_else(clock: SetClock) -> None:
    house = House(clock)
    many = 10 * events.AT_ONCE
    streams = [await house.listener(number) for number in range(many)]
    heard: list[bytes] = []

    async def hear(stream: AsyncIterator[bytes]) -> None:
        heard.append(await anext(stream))

    listening = [asyncio.create_task(hear(stream)) for stream in streams]
    await others_turn()
    house.live.says("day riv-1 2026-11-24")
    most, before = 0, 0
    while len(heard) < many:
        await others_turn()
        most, before = max(most, len(heard) - before), len(heard)
    assert most <= 2 * events.AT_ONCE
    await asyncio.gather(*listening)


async def test_news_arrives_in_order_and_what_nobody_has_heard_yet_is_said_once(clock: SetClock) -> None:
    house = House(clock)
    streams = [await house.listener(number) for number in range(2 * events.AT_ONCE)]
    last = streams[-1]
    house.live.says("day riv-1 2026-11-24")
    for _ in range(1000):
        house.live.says("day riv-2 2026-11-24")
    house.live.says(f"me {UUID(int=len(streams) - 1)}")
    house.live.says("day riv-3 2026-11-24")
    heard = [await anext(last) for _ in range(4)]
    assert heard == [
        events.event("floor/day", {"floor": "riv-1", "day": "2026-11-24"}),
        events.event("floor/day", {"floor": "riv-2", "day": "2026-11-24"}),
        events.event("me", {}),
        events.event("floor/day", {"floor": "riv-3", "day": "2026-11-24"}),
    ]


async def test_who_comes_while_news_is_handed_round_misses_none(clock: SetClock) -> None:
    house = House(clock)
    # The list holds them open.
    streams = [await house.listener(number) for number in range(2 * events.AT_ONCE)]
    house.live.says("day riv-1 2026-11-24")
    house.live.says("day riv-2 2026-11-24")
    newcomer = await house.listener(len(streams))
    house.live.says("day riv-2 2026-11-24")
    async with asyncio.timeout(PATIENCE):
        assert b"riv-2" in await anext(newcomer)


async def test_a_session_is_no_longer_known_once_its_last_stream_is_gone(clock: SetClock) -> None:
    house = House(clock)
    for _ in range(3):
        stream = await house.listener()
        await cast(Any, stream).aclose()
    assert house._events._ears == {}

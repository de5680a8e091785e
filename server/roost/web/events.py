"""The one event stream. It says only what changed; whoever listens asks again for what they have open."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.response import Stream

from roost.kit.clock import Clock
from roost.kit.live import Live
from roost.people import Sessions, Who

# Proxies and phones drop a silent connection after half a minute or so.
HEARTBEAT = 15.0
# What a phone in a lift may miss before it is told to start afresh.
MOST_WAITING = 500


class Ear:
    """One open stream."""

    def __init__(self, who: Who) -> None:
        self.who = who
        self.waiting: asyncio.Queue[bytes | None] = asyncio.Queue(MOST_WAITING)

    def tell(self, line: bytes | None) -> None:
        """Hand over a line; None ends the stream. Who lags too far behind is ended and will come back."""
        try:
            self.waiting.put_nowait(line)
        except asyncio.QueueFull:
            while not self.waiting.empty():
                self.waiting.get_nowait()
            self.waiting.put_nowait(None)


class Events:
    """Everybody who listens in this process."""

    def __init__(self, live: Live, sessions: Sessions, clock: Clock) -> None:
        self._ears: set[Ear] = set()
        self._over = False
        self._live = live
        self._sessions = sessions
        self._clock = clock
        live.on("day", self._day)
        live.on("floors", lambda _: self._all(event("floor/day", {"floor": None, "day": None})))
        live.on("me", self._me)
        live.on("person", self._me)
        live.on("session", self._ended)
        # What was missed cannot be told: a stream that ends comes back, and asks for everything it shows.
        live.on_lost(lambda: self._all(None))

    async def stream(self, request: Request[Any, Any, Any], who: Who) -> AsyncIterator[bytes]:
        """The lines for one listener, until they go or their session ends."""
        ear = Ear(who)
        self._ears.add(ear)
        try:
            yield b"retry: 2000\n" + event("hello", {})
            while self._live.connected and not self._over:
                try:
                    line = await asyncio.wait_for(ear.waiting.get(), HEARTBEAT)
                except TimeoutError:
                    if await self._sessions.who(request.scope["headers"], self._clock()) is None:
                        return
                    line = b": still here\n\n"
                if line is None:
                    return
                yield line
        finally:
            self._ears.discard(ear)

    def end_all(self) -> None:
        """This server is about to end: whoever listens comes back, and is answered by another or the next."""
        self._over = True
        self._all(None)

    def _day(self, rest: str) -> None:
        floor, _, day = rest.partition(" ")
        self._all(event("floor/day", {"floor": floor, "day": day}))

    def _me(self, rest: str) -> None:
        person = UUID(rest)
        for ear in self._ears:
            if ear.who.id == person:
                ear.tell(event("me", {}))

    def _ended(self, rest: str) -> None:
        session = bytes.fromhex(rest)
        for ear in self._ears:
            if ear.who.session == session:
                ear.tell(None)

    def _all(self, line: bytes | None) -> None:
        for ear in self._ears:
            ear.tell(line)


def event(name: str, data: dict[str, str | None]) -> bytes:
    """One event as the HTML standard's event-stream format has it."""
    return b"event: " + name.encode() + b"\ndata: " + msgspec.json.encode(data) + b"\n\n"


@get(
    "/events",
    summary="What changed, as server-sent events: floor/day, me",
    media_type="text/event-stream",
)
async def get_events(
    request: Request[Any, Any, Any], who: NamedDependency[Who], events: NamedDependency[Events]
) -> Stream:
    return Stream(
        events.stream(request, who),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


routes: list[Any] = [get_events]

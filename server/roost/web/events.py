"""The one event stream. It says only what changed; whoever listens asks again for what they have open."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator, Mapping
from itertools import chain, islice
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
# Far more than anybody has pages open; one more ends the oldest.
MOST_OF_A_SESSION = 20
# Streams that are woken before others get their turn: however many listen, no request waits for all of them.
AT_ONCE = 50


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
        # By session, the oldest first.
        self._ears: dict[bytes, list[Ear]] = {}
        self._news: deque[tuple[Iterator[Ear], bytes]] = deque()
        self._over = False
        self._live = live
        self._sessions = sessions
        self._clock = clock
        live.on("day", self._day)
        live.on("floors", lambda _: self._all(event("floor/day", {"floor": None, "day": None})))
        live.on("issue", lambda number: self._all(event("issue", {"number": int(number)})))
        live.on("board", lambda _: self._all(event("board", {})))
        live.on("me", self._me)
        live.on("person", self._me)
        live.on("session", self._ended)
        # What was missed cannot be told: a stream that ends comes back, and asks for everything it shows.
        live.on_lost(self._end_all)

    async def stream(self, request: Request[Any, Any, Any], who: Who) -> AsyncIterator[bytes]:
        """The lines for one listener, until they go or their session ends."""
        ear = Ear(who)
        mine = self._ears.setdefault(who.session, [])
        while len(mine) >= MOST_OF_A_SESSION:
            mine.pop(0).tell(None)
        mine.append(ear)
        checked = self._clock()
        try:
            yield b"retry: 2000\n" + event("hello", {})
            while self._live.connected and not self._over:
                silent, line = False, None
                try:
                    async with asyncio.timeout(HEARTBEAT):
                        line = await ear.waiting.get()
                except TimeoutError:
                    silent, line = True, b": still here\n\n"
                if line is None:
                    return
                # Also when there is always something to say.
                now = self._clock()
                if silent or (now - checked).total_seconds() >= HEARTBEAT:
                    if await self._sessions.who(request.scope["headers"], now) is None:
                        return
                    checked = now
                yield line
        finally:
            if ear in mine:
                mine.remove(ear)
            if not mine and self._ears.get(who.session) is mine:
                del self._ears[who.session]

    def end_all(self) -> None:
        """This server is about to end: whoever listens comes back, and is answered by another or the next."""
        self._over = True
        self._end_all()

    def _day(self, rest: str) -> None:
        floor, _, day = rest.partition(" ")
        self._all(event("floor/day", {"floor": floor, "day": day}))

    def _me(self, rest: str) -> None:
        self._tell(self._hearers(UUID(rest)), event("me", {}))

    def _all(self, line: bytes) -> None:
        # A line that nobody has heard yet says the same whether it was said once or twice.
        if line not in [waiting for _, waiting in islice(self._news, 1, None)]:
            self._tell(self._hearers(None), line)

    def _ended(self, rest: str) -> None:
        for ear in self._ears.get(bytes.fromhex(rest), ()):
            ear.tell(None)

    def _end_all(self) -> None:
        for ear in self._everybody():
            ear.tell(None)

    def _everybody(self) -> Iterator[Ear]:
        return chain.from_iterable(self._ears.values())

    def _hearers(self, person: UUID | None) -> Iterator[Ear]:
        # Who listens when the line's turn comes, not when it is said: they may have come in between.
        yield from [ear for ear in self._everybody() if person is None or ear.who.id == person]

    def _tell(self, ears: Iterator[Ear], line: bytes) -> None:
        self._news.append((ears, line))
        if len(self._news) == 1:
            self._hand_on()

    def _hand_on(self) -> None:
        """One batch of the oldest news; the next has its turn after everything else that waits."""
        ears, line = self._news[0]
        told = 0
        for ear in islice(ears, AT_ONCE):
            ear.tell(line)
            told += 1
        if told < AT_ONCE:
            self._news.popleft()
        if self._news:
            asyncio.get_running_loop().call_soon(self._hand_on)


def event(name: str, data: Mapping[str, str | int | None]) -> bytes:
    """One event as the HTML standard's event-stream format has it."""
    return b"event: " + name.encode() + b"\ndata: " + msgspec.json.encode(data) + b"\n\n"


@get(
    "/events",
    summary="What changed, as server-sent events: floor/day, issue, board, me",
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

"""One LISTEN connection a process: what other processes changed, so that memory never tells an old story.

asyncpg loses a listener without a word when its connection drops. Hence our own loop: while the connection is
away `connected` is False and every cache must be passed by; when it is back, every cache has been dropped.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

import asyncpg

log = logging.getLogger("roost.live")

CHANNEL = "roost"
HEARTBEAT = 5.0
BACKOFF = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Live:
    """Hands each notice `"<word> <rest>"` to those who registered for the word."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._told: dict[str, list[Callable[[str], None]]] = {}
        self._lost: list[Callable[[], None]] = []
        self._task: asyncio.Task[None] | None = None
        self._tried = asyncio.Event()
        self.connected = False

    def on(self, word: str, tell: Callable[[str], None]) -> None:
        """Call `tell(rest)` for every notice that begins with `word`."""
        self._told.setdefault(word, []).append(tell)

    def on_lost(self, tell: Callable[[], None]) -> None:
        """Call `tell()` whenever notices may have been missed: drop everything you remember."""
        self._lost.append(tell)

    async def start(self) -> None:
        """Begin to listen; done once that was tried, so that whoever comes first finds it so. At most five seconds."""
        self._tried.clear()  # what was tried before the last stop says nothing of this time
        self._task = asyncio.create_task(self._run(), name="roost-live")
        await self._tried.wait()

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        tries = 0
        while True:
            try:
                connection = await asyncpg.connect(
                    self._url, timeout=5, server_settings={"application_name": "roost live"}
                )
                try:
                    await connection.add_listener(CHANNEL, self._notice)
                    self._forget()
                    self.connected = True
                    self._tried.set()
                    tries = 0
                    await self._until_gone(connection)
                finally:
                    self.connected = False
                    self._forget()
                    connection.terminate()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                # Whatever it was: a process that stopped listening for good would tell old stories for good.
                log.warning("lost the database's notices, trying again: %s", type(error).__name__)
            self._tried.set()
            await asyncio.sleep(BACKOFF[min(tries, len(BACKOFF) - 1)])
            tries += 1

    async def _until_gone(self, connection: asyncpg.Connection) -> None:
        gone = asyncio.Event()
        connection.add_termination_listener(lambda _: gone.set())
        while not gone.is_set():
            # A peer that vanished without closing is noticed only by asking it something.
            # Not wait_for: before Python 3.12 it loses a cancellation that comes with the timeout, and `stop` hangs.
            with suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT):
                    await gone.wait()
                return
            async with asyncio.timeout(HEARTBEAT):
                await connection.execute("SELECT 1")

    def _notice(self, _connection: object, _pid: int, _channel: str, payload: object) -> None:
        word, _, rest = str(payload).partition(" ")
        for tell in self._told.get(word, ()):
            tell(rest)

    def _forget(self) -> None:
        for tell in self._lost:
            tell()

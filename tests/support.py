"""What tests share besides fixtures."""

import asyncio
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import httpx
from litestar import Litestar

from roost.kit import clock as real_clock
from roost.kit import database
from roost.people import actions, sessions

# A Tuesday, 09:00 at sites in the United Kingdom.
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BROWSER = {"Sec-Fetch-Site": "same-origin"}
# The server of this checkout, also where Python was given another one.
SERVER = str(Path(__file__).parents[1] / "server")
# What a client is given that never leaves this machine (`verify=NO_TLS`): it trusts nobody. Each one without it reads
# all the certificates of the world first, which takes longer than what most tests ask.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
PATIENCE = 60  # seconds for a server to start; far more than it takes

T = TypeVar("T")


def rounds(small: int, full: int) -> int:
    """How often to repeat: `small` in `make test`, `full` in `make proof`."""
    return full if os.environ.get("ROUNDS") == "full" else small


async def eventually(ask: Callable[[], Awaitable[T]], patience: float = PATIENCE) -> T:
    """The first answer of `ask` that counts as true, asked again and again. Only for what announces itself nowhere."""
    async with asyncio.timeout(patience):
        while not (answer := await ask()):
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.Event().wait(), 0.05)
    return answer


class SetClock:
    """A clock that says what the test tells it."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        """`move(minutes=15)`"""
        self.at += timedelta(**by)


async def sign_in(client: httpx.AsyncClient, email: str, now: datetime | None = None) -> None:
    """Gives the client a session of this person, whom the database must hold. `now`: the server's idea of it."""
    person = await database.fetch_value("SELECT id FROM person WHERE email = $1", email)
    assert person is not None, f"nobody here has the address {email}"
    now = now or real_clock.now()
    token = sessions.new_token()
    await actions.open_session(person, sessions.hash_of(token.encode()), now + sessions.LONGEST, None, now)
    client.cookies = httpx.Cookies({"roost": token})


@asynccontextmanager
async def started(app: Litestar) -> AsyncIterator[None]:
    """The application's lifespan, in a task of its own: a fixture begins and ends in different ones."""
    up, down = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            up.set()
            await down.wait()

    task = asyncio.create_task(live())
    waiting = asyncio.create_task(up.wait())
    await asyncio.wait((task, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if task.done():
        await task  # it failed to start: say why
    try:
        yield
    finally:
        down.set()
        await task


class ServerProcess:
    """A real `roost serve` on a port of its own. Its log stays in `log` for whoever asks why."""

    program: tuple[str, ...] = ("roost",)

    def __init__(self, environment: Mapping[str, str], log: Path, *options: str) -> None:
        self.log = log
        with log.open("ab") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.program, "serve", "--port", "0", *options],
                # One person of a test asks as often as a whole office.
                env={"PATH": os.defpath, "PYTHONPATH": SERVER, "ROOST_REQUESTS": "100000000", **environment},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=err,
                text=True,
            )
        self.url = self._ready()

    def _ready(self) -> str:
        """Waits for the line that says where it is."""
        out = self.process.stdout
        assert out is not None
        too_long = threading.Timer(PATIENCE, self.process.kill)
        too_long.start()
        try:
            for line in out:
                if line.startswith("Roost is at "):
                    return line.split()[-1]
        finally:
            too_long.cancel()
        self.process.kill()
        self.process.wait()
        raise AssertionError(f"the server did not start:\n{self.log.read_text()}")

    def client(self) -> httpx.AsyncClient:
        """A client that asks as our own page does; the caller closes it."""
        return httpx.AsyncClient(base_url=self.url, headers=BROWSER, timeout=30, verify=NO_TLS)

    def stop(self) -> int:
        """Ends it as systemd would, and gives its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise
        finally:
            assert self.process.stdout is not None
            self.process.stdout.close()

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest_asyncio

from roost import people
from roost.kit import database
from roost.kit.live import Live
from roost.people import PersonRow, Sessions, TeamRow, Who, actions, sessions
from tests.support import NOW

Headers = list[tuple[bytes, bytes]]

TEAMS = [TeamRow("duty", "Duty and Assessment", (1, 2, 3, 4, 5)), TeamRow("fs1", "Family Support 1", (2, 5))]
ANN, BOB, SINEAD, PIP = (f"{name}@estuary.example" for name in ("ann", "bob", "sinead", "pip"))
PEOPLE = [
    PersonRow(ANN, "Ann Hale", "fs1", "staff", BOB, "YB21 VVW", True, needs=("dock",)),
    PersonRow(BOB, "Bob Mbeki", "fs1", "manager"),
    PersonRow(SINEAD, "Sinéad Ghosh", "duty", "staff"),
    PersonRow(PIP, "Pip Øster", None, "parking"),
]


@pytest_asyncio.fixture
async def council(db: None) -> None:
    """Two teams and four people, in a database that says it is a demonstration."""
    await people.upsert_teams(TEAMS)
    await people.upsert_people(PEOPLE, None, NOW)
    await database.execute("INSERT INTO demo (since) VALUES ($1)", NOW)


class Process:
    """What one server remembers, and what it has heard."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.sessions = Sessions(live, secure=False)
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        # Registered after the sessions' own: what is in the queue has been dealt with.
        for word in ("session", "person"):
            live.on(word, self.heard.put_nowait)

    async def who(self, headers: Headers, now: datetime = NOW) -> Who | None:
        return await self.sessions.who(headers, now)

    async def hears(self) -> str:
        return await asyncio.wait_for(self.heard.get(), 10)


@asynccontextmanager
async def process(url: str) -> AsyncIterator[Process]:
    live = Live(url)
    ready = asyncio.Event()
    live.on_lost(ready.set)  # also said when the line comes up
    await live.start()
    try:
        await asyncio.wait_for(ready.wait(), 10)
        yield Process(live)
    finally:
        await live.stop()


@pytest_asyncio.fixture
async def one(database_url: str) -> AsyncIterator[Process]:
    async with process(database_url) as started:
        yield started


@pytest_asyncio.fixture
async def two(database_url: str) -> AsyncIterator[Process]:
    async with process(database_url) as started:
        yield started


async def signed_in(email: str = ANN, now: datetime = NOW) -> Headers:
    person = await database.fetch_value("SELECT id FROM person WHERE email = $1", email)
    token = sessions.new_token()
    await actions.open_session(person, sessions.hash_of(token.encode()), now + sessions.LONGEST, None, now)
    return [(b"accept", b"*/*"), (b"cookie", b"theme=dark; roost=" + token.encode())]


def hash_in(one: Process, headers: Headers) -> bytes:
    [token] = one.sessions.tokens_in(headers)
    return sessions.hash_of(token)

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
import pytest_asyncio
from litestar import Litestar

from roost import people
from roost.app import create_app
from roost.kit import database
from roost.kit.live import Live
from roost.people import PersonRow, TeamRow
from roost.settings import Settings
from tests.support import NOW, SetClock

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


@pytest.fixture
def listening(database_url: str) -> Callable[[], object]:
    """`async with listening() as live`: what a process hears of the database, once it hears."""

    @asynccontextmanager
    async def start() -> AsyncIterator[Live]:
        live = Live(database_url)
        ready = asyncio.Event()
        live.on_lost(ready.set)
        await live.start()
        try:
            await asyncio.wait_for(ready.wait(), 10)
            yield live
        finally:
            await live.stop()

    return start


@pytest_asyncio.fixture
async def app(db: None, settings: Settings, clock: SetClock) -> AsyncIterator[Litestar]:
    """As the shared one, but started and stopped in one task, as what Litestar holds open demands."""
    pool = database.engine.pool
    app = create_app(settings, clock=clock)
    started, over = asyncio.Event(), asyncio.Event()

    async def run() -> None:
        async with app.lifespan():
            started.set()
            await over.wait()

    running = asyncio.create_task(run())
    await asyncio.wait([running, asyncio.create_task(started.wait())], return_when=asyncio.FIRST_COMPLETED)
    yield app
    over.set()
    await running
    database.engine.pool = pool

"""One PostgreSQL for the whole run, started by ourselves; one migrated template; each test begins with empty tables."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import asyncpg
import httpx
import hypothesis
import pytest
import pytest_asyncio
from litestar import Litestar

from roost.bookings import floor_days
from roost.kit import database
from roost.kit.embedded import EmbeddedPostgres
from roost.kit.migrate import migrate
from roost.settings import Settings
from tests.support import BROWSER, NOW, ServerProcess, SetClock, rounds, started

hypothesis.settings.register_profile("roost", deadline=None, max_examples=rounds(50, 1000), print_blob=True)
hypothesis.settings.load_profile("roost")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make check` leaves out what needs a browser, servers of its own or an identity provider, and the long walks
    through the whole API."""
    for item in items:
        if {"browser", "engines"} & {*item.path.parts}:
            item.add_marker(pytest.mark.browser)
        if {"api", "sign_in"} & {*item.path.parts}:
            item.add_marker(pytest.mark.slow)
        if "two_servers" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.servers)


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """The run's own PostgreSQL; what it holds is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="roost-tests-", dir="/tmp"))
    server = EmbeddedPostgres(folder / "postgres", durable=False)
    try:
        server.start()
        yield server
    finally:
        server.discard()
        shutil.rmtree(folder)


@pytest_asyncio.fixture(scope="session")
async def template(postgres: EmbeddedPostgres) -> str:
    """The name of a migrated, empty database: `postgres.create_database(name, template)` copies it."""
    await migrate(postgres.create_database("template_roost"), lambda _: None)
    return "template_roost"


@pytest.fixture(scope="session")
def database_url(postgres: EmbeddedPostgres, template: str) -> str:
    """The database that this run's tests share."""
    return postgres.create_database("roost_tests", template)


@pytest_asyncio.fixture(scope="session")
async def pool(database_url: str) -> AsyncIterator[asyncpg.Pool]:
    await database.open(database_url)
    assert database.engine.pool is not None
    pool = database.engine.pool
    yield pool
    pool.terminate()


@pytest_asyncio.fixture(scope="session")
async def cleaner(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection for which no trigger fires: neither the journal's nor foreign keys stand in the way."""
    connection = await asyncpg.connect(database_url)
    await connection.execute("SET session_replication_role = replica")
    # Small tables without statistics look large, and starting helpers takes longer than all that they could help with.
    await connection.execute("SET max_parallel_workers_per_gather = 0; SET jit = off")
    yield connection
    await connection.close()


@pytest_asyncio.fixture(scope="session")
async def emptying(cleaner: asyncpg.Connection) -> str:
    """The statements that empty all tables, and tell servers that remember to forget.

    What a council starts with is there again afterwards, as the migrations brought it.
    """
    born = ("category", "chip")
    copies = [f"CREATE TABLE born.{name} AS TABLE public.{name}" for name in born]
    await cleaner.execute(";".join(["DROP SCHEMA IF EXISTS born CASCADE", "CREATE SCHEMA born", *copies]))
    tables = await cleaner.fetch(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " AND relname <> 'migration'"
    )
    again = [f"INSERT INTO public.{name} SELECT * FROM born.{name}" for name in born]
    return ";".join(
        [f'DELETE FROM "{row["relname"]}"' for row in tables]
        + again
        + ["NOTIFY roost, 'floors'", "NOTIFY roost, 'board'"]
    )


@pytest_asyncio.fixture
async def db(pool: asyncpg.Pool, cleaner: asyncpg.Connection, emptying: str) -> AsyncIterator[None]:
    """Empty tables, and `roost.kit.database` open on them."""
    await cleaner.execute(emptying)
    database.engine.pool = pool
    yield
    database.engine.pool = None


@pytest.fixture(scope="session")
def the_clock() -> SetClock:
    return SetClock()


@pytest.fixture
def clock(the_clock: SetClock) -> SetClock:
    """At `NOW` when a test begins."""
    the_clock.at = NOW
    return the_clock


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def settings(database_url: str, data: Path) -> Settings:
    """Started as a demonstration; whether the database says so too is up to the test."""
    return Settings(database_url=database_url, data=data, demo=True, worker=False, requests=100_000_000)


@pytest.fixture(scope="session")
def the_app(the_clock: SetClock) -> Callable[[Settings], Litestar]:
    """The application with these settings: the same as before, where no other was made meanwhile. Making one takes
    longer than most tests; starting it anew drops all that it remembers."""
    from roost.app import create_app

    last: list[tuple[Settings, Litestar, object]] = []

    def made(settings: Settings) -> Litestar:
        # What a process remembers listens to the application that was made last.
        if not last or last[0][0] != settings or last[0][2] is not floor_days.live:
            app = create_app(settings, clock=the_clock)
            last[:] = [(settings, app, floor_days.live)]
        return last[0][1]

    return made


@pytest_asyncio.fixture
async def app(
    db: None, settings: Settings, clock: SetClock, the_app: Callable[[Settings], Litestar]
) -> AsyncIterator[Litestar]:
    """The whole application in this process and on this loop, started, with a clock that the test sets.

    It works on the run's connections. The pool that it opens for itself stays empty: each new connection is a new
    process of PostgreSQL, which learns every table and plans every statement anew.
    """
    pool = database.engine.pool
    app = the_app(settings)
    async with started(app):
        own, database.engine.pool = database.engine.pool, pool
        yield app
        database.engine.pool = own
    database.engine.pool = pool


@pytest_asyncio.fixture
async def client(app: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    """Asks the application as our own page does; `support.sign_in` makes it somebody's."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=BROWSER) as client:
        yield client


@pytest.fixture(scope="session")
def server_processes(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[ServerProcess]]:
    folder = tmp_path_factory.mktemp("servers")
    environment = {"DATABASE_URL": database_url, "ROOST_DATA": str(folder), "ROOST_WORKER": "off"}
    servers: list[ServerProcess] = []
    try:
        servers.extend(ServerProcess(environment, folder / f"{name}.log") for name in ("one", "two"))
        yield servers
    finally:
        for server in servers:
            server.stop()


@pytest.fixture
def two_servers(db: None, server_processes: list[ServerProcess]) -> list[ServerProcess]:
    """Two real servers on the tests' database. They go by the real clock."""
    return server_processes

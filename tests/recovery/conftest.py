"""A demonstration server on a PostgreSQL of its own, which a test may stop, kill and start again."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from roost.kit.embedded import EmbeddedPostgres
from tests.recovery.ground import Ground
from tests.support import ServerProcess


@pytest.fixture(scope="package")
def started() -> Iterator[Ground]:
    folder = Path(tempfile.mkdtemp(prefix="roost-away-", dir="/tmp"))
    postgres = EmbeddedPostgres(folder / "postgres")
    try:
        environment = {"DEMO_DATABASE_URL": postgres.start(), "ROOST_DATA": str(folder), "ROOST_WORKER": "off"}
        server = ServerProcess(environment, folder / "server.log", "--demo")
        try:
            yield Ground(postgres, server)
        finally:
            server.stop()
    finally:
        postgres.discard()
        shutil.rmtree(folder)


@pytest.fixture
async def ground(started: Ground) -> AsyncIterator[Ground]:
    """The server is well when a test begins, and somebody is signed in."""
    started.postgres.start()
    async with started.server.client() as client:
        started.client = client
        await started.is_well()
        people = (await client.get("/api/demo/people", params={"q": "family support 1 staff"})).json()["people"]
        started.me = people[0]
        assert (await client.post("/api/session", json={"email": started.me["email"]})).status_code == 201
        await started.look_around()
        logged = started.server.log.stat().st_size
        yield started
        started.postgres.start()
        said = started.server.log.read_bytes()[logged:].decode()
        assert "Traceback" not in said, said[-8000:]


@pytest.fixture
async def other(ground: Ground) -> AsyncIterator[asyncpg.Connection]:
    """Somebody else's connection to the same database, as another server has it."""
    connection = await asyncpg.connect(ground.postgres.url())
    yield connection
    await connection.close()

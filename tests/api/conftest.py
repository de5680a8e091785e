import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from copy import deepcopy

import asyncpg
import msgspec
import pytest
import pytest_asyncio
from litestar import Litestar

from roost.kit.variables import PUSH_HOSTS
from roost.settings import Settings
from tests.api import cast as casts
from tests.api.cast import Cast

Stored = Callable[[], Awaitable[dict[str, str]]]

_TABLES = """
SELECT c.relname, string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    AND c.relname NOT IN ('migration', 'category', 'chip')
GROUP BY c.relname
"""


@pytest_asyncio.fixture(scope="session")
async def push_host() -> AsyncIterator[str]:
    """Where a push service is that says yes to everything. What it is sent, tests/notices look at."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        length = re.search(rb"(?i)content-length: ([0-9]+)", await reader.readuntil(b"\r\n\r\n"))
        assert length is not None
        await reader.readexactly(int(length[1]))
        writer.write(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.fixture
def settings(settings: Settings, push_host: str) -> Settings:
    return msgspec.structs.replace(settings, push_hosts=(push_host, *PUSH_HOSTS), webhook_hosts=(push_host,))


@pytest.fixture(scope="session")
def built() -> list[Cast]:
    """The cast, once it has been built: its rows lie in a schema of their own then."""
    return []


@pytest_asyncio.fixture
async def cast(app: Litestar, cleaner: asyncpg.Connection, built: list[Cast], push_host: str) -> Cast:
    """The council of tests/api/cast.py, with the application over it. By the real actions, which take seconds, it is
    built once a run; every other test gets the same rows again."""
    tables = {row["relname"]: row["columns"] for row in await cleaner.fetch(_TABLES)}
    if not built:
        built.append(await casts.build(push_host))
        copies = [f'CREATE TABLE kept."{name}" AS TABLE public."{name}"' for name in tables]
        await cleaner.execute(";".join(["DROP SCHEMA IF EXISTS kept CASCADE", "CREATE SCHEMA kept", *copies]))
    else:
        rows = [
            f'INSERT INTO public."{name}" ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM kept."{name}"'
            for name, columns in tables.items()
        ]
        told = ["NOTIFY roost, 'floors'", "NOTIFY roost, 'board'"]
        await cleaner.execute(";".join(["BEGIN", *rows, *told, "COMMIT"]))
    return deepcopy(built[0])


@pytest_asyncio.fixture
async def stored(cleaner: asyncpg.Connection) -> Stored:
    """`await stored()`: a digest of every row of every table, so that half a write is seen, too."""
    rows = await cleaner.fetch(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    all_of_it = " UNION ALL ".join(
        f"""SELECT '{name}' AS name, concat(count(*), ' ', sum(hashtextextended(t::text, 0))) AS rows FROM "{name}" t"""
        for (name,) in rows
    )

    last: tuple[str, dict[str, str]] = ("", {})

    async def digest() -> dict[str, str]:
        nonlocal last
        # Whatever writes takes a number first. Where none was taken, and none is under way, all is as it was.
        snapshot: str = await cleaner.fetchval("SELECT pg_current_snapshot()::text")
        xmin, xmax, _ = snapshot.split(":")
        if snapshot != last[0] or xmin != xmax:
            last = (snapshot, {row["name"]: row["rows"] for row in await cleaner.fetch(all_of_it)})
        return dict(last[1])

    return digest

from collections.abc import Awaitable, Callable

import asyncpg
import pytest_asyncio
from litestar import Litestar

from tests.api import cast as casts
from tests.api.cast import Cast

Stored = Callable[[], Awaitable[dict[str, str]]]


@pytest_asyncio.fixture
async def cast(app: Litestar) -> Cast:
    """The council of tests/api/cast.py, with the application over it."""
    return await casts.build()


@pytest_asyncio.fixture
async def stored(cleaner: asyncpg.Connection) -> Stored:
    """`await stored()`: a digest of every row of every table, so that half a write is seen, too."""
    rows = await cleaner.fetch(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    all_of_it = " UNION ALL ".join(
        f"""SELECT '{name}' AS name, concat(count(*), ' ', md5(string_agg(t::text, '|' ORDER BY t::text))) AS rows
            FROM "{name}" t"""
        for (name,) in rows
    )

    async def digest() -> dict[str, str]:
        return {row["name"]: row["rows"] for row in await cleaner.fetch(all_of_it)}

    return digest

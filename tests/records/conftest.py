from copy import deepcopy

import asyncpg
import pytest
import pytest_asyncio
from litestar import Litestar

from tests.api.cast import Cast
from tests.records.full import fill

_TABLES = """
SELECT c.relname, string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    AND c.relname NOT IN ('migration', 'category', 'chip')
GROUP BY c.relname
"""


@pytest.fixture(scope="session")
def filled() -> list[Cast]:
    """The cast, once everything was filled: its rows lie in a schema of their own then."""
    return []


@pytest_asyncio.fixture
async def cast(app: Litestar, cleaner: asyncpg.Connection, filled: list[Cast]) -> Cast:
    """A database with a row of every kind. By the real actions, which take seconds, it is filled once a run; every
    other test gets the same rows again."""
    tables = {row["relname"]: row["columns"] for row in await cleaner.fetch(_TABLES)}
    if not filled:
        filled.append(await fill(app))
        copies = [f'CREATE TABLE filled."{name}" AS TABLE public."{name}"' for name in tables]
        await cleaner.execute(";".join(["DROP SCHEMA IF EXISTS filled CASCADE", "CREATE SCHEMA filled", *copies]))
    else:
        rows = [
            f'INSERT INTO public."{name}" ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM filled."{name}"'
            for name, columns in tables.items()
        ]
        told = ["NOTIFY roost, 'floors'", "NOTIFY roost, 'board'"]
        await cleaner.execute(";".join(["BEGIN", *rows, *told, "COMMIT"]))
    return deepcopy(filled[0])

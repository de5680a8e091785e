"""Transactions: all or nothing, one task only, and what happens after the commit. One test a trap."""

import asyncio
import contextvars
from collections.abc import AsyncIterator

import asyncpg
import pytest

from roost.kit import database
from roost.kit.database import Doomed, after_commit, transaction, transactional
from roost.kit.errors import Unavailable
from roost.people.tables import Team

DEADLOCK = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$"

pytestmark = pytest.mark.usefixtures("db")


async def put(code: str) -> None:
    await database.execute("INSERT INTO team (code, name) VALUES ($1, $1)", code)


async def stored() -> list[str]:
    return [row["code"] for row in await database.fetch("SELECT code FROM team ORDER BY code")]


@pytest.fixture
async def one_connection(db: None, database_url: str) -> AsyncIterator[asyncpg.Pool]:
    """A pool that a single leaked connection would empty."""
    shared = database.engine.pool
    await database.open(database_url, pool_size=1)
    assert database.engine.pool is not None
    yield database.engine.pool
    await database.close()
    database.engine.pool = shared


async def test_what_is_done_in_a_transaction_is_kept_together() -> None:
    async with transaction():
        await put("a")
        await put("b")
    assert await stored() == ["a", "b"]


async def test_an_error_leaves_nothing() -> None:
    async def late() -> None:
        async with transaction():
            await put("a")
            raise ValueError("late")

    with pytest.raises(ValueError, match="late"):
        await late()
    assert await stored() == []


async def test_an_inner_error_dooms_the_whole_even_where_it_is_swallowed() -> None:
    async def swallowing() -> None:
        async with transaction():
            await put("a")
            try:
                async with transaction():
                    await put("b")
                    raise ValueError("inner")
            except ValueError:
                pass
            await put("c")

    with pytest.raises(Doomed):
        await swallowing()
    assert await stored() == []


async def test_an_inner_transaction_joins_the_outer_one() -> None:
    @transactional
    async def inner() -> None:
        await put("b")

    @transactional
    async def outer() -> None:
        await inner()
        raise ValueError("outer")

    with pytest.raises(ValueError, match="outer"):
        await outer()
    assert await stored() == []


async def test_piccolos_own_way_in_is_the_same_transaction() -> None:
    async with transaction():
        await put("a")
        async with database.engine.transaction():
            await Team.update({Team.name: "Alpha"}).where(Team.code == "a")
        assert await Team.select(Team.name).output(as_list=True) == ["Alpha"]
    assert await stored() == ["a"]


async def test_gather_inside_a_transaction_is_refused() -> None:
    async def gathering() -> None:
        async with transaction():
            await put("a")
            await asyncio.gather(put("b"), put("c"))

    with pytest.raises(RuntimeError, match="inherited a transaction"):
        await gathering()
    assert await stored() == []


async def test_a_task_that_inherited_a_transaction_is_refused_also_after_its_end() -> None:
    ended = asyncio.Event()

    async def straggler() -> None:
        await ended.wait()
        await put("b")

    async with transaction():
        await put("a")
        task = asyncio.create_task(straggler())
    ended.set()
    with pytest.raises(RuntimeError, match="inherited a transaction"):
        await task
    assert await stored() == ["a"]


async def test_a_task_in_a_clean_context_has_its_own_connection() -> None:
    async with transaction():
        await put("a")
        seen = await asyncio.create_task(stored(), context=contextvars.Context())
    assert seen == []
    assert await stored() == ["a"]


async def fails_at_commit() -> None:
    async with transaction():
        await put("a")
        await database.execute("CREATE TEMP TABLE twice (n int UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP")
        await database.execute("INSERT INTO twice VALUES (1), (1)")


async def test_a_failed_commit_gives_its_connection_back(one_connection: asyncpg.Pool) -> None:
    with pytest.raises(asyncpg.UniqueViolationError):
        await fails_at_commit()
    assert one_connection.get_idle_size() == one_connection.get_size()
    assert await stored() == []


async def test_a_failed_commit_tells_nobody() -> None:
    told: list[str] = []

    async def telling() -> None:
        async with transaction():
            after_commit(lambda: told.append("done"))
            await fails_at_commit()

    with pytest.raises(asyncpg.UniqueViolationError):
        await telling()
    assert told == []


async def test_a_cancelled_task_gives_its_connection_back_and_leaves_nothing(one_connection: asyncpg.Pool) -> None:
    inside, never = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with transaction():
            await put("a")
            inside.set()
            await never.wait()

    task = asyncio.create_task(slow())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await stored() == []


async def test_after_a_deadlock_an_action_is_tried_once_more_from_the_start() -> None:
    tries: list[int] = []
    told: list[int] = []

    @transactional
    async def action() -> str:
        tries.append(len(tries))
        number = len(tries)
        after_commit(lambda: told.append(number))
        await put(f"try {number}")
        if number == 1:
            await database.execute(DEADLOCK)
        return "done"

    assert await action() == "done"
    assert await stored() == ["try 2"]
    assert told == [2]


async def test_a_second_deadlock_is_told() -> None:
    tries: list[int] = []

    @transactional
    async def action() -> None:
        tries.append(1)
        await database.execute(DEADLOCK)

    with pytest.raises(asyncpg.DeadlockDetectedError):
        await action()
    assert len(tries) == 2


async def test_only_the_outermost_action_is_tried_again() -> None:
    inner_tries: list[int] = []
    outer_tries: list[int] = []

    @transactional
    async def inner() -> None:
        inner_tries.append(1)
        if len(inner_tries) == 1:
            await database.execute(DEADLOCK)

    @transactional
    async def outer() -> None:
        outer_tries.append(1)
        await put(f"outer {len(outer_tries)}")
        await inner()

    await outer()
    assert (len(outer_tries), len(inner_tries)) == (2, 2)
    assert await stored() == ["outer 2"]


async def test_what_is_to_be_told_is_told_after_the_outermost_commit_in_order() -> None:
    told: list[str] = []

    @transactional
    async def inner() -> None:
        after_commit(lambda: told.append("inner"))

    async with transaction():
        after_commit(lambda: told.append("first"))
        await inner()
        after_commit(lambda: told.append("last"))
        assert told == []
    assert told == ["first", "inner", "last"]


async def test_what_is_rolled_back_is_never_told() -> None:
    told: list[str] = []

    async def fails() -> None:
        async with transaction():
            after_commit(lambda: told.append("done"))
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await fails()
    assert told == []


async def test_without_a_transaction_it_is_told_at_once() -> None:
    told: list[str] = []
    after_commit(lambda: told.append("done"))
    assert told == ["done"]


async def test_a_statement_says_how_many_rows_it_touched() -> None:
    await database.execute_many("INSERT INTO team (code, name) VALUES ($1, $2)", [("a", "A"), ("b", "B")])
    assert await database.execute("UPDATE team SET name = 'x'") == 2
    assert await database.fetch_row("SELECT code FROM team WHERE code = 'z'") is None
    assert await database.fetch_value("SELECT count(*) FROM team") == 2


async def test_a_database_that_is_not_there_is_said_to_be_away(database_url: str) -> None:
    shared, database.engine.pool = database.engine.pool, None
    try:
        with pytest.raises(Unavailable):
            await stored()
        with pytest.raises(Unavailable):
            await fails_at_commit()
        await database.open("postgresql://127.0.0.1:1/nowhere")
        with pytest.raises(Unavailable) as away:
            await stored()
        assert away.value.headers == {"Retry-After": "5"}
        await database.close()
    finally:
        database.engine.pool = shared


async def test_our_own_mistakes_are_not_taken_for_a_database_that_is_away() -> None:
    with pytest.raises(asyncpg.InterfaceError):
        await database.fetch("SELECT $1::int", 1, 2)
    with pytest.raises(asyncpg.PostgresSyntaxError):
        await database.fetch("SELEKT")

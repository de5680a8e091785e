"""One PostgreSQL, reached through Piccolo's engine, with three of its traps closed.

1. Piccolo gives a connection back only where COMMIT succeeded; here it always comes back.
2. A query from another task inside somebody's transaction (`gather`, a spawned task that inherited the context)
   would run on that transaction's connection; here it is refused before it can poison it.
3. A nested `transaction()` is a no-op that lets a caught error pass for success; here it dooms the whole.
"""

import asyncio
import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any, ParamSpec, TypeVar, cast

import asyncpg
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction
from piccolo.querystring import QueryString

from roost.kit.errors import Unavailable

P = ParamSpec("P")
R = TypeVar("R")

# What asyncpg raises when the server is away, going away, or coming back.
AWAY = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
)


@contextmanager
def _away_is_said() -> Iterator[None]:
    try:
        yield
    except AWAY as error:
        raise Unavailable from error
    except (asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        # The same classes also tell of our own mistakes (wrong arguments, two queries at once): those stay loud.
        # A pooled connection that has heard the server's goodbye, but not yet the end of the line, "cannot switch".
        if any(word in str(error) for word in ("clos", "cannot switch to state")):
            raise Unavailable from error
        raise


class Doomed(Exception):
    """An inner step failed, its error was swallowed, and the outer step went on as if nothing had happened."""


class Transaction(PostgresTransaction):
    """The outermost transaction of a task."""

    __slots__ = ("after", "doomed", "task")

    def __init__(self, engine: "RoostEngine") -> None:
        super().__init__(engine)
        self.task = asyncio.current_task()
        self.doomed = False
        self.after: list[Callable[[], None]] = []


class RoostEngine(PostgresEngine):
    """Piccolo's engine, with one pool and our own transactions."""

    def __init__(self) -> None:
        super().__init__(config={})

    async def check_version(self) -> None:
        """Piccolo would connect while it is being imported, to whatever answers; `kit/migrate.py` checks instead."""

    async def prep_database(self) -> None:
        """The same; extensions are made by the migrations."""

    def mine(self) -> Transaction | None:
        """The transaction of this very task. Refuses a task that merely inherited somebody else's."""
        open_one = cast("Transaction | None", self.current_transaction.get())
        if open_one is None:
            return None
        if open_one.task is not asyncio.current_task():
            raise RuntimeError(
                "This task inherited a transaction. Spawn after the commit, or run the query in the same task."
            )
        return open_one

    async def run_querystring(self, querystring: QueryString, in_pool: bool = True) -> Any:
        text, args = querystring.compile_string(engine_type=self.engine_type)
        return await self.run(text, args)

    async def run_ddl(self, ddl: str, in_pool: bool = True) -> Any:
        return await self.run(ddl, ())

    async def run(self, sql: str, args: Sequence[Any]) -> list[asyncpg.Record]:
        async with self.connection() as connection:
            rows: list[asyncpg.Record] = await connection.fetch(sql, *args)
            return rows

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Any]:
        """The open transaction's connection, else one of the pool. Unavailable when there is none to be had."""
        open_one = self.mine()
        with _away_is_said():
            if open_one is not None:
                yield open_one.connection
            else:
                if self.pool is None:
                    raise Unavailable
                async with self.pool.acquire(timeout=10) as connection:
                    yield connection

    def transaction(self, allow_nested: bool = True) -> Any:
        return transaction()


engine = RoostEngine()


async def open(url: str, *, pool_size: int = 10) -> None:
    """Point the engine at `url`. Connections are made when they are first needed, so the database may be away."""
    engine.config = {"dsn": url}
    engine.pool = await asyncpg.create_pool(
        url,
        min_size=0,
        max_size=pool_size,
        timeout=5,
        command_timeout=30,
        # What an administrator reads in pg_stat_activity.
        server_settings={"application_name": "roost"},
        # Nothing here changes a connection's own state outside a transaction, so the reset, a round trip at
        # every release, has nothing to do.
        reset=_nothing_to_reset,
    )


async def _nothing_to_reset(connection: Any) -> None:
    pass


async def close() -> None:
    """Give all connections back."""
    pool, engine.pool = engine.pool, None
    if pool is not None:
        try:
            await asyncio.wait_for(pool.close(), 5)
        except TimeoutError:
            pool.terminate()


async def fetch(sql: str, *args: Any) -> list[asyncpg.Record]:
    """All rows of one statement; its arguments are $1, $2, …"""
    return await engine.run(sql, args)


async def fetch_row(sql: str, *args: Any) -> asyncpg.Record | None:
    """The first row, or None."""
    async with engine.connection() as connection:
        row: asyncpg.Record | None = await connection.fetchrow(sql, *args)
        return row


async def fetch_value(sql: str, *args: Any) -> Any:
    """The first column of the first row, or None."""
    async with engine.connection() as connection:
        return await connection.fetchval(sql, *args)


async def execute(sql: str, *args: Any) -> int:
    """Run one statement (or, without arguments, several) and say how many rows it touched."""
    async with engine.connection() as connection:
        tag: str = await connection.execute(sql, *args)
        last = tag.rsplit(" ", 1)[-1]
        return int(last) if last.isdigit() else 0


async def execute_many(sql: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run one statement once for every row of arguments, in one round trip's worth of pipelining."""
    async with engine.connection() as connection:
        await connection.executemany(sql, rows)


@asynccontextmanager
async def transaction() -> AsyncIterator[None]:
    """Open the task's transaction, or join it. Any error inside, even one that is caught further out, dooms it."""
    joined = engine.mine()
    if joined is not None:
        try:
            yield
        except BaseException:
            joined.doomed = True
            raise
        return
    if engine.pool is None:
        raise Unavailable
    ours = Transaction(engine)
    with _away_is_said():
        async with engine.pool.acquire(timeout=10) as connection:
            ours.connection = connection
            async with connection.transaction():
                token = engine.current_transaction.set(ours)
                try:
                    yield
                    if ours.doomed:
                        raise Doomed("An inner error was swallowed; nothing of this transaction is kept.")
                finally:
                    engine.current_transaction.reset(token)
    for tell in ours.after:
        tell()


def after_commit(tell: Callable[[], None]) -> None:
    """Call `tell` once the task's transaction is committed, never when it is rolled back; at once without one."""
    ours = engine.mine()
    if ours is None:
        tell()
    else:
        ours.after.append(tell)


def transactional(action: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """An action in one transaction. The outermost is tried once more after a deadlock (40P01)."""

    @functools.wraps(action)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if engine.mine() is None:
            try:
                async with transaction():
                    return await action(*args, **kwargs)
            except asyncpg.DeadlockDetectedError:
                pass
        async with transaction():
            return await action(*args, **kwargs)

    return run

"""Brings a database to the present schema: the hand-written migrations, run by Piccolo, one process at a time."""

import contextlib
import io
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg
from piccolo.apps.migrations.commands.forwards import ForwardsMigrationManager
from piccolo.conf.apps import AppConfig

from roost.kit import database

APP = "roost"
LOCK = 0x526F6F7374  # "Roost"
OLDEST = 150000
EXTENSIONS = ("btree_gist", "pg_trgm")

Say = Callable[[str], None]
# May raise, over the connection, what stands against migrating this database.
Check = Callable[[Any], Awaitable[None]]


class MigrationError(RuntimeError):
    """One line: what stands in the way, and who can do what about it."""


class Forwards(ForwardsMigrationManager):
    """Piccolo's own, without its registry of apps."""

    def get_app_config(self, app_name: str) -> AppConfig:
        return AppConfig(app_name=APP, migrations_folder_path=str(folder()))


def folder() -> Path:
    """Where the migrations are: beside `server` in a checkout, inside the package in a wheel."""
    here = Path(__file__).resolve()
    packaged = here.parents[1] / "_migrations"
    return packaged if packaged.is_dir() else here.parents[3] / "migrations"


def ids() -> list[str]:
    """All migrations there are, in their order."""
    return sorted(found.stem for found in folder().glob("m[0-9][0-9][0-9][0-9]_*.py"))


async def pending(url: str) -> list[str]:
    """The migrations this database has not had; needs no lock. Raises what asyncpg raises when it is away."""
    connection = await asyncpg.connect(url, timeout=5)
    try:
        if await connection.fetchval("SELECT to_regclass('migration') IS NULL"):
            return ids()
        rows = await connection.fetch("SELECT name FROM migration WHERE app_name = $1", APP)
    finally:
        await connection.close()
    return sorted(set(ids()) - {row["name"] for row in rows})


async def migrate(url: str, say: Say, first: Check | None = None) -> None:
    """Runs what is pending; `say` gets one line each. Safe to run twice at once. Wants a direct connection.

    Raises MigrationError, and whatever `first` raises before anything is made.
    """
    try:
        connection = await asyncpg.connect(url, timeout=10)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise MigrationError(f"The database cannot be reached: {one_line(error)}. Check DATABASE_URL.") from error
    try:
        await check_server(connection)
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
            say("Waiting for another process that is migrating this database.")
            await connection.execute("SELECT pg_advisory_lock($1)", LOCK, timeout=None)
        if first is not None:
            await first(connection)
        await ensure_extensions(connection)
        async with engine_on(url):
            await run_pending(say)
    except asyncpg.PostgresError as error:
        raise MigrationError(f"The database refused: {one_line(error)}.") from error
    finally:
        await connection.close()  # and with it goes the lock


async def check_server(connection: Any) -> None:
    if int(await connection.fetchval("SHOW server_version_num")) < OLDEST:
        version = connection.get_server_version()
        raise MigrationError(f"This is PostgreSQL {version.major}; Roost needs 15 or newer.")
    encoding = await connection.fetchval("SHOW server_encoding")
    if encoding != "UTF8":
        raise MigrationError(f"This database's encoding is {encoding}; make one with ENCODING 'UTF8'.")


async def ensure_extensions(connection: Any) -> None:
    """Both are trusted since PostgreSQL 13: the database's owner may make them, where the provider lets anybody."""
    for name in EXTENSIONS:
        if await connection.fetchval("SELECT true FROM pg_extension WHERE extname = $1", name):
            continue
        try:
            await connection.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
        except asyncpg.PostgresError as error:
            raise MigrationError(
                f"The extension {name} cannot be made here ({one_line(error)}). An administrator must allow it: "
                f"on Azure add {', '.join(EXTENSIONS)} to the server parameter azure.extensions; elsewhere install "
                f"PostgreSQL's contrib package, and as the database's owner or a superuser run "
                f"CREATE EXTENSION {name};"
            ) from error


@contextlib.asynccontextmanager
async def engine_on(url: str) -> AsyncIterator[None]:
    """Piccolo's engine on this database, without the time limit that a request has."""
    before = database.engine.pool
    pool = await asyncpg.create_pool(url, min_size=1, max_size=2)
    database.engine.pool = pool
    try:
        yield
    finally:
        database.engine.pool = before
        await pool.close()


async def run_pending(say: Say) -> None:
    # Piccolo finds the engine by importing `piccolo_conf`, so the folder must be on the path before it looks.
    if str(folder()) not in sys.path:
        sys.path.insert(0, str(folder()))
    from piccolo.apps.migrations.tables import Migration

    # Piccolo prints as it goes, in its own way; our own line says the same.
    with contextlib.redirect_stdout(io.StringIO()):
        await Forwards(APP).create_migration_table()
    done = set(await Migration.get_migrations_which_ran(APP))
    for name in ids():
        if name in done:
            continue
        say(f"Migrating: {name[1:].replace('_', ' ', 1)}")
        with contextlib.redirect_stdout(io.StringIO()):
            result = await Forwards(APP, migration_id=name).run()
        if not result.success:
            raise MigrationError(f"{name} did not run: {result.message}.")


def one_line(error: BaseException) -> str:
    return re.sub(r"\s+", " ", str(error)).strip().rstrip(".") or type(error).__name__

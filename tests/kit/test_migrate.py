"""Migrating: once, in order, by one process at a time, and with a word for whoever must allow something."""

import asyncio
import sys
from collections.abc import Iterator

import asyncpg
import pytest

from roost.kit import migrate
from roost.kit.embedded import EmbeddedPostgres
from roost.kit.migrate import MigrationError


@pytest.fixture
def empty(postgres: EmbeddedPostgres) -> Iterator[str]:
    yield postgres.create_database("empty")
    postgres.drop_database("empty")


def quiet(_: str) -> None:
    pass


async def test_an_empty_database_gets_every_migration_with_a_line_each_and_a_second_run_none(empty: str) -> None:
    assert await migrate.pending(empty) == migrate.ids()
    said: list[str] = []
    await migrate.migrate(empty, said.append)
    assert said[0] == "Migrating: 0001 journal"
    assert len(said) == len(migrate.ids())
    assert await migrate.pending(empty) == []
    await migrate.migrate(empty, said.append)
    assert len(said) == len(migrate.ids())


async def test_every_migration_may_be_run_twice(empty: str) -> None:
    await migrate.migrate(empty, quiet)
    connection = await asyncpg.connect(empty)
    await connection.execute("DELETE FROM migration")
    await connection.close()
    await migrate.migrate(empty, quiet)
    assert await migrate.pending(empty) == []


async def test_piccolo_prints_nothing_of_its_own(empty: str, capsys: pytest.CaptureFixture[str]) -> None:
    await migrate.migrate(empty, quiet)
    assert capsys.readouterr() == ("", "")


async def test_three_processes_at_once_migrate_it_once(empty: str) -> None:
    program = "import asyncio, sys; from roost.kit.migrate import migrate; asyncio.run(migrate(sys.argv[1], print))"
    processes = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", program, empty, stdout=-1, stderr=-1)
        for _ in range(3)
    ]
    ends = [await process.communicate() for process in processes]
    assert [err for _, err in ends] == [b"", b"", b""]
    assert [process.returncode for process in processes] == [0, 0, 0]
    lines = b"".join(out for out, _ in ends).decode().splitlines()
    assert sorted(line for line in lines if line.startswith("Migrating")) == [
        f"Migrating: {name[1:].replace('_', ' ', 1)}" for name in migrate.ids()
    ]


async def test_a_database_that_is_away_is_said_in_one_line() -> None:
    with pytest.raises(MigrationError, match=r"cannot be reached: .* Check DATABASE_URL"):
        await migrate.migrate("postgresql://roost@/x?host=/nowhere", quiet)


async def test_an_extension_that_nobody_allowed_names_who_must_allow_it(empty: str, postgres: EmbeddedPostgres) -> None:
    owner = await asyncpg.connect(empty)
    await owner.execute("DROP ROLE IF EXISTS nobody_much; CREATE ROLE nobody_much LOGIN")
    await owner.close()
    with pytest.raises(MigrationError, match=r"btree_gist cannot be made here .*azure\.extensions.*CREATE EXTENSION"):
        await migrate.migrate(empty.replace("roost@", "nobody_much@"), quiet)


async def test_an_owner_who_is_no_superuser_can_migrate(empty: str) -> None:
    root = await asyncpg.connect(empty)
    await root.execute("DROP ROLE IF EXISTS council; CREATE ROLE council LOGIN; ALTER DATABASE empty OWNER TO council")
    await root.close()
    await migrate.migrate(empty.replace("roost@", "council@"), quiet)
    assert await migrate.pending(empty) == []


async def test_an_old_server_and_a_wrong_encoding_are_refused(postgres: EmbeddedPostgres) -> None:
    class Old:
        async def fetchval(self, query: str) -> str:
            return "140011"

        def get_server_version(self) -> asyncpg.ServerVersion:
            return asyncpg.ServerVersion(14, 0, 11, "final", 0)

    with pytest.raises(MigrationError, match="PostgreSQL 14; Roost needs 15"):
        await migrate.check_server(Old())

    connection = await asyncpg.connect(postgres.url("postgres"))
    await connection.execute(
        "CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0"
    )
    await connection.close()
    try:
        with pytest.raises(MigrationError, match="encoding is SQL_ASCII"):
            await migrate.migrate(postgres.url("ascii"), quiet)
    finally:
        postgres.drop_database("ascii")

"""`roost backup` and `roost restore`: everything into one file, and back into an empty database."""

import asyncio
import stat
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from click.testing import CliRunner

from roost.__main__ import main
from roost.kit import backup, database
from roost.kit.backup import BackupError, Say
from roost.kit.embedded import EmbeddedPostgres
from roost.people import PersonRow, upsert_people
from tests.bookings import world as small
from tests.support import NOW, SERVER


def quiet(_: str) -> None:
    """Nobody listens."""


async def save(url: str, file: Path, say: Say = quiet) -> int:
    return await asyncio.to_thread(backup.save, url, file, say)


async def bring_back(url: str, file: Path, say: Say = quiet) -> None:
    await asyncio.to_thread(backup.bring_back, url, file, say, "createdb another")


async def rows(url: str) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    connection = await asyncpg.connect(url)
    try:
        names = await connection.fetch(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        found = {}
        for (name,) in names:
            found[name] = [row[0] for row in await connection.fetch(f'SELECT t::text FROM "{name}" t ORDER BY 1')]
        return found
    finally:
        await connection.close()


@pytest.fixture
def again(postgres: EmbeddedPostgres) -> Iterator[str]:
    """An empty database beside the tests' own."""
    yield postgres.create_database("restored")
    postgres.drop_database("restored")


@pytest.fixture
def migrated(postgres: EmbeddedPostgres, template: str) -> Iterator[str]:
    yield postgres.create_database("restored_too", template)
    postgres.drop_database("restored_too")


async def test_what_was_saved_comes_back_as_it_was(
    db: None, database_url: str, again: str, migrated: str, tmp_path: Path
) -> None:
    world = await small.build()
    await world.book("ann", "B2")
    file = tmp_path / "roost.backup"
    said: list[str] = []
    size = await save(database_url, file, said.append)
    assert size == file.stat().st_size
    assert "booking" in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for url in (again, migrated):
        await bring_back(url, file, said.append)
        assert await rows(url) == await rows(database_url)
    connection = await asyncpg.connect(again)
    with pytest.raises(asyncpg.PostgresError, match="append-only"):
        await connection.execute("DELETE FROM journal")
    await connection.close()


async def test_a_database_that_holds_somebody_is_left_as_it_is(db: None, database_url: str, tmp_path: Path) -> None:
    await upsert_people([PersonRow("ann@estuary.example", "Ann Ash", None, "staff")], None, NOW)
    file = tmp_path / "roost.backup"
    await save(database_url, file)
    with pytest.raises(BackupError, match="Restore into an empty one: createdb another"):
        await bring_back(database_url, file)
    assert await database.fetch_value("SELECT count(*) FROM person") == 1


async def test_a_backup_is_never_written_over_another(db: None, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "roost.backup"
    file.write_text("the only one there is")
    with pytest.raises(BackupError, match="is there already"):
        await save(database_url, file)
    assert file.read_text() == "the only one there is"


async def test_half_a_backup_is_none(
    db: None, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pg_dump"
    program.write_text(
        '#!/bin/sh\necho half > "$(echo "$*" | sed "s/.*--file=//")"\necho "x: error: no room" >&2\nexit 1\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(backup, "_program", lambda name, major: program)
    with pytest.raises(BackupError, match="no room"):
        await save(database_url, tmp_path / "roost.backup")
    assert [one.name for one in tmp_path.iterdir()] == ["pg_dump"]


async def test_what_is_no_backup_is_refused_and_nothing_is_touched(again: str, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("email,name\n")
    with pytest.raises(BackupError, match="no backup of Roost"):
        await bring_back(again, file)


async def test_a_spoilt_backup_stores_nothing(db: None, database_url: str, again: str, tmp_path: Path) -> None:
    file = tmp_path / "roost.backup"
    await save(database_url, file)
    file.write_bytes(file.read_bytes()[:-2000])
    with pytest.raises(BackupError, match="Nothing was stored"):
        await bring_back(again, file)
    connection = await asyncpg.connect(again)
    assert await connection.fetchval("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == 0
    await connection.close()


def test_a_password_is_no_word_of_a_command() -> None:
    environment, address = backup._parted("postgresql://roost:se%40cret@db.example:5432/roost?sslmode=require")
    assert environment == {"PGPASSWORD": "se@cret"}
    assert address == "postgresql://roost@db.example:5432/roost?sslmode=require"


def test_at_the_command_line_a_council_is_carried_from_one_database_to_another(
    postgres: EmbeddedPostgres, migrated: str, again: str, tmp_path: Path
) -> None:
    def roost(*words: str, url: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, words, env={"DATABASE_URL": url, "DEMO_DATABASE_URL": None})
        return done.exit_code, done.output

    asyncio.run(one_person(migrated))
    file = tmp_path / "roost.backup"
    code, said = roost("backup", str(file), url=migrated)
    assert (code, "Written:" in said) == (0, True), said
    code, said = roost("restore", str(file), url=again)
    assert (code, "Restored." in said) == (0, True), said
    assert asyncio.run(rows(again)) == asyncio.run(rows(migrated))
    code, said = roost("restore", str(file), url=again)
    assert (code, "empty one: createdb" in said) == (1, True), said


def test_beside_the_embedded_database_no_program_is_named_that_is_not_there(
    postgres: EmbeddedPostgres, tmp_path: Path
) -> None:
    def roost(*words: str) -> tuple[int, str]:
        given = {"DATABASE_URL": None, "DEMO_DATABASE_URL": None, "ROOST_DATA": str(tmp_path / "data")}
        done = CliRunner().invoke(main, words, env=given)
        return done.exit_code, done.output

    code, said = roost("import", f"{SERVER}/roost/importing/sample")
    assert code == 0, said
    file = tmp_path / "roost.backup"
    code, said = roost("backup", str(file))
    assert code == 0, said
    code, said = roost("restore", str(file))
    assert (code, "ROOST_DATA" in said, "createdb" in said) == (1, True, False), said


async def one_person(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(
        "INSERT INTO person (id, email, name, role, made_at) "
        "VALUES (gen_random_uuid(), 'ann@estuary.example', 'Ann Ash', 'staff', now())"
    )
    await connection.close()

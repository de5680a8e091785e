"""The whole database into one file and back, by PostgreSQL's own pg_dump and pg_restore.

The file holds everything, keys and people's data among it: only its owner may read it.
"""

import asyncio
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import asyncpg

from roost.kit.embedded_as import ENVIRONMENT, installed_programs

Say = Callable[[str], None]  # is told the name of each table when it is begun


class BackupError(Exception):
    """One line: what went wrong and what to do."""


def save(url: str, file: Path, say: Say) -> int:
    """Write all of the database at `url` to `file`, in PostgreSQL's custom format; its size in bytes.

    Never over a file that is there; half a backup is never called one. Raises BackupError.
    """
    if file.exists():
        raise BackupError(f"{file} is there already. Name another file, or move that one away.")
    half = file.with_name(f"{file.name}.part")
    try:
        half.unlink(missing_ok=True)
        # Made before it is filled, so that nobody else can open it meanwhile.
        os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise BackupError(f"{file} cannot be written: {error.strerror}.") from error
    try:
        words = ("--format=custom", "--no-owner", "--no-privileges", "--verbose", f"--file={half}")
        _run("pg_dump", words, url, asyncio.run(_major(url)), say, r"dumping contents of table \"?public\.(\w+)")
        half.rename(file)
    finally:
        half.unlink(missing_ok=True)
    return file.stat().st_size


def bring_back(url: str, file: Path, say: Say, elsewhere: str) -> None:
    """Put what `save` wrote into the database at `url`, which must hold nothing yet: all of it or nothing.

    `elsewhere`: what whoever is refused can do to come to an empty one. The schema is that of the backup; migrate
    afterwards. Raises BackupError.
    """
    with file.open("rb") as start:
        if start.read(5) != b"PGDMP":
            raise BackupError(f"{file} is no backup of Roost. Name a file that `roost backup` wrote.")
    major = asyncio.run(_major(url))
    asyncio.run(_make_room(url, elsewhere))
    words = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--verbose", str(file))
    _run("pg_restore", words, url, major, say, r"processing data for table \"?public\.(\w+)")


async def _make_room(url: str, elsewhere: str) -> None:
    """Whatever a council does with Roost, it brings people or sites in first."""
    connection = await asyncpg.connect(url)
    try:
        if await connection.fetchval("SELECT to_regclass('public.person')") and await connection.fetchval(
            "SELECT EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM site)"
        ):
            raise BackupError(f"This database holds something already. Restore into an empty one: {elsewhere}")
        # What a migration made here would stand in the way of what is in the file.
        await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    finally:
        await connection.close()


async def _major(url: str) -> int:
    try:
        connection = await asyncpg.connect(url)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise BackupError(f"The database does not answer: {error or type(error).__name__}. Is it running?") from error
    try:
        return connection.get_server_version().major
    finally:
        await connection.close()


def _run(name: str, words: tuple[str, ...], url: str, major: int, say: Say, doing: str) -> None:
    password, without = _parted(url)
    environment = {**ENVIRONMENT, **password}
    # pg_restore asks for the database by an option; both read an address there.
    command = [str(_program(name, major)), "--no-password", f"--dbname={without}", *words]
    last = ""
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, errors="replace") as process:
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(doing, line):
                say(found[1])
            elif "error:" in line:
                last = last or line.partition("error:")[2].strip()
    if process.returncode != 0:
        raise BackupError(f"{name} failed: {last or 'it said nothing'}. Nothing was stored.")


def _program(name: str, major: int) -> Path:
    """The oldest that knows a server of this version: what a newer one writes, an older server may not take."""
    found: list[tuple[int, Path]] = []
    for path in (shutil.which(name), installed_programs() / "bin" / name):
        if path is not None and Path(path).exists():
            said = subprocess.check_output([path, "--version"], env=ENVIRONMENT, text=True)
            found.append((int(re.findall(r"\(PostgreSQL\) (\d+)", said)[0]), Path(path)))
    fit = [one for one in found if one[0] >= major]
    if not fit:
        raise BackupError(
            f"This needs {name} of PostgreSQL {major} or newer on PATH. Install postgresql-client-{major}."
        )
    return min(fit)[1]


def _parted(url: str) -> tuple[Mapping[str, str], str]:
    """The password for the environment, and the address without it: others can read the words of a command."""
    parts = urlsplit(url)
    if parts.password is None:
        return {}, url
    user, _, host = parts.netloc.rpartition("@")
    name = quote(unquote(user.partition(":")[0]), safe="")
    return {"PGPASSWORD": unquote(parts.password)}, parts._replace(netloc=f"{name}@{host}").geturl()

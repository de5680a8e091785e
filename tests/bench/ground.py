"""One PostgreSQL of our own, two databases in it, and a real server on the first."""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import asyncpg
import click

from roost import importing
from roost.bookings import demo as lively
from roost.demo import SAMPLE
from roost.kit import clock, database
from roost.kit.embedded import EmbeddedPostgres
from roost.kit.migrate import migrate
from roost.people import actions, sessions
from roost.places import SiteRules, closed, known
from tests.bench import county
from tests.support import ServerProcess


@dataclass
class Ground:
    """`young` and `old` are databases alike but for a million past bookings; `days` are open ones to come."""

    folder: Path
    postgres: EmbeddedPostgres
    young: str
    days: list[date]
    pairs: list[tuple[UUID, UUID, UUID]]
    server: ServerProcess

    @property
    def port(self) -> int:
        return int(self.server.url.rsplit(":", 1)[1])

    async def cookie(self, person: UUID) -> str:
        """A session of this person, as a request's header."""
        token, now = sessions.new_token(), clock.now()
        await actions.open_session(person, sessions.hash_of(token.encode()), now + sessions.LONGEST, None, now)
        return f"Cookie: roost={token}"


@asynccontextmanager
async def ground() -> AsyncIterator[Ground]:
    """Nothing of it outlives the run. Not durable: what the disk costs would hide what we cost."""
    folder = Path(tempfile.mkdtemp(prefix="roost-bench-", dir="/tmp"))
    postgres = EmbeddedPostgres(folder / "postgres", durable=False)
    async with AsyncExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        stack.callback(postgres.discard)
        click.echo("Starting PostgreSQL, loading the sample council with its lively days, and a county …")
        postgres.start()
        young = postgres.create_database("young")
        await migrate(young, lambda _: None)
        await database.open(young, pool_size=4)
        stack.push_async_callback(database.close)
        now = clock.now()
        await importing.load(SAMPLE, now)
        await lively.top_up(now, lambda _: None)
        [site] = [site for site in await known.sites() if site.code == "riv"]
        days = open_days(site, now.date())
        connection = await asyncpg.connect(young)
        await county.build(connection, days)
        pairs = [(UUID(a), UUID(b), UUID(c)) for a, b, c in await county.free_pairs(connection)]
        await connection.close()
        environment = {"DATABASE_URL": young, "ROOST_DATA": str(folder), "ROOST_WORKER": "off"}
        server = await asyncio.to_thread(ServerProcess, environment, folder / "server.log")
        stack.callback(server.stop)
        yield Ground(folder, postgres, young, days, pairs, server)


def open_days(site: SiteRules, today: date) -> list[date]:
    """The days after tomorrow that can be booked: neither midnight nor a holiday comes in between."""
    days = [date.fromordinal(today.toordinal() + n) for n in range(2, 14)]
    return [day for day in days if not closed(site, day)]


async def run_python(*arguments: str, given: bytes = b"") -> str:
    """What another Python process prints."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate(given)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return said.decode()

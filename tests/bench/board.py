"""Whether many issues make the board slow: two thousand open ones against twenty, as it is served and as it is made."""

import asyncio
import statistics

import click

from roost.board.rules import Filters
from roost.board.snapshot import Snapshot
from roost.kit import clock, database
from roost.people import actions, sessions
from tests.bench.availability import under_load
from tests.bench.ground import Ground
from tests.bench.http import Http, request
from tests.bench.irritations import with_issues
from tests.bench.measure import Ratio, at_most, taking_turns
from tests.support import ServerProcess

FEW, MANY = 20, 2000
TURNS, BUILDS = 21, 30


async def against_few(ground: Ground) -> list[Ratio]:
    """Each on a database and a server of its own; asked as browsers do, so the answer comes squeezed."""
    async with with_issues(ground, MANY, FEW) as found:
        servers = []
        try:
            for url, _ in found:
                environment = {"DATABASE_URL": url, "ROOST_DATA": str(ground.folder), "ROOST_WORKER": "off"}
                log = ground.folder / f"board-{len(servers)}.log"
                servers.append(await asyncio.to_thread(ServerProcess, environment, log))
            asked = []
            for (_, pool), server in zip(found, servers, strict=True):
                database.engine.pool = pool
                port = int(server.url.rsplit(":", 1)[1])
                sent = request("GET", "/api/board", await cookie(), "Accept-Encoding: gzip")
                http = Http(port)
                _, body = await http.ask(sent, 200)
                http.close()
                click.echo(f"  … a board of {len(body) / 1024:.1f} KiB, squeezed")
                asked.append((server.process.pid, port, sent))
            took: list[list[tuple[float, float]]] = [[], []]
            for _ in range(TURNS):
                for which in (0, 1):
                    took[which].append(await under_load(*asked[which]))
        finally:
            for server in servers:
                await asyncio.to_thread(server.stop)
        (wall, work), (few_wall, few_work) = (map(statistics.median, zip(*each, strict=True)) for each in took)
        # Nobody tells it what changes, so it keeps nothing.
        forgetful = Snapshot()

        async def of_many(_: int) -> None:
            database.engine.pool = found[0][1]
            await forgetful.board(Filters(), clock.now())

        async def of_few(_: int) -> None:
            database.engine.pool = found[1][1]
            await forgetful.board(Filters(), clock.now())

        built = await taking_turns(of_many, of_few, BUILDS)
    return [
        at_most(f"The board of {MANY:,} open issues, as served, against {FEW}", wall, few_wall, 1.5),
        at_most("… in work of the server's processor", work, few_work),
        at_most("… built anew from rows", *built),
    ]


async def cookie() -> str:
    """A session of somebody of the council."""
    person = await database.fetch_value("SELECT id FROM person ORDER BY email LIMIT 1")
    token, now = sessions.new_token(), clock.now()
    await actions.open_session(person, sessions.hash_of(token.encode()), now + sessions.LONGEST, None, now)
    return f"Cookie: roost={token}"

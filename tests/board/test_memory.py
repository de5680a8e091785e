"""The board is kept in memory: read once, and never an old story."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from roost.board import queries
from roost.board.rules import Filters
from roost.board.snapshot import MOST_ANSWERS, Snapshot
from roost.issues import me_too, reports, states
from roost.issues.reports import Wish
from roost.kit import database
from roost.kit.live import Live
from tests.board.ground import Server, issue, listening, promise
from tests.bookings.world import World
from tests.support import NOW


class Reads:
    """How often the rows were read; `during` is awaited in the middle of the next read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.during: Callable[[], Awaitable[object]] | None = None
        self._read = queries.on_board
        monkeypatch.setattr(queries, "on_board", self.read)

    async def read(self, *arguments: Any) -> list[Any]:
        self.count += 1
        rows = await self._read(*arguments)
        if self.during is not None:
            during, self.during = self.during, None
            await during()
        return rows


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    return Reads(monkeypatch)


async def test_its_rows_are_read_once_however_many_ask_and_whatever_for(
    server: Server, world: World, reads: Reads
) -> None:
    await issue(world, 1)
    await server.settles()
    everything = (Filters(), Filters(site="hall"), Filters(owner=world.person["fay"]), Filters(q="socket"))
    await asyncio.gather(*(server.snapshot.board(one, NOW) for one in everything * 10))
    await server.snapshot.register(NOW)
    await server.snapshot.column("new", Filters(), None, NOW)
    assert reads.count == 1


async def test_the_same_board_has_the_same_tag_and_another_one_another(server: Server, world: World) -> None:
    await issue(world, 1)
    await server.settles()
    before = await server.snapshot.board(Filters(), NOW)
    server.snapshot.forget()
    assert await server.snapshot.board(Filters(), NOW) == before
    await server.hears(issue(world, 2))
    assert (await server.snapshot.board(Filters(), NOW)).etag != before.etag


async def test_whose_issues_they_are_is_asked_for_each_asker(server: Server, world: World) -> None:
    await issue(world, 1, "looking", owner="fay")
    await issue(world, 2, "looking", owner="leo")
    await server.settles()
    for _ in range(2):
        assert await server.columns(owner=world.person["fay"]) == {"looking": [1]}
        assert await server.columns(owner=world.person["leo"]) == {"looking": [2]}
        assert await server.columns(owner=world.person["ann"]) == {}


# Each is given the issue, which fay is looking at.
CHANGES: dict[str, Callable[[World, UUID], Awaitable[object]]] = {
    "a new issue": lambda world, _: issue(world, 2),
    "another state": lambda *_: database.execute("UPDATE issue SET state = 'doing'"),
    "a me too": lambda world, one: database.execute(
        "INSERT INTO me_too VALUES ($1, $2, $3)", one, world.person["ben"], NOW
    ),
    "a promise that was missed": lambda world, one: promise(one, world.person["fay"], -3, "missed", -2),
    "an owner's new name": lambda *_: database.execute("UPDATE person SET name = 'Fay Fern' WHERE name = 'Fay Frost'"),
    "an owner's new role": lambda *_: database.execute("UPDATE person SET role = 'leader' WHERE name = 'Fay Frost'"),
    "a team that grew too small": lambda *_: database.execute("UPDATE person SET left_at = now() WHERE team = 'fam'"),
    "another name of the site": lambda *_: database.execute("UPDATE site SET name = 'City Hall' WHERE code = 'hall'"),
    "another name of the queue": lambda *_: database.execute("UPDATE queue SET name = 'Estates'"),
    "another name of the team": lambda *_: database.execute("UPDATE team SET name = 'Families'"),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_whatever_changes_what_it_says_drops_it(server: Server, world: World, change: str) -> None:
    one = await issue(world, 1, "looking")
    await server.settles()
    before = await server.snapshot.board(Filters(), NOW)
    await server.hears(CHANGES[change](world, one))
    assert await server.snapshot.board(Filters(), NOW) != before


async def test_a_new_day_makes_it_anew(server: Server, world: World) -> None:
    await issue(world, 1, "doing", due=NOW.date())
    await server.settles()
    today = await server.board()
    assert not today["columns"][2]["cards"][0]["overdue"]
    tomorrow = await server.board(NOW + timedelta(days=1))
    assert tomorrow["columns"][2]["cards"][0]["overdue"]
    assert tomorrow["as_of"] == "2026-11-25"


async def test_what_was_read_while_it_changed_is_not_kept(server: Server, world: World, reads: Reads) -> None:
    reads.during = lambda: server.hears(issue(world, 1))
    assert await server.columns() == {}
    assert await server.columns() == {"new": [1]}
    assert reads.count == 2


async def test_a_storm_of_changes_is_one_more_build_for_all_who_wait(
    server: Server, world: World, reads: Reads
) -> None:
    asked: list[asyncio.Task[Any]] = []

    async def storm() -> None:
        for number in range(1, 41):
            await server.hears(issue(world, number, days=number))
            asked.append(asyncio.create_task(server.board()))
            await asyncio.wait(asked, timeout=0)  # it has begun to ask

    reads.during = storm
    await server.board()
    boards = await asyncio.gather(*asked)
    assert reads.count == 2
    assert [one["columns"][0]["total"] for one in boards] == [40] * 40


async def test_a_bulk_change_is_told_once(server: Server, world: World) -> None:
    for number in range(1, 41):
        await issue(world, number)
    told: list[str] = []
    await server.settles()
    server.live.on("board", told.append)
    await server.hears(database.execute("UPDATE issue SET nature = 'tame'"))
    assert len(told) == 1


async def test_while_it_hears_nothing_it_remembers_nothing(server: Server, world: World, reads: Reads) -> None:
    await server.board()
    await server.live.stop()
    await issue(world, 1)
    assert await server.columns() == {"new": [1]}
    await server.board()
    assert reads.count == 3


async def test_those_who_wait_for_one_another_share_a_build_even_where_none_is_kept(
    server: Server, world: World, reads: Reads
) -> None:
    await server.live.stop()
    await asyncio.gather(*(server.board() for _ in range(40)))
    assert reads.count == 2


async def test_another_servers_change_is_seen_here(server: Server, world: World, database_url: str) -> None:
    async with listening(database_url) as other:
        assert await server.columns() == await other.columns() == {}
        number = await reports.report(
            Wish(space=world.space["T1"], chip="no-socket"), await world.who("ann"), None, NOW
        )
        await server.settles()
        await other.settles()
        assert await server.columns() == await other.columns() == {"new": [number]}


async def test_whoever_changed_it_sees_it_at_once_without_being_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaf = Snapshot()
    deaf.listen(Live(""))
    monkeypatch.setattr(deaf, "_live", SimpleNamespace(connected=True))

    async def seen() -> tuple[str, int, str | None]:
        [one] = [one.card() for one in (await deaf._at(NOW)).entries]
        return one.state, one.people, one.owner and one.owner.name

    await deaf.board(Filters(), NOW)
    wish = Wish(space=world.space["T1"], chip="no-socket")
    number = await reports.report(wish, await world.who("ann"), None, NOW)
    assert await seen() == ("new", 1, None)
    await me_too.add(number, await world.who("ben"), NOW)
    assert await seen() == ("new", 2, None)
    await states.own(number, None, await world.who("fay"), NOW)
    assert await seen() == ("looking", 2, "Fay Frost")
    await me_too.take_back(number, await world.who("ben"), NOW)
    assert await seen() == ("looking", 1, "Fay Frost")


async def test_however_many_issues_there_are_it_takes_as_many_statements(
    server: Server, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    run = database.engine.run

    async def counted(sql: str, args: Any) -> Any:
        sent.append(sql)
        return await run(sql, args)

    monkeypatch.setattr(database.engine, "run", counted)

    async def statements() -> int:
        sent.clear()
        await server.snapshot.board(Filters(), NOW)
        await server.snapshot.scorecard(None, None, NOW)
        return len(sent)

    await issue(world, 1)
    await server.settles()
    counts = []
    for numbers in (range(2, 21), range(21, 201)):
        for number in numbers:
            await issue(world, number, ("new", "looking", "cannot")[number % 3], me_too="ben cat")
        await server.settles()
        counts.append(await statements())
    assert counts[0] == counts[1] > 0


async def test_however_many_filters_are_tried_out_what_everybody_asks_is_kept_and_no_more_than_some(
    server: Server, world: World
) -> None:
    await issue(world, 1)
    await server.settles()
    for number in range(2 * MOST_ANSWERS):
        await server.snapshot.board(Filters(site=f"none-{number}"), NOW)
    first = await server.snapshot.board(Filters(), NOW)
    assert await server.snapshot.board(Filters(), NOW) is first
    assert len((await server.snapshot._at(NOW)).answers) == MOST_ANSWERS

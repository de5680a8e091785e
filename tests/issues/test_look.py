"""Lists of issues: mine, a queue's, found by number, ticket or words; and all of them for a spreadsheet."""

import csv
import io
from typing import Any

import httpx
import pytest
import pytest_asyncio

from roost.issues import listing, me_too, queries, states
from roost.issues.listing import Sought
from roost.kit import database
from tests.bookings.world import World
from tests.issues.reporting import reported
from tests.support import NOW, sign_in


async def found(world: World, by: str = "ann", **sought: Any) -> list[int]:
    rows, _ = await listing.page(Sought(**sought), await queries.reader(await world.who(by)))
    return [row["number"] for row in rows]


async def test_mine_are_those_i_reported_or_said_me_too_to_the_newest_first(world: World) -> None:
    mine, other, hidden = await reported(world), await reported(world, "ben"), await reported(world, level="hidden")
    await reported(world, "cat")
    await me_too.add(other, await world.who("ann"), NOW)
    assert await found(world, mine=True) == [hidden, other, mine]
    assert await found(world, "ben", mine=True) == [other]


async def test_a_queue_and_a_state(world: World) -> None:
    desk, screen = await reported(world), await reported(world)
    await database.execute("UPDATE issue SET queue = 'it' WHERE number = $1", screen)
    await states.own(desk, None, await world.who("fay"), NOW)
    assert await found(world, queue="it") == [screen]
    assert await found(world, queue="facilities", state="looking") == [desk]
    assert await found(world, queue="facilities", state="new") == []
    assert await found(world, queue="no-such") == []


async def test_it_is_found_by_number_by_ticket_and_by_all_of_the_words(world: World) -> None:
    one, other = (
        await reported(world, words="No socket under the table"),
        await reported(world, words="A socket sparks"),
    )
    await database.execute("UPDATE issue SET ticket = 'INC-0042' WHERE number = $1", other)
    assert await found(world, q=f"#{one}") == await found(world, q=f" {one} ") == [one]
    assert await found(world, q="inc-0042") == [other]
    assert await found(world, q="SOCKET") == [other, one]
    assert await found(world, q="table socket") == [one]
    assert await found(world, q="nothing") == []


async def test_a_ticket_that_is_a_number_is_found_too(world: World) -> None:
    number = await reported(world)
    await database.execute("UPDATE issue SET ticket = '884422'")
    assert await found(world, q="884422") == [number]


async def test_what_is_held_is_listed_for_its_queue_and_its_reporter_alone(world: World) -> None:
    number = await reported(world, words="Ben Brook has all the sockets", confirmed=True)
    for name, sees in (("ann", True), ("fay", True), ("ben", False), ("dee", False), ("ada", False)):
        assert await found(world, name, q=str(number)) == ([number] if sees else []), name
        assert await found(world, name, q="sockets") == ([number] if sees else []), name


async def test_pages_follow_each_other_without_a_gap(client: httpx.AsyncClient, world: World) -> None:
    numbers = [await reported(world) for _ in range(listing.PAGE + 3)]
    await sign_in(client, "ann@estuary.example", NOW)
    first = (await client.get("/api/issues?mine=true")).json()
    await reported(world)  # comes before the first page, and moves nothing
    second = (await client.get("/api/issues", params={"mine": "true", "cursor": first["next"]})).json()
    assert [one["number"] for one in first["issues"] + second["issues"]] == numbers[::-1]
    assert second["next"] is None


class TestTheTable:
    @pytest_asyncio.fixture
    async def fay(self, client: httpx.AsyncClient, world: World) -> httpx.AsyncClient:
        await sign_in(client, "fay@estuary.example", NOW)
        return client

    async def table(self, client: httpx.AsyncClient) -> list[list[str]]:
        answer = await client.get("/api/issues/export")
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert answer.headers["content-disposition"] == 'attachment; filename="issues.csv"'
        assert answer.content.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))

    async def test_says_what_a_queue_needs_and_nobodys_name_but_the_owners(
        self, fay: httpx.AsyncClient, world: World
    ) -> None:
        number = await reported(world, words='No "socket", at all')
        await me_too.add(number, await world.who("ben"), NOW)
        await states.own(number, None, await world.who("fay"), NOW, None, NOW.date().replace(day=27), "INC-7")
        heads, line = await self.table(fay)
        assert heads == list(listing.HEADS)
        assert line == [
            *(str(number), "looking", "Facilities", "INC-7", "Town Hall", "Touchdown", "No socket in reach"),
            *('No "socket", at all', "2", "2026-11-24", "Fay Frost", "2026-11-27"),
        ]

    @pytest.mark.parametrize("words", ["=1+1", "+44", "-2", "@SUM(A1)", "=HYPERLINK(0)", "＝1+1"])
    async def test_holds_no_formulas(self, fay: httpx.AsyncClient, world: World, words: str) -> None:
        await reported(world, words=words, confirmed=True)
        _, line = await self.table(fay)
        assert line[7] == f"'{words}"

    async def test_is_for_queues_and_leaders_and_leaves_out_what_they_may_not_see(
        self, client: httpx.AsyncClient, world: World
    ) -> None:
        await reported(world, words="Ben Brook has all the sockets", confirmed=True)
        for name, lines in (("fay", 2), ("leo", 1), ("ivy", 1), ("ann", 0), ("ada", 0)):
            await sign_in(client, f"{name}@estuary.example", NOW)
            answer = await client.get("/api/issues/export")
            assert answer.status_code == (200 if lines else 403), name
            assert not lines or len(answer.text.splitlines()) == lines, name

"""The board over HTTP: who may ask, what may be asked for, and nothing sent twice."""

from typing import Any

import httpx
import pytest

from tests.board.ground import issue
from tests.bookings.world import World
from tests.support import NOW, sign_in

READS = ["/api/board", "/api/board/new", "/api/scorecard", "/api/register", "/api/digest", "/api/walks"]


async def numbers(client: httpx.AsyncClient, query: str = "") -> list[int]:
    board: Any = (await client.get(f"/api/board{query}")).json()
    return sorted(card["number"] for column in board["columns"] for card in column["cards"])


@pytest.mark.parametrize("path", READS)
async def test_it_is_open_to_everybody_who_is_signed_in_and_to_nobody_else(
    world: World, client: httpx.AsyncClient, path: str
) -> None:
    assert (await client.get(path)).status_code == 401
    await sign_in(client, "ann@estuary.example", NOW)
    assert (await client.get(path)).status_code == 200


@pytest.mark.parametrize("path", ["/api/board", "/api/scorecard", "/api/register"])
async def test_what_the_asker_has_already_is_not_sent_again(world: World, client: httpx.AsyncClient, path: str) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    first = await client.get(path)
    assert first.headers["Cache-Control"] == "private, no-cache"
    same = {"If-None-Match": first.headers["ETag"]}
    again = await client.get(path, headers=same)
    assert (again.status_code, again.content) == (304, b"")
    await issue(world, 1, "cannot")
    assert (await client.get(path, headers={"Accept-Encoding": "gzip"})).headers["Content-Encoding"] == "gzip"


async def test_mine_are_those_that_the_asker_owns(world: World, client: httpx.AsyncClient) -> None:
    await issue(world, 1, "looking", owner="fay", reporter="leo")
    await issue(world, 2, "looking", owner="leo", reporter="ann")
    for who, mine in (("fay", [1]), ("leo", [2]), ("ann", [])):
        await sign_in(client, f"{who}@estuary.example", NOW)
        assert await numbers(client, "?mine=true") == mine
        assert await numbers(client, "?mine=false") == [1, 2]


@pytest.mark.parametrize(
    "query",
    [
        "board?nature=big",
        "board?mine=maybe",
        "board/same%20as",
        "board/new?cursor=x",
        "digest?week=47",
        "board?q=" + "x" * 101,
    ],
)
async def test_what_cannot_be_asked_for_is_refused(world: World, client: httpx.AsyncClient, query: str) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    assert (await client.get(f"/api/{query}")).status_code == 400

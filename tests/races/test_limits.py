"""What may be done only so often is counted over all servers: two real ones, asked in turns."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from roost.issues.api.at import WRONG
from roost.kit import clock
from roost.kit.limits import Limit
from roost.kit.pace import SECONDS
from roost.people import PersonRow, save_person
from roost.people.sign_in.api import OPENED_FROM
from tests.support import NOW, ServerProcess, sign_in

FEW = 100
A_PERSON = Limit("requests of a person", FEW, SECONDS)
# What each server may be too generous: what it counted before it knew the others' key, or had told them.
SLACK = 2 * FEW // 10


@pytest.fixture
def servers(db: None, database_url: str, tmp_path: Path) -> Iterator[list[ServerProcess]]:
    """Behind a proxy on this machine that says for whom it asks."""
    environment = {
        "DATABASE_URL": database_url,
        "ROOST_DATA": str(tmp_path),
        "ROOST_WORKER": "off",
        "ROOST_TRUSTED_PROXIES": "127.0.0.1",
        "ROOST_REQUESTS": str(FEW),
    }
    running: list[ServerProcess] = []
    try:
        running.extend(ServerProcess(environment, tmp_path / f"{name}.log") for name in ("one", "two"))
        yield running
    finally:
        for server in running:
            server.stop()


@pytest.fixture
async def clients(servers: list[ServerProcess]) -> AsyncIterator[list[httpx.AsyncClient]]:
    """One for each server. Servers agree on a key as soon as each has counted something."""
    both = [server.client() for server in servers]
    await gone_well(both, "GET", "/api/at/nothing", 4, "192.0.2.1")
    yield both
    await asyncio.gather(*(client.aclose() for client in both))


async def gone_well(clients: list[httpx.AsyncClient], method: str, path: str, times: int, who: str) -> int:
    """Of so many requests, sent to the servers in turns, those that were not one too many."""
    well = 0
    for n in range(times):
        answer = await clients[n % len(clients)].request(method, path, headers={"X-Forwarded-For": who.format(n=n)})
        assert answer.status_code < 500, answer.text
        well += answer.status_code != 429
        assert answer.status_code != 429 or 0 < int(answer.headers["retry-after"]) <= 3600
    return well


async def most(clients: list[httpx.AsyncClient], method: str, path: str, limit: Limit, who: str = "192.0.2.") -> int:
    """How often it goes well within one window; windows begin anew at the same moments for everybody."""
    for again in range(2, 6):
        window = int(clock.now().timestamp()) // limit.seconds
        well = await gone_well(clients, method, path, 2 * limit.most + SLACK, f"{who}{again}")
        if int(clock.now().timestamp()) // limit.seconds == window:
            return well
    raise AssertionError("each time a window ended meanwhile")


async def test_codes_that_are_none_are_counted_over_both(clients: list[httpx.AsyncClient]) -> None:
    well = await most(clients, "GET", "/api/at/nothing-here", WRONG)
    assert WRONG.most <= well <= WRONG.most + SLACK


async def test_links_to_sign_in_are_counted_over_both(clients: list[httpx.AsyncClient]) -> None:
    well = await most(clients, "POST", f"/api/sign-in/links/{'x' * 43}", OPENED_FROM)
    assert OPENED_FROM.most <= well <= OPENED_FROM.most + SLACK


async def test_whoever_writes_addresses_before_their_own_is_counted_all_the_same(
    clients: list[httpx.AsyncClient],
) -> None:
    """The proxy adds where it really came from."""
    well = await most(clients, "POST", f"/api/sign-in/links/{'x' * 43}", OPENED_FROM, "198.51.100.{n}, 192.0.2.10")
    assert well <= OPENED_FROM.most + SLACK


async def test_what_one_person_asks_is_counted_over_both(clients: list[httpx.AsyncClient]) -> None:
    await save_person(PersonRow("ann@estuary.example", "Ann Abbot", None, "staff"), None, NOW)
    await sign_in(clients[0], "ann@estuary.example")
    clients[1].cookies = clients[0].cookies
    well = await most(clients, "GET", "/api/sites", A_PERSON)
    assert FEW <= well <= FEW + SLACK

"""How often the road without a name can be taken from one address or with one code; here the numbers are small."""

import uuid

import httpx
import pytest

from roost.issues.api import at, unlinked
from roost.kit.limits import Limit
from tests.bookings.world import World
from tests.issues.leaving import code_at, left
from tests.support import SetClock

KEY = str(uuid.UUID(int=7))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for place, name, most in (
        (at, "WRONG", 3),
        (at, "LOOKED", 6),
        (unlinked, "LEFT_AT_SPACE", 3),
        (unlinked, "LEFT_FROM", 5),
    ):
        usual = getattr(place, name)
        monkeypatch.setattr(place, name, Limit(usual.what, most, usual.seconds))


@pytest.fixture
def from_afar(client: httpx.AsyncClient) -> httpx.AsyncClient:
    """The same application, asked from another machine."""
    client._transport.client = ("203.0.113.7", 4711)
    return client


async def test_who_tries_out_codes_has_to_wait(world: World, from_afar: httpx.AsyncClient, clock: SetClock) -> None:
    code = await code_at(world, "T1")
    answers = [await from_afar.get("/api/at/AAAAAAAAAA") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [404] * 3 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 600
    assert answers[-1].json()["type"] == "/problems/too-many"
    assert (await from_afar.get(f"/api/at/{code}")).status_code == 429
    assert (await left(from_afar, code)).status_code == 429
    clock.move(seconds=600)
    assert (await from_afar.get(f"/api/at/{code}")).status_code == 200


async def test_one_code_takes_so_many_reports_an_hour(world: World, client: httpx.AsyncClient, clock: SetClock) -> None:
    code, other = await code_at(world, "T1"), await code_at(world, "T2")
    answers = [await left(client, code) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [202] * 3 + [429]
    assert (await left(client, code.lower())).status_code == 429
    assert (await left(client, other)).status_code == 202
    clock.move(hours=1)
    assert (await left(client, code)).status_code == 202


async def test_a_repeat_does_not_count(world: World, client: httpx.AsyncClient) -> None:
    code = await code_at(world, "T1")
    answers = [await left(client, code, key=KEY) for _ in range(9)]
    assert {answer.status_code for answer in answers} == {202}


async def test_one_address_leaves_so_many_reports_an_hour(
    world: World, from_afar: httpx.AsyncClient, clock: SetClock
) -> None:
    codes = [await code_at(world, label) for label in ("T1", "T2", "T3", "B1", "B2", "B3")]
    answers = [await left(from_afar, code) for code in codes]
    assert [answer.status_code for answer in answers] == [202] * 5 + [429]
    clock.move(hours=1)
    assert (await left(from_afar, codes[-1])).status_code == 202


async def test_looking_is_limited_too_and_for_ten_minutes_only(
    world: World, from_afar: httpx.AsyncClient, clock: SetClock
) -> None:
    address = f"/api/at/{await code_at(world, 'T1')}"
    answers = [await from_afar.get(address) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 6 + [429]
    clock.move(minutes=10)
    assert (await from_afar.get(address)).status_code == 200


async def test_receipts_that_are_none_count_as_codes_do(
    world: World, from_afar: httpx.AsyncClient, clock: SetClock
) -> None:
    receipt = (await left(from_afar, await code_at(world, "T1"))).json()["receipt"]
    answers = [await from_afar.post("/api/receipts", json={"receipt": "AAAA"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [404] * 3 + [429]
    assert (await from_afar.post("/api/receipts", json={"receipt": receipt})).status_code == 429
    clock.move(minutes=10)
    assert (await from_afar.post("/api/receipts", json={"receipt": receipt})).status_code == 200


async def test_this_machine_is_a_proxy_and_has_no_limit_by_address(world: World, client: httpx.AsyncClient) -> None:
    answers = [await client.get("/api/at/AAAAAAAAAA") for _ in range(9)]
    assert {answer.status_code for answer in answers} == {404}

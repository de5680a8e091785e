"""A demonstration signs anybody in as anybody, so it answers by its own names alone, whoever brings another."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from roost.kit.requests import Guard
from tests.web.test_wall import OURS, SAME, Behind, is_problem

DEMO = "http://127.0.0.1:8000"


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
async def demo(behind: Behind) -> AsyncIterator[httpx.AsyncClient]:
    wall: Any = Guard(behind, address="http://127.0.0.2:8000", demo=True)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(wall), base_url=DEMO) as client:
        yield client


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "POST"])
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1@evil.example",
        "127.0.0.3:8000",
        "127.0.0.1:8000:8000",
        "127.0.0.1, evil.example",
        "[::2]",
        "",
    ],
)
async def test_a_demonstration_answers_by_no_foreign_name(
    demo: httpx.AsyncClient, behind: Behind, method: str, host: str
) -> None:
    answer = await demo.request(method, "/api/demo", headers={"Host": host} | SAME)
    is_problem(answer, 421, "host")
    assert not behind.bodies


async def test_a_demonstration_must_be_told_one_host(demo: httpx.AsyncClient) -> None:
    twice = [("Host", "localhost"), ("Host", "evil.example")]
    is_problem(await demo.get("/api/demo", headers=twice), 421, "host")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8001", "LOCALHOST", "[::1]", "[::1]:80", "127.0.0.2:8000"]
)
async def test_a_demonstration_answers_by_the_names_of_this_machine(demo: httpx.AsyncClient, host: str) -> None:
    assert (await demo.post("/api/session", headers={"Host": host} | SAME)).status_code == 204


async def test_what_is_no_demonstration_leaves_names_to_its_proxy(behind: Behind) -> None:
    wall: Any = Guard(behind, address=OURS)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(wall), base_url=OURS) as client:
        assert (await client.get("/api/me", headers={"Host": "roost.internal:8000"})).status_code == 204

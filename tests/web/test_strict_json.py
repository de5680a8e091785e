"""JSON is read strictly, and a refusal names the place."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated
from uuid import UUID

import httpx
import msgspec
import pytest
import pytest_asyncio
from litestar import Litestar, post
from litestar.params import JSONBody

from roost.kit.http import exception_handlers
from roost.kit.requests import StrictRequest


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    space: UUID
    day: date
    count: int
    sure: bool
    words: list[Annotated[str, msgspec.Meta(max_length=3)]] = []


@post("/wanted")
async def post_wanted(data: JSONBody[Wanted]) -> Wanted:
    return data


GOOD = {"space": "01890a5d-ac96-774b-bcce-b302099a8057", "day": "2026-11-24", "count": 1, "sure": True}


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    app = Litestar(
        [post_wanted], exception_handlers=exception_handlers, request_class=StrictRequest, logging_config=None
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://roost.example") as client:
        yield client


async def test_what_is_declared_is_what_comes_back(client: httpx.AsyncClient) -> None:
    answer = await client.post("/wanted", json=GOOD)
    assert (answer.status_code, answer.json()) == (201, {**GOOD, "words": []})


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"sure": 1}, "/sure"),
        ({"sure": "true"}, "/sure"),
        ({"sure": None}, "/sure"),
        ({"count": "1"}, "/count"),
        ({"count": 1.5}, "/count"),
        ({"count": True}, "/count"),
        ({"day": "2026-02-30"}, "/day"),
        ({"day": "24/11/2026"}, "/day"),
        ({"day": 20261124}, "/day"),
        ({"space": "abc"}, "/space"),
        ({"space": 7}, "/space"),
        ({"words": ["yes", "longer"]}, "/words/1"),
        ({"words": {"0": "a"}}, "/words"),
        ({"extra": 1}, "/extra"),
        ({"Sure": True}, "/Sure"),
    ],
)
async def test_a_refusal_names_the_place(client: httpx.AsyncClient, change: dict[str, object], pointer: str) -> None:
    answer = await client.post("/wanted", json=GOOD | change)
    assert answer.status_code == 400
    problem = answer.json()
    assert problem["type"] == "/problems/invalid"
    assert [error["pointer"] for error in problem["errors"]] == [pointer]
    assert problem["errors"][0]["detail"]


@pytest.mark.parametrize("missing", GOOD)
async def test_what_is_missing_is_named(client: httpx.AsyncClient, missing: str) -> None:
    answer = await client.post("/wanted", json={name: value for name, value in GOOD.items() if name != missing})
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{missing}"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"nul", b"NaN", b"[]", b'"text"', b"7", b"null", b"[" * 60_000, b'{"words":' * 7_000, b"{}{}"],
)
async def test_what_is_no_such_thing_is_400(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post("/wanted", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_half_a_character_is_400(client: httpx.AsyncClient) -> None:
    body = msgspec.json.encode(GOOD | {"words": ["x"]}).replace(b'"x"', b'"\\ud800"')
    answer = await client.post("/wanted", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400

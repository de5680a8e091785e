"""Nonsense in place of a report: refused with the place that is wrong, and nothing is kept."""

from typing import Any

import httpx
import pytest
import pytest_asyncio

from roost.kit import database
from tests.bookings.world import World
from tests.issues.reporting import reported
from tests.support import NOW, sign_in

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest_asyncio.fixture
async def ann(client: httpx.AsyncClient, world: World) -> httpx.AsyncClient:
    await sign_in(client, "ann@estuary.example", NOW)
    return client


@pytest.mark.parametrize(
    ("wish", "pointers"),
    [
        ({"chip": "lights"}, ["/space"]),
        ({"zone": "hall-1-o", "site": "hall", "chip": "lights"}, ["/zone", "/site"]),
        ({"space": "T1", "chip": "lights"}, ["/space"]),
        ({"site": "hall"}, ["/category"]),
        ({"site": "hall", "chip": "lights", "level": "unlinked"}, ["/level"]),
        ({"site": "hall", "chip": "lights", "kind": "complaint"}, ["/kind"]),
        ({"site": "hall", "chip": "lights", "reporter": NOBODY}, ["/reporter"]),
        ({"site": "hall", "chip": "lights", "walk": NOBODY}, ["/walk"]),
        ({"site": "hall", "chip": "lights", "confirmed": "yes"}, ["/confirmed"]),
        ({"site": "hall", "chip": "lights", "words": 5}, ["/words"]),
        ({"site": "hall", "chip": ""}, ["/chip"]),
        ({"site": "hall", "chip": "x" * 41}, ["/chip"]),
    ],
)
async def test_what_is_no_report_is_refused_with_what_is_wrong(
    ann: httpx.AsyncClient, wish: dict[str, Any], pointers: list[str]
) -> None:
    answer = await ann.post("/api/issues", json=wish)
    assert answer.status_code == 400, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == pointers
    assert await database.fetch_value("SELECT count(*) FROM issue") == 0


async def test_both_a_desk_and_its_site_are_one_place_too_many(ann: httpx.AsyncClient, world: World) -> None:
    wish = {"space": str(world.space["T1"]), "site": "hall", "chip": "no-socket"}
    assert (await ann.post("/api/issues", json=wish)).status_code == 400


async def test_a_desk_that_never_was_is_not_found(ann: httpx.AsyncClient) -> None:
    assert (await ann.post("/api/issues", json={"space": NOBODY, "chip": "lights"})).status_code == 404


@pytest.mark.parametrize("key", ["short", "x" * 101, "with space", "ümlaut-ümlaut"])
async def test_a_key_must_be_a_key(ann: httpx.AsyncClient, key: str) -> None:
    wish = {"site": "hall", "chip": "lights"}
    headers = [(b"Idempotency-Key", key.encode())]
    assert (await ann.post("/api/issues", json=wish, headers=headers)).status_code == 400


@pytest.mark.parametrize("number", ["0", "-1", "2147483648", "9" * 40, "x", "1.5"])
@pytest.mark.parametrize("what", ["", "/me-too", "/updates"])
async def test_a_number_that_is_none_finds_nothing(ann: httpx.AsyncClient, number: str, what: str) -> None:
    ask = ann.post(f"/api/issues/{number}{what}", json={"words": "x"}) if what else ann.get(f"/api/issues/{number}")
    assert (await ask).status_code in (400, 404)


@pytest.mark.parametrize(
    "asked",
    ["state=gone", "cursor=x", "cursor=-1", "mine=perhaps", f"q={'x' * 201}", "cursor=9999999999"],
)
async def test_a_list_asked_for_wrongly_says_so(ann: httpx.AsyncClient, asked: str) -> None:
    answer = await ann.get(f"/api/issues?{asked}")
    assert answer.status_code == 400, answer.text
    assert answer.json()["errors"][0]["pointer"] == asked.split("=")[0]


@pytest.mark.parametrize(
    "asked", ["words=%25%25%25", "words=%5C", "words=____", "space=x", "words=" + "x" * 501, "zone=nowhere", "site=%00"]
)
async def test_looking_for_similar_ones_never_breaks(ann: httpx.AsyncClient, world: World, asked: str) -> None:
    await reported(world, words="No socket at all")
    assert (await ann.get(f"/api/issues/similar?{asked}")).status_code in (200, 400)


@pytest.mark.parametrize("q", ["%", "_", "\\", "#", "' OR 1=1", "%_%"])
async def test_signs_of_a_pattern_are_looked_for_as_themselves(ann: httpx.AsyncClient, world: World, q: str) -> None:
    await reported(world, words="No socket at all")
    assert (await ann.get("/api/issues", params={"q": q})).json() == {"issues": [], "next": None}


async def test_nobody_reports_without_a_session(client: httpx.AsyncClient, world: World) -> None:
    client.cookies.clear()
    wish = {"site": "hall", "chip": "lights"}
    assert (await client.post("/api/issues", json=wish)).status_code == 401
    for path in ("/api/issues", "/api/report", "/api/issues/1", "/api/issues/similar", "/api/issues/export"):
        assert (await client.get(path)).status_code == 401, path

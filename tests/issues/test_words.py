"""Words of a report: kept as they were typed, tidied, and refused where they would mislead or tell of somebody."""

import json
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.bookings.world import World
from tests.issues.reporting import seen
from tests.issues.steps import sort
from tests.support import NOW, sign_in


@pytest_asyncio.fixture
async def ann(client: httpx.AsyncClient, world: World) -> httpx.AsyncClient:
    await sign_in(client, "ann@estuary.example", NOW)
    return client


def a_report(world: World, **wish: Any) -> dict[str, Any]:
    return {"space": str(world.space["T1"]), "chip": "no-socket"} | wish


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  the socket \n is\tdead ", "the socket is dead"),
        ("<script>alert('x')</script> & <b>bold</b>", "<script>alert('x')</script> & <b>bold</b>"),
        ("'; drop table issue; --", "'; drop table issue; --"),
        ("the\u200b so\u00adcket", "the socket"),
        ("nai\u0308ve wiring 🔌", "naïve wiring 🔌"),
        ("a back\\slash and \\u0041", "a back\\slash and \\u0041"),
        ("x" * 500, "x" * 500),
        ("   ", None),
        (None, None),
    ],
)
async def test_what_is_typed_is_kept_as_text(
    ann: httpx.AsyncClient, world: World, typed: str | None, kept: str | None
) -> None:
    answer = await ann.post("/api/issues", json=a_report(world, words=typed, confirmed=True))
    assert answer.status_code == 201, answer.text
    assert answer.json()["words"] == kept
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("x" * 10_000, "at most 500"),
        ("x" * 501, "at most 500"),
        ("read \u202ebackwards", "turn the text around"),
        ("a \u2066trick\u2069", "turn the text around"),
        ("a \x07 bell", "cannot be shown"),
        ("private \ue000", "cannot be shown"),
    ],
)
async def test_what_cannot_be_kept_is_refused_in_words_that_say_what_to_do(
    ann: httpx.AsyncClient, world: World, words: str, says: str
) -> None:
    answer = await ann.post("/api/issues", json=a_report(world, words=words))
    assert answer.status_code == 400, answer.text
    [error] = answer.json()["errors"]
    assert error["pointer"] == "/words"
    assert says in error["detail"]


@pytest.mark.parametrize("escape", ["\\u0000", "\\ud800", "\\udc00 x", "\\ud83d"])
async def test_nul_and_half_characters_are_no_text(ann: httpx.AsyncClient, world: World, escape: str) -> None:
    body = json.dumps(a_report(world, words="MARK")).replace("MARK", escape)
    answer = await ann.post("/api/issues", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_report_that_names_a_colleague_is_held_for_its_queue(ann: httpx.AsyncClient, world: World) -> None:
    answer = await ann.post("/api/issues", json=a_report(world, words="Ben Brook broke the socket", confirmed=True))
    assert answer.status_code == 201, answer.text
    number = answer.json()["number"]
    assert answer.json()["held"] == "names a colleague"
    for name, status in (("ann", 200), ("fay", 200), ("ben", 404), ("leo", 404), ("ada", 404)):
        await sign_in(ann, f"{name}@estuary.example", NOW)
        assert (await ann.get(f"/api/issues/{number}")).status_code == status, name
        listed = (await ann.get("/api/issues", params={"q": str(number)})).json()["issues"]
        assert len(listed) == (status == 200), name


async def test_what_is_somebodys_is_refused_and_what_may_be_is_asked(ann: httpx.AsyncClient, world: World) -> None:
    blocked = await ann.post("/api/issues", json=a_report(world, words="Ring me on 07700 900123", confirmed=True))
    assert (blocked.status_code, blocked.json()["type"]) == (422, "/problems/personal-data")
    asked = await ann.post("/api/issues", json=a_report(world, words="The mum of a boy tripped over the cable"))
    assert (asked.status_code, asked.json()["type"]) == (422, "/problems/personal-data-ask")
    assert asked.json()["errors"][0]["pointer"] == "/words"
    assert asked.json()["findings"]
    said = a_report(world, words="The mum of a boy tripped over the cable", confirmed=True)
    assert (await ann.post("/api/issues", json=said)).status_code == 201


async def test_what_is_refused_uses_up_no_key(ann: httpx.AsyncClient, world: World) -> None:
    key = {"Idempotency-Key": "one-and-only"}
    refused = await ann.post("/api/issues", json=a_report(world, words="Ring 07700 900123"), headers=key)
    assert refused.status_code == 422
    mended = await ann.post("/api/issues", json=a_report(world, words="Ring the desk"), headers=key)
    assert mended.status_code == 201


async def test_below_a_report_only_who_works_on_it_names_a_colleague(ann: httpx.AsyncClient, world: World) -> None:
    number = (await ann.post("/api/issues", json=a_report(world))).json()["number"]
    named = {"words": "Ben Brook broke the socket", "confirmed": True}
    for name, status in (("ann", 400), ("fay", 200), ("ann", 400)):
        await sign_in(ann, f"{name}@estuary.example", NOW)
        answer = await ann.post(f"/api/issues/{number}/updates", json=named)
        assert answer.status_code == status, answer.text
    assert answer.json()["errors"] == [{"pointer": "/words", "detail": "names a colleague"}]
    await sort(world, number)
    again = await ann.post(f"/api/issues/{number}/reopening", json=named)
    assert (again.status_code, again.json()["errors"][0]["pointer"]) == (400, "/words")
    assert (await seen(world, number, "ann")).state == "sorted"


async def test_below_what_is_held_its_reporter_may_answer_with_a_name(ann: httpx.AsyncClient, world: World) -> None:
    held = await ann.post("/api/issues", json=a_report(world, words="Ben Brook broke the socket", confirmed=True))
    named = {"words": "Ben Brook again", "confirmed": True}
    assert (await ann.post(f"/api/issues/{held.json()['number']}/updates", json=named)).status_code == 200

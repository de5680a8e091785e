"""Fixes on the wire: who may, what an answer holds, and what is refused where."""

from typing import Any

import httpx
import pytest

from roost.kit import database
from tests.bookings.world import World
from tests.issues.fixing import installed, planned
from tests.issues.reporting import reported
from tests.support import NOW, sign_in

BODY = {"title": "24 extension towers", "cost_pence": 48_000}


async def as_(client: httpx.AsyncClient, name: str) -> httpx.AsyncClient:
    await sign_in(client, f"{name}@estuary.example", NOW)
    return client


async def post(client: httpx.AsyncClient, path: str, body: Any = None, **headers: str) -> httpx.Response:
    return await client.post(f"/api/fixes{path}", json=body, headers=headers)


@pytest.fixture
async def fay(client: httpx.AsyncClient, world: World) -> httpx.AsyncClient:
    return await as_(client, "fay")


async def test_from_a_plan_to_desks_with_sockets(fay: httpx.AsyncClient, world: World) -> None:
    number = await reported(world)
    made = await post(fay, "", {**BODY, "issues": [number]})
    assert made.status_code == 201, made.text
    fix = made.json()
    address = f"/{fix['number']}"
    assert (fix["title"], fix["cost_pence"], fix["people"], fix["made_on"]) == (BODY["title"], 48_000, 1, "2026-11-24")
    assert (
        fix["decided_by"]
        == fix["owner"]
        == {
            "id": str(world.person["fay"]),
            "name": "Fay Frost",
            "role": "facilities",
        }
    )
    assert [card["number"] for card in fix["issues"]] == [number]
    order = {"ordered_on": "2026-11-24", "arrives_on": "2026-12-18"}
    ordered = await post(fay, f"{address}/order", order, **{"If-Match": made.headers["etag"]})
    assert ordered.status_code == 200, ordered.text
    assert (ordered.json()["arrives_on"], ordered.json()["installed_on"]) == ("2026-12-18", None)
    assert ordered.json()["issues"][0]["due"] == "2026-12-18"
    words = {"words": "There is a tower at every desk."}
    done = await post(fay, f"{address}/installation", words, **{"If-Match": ordered.headers["etag"]})
    assert done.status_code == 200, done.text
    assert (done.json()["installed_on"], done.json()["outcome"]) == ("2026-11-24", words["words"])
    assert done.json()["issues"][0]["state"] == "sorted"
    looked = await fay.get(f"/api/fixes{address}")
    assert (looked.json(), looked.headers["etag"]) == (done.json(), done.headers["etag"])


async def test_everybody_signed_in_reads_fixes_those_under_way_first(client: httpx.AsyncClient, world: World) -> None:
    first, second, third = [await planned(world, await reported(world)) for _ in range(3)]
    await installed(world, second)
    await as_(client, "ann")
    listed = (await client.get("/api/fixes")).json()["fixes"]
    assert [fix["number"] for fix in listed] == [third, first, second]


async def test_only_leaders_facilities_and_it_plan_and_change_fixes(client: httpx.AsyncClient, world: World) -> None:
    number = await reported(world)
    fix = await planned(world, number)
    order = {"ordered_on": "2026-11-24", "arrives_on": "2026-12-18"}
    tag = {"If-Match": '"1"'}
    for name in ("ann", "fred", "guy", "ada"):
        await as_(client, name)
        for path, body in (
            ("", {**BODY, "issues": [number]}),
            (f"/{fix}/issues", {"issues": [number]}),
            (f"/{fix}/order", order),
            (f"/{fix}/installation", {"words": "Done."}),
            (f"/{fix}/dropping", None),
        ):
            assert (await post(client, path, body, **tag)).status_code == 403, (name, path)
        assert (await client.delete(f"/api/fixes/{fix}/issues/{number}")).status_code == 403
    for name in ("leo", "dee", "ivy"):
        await as_(client, name)
        answer = await post(client, "", {**BODY, "issues": [await reported(world)]})
        assert answer.status_code == 201, answer.text


async def test_a_card_in_a_fix_says_no_more_than_on_the_board(client: httpx.AsyncClient, world: World) -> None:
    number = await reported(world, "cat", level="hidden")
    fix = await planned(world, number)
    for name in ("cat", "fay", "ben"):
        await as_(client, name)
        [card] = (await client.get(f"/api/fixes/{fix}")).json()["issues"]
        assert (card["by"], card["place"]["space"], card["place"]["zone"]) == ("a colleague", None, "hall-1-o")


async def test_the_same_key_plans_one_fix(fay: httpx.AsyncClient, world: World) -> None:
    body = {**BODY, "issues": [await reported(world)]}
    key = {"Idempotency-Key": "one-press"}
    first, again = await post(fay, "", body, **key), await post(fay, "", body, **key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert (await post(fay, "", {**body, "title": "Another"}, **key)).status_code == 422


@pytest.mark.parametrize("step", ["order", "installation", "dropping"])
async def test_which_copy_a_change_rests_on_must_be_said(fay: httpx.AsyncClient, world: World, step: str) -> None:
    fix = await planned(world, await reported(world))
    body = {
        "order": {"ordered_on": "2026-11-24", "arrives_on": "2026-12-18"},
        "installation": {"words": "Done."},
        "dropping": None,
    }[step]
    assert (await post(fay, f"/{fix}/{step}", body)).status_code == 428
    stale = await post(fay, f"/{fix}/{step}", body, **{"If-Match": '"7"'})
    assert (stale.status_code, stale.json()["type"], stale.json()["changed"]["version"]) == (
        409,
        "/problems/changed",
        1,
    )
    assert (await post(fay, f"/{fix}/{step}", body, **{"If-Match": '"1"'})).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "status", "pointer"),
    [
        ({"title": "  "}, 400, "/title"),
        ({"title": "x" * 121}, 400, "/title"),
        ({"title": "towers\u202e"}, 400, "/title"),
        ({"cost_pence": -1}, 400, "/cost_pence"),
        ({"cost_pence": 10**12}, 400, "/cost_pence"),
        ({"cost_pence": 4.5}, 400, "/cost_pence"),
        ({"arrives_on": "2026-12-25"}, 409, "/arrives_on"),
        ({"arrives_on": "2026-02-30"}, 400, "/arrives_on"),
        ({"ordered_on": "2026-12-21", "arrives_on": "2026-12-18"}, 400, "/arrives_on"),
        ({"decided_by": "00000000-0000-4000-8000-000000000000"}, 400, "/decided_by"),
        ({"issues": [0]}, 400, "/issues/0"),
        ({"issues": [1] * 201}, 400, "/issues"),
        ({"matching": {"site": "hall"}}, 400, "/matching"),
        ({"matching": {"chip": "no-socket", "wing": "east"}}, 400, "/matching/wing"),
        ({"colour": "red"}, 400, "/colour"),
    ],
)
async def test_what_is_wrong_with_a_plan_is_named(
    fay: httpx.AsyncClient, world: World, wrong: dict[str, Any], status: int, pointer: str
) -> None:
    answer = await post(fay, "", {**BODY, "issues": [await reported(world)], **wrong})
    assert answer.status_code == status, answer.text
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]
    assert await database.fetch("SELECT FROM fix") == []


async def test_title_and_words_tell_of_no_child_or_family(fay: httpx.AsyncClient, world: World) -> None:
    number = await reported(world)
    answer = await post(fay, "", {"title": "A chair for AB123456C", "issues": [number]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/title")
    fix = await planned(world, number)
    words = {"words": "Ask on 07700 900123."}
    answer = await post(fay, f"/{fix}/installation", words, **{"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/words")
    assert (await fay.get(f"/api/fixes/{fix}")).json()["installed_on"] is None


async def test_a_fix_that_is_not_there_is_not_found(fay: httpx.AsyncClient, world: World) -> None:
    assert (await fay.get("/api/fixes/7")).status_code == 404
    assert (await fay.get("/api/fixes/99999999999")).status_code in (400, 404)
    assert (await post(fay, "/7/dropping", **{"If-Match": '"1"'})).status_code == 404
    number = await reported(world)
    fix = await planned(world, number)
    assert (await fay.delete(f"/api/fixes/{fix}/issues/{number + 1}")).status_code == 404
    assert (await fay.delete(f"/api/fixes/{fix}/issues/{number}")).status_code == 200

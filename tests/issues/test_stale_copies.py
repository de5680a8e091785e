"""Every change rests on a copy: over HTTP, with its ETag; and of two who own at once one wins."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from roost.kit import database
from tests.bookings.world import World
from tests.issues.reporting import reported
from tests.support import sign_in

DAY = "2026-11-27"
CHANGES: list[tuple[str, str, dict[str, Any] | None]] = [
    ("PUT", "owner", {}),
    ("PUT", "ticket", {"ticket": "FM-1"}),
    ("PUT", "nature", {"nature": "tame"}),
    ("POST", "promise", {"promised_for": DAY}),
    ("POST", "waiting", {"on": "The electrician", "look_again_on": DAY}),
    ("POST", "sorted", {"words": "A tower with six sockets."}),
    ("POST", "cannot", {"reason": "building", "words": "The floor is listed.", "look_again_on": DAY}),
    ("POST", "passed-on", {"to": "The landlord", "look_again_on": DAY}),
    ("POST", "same-as", {"number": 0}),
    ("PUT", "shown", {"words": True}),
]
every_change = pytest.mark.parametrize(("method", "name", "body"), CHANGES, ids=[name for _, name, _ in CHANGES])
Change = Callable[..., Awaitable[httpx.Response]]


@pytest.fixture
async def number(world: World, client: httpx.AsyncClient) -> int:
    """An issue of ann's."""
    await sign_in(client, "fay@estuary.example")
    return await reported(world)


@pytest.fixture
def change(client: httpx.AsyncClient, number: int, clock: Any) -> Change:
    async def ask(
        method: str, name: str, body: dict[str, Any] | None, etag: str | None = '"1"', **but: Any
    ) -> httpx.Response:
        headers = {} if etag is None else {"If-Match": etag}
        return await client.request(method, f"/api/issues/{number}/{name}", json=body, headers=headers, **but)

    return ask


async def test_a_promise_answers_with_the_whole_issue_and_its_new_tag(change: Change, number: int) -> None:
    answer = await change("POST", "promise", {"promised_for": DAY})
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    issue = answer.json()
    assert (issue["number"], issue["state"], issue["due"], issue["version"]) == (number, "doing", DAY, 2)
    assert issue["promises"][0]["promised_for"] == DAY


@every_change
async def test_every_change_answers_so(
    world: World, change: Change, method: str, name: str, body: dict[str, Any]
) -> None:
    if name == "same-as":
        body = {"number": await reported(world, "ben")}
    answer = await change(method, name, body)
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"'), answer.text
    assert answer.json()["version"] == 2


@every_change
async def test_without_if_match_it_is_said_what_is_missing(
    change: Change, method: str, name: str, body: dict[str, Any]
) -> None:
    answer = await change(method, name, body if name != "same-as" else {"number": 1}, etag=None)
    assert (answer.status_code, answer.json()["type"]) == (428, "/problems/if-match")
    assert answer.json()["errors"][0]["pointer"] == "If-Match"


@pytest.mark.parametrize("tag", ["1", '"x"', '"0"', '"-1"', '"1", "2"', "*", '"99999999999"', '"1e3"', '"٣"'])
async def test_a_tag_that_is_none_of_ours_is_invalid(change: Change, tag: str) -> None:
    answer = await change("PUT", "owner", {}, tag.encode())
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/invalid")


@every_change
async def test_an_old_copy_changes_nothing_and_is_told_what_changed(
    change: Change, method: str, name: str, body: dict[str, Any]
) -> None:
    assert (await change("PUT", "owner", {})).status_code == 200
    answer = await change(method, name, body if name != "same-as" else {"number": 1})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/changed")
    assert answer.json()["changed"] == {"version": 2, "state": "looking", "owner": "Fay Frost", "due": "2026-11-26"}


async def test_a_weak_tag_will_do(change: Change) -> None:
    assert (await change("PUT", "owner", {}, 'W/"1"')).status_code == 200


async def test_of_two_who_own_at_once_one_wins_and_the_other_is_told_who(
    world: World, client: httpx.AsyncClient, number: int
) -> None:
    cookies = {}
    for name in ("fay", "leo", "dee"):
        await sign_in(client, f"{name}@estuary.example")
        cookies[name] = client.cookies["roost"]
    client.cookies.clear()

    async def own(name: str) -> httpx.Response:
        headers = {"If-Match": '"1"', "Cookie": f"roost={cookies[name]}"}
        return await client.put(f"/api/issues/{number}/owner", json={}, headers=headers)

    answers = await asyncio.gather(*map(own, cookies))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]
    [won] = [answer.json()["owner"]["name"] for answer in answers if answer.status_code == 200]
    for answer in answers:
        if answer.status_code == 409:
            assert answer.json()["type"] == "/problems/changed"
            assert f"{won} owns it" in answer.json()["detail"]
            assert answer.json()["changed"]["owner"] == won
    assert await database.fetch_value("SELECT count(*) FROM journal WHERE verb = 'owned'") == 1


@pytest.mark.parametrize(
    ("method", "name", "body", "pointer"),
    [
        ("POST", "promise", {"promised_for": "tomorrow"}, "/promised_for"),
        ("POST", "promise", {}, None),
        ("POST", "promise", {"promised_for": DAY, "state": "sorted"}, None),
        ("POST", "sorted", {"words": "   "}, "/words"),
        ("POST", "sorted", {"words": "x" * 501}, "/words"),
        ("POST", "sorted", {"words": "y" * 10_001}, "/words"),
        ("POST", "sorted", {"words": "left‮right"}, "/words"),
        ("POST", "waiting", {"on": "x" * 121, "look_again_on": DAY}, "/on"),
        ("POST", "passed-on", {"to": " ", "look_again_on": DAY}, "/to"),
        ("POST", "cannot", {"reason": "because", "words": "No.", "look_again_on": DAY}, "/reason"),
        ("PUT", "ticket", {"ticket": "=cmd|x"}, "/ticket"),
        ("PUT", "ticket", {"ticket": "<b>"}, "/ticket"),
        ("PUT", "ticket", {"ticket": "Tom Smith aged 9"}, "/ticket"),
        ("PUT", "owner", {"ticket": "943 476 5919"}, "/ticket"),
        ("PUT", "ticket", {}, None),
        ("PUT", "nature", {"nature": "evil"}, "/nature"),
        ("PUT", "shown", {"board": False}, "/board"),
        ("POST", "same-as", {"number": 2**31}, "/number"),
    ],
)
async def test_what_cannot_be_understood_is_said_and_changes_nothing(
    change: Change, number: int, method: str, name: str, body: dict[str, Any], pointer: str | None
) -> None:
    answer = await change(method, name, body)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/invalid"), answer.text
    if pointer is not None:
        assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]
    assert await database.fetch_value("SELECT version FROM issue WHERE number = $1", number) == 1


@pytest.mark.parametrize(("number", "status"), [(0, 400), (2**31, 400), (2**31 - 1, 404), ("x", 404), ("-1", 400)])
async def test_a_number_that_is_none_is_not_found(
    world: World, client: httpx.AsyncClient, number: Any, status: int
) -> None:
    await sign_in(client, "fay@estuary.example")
    answer = await client.put(f"/api/issues/{number}/owner", json={}, headers={"If-Match": '"1"'})
    assert answer.status_code == status, answer.text


async def test_christmas_day_is_named_with_the_next_working_day(change: Change) -> None:
    answer = await change("POST", "promise", {"promised_for": "2026-12-25"})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/not-a-working-day")
    assert "Christmas Day" in answer.json()["detail"]
    assert answer.json()["next"] == "2026-12-29"


async def test_it_is_said_who_can_sponsor(world: World, change: Change) -> None:
    answer = await change("PUT", "nature", {"nature": "wicked"})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/no-sponsor")
    expected = [(str(world.person[name]), role) for name, role in (("dee", "director"), ("leo", "leader"))]
    assert [(one["id"], one["role"]) for one in answer.json()["sponsors"]] == expected


async def test_yes_and_no_need_no_copy(world: World, client: httpx.AsyncClient, change: Change, number: int) -> None:
    assert (await change("POST", "sorted", {"words": "A tower with six sockets."})).status_code == 200
    await sign_in(client, "ann@estuary.example")
    yes = await client.post(f"/api/issues/{number}/confirmation")
    assert (yes.status_code, yes.json()["asked"]) == (200, False), yes.text
    no = await client.post(f"/api/issues/{number}/reopening", json={})
    assert (no.status_code, no.json()["state"], no.headers["ETag"]) == (200, "looking", '"3"')


@pytest.mark.parametrize("name", ["ann", "ben"])
async def test_who_may_not_act_is_told_who_may(client: httpx.AsyncClient, change: Change, name: str) -> None:
    await sign_in(client, f"{name}@estuary.example")
    answer = await change("POST", "promise", {"promised_for": DAY})
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-allowed")
    assert "leaders" in answer.json()["detail"]

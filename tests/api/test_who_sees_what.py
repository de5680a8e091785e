"""Every answer of every operation, searched for what its asker may not know."""

from collections.abc import Iterator
from contextlib import aclosing
from typing import Any

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar

from roost.kit import database
from tests.api import cast as casts
from tests.api.calls import CALLS, FLOORS, every
from tests.api.cast import ASKERS, DAYS, TEAM, TODAY, Cast
from tests.api.truth import operations
from tests.api.untold import HIDDEN, LISTS_PEOPLE, Secret, secrets

Answers = list[tuple[str, httpx.Response]]
# A hidden report, and who owns it today.
HIDDEN_ISSUES = {"hidden, owned": "fay", "hidden, given on": "leo", "hidden, nobody's": None}


async def ask_everything(app: Litestar, cast: Cast, asker: str) -> Answers:
    """Every call to every operation but the endless one and the last one; looks, acts, and looks again."""
    calls = [(op, call) for op, call in every(cast, asker) if op.name not in ("get_events", "delete_session")]
    looks = [(op, call) for op, call in calls if not op.changes]
    acts = [(op, call) for op, call in calls if op.changes]
    async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
        return [(op.name, await call.send_on_newest(client, op)) for op, call in (*looks, *acts, *looks)]


@pytest.fixture(scope="session")
def asked() -> dict[str, Answers]:
    """What each asker was answered."""
    return {}


@pytest_asyncio.fixture
async def answers(app: Litestar, cast: Cast, asker: str, asked: dict[str, Answers]) -> Answers:
    """Everything, asked by `asker` of the cast as it was built: once a run, and only read by those who look at it."""
    if asker not in asked:
        asked[asker] = await ask_everything(app, cast, asker)
    return asked[asker]


def cards(node: Any) -> Iterator[dict[str, Any]]:
    """Every issue in an answer, however deep."""
    if isinstance(node, dict):
        if {"number", "place", "by"} <= node.keys():
            yield node
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from cards(child)


def told_of(answers: Answers) -> dict[int, list[dict[str, Any]]]:
    """All cards, by the numbers of their issues."""
    found: dict[int, list[dict[str, Any]]] = {}
    for _, answer in answers:
        if answer.headers.get("content-type", "").startswith("application/json"):
            for card in cards(answer.json()):
                found.setdefault(card["number"], []).append(card)
    return found


@pytest_asyncio.fixture
async def known(cast: Cast) -> list[Secret]:
    """All secrets, before anybody acts."""
    return await secrets(cast)


def raw(answer: httpx.Response) -> bytes:
    return answer.content + repr(answer.headers.raw).encode()


@pytest.mark.parametrize("asker", ASKERS)
async def test_no_answer_tells_what_its_asker_may_not_know(known: list[Secret], answers: Answers, asker: str) -> None:
    told = []
    assert len(answers) > 300
    for operation, answer in answers:
        assert answer.status_code < 500
        small = raw(answer).lower()
        told += [said for one in known if (said := one.told(operation, ASKERS[asker], small))]
    assert told == []


@pytest.mark.parametrize("asker", ASKERS)
async def test_a_card_tells_no_more_than_its_asker_may_know(answers: Answers, cast: Cast, asker: str) -> None:
    found = told_of(answers)
    for what, owner in HIDDEN_ISSUES.items():
        for card in found[cast.issue(what)]:
            assert card["by"] == "a colleague", card
            place = {card["place"][name] for name in ("space", "label", "kind")}
            assert place == {None} or owner == ASKERS[asker], card
    assert {card["by"] for card in found[cast.issue("named")]} == {"a colleague in Family Support"}
    assert {card["place"]["label"] for card in found[cast.issue("named")]} == {"T1"}
    assert {card["by"] for card in found[cast.issue("sorted", asker)]} == {"a colleague in Family Support"}
    pictured = {card["photo"] for card in found[cast.issue("photo")]}
    assert (True in pictured) is (asker in ("staff of the team", "facilities"))
    assert all((number in found) is (asker == "facilities") for number in cast.held())


async def test_their_own_team_is_told_of_a_person_who_hides(app: Litestar, cast: Cast) -> None:
    tell = set()
    for asker in TEAM:
        answers = await ask_everything(app, cast, asker)
        tell |= {operation for operation, answer in answers if b"Hester Hyde" in answer.content}
    assert tell >= {"get_day", "get_coming_back", "get_suggestion", LISTS_PEOPLE}
    # The plan is one answer for everybody.
    assert "get_floor_day" not in tell


async def test_who_hides_no_more_is_told_to_everybody(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "hid")) as hester:
        assert (await hester.put("/api/me/hidden", json={"hidden": False})).status_code == 200
    answers = await ask_everything(app, cast, "outsider")
    tell = {operation for operation, answer in answers if b"Hester Hyde" in answer.content}
    assert tell >= {"get_floor_day", "get_day", "get_coming_back", LISTS_PEOPLE}
    [hidden] = [one for one in await secrets(cast) if one.what == HIDDEN]
    assert any(hidden.told(operation, "cat", answer.content.lower()) for operation, answer in answers)


async def plans(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    """Every space of every floor on every day."""
    found = []
    for floor in FLOORS:
        for day in DAYS:
            answer = await client.get(f"/api/floors/{floor}/days/{day}")
            found += answer.raise_for_status().json()["spaces"]
    return found


@pytest.mark.parametrize("asker", ASKERS)
async def test_the_plan_names_nobody_at_bays_no_visitor_and_nobody_who_hides(
    app: Litestar, cast: Cast, asker: str
) -> None:
    async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
        spaces = await plans(client)
    named = {(space["label"], span["who"]["name"]) for space in spaces for span in space["spans"] if span["who"]}
    taken = {space["label"] for space in spaces for span in space["spans"] if not span["who"]}
    assert named == {("A1", "Leo Lamb"), ("B2", "Ann Abbot"), ("T1", "Eve Ellis")}
    assert taken == {"B1", "U2", "R1", "P1", "P2", "PB"}


@pytest.mark.parametrize(("asker", "sees"), [("outsider", False), ("facilities", False), ("team mate", True)])
async def test_a_leader_who_hides_is_among_the_leaders_in_for_their_team_only(
    app: Litestar, cast: Cast, asker: str, sees: bool
) -> None:
    async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
        day = (await client.get(f"/api/days/{TODAY}")).json()
    leaders = {one["person"]["name"] for one in day["leaders"]}
    assert leaders == ({"Leo Lamb", "Hester Hyde"} if sees else {"Leo Lamb"})


async def test_nobody_is_told_anothers_days(app: Litestar, cast: Cast) -> None:
    """One's own are there to be found, so that the search above cannot pass by finding nothing."""
    for asker, short in ASKERS.items():
        async with aclosing(await casts.signed_in(app, short)) as client:
            [call] = CALLS["get_bookings"](cast, asker)
            listed = (await call.send(client, operations()["get_bookings"])).json()["bookings"]
        own = await database.fetch("SELECT id FROM booking WHERE $1 IN (person, host)", cast.person(short))
        assert {one["id"] for one in listed} == {str(row["id"]) for row in own}
        assert bool(own) is (short in ("ann", "ben"))

"""Every answer of every operation, searched for what its asker may not know."""

from contextlib import aclosing
from typing import Any

import httpx
import pytest
from litestar import Litestar

from roost.kit import database
from tests.api import cast as casts
from tests.api.calls import CALLS, FLOORS, every
from tests.api.cast import ASKERS, DAYS, TEAM, TODAY, Cast
from tests.api.truth import operations
from tests.api.untold import HIDDEN, LISTS_PEOPLE, secrets

Answers = list[tuple[str, httpx.Response]]


async def ask_everything(app: Litestar, cast: Cast, asker: str) -> Answers:
    """Every call to every operation but the endless one and the last one; looks, acts, and looks again."""
    calls = [(op, call) for op, call in every(cast, asker) if op.name not in ("get_events", "delete_session")]
    looks = [(op, call) for op, call in calls if not op.changes]
    acts = [(op, call) for op, call in calls if op.changes]
    async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
        return [(op.name, await call.send_on_newest(client, op)) for op, call in (*looks, *acts, *looks)]


def raw(answer: httpx.Response) -> bytes:
    return answer.content + repr(answer.headers.raw).encode()


@pytest.mark.parametrize("asker", ASKERS)
async def test_no_answer_tells_what_its_asker_may_not_know(app: Litestar, cast: Cast, asker: str) -> None:
    told = []
    known = await secrets(cast)
    answers = await ask_everything(app, cast, asker)
    assert len(answers) > 300
    for operation, answer in answers:
        assert answer.status_code < 500
        told += [said for one in known if (said := one.told(operation, ASKERS[asker], raw(answer)))]
    assert told == []


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
    assert any(hidden.told(operation, "cat", answer.content) for operation, answer in answers)


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

"""Who can find out who reported: named, the queue; hidden, the current owner alone, wherever one looks."""

from typing import Any

import httpx
import pytest

from roost.issues import me_too, rewording, states
from roost.kit import database
from roost.kit.errors import Problem
from tests.bookings.world import World
from tests.issues.reporting import reported, seen
from tests.support import NOW, sign_in

EVERYBODY = ("ann", "ben", "cat", "fay", "guy", "leo", "ivy", "dee", "ada")


async def test_named_is_known_to_the_queue_and_to_nobody_else(world: World) -> None:
    number = await reported(world)
    known = {name for name in EVERYBODY if (await seen(world, number, name)).reporter is not None}
    assert known == {"ann", "fay"}


async def test_hidden_is_known_to_the_current_owner_alone(world: World) -> None:
    number = await reported(world, level="hidden")
    assert {name for name in EVERYBODY if (await seen(world, number, name)).reporter} == {"ann"}
    await states.own(number, None, await world.who("fay"), NOW)
    assert {name for name in EVERYBODY if (await seen(world, number, name)).reporter} == {"ann", "fay"}
    await states.own(number, None, await world.who("leo"), NOW, world.person["dee"])
    assert {name for name in EVERYBODY if (await seen(world, number, name)).reporter} == {"ann", "dee"}


@pytest.mark.parametrize("name", ["ben", "fay", "leo", "dee", "ada"])
async def test_no_answer_tells_of_a_hidden_reporter_their_team_or_their_desk(
    client: httpx.AsyncClient, world: World, name: str
) -> None:
    number = await reported(world, level="hidden", words="Under the far table")
    await rewording.add_word(number, await world.who("ann"), "It sparks now", "word", True, None, NOW)
    await rewording.reword(number, await world.who("ann"), "Under the very far table", True, NOW)
    await sign_in(client, f"{name}@estuary.example", NOW)
    told = {str(world.person["ann"]), "Ann Abbot", "Family Support", str(world.space["T1"]), '"T1"'}
    asked: list[tuple[str, dict[str, Any]]] = [
        (f"/api/issues/{number}", {}),
        ("/api/issues", {"q": "table"}),
        ("/api/issues", {"queue": "facilities"}),
        ("/api/issues/similar", {"space": str(world.space["T1"]), "words": "under the table"}),
        ("/api/board", {}),
    ]
    for path, params in asked:
        answer = await client.get(path, params=params)
        assert answer.status_code == 200, path
        assert "table" in answer.text, path
        assert not [word for word in told if word in answer.text], path
    if name in ("fay", "leo", "dee"):
        assert "Ann" not in (await client.get("/api/issues/export")).text


async def test_no_row_but_the_issues_own_ties_a_hidden_reporter_to_it(world: World) -> None:
    number = await reported(world, level="hidden", words="Under the far table")
    await rewording.add_word(number, await world.who("ann"), "It sparks now", "word", True, None, NOW)
    await me_too.add(number, await world.who("ann"), NOW)
    ann = str(world.person["ann"])
    for table in ("journal", "issue_update", "me_too", "once", "hop", "verdict", "promise"):
        rows = await database.fetch(f"SELECT t::text AS row FROM {table} t")
        assert not [row["row"] for row in rows if ann in row["row"]], table
    teams = await database.fetch("SELECT team FROM issue")
    assert [row["team"] for row in teams] == [None]


async def test_a_small_teams_name_is_not_said(world: World) -> None:
    assert (await seen(world, await reported(world, "cat"), "ben")).by == "a colleague"  # Duty has two people
    assert (await seen(world, await reported(world, "guy"), "ben")).by == "a colleague"  # no team at all
    assert (await seen(world, await reported(world, "ann"), "ben")).by == "a colleague in Family Support"


async def test_a_refusal_does_not_tell_whether_somebody_reported_it(world: World) -> None:
    number = await reported(world, level="hidden")
    said = set()
    for name in ("ben", "fay", "leo", "ada"):
        with pytest.raises(Problem) as refused:
            await rewording.reword(number, await world.who(name), "Mine", True, NOW)
        said.add(refused.value.detail)
    assert len(said) == 1

"""The table of rules: the most specific one wins, one takes all the rest, and only administrators edit it."""

import itertools
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost import issues
from roost.issues import route_table, routing
from roost.issues.routing import Route, most_specific_first
from roost.kit import database
from roost.kit.errors import Refused
from tests.bookings.world import World
from tests.issues import world as small
from tests.support import NOW, sign_in

REST = {"site": None, "category": None, "space_kind": None, "queue": "facilities"}


def rule(queue: str, site: str | None = None, category: str | None = None, space_kind: str | None = None) -> Any:
    return {"site": site, "category": category, "space_kind": space_kind, "queue": queue}


async def table_of(client: httpx.AsyncClient) -> tuple[list[Any], str]:
    answer = await client.get("/api/routes")
    assert answer.status_code == 200, answer.text
    return answer.json()["routes"], answer.headers["etag"]


async def put(client: httpx.AsyncClient, *routes: Any, etag: str | None = None) -> httpx.Response:
    known = etag or (await table_of(client))[1]
    return await client.put("/api/routes", json={"routes": list(routes)}, headers={"If-Match": known})


@pytest.fixture
async def admin(client: httpx.AsyncClient, world: World) -> httpx.AsyncClient:
    await sign_in(client, "ada@estuary.example", NOW)
    return client


async def test_the_first_queues_bring_rules_to_begin_with(world: World) -> None:
    found = {(one.category, one.queue) for one in await routing.rules()}
    assert found == {
        (None, "facilities"),
        ("it", "it"),
        ("parking", "parking"),
        ("ways", "leadership"),
        ("wellbeing", "leadership"),
    }


async def test_people_and_their_ways_go_to_people_where_there_is_such_a_queue(world: World) -> None:
    await database.execute("DELETE FROM route")
    await issues.upsert_queues([issues.QueueRow("people", "People", "dee@estuary.example")])
    found = {one.category: one.queue for one in await routing.rules()}
    assert (found["ways"], found["wellbeing"]) == ("people", "people")


async def test_without_facilities_the_first_queue_takes_all_the_rest(db: None, world: World) -> None:
    await database.execute("DELETE FROM route")
    await database.execute("UPDATE queue SET retired_at = $1 WHERE code = 'facilities'", NOW)
    await route_table.make_default_rules()
    assert await issues.fallback() == "it"


async def test_what_an_administrator_set_stays_when_queues_are_imported(admin: httpx.AsyncClient) -> None:
    assert (await put(admin, REST, rule("it", category="power"))).status_code == 200
    await issues.upsert_queues(small.QUEUES)
    assert {(one.category, one.queue) for one in await routing.rules()} == {(None, "facilities"), ("power", "it")}


async def test_more_that_is_named_wins_then_category_then_site_then_kind(world: World) -> None:
    at = {"site": "hall", "category": "it", "space_kind": "desk"}
    named = [
        names for size in (3, 2, 1, 0) for names in itertools.combinations(("category", "site", "space_kind"), size)
    ]
    rules = [Route(**{name: at[name] if name in names else None for name in at}, queue="it") for names in named]
    assert most_specific_first(rules[::-1]) == rules


# Few values, so that rules meet.
ROUTES = st.lists(
    st.builds(
        Route,
        site=st.sampled_from([None, "hall", "lane"]),
        category=st.sampled_from([None, "it", "power"]),
        space_kind=st.sampled_from([None, "desk", "room"]),
        queue=st.sampled_from(["it", "facilities"]),
    ),
    unique_by=lambda one: (one.site, one.category, one.space_kind),
)


@given(ROUTES, st.sampled_from(["hall", "lane"]), st.sampled_from(["it", "power"]), st.sampled_from([None, "desk"]))
def test_nothing_that_fits_names_more_than_what_wins(
    routes: list[Route], site: str, category: str, kind: str | None
) -> None:
    fitting = [one for one in most_specific_first(routes) if one.fits(site, category, kind)]
    names = [sum(name is not None for name in (one.site, one.category, one.space_kind)) for one in fitting]
    assert names == sorted(names, reverse=True)
    # However the table was written down.
    assert fitting == [one for one in most_specific_first(routes[::-1]) if one.fits(site, category, kind)]


async def test_a_report_goes_where_the_most_specific_rule_says(admin: httpx.AsyncClient) -> None:
    routes = [REST, rule("it", category="power"), rule("leadership", site="hall"), rule("parking", "hall", "power")]
    assert (await put(admin, *routes)).status_code == 200
    assert await routing.queue_for("hall", "power", "desk") == "parking"
    assert await routing.queue_for("lane", "power", None) == "it"
    assert await routing.queue_for("hall", "cleaning", None) == "leadership"
    assert await routing.queue_for("lane", "cleaning", "room") == "facilities"


async def test_a_rule_that_leads_to_a_closed_queue_is_passed_by(world: World) -> None:
    assert await routing.queue_for("hall", "it", "desk") == "it"
    await issues.retire_queues(["it"], NOW)
    assert await routing.queue_for("hall", "it", "desk") == "facilities"
    assert "it" not in {one.queue for one in await routing.rules()}
    # An administrator still finds the rule, to lead it elsewhere.
    assert "it" in {one.queue for one in await route_table.table()}


async def test_without_rules_something_still_takes_it(world: World) -> None:
    await database.execute("DELETE FROM route")
    assert await routing.queue_for("hall", "it", "desk") == "facilities"
    await database.execute("UPDATE queue SET retired_at = $1", NOW)
    with pytest.raises(Refused, match="no queues"):
        await routing.queue_for("hall", "it", "desk")


async def test_the_table_reads_as_it_is_tried_and_is_there_for_everyone(
    client: httpx.AsyncClient, world: World
) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    routes, _ = await table_of(client)
    assert routes[-1] == REST
    assert len(routes) == 5


async def test_only_an_administrator_replaces_it(client: httpx.AsyncClient, world: World) -> None:
    for name in ("ann", "dee", "fay"):
        await sign_in(client, f"{name}@estuary.example", NOW)
        assert (await put(client, REST)).status_code == 403
    assert len(await routing.rules()) == 5


async def test_the_whole_table_is_replaced_and_the_journal_counts_it(admin: httpx.AsyncClient, world: World) -> None:
    answer = await put(admin, rule("it", category="power"), REST)
    assert answer.status_code == 200
    assert (answer.json()["routes"], answer.headers["etag"]) == await table_of(admin)
    told = await database.fetch("SELECT actor, facts FROM journal WHERE verb = 'routes changed'")
    assert [(row["actor"], row["facts"]) for row in told] == [(world.person["ada"], '{"count": 2}')]


async def test_a_change_that_rests_on_an_old_table_is_refused(admin: httpx.AsyncClient) -> None:
    _, old = await table_of(admin)
    assert (await put(admin, REST, rule("it", site="hall"), etag=old)).status_code == 200
    stale = await put(admin, REST, etag=old)
    assert (stale.status_code, stale.json()["type"]) == (409, "/problems/changed")
    assert len((await table_of(admin))[0]) == 2
    blind = await admin.put("/api/routes", json={"routes": [REST]})
    assert blind.status_code == 428


@pytest.mark.parametrize(
    ("routes", "pointer"),
    [
        ([], "/routes"),
        ([rule("it", category="it")], "/routes"),
        ([REST, REST], "/routes/1"),
        ([REST, rule("it", category="it"), rule("parking", category="it")], "/routes/2"),
        ([REST, rule("it", site="nowhere")], "/routes/1/site"),
        ([REST, rule("it", category="weather")], "/routes/1/category"),
        ([REST, rule("it", space_kind="locker")], "/routes/1/space_kind"),
        ([rule("nobody")], "/routes/0/queue"),
        ([REST, rule("gone", category="it")], "/routes/1/queue"),
        ([REST, rule("it", site="")], "/routes/1/site"),
        ([REST, rule("it") | {"wing": "east"}], "/routes/1/wing"),
    ],
)
async def test_a_table_that_cannot_be_is_refused_where_it_is_wrong(
    admin: httpx.AsyncClient, routes: list[Any], pointer: str
) -> None:
    await issues.upsert_queues([issues.QueueRow("gone", "Gone", "fay@estuary.example")])
    await issues.retire_queues(["gone"], NOW)
    answer = await put(admin, *routes)
    assert answer.status_code == 400, answer.text
    assert pointer in [one["pointer"] for one in answer.json()["errors"]]
    assert len(await routing.rules()) == 5


async def test_a_rule_for_the_same_says_which_other_rule_that_is(admin: httpx.AsyncClient) -> None:
    twice = rule("it", category="it"), rule("parking", category="parking"), rule("parking", category="it")
    answer = await put(admin, *twice, rule("facilities", category="it"), REST)
    words = "The same as rule 1. Keep one of them."
    assert [(one["pointer"], one["detail"]) for one in answer.json()["errors"]] == [
        ("/routes/2", words),
        ("/routes/3", words),
    ]


async def test_everything_that_is_wrong_is_said_at_once(admin: httpx.AsyncClient) -> None:
    answer = await put(admin, rule("nobody", site="nowhere"), rule("it", category="weather"))
    assert {one["pointer"] for one in answer.json()["errors"]} == {
        "/routes",
        "/routes/0/site",
        "/routes/0/queue",
        "/routes/1/category",
    }

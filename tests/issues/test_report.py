"""Reporting: where and what about, who gets it, and a repeat."""

import asyncio
from typing import Any

import httpx
import pytest

from roost.issues.reports import Wish, report
from roost.kit import database
from roost.kit.errors import Invalid, NotFound, Problem
from tests.bookings.world import World, refused_as
from tests.issues.reporting import journal, reported, row, seen
from tests.support import NOW, sign_in


async def test_a_desk_and_a_chip_are_enough(world: World) -> None:
    number = await reported(world)
    issue = await seen(world, number, "ann")
    assert (issue.place.site, issue.place.zone, issue.place.label) == ("hall", "hall-1-o", "T1")
    assert (issue.category.code, issue.chip and issue.chip.name) == ("power", "No socket in reach")
    assert (issue.state, issue.owner, issue.people, issue.version) == ("new", None, 1, 1)
    assert issue.by == "a colleague in Family Support"


async def test_a_zone_or_a_site_will_do_and_the_rest_follows(world: World) -> None:
    zone = await row(await reported(world, zone="hall-2-o", chip="kitchen"))
    assert (zone["site"], zone["zone"], zone["space"], zone["category"]) == ("hall", "hall-2-o", None, "cleaning")
    site = await row(await reported(world, site="lane", category="ways"))
    assert (site["site"], site["zone"], site["chip"], site["category"]) == ("lane", None, None, "ways")


@pytest.mark.parametrize("places", [{}, {"zone": "hall-1-o", "site": "hall"}])
async def test_just_one_place_must_be_named(world: World, places: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="Say where"):
        await report(Wish(chip="kitchen", **places), await world.who("ann"), None, NOW)


@pytest.mark.parametrize(
    ("table", "key", "place"),
    [
        ("space", "label = 'T1'", {}),
        ("zone", "code = 'hall-1-o'", {"zone": "hall-1-o"}),
        ("floor", "code = 'hall-1'", {"zone": "hall-1-o"}),
        ("site", "code = 'lane'", {"site": "lane"}),
    ],
)
async def test_what_is_no_longer_in_use_takes_no_reports(
    world: World, table: str, key: str, place: dict[str, Any]
) -> None:
    await database.execute(f"UPDATE {table} SET retired_at = $1 WHERE {key}", NOW)
    with refused_as("retired"):
        await reported(world, **place)


@pytest.mark.parametrize("place", [{"zone": "nowhere"}, {"site": "nowhere"}])
async def test_a_place_that_never_was_is_not_found(world: World, place: dict[str, str]) -> None:
    with pytest.raises(NotFound):
        await reported(world, **place)


@pytest.mark.parametrize(
    ("wish", "pointer"),
    [
        ({"chip": "bay-blocked"}, "/chip"),
        ({"chip": "no-such"}, "/chip"),
        ({"chip": None}, "/category"),
        ({"category": "no-such"}, "/category"),
        ({"chip": "no-socket", "category": "parking"}, "/category"),
    ],
)
async def test_chip_and_category_must_fit_place_and_each_other(
    world: World, wish: dict[str, Any], pointer: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await reported(world, **wish)
    assert [error.pointer for error in refused.value.errors] == [pointer]


async def test_what_is_said_of_anywhere_is_said_of_a_desk_too(world: World) -> None:
    assert (await row(await reported(world, chip="lights")))["space"] == world.space["T1"]


async def test_a_retired_chip_or_category_cannot_be_chosen(world: World) -> None:
    async with database.transaction():
        await database.execute("UPDATE chip SET retired_at = $1 WHERE code = 'kitchen'", NOW)
        await database.execute("UPDATE category SET retired_at = $1 WHERE code = 'ways'", NOW)
    try:
        for wish in ({"chip": "kitchen"}, {"category": "ways"}):
            with pytest.raises(Invalid):
                await reported(world, **wish)
    finally:
        await database.execute("UPDATE chip SET retired_at = NULL")
        await database.execute("UPDATE category SET retired_at = NULL")


async def test_without_any_queue_it_says_whom_to_ask(world: World) -> None:
    await database.execute("DELETE FROM route")
    await database.execute("UPDATE queue SET retired_at = $1", NOW)
    with pytest.raises(Problem, match="administrator") as refused:
        await reported(world)
    assert (refused.value.status, refused.value.type) == (409, "/problems/no-queue")


async def test_silence_is_timed_from_the_report_on(world: World) -> None:
    found = await row(await reported(world))
    assert found["unowned_since"] == NOW
    at = await database.fetch_value("SELECT escalates_at FROM issue WHERE id = $1", found["id"])
    assert at == NOW.replace(hour=17)


async def test_the_journal_knows_who_reported_by_name_and_no_words(world: World) -> None:
    number = await reported(world, words="The socket is under the far table")
    assert await journal(number) == [("reported", world.person["ann"])]
    everything = await database.fetch_value("SELECT string_agg(facts::text, ' ') FROM journal")
    assert "socket" not in everything


class TestARepeat:
    async def test_with_the_same_key_is_the_same_report(self, world: World) -> None:
        first = await reported(world, key="the-same-1", words="No socket")
        assert await reported(world, key="the-same-1", words="No socket") == first
        assert await database.fetch_value("SELECT count(*) FROM issue") == 1

    async def test_with_other_words_is_refused(self, world: World) -> None:
        await reported(world, key="the-same-1", words="No socket")
        with pytest.raises(Problem) as refused:
            await reported(world, key="the-same-1", words="No plug")
        assert refused.value.type == "/problems/key-used"

    async def test_many_at_once_make_one(self, client: httpx.AsyncClient, world: World) -> None:
        await sign_in(client, "ann@estuary.example", NOW)
        body = {"space": str(world.space["T1"]), "chip": "no-socket"}
        answers = await asyncio.gather(
            *(client.post("/api/issues", json=body, headers={"Idempotency-Key": "many-1234"}) for _ in range(8))
        )
        assert {one.status_code for one in answers} == {201}
        assert len({one.json()["number"] for one in answers}) == 1


class TestOnTheWire:
    async def test_the_answer_is_the_issue_and_its_version(self, client: httpx.AsyncClient, world: World) -> None:
        await sign_in(client, "ann@estuary.example", NOW)
        answer = await client.post("/api/issues", json={"space": str(world.space["T1"]), "chip": "no-socket"})
        assert answer.status_code == 201, answer.text
        assert answer.headers["etag"] == '"1"'
        issue = answer.json()
        assert issue["mine"]
        assert issue["may"] == ["word", "edit"]
        again = await client.get(f"/api/issues/{issue['number']}")
        assert again.json() == issue
        assert again.headers["etag"] == '"1"'
        assert again.headers["cache-control"] == "no-store"

    async def test_the_form_says_what_can_be_tapped_and_whom_to_ring_instead(
        self, client: httpx.AsyncClient, world: World
    ) -> None:
        await sign_in(client, "ann@estuary.example", NOW)
        form = (await client.get("/api/report")).json()
        assert {"code": "no-socket", "words": "No socket in reach", "category": "power", "space_kind": "desk"} in form[
            "chips"
        ]
        assert [one["code"] for one in form["queues"]] == ["facilities", "it", "leadership", "parking"]
        assert form["safety"] == [{"words": "In danger now", "number": "999"}]
        assert (form["team_name"], form["few"], form["edit_minutes"]) == ("Family Support", False, 30)
        assert [one["code"] for one in form["sites"]] == ["lane", "hall", "deck"]

    @pytest.mark.parametrize(
        ("name", "minutes", "few"), [("ann", 0, False), ("cat", 0, True), ("guy", 0, False), ("ann", 12 * 60, True)]
    )
    async def test_it_warns_where_team_or_time_could_tell_who_it_was(
        self, client: httpx.AsyncClient, world: World, clock: Any, name: str, minutes: int, few: bool
    ) -> None:
        clock.move(minutes=minutes)
        await sign_in(client, f"{name}@estuary.example", clock())
        assert (await client.get("/api/report")).json()["few"] is few

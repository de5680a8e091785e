"""Places as the rules read them: brought in by set, retired and never deleted, remembered and forgotten in time."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from roost.kit import database
from roost.kit.ids import new_id
from roost.kit.live import Live
from roost.places import home, minutes_on_foot, places, places_of_kind, upserts
from roost.places.known import Known
from roost.places.upserts import SpaceRow
from tests.bookings.world import FLOORS, SITES, WALKS, ZONES, World
from tests.support import NOW

PATIENCE = 10


async def labels(kind: str = "room") -> list[str]:
    return sorted(place.label for place in await places_of_kind(kind))


async def test_a_place_knows_its_zone_floor_and_site(world: World) -> None:
    id_ = world.space["B3"]
    place = (await places([id_, new_id()]))[id_]
    assert (place.label, place.kind, place.x, place.y, place.features) == ("B3", "desk", 20, 50, {"sit-stand"})
    assert (place.zone, place.zone_name, place.zone_team) == ("hall-1-b", "Family zone", "fam")
    assert (place.access, place.team_first_until) == ("team first", 960)
    assert (place.floor, place.floor_name, place.retired) == ("hall-1", "First floor", False)
    assert (place.site.code, place.site.name, place.site.opens, place.site.closes) == ("hall", "Town Hall", 480, 1080)


async def test_brought_in_again_a_space_keeps_its_id_and_takes_what_is_new(world: World) -> None:
    await upserts.upsert_spaces([SpaceRow("hall-1", "T1", "hall-1-b", "desk", 7, 8, ("dock", "quiet"))])
    place = (await places([world.space["T1"]]))[world.space["T1"]]
    assert (place.zone, place.x, place.y, place.features) == ("hall-1-b", 7, 8, {"dock", "quiet"})


async def test_the_same_label_on_two_floors_is_two_spaces(world: World) -> None:
    await upserts.upsert_spaces([SpaceRow("hall-2", "T1", "hall-2-o", "desk", 7, 8, ())])
    assert (await labels("desk")).count("T1") == 2


@pytest.mark.parametrize(("what", "code"), [("zone", "hall-1-o"), ("floor", "hall-1"), ("site", "hall")])
async def test_what_lies_in_a_retired_place_is_retired_too_and_comes_back_with_it(
    world: World, what: str, code: str
) -> None:
    await upserts.retire(what, [code], NOW)
    assert await labels() == []
    assert (await places([world.space["R1"]]))[world.space["R1"]].retired
    await upserts.upsert_sites(SITES)
    await upserts.upsert_floors(FLOORS)
    await upserts.upsert_zones(ZONES)
    assert await labels() == ["R1"]


async def test_a_retired_space_comes_back_when_it_is_named_again(world: World) -> None:
    await upserts.retire_spaces([world.space["R1"]], NOW)
    assert await labels() == []
    await upserts.upsert_spaces([SpaceRow("hall-1", "R1", "hall-1-o", "room", 0, 150, ("seats 6",))])
    assert [place.id for place in await places_of_kind("room")] == [world.space["R1"]]


async def test_a_team_has_at_most_one_home(world: World) -> None:
    assert await home("fam") == ("hall-1-b", "hall")
    assert [await home(team) for team in ("care", None, "nobody")] == [None] * 3
    await upserts.set_team_homes([("fam", "lane-0-o"), ("duty", None)])
    assert [await home(team) for team in ("fam", "duty")] == [("lane-0-o", "lane"), None]
    await upserts.retire("zone", ["lane-0-o"], NOW)
    assert await home("fam") is None


async def test_a_walk_is_as_long_back_as_there_and_replaces_the_one_before(world: World) -> None:
    assert await minutes_on_foot() == {**{(a, b): n for a, b, n in WALKS}, **{(b, a): n for a, b, n in WALKS}}
    await upserts.set_on_foot(["lane"], [("lane", "hall", 12)])
    assert await minutes_on_foot() == {
        ("hall", "deck"): 5,
        ("deck", "hall"): 5,
        ("lane", "hall"): 12,
        ("hall", "lane"): 12,
    }


@pytest.fixture
async def remembered(world: World, database_url: str) -> AsyncIterator[tuple[Known, Live]]:
    live, back = Live(database_url), asyncio.Event()
    known = Known()
    known.listen(live)
    live.on_lost(back.set)
    await live.start()
    try:
        await asyncio.wait_for(back.wait(), PATIENCE)
        yield known, live
    finally:
        await live.stop()


async def test_places_are_remembered_until_the_database_tells_of_a_change(remembered: tuple[Known, Live]) -> None:
    known, live = remembered
    told = asyncio.Event()
    live.on("floors", lambda _: told.set())
    before = await known.of_kind("room"), await known.sites()
    assert (await known.of_kind("room")) is before[0]
    await upserts.upsert_sites([msgspec.structs.replace(SITES[0], opens=420)])
    await asyncio.wait_for(told.wait(), PATIENCE)
    assert (await known.of_kind("room"))[0].site.opens == 420
    site = await known.site_of("hall-1")
    assert site is not None
    assert site.opens == 420
    assert await known.site_of("moon") is None


async def test_while_nothing_is_heard_they_are_read_afresh(remembered: tuple[Known, Live]) -> None:
    known, live = remembered
    assert len(await known.of_kind("room")) == 1
    await live.stop()
    await database.execute("UPDATE space SET retired_at = now() WHERE kind = 'room'")
    assert await known.of_kind("room") == []


async def test_a_site_without_a_floor_in_use_is_none_that_can_be_booked_at(world: World) -> None:
    assert {site.code for site in await Known().sites()} == {"hall", "lane", "deck"}
    await upserts.retire("floor", ["lane-0"], NOW)
    assert {site.code for site in await Known().sites()} == {"hall", "deck"}

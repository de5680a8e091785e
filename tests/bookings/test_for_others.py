"""Booking for a colleague (recorded and told) and for a visitor (seen by the host and facilities only)."""

import httpx
import pytest

from roost.bookings import queries
from roost.bookings.days import day_of
from roost.kit import database
from tests.bookings.world import DAY, World, live, refused_as, row_of
from tests.support import NOW, sign_in


async def test_a_colleagues_booking_is_theirs_and_says_who_made_it(world: World) -> None:
    row = await row_of(await world.book("ben", "T1", by="ann"))
    assert (row["person_name"], row["maker_name"]) == ("Ben Brook", "Ann Abbot")


async def test_the_colleague_is_told(world: World) -> None:
    booking = await world.book("ben", "T1", "09:00-12:00", by="ann")
    [told] = (await day_of(await world.who("ben"), DAY, True, NOW)).told
    assert (told.id, told.kind, told.at) == (booking, "booked for you", NOW)
    assert told.words == "Ann Abbot booked desk T1 for you, 09:00 to 12:00."
    assert (await day_of(await world.who("ann"), DAY, True, NOW)).told == []


async def test_access_follows_the_colleague_who_sits(world: World) -> None:
    await world.book("cat", "A1", by="ann")
    with refused_as("team-only"):
        await world.book("ann", "A2", by="cat")


async def test_a_colleague_who_has_a_desk_then_is_not_said_to_be_in(world: World) -> None:
    await world.book("ben", "T1", "09:00-12:00")
    with refused_as("not-for-them"):
        await world.book("ben", "T2", "11:00-13:00", by="ann")


@pytest.mark.parametrize("bay", ["P1", "PB"])
async def test_a_bay_is_booked_by_whoever_parks_in_it(world: World, bay: str) -> None:
    await world.book("ann", "P2")
    for name in ("dan", "ann", "ben"):
        with refused_as("bay-reserved"):
            await world.book(name, bay, by="cat")


async def test_who_hides_is_booked_for_by_their_own_team_only_whether_in_or_not(world: World) -> None:
    await database.execute("UPDATE person SET hidden = true WHERE email LIKE 'ben@%'")
    with refused_as("not-for-them"):
        await world.book("ben", "T1", by="cat")
    await world.book("ben", "T1", by="ann")
    with refused_as("not-for-them"):
        await world.book("ben", "T2", by="cat")


async def test_whoever_booked_it_sees_what_was_booked_and_never_what_became_of_it(
    world: World, client: httpx.AsyncClient
) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    wish = {
        "space": str(world.space["T1"]),
        "day": "2026-11-25",
        "starts": "09:00",
        "ends": "17:00",
        "for": {"person": str(world.person["ben"])},
    }
    key = {"Idempotency-Key": "for-ben-on-wednesday"}
    first = (await client.post("/api/bookings", json=wish, headers=key)).json()
    await database.execute("UPDATE booking SET state = 'in', held = '{[540,660),[840,1020)}'")
    assert (await client.post("/api/bookings", json=wish, headers=key)).json() == first
    assert (
        await client.post(f"/api/bookings/{first['id']}/span", json={"starts": "09:00", "ends": "17:00"})
    ).status_code == 404
    assert (await client.post(f"/api/bookings/{first['id']}/cancellation")).status_code == 404


async def test_whoever_booked_it_can_take_it_back_until_the_colleague_is_in(
    world: World, client: httpx.AsyncClient
) -> None:
    booking = await world.book("ben", "T1", by="ann")
    await sign_in(client, "ann@estuary.example", NOW)
    answer = await client.post(f"/api/bookings/{booking}/cancellation")
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert await live() == []


async def wire(client: httpx.AsyncClient, world: World, name: str, **for_: str) -> httpx.Response:
    await sign_in(client, f"{name}@estuary.example", NOW)
    wish = {"space": str(world.space["T1"]), "day": "2026-11-25", "starts": "09:00", "ends": "17:00", "for": for_}
    return await client.post("/api/bookings", json=wish)


async def test_a_visitor_is_a_host_and_who_or_which_firm(world: World, client: httpx.AsyncClient) -> None:
    answer = await wire(client, world, "ann", visitor="  Dell  engineer")
    assert answer.status_code == 201, answer.text
    booking = answer.json()
    assert (booking["visitor"], booking["person"], booking["host"]["name"]) == ("Dell engineer", None, "Ann Abbot")


@pytest.mark.parametrize("words", ["mum of J", "x" * 41, "", "case 1234567"])
async def test_never_a_child_or_family_as_a_visitor(world: World, client: httpx.AsyncClient, words: str) -> None:
    answer = await wire(client, world, "ann", visitor=words)
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/for/visitor"]
    assert await live() == []


async def test_for_is_a_person_or_a_visitor(world: World, client: httpx.AsyncClient) -> None:
    both = await wire(client, world, "ann", visitor="Dell", person=str(world.person["ben"]))
    neither = await wire(client, world, "ann")
    assert [answer.status_code for answer in (both, neither)] == [400, 400]


async def test_for_oneself_is_not_for_a_colleague(world: World, client: httpx.AsyncClient) -> None:
    answer = await wire(client, world, "ann", person=str(world.person["ann"]))
    assert answer.json()["made_by"] == answer.json()["person"]


async def test_the_visitor_is_among_the_hosts_bookings(world: World) -> None:
    booking = await world.book("ann", "T1", visitor="Dell engineer")
    rows = await queries.bookings_between(world.person["ann"], DAY, DAY)
    assert [(row["id"], row["visitor"]) for row in rows] == [(booking, "Dell engineer")]


async def test_besides_the_host_only_facilities_see_who_visits(world: World, client: httpx.AsyncClient) -> None:
    await world.book("ann", "T1", visitor="Dell engineer")
    seen = {}
    for name in ("ann", "ben", "cat", "guy", "leo", "fay"):
        await sign_in(client, f"{name}@estuary.example", NOW)
        answers = [
            await client.get("/api/days/2026-11-25/visitors"),
            await client.get("/api/days/2026-11-25"),
            await client.get("/api/floors/hall-1/days/2026-11-25"),
            await client.get("/api/bookings", params={"from": "2026-11-01", "to": "2026-11-30"}),
        ]
        seen[name] = [answer.status_code == 200 and "Dell" in answer.text for answer in answers]
    everything_of_hers = [False, True, False, True]
    assert seen == {name: [False] * 4 for name in ("ben", "cat", "guy", "leo")} | {
        "ann": everything_of_hers,
        "fay": [True, False, False, False],
    }


async def test_a_visitor_sits_beside_the_hosts_own_desk_and_in_a_visitors_bay(world: World) -> None:
    await world.book("ann", "T1")
    await world.book("ann", "T2", visitor="Dell engineer")
    await world.book("ann", "PV", visitor="Dell engineer")
    await world.book("ann", "T3", visitor="Kent Police")
    assert len(await live()) == 4


async def test_the_journal_knows_the_host_and_not_the_visitor(world: World) -> None:
    await world.book("ann", "T1", visitor="Dell engineer")
    [row] = await database.fetch("SELECT * FROM journal WHERE entity = 'booking'")
    assert row["subject"] == world.person["ann"]
    assert "Dell" not in str(dict(row))

"""A repeat is safe: the same key with the same wish is the same booking."""

from uuid import UUID

import httpx
import pytest

from roost.bookings import actions, changes, queries
from roost.bookings.actions import Hold
from roost.kit import database
from roost.kit.once import KeyUsed
from tests.bookings.world import World, live, refused_as
from tests.support import NOW, sign_in

KEY = "8f1b6c0e-arrive"


async def book(world: World, hold: Hold, name: str = "ann", key: str = KEY) -> UUID:
    return await actions.book(hold, world.person[name], key, NOW)


async def test_a_repeat_is_the_first_booking_again(world: World) -> None:
    hold = world.hold("ann", "T1")
    assert await book(world, hold) == await book(world, hold)
    assert await live() == [("ann", "T1", "09:00-17:00")]


async def test_a_repeat_after_a_cancellation_books_nothing(world: World) -> None:
    booking = await book(world, world.hold("ann", "T1"))
    await changes.cancel(booking, world.person["ann"], NOW)
    assert await book(world, world.hold("ann", "T1")) == booking
    assert await live() == []


@pytest.mark.parametrize(
    "other",
    [
        ("ann", "T2", "09:00-17:00"),
        ("ann", "T1", "09:00-16:45"),
        ("ben", "T1", "09:00-17:00"),
    ],
)
async def test_the_same_key_for_another_wish_is_refused(world: World, other: tuple[str, str, str]) -> None:
    await book(world, world.hold("ann", "T1"))
    with pytest.raises(KeyUsed):
        await book(world, world.hold(*other))
    assert await live() == [("ann", "T1", "09:00-17:00")]


async def test_the_same_key_for_an_arrival_is_another_wish(world: World) -> None:
    await book(world, world.hold("ann", "T1"))
    with pytest.raises(KeyUsed):
        await actions.arrive(world.hold("ann", "T1"), world.person["ann"], KEY, NOW)


async def test_a_key_is_its_persons_own(world: World) -> None:
    await book(world, world.hold("ann", "T1"))
    await book(world, world.hold("ben", "T2"), "ben")
    assert len(await live()) == 2


async def test_a_refusal_is_not_stored_so_that_the_same_press_may_succeed_later(world: World) -> None:
    theirs = await world.book("ben", "T1")
    with refused_as("taken"):
        await book(world, world.hold("ann", "T1"))
    assert await database.fetch_value("SELECT count(*) FROM once") == 0
    await changes.cancel(theirs, world.person["ben"], NOW)
    await book(world, world.hold("ann", "T1"))
    assert await live() == [("ann", "T1", "09:00-17:00")]


async def test_a_repeated_arrival_is_the_first_one_again(world: World) -> None:
    hold = world.hold("ann", "T1 P1")
    first = await actions.arrive(hold, world.person["ann"], KEY, NOW)
    assert await actions.arrive(hold, world.person["ann"], KEY, NOW) == first
    assert len(await queries.of_arrival(first)) == len(await live()) == 2


async def test_over_the_wire_a_repeat_is_the_same_answer(world: World, client: httpx.AsyncClient) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    wish = {"space": str(world.space["T1"]), "day": "2026-11-25", "starts": "09:00", "ends": "17:00"}
    answers = [await client.post("/api/bookings", json=wish, headers={"Idempotency-Key": KEY}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    other = await client.post("/api/bookings", json={**wish, "ends": "16:00"}, headers={"Idempotency-Key": KEY})
    assert (other.status_code, other.json()["type"]) == (422, "/problems/key-used")

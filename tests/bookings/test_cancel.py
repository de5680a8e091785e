"""Cancelling: once, twice, too late, and what is not one's own."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from roost.bookings import changes, lending, queries
from roost.kit.errors import NotFound
from roost.kit.ids import new_id
from tests.bookings.world import DAY, World, journal, live, refused_as, row_of
from tests.support import NOW, sign_in

TODAY = NOW.date()


async def cancel(world: World, name: str, booking: UUID, **later: float) -> None:
    await changes.cancel(booking, world.person[name], NOW + timedelta(**later))


async def test_a_cancelled_booking_frees_the_space_and_the_person(world: World) -> None:
    booking = await world.book("ann", "T1")
    await cancel(world, "ann", booking, minutes=5)
    row = await row_of(booking)
    assert (row["state"], row["changed_by"], row["changed_at"]) == (
        "cancelled",
        world.person["ann"],
        NOW + timedelta(minutes=5),
    )
    await world.book("ben", "T1")
    await world.book("ann", "T2")
    assert await journal() == ["booked", "cancelled", "booked", "booked"]


async def test_cancelling_twice_is_cancelling_once(world: World) -> None:
    booking = await world.book("ann", "T1")
    await cancel(world, "ann", booking)
    await cancel(world, "ann", booking, hours=1)
    assert (await row_of(booking))["changed_at"] == NOW
    assert await journal() == ["booked", "cancelled"]


async def test_a_cancelled_booking_stays_cancelled_also_when_it_would_be_over(world: World) -> None:
    booking = await world.book("ann", "T1")
    await cancel(world, "ann", booking)
    await cancel(world, "ann", booking, days=3)


async def test_a_running_booking_can_be_cancelled_until_the_minute_it_ends(world: World) -> None:
    first = await world.book("ann", "T1", "09:00-12:00", TODAY)
    second = await world.book("ben", "T2", "09:00-12:00", TODAY)
    await cancel(world, "ann", first, hours=2, minutes=59, seconds=59)
    with refused_as("over"):
        await cancel(world, "ben", second, hours=3)
    assert await live() == [("ben", "T2", "09:00-12:00")]


async def test_who_is_in_gives_the_place_back(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-12:00", TODAY)
    await lending.check_in(booking, world.person["ann"], NOW)
    await cancel(world, "ann", booking, hours=1)
    assert (await row_of(booking))["state"] == "released"
    await cancel(world, "ann", booking, hours=1)


@pytest.mark.parametrize("name", ["ben", "cat", "fay", "guy", "leo"])
async def test_somebody_elses_booking_is_none_that_one_could_cancel(world: World, name: str) -> None:
    booking = await world.book("ann", "T1")
    with pytest.raises(NotFound):
        await cancel(world, name, booking)
    assert await live() == [("ann", "T1", "09:00-17:00")]


async def test_it_is_no_other_answer_than_for_a_booking_that_never_was(world: World) -> None:
    booking = await world.book("ann", "T1")
    answers = []
    for id_ in (booking, new_id()):
        with pytest.raises(NotFound) as refused:
            await cancel(world, "cat", id_)
        answers.append((refused.value.type, refused.value.detail))
    assert answers[0] == answers[1]


async def test_whoever_made_it_may_cancel_it_and_so_may_the_colleague(world: World) -> None:
    for name in ("ann", "ben"):
        booking = await world.book("ben", "T1", by="ann")
        await cancel(world, name, booking)
    assert await live() == []


async def test_the_host_cancels_the_visitors_booking(world: World) -> None:
    booking = await world.book("ann", "T1", visitor="Dell engineer")
    await cancel(world, "ann", booking)
    assert await live() == []


async def test_an_arrival_is_cancelled_as_a_whole(world: World) -> None:
    arrival = await world.arrive("ann", "T1 P1")
    await changes.cancel_arrival(arrival, world.person["ann"], NOW)
    await changes.cancel_arrival(arrival, world.person["ann"], NOW)
    assert await live() == []
    assert await journal() == ["booked", "booked", "cancelled", "cancelled"]


async def test_what_is_left_of_an_arrival_is_cancelled(world: World) -> None:
    arrival = await world.arrive("ann", "T1 P1")
    desk, bay = await queries.of_arrival(arrival)
    await cancel(world, "ann", desk)
    assert await live() == [("ann", "P1", "09:00-17:00")]
    await changes.cancel_arrival(arrival, world.person["ann"], NOW)
    assert [(await row_of(id_))["state"] for id_ in (desk, bay)] == ["cancelled"] * 2
    assert await journal() == ["booked", "booked", "cancelled", "cancelled"]


async def test_nobody_cancels_anothers_arrival(world: World) -> None:
    arrival = await world.arrive("ann", "T1 P1")
    for id_ in (arrival, new_id()):
        with pytest.raises(NotFound):
            await changes.cancel_arrival(id_, world.person["ben"], NOW)
    assert len(await live()) == 2


async def test_a_booking_that_was_moved_says_to_look_for_where_it_is_now(world: World) -> None:
    booking = await world.book("ann", "T2")
    await world.put_out(space="T2")
    with refused_as("over"):
        await cancel(world, "ann", booking)
    assert len(await live()) == 1


async def test_an_arrival_whose_desk_was_moved_is_cancelled_where_it_is_now(world: World) -> None:
    arrival = await world.arrive("ann", "T2 P1")
    await world.put_out(space="T2")
    assert {label for _, label, _ in await live()} == {"T1", "P1"}
    await changes.cancel_arrival(arrival, world.person["ann"], NOW)
    assert await live() == []


@pytest.mark.parametrize("what", ["bookings", "arrivals"])
async def test_over_the_wire_somebody_elses_is_404(world: World, client: httpx.AsyncClient, what: str) -> None:
    arrival = await world.arrive("ann", "T1 P1", day=DAY)
    id_ = arrival if what == "arrivals" else (await queries.of_arrival(arrival))[0]
    await sign_in(client, "ben@estuary.example", NOW)
    for verb, body in [("cancellation", None), ("span", {"starts": "09:00", "ends": "10:00"}), ("check-in", None)]:
        if what == "bookings" or verb == "cancellation":
            answer = await client.post(f"/api/{what}/{id_}/{verb}", json=body)
            assert (verb, answer.status_code, answer.json()["type"]) == (verb, 404, "/problems/not-found")
    await sign_in(client, "ann@estuary.example", NOW)
    answer = await client.post(f"/api/{what}/{id_}/cancellation")
    assert answer.status_code == 200

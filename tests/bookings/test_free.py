"""Who leaves, and what goes away, gives up what is booked from now on."""

from datetime import timedelta

import pytest

from roost import people
from roost.bookings import changes
from roost.bookings.days import day_of
from roost.kit import database
from roost.places import upserts
from tests.bookings.world import DAY, World, journal, live, row_of
from tests.support import NOW

TODAY = NOW.date()
LATER = NOW + timedelta(hours=2)


async def test_a_leaver_frees_what_runs_and_what_is_to_come_and_keeps_what_was(world: World) -> None:
    over = await world.book("ann", "T1", "09:00-10:00", TODAY)
    running = await world.book("ann", "T2", "10:00-17:00", TODAY)
    ahead = await world.book("ann", "T1")
    others = await world.book("ben", "T3")
    assert await changes.free_people([world.person["ann"]], None, LATER) == 2
    states = [(await row_of(booking))["state"] for booking in (over, running, ahead, others)]
    assert states == ["booked", "cancelled", "cancelled", "booked"]


async def test_a_leavers_visitors_are_freed_and_what_they_made_for_others_is_not(world: World) -> None:
    await world.book("ann", "T1", visitor="Dell engineer")
    await world.book("ben", "T2", by="ann")
    assert await changes.free_people([world.person["ann"]], world.person["fay"], NOW) == 1
    assert await live() == [("ben", "T2", "09:00-17:00")]


async def test_the_journal_says_so_for_each(world: World) -> None:
    await world.book("ann", "T1")
    await world.book("ann", "P1")
    await changes.free_people([world.person["ann"]], world.person["fay"], NOW)
    assert await journal() == ["booked", "booked", "cancelled", "cancelled"]
    assert await changes.free_people([world.person["ann"]], world.person["fay"], NOW) == 0
    assert await journal() == ["booked", "booked", "cancelled", "cancelled"]


async def test_leaving_itself_frees_and_nothing_more_can_be_booked(world: World) -> None:
    await world.book("ann", "T1")
    await people.mark_left([world.person["ann"]], None, NOW, changes.free_people)
    assert await live() == []


async def test_should_leaving_fail_nothing_is_freed(world: World) -> None:
    await world.book("ann", "T1")

    async def fails(*args: object) -> int:
        await changes.free_people(*args)
        raise ValueError("later on")

    with pytest.raises(ValueError, match="later on"):
        await people.mark_left([world.person["ann"]], None, NOW, fails)
    assert await live() == [("ann", "T1", "09:00-17:00")]
    assert await database.fetch_value("SELECT left_at FROM person WHERE id = $1", world.person["ann"]) is None


async def test_a_space_that_goes_away_frees_whoever_booked_it_and_no_other(world: World) -> None:
    over = await world.book("ann", "T1", "09:00-10:00", TODAY)
    await world.book("ben", "T1")
    await world.book("cat", "T1", day=DAY + timedelta(days=1))
    await world.book("dan", "T2")
    assert await changes.free_spaces([world.space["T1"]], world.person["fay"], LATER) == 2
    assert await live() == [("ann", "T1", "09:00-10:00"), ("dan", "T2", "09:00-17:00")]
    assert (await row_of(over))["state"] == "booked"


async def test_whoever_lost_a_place_that_went_away_is_told(world: World) -> None:
    await world.book("ben", "T1")
    await changes.free_spaces([world.space["T1"]], None, NOW)
    await upserts.retire_spaces([world.space["T1"]], NOW)
    [told] = (await day_of(await world.who("ben"), DAY, True, NOW)).told
    assert told.kind == "lost"
    assert told.words == "Desk T1 is no longer there. Nothing equal was free: choose another desk."

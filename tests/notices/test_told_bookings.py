"""What somebody else did to my booking is told to me, and to nobody else."""

from datetime import timedelta

from roost.bookings import changes, free_people, free_spaces, outages
from roost.journal import Event, record
from roost.kit import database
from tests.bookings.world import World, at, live
from tests.notices.told import LATER, forget, notices, switch_off, told
from tests.support import NOW

WHEN = "Wednesday 25 November, 09:00 to 17:00"
SOON = NOW + timedelta(seconds=5)
AFTER = NOW + timedelta(minutes=10)


async def test_whoever_was_booked_for_is_told_what_is_theirs(world: World) -> None:
    await world.book("ben", "T1", by="ann")
    assert await told() == [("ben", "Desk T1 is yours", f"{WHEN}.")]


async def test_the_notice_opens_that_day_and_is_of_no_use_after_it(world: World) -> None:
    booking = await world.book("ben", "T1", by="ann")
    await told()
    [one] = await notices()
    assert (one["path"], one["about"], one["kind"]) == ("/?day=2026-11-25", booking, "booked")
    assert one["until"].isoformat() == "2026-11-25T17:00:00+00:00"


async def test_what_somebody_books_for_themselves_is_told_to_nobody(world: World) -> None:
    await world.book("ben", "T1")
    await world.arrive("ann", "T2 P1")
    assert await told() == []


async def test_a_host_is_told_of_a_place_that_somebody_else_booked_for_their_visitor(world: World) -> None:
    await world.book("ben", "T1", by="ann", visitor="Acme Lifts")
    assert await told() == [("ben", "Desk T1 is for your visitor", f"{WHEN}.")]


async def test_nothing_is_told_within_fifteen_seconds(world: World) -> None:
    await world.book("ben", "T1", by="ann")
    assert await told(NOW + timedelta(seconds=14)) == []
    assert len(await told(NOW + LATER)) == 1


async def test_booked_for_somebody_and_taken_back_at_once_is_told_to_nobody(world: World) -> None:
    booking = await world.book("ben", "T1", by="ann")
    await changes.cancel(booking, world.person["ann"], SOON)
    assert await told(NOW + LATER) == []
    assert await told(SOON + LATER) == []


async def test_whoever_was_never_told_of_a_booking_is_not_told_that_it_is_gone(world: World) -> None:
    booking = await world.book("ben", "T1", by="ann")
    await changes.cancel(booking, world.person["ann"], AFTER)
    assert await told(AFTER + LATER) == []


async def test_what_was_booked_for_somebody_and_cancelled_later_is_told(world: World) -> None:
    booking = await world.book("ben", "T1", by="ann")
    await told()
    await changes.cancel(booking, world.person["ann"], AFTER)
    assert await told(AFTER + LATER) == [("ben", "Desk T1 is not booked for you any more", f"{WHEN}, was cancelled.")]


async def test_cancelled_for_somebody_and_taken_back_at_once_is_told_to_nobody(world: World) -> None:
    booking = await world.book("ben", "T1", by="ann")
    await told()
    await changes.cancel(booking, world.person["ann"], AFTER)
    await world.book("ben", "T1", by="ann", now=AFTER + timedelta(seconds=8))
    assert await told(AFTER + timedelta(minutes=1)) == []


async def test_booked_cancelled_and_booked_again_at_once_is_told_once(world: World) -> None:
    booking = await world.book("ben", "T1", by="ann")
    await changes.cancel(booking, world.person["ann"], SOON)
    await world.book("ben", "T1", by="ann", now=NOW + timedelta(seconds=9))
    assert await told(NOW + LATER) == []
    assert await told(AFTER) == [("ben", "Desk T1 is yours", f"{WHEN}.")]


async def test_whoever_cancels_their_own_is_not_told_and_nor_is_who_had_booked_it(world: World) -> None:
    booking = await world.book("ben", "T1", by="ann")
    await told()
    await changes.cancel(booking, world.person["ben"], AFTER)
    assert await told(AFTER + LATER) == []


async def test_other_times_for_somebody_are_told_by_what_they_are_now(world: World) -> None:
    booking = await world.book("ben", "T1")
    await changes.move_span(booking, at("10:00-12:00"), world.person["ben"], AFTER)
    assert await told(AFTER + LATER) == []
    async with database.transaction():
        for starts in (600, 660):
            event = Event("times moved", "booking", booking, world.person["ben"], {"starts": starts, "ends": 720})
            await record(event, world.person["fay"], AFTER)
    assert await told(AFTER + LATER) == [("ben", "Desk T1 has new times", "Wednesday 25 November, 10:00 to 12:00.")]


async def test_whose_desk_goes_out_of_use_is_told_where_they_sit_now_and_nothing_else(world: World) -> None:
    await world.book("ben", "T1", by="ann")
    await told()
    await world.put_out(space="T1", now=AFTER)
    [row] = await database.fetch(
        "SELECT s.label FROM booking b JOIN space s ON s.id = b.space WHERE b.state = 'booked'"
    )
    assert await told(AFTER + LATER) == [
        ("ben", f"Your desk is {row['label']} now", f"{WHEN}. The one before is out of use.")
    ]


async def test_whoever_is_moved_twice_before_they_are_told_is_told_where_they_sit_in_the_end(world: World) -> None:
    await world.book("ben", "T1")
    await world.put_out(space="T1")
    [first] = await database.fetch(
        "SELECT s.id, s.label FROM booking b JOIN space s ON s.id = b.space WHERE state = 'booked'"
    )
    await world.put_out(space=first["label"])
    [then] = await database.fetch("SELECT s.label FROM booking b JOIN space s ON s.id = b.space WHERE state = 'booked'")
    assert [title for _, title, _ in await told()] == [f"Your desk is {then['label']} now"]


async def test_what_is_newer_of_the_same_booking_takes_the_place_of_what_was_told_before(world: World) -> None:
    await world.book("ben", "T1", by="ann")
    await told()
    for minutes in (1, 2):
        then = NOW + timedelta(minutes=minutes)
        [(_, label, _)] = await live()
        await world.put_out(space=label, now=then)
        assert len(await told(then + LATER)) == 1
    everything = await notices()
    assert [one["kind"] for one in everything] == ["booked", "moved", "moved"]
    assert len({one["tag"] for one in everything}) == 1


async def test_whoever_finds_nothing_equal_is_told_to_choose(world: World) -> None:
    await world.book("ben", "T1")
    await world.put_out(site="hall")
    assert await told() == [("ben", "Desk T1 is out of use", f"{WHEN}. Nothing like it was free: choose another desk.")]


async def test_whoever_has_chosen_another_by_then_is_not_told_to(world: World) -> None:
    await world.book("ben", "T1")
    await world.put_out(site="hall")
    await world.book("ben", "L1", now=SOON)
    assert await told() == []


async def test_what_is_back_in_use_by_then_is_told_as_such(world: World) -> None:
    await world.book("ben", "T1")
    outage = await world.put_out(site="hall")
    await outages.end_outage(outage, world.person["fay"], SOON)
    assert await told() == [("ben", "Desk T1 was out of use and is back", f"{WHEN}: book it again if you want it.")]


async def test_whose_desk_is_taken_away_for_good_is_told(world: World) -> None:
    await world.book("ben", "T1")
    await free_spaces([world.space["T1"]], world.person["ada"], NOW)
    await database.execute("UPDATE space SET retired_at = $2 WHERE id = $1", world.space["T1"], NOW)
    assert await told() == [("ben", "Desk T1 is no longer there", f"{WHEN}: choose another desk.")]


async def test_whoever_has_left_is_told_nothing(world: World) -> None:
    await world.book("ben", "T1", by="ann")
    await free_people([world.person["ben"]], world.person["ada"], SOON)
    await database.execute("UPDATE person SET left_at = $2 WHERE id = $1", world.person["ben"], SOON)
    assert await told(AFTER) == []


async def test_whoever_switched_it_off_is_told_nothing(world: World) -> None:
    await switch_off(world.person["ben"], "booked")
    await world.book("ben", "T1", by="ann")
    assert await told() == []


async def test_facilities_who_put_their_own_desk_out_of_use_know_it(world: World) -> None:
    await world.book("fay", "T1")
    await world.put_out(space="T1")
    assert await told() == []


async def test_what_is_over_when_it_could_be_told_is_not_told(world: World) -> None:
    await world.book("ben", "T1", by="ann", day=NOW.date(), times="09:00-12:00")
    assert await told(NOW + timedelta(hours=3)) == []


async def test_long_names_of_places_fit_on_a_lock_screen(world: World) -> None:
    await database.execute(
        "UPDATE space SET label = $2 WHERE id = $1", world.space["T1"], "The desk by the window " * 4
    )
    booking = await world.book("ben", "T1", by="ann")
    await told()
    await changes.cancel(booking, world.person["ann"], AFTER)
    await told(AFTER + LATER)
    for one in await notices():
        assert len(one["title"]) <= 60
        assert len(one["body"]) <= 140


async def test_nothing_is_told_of_days_that_were_lived_before_there_was_anybody_to_tell(world: World) -> None:
    await world.book("ben", "T1", by="ann")
    await forget()
    assert await told() == []

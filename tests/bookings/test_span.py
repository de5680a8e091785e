"""Moving the times of a booking on its day: later, earlier, longer, leaving early, and around a lent gap."""

from datetime import timedelta
from uuid import UUID

import pytest

from roost.bookings import changes, lending, queries
from roost.kit import database
from roost.kit.errors import NotFound
from tests.bookings.world import DAY, World, at, journal, live, refused_as, row_of
from tests.support import NOW

TODAY = NOW.date()


async def move(world: World, name: str, booking: UUID, times: str, **later: float) -> None:
    await changes.move_span(booking, at(times), world.person[name], NOW + timedelta(**later))


async def held(booking: UUID) -> str:
    return str(await database.fetch_value("SELECT held::text FROM booking WHERE id = $1", booking))


async def lent(world: World, name: str, gap: str) -> None:
    await lending.lend(DAY, at(gap), world.person[name], NOW)


@pytest.mark.parametrize("times", ["08:00-12:00", "10:00-11:00", "13:00-18:00", "08:00-18:00"])
async def test_a_booking_moves_anywhere_on_its_day_where_it_is_free(world: World, times: str) -> None:
    booking = await world.book("ann", "T1", "09:00-12:00")
    await move(world, "ann", booking, times, minutes=3)
    assert await live() == [("ann", "T1", times)]
    row = await row_of(booking)
    assert (row["changed_by"], row["changed_at"]) == (world.person["ann"], NOW + timedelta(minutes=3))
    assert await journal() == ["booked", "times moved"]


async def test_the_same_times_are_no_change(world: World) -> None:
    booking = await world.book("ann", "T1")
    await move(world, "ann", booking, "09:00-17:00")
    assert await journal() == ["booked"]


@pytest.mark.parametrize(
    ("times", "word"),
    [
        ("09:00-12:15", "taken"),
        ("13:00-14:30", "taken"),
        ("07:45-12:00", "outside-hours"),
        ("09:00-09:15", "too-short"),
    ],
)
async def test_what_is_asked_on_top_passes_the_rules(world: World, times: str, word: str) -> None:
    booking = await world.book("ann", "T1", "09:00-12:00")
    await world.book("ben", "T1", "12:00-14:00")
    with refused_as(word):
        await move(world, "ann", booking, times)
    assert ("ann", "T1", "09:00-12:00") in await live()


async def test_a_second_desk_of_ones_own_stands_in_the_way(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-12:00")
    await world.book("ann", "T2", "13:00-17:00")
    with refused_as("already-booked"):
        await move(world, "ann", booking, "09:00-14:00")


async def test_a_place_that_would_be_refused_today_may_be_given_back_in_part_but_not_prolonged(world: World) -> None:
    booking = await world.book("ann", "B1", "09:00-12:00")
    await database.execute("UPDATE person SET team = 'care' WHERE id = $1", world.person["ann"])
    await move(world, "ann", booking, "09:00-11:00")
    with refused_as("not-open-yet"):
        await move(world, "ann", booking, "09:00-12:00")


async def test_a_running_booking_is_prolonged_from_where_it_began(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-12:00", TODAY)
    await move(world, "ann", booking, "09:00-16:00", hours=2, minutes=50)
    assert await live() == [("ann", "T1", "09:00-16:00")]


async def test_a_running_booking_does_not_begin_anew_in_the_past(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-12:00", TODAY)
    with refused_as("past"):
        await move(world, "ann", booking, "08:30-12:00", minutes=30)
    with refused_as("past"):
        await move(world, "ann", booking, "09:15-12:00", hours=1)


async def test_leaving_early_frees_the_rest_from_the_next_quarter_hour(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-17:00", TODAY)
    with refused_as("past"):
        await move(world, "ann", booking, "09:00-09:15", minutes=20)
    await move(world, "ann", booking, "09:00-09:30", minutes=20)
    await world.book("ben", "T1", "09:30-17:00", TODAY, now=NOW + timedelta(minutes=20))
    assert await live() == [("ann", "T1", "09:00-09:30"), ("ben", "T1", "09:30-17:00")]


async def test_leaving_after_a_quarter_of_an_hour_is_possible(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-17:00", TODAY)
    await move(world, "ann", booking, "09:00-09:15", minutes=4)


@pytest.mark.parametrize("how", ["over", "cancelled", "moved"])
async def test_what_is_over_or_given_back_moves_no_more(world: World, how: str) -> None:
    booking = await world.book("ann", "T2", "09:00-12:00", TODAY)
    later = {"hours": 3} if how == "over" else {}
    if how == "cancelled":
        await changes.cancel(booking, world.person["ann"], NOW)
    if how == "moved":
        await world.put_out(TODAY, TODAY, space="T2")
    with refused_as("over"):
        await move(world, "ann", booking, "09:00-15:00", **later)


async def test_somebody_elses_times_are_not_ones_own_to_move(world: World) -> None:
    booking = await world.book("ann", "T1")
    with pytest.raises(NotFound):
        await move(world, "ben", booking, "10:00-12:00")


async def test_whoever_booked_it_for_a_colleague_does_not_move_it(world: World) -> None:
    booking = await world.book("ben", "T1", "09:00-12:00", by="ann")
    with pytest.raises(NotFound):
        await move(world, "ann", booking, "09:00-13:00")


async def test_a_visitors_times_move_too(world: World) -> None:
    await world.book("ann", "T2", "09:00-17:00")
    booking = await world.book("ann", "T1", "09:00-12:00", visitor="Dell engineer")
    await move(world, "ann", booking, "10:00-14:00")
    assert ("Dell engineer", "T1", "10:00-14:00") in await live()


async def test_a_lent_gap_stays_lent(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-17:00")
    await lent(world, "ann", "11:00-14:00")
    await move(world, "ann", booking, "08:30-16:00")
    assert await held(booking) == "{[510,660),[840,960)}"
    await move(world, "ann", booking, "08:30-12:00")
    assert await held(booking) == "{[510,660)}"


async def test_whoever_borrowed_the_gap_does_not_stand_in_the_way_around_it(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-17:00")
    await lent(world, "ann", "11:00-14:00")
    await world.book("ben", "T1", "11:00-14:00")
    await move(world, "ann", booking, "08:00-18:00")
    assert await held(booking) == "{[480,660),[840,1080)}"


async def test_a_desk_taken_elsewhere_during_the_visit_does_not_either(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-17:00")
    await lent(world, "ann", "11:00-14:00")
    await world.book("ann", "L1", "11:30-13:00")
    await move(world, "ann", booking, "09:00-18:00")
    assert len(await live()) == 2


async def test_moving_into_nothing_but_the_lent_gap_is_refused(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-17:00")
    await lent(world, "ann", "11:00-14:00")
    for times in ("11:00-14:00", "11:30-12:30"):
        with refused_as("lent"):
            await move(world, "ann", booking, times)
    [row] = await queries.bookings([booking])
    assert (row["starts"], row["ends"]) == (540, 1020)

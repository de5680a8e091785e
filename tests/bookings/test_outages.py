"""Out of use: whoever holds a place is moved to the nearest equal one, or told; the place leaves the pool."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from roost.bookings import lending, outages
from roost.bookings.outages import Scope
from roost.kit import database
from roost.kit.errors import Invalid, NotFound
from roost.kit.ids import new_id
from tests.bookings.world import DAY, World, at, journal, live, refused_as, row_of
from tests.support import NOW

TODAY = NOW.date()


async def became(booking: UUID) -> str:
    """What became of a booking: its state, and where it was moved to."""
    row = await row_of(booking)
    if row["moved_to"] is None:
        return str(row["state"])
    return f"moved to {(await row_of(row['moved_to']))['label']}"


async def test_the_holder_is_moved_to_the_nearest_equal_place(world: World) -> None:
    booking = await world.book("ann", "T2", "09:00-15:00")
    outage = await world.put_out(space="T2")
    assert await became(booking) == "moved to T1"
    old = await row_of(booking)
    new = await row_of(old["moved_to"])
    assert [new[key] for key in ("person", "day", "starts", "ends", "made_by", "state", "outage")] == [
        world.person["ann"],
        DAY,
        540,
        900,
        world.person["ann"],
        "booked",
        None,
    ]
    assert (old["outage"], old["changed_by"]) == (outage, world.person["fay"])
    assert await journal() == ["booked", "out of use", "cancelled", "booked", "moved"]


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("ann", "", "moved to T1"),  # the same zone, ten units away
        ("ann", "T1 T3", "moved to B2"),  # the same floor, her team's zone
        ("dan", "T1 T3", "moved to U1"),  # that zone is not open to him yet: the same site
        ("eve", "", "moved to T1"),  # she needs a sit-stand desk
        ("eve", "T1", "moved to T3"),
        ("eve", "T1 T3", "moved to U1"),
        ("eve", "T1 T3 U1", "cancelled"),  # U2 is free, but no sit-stand desk
    ],
)
async def test_equal_is_what_the_holder_needs_and_may_have_and_near_is_floor_then_site(
    world: World, name: str, taken: str, expected: str
) -> None:
    booking = await world.book(name, "T2")
    for n, label in enumerate(taken.split()):
        await world.book(("ben", "cat", "leo")[n], label)
    await world.put_out(space="T2")
    assert await became(booking) == expected


async def test_a_zone_that_is_open_by_now_is_near_too(world: World) -> None:
    booking = await world.book("dan", "T2")
    await world.book("ben", "T1")
    await world.book("cat", "T3")
    await world.put_out(space="T2", now=NOW.replace(hour=16))
    assert await became(booking) == "moved to B2"


async def test_nobody_is_sent_to_another_site(world: World) -> None:
    booking = await world.book("ann", "T2")
    await world.put_out(site="hall")
    assert await became(booking) == "cancelled"
    assert await live() == []


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"space": "T1"}, {"moved to T2", "booked"}),
        ({"zone": "hall-1-o"}, {"moved to U1", "moved to U2"}),
        ({"floor": "hall-1"}, {"moved to U1", "moved to U2"}),
        ({"floor": "hall-2"}, {"booked"}),
    ],
    ids=["a space", "a zone", "a floor", "another floor"],
)
async def test_space_zone_or_floor_everybody_there_is_moved_out_of_it(
    world: World, where: dict[str, str], expected: set[str]
) -> None:
    bookings = [await world.book("dan", "T1"), await world.book("fay", "T3")]
    await world.put_out(**where)
    assert {await became(booking) for booking in bookings} == expected


async def test_of_two_for_one_free_place_the_first_to_book_gets_it(world: World) -> None:
    second = await world.book("dan", "T1", now=NOW + timedelta(minutes=2))
    first = await world.book("eve", "T3", now=NOW + timedelta(minutes=1))
    await world.book("leo", "U2")
    await world.put_out(zone="hall-1-o")
    assert (await became(first), await became(second)) == ("moved to U1", "cancelled")


async def test_those_who_share_a_day_at_one_desk_are_each_moved(world: World) -> None:
    morning = await world.book("ann", "T2", "09:00-12:00")
    afternoon = await world.book("ben", "T2", "12:00-17:00")
    await world.put_out(space="T2")
    assert [await became(booking) for booking in (morning, afternoon)] == ["moved to T1", "moved to T1"]


async def test_of_a_running_booking_only_the_rest_is_moved(world: World) -> None:
    booking = await world.book("ann", "T2", "09:00-17:00", TODAY)
    await lending.check_in(booking, world.person["ann"], NOW)
    await world.put_out(TODAY, TODAY, space="T2", now=NOW + timedelta(hours=2, minutes=20))
    assert await became(booking) == "moved to T1"
    assert await live() == [("ann", "T1", "11:15-17:00")]
    row = await row_of(booking)
    assert (row["starts"], row["ends"]) == (540, 1020)


async def test_the_last_minutes_are_not_worth_a_move(world: World) -> None:
    booking = await world.book("ann", "T2", "09:00-10:00", TODAY)
    await world.put_out(TODAY, TODAY, space="T2", now=NOW + timedelta(minutes=45))
    assert await became(booking) == "cancelled"


async def test_who_has_already_left_is_not_moved(world: World) -> None:
    booking = await world.book("ann", "T2", "09:00-10:00", TODAY)
    await world.put_out(TODAY, TODAY, space="T2", now=NOW + timedelta(hours=1))
    assert await became(booking) == "booked"


async def test_the_other_days_of_the_place_stay_as_they_are(world: World) -> None:
    before = await world.book("ann", "T2", day=TODAY)
    inside = await world.book("ann", "T2", day=DAY)
    after = await world.book("ann", "T2", day=DAY + timedelta(days=2))
    await world.put_out(DAY, DAY + timedelta(days=1), space="T2")
    assert [await became(booking) for booking in (before, inside, after)] == ["booked", "moved to T1", "booked"]
    await world.book("ben", "T2", "17:00-18:00", TODAY)
    for day in (DAY, DAY + timedelta(days=1)):
        with refused_as("out-of-use"):
            await world.book("ben", "T2", day=day)


async def test_without_a_last_day_it_is_out_until_it_is_ended(world: World) -> None:
    booking = await world.book("ann", "T2", day=date(2026, 12, 8))
    outage = await world.put_out(DAY, None, space="T2")
    assert await became(booking) == "moved to T1"
    await outages.end_outage(outage, world.person["fay"], NOW)
    await world.book("ben", "T2")


async def test_those_who_were_moved_stay_where_they_are_when_it_is_ended(world: World) -> None:
    booking = await world.book("ann", "T2")
    outage = await world.put_out(space="T2")
    await outages.end_outage(outage, world.person["fay"], NOW)
    assert await became(booking) == "moved to T1"
    assert await live() == [("ann", "T1", "09:00-17:00")]


async def test_ending_twice_is_ending_once(world: World) -> None:
    outage = await world.put_out(space="T2")
    for minutes in (0, 10):
        await outages.end_outage(outage, world.person["fay"], NOW + timedelta(minutes=minutes))
    assert (await database.fetch_row("SELECT ended_at FROM outage"))["ended_at"] == NOW
    assert await journal() == ["out of use", "back in use"]
    with pytest.raises(NotFound):
        await outages.end_outage(new_id(), world.person["fay"], NOW)


async def test_ended_it_is_still_out_where_another_outage_covers_it(world: World) -> None:
    wide = await world.put_out(floor="hall-1", reason="painting")
    await world.put_out(space="T2")
    await outages.end_outage(wide, world.person["fay"], NOW)
    await world.book("ann", "T1")
    with refused_as("out-of-use"):
        await world.book("ben", "T2")


async def test_an_arrivals_desk_is_moved_and_its_bay_stays(world: World) -> None:
    arrival = await world.arrive("ann", "T2 P1")
    await world.put_out(space="T2")
    assert await live() == [("ann", "P1", "09:00-17:00"), ("ann", "T1", "09:00-17:00")]
    assert await database.fetch_value("SELECT count(*) FROM booking WHERE arrival = $1", arrival) == 3


async def test_bays_and_rooms_are_moved_within_their_kind(world: World) -> None:
    badge, visitors, room = (
        await world.book("dan", "PB"),
        await world.book("ann", "PV", visitor="Dell engineer"),
        await world.book("ben", "R1"),
    )
    for label in ("PB", "PV", "R1"):
        await world.put_out(space=label)
    assert await became(badge) == "moved to P2"
    assert await became(visitors) == "moved to P1"
    assert await became(room) == "cancelled"
    assert ("Dell engineer", "P1", "09:00-17:00") in await live()


async def test_what_the_host_needs_of_a_desk_the_visitor_does_not(world: World) -> None:
    booking = await world.book("eve", "T1", visitor="Dell engineer")
    await world.put_out(space="T1")
    assert await became(booking) == "moved to T2"


async def test_what_somebody_booked_for_a_colleague_stays_made_by_them(world: World) -> None:
    booking = await world.book("ben", "T2", by="ann")
    await world.put_out(space="T2")
    moved = await row_of((await row_of(booking))["moved_to"])
    assert (moved["person"], moved["made_by"]) == (world.person["ben"], world.person["ann"])


async def test_the_list_says_how_many_were_moved_and_told(world: World) -> None:
    await world.book("dan", "T1")
    await world.book("eve", "T3")
    await world.book("leo", "U2")
    outage = await world.put_out(zone="hall-1-o", reason="a leak")
    [row] = await outages.current(NOW)
    assert (row["id"], row["name"], row["reason"]) == (outage, "Touchdown, First floor", "a leak")
    assert (row["moved"], row["told"], row["ended_at"]) == (1, 1, None)
    assert await outages.current(NOW + timedelta(days=2)) == []
    await outages.end_outage(outage, world.person["fay"], NOW)
    assert await outages.current(NOW) == []


@pytest.mark.parametrize(
    ("first", "last", "reason", "pointers"),
    [
        (TODAY - timedelta(days=1), None, "a leak", ["/from"]),
        (DAY, TODAY, "a leak", ["/until"]),
        (DAY, DAY, "  ", ["/reason"]),
        (DAY, DAY, "x" * 121, ["/reason"]),
        (TODAY - timedelta(days=1), TODAY - timedelta(days=2), "", ["/from", "/until", "/reason"]),
    ],
)
async def test_what_makes_no_sense_is_refused(
    world: World, first: date, last: date | None, reason: str, pointers: list[str]
) -> None:
    with pytest.raises(Invalid) as refused:
        await world.put_out(first, last, reason, space="T2")
    assert [error.pointer for error in refused.value.errors] == pointers
    assert await outages.current(NOW) == []


@pytest.mark.parametrize(
    "scope", [Scope(site="moon"), Scope(floor="moon"), Scope(zone="moon"), Scope(space=UUID(int=0))], ids=str
)
async def test_what_does_not_exist_cannot_be_put_out_of_use(world: World, scope: Scope) -> None:
    with pytest.raises(NotFound):
        await outages.put_out(scope, DAY, DAY, "a leak", world.person["fay"], NOW)


async def test_a_blue_badge_holder_is_moved_to_another_bay_with_that_mark_where_one_is_free(world: World) -> None:
    await database.execute("UPDATE space SET features = '{blue badge}' WHERE label = 'PE'")
    badge = await world.book("dan", "PB")
    await world.put_out(space="PB")
    assert await became(badge) == "moved to PE"


async def test_a_lent_gap_is_lent_at_the_new_place_too(world: World) -> None:
    booking = await world.book("ann", "T1")
    await lending.lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    await world.book("ann", "L1", "11:00-14:00")
    await world.put_out(space="T1")
    assert await became(booking) == "moved to T2"
    await world.book("ben", "T2", "11:00-14:00")

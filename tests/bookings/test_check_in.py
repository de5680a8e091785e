"""Checking in: from half an hour before the start until the end, by whoever holds the booking."""

from datetime import UTC, datetime

import pytest

from roost.bookings import changes, queries
from roost.bookings.lending import check_in
from roost.kit.errors import NotFound, Refused
from tests.bookings.world import World, slug


def wednesday(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 25, hour, minute, tzinfo=UTC)


async def test_check_in_opens_half_an_hour_before_the_start(world: World) -> None:
    booking = await world.book("ann", "T1")
    with pytest.raises(Refused) as refused:
        await check_in(booking, world.person["ann"], wednesday(8, 29))
    assert slug(refused.value) == "not-open-yet"
    assert "08:30" in refused.value.detail
    await check_in(booking, world.person["ann"], wednesday(8, 30))
    assert (await queries.bookings([booking]))[0]["state"] == "in"


async def test_checking_in_twice_is_once(world: World) -> None:
    booking = await world.book("ann", "T1")
    await check_in(booking, world.person["ann"], wednesday(9))
    first = (await queries.bookings([booking]))[0]["changed_at"]
    await check_in(booking, world.person["ann"], wednesday(9, 5))
    assert (await queries.bookings([booking]))[0]["changed_at"] == first


async def test_a_booking_that_is_over_or_given_back_cannot_be_checked_in(world: World) -> None:
    booking = await world.book("ann", "T1")
    with pytest.raises(Refused) as refused:
        await check_in(booking, world.person["ann"], wednesday(17))
    assert slug(refused.value) == "over"
    await changes.cancel(booking, world.person["ann"], wednesday(8))
    with pytest.raises(Refused):
        await check_in(booking, world.person["ann"], wednesday(9))


async def test_nobody_checks_in_for_somebody_else(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    with pytest.raises(NotFound):
        await check_in(booking, world.person["ben"], wednesday(9))


async def test_a_host_checks_in_their_visitor(world: World) -> None:
    booking = await world.book("ann", "T1", visitor="Lift engineer")
    await check_in(booking, world.person["ann"], wednesday(9))
    assert (await queries.bookings([booking]))[0]["state"] == "in"


async def test_who_is_in_and_leaves_gives_the_place_back_as_released(world: World) -> None:
    booking = await world.book("ann", "T1")
    await check_in(booking, world.person["ann"], wednesday(9))
    await changes.cancel(booking, world.person["ann"], wednesday(12))
    assert (await queries.bookings([booking]))[0]["state"] == "released"
    assert await world.book("ben", "T1", "12:00-17:00", now=wednesday(12))

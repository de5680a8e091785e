"""Lend the gap: off on a visit, desk and bay are others' for exactly those hours and held for the return."""

from datetime import UTC, datetime
from typing import Any

import pytest

from roost.bookings import changes, queries
from roost.bookings.lending import lend
from roost.kit.errors import Invalid, Refused
from tests.bookings.world import DAY, World, at, slug
from tests.support import NOW


async def of(world: World, name: str) -> list[Any]:
    """That person's live bookings on DAY, as (label, span, lent gap)."""
    rows = await queries.bookings_between(world.person[name], DAY, DAY)
    return [
        (row["label"], [(gap.lower, gap.upper) for gap in row["lent"]])
        for row in rows
        if row["state"] in ("booked", "in") and row["person"] == world.person[name]
    ]


async def test_desk_and_bay_are_lent_for_the_same_hours(world: World) -> None:
    await world.arrive("ann", "T1 P1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    assert sorted(await of(world, "ann")) == [("P1", [(660, 840)]), ("T1", [(660, 840)])]


async def test_somebody_else_books_the_gap_and_nothing_beyond_it(world: World) -> None:
    await world.arrive("ann", "T1 P1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    with pytest.raises(Refused, match="taken"):
        await world.book("ben", "T1", "11:00-14:15")
    with pytest.raises(Refused, match="taken"):
        await world.book("ben", "T1", "10:45-14:00")
    assert await world.book("ben", "T1", "11:00-14:00")


async def test_the_lender_may_sit_elsewhere_in_the_gap(world: World) -> None:
    await world.book("ann", "T1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    assert await world.book("ann", "L1", "11:00-14:00")


async def test_who_sits_elsewhere_in_the_gap_is_told_to_give_that_back_first(world: World) -> None:
    await world.book("ann", "T1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    await world.book("ann", "L1", "11:00-14:00")
    with pytest.raises(Refused) as refused:
        await lend(DAY, at("12:00-14:00"), world.person["ann"], NOW)
    assert slug(refused.value) == "already-booked"
    assert sorted(await of(world, "ann")) == [("L1", []), ("T1", [(660, 840)])]


async def test_running_late_lends_longer(world: World) -> None:
    await world.book("ann", "T1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    await lend(DAY, at("11:00-15:30"), world.person["ann"], NOW)
    assert await of(world, "ann") == [("T1", [(660, 930)])]


async def test_back_early_takes_the_place_back_where_nobody_booked_it(world: World) -> None:
    await world.book("ann", "T1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    await lend(DAY, None, world.person["ann"], NOW)
    assert await of(world, "ann") == [("T1", [])]


async def test_back_early_is_refused_while_somebody_sits_there(world: World) -> None:
    await world.book("ann", "T1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    await world.book("ben", "T1", "12:00-14:00")
    with pytest.raises(Refused) as refused:
        await lend(DAY, None, world.person["ann"], NOW)
    assert slug(refused.value) == "taken"
    assert await of(world, "ann") == [("T1", [(660, 840)])]


async def test_taking_back_only_the_free_part_is_possible(world: World) -> None:
    await world.book("ann", "T1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    await world.book("ben", "T1", "12:00-14:00")
    await lend(DAY, at("12:00-14:00"), world.person["ann"], NOW)
    assert await of(world, "ann") == [("T1", [(720, 840)])]


async def test_a_lent_gap_survives_a_change_of_times(world: World) -> None:
    booking = await world.book("ann", "T1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    await changes.move_span(booking, at("08:30-17:30"), world.person["ann"], NOW)
    assert await of(world, "ann") == [("T1", [(660, 840)])]


@pytest.mark.parametrize(
    ("gap", "word"),
    [("08:00-11:00", "nothing-to-lend"), ("16:00-18:00", "nothing-to-lend"), ("09:00-17:00", "nothing-to-lend")],
)
async def test_only_hours_inside_the_booking_can_be_lent_and_never_all_of_it(world: World, gap: str, word: str) -> None:
    await world.book("ann", "T1")
    with pytest.raises(Refused) as refused:
        await lend(DAY, at(gap), world.person["ann"], NOW)
    assert slug(refused.value) == word


async def test_less_than_half_an_hour_cannot_be_lent(world: World) -> None:
    await world.book("ann", "T1")
    with pytest.raises(Invalid, match="30 minutes"):
        await lend(DAY, at("11:00-11:15"), world.person["ann"], NOW)


async def test_nothing_is_lent_by_who_holds_nothing(world: World) -> None:
    with pytest.raises(Refused) as refused:
        await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    assert "Book one first" in refused.value.detail


async def test_hours_that_are_over_cannot_be_lent(world: World) -> None:
    await world.book("ann", "T1")
    with pytest.raises(Refused) as refused:
        await lend(DAY, at("10:00-11:00"), world.person["ann"], datetime(2026, 11, 25, 12, 0, tzinfo=UTC))
    assert slug(refused.value) == "past"

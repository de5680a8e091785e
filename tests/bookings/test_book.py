"""Booking a space, and an arrival: what is stored, what is recorded, and both or neither."""

from datetime import timedelta

import asyncpg
import pytest

from roost.bookings import actions, queries
from roost.kit import database
from roost.kit.errors import NotFound, Refused
from roost.kit.ids import new_id
from roost.places import upserts
from tests.bookings.world import DAY, World, journal, live, refused_as, row_of, slug
from tests.support import NOW


async def test_a_booking_holds_the_space_for_its_span(world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-12:30")
    row = await row_of(booking)
    assert (row["day"], row["starts"], row["ends"], row["state"]) == (DAY, 540, 750, "booked")
    assert (row["person"], row["host"], row["visitor"]) == (world.person["ann"], None, None)
    assert (row["made_by"], row["made_at"], row["arrival"]) == (world.person["ann"], NOW, None)
    assert await live() == [("ann", "T1", "09:00-12:30")]


async def test_the_journal_says_who_booked_what_kind_for_whom_and_not_where(world: World) -> None:
    booking = await world.book("ben", "T1", by="ann")
    [row] = await database.fetch("SELECT * FROM journal WHERE entity = 'booking'")
    assert (row["verb"], row["entity_id"], row["at"]) == ("booked", str(booking), NOW)
    assert (row["actor"], row["subject"]) == (world.person["ann"], world.person["ben"])
    assert row["facts"] == '{"day": "2026-11-25", "kind": "desk"}'


async def test_one_space_serves_one_after_the_other(world: World) -> None:
    await world.book("ann", "T1", "09:00-12:00")
    await world.book("ben", "T1", "12:00-17:00")
    with refused_as("taken"):
        await world.book("cat", "T1", "11:30-12:30")
    assert await live() == [("ann", "T1", "09:00-12:00"), ("ben", "T1", "12:00-17:00")]


async def test_the_same_span_on_another_day_is_another_booking(world: World) -> None:
    await world.book("ann", "T1")
    await world.book("ben", "T1", day=DAY + timedelta(days=1))
    await world.book("ann", "T2", day=DAY + timedelta(days=1))


async def test_a_person_has_one_desk_at_a_time_and_any_number_of_rooms(world: World) -> None:
    await world.book("ann", "T1", "09:00-12:00")
    with refused_as("already-booked"):
        await world.book("ann", "T2", "11:00-13:00")
    await world.book("ann", "R1", "09:00-12:00")
    await world.book("ann", "T2", "12:00-13:00")


async def test_a_refusal_changes_nothing(world: World) -> None:
    with refused_as("team-only"):
        await world.book("ann", "A1")
    assert await live() == []
    assert await journal() == []


@pytest.mark.parametrize(
    ("name", "label", "word"),
    [
        ("ann", "B1", None),  # her team's zone
        ("cat", "B1", "not-open-yet"),  # opens to others today at 16:00
        ("cat", "A1", None),
        ("fay", "A1", "team-only"),  # of no team
        ("dan", "PB", None),
        ("ann", "PB", "bay-reserved"),
        ("cat", "PU", None),
        ("ann", "PV", "bay-reserved"),
    ],
)
async def test_zones_and_marks_are_read_from_the_database(
    world: World, name: str, label: str, word: str | None
) -> None:
    if word is None:
        await world.book(name, label)
    else:
        with refused_as(word):
            await world.book(name, label)


async def test_a_zone_that_opens_at_four_can_be_booked_at_four(world: World) -> None:
    with refused_as("not-open-yet"):
        await world.book("cat", "B1", now=NOW.replace(hour=15, minute=59, second=59))
    await world.book("cat", "B1", now=NOW.replace(hour=16))


async def test_there_is_no_booking_of_what_does_not_exist(world: World) -> None:
    world.space["X9"] = new_id()
    with pytest.raises(NotFound):
        await world.book("ann", "X9")


async def test_there_is_no_booking_for_somebody_who_has_left_or_never_was(world: World) -> None:
    await database.execute("UPDATE person SET left_at = $1 WHERE id = $2", NOW, world.person["ben"])
    with pytest.raises(NotFound):
        await world.book("ben", "T1", by="ann")
    world.person["nobody"] = new_id()
    with pytest.raises(NotFound):
        await world.book("nobody", "T1", by="ann")


@pytest.mark.parametrize(("what", "code"), [("zone", "hall-1-o"), ("floor", "hall-1"), ("site", "hall")])
async def test_a_space_in_a_place_that_is_retired_cannot_be_booked(world: World, what: str, code: str) -> None:
    await upserts.retire(what, [code], NOW)
    with refused_as("out-of-use"):
        await world.book("ann", "T1")


async def test_a_retired_space_cannot_be_booked(world: World) -> None:
    await upserts.retire_spaces([world.space["T1"]], NOW)
    with refused_as("out-of-use"):
        await world.book("ann", "T1")


async def test_an_arrival_is_a_desk_and_a_bay_under_one_id(world: World) -> None:
    arrival = await world.arrive("ann", "T1 P1", "09:00-15:00")
    rows = await queries.bookings(await queries.of_arrival(arrival))
    assert [(row["label"], row["arrival"]) for row in rows] == [("T1", arrival), ("P1", arrival)]
    assert await live() == [("ann", "P1", "09:00-15:00"), ("ann", "T1", "09:00-15:00")]
    assert await journal() == ["booked", "booked"]


async def test_an_arrival_may_be_one_of_the_two(world: World) -> None:
    arrival = await world.arrive("ann", "P1")
    assert len(await queries.of_arrival(arrival)) == 1


@pytest.mark.parametrize(
    ("before", "asked", "word", "which"),
    [
        ([("ben", "P1")], "T1 P1", "taken", "P1"),
        ([("ben", "T1")], "T1 P1", "taken", "T1"),
        ([("ann", "P2")], "T1 P1", "already-booked", "P1"),
        ([], "T1 PB", "bay-reserved", "PB"),
        ([], "A1 P1", "team-only", "A1"),
    ],
)
async def test_an_arrival_is_both_or_neither_and_says_which_was_refused(
    world: World, before: list[tuple[str, str]], asked: str, word: str, which: str
) -> None:
    for name, label in before:
        await world.book(name, label, "11:00-12:00")
    already = await live()
    with pytest.raises(Refused) as refused:
        await world.arrive("ann", asked)
    assert (slug(refused.value), refused.value.extra["space"]) == (word, world.space[which])
    assert await live() == already


async def test_an_arrival_on_a_day_that_is_closed_for_one_of_the_two_is_neither(world: World) -> None:
    with refused_as("outside-hours"):
        await world.arrive("ann", "T1 P1", "07:00-15:00")
    assert await live() == []


ROW = """INSERT INTO booking (id, space, kind, person, day, starts, ends, held, state, made_by, made_at)
         VALUES ($1, $2, 'desk', $3, $4, 540, 720, '{[540,720)}', 'booked', $3, $5)"""


async def test_the_database_itself_refuses_two_bookings_of_one_space(world: World) -> None:
    """Whatever the code above it does: this is the promise of the product."""
    await world.book("ann", "T1", "11:45-17:00")
    with pytest.raises(asyncpg.ExclusionViolationError, match="booking_one_per_space"):
        await database.execute(ROW, new_id(), world.space["T1"], world.person["ben"], DAY, NOW)


async def test_the_database_itself_refuses_two_desks_of_one_person(world: World) -> None:
    await world.book("ann", "T1", "11:45-17:00")
    with pytest.raises(asyncpg.ExclusionViolationError, match="booking_one_per_person"):
        await database.execute(ROW, new_id(), world.space["T2"], world.person["ann"], DAY, NOW)


async def test_should_the_rules_miss_it_the_constraints_refusal_is_said_in_words(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.book("ann", "T1")
    monkeypatch.setattr(actions, "refusal", lambda *_, **__: None)
    with refused_as("taken"):
        await world.book("ben", "T1")
    with refused_as("already-booked"):
        await world.book("ann", "T2")

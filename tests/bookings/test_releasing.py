"""A place that nobody comes to is free again, where the site's rules say so."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from roost.bookings import changes, lending, release_unclaimed, releasing
from roost.bookings.days import day_of
from roost.kit import database
from roost.kit.days import Span
from tests.bookings.world import DAY, World

MINUTE = timedelta(minutes=1)


def at(clock: str, day: date = DAY) -> datetime:
    """That time on the wall of a site in winter."""
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), UTC)


async def rule(after: int | None = 45, site: str = "hall", since: datetime | None = None) -> None:
    await database.execute("UPDATE site SET release_after = $1, release_since = $3 WHERE code = $2", after, site, since)


async def state(booking: UUID) -> str:
    found: str = await database.fetch_value("SELECT state FROM booking WHERE id = $1", booking)
    return found


async def test_without_a_rule_nothing_is_ever_released(world: World) -> None:
    booking = await world.book("ann", "T1")
    assert await release_unclaimed(at("16:00")) == 0
    assert await state(booking) == "booked"


async def test_what_nobody_checked_in_to_is_free_to_the_minute(world: World) -> None:
    await rule()
    booking = await world.book("ann", "T1")
    assert await release_unclaimed(at("09:45") - MINUTE) == 0
    assert await release_unclaimed(at("09:45")) == 1
    assert await state(booking) == "released"
    assert await release_unclaimed(at("09:46")) == 0
    await world.book("ben", "T1", "10:00-17:00", now=at("09:50"))


async def test_each_site_has_its_own_rule(world: World) -> None:
    await rule(60, "lane")
    await rule(15, "hall")
    here, there = await world.book("ann", "T1"), await world.book("ben", "L1")
    await release_unclaimed(at("09:30"))
    assert (await state(here), await state(there)) == ("released", "booked")
    await release_unclaimed(at("10:00"))
    assert await state(there) == "released"


async def test_who_checked_in_keeps_it(world: World) -> None:
    await rule()
    booking = await world.book("ann", "T1")
    await lending.check_in(booking, world.person["ann"], at("09:44"))
    assert await release_unclaimed(at("12:00")) == 0


async def test_who_moves_the_times_or_books_late_has_the_whole_while_anew(world: World) -> None:
    await rule()
    moved = await world.book("ann", "T1")
    late = await world.book("ben", "T2", "09:30-17:00", now=at("09:40"))
    await changes.move_span(moved, Span(10 * 60, 17 * 60), world.person["ann"], at("09:40"))
    assert await release_unclaimed(at("10:24")) == 0
    await release_unclaimed(at("10:25"))
    assert (await state(moved), await state(late)) == ("booked", "released")
    await release_unclaimed(at("10:45"))
    assert await state(moved) == "released"


async def test_who_comes_after_a_visit_has_lent_the_hours_before(world: World) -> None:
    await rule()
    booking = await world.book("ann", "T1")
    await lending.lend(DAY, Span(9 * 60, 12 * 60), world.person["ann"], at("08:00"))
    assert await release_unclaimed(at("12:44")) == 0
    assert await release_unclaimed(at("12:45")) == 1
    assert await state(booking) == "released"


async def test_a_rule_that_is_new_takes_nothing_away_at_once(world: World) -> None:
    booking = await world.book("ann", "T1")
    await rule(since=at("14:00"))
    assert await release_unclaimed(at("14:44")) == 0
    await release_unclaimed(at("14:45"))
    assert await state(booking) == "released"


async def test_a_bay_with_a_car_in_it_is_not_free(world: World) -> None:
    await rule(site="hall")
    await rule(site="deck")
    await world.arrive("ann", "T1 P1")
    other = await world.book("ben", "P2")
    desk = await database.fetch_value("SELECT id FROM booking WHERE kind = 'desk' AND arrival IS NOT NULL")
    await lending.check_in(desk, world.person["ann"], at("09:00"))
    assert await release_unclaimed(at("12:00")) == 1
    assert await state(other) == "released"


async def test_what_is_over_and_what_is_too_short_is_left_as_it_is(world: World) -> None:
    await rule(45)
    short, over = await world.book("ann", "T1", "09:00-09:30"), await world.book("ben", "T2", "09:00-10:00")
    assert await release_unclaimed(at("10:00")) == 0
    assert (await state(short), await state(over)) == ("booked", "booked")


async def test_the_wall_clock_of_the_site_counts(world: World) -> None:
    await database.execute("UPDATE site SET timezone = 'Europe/Berlin' WHERE code = 'lane'")
    await rule(site="lane")
    booking = await world.book("ann", "L1")
    assert await release_unclaimed(at("08:44")) == 0
    await release_unclaimed(at("08:45"))
    assert await state(booking) == "released"


async def test_the_journal_says_from_what_to_what_and_that_nobody_did_it(world: World) -> None:
    await rule()
    booking = await world.book("ann", "T1")
    await release_unclaimed(at("09:45"))
    row: Any = await database.fetch_row("SELECT * FROM journal WHERE verb = 'released'")
    assert (row["entity_id"], row["actor"], row["subject"]) == (str(booking), None, world.person["ann"])
    assert row["facts"] == '{"to": "released", "day": "2026-11-25", "from": "booked"}'


async def test_its_holder_reads_so_under_today(world: World) -> None:
    await rule()
    await world.book("ann", "T1")
    await release_unclaimed(at("09:45"))
    day = await day_of(await world.who("ann"), DAY, True, at("09:50"))
    assert [one.words for one in day.told] == ["Nobody had checked in, so desk T1, 09:00 to 17:00, is free for others."]
    assert day.mine == []


@pytest.mark.parametrize("faster", ["check in", "cancel"])
async def test_whoever_comes_at_that_moment_is_there(
    world: World, monkeypatch: pytest.MonkeyPatch, faster: str
) -> None:
    """Between the look and the release: the release looks again under the lock."""
    await rule()
    booking = await world.book("ann", "T1")
    due = await releasing.unclaimed(at("09:45"))
    if faster == "check in":
        await lending.check_in(booking, world.person["ann"], at("09:45"))
    else:
        await actions_cancel(world, booking)

    async def seen(now: datetime) -> list[Any]:
        return due

    monkeypatch.setattr(releasing, "unclaimed", seen)
    assert await release_unclaimed(at("09:45")) == 0
    assert await state(booking) == ("in" if faster == "check in" else "cancelled")


async def actions_cancel(world: World, booking: UUID) -> None:
    await changes.cancel(booking, world.person["ann"], at("09:45"))

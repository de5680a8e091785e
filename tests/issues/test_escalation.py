"""Silence promotes: after one, three and ten working days that nobody owned it, once each, whoever does the work."""

import asyncio
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from roost import schedule
from roost.issues.escalation import escalate
from roost.kit import database
from roost.places import WorkingHours
from roost.settings import Settings
from tests.bookings.world import World
from tests.issues.reporting import reported, row
from tests.issues.steps import own, reopen, sort
from tests.support import NOW

# Reported on Tuesday 24 November at 09:00, with three bank holidays and a weekend still far away.
FIRST = datetime(2026, 11, 24, 17, tzinfo=UTC)
SECOND = datetime(2026, 11, 26, 17, tzinfo=UTC)
THIRD = datetime(2026, 12, 7, 17, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def levels(number: int) -> list[tuple[int, datetime]]:
    """What the journal says: to which level, and when."""
    rows = await database.fetch(
        """SELECT (facts->>'level')::int AS level, at, actor FROM journal
           WHERE verb = 'escalated' AND entity_id = (SELECT id::text FROM issue WHERE number = $1) ORDER BY id""",
        number,
    )
    assert {one["actor"] for one in rows} <= {None}
    return [(one["level"], one["at"]) for one in rows]


@pytest.mark.parametrize(("level", "due"), [(1, FIRST), (2, SECOND), (3, THIRD)])
async def test_each_step_is_taken_when_it_is_due_and_not_a_minute_before(
    world: World, level: int, due: datetime
) -> None:
    number = await reported(world)
    await escalate(due - MINUTE)
    assert (await row(number))["escalated"] == level - 1
    assert await escalate(due) == 1
    assert (await row(number))["escalated"] == level
    assert (await levels(number))[-1] == (level, due)


async def test_running_it_twice_promotes_once(world: World) -> None:
    number = await reported(world)
    assert [await escalate(FIRST) for _ in range(3)] == [1, 0, 0]
    assert await levels(number) == [(1, FIRST)]


async def test_who_slept_for_days_promotes_step_by_step_to_the_right_level_in_one_run(world: World) -> None:
    number = await reported(world)
    assert await escalate(THIRD - MINUTE) == 2
    assert [level for level, _ in await levels(number)] == [1, 2]
    other = await reported(world, "ben")
    assert await escalate(THIRD + timedelta(days=30)) == 4
    assert [level for level, _ in await levels(other)] == [1, 2, 3]
    assert await escalate(THIRD + timedelta(days=90)) == 0


async def test_only_what_nobody_owns_is_promoted(world: World) -> None:
    owned, done, free = await reported(world), await reported(world), await reported(world)
    await own(world, owned)
    await sort(world, done)
    assert await escalate(THIRD) == 3
    assert [(await row(number))["escalated"] for number in (owned, done, free)] == [0, 0, 3]


async def test_owning_ends_the_silence_and_what_is_nobodys_again_begins_anew(world: World) -> None:
    number = await reported(world)
    await escalate(SECOND)
    await own(world, number, "leo", now=SECOND)
    assert (await row(number))["escalated"] == 0
    await sort(world, number, now=SECOND)
    await database.execute("UPDATE person SET left_at = $2 WHERE id = $1", world.person["leo"], SECOND)
    await reopen(world, number, now=SECOND)
    assert await escalate(SECOND + timedelta(hours=12)) == 0
    # From Thursday at 17:00: one working day of the clock is over when Friday's office hours are.
    assert await escalate(SECOND + timedelta(days=1)) == 1


async def test_bank_holidays_and_weekends_are_no_silence(world: World) -> None:
    number = await reported(world, now=datetime(2026, 12, 24, 10, tzinfo=UTC))
    assert await escalate(datetime(2026, 12, 29, 9, 59, tzinfo=UTC)) == 0
    assert await escalate(datetime(2026, 12, 29, 10, 0, tzinfo=UTC)) == 1
    assert (await row(number))["escalated"] == 1


@pytest.mark.parametrize(
    ("hours", "due"),
    [
        (WorkingHours(480, 720), datetime(2026, 11, 25, 9, tzinfo=UTC)),
        (WorkingHours(0, 1440), datetime(2026, 11, 25, 9, tzinfo=UTC)),
        (WorkingHours(600, 1140), datetime(2026, 11, 24, 19, tzinfo=UTC)),
    ],
)
async def test_a_councils_own_working_hours_count(world: World, hours: WorkingHours, due: datetime) -> None:
    await reported(world)
    assert await escalate(due - MINUTE, hours) == 0
    assert await escalate(due, hours) == 1


async def test_two_at_once_promote_once(world: World) -> None:
    numbers = [await reported(world) for _ in range(20)]
    steps = await asyncio.gather(*(escalate(FIRST) for _ in range(4)))
    assert sum(steps) == len(numbers)
    for number in numbers:
        assert await levels(number) == [(1, FIRST)]


async def test_what_somebody_is_about_to_own_is_not_waited_for(world: World, database_url: str) -> None:
    number, other = await reported(world), await reported(world)
    phone = await asyncpg.connect(database_url)
    try:
        async with phone.transaction():
            await phone.execute("SELECT FROM issue WHERE number = $1 FOR NO KEY UPDATE", number)
            async with asyncio.timeout(20):
                assert await escalate(FIRST) == 1
        assert [(await row(one))["escalated"] for one in (number, other)] == [0, 1]
        assert await escalate(FIRST) == 1
    finally:
        await phone.close()


async def test_it_is_on_the_schedule_with_the_councils_working_hours(world: World) -> None:
    await reported(world)
    [job] = [one for one in schedule.jobs(Settings(working_hours=(0, 1440))) if one.name == "promote what nobody owns"]
    assert await job.run(FIRST) == 0
    assert await job.run(NOW + timedelta(days=1)) == 1

"""Five years of the schedule's jobs over a database with a row of every kind: nothing personal is left where it should
not be, and what was said and done stays."""

from datetime import timedelta

import asyncpg

from roost import schedule
from roost.kit import database
from roost.records import forgetting
from roost.settings import Settings
from tests.api.cast import Cast
from tests.records.full import NOT_FILLED, dump, found_in, needles, people_counted
from tests.support import NOW

# Everybody who reports, hides, books, hosts, walks, owns, decides, looks up or says me too, but for one of each.
LEAVERS = ["ann", "rae", "hal", "mia", "fay", "dan", "guy", "lee", "hid", "fin", "una"]
MONTHS = 60


async def run_jobs(settings: Settings, months: int) -> None:
    """Every job once a month."""
    for month in range(1, months + 1):
        for job in schedule.jobs(settings):
            await job.run(NOW + timedelta(days=30.5 * month))


async def test_after_five_years_nothing_tells_of_who_left_or_of_whose_day_it_was(
    cast: Cast, cleaner: asyncpg.Connection, settings: Settings
) -> None:
    for job in schedule.jobs(settings):
        await job.run(NOW + timedelta(minutes=2))
    before = await dump(cleaner)
    assert {table for table, text in before.items() if not text} <= NOT_FILLED
    looked_for, said = await needles(LEAVERS), await people_counted()
    for short, wanted in looked_for.items():
        # Who is not found before would be found by nothing after.
        assert all(found_in(before, one) for one in wanted if one != cast.person(short).hex), short
        await forgetting.leave(cast.person(short), None, NOW + timedelta(hours=1))
    await run_jobs(settings, MONTHS)
    after = await dump(cleaner)
    left = {
        (short, needle, *tables)
        for short, wanted in looked_for.items()
        for needle in wanted
        if (tables := found_in(after, needle))
    }
    assert left == set()
    # Of who is still here no day is known any more either, nor which visitor came.
    assert found_in(after, "Kone") == []
    assert await database.fetch_value("SELECT count(*) FROM booking") > 20
    assert not await database.fetch(
        "SELECT FROM booking WHERE num_nonnulls(person, host, visitor, arrival, made_by, changed_by) > 0"
    )
    assert not await database.fetch(
        "SELECT FROM journal WHERE entity IN ('booking', 'holder_lookup') AND num_nonnulls(actor, subject) > 0"
    )
    # The board's story stays, and everybody is counted.
    counted = await people_counted()
    assert {number: counted[number] for number in said} == said
    leo = await database.fetch_value(
        "SELECT count(*) FROM journal WHERE actor = $1 AND entity = 'issue'", cast.person("leo")
    )
    assert leo > 0

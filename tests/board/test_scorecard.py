"""The scorecard: promises, first words, what nobody owns; and no figure that rests on too few."""

from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from roost.board import walks
from roost.board.scorecard import fell_due
from roost.board.wire import NoteIn, Scorecard, WalkIn
from roost.kit import database
from tests.board.ground import Server, issue, promise
from tests.bookings.world import World
from tests.support import NOW

FRIDAY, MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


async def figures(server: Server, site: str | None = None, queue: str | None = None) -> Scorecard:
    await server.settles()
    return msgspec.json.decode((await server.snapshot.scorecard(site, queue, NOW)).body, type=Scorecard)


@pytest.mark.parametrize(
    ("promised_for", "ended", "ended_on", "expected"),
    [
        (MONDAY, None, None, (MONDAY, False)),
        (TUESDAY, None, None, None),
        (MONDAY, "kept", FRIDAY, (FRIDAY, True)),
        (MONDAY, "kept", MONDAY, (MONDAY, True)),
        (WEDNESDAY, "kept", TUESDAY, (TUESDAY, True)),
        (MONDAY, "missed", TUESDAY, (MONDAY, False)),
        (MONDAY, "moved", TUESDAY, (MONDAY, False)),
        (MONDAY, "moved", MONDAY, None),
        (WEDNESDAY, "moved", TUESDAY, None),
        (MONDAY, "dropped", TUESDAY, (MONDAY, False)),
        (WEDNESDAY, "dropped", TUESDAY, None),
    ],
)
def test_a_promise_falls_due_at_its_date_or_when_it_was_kept(
    promised_for: date, ended: str | None, ended_on: date | None, expected: object
) -> None:
    assert fell_due(promised_for, ended, ended_on, TUESDAY) == expected


async def test_twelve_weeks_end_with_this_one(server: Server, world: World) -> None:
    weeks = (await figures(server)).weeks
    assert [weeks[0].week, weeks[-2].week, weeks[-1].week] == ["2026-W37", "2026-W47", "2026-W48"]
    assert (len(weeks), weeks[-1].from_) == (12, MONDAY)


async def test_promises_are_counted_in_their_weeks(server: Server, world: World) -> None:
    fay = world.person["fay"]
    told = [(-1, None, None), (-4, "kept", -4), (-4, "missed", -1), (2, "moved", 0), (30, None, None)]
    for number, (days, ended, ended_days) in enumerate([*told, (-100, "kept", -100)], 1):
        await promise(await issue(world, number, "doing"), fay, days, ended, ended_days)
    found = await figures(server)
    assert (found.kept, found.due, found.moved) == (1, 3, 1)
    assert [(week.kept, week.promised) for week in found.weeks[-2:]] == [(1, 2), (0, 1)]


async def test_what_was_reported_and_sorted_is_counted_by_week_and_what_nobody_owns_now(
    server: Server, world: World
) -> None:
    await issue(world, 1)
    await issue(world, 2, days=200)
    await issue(world, 3, "looking", days=1, reopened=2)
    await issue(world, 4, "sorted", days=20, state_since=NOW - timedelta(days=7))
    await issue(world, 5, held="names a colleague")
    await issue(world, 6, "sorted", days=200, reopened=5)
    found = await figures(server)
    assert [(week.reported, week.sorted) for week in found.weeks[-4:]] == [(1, 0), (0, 0), (1, 1), (1, 0)]
    assert (found.unowned, found.open, found.reopened) == (2, 3, 2)


async def test_it_is_of_a_site_or_a_queue_if_asked(server: Server, world: World) -> None:
    await issue(world, 1)
    await issue(world, 2, site="lane", zone=None, space=None)
    await issue(world, 3, queue="it")
    assert [(await figures(server, *of)).open for of in ((), ("hall",), (None, "it"), ("lane", "it"), ("moon",))] == [
        3,
        2,
        1,
        0,
        0,
    ]


async def answered(world: World, count: int, hours: float = 4.0, **but: Any) -> None:
    """So many issues of Tuesday a week ago at 9:00, each of somebody else, the first answered after so many hours."""
    names = ["ann", "ben", "cat", "dan", "eve", "fin"]
    for number in range(1, count + 1):
        said = NOW - timedelta(days=7) + timedelta(hours=hours + number)
        await issue(world, number, "looking", **{"reporter": names[number % 6], "first_word_at": said} | but)


async def test_the_first_word_is_measured_in_working_hours_to_half_an_hour(server: Server, world: World) -> None:
    await answered(world, 5, hours=0.2)  # 1.2 to 5.2 hours, in the middle 3.2
    found = await figures(server)
    assert found.first_word_hours == found.weeks[-2].first_word_hours == 3.0
    assert found.weeks[-1].first_word_hours is None


async def test_a_night_is_no_working_time(server: Server, world: World) -> None:
    await answered(world, 5, hours=21)  # next morning at 7 to 11; the middle at 9
    assert (await figures(server)).first_word_hours == 8.0


async def test_no_median_rests_on_fewer_than_five_people(server: Server, world: World) -> None:
    await answered(world, 4)
    assert (await figures(server)).first_word_hours is None


async def test_five_issues_of_one_person_are_one_person(server: Server, world: World) -> None:
    await answered(world, 5, reporter="ann")
    assert (await figures(server)).first_word_hours is None


async def test_what_a_leader_found_and_owned_at_once_is_no_quick_answer(server: Server, world: World) -> None:
    await answered(world, 5, hours=1)
    before = (await figures(server)).first_word_hours
    await database.fetch("SELECT setval('issue_number', 1000)")
    notes = [NoteIn(chip="no-socket")] * 9
    await walks.log(WalkIn("hall-1", notes=notes), await world.who("leo"), None, NOW - timedelta(days=7))
    assert (await figures(server)).first_word_hours == before == 4.0


async def test_whose_a_hidden_report_is_does_not_change_whether_there_is_a_figure(server: Server, world: World) -> None:
    await answered(world, 4)
    said = NOW - timedelta(days=6)
    for number, reporter in ((5, "cat"), (6, "ben")):
        one = await issue(world, number, "looking", level="hidden", reporter=reporter, first_word_at=said)
        assert one
        found = (await figures(server)).first_word_hours
        assert found is not None
        await server.hears(database.execute("DELETE FROM issue WHERE id = $1", one))


async def test_a_week_is_the_sites_own(server: Server, world: World) -> None:
    # Sunday 23:30 in UTC is half past midnight on Monday in summer.
    at = datetime(2026, 10, 4, 23, 30, tzinfo=NOW.tzinfo)
    await issue(world, 1, reported_at=at, state_since=at)
    weeks = {week.week: week.reported for week in (await figures(server)).weeks}
    assert (weeks["2026-W40"], weeks["2026-W41"]) == (0, 1)

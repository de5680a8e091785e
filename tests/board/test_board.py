"""The board: who stands where, in what order, and what of an issue everybody sees."""

from datetime import timedelta

import msgspec
import pytest

from roost.board.rules import Filters
from roost.kit import database
from roost.kit.errors import Invalid
from tests.board.ground import Server, issue
from tests.bookings.world import World
from tests.support import NOW


async def test_every_state_has_its_column_and_what_was_passed_on_still_waits(server: Server, world: World) -> None:
    for number, state in enumerate(("new", "looking", "doing", "waiting", "passed on", "sorted", "cannot"), 1):
        await issue(world, number, state)
    await server.settles()
    assert await server.columns() == {
        "new": [1],
        "looking": [2],
        "doing": [3],
        "waiting": [4, 5],
        "sorted": [6],
        "cannot": [7],
    }
    board = await server.board()
    assert board["as_of"] == "2026-11-24"
    assert [one["name"] for one in board["columns"]] == [
        "Nobody's yet",
        "Looking",
        "Doing",
        "Waiting",
        "Sorted",
        "Can't change",
    ]


async def test_the_more_people_times_working_days_the_higher_then_the_older(server: Server, world: World) -> None:
    await issue(world, 1, days=4)  # Friday: two working days
    await issue(world, 2, days=4, me_too="ben cat")  # three people: 6
    await issue(world, 3, days=7)  # five working days: 5
    await issue(world, 4, days=1, me_too="ben cat dan eve")  # five people, one day: 5, but younger
    await issue(world, 5, days=0, me_too="ben")
    await issue(world, 6, days=0, me_too="ben cat")
    await server.settles()
    assert await server.columns() == {"new": [2, 3, 4, 1, 6, 5]}


async def test_weekends_and_bank_holidays_do_not_count_as_waiting(server: Server, world: World) -> None:
    await issue(world, 1, days=4)
    await server.settles()
    [card] = (await server.board())["columns"][0]["cards"]
    assert card["working_days"] == 2
    [card] = (await server.board(NOW + timedelta(days=35)))["columns"][0]["cards"]
    # Five weeks on, without Christmas and Boxing Day's Monday.
    assert card["working_days"] == 25


async def test_what_nobody_owned_for_ten_days_is_the_directors_and_not_repeated(server: Server, world: World) -> None:
    await issue(world, 1, days=30, escalated=3)
    await issue(world, 2, days=3, escalated=2)
    await issue(world, 3, "looking", days=30, escalated=3)
    await server.settles()
    assert await server.columns() == {"director": [1], "new": [2], "looking": [3]}
    assert (await server.board())["columns"][0]["total"] == 1


async def test_what_was_sorted_is_shown_for_thirty_days(server: Server, world: World) -> None:
    await issue(world, 1, "sorted", days=30)
    await issue(world, 2, "sorted", days=31)
    await server.settles()
    assert await server.columns() == {"sorted": [1]}
    assert await server.columns(NOW + timedelta(days=1)) == {}


async def test_what_is_held_or_the_same_as_another_is_not_on_it(server: Server, world: World) -> None:
    first = await issue(world, 1, days=7)
    await issue(world, 2, held="names a colleague")
    await issue(world, 3, level="unlinked", held="unlinked")
    await issue(world, 4, days=7, reporter="ben")
    await database.execute(
        """UPDATE issue SET state = 'same as', state_before = 'new', unowned_since = NULL, target = $1, root = $1
           WHERE number = 4""",
        first,
    )
    await server.settles()
    assert await server.columns() == {"new": [1]}
    assert (await server.board())["columns"][0]["people"] == 2


async def test_a_hidden_reporters_space_and_team_stay_out(server: Server, world: World) -> None:
    await issue(world, 1, level="hidden")
    await issue(world, 2)
    await server.settles()
    hidden, named = (await server.board())["columns"][0]["cards"]
    assert (hidden["place"]["space"], hidden["place"]["label"], hidden["place"]["kind"]) == (None, None, None)
    assert hidden["by"] == "a colleague"
    assert (named["place"]["label"], named["by"]) == ("T1", "a colleague in Family Support")
    body = (await server.snapshot.board(Filters(), NOW)).body.decode()
    assert [secret for secret in ("Ann", str(world.person["ann"])) if secret in body] == []


async def test_filters_narrow_it(server: Server, world: World) -> None:
    await issue(world, 1, "looking", owner="fay")
    await issue(world, 2, "looking", owner="leo", site="lane", zone="lane-0-o", space=world.space["L1"])
    await issue(world, 3, "looking", queue="it", owner="ivy", nature="tame", ticket="INC0042")
    await issue(world, 4, "doing", owner="fay", due=(NOW - timedelta(days=1)).date(), words="A cold draught")
    await issue(world, 5, words="Draughty and cold in here")
    await server.settles()
    assert await server.columns(site="lane") == {"looking": [2]}
    assert await server.columns(queue="it") == {"looking": [3]}
    assert await server.columns(nature="tame") == {"looking": [3]}
    assert await server.columns(owner=world.person["fay"]) == {"looking": [1], "doing": [4]}
    assert await server.columns(overdue=True) == {"doing": [4]}
    assert await server.columns(q="cold draught") == {"doing": [4], "new": [5]}
    assert await server.columns(q="#3") == await server.columns(q="inc0042") == {"looking": [3]}
    assert await server.columns(site="nowhere") == {}


async def test_a_column_goes_on_where_the_board_left_off(server: Server, world: World) -> None:
    for number in range(1, 65):
        await issue(world, number, days=number)
    await server.settles()
    board = await server.board()
    assert (board["columns"][0]["total"], board["columns"][0]["people"]) == (64, 64)
    numbers, cursor = [], None
    for length in (30, 30, 4):
        page = await server.snapshot.column("new", Filters(), cursor, NOW)
        assert len(page.cards) == length
        numbers += [card.number for card in page.cards]
        cursor = page.next
    assert cursor is None
    assert numbers[:30] == [card["number"] for card in board["columns"][0]["cards"]]
    assert sorted(numbers) == list(range(1, 65))


@pytest.mark.parametrize("cursor", ["", "1.2.3", "-1.2.3.4", "1.2.3.4.5", "a.b.c.d", "१.1.1.1", "1.1.1.9999999999"])
async def test_a_cursor_that_is_none_of_ours_is_refused(server: Server, cursor: str) -> None:
    with pytest.raises(Invalid):
        await server.snapshot.column("new", Filters(), cursor, NOW)


async def test_the_register_has_what_cannot_change_by_its_day(server: Server, world: World) -> None:
    for number, days in ((1, 30), (2, -3), (3, 9)):
        await issue(world, number, "cannot", due=(NOW + timedelta(days=days)).date())
    await issue(world, 4)
    await server.settles()
    entries = msgspec.json.decode((await server.snapshot.register(NOW)).body)["entries"]
    assert [(one["number"], one["overdue"]) for one in entries] == [(2, True), (3, False), (1, False)]

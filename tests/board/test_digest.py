"""You said, we did: what was said, done, promised and refused in a week."""

from datetime import timedelta

import pytest

from roost.board.digest import digest
from roost.kit import database
from roost.kit.errors import Invalid, NotFound
from roost.kit.ids import new_id
from tests.board.ground import issue, promise
from tests.bookings.world import World
from tests.support import NOW

# NOW is the Tuesday of this one.
WEEK = "2026-W48"


async def test_it_says_what_was_said_done_promised_and_cannot_be(world: World) -> None:
    await issue(world, 1, days=1)
    await issue(world, 2, "sorted", days=20, state_since=NOW)
    await issue(world, 3, "cannot", days=20, state_since=NOW)
    doing = await issue(world, 4, "doing", days=20)
    await promise(doing, world.person["fay"], 7)
    await database.execute("UPDATE promise SET made_at = $1", NOW)
    await issue(world, 5, days=8)
    found = await digest(None, WEEK, NOW)
    assert (found.week, str(found.from_), str(found.to), found.site_name) == (WEEK, "2026-11-23", "2026-11-29", None)
    assert [[card.number for card in cards] for cards in (found.said, found.did, found.cannot, found.promised)] == [
        [1],
        [2],
        [3],
        [4],
    ]


async def test_without_a_week_it_is_of_this_one(world: World) -> None:
    assert (await digest(None, None, NOW)).week == WEEK
    assert (await digest("hall", None, NOW + timedelta(days=7))).week == "2026-W49"


async def test_what_most_people_said_comes_first_and_they_are_added_up(world: World) -> None:
    await issue(world, 1, days=0)
    await issue(world, 2, days=0, me_too="ben cat")
    found = await digest(None, WEEK, NOW)
    assert [(card.number, card.people) for card in found.said] == [(2, 3), (1, 1)]
    assert found.people == 4


async def test_it_holds_nothing_that_is_held_or_was_taken_away(world: World) -> None:
    await issue(world, 1, days=0, held="names a colleague", words="Ask Ann")
    await issue(world, 2, days=0, words=None, redacted_at=NOW)
    [card] = (await digest(None, WEEK, NOW)).said
    assert (card.number, card.words, card.redacted) == (2, None, True)


async def test_it_tells_no_small_teams_and_no_hidden_space(world: World) -> None:
    await issue(world, 1, days=0, reporter="cat", team="duty")
    await issue(world, 2, days=0, level="hidden")
    found = await digest(None, WEEK, NOW)
    assert [(card.by, card.place.label) for card in found.said] == [("a colleague", "T1"), ("a colleague", None)]


async def test_it_is_of_one_site_if_asked(world: World) -> None:
    await issue(world, 1, days=0)
    await issue(world, 2, days=0, site="lane", zone=None, space=None)
    found = await digest("lane", WEEK, NOW)
    assert (found.site_name, [card.number for card in found.said]) == ("Lane Centre", [2])


async def test_a_fix_that_was_installed_says_how_many_were_thanked(world: World) -> None:
    one = await issue(world, 1, days=30)
    fix = new_id()
    await database.execute(
        """INSERT INTO fix (id, title, decided_by, owner, made_at, installed_at, outcome)
           VALUES ($1, 'Extension towers', $2, $2, $3, $3, 'They stand.')""",
        fix,
        world.person["leo"],
        NOW,
    )
    await database.execute("UPDATE issue SET fix = $1 WHERE id = $2", fix, one)
    for name in ("ann", "ben"):
        await database.execute("INSERT INTO thanks VALUES ($1, $2, $3)", fix, world.person[name], NOW)
    await database.execute("INSERT INTO me_too VALUES ($1, $2, $3)", one, world.person["ben"], NOW)
    assert [(one.fix, one.people) for one in (await digest("hall", WEEK, NOW)).thanks] == [("Extension towers", 2)]
    assert (await digest("lane", WEEK, NOW)).thanks == (await digest("hall", "2026-W47", NOW)).thanks == []


@pytest.mark.parametrize("week", ["2026-W54", "2026-W00", "0000-W01", "9999-W60", "9999-W52", "2026"])
async def test_a_week_that_is_none_is_refused(world: World, week: str) -> None:
    with pytest.raises(Invalid):
        await digest(None, week, NOW)


async def test_there_is_none_of_a_site_that_is_not_there(world: World) -> None:
    with pytest.raises(NotFound):
        await digest("moon", WEEK, NOW)

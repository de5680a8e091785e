"""Everybody who is counted in is thanked once, by however many ways they were."""

from datetime import timedelta
from typing import Any

import pytest

from roost.issues import fix_queries, me_too, states
from roost.issues.merging import same_as, split
from roost.kit import database
from tests.bookings.world import World, refused_as
from tests.issues.fixing import installed, ordered, planned, shown, thanked
from tests.issues.reporting import reported, row
from tests.support import NOW


async def too(world: World, number: int, *names: str) -> None:
    for name in names:
        await me_too.add(number, await world.who(name), NOW)


async def merged(world: World, number: int, target: int) -> None:
    await same_as(number, None, target, await world.who("fay"), NOW)


async def nobody_can_be_linked_to(number: int) -> None:
    """As a report by the code road is, once it is released."""
    await database.execute(
        "UPDATE issue SET level = 'unlinked', reporter = NULL, team = NULL, space = NULL WHERE number = $1", number
    )


async def test_reporters_and_me_toos_are_thanked_once_though_counted_in_several_issues(world: World) -> None:
    first, second = await reported(world), await reported(world, "ben")
    await too(world, first, "ben", "fin")
    await too(world, second, "ann", "flo", "fin")
    fix = await planned(world, first, second)
    assert (await shown(world, fix))["people"] == 4
    assert await thanked() == []
    await installed(world, fix)
    assert await thanked() == ["ann", "ben", "fin", "flo"]
    assert (await shown(world, fix))["people"] == 4


async def test_nobody_is_thanked_for_what_was_only_ordered(world: World) -> None:
    fix = await planned(world, await reported(world))
    await ordered(world, fix)
    assert await thanked() == []


async def test_installed_twice_thanks_once(world: World) -> None:
    fix = await planned(world, await reported(world))
    await installed(world, fix)
    with refused_as("fix-over"):
        await installed(world, fix)
    assert await thanked() == ["ann"]


async def test_who_hides_is_thanked_and_who_is_linked_to_nothing_only_counts(world: World) -> None:
    hidden, unlinked = await reported(world, "cat", level="hidden"), await reported(world)
    await nobody_can_be_linked_to(unlinked)
    await too(world, unlinked, "ben")
    fix = await planned(world, hidden, unlinked)
    await installed(world, fix)
    assert await thanked() == ["ben", "cat"]
    assert (await shown(world, fix))["people"] == 3


async def test_what_was_merged_before_and_after_it_was_taken_in_counts_with_its_root(world: World) -> None:
    root, before, after = [await reported(world, name) for name in ("ann", "ben", "cat")]
    await too(world, before, "fin", "ann")
    await too(world, after, "flo")
    await merged(world, before, root)
    fix = await planned(world, root, after)
    await merged(world, after, root)
    assert (await shown(world, fix))["issues"] == [root]
    assert (await shown(world, fix))["people"] == 5
    await installed(world, fix)
    assert await thanked() == ["ann", "ben", "cat", "fin", "flo"]
    assert [(await row(number))["state"] for number in (root, before, after)] == ["sorted", "same as", "same as"]


async def test_what_was_merged_into_an_issue_outside_brings_that_one_in(world: World) -> None:
    inside, outside = await reported(world), await reported(world, "ben")
    fix = await planned(world, inside)
    await merged(world, inside, outside)
    assert (await shown(world, fix))["issues"] == [outside]
    await installed(world, fix)
    found = await row(outside)
    assert (found["state"], found["fix_number"]) == ("sorted", fix)
    assert await thanked() == ["ann", "ben"]


async def test_what_was_merged_into_another_fixs_issue_is_thanked_for_by_that_fix(world: World) -> None:
    inside, outside = await reported(world), await reported(world, "ben")
    mine, theirs = await planned(world, inside), await planned(world, outside)
    await merged(world, inside, outside)
    await installed(world, mine)
    assert await thanked() == []
    assert (await row(outside))["state"] == "looking"
    await installed(world, theirs)
    assert await thanked() == ["ann", "ben"]


async def test_whom_it_did_not_help_is_not_thanked(world: World) -> None:
    helped, never, apart = await reported(world), await reported(world, "ben"), await reported(world, "cat")
    fay = await world.who("fay")
    fix = await planned(world, helped, never, apart)
    await states.cannot(never, None, fay, "building", "That wall is listed.", NOW.date() + timedelta(3), None, NOW)
    await merged(world, apart, helped)
    await split(apart, None, fay, NOW)
    await database.execute("UPDATE issue SET fix = NULL WHERE number = $1", apart)
    assert (await shown(world, fix))["people"] == 1
    await installed(world, fix)
    assert await thanked() == ["ann"]
    assert [(await row(number))["state"] for number in (never, apart)] == ["cannot", "looking"]


async def test_who_took_their_me_too_back_is_not_thanked(world: World) -> None:
    number = await reported(world)
    fix = await planned(world, number)
    await too(world, number, "ben", "fin")
    await me_too.take_back(number, await world.who("ben"), NOW)
    await installed(world, fix)
    assert await thanked() == ["ann", "fin"]


async def test_forty_issues_are_sorted_and_everybody_thanked(world: World) -> None:
    names = [name for name in world.person if name != "fay"]
    numbers = [await reported(world, names[n % len(names)]) for n in range(40)]
    fix = await planned(world, *numbers)
    await ordered(world, fix)
    await installed(world, fix)
    assert await thanked() == sorted(names)
    assert await database.fetch_value("SELECT count(*) FROM issue WHERE state = 'sorted'") == 40
    assert await database.fetch_value("SELECT count(*) FROM promise WHERE ended = 'kept'") == 40


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that is sent from now on."""
    statements: list[str] = []
    run = database.engine.run

    async def counted(sql: str, args: Any) -> Any:
        statements.append(sql)
        return await run(sql, args)

    monkeypatch.setattr(database.engine, "run", counted)
    return statements


async def test_more_fixes_with_more_issues_ask_the_database_no_more(world: World, asked: list[str]) -> None:
    who = await world.who("ann")

    async def statements() -> int:
        asked.clear()
        await fix_queries.fixes(who, NOW)
        return len(asked)

    await planned(world, await reported(world))
    one = await statements()
    for _ in range(4):
        await planned(world, *[await reported(world) for _ in range(5)])
    assert 0 < await statements() == one


async def test_a_fixs_sum_does_not_tell_whether_who_hides_is_somebody_who_is_known(world: World) -> None:
    sums = []
    for name in ("ann", "ben"):
        named, hidden = await reported(world, name), await reported(world, "ann", level="hidden")
        sums.append((await shown(world, await planned(world, named, hidden)))["people"])
    assert sums == [2, 2]

"""A fix is no way to learn who hides: only who may own such a report takes it in."""

from roost.issues import fixes, routing, states
from roost.issues.bundling import Matching
from roost.issues.giving_back import give_back
from tests.bookings.world import World, refused_as
from tests.issues.fixing import ARRIVES, dropped, installed, ordered, planned, shown
from tests.issues.reporting import reported, row, seen
from tests.support import NOW


async def test_who_may_not_own_it_takes_it_into_no_fix(world: World) -> None:
    hidden = await reported(world, "cat", level="hidden")
    with refused_as("hidden"):
        await planned(world, hidden, by="ivy")
    assert (await seen(world, hidden, "ivy")).reporter is None


async def test_of_what_matches_it_is_left_out(world: World) -> None:
    named, hidden = await reported(world), await reported(world, "cat", level="hidden")
    theirs = await planned(world, matching=Matching(chip="no-socket"), by="ivy")
    assert (await shown(world, theirs))["issues"] == [named]
    leos = await planned(world, matching=Matching(chip="no-socket"), by="leo")
    assert (await shown(world, leos))["issues"] == [hidden]


async def test_nor_into_the_fix_of_somebody_who_may_not_either(world: World) -> None:
    ivys, hidden = await planned(world, await reported(world), by="ivy"), await reported(world, level="hidden")
    with refused_as("hidden"):
        await fixes.add(ivys, (hidden,), None, await world.who("ian"), NOW)


async def test_who_may_own_it_takes_it_into_anybodys_fix_and_owns_it_if_its_owner_may_not(world: World) -> None:
    ivys = await planned(world, await reported(world), by="ivy")
    named, hidden = await reported(world), await reported(world, level="hidden")
    await fixes.add(ivys, (named, hidden), None, await world.who("fay"), NOW)
    assert [(await row(number))["owner_name"] for number in (named, hidden)] == ["Ivy Innes", "Fay Frost"]


async def given_on(world: World) -> tuple[int, int]:
    """A fix of Fay's, and a hidden issue in it that went to IT and was given back by its owner there: not Fay's."""
    hidden, leo = await reported(world, "cat", level="hidden"), await world.who("leo")
    await states.own(hidden, None, leo, NOW)
    fix = await planned(world, hidden)
    await routing.reroute(hidden, None, "it", "It is the dock.", leo, NOW)
    await give_back([leo.id], None, NOW)
    assert (await row(hidden))["state"] == "new"
    return fix, hidden


async def test_what_went_to_another_queue_and_lost_its_owner_is_installed_as_nobodys(world: World) -> None:
    fix, hidden = await given_on(world)
    await installed(world, fix)
    found = await seen(world, hidden, "fay")
    assert (found.state, found.owner, found.reporter) == ("sorted", None, None)


async def test_or_as_that_of_who_installs_it_and_may_own_it(world: World) -> None:
    fix, hidden = await given_on(world)
    await installed(world, fix, by="ivy")
    assert (await row(hidden))["owner_name"] == "Ivy Innes"


async def test_nor_is_it_ordered_by_who_may_not_own_it(world: World) -> None:
    fix, hidden = await given_on(world)
    with refused_as("hidden"):
        await ordered(world, fix)
    assert (await seen(world, hidden, "fay")).reporter is None
    await ordered(world, fix, by="leo")
    found = await row(hidden)
    assert (found["owner_name"], found["due"]) == ("Leo Lamb", ARRIVES)


async def test_nor_does_dropping_it_make_anybody_its_owner(world: World) -> None:
    fix, hidden = await given_on(world)
    await dropped(world, fix)
    found = await row(hidden)
    assert (found["state"], found["owner"], found["fix"]) == ("new", None, None)

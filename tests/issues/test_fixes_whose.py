"""A fix is no way to learn who hides: only who may own such a report takes it in."""

from roost.issues import fixes
from roost.issues.bundling import Matching
from tests.bookings.world import World, refused_as
from tests.issues.fixing import planned, shown
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

"""An owner who leaves gives back what they own, said openly; what has ended, and who decided, stays."""

from datetime import timedelta

from roost import issues, people
from roost.issues import merging
from roost.kit import database
from roost.leaving import give_up
from tests.bookings.world import World
from tests.issues.reporting import journal, reported, row, seen
from tests.issues.steps import cannot, mark, own, pass_on, promise, sort, wait
from tests.support import NOW

LATER = NOW + timedelta(days=1)


async def leave(world: World, name: str) -> None:
    await people.mark_left([world.person[name]], world.person["ada"], LATER, give_up)


async def test_what_leavers_own_is_nobodys_again_and_everybody_reads_why(world: World) -> None:
    steps = [own, promise, wait, pass_on]
    numbers = [await reported(world) for _ in steps]
    for number, step in zip(numbers, steps, strict=True):
        await step(world, number, by="leo")
    await leave(world, "leo")
    for number in numbers:
        issue = await row(number)
        assert (issue["state"], issue["owner"], issue["due"], issue["waiting_on"]) == ("new", None, None, None)
        assert (issue["unowned_since"], issue["escalated"]) == (LATER, 0)
        update = (await seen(world, number, "ben")).updates[-1]
        assert (update.words, update.by, update.state) == ("Its owner has left; back with Facilities.", None, "new")
        assert (await journal(number))[-1] == ("given back", world.person["ada"])


async def test_their_promise_is_dropped_or_missed(world: World) -> None:
    number = await reported(world)
    await promise(world, number, by="leo")
    await leave(world, "leo")
    assert [one.ended for one in (await seen(world, number, "ben")).promises] == ["dropped"]


async def test_the_clock_begins_anew(world: World) -> None:
    number = await reported(world)
    await own(world, number, "leo")
    await leave(world, "leo")
    assert await issues.escalate(LATER + timedelta(hours=7)) == 0
    assert await issues.escalate(LATER + timedelta(hours=8)) == 1


async def test_what_has_ended_and_who_decided_and_sponsors_stays(world: World) -> None:
    done, answered, wicked = [await reported(world) for _ in range(3)]
    await sort(world, done, "leo")
    await cannot(world, answered, by="fay", decided_by="leo")
    await mark(world, wicked, "wicked", sponsor=world.person["leo"])
    before = [(await row(number))["version"] for number in (done, answered, wicked)]
    await leave(world, "leo")
    assert [(await row(number))["version"] for number in (done, answered, wicked)] == before
    assert (await row(answered))["decided_by"] == (await row(wicked))["sponsor"] == world.person["leo"]


async def test_what_others_own_stays_theirs(world: World) -> None:
    number = await reported(world)
    await own(world, number, "fay")
    await leave(world, "leo")
    assert (await row(number))["owner"] == world.person["fay"]


async def test_who_owns_what_was_merged_is_missed_when_it_is_taken_apart(world: World) -> None:
    target, number = await reported(world), await reported(world, "ben")
    await own(world, number, "leo")
    fay = await world.who("fay")
    await merging.same_as(number, None, target, fay, NOW)
    await leave(world, "leo")
    assert (await row(number))["state"] == "same as"
    await merging.split(number, None, fay, LATER)
    assert ((await row(number))["state"], (await row(number))["owner"]) == ("new", None)


async def test_whose_owner_left_without_giving_back_is_theirs_who_act_next(world: World) -> None:
    number = await reported(world)
    await own(world, number, "leo")
    await database.execute("UPDATE person SET left_at = $2 WHERE id = $1", world.person["leo"], NOW)
    await promise(world, number, by="fay")
    assert (await row(number))["owner"] == world.person["fay"]

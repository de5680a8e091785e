"""The same thing said twice: one issue inside another, people counted once, and apart again as it was."""

import asyncio
from datetime import timedelta

import pytest

from roost.issues import me_too, merging, states
from roost.issues.escalation import escalate
from roost.issues.giving_back import give_back
from roost.kit import database
from roost.kit.errors import Conflict, NotAllowed, NotFound
from tests.bookings.world import World, refused_as
from tests.issues.reporting import journal, reported, row, seen
from tests.support import NOW

LATER = NOW + timedelta(hours=1)
FRIDAY = NOW.date() + timedelta(days=3)


async def merge(world: World, number: int, target: int, by: str = "fay", version: int | None = None) -> None:
    await merging.same_as(number, version, target, await world.who(by), LATER)


async def apart(world: World, number: int, by: str = "fay") -> None:
    await merging.split(number, None, await world.who(by), LATER)


async def roots(*numbers: int) -> list[int]:
    """The number of each one's root."""
    return [
        await database.fetch_value(
            "SELECT r.number FROM issue i JOIN issue r ON r.id = i.root WHERE i.number = $1", one
        )
        for one in numbers
    ]


async def test_people_are_counted_once_however_often_they_said_so(world: World) -> None:
    one, other = await reported(world, "ann"), await reported(world, "ben", at="T2")
    for number, by in ((one, "ben"), (one, "cat"), (other, "cat"), (other, "dan")):
        await me_too.add(number, await world.who(by), NOW)
    await merge(world, other, one)
    assert (await seen(world, one, "eve")).people == 4  # ann, ben, cat, dan
    assert (await seen(world, one, "eve")).same == [other]
    assert (await seen(world, other, "eve")).same_as == one
    assert (await seen(world, other, "eve")).state == "same as"


async def test_who_said_so_of_the_one_inside_is_counted_in_the_other(world: World) -> None:
    one, other = await reported(world, "ann"), await reported(world, "ben")
    await merge(world, other, one)
    assert "word" in (await seen(world, one, "ben")).may
    assert "word" not in (await seen(world, one, "cat")).may


async def test_apart_again_it_is_new_and_silence_goes_on_where_it_stood(world: World) -> None:
    one, other = await reported(world, "ann"), await reported(world, "ben")
    before = await database.fetch_row("SELECT * FROM issue WHERE number = $1", other)
    await merge(world, other, one)
    await apart(world, other)
    await escalate(LATER)
    after = await database.fetch_row("SELECT * FROM issue WHERE number = $1", other)
    moved = {"version", "state_since", "first_word_at"}
    assert before is not None
    assert after is not None
    assert {k: v for k, v in after.items() if k not in moved} == {k: v for k, v in before.items() if k not in moved}
    assert (await seen(world, one, "ann")).people == 1


async def test_what_was_given_back_meanwhile_is_silent_since_then(world: World) -> None:
    one, other = await reported(world, "ann"), await reported(world, "ben")
    await states.own(other, None, await world.who("fay"), NOW)
    await give_back([world.person["fay"]], None, LATER)
    await merge(world, other, one, by="leo")
    await apart(world, other, by="leo")
    await escalate(LATER + timedelta(days=2))
    found = await row(other)
    assert (found["unowned_since"], found["escalated"]) == (LATER, 1)


async def test_what_was_merged_before_that_was_kept_is_silent_since_it_was_reported(world: World) -> None:
    one, other = await reported(world, "ann"), await reported(world, "ben")
    await merge(world, other, one)
    await database.execute("UPDATE issue SET unowned_before = NULL")
    await apart(world, other)
    assert (await row(other))["unowned_since"] == NOW


async def test_apart_again_owner_date_and_promise_are_what_they_were(world: World) -> None:
    one, other = await reported(world, "ann"), await reported(world, "ben")
    await states.promise(other, None, await world.who("fay"), FRIDAY, None, NOW)
    await merge(world, other, one)
    assert [p.ended for p in (await seen(world, other, "ann")).promises] == ["dropped"]
    await apart(world, other)
    issue = await seen(world, other, "ann")
    assert (issue.state, issue.owner and issue.owner.name, issue.due) == ("doing", "Fay Frost", FRIDAY)
    assert [(p.promised_for, p.ended) for p in issue.promises] == [(FRIDAY, None)]
    assert issue.broken == []


async def test_whose_owner_has_left_comes_back_as_nobodys(world: World) -> None:
    one, other = await reported(world, "ann"), await reported(world, "ben")
    await states.own(other, None, await world.who("fay"), NOW)
    await merge(world, other, one)
    await database.execute("UPDATE person SET left_at = $1 WHERE email LIKE 'fay@%'", NOW)
    await apart(world, other, by="leo")
    found = await row(other)
    assert (found["state"], found["owner"], found["due"], found["unowned_since"]) == ("new", None, None, LATER)


class TestChains:
    async def test_what_is_inside_goes_along_and_comes_along(self, world: World) -> None:
        a, b, c, d = [await reported(world, by) for by in ("ann", "ben", "cat", "dan")]
        await merge(world, a, b)
        await merge(world, b, c)
        assert await roots(a, b, c) == [c, c, c]
        assert (await seen(world, c, "eve")).people == 3
        await merge(world, c, d)
        assert await roots(a, b, c, d) == [d, d, d, d]
        await apart(world, b)
        assert await roots(a, b, c, d) == [b, b, d, d]
        assert [(await seen(world, number, "eve")).people for number in (b, d)] == [2, 2]

    async def test_into_one_that_is_itself_inside_another_counts_at_the_top(self, world: World) -> None:
        a, b, c = [await reported(world, by) for by in ("ann", "ben", "cat")]
        await merge(world, b, c)
        await merge(world, a, b)
        assert (await seen(world, a, "eve")).same_as == b
        assert await roots(a) == [c]

    async def test_a_circle_is_refused_however_long(self, world: World) -> None:
        a, b, c = [await reported(world, by) for by in ("ann", "ben", "cat")]
        with refused_as("circle"):
            await merge(world, a, a)
        await merge(world, a, b)
        await merge(world, b, c)
        for target in (a, b):
            with refused_as("circle"):
                await merge(world, c, target)

    async def test_those_who_merge_in_a_ring_at_once_make_no_circle(self, world: World) -> None:
        for _ in range(5):
            ring = [await reported(world, by) for by in ("ann", "ben", "cat")]
            pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
            done = await asyncio.gather(*(merge(world, *pair) for pair in pairs), return_exceptions=True)
            assert sorted(type(one).__name__ for one in done) == ["NoneType", "NoneType", "Refused"]
            assert len(set(await roots(*ring))) == 1


class TestRefused:
    async def test_into_what_is_sorted_and_out_of_what_has_ended(self, world: World) -> None:
        one, other = await reported(world, "ann"), await reported(world, "ben")
        await states.sort(one, None, await world.who("fay"), "New sockets", NOW)
        for number, target in ((other, one), (one, other)):
            with refused_as("ended"):
                await merge(world, number, target)

    async def test_but_not_into_what_cannot_be_changed(self, world: World) -> None:
        one, other = await reported(world, "ann"), await reported(world, "ben")
        await states.cannot(one, None, await world.who("fay"), "building", "The walls are listed", FRIDAY, None, NOW)
        await merge(world, other, one)
        assert (await seen(world, other, "ann")).same_as == one

    async def test_twice_and_apart_when_it_is(self, world: World) -> None:
        a, b, c = [await reported(world, by) for by in ("ann", "ben", "cat")]
        with refused_as("not-merged"):
            await apart(world, a)
        await merge(world, a, b)
        with refused_as("same-as"):
            await merge(world, a, c)

    async def test_by_who_does_not_work_on_it(self, world: World) -> None:
        one, other = await reported(world, "ann"), await reported(world, "ben")
        for by in ("ann", "ivy"):
            with pytest.raises(NotAllowed):
                await merge(world, other, one, by=by)

    async def test_on_an_old_copy_and_into_what_is_not_there(self, world: World) -> None:
        one, other = await reported(world, "ann"), await reported(world, "ben")
        with pytest.raises(NotFound):
            await merge(world, other, 2**31 - 1)
        await states.own(other, 1, await world.who("fay"), NOW)
        with pytest.raises(Conflict):
            await merge(world, other, one, version=1)

    async def test_what_everybody_sees_does_not_go_into_what_only_its_queue_sees(self, world: World) -> None:
        one, other = await reported(world, "ann"), await reported(world, "ben")
        await database.execute("UPDATE issue SET held = 'names a colleague' WHERE number = $1", one)
        with refused_as("held"):
            await merge(world, other, one)
        with pytest.raises(NotFound):  # a leader outside the queue does not learn that it is there
            await merge(world, other, one, by="leo")


async def test_the_journal_says_what_it_was_merged_into_and_what_it_is_again(world: World) -> None:
    one, other = await reported(world, "ann"), await reported(world, "ben")
    await merge(world, other, one)
    await apart(world, other)
    assert [verb for verb, _ in await journal(other)] == ["reported", "same as", "split"]
    facts = await database.fetch("SELECT facts->>'target' AS target, facts->>'state' AS state FROM journal ORDER BY id")
    assert (facts[-2]["target"], facts[-1]["target"]) == (str((await row(one))["id"]), None)
    assert (facts[-2]["state"], facts[-1]["state"]) == ("same as", "new")


async def test_a_sum_does_not_tell_whether_who_hides_is_somebody_who_is_known(world: World) -> None:
    named, by_another = await reported(world, "ann"), await reported(world, "ben")
    sums = []
    for target in (named, by_another):
        hidden = await reported(world, "ann", level="hidden")
        await merge(world, hidden, target)
        sums.append((await seen(world, target, "eve")).people)
    assert sums == [2, 2]

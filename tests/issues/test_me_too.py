"""Me too: one tap, once."""

import asyncio
from datetime import date

import httpx
import pytest

from roost.issues import me_too, merging, states
from roost.kit import database
from roost.kit.errors import NotFound
from tests.bookings.world import World, refused_as
from tests.issues.reporting import journal, reported, seen
from tests.support import NOW, sign_in

# A working day, for another look.
AGAIN = date(2026, 12, 10)


async def add(world: World, number: int, by: str) -> int:
    return await me_too.add(number, await world.who(by), NOW)


async def test_it_counts_once_however_often_it_is_tapped(world: World) -> None:
    number = await reported(world, "ann")
    for _ in range(3):
        assert await add(world, number, "ben") == number
    issue = await seen(world, number, "ben")
    assert (issue.people, issue.me_too, issue.version) == (2, True, 1)
    assert await journal(number) == [("reported", world.person["ann"]), ("me too", None)]


async def test_the_reporters_own_does_nothing(world: World) -> None:
    number = await reported(world, "ann")
    await add(world, number, "ann")
    assert (await seen(world, number, "ann")).people == 1
    assert len(await journal(number)) == 1


async def test_taken_back_it_counts_no_more_and_a_repeat_does_nothing(world: World) -> None:
    number = await reported(world, "ann")
    await add(world, number, "ben")
    for _ in range(2):
        await me_too.take_back(number, await world.who("ben"), NOW)
    assert (await seen(world, number, "ben")).people == 1
    assert [verb for verb, _ in await journal(number)] == ["reported", "me too", "me too taken back"]


async def test_of_what_was_merged_it_goes_to_the_root(world: World) -> None:
    a, b, c = [await reported(world, by) for by in ("ann", "ben", "cat")]
    fay = await world.who("fay")
    await merging.same_as(a, None, b, fay, NOW)
    await merging.same_as(b, None, c, fay, NOW)
    assert await add(world, a, "dan") == c
    assert (await seen(world, c, "dan")).me_too


async def test_who_reported_by_name_what_was_merged_is_counted_already(world: World) -> None:
    root, other = await reported(world, "ann"), await reported(world, "ben")
    fay = await world.who("fay")
    await merging.same_as(other, None, root, fay, NOW)
    assert "me too" not in (await seen(world, root, "ben")).may
    assert await add(world, root, "ben") == root
    await merging.split(other, None, fay, NOW)
    assert [(await seen(world, number, "eve")).people for number in (root, other)] == [1, 1]


async def test_who_hides_below_it_says_me_too_as_anybody_does(world: World) -> None:
    """That they could not would tell who looks at the button who it was."""
    root, other = await reported(world, "ann"), await reported(world, "ben", level="hidden")
    await merging.same_as(other, None, root, await world.who("fay"), NOW)
    assert "me too" in (await seen(world, root, "ben")).may
    await add(world, root, "ben")
    assert (await seen(world, root, "eve")).people == 3


async def test_taken_back_at_the_root_it_is_gone_wherever_it_was_said(world: World) -> None:
    a, b = await reported(world, "ann"), await reported(world, "ben")
    await add(world, a, "dan")
    await merging.same_as(a, None, b, await world.who("fay"), NOW)
    await me_too.take_back(b, await world.who("dan"), NOW)
    assert (await seen(world, b, "dan")).people == 2


async def test_what_is_over_says_what_to_do_instead(world: World) -> None:
    number = await reported(world, "ann")
    await states.sort(number, None, await world.who("fay"), "New sockets", NOW)
    with refused_as("ended"):
        await add(world, number, "ben")


async def test_whom_it_still_annoys_is_counted_also_where_nothing_can_be_changed(world: World) -> None:
    number, fay = await reported(world, "ann"), await world.who("fay")
    await states.cannot(number, None, fay, "building", "The wall is listed.", AGAIN, None, NOW)
    assert "me too" in (await seen(world, number, "ben")).may
    await add(world, number, "ben")
    assert (await seen(world, number, "ben")).people == 2


async def test_what_only_its_queue_sees_is_not_there_for_others(world: World) -> None:
    number = await reported(world, "ann")
    await database.execute("UPDATE issue SET held = 'names a colleague'")
    for attempt in (me_too.add, me_too.take_back):
        with pytest.raises(NotFound):
            await attempt(number, await world.who("ben"), NOW)
    with pytest.raises(NotFound):
        await add(world, 2**31 - 1, "ben")


async def test_twenty_at_once_are_twenty(world: World) -> None:
    number = await reported(world, "ann")
    names = ["ben", "cat", "dan", "eve", "guy", "leo", "ivy", "ian", "dee", "ada"] * 2
    await asyncio.gather(*(add(world, number, name) for name in names))
    assert (await seen(world, number, "ann")).people == 11


async def test_it_is_one_request_and_its_answer_shows_it(client: httpx.AsyncClient, world: World) -> None:
    number = await reported(world, "ann")
    await sign_in(client, "ben@estuary.example", NOW)
    for _ in range(2):
        said = await client.post(f"/api/issues/{number}/me-too")
        assert (said.status_code, said.json()["me_too"], said.json()["people"]) == (200, True, 2)
    back = await client.delete(f"/api/issues/{number}/me-too")
    assert (back.status_code, back.json()["me_too"], back.json()["people"]) == (200, False, 1)
    assert (await client.post("/api/issues/999999/me-too")).status_code == 404

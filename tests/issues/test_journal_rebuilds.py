"""The journal alone rebuilds states, owners and dates of every issue, and holds no word that anybody wrote."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx

from roost import issues, people
from roost.issues import me_too, merging, redaction, rewording, routing, states, unlinked
from roost.kit import database
from roost.leaving import give_up
from tests.bookings.world import World
from tests.issues.fixing import dropped, installed, ordered, planned
from tests.issues.leaving import code_at, left
from tests.issues.rebuild import Known, rebuilt
from tests.issues.reporting import reported, row
from tests.issues.steps import MONDAY, cannot, confirm, mark, own, pass_on, promise, reopen, sort, wait
from tests.support import NOW

SAID = "wombat"
HOURS = [NOW + timedelta(hours=hour) for hour in range(24)]


async def stored() -> dict[UUID, Known]:
    rows = await database.fetch("SELECT id, state, owner, due FROM issue")
    return {one["id"]: Known(one["state"], one["owner"], one["due"]) for one in rows}


async def holds(count: int) -> None:
    """There are so many issues, and the journal knows what each of them is."""
    known = await rebuilt()
    assert len(known) == count
    assert known == await stored()


async def test_whatever_is_done_to_one_issue(world: World) -> None:
    number = await reported(world, words=f"{SAID} one")
    fay = await world.who("fay")
    steps: list[tuple[Any, str]] = [(step, "fay") for step in (own, promise, wait, pass_on, cannot, reopen, sort)]
    for n, (step, by) in enumerate([*steps, (confirm, "ann"), (reopen, "ann")], 1):
        await step(world, number, by=by, now=HOURS[n])
        await holds(1)
    await mark(world, number, "wicked", sponsor=world.person["dee"])
    await states.note_ticket(number, None, fay, "FM-7", NOW)
    await states.show(number, None, fay, None, True, None, NOW)
    await me_too.add(number, await world.who("ben"), NOW)
    await rewording.add_word(number, fay, f"{SAID} two", "word", False, None, NOW)
    await redaction.redact(number, ["words"], fay, NOW)
    await holds(1)


async def test_queues_that_change_and_close_and_owners_who_leave(world: World) -> None:
    numbers = [await reported(world) for _ in range(4)]
    for number in numbers[1:]:
        await promise(world, number, MONDAY, "leo")
    await routing.reroute(numbers[0], None, "it", f"{SAID} three", await world.who("fay"), NOW)
    await routing.reroute(numbers[1], None, "it", f"{SAID} four", await world.who("fay"), NOW)
    await holds(4)
    assert (await row(numbers[1]))["state"] == "new"
    await issues.retire_queues(["it"], NOW)
    await people.mark_left([world.person["leo"]], None, NOW, give_up)
    await holds(4)
    assert {one.state for one in (await rebuilt()).values()} == {"new"}


async def test_merging_and_taking_apart(world: World) -> None:
    first, second, third = [await reported(world, name) for name in ("ann", "ben", "dan")]
    fay = await world.who("fay")
    await promise(world, second)
    await merging.same_as(third, None, second, fay, NOW)
    await merging.same_as(second, None, first, fay, HOURS[1])
    await holds(3)
    await merging.split(second, None, fay, HOURS[2])
    await holds(3)
    await sort(world, second, now=HOURS[3])
    assert await reopen(world, third, "dan", now=HOURS[4]) == third
    await holds(3)


async def test_fixes(world: World) -> None:
    numbers = [await reported(world) for _ in range(3)]
    fix = await planned(world, *numbers[:2])
    await holds(3)
    await ordered(world, fix)
    await holds(3)
    await installed(world, fix)
    await dropped(world, await planned(world, numbers[2]))
    await holds(3)
    assert [(await row(number))["state"] for number in numbers[:2]] == ["sorted", "sorted"]


async def test_silence_and_what_was_left_without_a_name(world: World, client: httpx.AsyncClient) -> None:
    await reported(world)
    assert (await left(client, await code_at(world, "T1"), words=f"{SAID} five")).status_code == 202
    later = NOW + timedelta(days=2)
    assert await unlinked.release(later) == 1
    await issues.escalate(later)
    await holds(2)


async def test_no_word_that_anybody_wrote_is_in_the_journal(world: World) -> None:
    await test_whatever_is_done_to_one_issue(world)
    fay = await world.who("fay")
    number = await reported(world, words=f"{SAID} six")
    await states.wait(number, None, fay, f"{SAID} seven", MONDAY, f"{SAID} eight", NOW)
    await states.pass_on(number, None, fay, f"{SAID} nine", MONDAY, f"{SAID} ten", NOW)
    await states.cannot(number, None, fay, "money", f"{SAID} eleven", MONDAY, None, NOW)
    await states.reopen(number, fay, f"{SAID} twelve", NOW)
    assert await database.fetch_value("SELECT count(*) FROM issue_update WHERE words LIKE $1", f"%{SAID}%") > 4
    assert await database.fetch_value("SELECT count(*) FROM journal WHERE journal::text LIKE $1", f"%{SAID}%") == 0

"""Two people at the same moment: one is first, the other is told, and nothing happens twice or half."""

import asyncio
from collections.abc import Awaitable, Iterator
from datetime import date
from typing import Any

import pytest

from roost import issues
from roost.issues import fixes, me_too, route_table, routing, states
from roost.issues.merging import same_as
from roost.issues.routing import reroute
from roost.kit import database
from roost.kit.embedded import EmbeddedPostgres
from roost.kit.errors import Conflict, Problem
from tests.bookings.world import World, slug
from tests.issues.fixing import ARRIVES, WORDS, planned, thanked
from tests.issues.reporting import journal, reported, row
from tests.support import NOW, rounds


@pytest.fixture(autouse=True)
def calm(postgres: EmbeddedPostgres) -> Iterator[None]:
    """No deadlock, not even one that was tried again and then went well."""
    log = postgres.data / "log"
    before = log.stat().st_size
    yield
    assert "deadlock" not in log.read_bytes()[before:].decode()


ROUNDS = range(rounds(10, 300))


async def at_once(*doing: Awaitable[Any]) -> list[Any]:
    """What came of each: its answer, or the problem that it raised. Anything else is a mistake."""
    came = await asyncio.gather(*doing, return_exceptions=True)
    for one in came:
        if isinstance(one, BaseException) and not isinstance(one, Problem):
            raise one
    return came


def refused(came: list[Any]) -> list[str | None]:
    return sorted(slug(one) or "" for one in came if isinstance(one, Problem))


@pytest.mark.parametrize("n", ROUNDS)
async def test_of_two_who_own_it_at_once_one_does_and_the_other_is_told_who(world: World, n: int) -> None:
    number = await reported(world)
    fay, leo = await world.who("fay"), await world.who("leo")
    came = await at_once(states.own(number, 1, fay, NOW), states.own(number, 1, leo, NOW))
    found = await row(number)
    [lost] = [one for one in came if isinstance(one, Conflict)]
    assert (slug(lost), lost.extra["changed"]["owner"]) == ("changed", found["owner_name"])
    assert found["owner_name"] in lost.detail
    assert [verb for verb, _ in await journal(number)] == ["reported", "owned"]


@pytest.mark.parametrize("n", ROUNDS)
async def test_of_two_who_pass_it_on_at_once_one_does(world: World, n: int) -> None:
    number = await reported(world)
    fay, leo = await world.who("fay"), await world.who("leo")
    came = await at_once(
        reroute(number, 1, "it", "The dock.", fay, NOW), reroute(number, 1, "leadership", "Needs money.", leo, NOW)
    )
    assert refused(came) == ["changed"]
    hops = await database.fetch("SELECT to_queue FROM hop")
    assert [hop["to_queue"] for hop in hops] == [(await row(number))["queue"]]


@pytest.mark.parametrize("n", ROUNDS)
async def test_a_fix_installed_by_three_at_once_is_installed_once_and_thanks_once(world: World, n: int) -> None:
    numbers = [await reported(world, name) for name in ("ann", "ben", "ann")]
    fix = await planned(world, *numbers)
    by = [await world.who(name) for name in ("fay", "leo", "ivy")]
    # With the version that all three saw, and without.
    version = 1 if n % 2 else None
    came = await at_once(*(fixes.install(fix, version, WORDS, who, NOW) for who in by))
    assert refused(came) == (["changed", "changed"] if version else ["fix-over", "fix-over"])
    assert await thanked() == ["ann", "ben"]
    for number in numbers:
        assert [verb for verb, _ in await journal(number)].count("sorted") == 1


@pytest.mark.parametrize("n", ROUNDS)
async def test_installed_and_dropped_at_once_is_one_of_the_two(world: World, n: int) -> None:
    number = await reported(world)
    fix = await planned(world, number)
    fay, leo = await world.who("fay"), await world.who("leo")
    came = await at_once(fixes.install(fix, 1, WORDS, fay, NOW), fixes.drop(fix, 1, leo, NOW))
    assert refused(came) == ["changed"]
    found = await database.fetch_row("SELECT installed_at, dropped_at FROM fix")
    assert found is not None
    assert (found["installed_at"] is None) != (found["dropped_at"] is None)
    assert ((await row(number))["state"], await thanked()) == (("sorted", ["ann"]) if found[0] else ("looking", []))


@pytest.mark.parametrize("n", ROUNDS)
async def test_two_fixes_that_take_the_same_issues_at_once_do_not_share_one(world: World, n: int) -> None:
    numbers = [await reported(world) for _ in range(6)]
    came = await at_once(planned(world, *numbers, by="fay"), planned(world, *numbers[::-1], by="ivy"))
    assert refused(came) == ["in-a-fix"]
    [one] = [one for one in came if isinstance(one, int)]
    assert {(await row(number))["fix_number"] for number in numbers} == {one}


@pytest.mark.parametrize("n", ROUNDS)
async def test_the_same_key_pressed_four_times_at_once_plans_one_fix(world: World, n: int) -> None:
    number = await reported(world)
    came = await at_once(*(planned(world, number, key="one-press") for _ in range(4)))
    assert len(set(came)) == 1
    assert await database.fetch_value("SELECT count(*) FROM fix") == 1


@pytest.mark.parametrize("n", ROUNDS)
async def test_who_says_me_too_while_it_is_installed_is_thanked_or_told_it_is_sorted(world: World, n: int) -> None:
    number = await reported(world)
    fix = await planned(world, number)
    fay, ben = await world.who("fay"), await world.who("ben")
    came = await at_once(fixes.install(fix, None, WORDS, fay, NOW), me_too.add(number, ben, NOW))
    assert refused(came) in ([], ["ended"])
    assert await thanked() == (["ann"] if refused(came) else ["ann", "ben"])


@pytest.mark.parametrize("n", ROUNDS)
async def test_what_is_merged_while_it_is_installed_leaves_nobody_out(world: World, n: int) -> None:
    first, second, outside = [await reported(world, name) for name in ("ann", "ben", "cat")]
    fix = await planned(world, first, second)
    fay = await world.who("fay")
    came = await at_once(
        fixes.install(fix, None, WORDS, fay, NOW),
        same_as(second, None, first, fay, NOW),
        same_as(first, None, outside, fay, NOW),
    )
    assert set(refused(came)) <= {"ended"}
    assert set(await thanked()) >= {"ann", "ben"}
    # Wherever they were merged in time, that was sorted; after it was, nothing is merged.
    shown_in = await database.fetch(
        "SELECT r.state FROM issue i JOIN issue r ON r.id = i.root WHERE i.number = ANY($1::int[])", [first, second]
    )
    assert [one["state"] for one in shown_in] == ["sorted", "sorted"]


@pytest.mark.parametrize("n", ROUNDS)
async def test_steps_and_bulk_on_the_same_issues_at_once_all_come_to_an_end(world: World, n: int) -> None:
    numbers = [await reported(world) for _ in range(8)]
    fix = await planned(world, *numbers[::-1])
    fay, leo = await world.who("fay"), await world.who("leo")
    came = await at_once(
        fixes.order(fix, None, NOW.date(), ARRIVES, None, fay, NOW),
        *(states.promise(number, None, leo, date(2026, 11, 27), None, NOW) for number in numbers[:4]),
        *(reroute(number, None, "it", "The dock.", leo, NOW) for number in numbers[4:]),
    )
    assert refused(came) == []
    for number in numbers:
        found = await row(number)
        assert (found["state"], found["fix_number"]) == ("doing", fix)
        open_ones = await database.fetch(
            "SELECT promised_for FROM promise WHERE issue = $1 AND ended IS NULL", found["id"]
        )
        assert [one["promised_for"] for one in open_ones] == [found["due"]]


@pytest.mark.parametrize("n", ROUNDS)
async def test_what_is_reported_while_its_queue_closes_does_not_stay_in_it(world: World, n: int) -> None:
    came = await at_once(
        issues.retire_queues(["it"], NOW),
        *(reported(world, name, chip="dock-broken") for name in ("ann", "ben", "cat")),
    )
    assert refused(came) == []
    assert {one["queue"] for one in await database.fetch("SELECT queue FROM issue")} == {"facilities"}


@pytest.mark.parametrize("n", ROUNDS)
async def test_a_queue_that_becomes_the_fallback_while_it_closes_is_one_or_the_other(world: World, n: int) -> None:
    etag = route_table.etag_of_table(await route_table.table())
    rules = [routing.Route(None, None, None, "it")]
    came = await at_once(route_table.replace(rules, etag, world.person["ada"], NOW), issues.retire_queues(["it"], NOW))
    [lost] = [one for one in came if isinstance(one, Problem)]
    assert slug(lost) in ("fallback", "invalid")
    assert await routing.queue_for("hall", "power", None) == await issues.fallback()


@pytest.mark.parametrize("n", ROUNDS)
async def test_of_two_who_change_the_rules_at_once_one_does(world: World, n: int) -> None:
    etag = route_table.etag_of_table(await route_table.table())
    came = await at_once(
        *(
            route_table.replace([routing.Route(None, None, None, queue)], etag, world.person["ada"], NOW)
            for queue in ("it", "leadership")
        )
    )
    assert refused(came) == ["changed"]
    assert len(await routing.rules()) == 1

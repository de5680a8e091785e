"""A fix takes issues in, one by one or by a filter; what is ordered is promised, and sorted only once it is there."""

from datetime import date, timedelta
from typing import Any

import pytest

from roost.issues import fixes, states
from roost.issues.bundling import Matching
from roost.issues.merging import same_as
from roost.kit import database
from roost.kit.errors import Conflict, Invalid, NotFound, Refused
from roost.kit.once import KeyUsed
from tests.bookings.world import World, refused_as
from tests.issues.fixing import ARRIVES, FRIDAY, TITLE, WORDS, dropped, installed, ordered, planned, shown
from tests.issues.reporting import journal, reported, row, seen
from tests.support import NOW

SECOND_WORKING_DAY = date(2026, 11, 26)


async def state_of(number: int) -> tuple[str, date | None, Any]:
    found = await row(number)
    return found["state"], found["due"], found["owner_name"]


async def promises_of(number: int) -> list[tuple[date, str | None]]:
    rows = await database.fetch(
        "SELECT promised_for, ended FROM promise p JOIN issue i ON i.id = p.issue WHERE i.number = $1 ORDER BY made_at",
        number,
    )
    return [(one["promised_for"], one["ended"]) for one in rows]


async def test_without_a_day_of_arrival_what_was_new_is_looked_at_by_whose_fix_it_is(world: World) -> None:
    number = await reported(world)
    fix = await planned(world, number)
    assert await state_of(number) == ("looking", SECOND_WORKING_DAY, "Fay Frost")
    card = await seen(world, number, "ben")
    assert card.fix is not None
    assert (card.fix.number, card.fix.title) == (fix, TITLE)
    assert card.updates[-1].words == f"Part of a fix: {TITLE}"


async def test_with_a_day_of_arrival_all_of_it_is_promised_for_that_day(world: World) -> None:
    number = await reported(world)
    await planned(world, number, ordered_on=NOW.date(), arrives_on=ARRIVES)
    assert await state_of(number) == ("doing", ARRIVES, "Fay Frost")
    assert await promises_of(number) == [(ARRIVES, None)]


async def test_who_owned_it_owns_it_still_and_what_they_promised_stands_until_it_is_ordered(world: World) -> None:
    number = await reported(world)
    await states.promise(number, None, await world.who("leo"), FRIDAY, None, NOW)
    fix = await planned(world, number)
    assert await state_of(number) == ("doing", FRIDAY, "Leo Lamb")
    await ordered(world, fix)
    assert await state_of(number) == ("doing", ARRIVES, "Leo Lamb")
    assert await promises_of(number) == [(FRIDAY, "moved"), (ARRIVES, None)]


async def test_what_is_ordered_is_not_sorted_until_it_is_installed(world: World) -> None:
    numbers = [await reported(world) for _ in range(3)]
    fix = await planned(world, *numbers)
    await ordered(world, fix)
    assert {await state_of(number) for number in numbers} == {("doing", ARRIVES, "Fay Frost")}
    await installed(world, fix)
    for number in numbers:
        found = await row(number)
        assert (found["state"], found["due"], found["outcome"]) == ("sorted", None, WORDS)
        assert await promises_of(number) == [(ARRIVES, "kept")]
    assert [verb for verb, _ in await journal(numbers[0])] == ["reported", "taken into fix", "promised", "sorted"]


async def test_a_later_day_of_arrival_moves_every_promise_and_shows_the_first(world: World) -> None:
    number = await reported(world)
    fix = await planned(world, number)
    await ordered(world, fix, FRIDAY)
    await ordered(world, fix, ARRIVES)
    assert await promises_of(number) == [(FRIDAY, "moved"), (ARRIVES, None)]
    assert (await seen(world, number, "ben")).broken == [FRIDAY]


async def test_arriving_after_the_promised_day_is_a_promise_missed(world: World) -> None:
    number = await reported(world)
    fix = await planned(world, number)
    await ordered(world, fix, FRIDAY)
    await installed(world, fix, now=NOW + timedelta(days=7))
    assert await promises_of(number) == [(FRIDAY, "missed")]


async def test_dropped_means_looked_at_again_by_the_same_owner_in_two_working_days(world: World) -> None:
    number, mine = await reported(world), await reported(world)
    await states.own(mine, None, await world.who("leo"), NOW)
    fix = await planned(world, number, mine)
    await ordered(world, fix)
    await dropped(world, fix)
    assert await state_of(number) == ("looking", SECOND_WORKING_DAY, "Fay Frost")
    assert await state_of(mine) == ("looking", SECOND_WORKING_DAY, "Leo Lamb")
    assert await promises_of(number) == [(ARRIVES, "dropped")]
    assert (await seen(world, number, "ben")).fix is None
    found = await shown(world, fix)
    assert (found["issues"], found["dropped_on"], found["people"]) == ([], NOW.date(), 0)


async def test_taken_out_it_keeps_its_owner_and_its_date(world: World) -> None:
    number, other = await reported(world), await reported(world)
    fix = await planned(world, number, other)
    await ordered(world, fix)
    await fixes.remove(fix, number, await world.who("fay"), NOW)
    assert await state_of(number) == ("doing", ARRIVES, "Fay Frost")
    assert (await shown(world, fix))["issues"] == [other]
    await installed(world, fix)
    assert (await state_of(number))[0] == "doing"
    with pytest.raises(NotFound):
        await fixes.remove(await planned(world, number), other, await world.who("fay"), NOW)


async def test_taken_in_later_it_is_promised_like_the_others(world: World) -> None:
    number, other = await reported(world), await reported(world)
    fix = await planned(world, number)
    await ordered(world, fix)
    await fixes.add(fix, (number, other), None, await world.who("ivy"), NOW)
    assert await state_of(other) == ("doing", ARRIVES, "Fay Frost")
    assert (await shown(world, fix))["issues"] == [number, other]
    # What was in it already was left as it was.
    assert [verb for verb, _ in await journal(number)] == ["reported", "taken into fix", "promised"]


async def test_a_filter_takes_what_is_open_and_shown_and_free_at_that_site(world: World) -> None:
    here = [await reported(world) for _ in range(2)]
    elsewhere = await reported(world, at="L1")
    another = await reported(world, chip="chair-broken")
    ended, held, merged, taken = [await reported(world) for _ in range(4)]
    fay = await world.who("fay")
    await states.sort(ended, None, fay, "Done.", NOW)
    await database.execute("UPDATE issue SET held = 'names a colleague' WHERE number = $1", held)
    await same_as(merged, None, here[0], fay, NOW)
    await planned(world, taken)
    fix = await planned(world, matching=Matching(site="hall", chip="no-socket"))
    assert (await shown(world, fix))["issues"] == here
    await fixes.add(fix, (), Matching(category="power"), fay, NOW)
    assert (await shown(world, fix))["issues"] == [*here, elsewhere]
    assert (await row(another))["fix"] is None


@pytest.mark.parametrize("matching", [Matching(site="hall"), Matching(chip="no-socket", category="power")])
async def test_a_filter_names_a_chip_or_a_category(world: World, matching: Matching) -> None:
    await reported(world)
    with pytest.raises(Invalid) as found:
        await planned(world, matching=matching)
    assert [one.pointer for one in found.value.errors] == ["/matching"]


async def test_a_fix_for_nothing_is_refused(world: World) -> None:
    for matching in (None, Matching(chip="no-socket"), Matching(chip="nonsense")):
        with refused_as("no-issues"):
            await planned(world, matching=matching)
    assert await database.fetch("SELECT FROM fix") == []


async def test_every_issue_that_cannot_be_taken_is_named(world: World) -> None:
    fine, ended, held, merged, taken = [await reported(world) for _ in range(5)]
    fay = await world.who("fay")
    await states.sort(ended, None, fay, "Done.", NOW)
    await database.execute("UPDATE issue SET held = 'names a colleague' WHERE number = $1", held)
    await same_as(merged, None, fine, fay, NOW)
    first = await planned(world, taken)
    with pytest.raises(Refused) as found:
        await planned(world, fine, ended, held, merged, taken)
    said = {one.pointer: one.detail for one in found.value.errors}
    assert list(said) == ["/issues/1", "/issues/2", "/issues/3", "/issues/4"]
    assert f"part of fix {first} already" in said["/issues/4"]
    assert f"the same as issue {fine}" in said["/issues/3"]
    assert (await row(fine))["fix"] is None


async def test_what_does_not_exist_for_the_asker_is_not_found(world: World) -> None:
    held = await reported(world)
    await database.execute("UPDATE issue SET held = 'names a colleague'")
    for number in (held, 999_999):
        with pytest.raises(NotFound, match=str(number)):
            await planned(world, number, by="ivy")


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        (date(2026, 11, 23), "past"),
        (date(2026, 12, 25), "not-a-working-day"),
        (date(2026, 11, 28), "not-a-working-day"),
        (date(2028, 1, 7), "too-far-ahead"),
    ],
)
async def test_nothing_arrives_on_a_day_for_which_nobody_can_give_their_word(
    world: World, day: date, slug: str
) -> None:
    number = await reported(world)
    with refused_as(slug):
        await planned(world, number, arrives_on=day)
    fix = await planned(world, number)
    with refused_as(slug):
        await fixes.order(fix, None, date(2026, 11, 2), day, None, await world.who("fay"), NOW)
    assert (await shown(world, fix))["arrives_on"] is None


async def test_what_is_wicked_owes_a_word_within_a_month_whatever_was_ordered(world: World) -> None:
    number = await reported(world)
    leo = await world.who("leo")
    await states.mark(number, None, leo, "wicked", leo.id, None, NOW)
    with pytest.raises(Refused, match=f"Issue {number} is marked as wicked") as found:
        await planned(world, number, arrives_on=date(2027, 1, 15))
    assert found.value.type == "/problems/too-far-ahead"


async def test_it_cannot_arrive_before_it_is_ordered_but_may_have_been_ordered_long_ago(world: World) -> None:
    number = await reported(world)
    with pytest.raises(Invalid) as found:
        await planned(world, number, ordered_on=ARRIVES, arrives_on=FRIDAY)
    assert [one.pointer for one in found.value.errors] == ["/arrives_on"]
    fix = await planned(world, number, ordered_on=date(2026, 9, 1), arrives_on=FRIDAY, cost_pence=48_000)
    await fixes.order(fix, None, date(2026, 9, 2), ARRIVES, None, await world.who("fay"), NOW)
    found_fix = await shown(world, fix)
    assert (found_fix["ordered_on"], found_fix["cost_pence"]) == (date(2026, 9, 2), 48_000)


async def test_who_decided_must_be_here(world: World) -> None:
    number = await reported(world)
    await database.execute("UPDATE person SET left_at = $1 WHERE name = 'Guy Green'", NOW)
    with pytest.raises(Invalid) as found:
        await planned(world, number, decided_by=world.person["guy"])
    assert [one.pointer for one in found.value.errors] == ["/decided_by"]


async def test_a_fix_is_installed_or_dropped_once_and_then_left_alone(world: World) -> None:
    done, given_up = await planned(world, await reported(world)), await planned(world, await reported(world))
    await installed(world, done)
    await dropped(world, given_up)
    spare, fay = await reported(world), await world.who("fay")
    for fix in (done, given_up):
        with refused_as("fix-over"):
            await installed(world, fix)
        with refused_as("fix-over"):
            await dropped(world, fix)
        with refused_as("fix-over"):
            await ordered(world, fix)
        with refused_as("fix-over"):
            await fixes.add(fix, (spare,), None, fay, NOW)
        with refused_as("fix-over"):
            await fixes.remove(fix, spare, fay, NOW)


async def test_an_old_copy_of_a_fix_is_refused_and_told_what_changed(world: World) -> None:
    fix = await planned(world, await reported(world))
    await ordered(world, fix)
    with pytest.raises(Conflict) as found:
        await installed(world, fix, version=1)
    assert found.value.extra["changed"] == {"version": 2, "state": "ordered", "arrives_on": "2026-12-18"}


async def test_a_repeat_with_the_same_key_plans_one_fix(world: World) -> None:
    number = await reported(world)
    assert await planned(world, number, key="one-press") == await planned(world, number, key="one-press")
    with pytest.raises(KeyUsed):
        await planned(world, await reported(world), key="one-press")
    assert await database.fetch_value("SELECT count(*) FROM fix") == 1


async def test_a_reopened_issue_may_be_part_of_another_fix(world: World) -> None:
    number = await reported(world)
    first = await planned(world, number)
    await installed(world, first)
    await states.reopen(number, await world.who("ann"), "Still crawling.", NOW)
    assert await planned(world, number) != first


async def test_whose_owner_has_left_is_theirs_who_go_on_with_it(world: World) -> None:
    number = await reported(world)
    fix = await planned(world, number)
    await database.execute("UPDATE person SET left_at = $1 WHERE name = 'Fay Frost'", NOW)
    await ordered(world, fix, by="ivy")
    assert await state_of(number) == ("doing", ARRIVES, "Ivy Innes")
    assert (await shown(world, fix))["owner"].name == "Ivy Innes"


async def test_the_journal_tells_of_a_fix_in_dates_numbers_and_states_alone(world: World) -> None:
    fix = await planned(world, await reported(world), await reported(world))
    await ordered(world, fix)
    await installed(world, fix)
    rows = await database.fetch("SELECT verb, facts::text FROM journal WHERE entity = 'fix' ORDER BY id")
    assert [one["verb"] for one in rows] == ["planned", "ordered", "installed"]
    assert '"issues": 2' in rows[1]["facts"]
    assert '"cost_pence": 48000' in rows[1]["facts"]
    assert '"arrives_on": "2026-12-18"' in rows[1]["facts"]
    everything = str(await database.fetch("SELECT facts::text FROM journal"))
    assert TITLE not in everything
    assert WORDS not in everything

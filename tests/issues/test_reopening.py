"""Is it sorted? Yes ends it; one no within fourteen days takes it up again, and after a merge only that report."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from roost.issues import me_too, merging, reopening
from roost.issues.detail import ASK
from roost.kit import database
from roost.kit.errors import NotAllowed, NotFound
from roost.kit.ids import new_id
from tests.bookings.world import World, refused_as
from tests.issues.reporting import journal, reported, row, seen
from tests.issues.steps import SECOND, cannot, confirm, own, promise, reopen, sort
from tests.support import NOW

LATER = NOW + timedelta(hours=1)
LAST = NOW + ASK - timedelta(seconds=1)


async def sorted_one(world: World, by: str = "ann", **wish: str) -> int:
    number = await reported(world, by, **wish)
    await sort(world, number)
    return number


async def merged(world: World, first: str = "ann", second: str = "ben", **wish: str) -> tuple[int, int]:
    """The second's report is the same as the first's."""
    target, number = await reported(world, first), await reported(world, second, **wish)
    await merging.same_as(number, None, target, await world.who("fay"), NOW)
    return target, number


async def me_too_by(world: World, number: int, name: str) -> None:
    await me_too.add(number, await world.who(name), NOW)


async def verdicts(world: World, number: int) -> dict[str, bool]:
    rows = await database.fetch(
        "SELECT person, sorted FROM verdict JOIN issue ON issue.id = issue WHERE number = $1", number
    )
    names: dict[UUID, str] = {id_: name for name, id_ in world.person.items()}
    return {names[one["person"]]: one["sorted"] for one in rows}


async def test_whoever_said_so_says_yes_and_is_asked_no_more(world: World) -> None:
    number = await reported(world)
    await me_too_by(world, number, "ben")
    await sort(world, number)
    for name in ("ann", "ben", "ben"):
        await confirm(world, number, name)
    assert await verdicts(world, number) == {"ann": True, "ben": True}
    assert not (await seen(world, number, "ann")).asked
    assert (await row(number))["state"] == "sorted"


async def test_only_those_who_said_so_are_asked(world: World) -> None:
    number = await sorted_one(world)
    for name in ("cat", "fay"):
        with pytest.raises(NotAllowed):
            await confirm(world, number, name)
    with pytest.raises(NotAllowed):
        await reopen(world, number, "cat")


@pytest.mark.parametrize("name", ["ann", "ben"])
async def test_one_no_takes_it_up_again_as_the_same_owners_with_a_word_in_two_working_days(
    world: World, name: str
) -> None:
    number = await reported(world)
    await me_too_by(world, number, "ben")
    await promise(world, number, by="leo")
    await sort(world, number)
    assert await reopen(world, number, name, now=LATER) == number
    issue = await seen(world, number, name)
    assert (issue.state, issue.owner and issue.owner.name, issue.due) == ("looking", "Leo Lamb", SECOND)
    assert (issue.reopened, issue.outcome, issue.asked) == (1, None, False)
    assert await verdicts(world, number) == {name: False}


async def test_what_they_say_stands_there_without_their_name_and_is_not_in_the_journal(world: World) -> None:
    number = await reported(world, level="hidden")
    await sort(world, number)
    await reopen(world, number, words="Still on my knees.")
    update = (await seen(world, number, "fay")).updates[-1]
    assert (update.kind, update.state, update.words) == ("answer", "looking", "Still on my knees.")
    assert (update.by, update.by_reporter) == (None, True)
    assert await database.fetch_value("SELECT author FROM issue_update WHERE kind = 'answer'") is None
    assert (await journal(number))[-1] == ("reopened", None)


async def test_of_a_named_report_the_journal_says_who_reopened_it_and_of_a_me_too_it_does_not(world: World) -> None:
    number = await reported(world)
    await me_too_by(world, number, "ben")
    for name, actor in {"ann": world.person["ann"], "ben": None}.items():
        await sort(world, number)
        await reopen(world, number, name)
        assert (await journal(number))[-1] == ("reopened", actor)


async def test_who_was_asked_is_asked_again_when_it_is_sorted_again(world: World) -> None:
    number = await sorted_one(world)
    await reopen(world, number, now=LATER)
    await sort(world, number, now=LATER + timedelta(days=1))
    assert (await seen(world, number, "ann", LATER + timedelta(days=1))).asked
    await reopen(world, number, now=LATER + timedelta(days=2))
    assert (await row(number))["reopened"] == 2


async def test_after_fourteen_days_it_is_reported_anew(world: World) -> None:
    number = await sorted_one(world)
    other = await sorted_one(world)
    for step in (confirm, reopen):
        with refused_as("too-late"):
            await step(world, number, now=NOW + ASK)
    await confirm(world, number, now=LAST)
    await reopen(world, other, now=LAST)


async def test_its_queue_its_owner_and_leaders_take_it_up_again_at_any_time(world: World) -> None:
    much_later = NOW + timedelta(days=90)
    for name, end in (("fay", sort), ("dee", cannot)):
        number = await reported(world)
        await own(world, number, "leo")
        await end(world, number)
        assert await reopen(world, number, name, now=much_later) == number
        issue = await seen(world, number, "ben", much_later)
        assert (issue.state, issue.owner and issue.owner.name) == ("looking", "Leo Lamb")
        assert issue.due == date(2027, 2, 24)
        assert (issue.outcome, issue.reason, issue.decided_by) == (None, None, None)
        assert await verdicts(world, number) == {}


async def test_what_is_open_is_not_opened(world: World) -> None:
    number = await reported(world)
    for name in ("ann", "fay"):
        with refused_as("not-ended"):
            await reopen(world, number, name)
    with refused_as("not-ended"):
        await confirm(world, number)


async def test_whoever_said_so_cannot_take_up_what_cannot_be_changed(world: World) -> None:
    number = await reported(world)
    await cannot(world, number)
    for step in (confirm, reopen):
        with refused_as("not-sorted"):
            await step(world, number)


async def test_it_is_nobodys_where_its_owner_has_left(world: World) -> None:
    number = await reported(world)
    await sort(world, number, "leo")
    await database.execute("UPDATE person SET left_at = $2 WHERE id = $1", world.person["leo"], NOW)
    await reopen(world, number, now=LATER)
    issue = await row(number)
    assert (issue["state"], issue["owner"], issue["due"], issue["unowned_since"]) == ("new", None, None, LATER)
    assert await database.fetch_value("SELECT escalates_at FROM issue WHERE number = $1", number) is not None


async def test_after_a_merge_only_their_own_report_is_taken_up(world: World) -> None:
    target, theirs = await merged(world)
    inside = await reported(world, "dan")
    await merging.same_as(inside, None, theirs, await world.who("fay"), NOW)
    await sort(world, target)
    assert (await seen(world, target, "ben")).asked
    assert await reopen(world, target, "ben", now=LATER) == theirs
    issue = await seen(world, theirs, "ben")
    assert (issue.state, issue.owner and issue.owner.name, issue.same_as) == ("looking", "Fay Frost", None)
    assert (issue.due, issue.reopened, issue.people, issue.same) == (SECOND, 1, 2, [inside])
    first = await seen(world, target, "ann")
    assert (first.state, first.people, first.same, first.asked) == ("sorted", 1, [], True)
    assert await verdicts(world, target) == {"ben": False}


async def test_their_own_number_leads_to_what_it_was_merged_into(world: World) -> None:
    target, theirs = await merged(world)
    await sort(world, target)
    assert await confirm(world, theirs, "ben") == target
    assert await reopen(world, theirs, "ben") == theirs


async def test_a_me_too_to_what_was_merged_takes_up_just_that(world: World) -> None:
    target, other = await reported(world, "ann"), await reported(world, "ben")
    await me_too_by(world, other, "cat")
    await merging.same_as(other, None, target, await world.who("fay"), NOW)
    await sort(world, target)
    assert await reopen(world, target, "cat") == other
    assert (await seen(world, other, "cat")).people == 2


async def test_who_said_so_first_takes_up_the_whole(world: World) -> None:
    target, theirs = await merged(world)
    await sort(world, target)
    assert await reopen(world, target, "ann") == target
    assert (await row(theirs))["state"] == "same as"


async def test_what_is_the_same_as_another_is_taken_apart_not_reopened_by_its_queue(world: World) -> None:
    target, theirs = await merged(world)
    await sort(world, target)
    with refused_as("same-as"):
        await reopen(world, theirs, "fay")


async def test_a_report_without_a_name_answers_by_its_receipt(world: World) -> None:
    number = await reported(world, "ann")
    await database.execute(
        "UPDATE issue SET level = 'unlinked', reporter = NULL, space = NULL, team = NULL WHERE number = $1", number
    )
    await sort(world, number)
    assert await reopening.answer_without_name(number, True, "Thank you.", NOW) == number
    assert await reopening.answer_without_name(number, False, "It broke again.", LATER) == number
    issue = await seen(world, number, "ben")
    assert (issue.state, [one.words for one in issue.updates][1:]) == ("looking", ["Thank you.", "It broke again."])
    assert {actor for verb, actor in await journal(number) if verb in ("confirmed", "reopened")} == {None}
    with refused_as("not-ended"):
        await reopening.answer_without_name(number, False, None, LATER)


@pytest.mark.parametrize("over", [True, False])
async def test_what_a_finished_fix_did_not_sort_belongs_to_it_no_more(world: World, over: bool) -> None:
    number = await reported(world)
    fix = new_id()
    await database.execute(
        "INSERT INTO fix (id, title, decided_by, owner, made_at) VALUES ($1, 'Towers', $2, $2, $3)",
        fix,
        world.person["fay"],
        NOW,
    )
    await database.execute("UPDATE issue SET fix = $2 WHERE number = $1", number, fix)
    if over:
        await database.execute("UPDATE fix SET installed_at = $2, outcome = 'They stand.' WHERE id = $1", fix, NOW)
    await sort(world, number)
    await reopen(world, number)
    assert (await row(number))["fix"] == (None if over else fix)


async def test_of_what_is_held_strangers_hear_nothing(world: World) -> None:
    number = await sorted_one(world)
    await database.execute("UPDATE issue SET held = 'names a colleague' WHERE number = $1", number)
    for step in (confirm, reopen):
        with pytest.raises(NotFound):
            await step(world, number, "cat")
    await confirm(world, number)

"""Who may take which step, and what each leaves behind."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

from roost.issues import states
from roost.kit import database
from roost.kit.errors import Conflict, NotAllowed, NotFound
from tests.bookings.world import World, refused_as
from tests.issues.reporting import journal, reported, row, seen
from tests.issues.steps import FRIDAY, MONDAY, SECOND, TODAY, cannot, own, pass_on, promise, sort, wait
from tests.support import NOW

Step = Callable[..., Awaitable[None]]
STEPS: list[Step] = [own, promise, wait, pass_on, sort, cannot]
TO_STATE = dict(zip(STEPS, ["looking", "doing", "waiting", "passed on", "sorted", "cannot"], strict=True))
every_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
LATER = NOW + timedelta(hours=1)


async def test_who_owns_it_says_more_by_the_second_working_day_and_silence_is_over(world: World) -> None:
    number = await reported(world)
    await own(world, number, now=LATER)
    issue = await row(number)
    assert (issue["state"], issue["owner"], issue["due"]) == ("looking", world.person["fay"], SECOND)
    assert (issue["unowned_since"], issue["escalated"], issue["first_word_at"]) == (None, 0, LATER)
    assert await database.fetch_value("SELECT escalates_at FROM issue WHERE number = $1", number) is None
    [update] = (await seen(world, number, "ben")).updates
    assert (update.kind, update.state, update.by and update.by.name) == ("state", "looking", "Fay Frost")


async def test_who_owns_it_may_say_by_when_and_note_their_own_ticket(world: World) -> None:
    number = await reported(world)
    await own(world, number, next_word_by=MONDAY, ticket="FM-2210")
    issue = await seen(world, number, "ben")
    assert (issue.due, issue.due_for, issue.ticket) == (MONDAY, "next word", "FM-2210")


@every_step
async def test_what_nobody_owned_is_theirs_who_do_something_about_it(world: World, step: Step) -> None:
    number = await reported(world)
    await step(world, number, now=LATER)
    issue = await row(number)
    assert (issue["state"], issue["owner"]) == (TO_STATE[step], world.person["fay"])
    assert (issue["unowned_since"], issue["first_word_at"], issue["state_since"]) == (None, LATER, LATER)
    assert (await journal(number))[-1][1] == world.person["fay"]


@every_step
async def test_what_somebody_owns_stays_theirs_whoever_of_the_queue_does_the_rest(world: World, step: Step) -> None:
    number = await reported(world)
    await own(world, number, "leo")
    first = (await row(number))["first_word_at"]
    await step(world, number, "fay", now=LATER) if step is own else await step(world, number, by="fay", now=LATER)
    issue = await row(number)
    assert issue["owner"] == world.person["fay" if step is own else "leo"]
    assert issue["first_word_at"] == first


@every_step
@pytest.mark.parametrize("name", ["ben", "ivy", "ada", "ann"])
async def test_only_its_queue_its_owner_and_leaders_act_on_an_issue(world: World, step: Step, name: str) -> None:
    number = await reported(world)
    with pytest.raises(NotAllowed):
        await step(world, number, by=name)
    assert (await row(number))["version"] == 1


@every_step
async def test_leaders_act_on_any(world: World, step: Step) -> None:
    number = await reported(world)
    await step(world, number, by="dee")
    assert (await row(number))["owner"] == world.person["dee"]


@every_step
async def test_of_what_is_held_a_leader_of_elsewhere_hears_nothing_not_even_with_an_old_copy(
    world: World, step: Step
) -> None:
    number = await reported(world)
    await database.execute("UPDATE issue SET held = 'names a colleague', version = 3 WHERE number = $1", number)
    with pytest.raises(NotFound):
        await states.own(number, 1, await world.who("leo"), NOW)
    with pytest.raises(NotFound):
        await step(world, number, by="leo")
    await step(world, number, by="fay")


@every_step
async def test_what_is_sorted_is_reopened_first(world: World, step: Step) -> None:
    number = await reported(world)
    await sort(world, number)
    with refused_as("ended"):
        await step(world, number)


async def test_what_cannot_be_changed_may_be_said_again_with_another_day(world: World) -> None:
    number = await reported(world)
    await cannot(world, number)
    with refused_as("ended"):
        await promise(world, number)
    assert "cannot" in (await seen(world, number, "fay")).may
    await cannot(world, number, MONDAY)
    assert (await row(number))["due"] == MONDAY


async def test_whom_it_waited_on_is_over_once_it_goes_on(world: World) -> None:
    number = await reported(world)
    await wait(world, number)
    issue = await seen(world, number, "ben")
    assert (issue.waiting_on, issue.due, issue.due_for) == ("The electrician", FRIDAY, "look again")
    await promise(world, number, MONDAY)
    issue = await seen(world, number, "ben")
    assert (issue.waiting_on, issue.due_for) == (None, "promised")
    assert [one.words for one in issue.updates] == ["The electrician", None]


async def test_passed_on_stays_alive_with_a_day_to_look_again(world: World) -> None:
    number = await reported(world)
    await pass_on(world, number)
    issue = await seen(world, number, "ben")
    assert (issue.state, issue.waiting_on, issue.due, issue.ended_on) == ("passed on", "The landlord", FRIDAY, None)
    await sort(world, number)
    assert (await seen(world, number, "ben")).ended_on == TODAY


async def test_what_cannot_be_changed_says_why_in_words_and_who_decided(world: World) -> None:
    number = await reported(world)
    await cannot(world, number, decided_by="dee")
    issue = await seen(world, number, "ben")
    assert (issue.reason, issue.decided_by and issue.decided_by.name) == ("building", "Dee Dunn")
    assert (issue.outcome, issue.due_for) == ("The floor may not be opened: it is listed.", "look again")


async def test_sorted_asks_everybody_who_said_so(world: World) -> None:
    number = await reported(world)
    await database.execute(
        "INSERT INTO me_too SELECT id, $2, $3 FROM issue WHERE number = $1", number, world.person["ben"], NOW
    )
    await sort(world, number)
    for name, asked in {"ann": True, "ben": True, "cat": False, "fay": False}.items():
        assert (await seen(world, number, name)).asked is asked, name


async def test_taking_over_leaves_a_promise_standing_and_looking_again_moves_it(world: World) -> None:
    number = await reported(world)
    await promise(world, number)
    await own(world, number, "leo")
    issue = await seen(world, number, "ben")
    assert (issue.state, issue.due, issue.owner and issue.owner.name) == ("doing", FRIDAY, "Leo Lamb")
    await own(world, number, "leo", next_word_by=MONDAY)
    issue = await seen(world, number, "ben")
    assert (issue.state, issue.due, issue.broken) == ("looking", MONDAY, [FRIDAY])


async def test_owning_twice_does_nothing(world: World) -> None:
    number = await reported(world)
    await own(world, number)
    await own(world, number)
    assert [verb for verb, _ in await journal(number)] == ["reported", "owned"]


async def test_another_is_made_owner_only_where_they_work_the_queue_or_lead(world: World) -> None:
    number = await reported(world)
    for name in ("ben", "ivy"):
        with refused_as("not-of-this-queue"):
            await own(world, number, person=world.person[name])
    await own(world, number, person=world.person["dee"])
    assert (await row(number))["owner"] == world.person["dee"]


async def test_who_has_left_owns_decides_and_sponsors_nothing(world: World) -> None:
    number = await reported(world)
    await database.execute("UPDATE person SET left_at = $2 WHERE id = $1", world.person["leo"], NOW)
    with refused_as("left"):
        await own(world, number, person=world.person["leo"])
    with refused_as("left"):
        await cannot(world, number, decided_by="leo")
    with refused_as("left"):
        await states.mark(number, None, await world.who("fay"), "wicked", world.person["leo"], None, NOW)
    assert (await row(number))["version"] == 1


async def test_a_ticket_is_noted_in_any_state_and_taken_away(world: World) -> None:
    number = await reported(world)
    fay = await world.who("fay")
    await states.note_ticket(number, 1, fay, "INC 4711", NOW)
    await sort(world, number)
    assert (await seen(world, number, "ben")).ticket == "INC 4711"
    await states.note_ticket(number, None, fay, None, NOW)
    assert (await row(number))["ticket"] is None


async def test_a_held_report_comes_onto_the_board_for_good(world: World) -> None:
    number = await reported(world)
    await database.execute("UPDATE issue SET held = 'names a colleague' WHERE number = $1", number)
    with pytest.raises(NotFound):
        await seen(world, number, "ben")
    await states.show(number, None, await world.who("fay"), True, None, None, NOW)
    assert (await seen(world, number, "ben")).held is None


async def test_words_go_on_the_wall_and_off_again(world: World) -> None:
    number = await reported(world, words="I crawl for a socket.")
    fay = await world.who("fay")
    for passed in (True, False):
        await states.show(number, None, fay, None, passed, None, NOW)
        assert (await row(number))["words_passed"] is passed


async def test_a_photo_is_shown_by_its_queue_or_owner_not_by_leaders_who_may_not_see_it(world: World) -> None:
    number = await reported(world)
    with refused_as("no-photo"):
        await states.show(number, None, await world.who("fay"), None, None, True, NOW)
    await database.execute("INSERT INTO photo SELECT id, 'x', 1, 1 FROM issue WHERE number = $1", number)
    with pytest.raises(NotAllowed):
        await states.show(number, None, await world.who("leo"), None, None, True, NOW)
    await states.show(number, None, await world.who("fay"), None, None, True, NOW)
    assert (await seen(world, number, "ben")).photo


async def test_an_old_copy_changes_nothing_and_is_told_what_changed(world: World) -> None:
    number = await reported(world)
    await own(world, number, "leo")
    with pytest.raises(Conflict) as refused:
        await states.promise(number, 1, await world.who("fay"), FRIDAY, None, NOW)
    assert refused.value.type == "/problems/changed"
    assert "Leo Lamb owns it" in refused.value.detail
    expected: dict[str, Any] = {"version": 2, "state": "looking", "owner": "Leo Lamb", "due": SECOND.isoformat()}
    assert refused.value.extra["changed"] == expected
    assert (await row(number))["version"] == 2


async def test_a_sites_own_date_counts(world: World) -> None:
    await database.execute("UPDATE site SET timezone = 'Pacific/Auckland' WHERE code = 'hall'")
    number = await reported(world)
    evening = NOW.replace(hour=20)
    with refused_as("past"):
        await promise(world, number, date(2026, 11, 24), now=evening)
    await promise(world, number, date(2026, 11, 25), now=evening)

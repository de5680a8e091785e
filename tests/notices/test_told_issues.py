"""What became of an issue is told to whom it is given, to who leads where nobody takes it, and to all who said so."""

from datetime import timedelta

from roost.issues import escalation, fixes, me_too, merging, rewording, routing, states
from roost.kit import database
from tests.bookings.world import World
from tests.issues.fixing import installed, ordered, planned
from tests.issues.reporting import reported
from tests.issues.steps import FRIDAY, SECOND, cannot, confirm, mark, own, pass_on, promise, reopen, sort, wait
from tests.notices.told import LATER, forget, notices, switch_off, told
from tests.support import NOW

SOON = NOW + timedelta(seconds=5)
AFTER = NOW + timedelta(minutes=10)
TOLD = AFTER + LATER
BY_FRIDAY = "Friday 27 November"
LOOKS = "Somebody looks at it, and says more by Thursday 26 November."
YOURS = "Your next word is due by Thursday 26 November."
ASKED = "Is it? You have 14 days to say that it is not."


async def an_issue(world: World, by: str = "ann", **wish: object) -> int:
    """Reported long enough ago to be told of anything, and told already."""
    number = await reported(world, by, now=NOW - timedelta(hours=1), **wish)
    await forget()
    return number


async def owned(world: World, by: str = "fay") -> int:
    number = await an_issue(world)
    await own(world, number, by, now=NOW - timedelta(minutes=30))
    await forget()
    return number


async def test_to_report_tells_nobody(world: World) -> None:
    await reported(world)
    assert await told() == []


async def test_who_reported_it_and_said_me_too_hear_that_somebody_owns_it_and_by_when(world: World) -> None:
    number = await an_issue(world)
    await me_too.add(number, await world.who("ben"), NOW)
    await own(world, number, now=AFTER)
    news = (f"Issue {number} has news", LOOKS)
    assert await told(TOLD) == [("ann", *news), ("ben", *news)]


async def test_what_is_told_opens_the_issue(world: World) -> None:
    number = await an_issue(world)
    await own(world, number, now=AFTER)
    await told(TOLD)
    [one] = await notices()
    assert (one["path"], one["kind"]) == (f"/issue/{number}", "news")
    assert one["about"] == await database.fetch_value("SELECT id FROM issue WHERE number = $1", number)


async def test_every_step_is_told_to_who_reported_it(world: World) -> None:
    number = await owned(world)
    steps = [
        (promise, f"It is promised for {BY_FRIDAY}."),
        (wait, f"It waits on others, and is looked at again on {BY_FRIDAY}."),
        (pass_on, f"It was passed on, and is looked at again on {BY_FRIDAY}."),
        (cannot, f"It can't be changed, and says why. It is looked at again on {BY_FRIDAY}."),
    ]
    for turn, (step, body) in enumerate(steps, 1):
        at = NOW + turn * timedelta(minutes=1)
        await step(world, number, now=at)
        assert await told(at + LATER) == [("ann", f"Issue {number} has news", body)]


async def test_whoever_does_it_to_their_own_report_is_not_told(world: World) -> None:
    number = await an_issue(world, "fay")
    await own(world, number, now=AFTER)
    await sort(world, number, now=AFTER + timedelta(minutes=1))
    assert await told(AFTER + timedelta(hours=1)) == []


async def test_whoever_is_given_an_issue_hears_that_it_is_theirs(world: World) -> None:
    number = await an_issue(world)
    await own(world, number, "leo", person=world.person["fay"], now=AFTER)
    assert await told(TOLD, "owner") == [("fay", f"Issue {number} is yours now", YOURS)]


async def test_whose_issue_is_given_to_somebody_else_hears_that_it_is_not_theirs(world: World) -> None:
    number = await owned(world)
    await own(world, number, "leo", person=world.person["dee"], now=AFTER)
    assert await told(TOLD) == [
        ("ann", f"Issue {number} has news", LOOKS),
        ("dee", f"Issue {number} is yours now", YOURS),
        ("fay", f"Issue {number} has news", "It is not yours any more."),
    ]


async def test_whoever_takes_it_is_not_told_and_nor_is_who_does_not_want_to_be(world: World) -> None:
    number = await an_issue(world)
    await switch_off(world.person["dee"], "owner")
    await own(world, number, "fay", now=AFTER)
    await own(world, number, "leo", person=world.person["dee"], now=AFTER + timedelta(minutes=1))
    assert [who for who, _, _ in await told(AFTER + timedelta(hours=1)) if who in ("leo", "dee")] == []


async def test_given_away_and_back_at_once_is_told_to_nobody(world: World) -> None:
    number = await owned(world)
    for person, at in (("dee", AFTER), ("fay", AFTER + timedelta(seconds=8))):
        await own(world, number, "leo", person=world.person[person], now=at)
    assert await told(AFTER + LATER) == []
    assert await told(AFTER + timedelta(minutes=1)) == []


async def test_what_changes_twice_at_once_is_told_once_as_it_is_now(world: World) -> None:
    number = await owned(world)
    await promise(world, number, now=AFTER)
    await wait(world, number, now=AFTER + timedelta(seconds=5))
    assert [body for _, _, body in await told(AFTER + timedelta(minutes=1))] == [
        f"It waits on others, and is looked at again on {BY_FRIDAY}."
    ]


async def test_what_is_said_to_be_so_twice_at_once_is_told_once(world: World) -> None:
    number = await an_issue(world)
    at = (AFTER, AFTER + timedelta(seconds=8))
    await own(world, number, "leo", person=world.person["fay"], now=at[0])
    for each in at:
        await promise(world, number, by="leo", now=each)
    assert [who for now in at for who, _, _ in await told(now + LATER)] == ["ann", "fay"]


async def test_what_changes_nothing_that_is_told_is_not_news(world: World) -> None:
    number = await owned(world)
    await mark(world, number, "tame", now=AFTER)
    await states.note_ticket(number, None, await world.who("fay"), "INC-1", AFTER)
    await own(world, number, now=AFTER)
    assert await told(TOLD) == []


async def test_a_new_date_is_news(world: World) -> None:
    number = await owned(world)
    await own(world, number, next_word_by=FRIDAY, now=AFTER)
    assert [body for _, _, body in await told(TOLD)] == [f"Somebody looks at it, and says more by {BY_FRIDAY}."]
    assert SECOND < FRIDAY


async def test_a_word_is_told_to_all_but_who_said_it(world: World) -> None:
    number = await owned(world)
    await me_too.add(number, await world.who("ben"), NOW)
    await rewording.add_word(number, await world.who("fay"), "Which socket is it?", "question", True, None, AFTER)
    news = (f"Issue {number} has news", "Something was said about it.")
    assert await told(TOLD) == [("ann", *news), ("ben", *news)]
    await rewording.add_word(number, await world.who("ann"), "The left one.", "word", True, None, AFTER)
    assert await told(TOLD) == [("ben", *news), ("fay", *news)]


async def test_what_is_sorted_is_asked_of_all_who_said_so(world: World) -> None:
    number = await owned(world)
    await me_too.add(number, await world.who("ben"), NOW)
    await sort(world, number, now=AFTER)
    asked = (f"Issue {number} is said to be sorted", ASKED)
    assert await told(TOLD) == [("ann", *asked), ("ben", *asked)]
    assert {one["kind"] for one in await notices()} == {"sorted"}


async def test_whoever_has_answered_by_then_is_not_asked(world: World) -> None:
    number = await owned(world)
    await sort(world, number, now=AFTER)
    await confirm(world, number, now=AFTER + timedelta(seconds=3))
    assert await told(TOLD) == []


async def test_its_owner_hears_that_it_is_not_sorted_and_who_said_so_does_not(world: World) -> None:
    number = await owned(world)
    await sort(world, number, now=NOW)
    await told()
    await reopen(world, number, now=AFTER)
    assert await told(TOLD) == [("fay", f"Issue {number} is not sorted", f"It is yours again. {YOURS}")]


async def test_the_others_hear_that_it_is_looked_at_again(world: World) -> None:
    number = await owned(world)
    await me_too.add(number, await world.who("ben"), NOW)
    await sort(world, number, now=NOW)
    await told()
    await reopen(world, number, now=AFTER)
    assert await told(TOLD, "news") == [("ben", f"Issue {number} has news", f"It is not sorted. {LOOKS}")]


async def test_what_is_merged_is_told_to_who_reported_it_and_then_they_hear_of_the_whole(world: World) -> None:
    one, other = await owned(world), await an_issue(world, "ben", at="T2")
    await merging.same_as(other, None, one, await world.who("fay"), AFTER)
    assert await told(TOLD) == [("ben", f"Issue {other} has news", f"It is the same as issue {one}, and counts there.")]
    at = AFTER + timedelta(minutes=5)
    await sort(world, one, now=at)
    assert [(who, title) for who, title, _ in await told(at + LATER)] == [
        ("ann", f"Issue {one} is said to be sorted"),
        ("ben", f"Issue {one} is said to be sorted"),
    ]


async def test_another_queue_is_news_and_whose_it_was_hears_that_it_is_not_theirs(world: World) -> None:
    number = await owned(world)
    await routing.reroute(number, None, "it", "It is the dock.", await world.who("leo"), AFTER)
    assert await told(TOLD) == [
        ("ann", f"Issue {number} has news", "Another queue has it now."),
        ("fay", f"Issue {number} has news", "It is not yours any more."),
    ]


async def test_silence_is_told_to_the_lead_then_the_leaders_then_the_directors(world: World) -> None:
    number = await an_issue(world)
    bodies = []
    for days in range(1, 30):
        at = NOW + timedelta(days=days)
        await escalation.escalate(at)
        bodies += await told(at + LATER)
    words = [
        f"It has waited {n} working day{s}. Own it, or say whose it is."
        for n, s in (("one", ""), ("three", "s"), ("ten", "s"))
    ]
    title = f"Nobody owns issue {number}"
    assert bodies == [("fay", title, words[0]), ("leo", title, words[1]), ("dee", title, words[2])]


async def test_what_somebody_owns_by_then_is_nobodys_silence(world: World) -> None:
    number = await an_issue(world)
    at = NOW + timedelta(days=1)
    await escalation.escalate(at)
    await own(world, number, now=at + timedelta(seconds=5))
    assert await told(at + LATER, "escalated") == []


async def test_a_fix_thanks_everybody_counted_in_once_and_asks_whether_it_is_sorted(world: World) -> None:
    one, other = await an_issue(world), await an_issue(world, at="T2")
    await me_too.add(one, await world.who("ben"), NOW)
    fix = await planned(world, one, other)
    await ordered(world, fix)
    await forget()
    await installed(world, fix, now=AFTER)
    [row] = await database.fetch("SELECT number FROM fix")
    title = f"Fix {row['number']} is here"
    assert await told(TOLD) == [
        ("ann", title, f"It sorts issue {other}. Is it sorted? Thank you for saying so."),
        ("ben", title, f"It sorts issue {one}. Is it sorted? Thank you for saying so."),
    ]


async def test_whoever_wants_no_thanks_is_asked_all_the_same(world: World) -> None:
    number = await an_issue(world)
    await switch_off(world.person["ann"], "fix")
    fix = await planned(world, number)
    await ordered(world, fix)
    await forget()
    await installed(world, fix, now=AFTER)
    assert await told(TOLD) == [("ann", f"Issue {number} is said to be sorted", ASKED)]


async def test_what_comes_to_somebody_by_a_fix_is_told_to_them(world: World) -> None:
    number = await an_issue(world)
    fix = await planned(world, await owned(world))
    await forget()
    await fixes.add(fix, (number,), None, await world.who("leo"), AFTER)
    assert await told(TOLD, "owner") == [("fay", f"Issue {number} is yours now", YOURS)]

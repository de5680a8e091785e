"""A receiver that misbehaves: nothing is lost or comes under two ids, nobody else waits, and after a day it is off."""

from datetime import timedelta
from email.utils import format_datetime

import pytest

from roost import webhooks
from roost.bookings import changes
from roost.kit import database
from roost.webhooks.rules import FIRST_WAIT, GIVEN_UP, LONGEST_WAIT, wait_after
from roost.webhooks.teller import MOST_ANSWER, PATIENCE
from tests.bookings.world import World
from tests.support import NOW
from tests.webhooks.hooks import ADDRESS, LATER, UNDO, deliveries, hook, one_of, tell
from tests.webhooks.receiver import Receiver

SOON = timedelta(seconds=2)
SHORT = timedelta(seconds=0.5)
FAR = NOW.date() + timedelta(days=8)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("500", "it is busy or broken (500)"),
        ("503", "it is busy or broken (503)"),
        ("429", "it was told too much at once (429)"),
        ("404", "it refused what was told (404)"),
        ("hang", "it did not answer within 0.5 seconds"),
        ("slam", "it broke off before it had answered"),
        ("302", "it sent us elsewhere, where we do not go (302)"),
    ],
)
async def test_what_did_not_arrive_is_sent_again_under_the_same_id(
    world: World, receiver: Receiver, how: str, words: str
) -> None:
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    receiver.how.append(how)
    assert await tell(receiver, patience=SHORT if how == "hang" else PATIENCE) == 0
    found = await one_of(webhook)
    assert (found.state, found.failure, found.waiting) == ("failing", words, 1)
    [waiting] = await deliveries(webhook)
    # Not before its time.
    assert await tell(receiver, LATER + FIRST_WAIT - SOON) == 0
    assert await tell(receiver, LATER + FIRST_WAIT + SOON) == 1
    assert [one.id for one in receiver.arrived] == [str(waiting.id)]
    found = await one_of(webhook)
    assert (found.state, found.failing_since, found.failure, found.waiting) == ("on", None, None, 0)


async def test_a_redirect_to_this_machine_is_not_followed(world: World, receiver: Receiver) -> None:
    await hook(world, receiver)
    receiver.headers["Location"] = receiver.at("/elsewhere")
    await world.book("ann", "P1")
    for status in ("301", "302", "307", "308"):
        receiver.how = [status]
        await tell(receiver, LATER + timedelta(hours=int(status)))
    assert set(receiver.asked) == {"/roost"}
    assert receiver.arrived == []


async def test_an_answer_that_breaks_off_was_an_answer_and_the_message_comes_no_more(
    world: World, receiver: Receiver
) -> None:
    """It said 200: what came after it is nothing that we need."""
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    receiver.how.append("break off")
    await tell(receiver)
    [one] = await deliveries(webhook)
    assert one.state == "sent"


async def test_of_an_endless_answer_little_is_read_and_it_counts(world: World, receiver: Receiver) -> None:
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    receiver.how.append("endless")
    assert MOST_ANSWER == 65536
    assert await tell(receiver) == 1
    # We hung up on it, which it noticed.
    await receiver.released.wait()
    assert [one.state for one in await deliveries(webhook)] == ["sent"]


@pytest.mark.parametrize("as_date", [False, True])
async def test_a_receiver_says_when_to_come_back(world: World, receiver: Receiver, as_date: bool) -> None:
    await hook(world, receiver)
    back = LATER + timedelta(minutes=20)
    receiver.headers["Retry-After"] = format_datetime(back, usegmt=True) if as_date else "1200"
    await world.book("ann", "P1")
    receiver.how.append("429")
    assert await tell(receiver) == 0
    assert await tell(receiver, back - SOON) == 0
    assert await tell(receiver, back + SOON) == 1


async def test_one_message_that_is_refused_does_not_hold_up_the_next(world: World, receiver: Receiver) -> None:
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    await world.book("ben", "P2", now=NOW + timedelta(seconds=1))
    receiver.how.append("400")
    assert await tell(receiver, LATER + SOON) == 1
    assert [one.state for one in await deliveries(webhook)] == ["due", "sent"]
    assert (await one_of(webhook)).state == "on"


async def test_one_that_is_away_is_asked_once_however_much_waits_and_others_do_not_wait(
    world: World, receiver: Receiver
) -> None:
    await hook(world, receiver, path="/slow")
    await hook(world, receiver, path="/quick")
    for label, name in (("P1", "ann"), ("P2", "ben"), ("T1", "eve")):
        await world.book(name, label)
    receiver.how.append("hang")
    # Whichever hangs, the other hears everything in the same turn.
    assert await tell(receiver, patience=SOON) == 3
    assert len(receiver.asked) == 4


async def test_what_is_away_for_a_day_is_switched_off_and_administrators_see_it(
    world: World, receiver: Receiver
) -> None:
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    at, tries = LATER, 0
    while (await one_of(webhook)).state != "off":
        receiver.how = ["500"]
        await tell(receiver, at)
        tries += 1
        at += LONGEST_WAIT + SOON
        assert tries < 50
    found = await one_of(webhook)
    assert found.off_why == "nothing arrived for a day: it is busy or broken (500)"
    assert found.off_at is not None
    assert GIVEN_UP <= found.off_at - LATER < GIVEN_UP + 2 * LONGEST_WAIT
    [one] = await deliveries(webhook)
    assert (one.state, one.failure) == ("failed", "it is busy or broken (500)")
    assert await webhooks.troubles() == [f"to /roost: off, {found.off_why}"]
    # It is in the audit, by nobody.
    [event] = await database.fetch("SELECT actor, facts FROM journal WHERE verb = 'webhook off'")
    assert (event["actor"], event["facts"]) == (None, '{"to": "off", "from": "on"}')


async def test_one_that_says_that_it_is_gone_is_off_at_once(world: World, receiver: Receiver) -> None:
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    receiver.how.append("410")
    await tell(receiver)
    found = await one_of(webhook)
    assert (found.state, found.off_why) == ("off", "it answered that it is there no more (410)")


async def test_a_message_is_given_up_after_a_day_where_others_arrive(world: World, receiver: Receiver) -> None:
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    await webhooks.expand(LATER, ADDRESS)
    [refused] = await deliveries(webhook)
    receiver.never.add(str(refused.id))
    at, n = LATER, 0
    while (await deliveries(webhook))[0].state == "due":
        n += 1
        assert n < 50
        # Each time another one arrives, so that the receiver is there.
        if n % 2:
            booking = await world.book("ben", "P2", day=FAR, now=at)
        else:
            await changes.cancel(booking, world.person["ben"], at)
        await tell(receiver, at + UNDO)
        at += LONGEST_WAIT + SOON
    assert {one.state for one in (await deliveries(webhook))[1:]} == {"sent"}
    assert (await one_of(webhook)).state == "on"
    assert GIVEN_UP <= at - LATER <= GIVEN_UP + 2 * LONGEST_WAIT


def test_the_waits_grow_up_to_a_bound_and_are_never_shorter_than_asked() -> None:
    own = [wait_after(fails) for fails in range(1, 500)]
    assert own[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert own[-1] == LONGEST_WAIT
    assert wait_after(1, timedelta(hours=2)) == timedelta(hours=2)
    assert wait_after(1, timedelta(0)) == FIRST_WAIT

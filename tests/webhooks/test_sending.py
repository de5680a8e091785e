"""What happened arrives: signed, once, in order, and only what was asked for."""

import asyncio
from datetime import timedelta

from roost import webhooks
from roost.bookings import changes
from roost.kit import database
from roost.webhooks import store
from roost.webhooks.expansion import KEPT
from roost.webhooks.teller import Teller
from roost.webhooks.wire import WebhookChange
from tests.bookings.world import World
from tests.support import NOW
from tests.webhooks.hooks import ADDRESS, LATER, deliveries, hook, marks, one_of, tell, types
from tests.webhooks.receiver import Receiver

HOUR = timedelta(hours=1)


async def test_what_happened_arrives_as_standard_webhooks_say(world: World, receiver: Receiver) -> None:
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    assert await tell(receiver) == 1
    [message] = receiver.arrived
    assert receiver.refused == []
    assert message.body == {
        "type": "booking.booked",
        "timestamp": "2026-11-24T09:00:00Z",
        "data": {"kind": "bay", "site": "deck", "floor": "deck-0", "zone": "deck-0-p", "day": "2026-11-25"},
    }
    [one] = await deliveries(webhook)
    assert (str(one.id), one.state, one.status, one.tries) == (message.id, "sent", 204, 1)
    found = await one_of(webhook)
    assert (found.state, found.waiting, found.sent_at) == ("on", 0, one.ended_at)


async def test_a_signature_of_another_secret_is_none(world: World, receiver: Receiver) -> None:
    """The receiver of these tests can tell."""
    await hook(world, receiver)
    receiver.expects("/roost", "whsec_" + "A" * 43 + "=")
    await world.book("ann", "P1")
    await tell(receiver)
    assert (receiver.arrived, receiver.refused) == ([], ["signature"])


async def test_nobody_is_told_before_an_undo_is_over_and_nothing_twice(world: World, receiver: Receiver) -> None:
    await hook(world, receiver)
    await world.book("ann", "P1")
    assert await tell(receiver, LATER - timedelta(seconds=1)) == 0
    assert await tell(receiver) == 1
    assert await tell(receiver, LATER + HOUR) == 0
    assert await marks() == 0


async def test_messages_arrive_in_the_order_in_which_it_happened(world: World, receiver: Receiver) -> None:
    await hook(world, receiver, "booking", "outage")
    booking = await world.book("ann", "P1")
    await changes.cancel(booking, world.person["ann"], NOW + timedelta(seconds=1))
    outage = await world.put_out(space="T1", now=NOW + timedelta(seconds=2))
    assert outage
    await tell(receiver, LATER + HOUR)
    assert types(receiver) == ["booking.booked", "booking.freed", "outage.began"]


async def test_each_hears_what_it_asked_for_from_when_it_was_made(world: World, receiver: Receiver) -> None:
    await world.book("ann", "P1", now=NOW - HOUR)
    assert await marks() == 0  # nobody was to be told
    await hook(world, receiver, "booking", path="/bookings")
    await hook(world, receiver, "outage", path="/outages")
    await world.book("ben", "P2")
    await world.put_out(space="T1")
    await tell(receiver)
    assert sorted((one.path, one.body["type"]) for one in receiver.arrived) == [
        ("/bookings", "booking.booked"),
        ("/outages", "outage.began"),
    ]


async def test_what_never_happened_is_never_told(world: World, receiver: Receiver) -> None:
    await hook(world, receiver)
    before = await marks()
    try:
        async with database.transaction():
            await world.book("ann", "P1")
            raise RuntimeError("rolled back")
    except RuntimeError:
        pass
    assert await marks() == before


async def test_two_workers_at_once_tell_it_once(world: World, receiver: Receiver) -> None:
    await hook(world, receiver)
    for label in ("P1", "P2"):
        await world.book("ann" if label == "P1" else "ben", label)
    await asyncio.gather(*(webhooks.expand(LATER, ADDRESS) for _ in range(2)))
    receiver.clock.at = LATER
    async with Teller((receiver.host,)) as one, Teller((receiver.host,)) as two:
        assert sum(await asyncio.gather(one.send_due(LATER), two.send_due(LATER))) == 2
    assert len(receiver.arrived) == 2


async def test_one_that_is_off_is_told_nothing_and_on_again_only_what_comes(world: World, receiver: Receiver) -> None:
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    await webhooks.expand(LATER, ADDRESS)
    await store.switch_off(webhook, "for a test", LATER)
    assert [one.state for one in await deliveries(webhook)] == ["failed"]
    await world.book("ben", "P2", now=LATER)
    assert await tell(receiver, LATER + HOUR) == 0
    found = await one_of(webhook)
    assert (found.state, found.off_why, found.waiting) == ("off", "for a test", 0)
    wish = WebhookChange(found.name, ["booking"], "json", on=True)
    found = await store.change(webhook, wish, f'"{found.version}"', (receiver.host,), world.person["fay"], LATER + HOUR)
    assert (found.state, found.off_why) == ("on", None)
    await world.book("eve", "P2", day=NOW.date() + timedelta(days=3), now=LATER + HOUR)
    assert await tell(receiver, LATER + 2 * HOUR) == 1


async def test_what_was_told_is_listed_for_thirty_days(world: World, receiver: Receiver) -> None:
    webhook = await hook(world, receiver)
    await world.book("ann", "P1")
    await tell(receiver)
    assert await webhooks.forget_old(LATER + KEPT - HOUR) == 0
    assert await webhooks.forget_old(LATER + KEPT + HOUR) == 1
    assert await deliveries(webhook) == []


async def test_an_event_that_cannot_be_said_keeps_no_other_waiting(
    world: World, receiver: Receiver, monkeypatch
) -> None:
    await hook(world, receiver)
    bad = await world.book("ann", "P1")
    await world.book("ben", "P2")
    said = webhooks.expansion.saying.said

    async def fails(events):
        if any(event.entity_id == str(bad) for event in events):
            raise ValueError("not to be said")
        return await said(events)

    with monkeypatch.context() as patched:
        patched.setattr(webhooks.expansion.saying, "said", fails)
        assert await tell(receiver) == 1
    assert await marks() == 1
    assert await tell(receiver, LATER + HOUR) == 1

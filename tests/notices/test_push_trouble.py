"""A push service that misbehaves: no notice is lost, none is told twice, and none keeps the others waiting."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from uuid import UUID

import pytest

from roost.kit import database
from roost.notices.deliveries import FIRST_WAIT, LONGEST_WAIT, wait_after
from roost.notices.lanes import ENOUGH, FIRST_PAUSE, IN_A_ROW, WIDTH
from roost.notices.post import AT_ONCE, Post
from roost.notices.push import PATIENCE
from tests.notices import outbox
from tests.notices.push_service import PushService, Subscription
from tests.support import NOW, SetClock

SOON = timedelta(seconds=2)
# Nobody listens there: a mail that takes the place of a push stays due.
SMTP = {"smtp": "smtp://127.0.0.1:9", "mail_from": "roost@example.gov.uk"}


async def send(service: PushService, at: datetime = NOW, patience: timedelta = PATIENCE, **more: str) -> int:
    """One turn of a process of its own."""
    async with Post(outbox.setup(service, **more), patience=patience) as post:
        return await post.send_due(at)


async def one(service: PushService, how: str, retry_after: str | None = None) -> tuple[Subscription, UUID]:
    """One notice that is due to a subscription that is treated so."""
    subscription = service.subscribe(how, retry_after)
    [delivery] = await outbox.one_each(service, [subscription])
    return subscription, delivery


@pytest.mark.parametrize("how", ["404", "410"])
async def test_a_subscription_that_is_no_more_is_dropped_and_the_notice_goes_by_mail(
    service: PushService, how: str
) -> None:
    subscription, delivery = await one(service, how)
    assert await send(service, **SMTP) == 1
    assert (await outbox.row(delivery))["state"] == "failed"
    assert await database.fetch_value("SELECT count(*) FROM device") == 0
    assert await outbox.states() == {("push", "failed"): 1, ("mail", "due"): 1}
    assert subscription.tried == 1


@pytest.mark.parametrize("how", ["400", "401", "403", "413", "redirect"])
async def test_what_is_refused_for_good_goes_by_mail_and_the_device_says_why(service: PushService, how: str) -> None:
    well = service.subscribe()
    subscription, _ = await one(service, how)
    assert await send(service, **SMTP) == 1
    assert await outbox.states() == {("push", "failed"): 1, ("mail", "due"): 1}
    failure = await database.fetch_value("SELECT failure FROM device")
    assert "push service" in failure
    assert service.host not in failure
    assert subscription.tried == 1
    assert well.tried == 0


async def test_without_mails_what_cannot_be_pushed_is_in_the_inbox_alone(service: PushService) -> None:
    await one(service, "410")
    assert await send(service) == 1
    assert await outbox.states() == {("push", "failed"): 1}


async def test_no_mail_where_another_device_of_the_person_has_it(service: PushService) -> None:
    [person] = await outbox.people(1)
    notice = await outbox.notice(person)
    for device in await outbox.devices([person, person], [service.subscribe("410"), service.subscribe()]):
        await outbox.deliver(notice, device, service.host)
    await send(service, **SMTP)
    assert await outbox.states() == {("push", "failed"): 1, ("push", "sent"): 1}


async def test_one_mail_where_all_devices_of_the_person_are_gone(service: PushService) -> None:
    [person] = await outbox.people(1)
    notice = await outbox.notice(person)
    for device in await outbox.devices([person] * 3, [service.subscribe("410") for _ in range(3)]):
        await outbox.deliver(notice, device, service.host)
    await send(service, **SMTP)
    assert await outbox.states() == {("push", "failed"): 3, ("mail", "due"): 1}


async def test_a_mail_waits_until_the_last_device_has_failed(service: PushService) -> None:
    [person] = await outbox.people(1)
    notice = await outbox.notice(person)
    phone, laptop = service.subscribe("410"), service.subscribe("500")
    for device in await outbox.devices([person] * 2, [phone, laptop]):
        await outbox.deliver(notice, device, service.host)
    await send(service, **SMTP)
    assert await outbox.states() == {("push", "failed"): 1, ("push", "due"): 1}
    laptop.how = "410"
    await send(service, NOW + timedelta(minutes=1), **SMTP)
    assert await outbox.states() == {("push", "failed"): 2, ("mail", "due"): 1}


async def test_no_mail_for_whoever_wants_none(service: PushService) -> None:
    await one(service, "410")
    await database.execute("INSERT INTO notice_choice (person, kind, wanted) SELECT id, 'mails', false FROM person")
    await send(service, **SMTP)
    assert await outbox.states() == {("push", "failed"): 1}


@pytest.mark.parametrize("how", ["429", "500", "503", "broken", "garbage"])
async def test_what_is_not_taken_now_is_sent_once_it_is(service: PushService, how: str) -> None:
    subscription, delivery = await one(service, how)
    assert await send(service) == 0
    assert (await outbox.row(delivery))["failure"]
    subscription.how = ""
    assert await send(service, NOW + FIRST_WAIT - SOON) == 0
    assert await send(service, NOW + FIRST_WAIT + SOON) == 1
    assert len(subscription.arrived) == 1
    assert await outbox.states() == {("push", "sent"): 1}


@pytest.mark.parametrize("as_date", [False, True], ids=["seconds", "date"])
async def test_a_service_says_when_to_come_back(service: PushService, as_date: bool) -> None:
    back = NOW + timedelta(minutes=20)
    subscription, _ = await one(service, "429", format_datetime(back, usegmt=True) if as_date else "1200")
    assert await send(service) == 0
    subscription.how = ""
    assert await send(service, back - SOON) == 0
    assert await send(service, back + SOON) == 1


def test_the_waits_grow_up_to_a_bound_and_are_never_shorter_than_asked() -> None:
    own = [wait_after(tries, None) for tries in range(1, 2000)]
    assert own[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert own[-1] == LONGEST_WAIT
    assert wait_after(1, timedelta(hours=1)) == timedelta(hours=1)
    assert wait_after(1, timedelta(0)) == FIRST_WAIT


async def test_what_was_taken_is_not_sent_again_because_the_answer_broke_off(service: PushService) -> None:
    subscription, _ = await one(service, "cut")
    assert await send(service) == 1
    assert await send(service, NOW + timedelta(hours=1)) == 0
    assert len(subscription.arrived) == 1


async def test_a_service_that_hangs_is_left_in_time_and_asked_again_later(service: PushService) -> None:
    subscription, delivery = await one(service, "hang")
    assert await send(service, patience=timedelta(seconds=0.5)) == 0
    assert (await outbox.row(delivery))["failure"] == "its push service did not answer in time"
    subscription.how = ""
    assert await send(service, NOW + timedelta(minutes=1)) == 1
    assert len(subscription.arrived) == 1


async def test_what_is_too_late_is_not_sent_any_more(service: PushService) -> None:
    over, old = service.subscribe(), service.subscribe("500")
    [first] = await outbox.one_each(service, [over], until=NOW + timedelta(hours=1))
    [second] = await outbox.one_each(service, [old], kind="booked")
    assert await send(service, NOW + timedelta(hours=1)) == 1
    old.how = ""
    assert await send(service, NOW + timedelta(days=30)) == 1
    for delivery in (first, second):
        assert ((await outbox.row(delivery))["state"], (await outbox.row(delivery))["failure"]) == (
            "failed",
            "too late",
        )
    assert over.arrived == old.arrived == []


@pytest.mark.parametrize(("of_use", "mails"), [(timedelta(days=3), 1), (timedelta(days=1), 0)])
async def test_where_a_service_was_away_all_the_time_a_mail_goes_as_long_as_it_is_of_use(
    service: PushService, of_use: timedelta, mails: int
) -> None:
    await outbox.one_each(service, [service.subscribe("500")], kind="booked", until=NOW + of_use)
    assert await send(service, **SMTP) == 0
    await send(service, NOW + timedelta(days=2), **SMTP)
    states = await outbox.states()
    assert (states["push", "failed"], states["mail", "due"]) == (1, mails)


async def test_what_waited_for_the_morning_is_not_too_late_for_that(service: PushService, clock: SetClock) -> None:
    subscription = service.subscribe()
    [person] = await outbox.people(1)
    [device] = await outbox.devices([person], [subscription])
    await outbox.deliver(await outbox.notice(person), device, service.host, NOW + timedelta(days=14))
    assert await send(service, NOW) == 0
    clock.move(days=14)
    assert await send(service, clock()) == 1
    assert len(subscription.arrived) == 1


async def test_a_service_that_is_away_is_left_alone_for_a_while_and_then_asked_once(service: PushService) -> None:
    subscriptions = [service.subscribe("503") for _ in range(200)]
    await outbox.one_each(service, subscriptions)
    async with Post(outbox.setup(service)) as post:
        assert await post.send_due(NOW) == 0
        first = sum(one.tried for one in subscriptions)
        assert IN_A_ROW <= first <= IN_A_ROW + WIDTH
        assert await post.send_due(NOW + FIRST_PAUSE + SOON) == 0
        assert sum(one.tried for one in subscriptions) == first + 1
        for one_ in subscriptions:
            one_.how = ""
        assert await post.send_due(NOW + timedelta(hours=1)) == 200
    assert all(len(one_.arrived) == 1 for one_ in subscriptions)


async def test_a_few_broken_subscriptions_do_not_keep_their_service_from_the_others(service: PushService) -> None:
    subscriptions = [service.subscribe("500" if n % 4 == 0 else "") for n in range(100)]
    await outbox.one_each(service, subscriptions)
    assert await send(service) == 75


async def test_a_service_that_hangs_keeps_neither_the_others_nor_more_than_its_share(service: PushService) -> None:
    async with PushService(service.clock) as other:
        stuck = [other.subscribe("hang") for _ in range(1000)]
        await outbox.one_each(other, stuck)
        well = [service.subscribe() for _ in range(400)]
        await outbox.one_each(service, well)
        when: list[int] = []
        service.on_arrival = lambda count: when.append(sum(one.tried for one in stuck))
        setup = outbox.setup(service, push_hosts=(service.host, other.host))
        async with Post(setup) as post:
            sending = outbox.in_background(post.send_due(NOW))
            await outbox.until(lambda: len(when) == 400)
            taken = await database.fetch_value(
                "SELECT count(*) FROM delivery WHERE host = $1 AND leased_until IS NOT NULL", other.host
            )
            sending.cancel()
        # All of them, while the first of the others still hung.
        assert max(when) <= WIDTH == other.most_at_once
        # Whatever is taken, nobody else can send.
        assert taken <= WIDTH + ENOUGH + AT_ONCE


async def test_a_turn_takes_what_falls_due_while_another_service_hangs(service: PushService) -> None:
    async with PushService(service.clock) as other:
        await outbox.one_each(other, [other.subscribe("hang")])
        late = service.subscribe()
        setup = outbox.setup(service, push_hosts=(service.host, other.host))
        async with Post(setup, patience=timedelta(seconds=2)) as post:
            sending = outbox.in_background(post.send_due(NOW))
            await outbox.until(lambda: other.at_once == 1)
            await outbox.one_each(service, [late])
            await outbox.until(lambda: len(late.arrived) == 1)
            assert other.at_once == 1
            assert await sending == 1


def test_the_clock_of_these_tests_is_the_one_of_the_dates_above() -> None:
    assert datetime(2026, 11, 24, 9, 0, tzinfo=UTC) == NOW

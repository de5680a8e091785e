"""The outbox is emptied: at least once each, by as many workers as there are, and never what need not be told."""

import asyncio
import contextvars
from datetime import timedelta
from uuid import UUID

import pytest

from roost.kit import database
from roost.kit.errors import NotFound, Unavailable
from roost.kit.ids import new_id
from roost.notices import deliveries
from roost.notices.lanes import WIDTH
from roost.notices.mail import Mailer
from roost.notices.outgoing import SENT, Outcome, Outgoing
from roost.notices.post import LEASE, Post
from tests.notices import outbox
from tests.notices.push_service import PushService
from tests.support import NOW

MAILS = {"smtp": "smtp://127.0.0.1:9", "mail_from": "roost@example.gov.uk"}


@pytest.fixture
def mailed(monkeypatch: pytest.MonkeyPatch) -> list[Outgoing]:
    """What is handed to the mailer; what it does with it is not these tests' business."""
    handed: list[Outgoing] = []

    async def send(self: Mailer, out: Outgoing, now: object) -> Outcome:
        handed.append(out)
        return SENT

    monkeypatch.setattr(Mailer, "send", send)
    return handed


async def test_two_workers_send_each_delivery_once(service: PushService) -> None:
    subscriptions = [service.subscribe() for _ in range(600)]
    await outbox.one_each(service, subscriptions)
    async with Post(outbox.setup(service)) as one, Post(outbox.setup(service)) as other:
        done = await asyncio.gather(one.send_due(NOW), other.send_due(NOW))
    assert sum(done) == 600
    assert min(done) > 0
    assert {len(subscription.arrived) for subscription in subscriptions} == {1}


async def test_who_takes_at_the_same_moment_takes_others_and_waits_for_nobody(service: PushService) -> None:
    await outbox.one_each(service, [service.subscribe() for _ in range(10)])
    async with database.transaction():
        mine = await deliveries.claim(NOW, LEASE, [], 4)
        theirs = await asyncio.create_task(deliveries.claim(NOW, LEASE, [], 10), context=contextvars.Context())
    assert (len(mine), len(theirs)) == (4, 6)
    assert len({claimed.out.delivery for claimed in mine + theirs}) == 10


async def test_what_one_worker_has_taken_no_other_touches_while_its_lease_holds(service: PushService) -> None:
    subscription = service.subscribe()
    await outbox.one_each(service, [subscription])
    [taken] = await deliveries.claim(NOW, LEASE, [], 10)
    assert await deliveries.claim(NOW + LEASE - timedelta(seconds=1), LEASE, [], 10) == []
    [again] = await deliveries.claim(NOW + LEASE, LEASE, [], 10)
    assert (taken.out.delivery, taken.out.tries, again.out.tries) == (again.out.delivery, 1, 2)


async def test_who_comes_back_late_does_not_put_off_what_another_has_taken(service: PushService) -> None:
    [delivery] = await outbox.one_each(service, [service.subscribe()])
    [stale] = await deliveries.claim(NOW, LEASE, [], 10)
    [fresh] = await deliveries.claim(NOW + LEASE, LEASE, [], 10)
    late = deliveries.Done(stale.out, Outcome("later", "it was away", timedelta(hours=9)), NOW + LEASE)
    assert await deliveries.mark([late], NOW + LEASE, mail=False) == 0
    assert (await outbox.row(delivery))["leased_until"] == fresh.leased_until


async def test_nothing_is_begun_whose_lease_is_half_over(service: PushService) -> None:
    subscriptions = [service.subscribe() for _ in range(100)]
    await outbox.one_each(service, subscriptions)
    # Each answer takes a while: the lease of the last is half over before it comes to its turn.
    async with Post(outbox.setup(service), lease=timedelta(seconds=3)) as post:
        service.delay = 0.45
        first = await post.send_due(NOW)
        assert 0 < first < 100
        service.delay = 0
        assert await post.send_due(NOW + timedelta(minutes=10)) == 100 - first
    assert {len(subscription.arrived) for subscription in subscriptions} == {1}


async def test_what_could_not_be_written_down_is_written_down_later_and_not_sent_again(
    service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscription = service.subscribe()
    await outbox.one_each(service, [subscription])
    real = deliveries.mark

    async def away(*_: object, **__: object) -> int:
        raise Unavailable

    async with Post(outbox.setup(service)) as post:
        monkeypatch.setattr(deliveries, "mark", away)
        with pytest.raises(Unavailable):
            await post.send_due(NOW)
        monkeypatch.setattr(deliveries, "mark", real)
        assert await post.send_due(NOW) == 1
    assert len(subscription.arrived) == 1


async def test_what_a_worker_had_sent_but_not_written_down_is_sent_again_and_collapses(
    service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscription = service.subscribe()
    await outbox.one_each(service, [subscription])
    real = deliveries.mark

    async def away(*_: object, **__: object) -> int:
        raise Unavailable

    monkeypatch.setattr(deliveries, "mark", away)
    async with Post(outbox.setup(service)) as post:
        with pytest.raises(Unavailable):
            await post.send_due(NOW)
    monkeypatch.setattr(deliveries, "mark", real)
    async with Post(outbox.setup(service)) as post:
        assert await post.send_due(NOW + 2 * LEASE) == 1
    assert len(subscription.arrived) == 2
    assert len(subscription.shown) == 1


async def test_a_worker_that_ends_gives_back_what_it_had_not_begun(service: PushService) -> None:
    stuck = [service.subscribe("hang") for _ in range(100)]
    await outbox.one_each(service, stuck)
    async with Post(outbox.setup(service)) as post:
        sending = asyncio.create_task(post.send_due(NOW))
        await outbox.until(lambda: service.at_once == WIDTH)
        sending.cancel()
        await asyncio.wait([sending])
    begun = sum(one.tried for one in stuck)
    free = await deliveries.claim(NOW + timedelta(seconds=30), LEASE, [], 200)
    assert 0 < begun < 100
    assert len(free) == 100 - begun


async def test_mails_go_to_the_mailer_and_pushes_do_not(service: PushService, mailed: list[Outgoing]) -> None:
    [person] = await outbox.people(1)
    notice = await outbox.notice(person, about=new_id())
    delivery = await outbox.deliver(notice, None)
    await outbox.one_each(service, [service.subscribe()])
    async with Post(outbox.setup(service, **MAILS)) as post:
        assert await post.send_due(NOW) == 2
    [out] = mailed
    assert (out.notice, out.delivery, out.person, out.target, out.tries) == (notice, delivery, person, None, 1)
    assert out.email == f"{person.hex}@example.gov.uk"
    assert out.about is not None


async def test_a_push_service_that_hangs_keeps_no_mail_waiting(service: PushService, mailed: list[Outgoing]) -> None:
    await outbox.one_each(service, [service.subscribe("hang") for _ in range(300)])
    for person in await outbox.people(20):
        await outbox.deliver(await outbox.notice(person), None)
    async with Post(outbox.setup(service, **MAILS)) as post:
        sending = asyncio.create_task(post.send_due(NOW))
        await outbox.until(lambda: len(mailed) == 20)
        assert service.at_once > 0
        sending.cancel()


async def test_without_a_mail_server_mails_wait_for_one(service: PushService, mailed: list[Outgoing]) -> None:
    [person] = await outbox.people(1)
    await outbox.deliver(await outbox.notice(person), None)
    async with Post(outbox.setup(service)) as post:
        assert await post.send_due(NOW) == 0
    async with Post(outbox.setup(service, **MAILS)) as post:
        assert await post.send_due(NOW) == 1
    assert len(mailed) == 1


async def test_what_was_meant_for_a_device_that_is_gone_goes_by_mail(
    service: PushService, mailed: list[Outgoing]
) -> None:
    subscription = service.subscribe()
    await outbox.one_each(service, [subscription])
    await database.execute("DELETE FROM session")  # signed out, and the device with it
    async with Post(outbox.setup(service, **MAILS)) as post:
        assert await post.send_due(NOW) == 2
    assert subscription.tried == 0
    assert len(mailed) == 1
    assert await outbox.states() == {("push", "failed"): 1, ("mail", "sent"): 1}


async def test_a_device_that_is_another_persons_now_is_not_told_what_was_meant_for_the_first(
    service: PushService,
) -> None:
    subscription = service.subscribe()
    await outbox.one_each(service, [subscription])
    [other] = await outbox.people(1)
    await database.execute("UPDATE device SET person = $1, session = $2", other, other.bytes)
    async with Post(outbox.setup(service)) as post:
        await post.send_due(NOW)
    assert subscription.tried == 0
    assert await outbox.states() == {("push", "failed"): 1}
    assert await database.fetch_value("SELECT person FROM device") == other


async def changed_since(service: PushService, sql: str) -> tuple[int, str]:
    """How often a push was tried, and what its delivery ended as, where this happened after it fell due."""
    subscription = service.subscribe()
    [delivery] = await outbox.one_each(service, [subscription])
    await database.execute(sql)
    async with Post(outbox.setup(service, **MAILS)) as post:
        assert await post.send_due(NOW) == 1
    return subscription.tried, (await outbox.row(delivery))["state"]


async def test_who_has_left_is_told_nothing(service: PushService) -> None:
    assert await changed_since(service, "UPDATE person SET left_at = now()") == (0, "failed")


async def test_a_kind_that_was_switched_off_meanwhile_is_not_told(service: PushService) -> None:
    off = "INSERT INTO notice_choice (person, kind, wanted) SELECT person, kind, false FROM notice"
    assert await changed_since(service, off) == (0, "failed")


async def test_what_was_read_meanwhile_does_not_ring(service: PushService) -> None:
    assert await changed_since(service, "UPDATE notice SET read_at = at + interval '11 seconds'") == (0, "replaced")


async def test_what_was_marked_as_read_with_everything_before_it_could_be_seen_rings(service: PushService) -> None:
    assert await changed_since(service, "UPDATE notice SET read_at = at + interval '2 seconds'") == (1, "sent")


async def test_which_of_two_is_the_newer_is_not_said_by_a_clock(service: PushService) -> None:
    phone = service.subscribe()
    [person] = await outbox.people(1)
    [device] = await outbox.devices([person], [phone])
    for title, id_, at in (("older", UUID(int=2**128 - 1), NOW), ("newer", UUID(int=1), NOW - timedelta(seconds=5))):
        await outbox.deliver(
            await outbox.notice(person, id=id_, at=at, title=title, tag="booking 1"), device, service.host
        )
    async with Post(outbox.setup(service)) as post:
        assert await post.send_due(NOW) == 2
    assert [message.told["title"] for message in phone.arrived] == ["newer"]


async def test_one_that_cannot_be_sent_for_a_reason_of_ours_keeps_no_other_waiting(
    service: PushService, mailed: list[Outgoing], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    well = service.subscribe()
    await outbox.one_each(service, [well])
    [person] = await outbox.people(1)
    await outbox.deliver(await outbox.notice(person), None)

    async def broken(self: Mailer, out: Outgoing, now: object) -> Outcome:
        raise KeyError(out.email)

    monkeypatch.setattr(Mailer, "send", broken)
    async with Post(outbox.setup(service, **MAILS)) as post:
        assert await post.send_due(NOW) == 1
    assert len(well.arrived) == 1
    assert "KeyError" in caplog.text
    assert "example.gov.uk" not in caplog.text


async def test_no_log_says_an_endpoint(service: PushService, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    for how in ("", "404", "500", "broken", "garbage", "redirect", "cut"):
        await outbox.one_each(service, [service.subscribe(how)])
    async with Post(outbox.setup(service)) as post:
        await post.send_due(NOW)
    ours = [record for record in caplog.records if not record.name.startswith("aiohttp.server")]
    assert not [record.getMessage() for record in ours if "/push/" in record.getMessage()]


async def test_a_test_goes_to_its_device_at_once(service: PushService) -> None:
    subscription = service.subscribe()
    [device] = await outbox.devices(await outbox.people(1), [subscription])
    async with Post(outbox.setup(service)) as post:
        assert await post.test(device, NOW) == SENT
    [message] = subscription.arrived
    assert message.told["navigate"] == outbox.ADDRESS + "/me/notices"
    assert await database.fetch_value("SELECT sent_at FROM device") == NOW
    assert await database.fetch_value("SELECT count(*) FROM notice") == 0


@pytest.mark.parametrize(("how", "said"), [("410", "gone"), ("403", "failed"), ("500", "later")])
async def test_a_test_says_what_became_of_it(service: PushService, how: str, said: str) -> None:
    [device] = await outbox.devices(await outbox.people(1), [service.subscribe(how)])
    async with Post(outbox.setup(service, **MAILS)) as post:
        assert (await post.test(device, NOW)).said == said
    left: list[UUID] = [row["id"] for row in await database.fetch("SELECT id FROM device")]
    assert left == ([] if said == "gone" else [device])
    assert (await database.fetch_value("SELECT failure FROM device") is not None) == (said == "failed")


async def test_a_test_of_a_device_that_is_gone_says_so(service: PushService) -> None:
    async with Post(outbox.setup(service)) as post:
        with pytest.raises(NotFound):
            await post.test(new_id(), NOW)

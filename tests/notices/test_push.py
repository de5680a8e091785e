"""A notice arrives in a browser: once, as it was written, and for as long as it is of use."""

from datetime import timedelta

from roost.kit import database
from roost.notices.kinds import kind_of
from roost.notices.post import Post
from roost.notices.push_rules import MOST, payload, topic_of
from tests.notices import outbox
from tests.notices.push_service import PushService
from tests.support import NOW


async def test_a_thousand_notices_to_a_thousand_subscriptions_arrive_once_each(service: PushService) -> None:
    subscriptions = [service.subscribe() for _ in range(1000)]
    await outbox.one_each(service, subscriptions)
    written = {
        row["endpoint"]: row["title"]
        for row in await database.fetch(
            """SELECT v.endpoint, n.title FROM delivery d JOIN notice n ON n.id = d.notice
               JOIN device v ON v.id = d.device"""
        )
    }
    async with Post(outbox.setup(service)) as post:
        assert await post.send_due(NOW) == 1000
        assert await post.send_due(NOW + timedelta(hours=1)) == 0
    assert service.refused == []
    told = {one.endpoint: [message.told["title"] for message in one.arrived] for one in subscriptions}
    assert told == {endpoint: [title] for endpoint, title in written.items()}
    assert await outbox.states() == {("push", "sent"): 1000}


async def test_it_says_what_the_browser_needs_and_no_more(service: PushService) -> None:
    subscription = service.subscribe()
    [person] = await outbox.people(1)
    [device] = await outbox.devices([person], [subscription])
    read = await outbox.notice(person, read_at=NOW)
    notice = await outbox.notice(person, title="Desk 2B07 is yours", path="/me", tag="booking 1")
    await outbox.notice(person, tag="another")
    await outbox.deliver(notice, device, service.host)
    async with Post(outbox.setup(service)) as post:
        await post.send_due(NOW)
    [message] = subscription.arrived
    assert message.told == {
        "title": "Desk 2B07 is yours",
        "body": "Tuesday 24 November, 09:00 to 17:00.",
        "navigate": "https://roost.example.gov.uk/me",
        "tag": "booking 1",
        "lang": "en-GB",
        "silent": False,
        "data": {"notice": str(notice)},
    }
    assert b'"app_badge":"2"' in message.text
    assert str(read).encode() not in message.text


async def test_how_long_and_how_urgently_is_up_to_its_kind(service: PushService) -> None:
    kind = kind_of("news")
    assert kind is not None
    subscription = service.subscribe()
    await outbox.one_each(service, [subscription], kind=kind.code)
    async with Post(outbox.setup(service)) as post:
        await post.send_due(NOW)
    [message] = subscription.arrived
    assert (message.ttl, message.urgency) == (kind.ttl.total_seconds(), kind.urgency)


async def test_what_is_soon_over_is_not_kept_for_longer(service: PushService) -> None:
    subscription = service.subscribe()
    await outbox.one_each(service, [subscription], until=NOW + timedelta(minutes=7))
    async with Post(outbox.setup(service)) as post:
        await post.send_due(NOW)
    # Less what sending took.
    assert 400 <= subscription.arrived[0].ttl <= 420


async def test_a_newer_notice_of_the_same_tag_takes_the_place_of_the_one_before(service: PushService) -> None:
    subscription = service.subscribe()
    [person] = await outbox.people(1)
    [device] = await outbox.devices([person], [subscription])
    async with Post(outbox.setup(service)) as post:
        for title, tag in (("Issue 412 has news", "412"), ("Issue 413 has news", "413"), ("Issue 412 is here", "412")):
            await outbox.deliver(await outbox.notice(person, title=title, tag=tag), device, service.host)
            await post.send_due(NOW)
    assert len(subscription.arrived) == 3
    assert {message.told["title"] for message in subscription.shown} == {"Issue 413 has news", "Issue 412 is here"}


async def test_one_that_was_overtaken_while_it_waited_is_not_sent_after_the_newer(service: PushService) -> None:
    subscription = service.subscribe("500")
    [person] = await outbox.people(1)
    [device] = await outbox.devices([person], [subscription])
    async with Post(outbox.setup(service)) as post:
        older = await outbox.deliver(await outbox.notice(person, title="Old", tag="412"), device, service.host)
        await post.send_due(NOW)
        subscription.how = ""
        await outbox.deliver(await outbox.notice(person, title="New", tag="412"), device, service.host)
        await post.send_due(NOW + timedelta(hours=1))
    assert [message.told["title"] for message in subscription.arrived] == ["New"]
    assert (await outbox.row(older))["state"] == "replaced"


async def test_every_device_of_a_person_is_told(service: PushService) -> None:
    phone, laptop = service.subscribe(), service.subscribe()
    [person] = await outbox.people(1)
    notice = await outbox.notice(person)
    for device in await outbox.devices([person, person], [phone, laptop]):
        await outbox.deliver(notice, device, service.host)
    async with Post(outbox.setup(service)) as post:
        assert await post.send_due(NOW) == 2
    assert len(phone.arrived) == len(laptop.arrived) == 1


async def test_a_device_says_when_one_last_went_out_to_it(service: PushService) -> None:
    await outbox.one_each(service, [service.subscribe()])
    await database.execute("UPDATE device SET failed_at = $1, failure = 'it was away'", NOW)
    async with Post(outbox.setup(service)) as post:
        await post.send_due(NOW)
    device = await database.fetch_row("SELECT sent_at, failed_at, failure FROM device")
    assert device is not None
    assert (device["sent_at"] >= NOW, device["failed_at"], device["failure"]) == (True, None, None)


def test_what_is_too_long_is_cut_by_whole_characters() -> None:
    for letter in ("x", "é", "語", "👩🏽‍💻", '"', "\n"):
        made = payload(outbox.outgoing(body=letter * 4000), outbox.ADDRESS)
        assert MOST - 40 < len(made) <= MOST
        body = outbox.shown(made)["body"]
        assert body.endswith("…")
        assert (letter * 4000).startswith(body[:-1])


def test_a_title_is_cut_only_where_the_body_alone_does_not_help() -> None:
    long = outbox.shown(payload(outbox.outgoing(title="T" * 60, body="b" * 5000), outbox.ADDRESS))
    assert long["title"] == "T" * 60
    longer = payload(outbox.outgoing(title="T" * 5000, body="b"), outbox.ADDRESS)
    assert len(longer) <= MOST
    assert outbox.shown(longer)["title"].startswith("TTTT")


async def test_the_longest_that_is_ever_written_arrives(service: PushService) -> None:
    subscription = service.subscribe()
    await outbox.one_each(service, [subscription], body="語" * 4000)
    async with Post(outbox.setup(service)) as post:
        await post.send_due(NOW)
    assert service.refused == []
    assert MOST - 2 <= len(subscription.arrived[0].text) <= MOST


def test_a_topic_is_one_for_a_tag_and_fits() -> None:
    topics = {tag: topic_of(tag) for tag in ("", "booking 1", "booking 2", "語" * 500)}
    assert len(set(topics.values())) == len(topics)
    assert all(len(topic) <= 32 for topic in topics.values())
    assert topic_of("booking 1") == topics["booking 1"]

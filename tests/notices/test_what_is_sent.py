"""What is to be sent of a notice: by push to every device, else by mail, when its reader wants to be told; once."""

from datetime import timedelta
from uuid import UUID

import pytest

from roost.kit import database
from roost.kit.ids import new_id
from roost.notices import expansion, kinds
from roost.notices.kinds import Kind
from roost.notices.rules import Notice
from roost.places import WorkingHours
from tests.bookings.world import World
from tests.notices.told import LATER, booked, deliveries, notices, switch_off, told
from tests.support import NOW

TOLD = NOW + LATER


async def a_device(person: UUID, endpoint: str) -> UUID:
    """A browser of theirs that said yes."""
    session, device = endpoint.encode().ljust(32, b" ")[:32], new_id()
    await database.execute(
        """INSERT INTO session (token_hash, person, made_at, seen_at, ends_at) VALUES ($1, $2, $3, $3, $4)""",
        session,
        person,
        NOW,
        NOW + timedelta(days=30),
    )
    await database.execute(
        """INSERT INTO device (id, person, session, endpoint, p256dh, auth, name, made_at)
           VALUES ($1, $2, $3, $4, $5, $6, 'Chrome', $7)""",
        device,
        person,
        session,
        endpoint,
        bytes(65),
        bytes(16),
        NOW,
    )
    return device


async def test_by_push_to_each_device_and_else_by_mail(world: World) -> None:
    phone = await a_device(world.person["ann"], "https://push.example/a")
    laptop = await a_device(world.person["ann"], "https://other.example/b")
    await booked(world, 2)
    await expansion.expand(TOLD, mail=True)
    assert [(row["short"], row["channel"], row["device"], row["host"]) for row in await deliveries()] == [
        ("ann", "push", phone, "push.example"),
        ("ann", "push", laptop, "other.example"),
        ("ben", "mail", None, ""),
    ]


async def test_where_no_mails_can_be_sent_it_stands_in_the_inbox(world: World) -> None:
    await booked(world, 1)
    await expansion.expand(TOLD)
    assert await deliveries() == []
    assert [one["short"] for one in await notices()] == ["ann"]


async def test_the_newer_takes_the_place_of_what_still_waits(world: World) -> None:
    await booked(world, 1, now := NOW.replace(hour=19))
    await expansion.expand(now + LATER, mail=True)
    await world.put_out(space="T1", now=now + timedelta(minutes=1))
    await expansion.expand(now + timedelta(minutes=5), mail=True)
    assert [(row["state"], row["not_before"].hour) for row in await deliveries()] == [("replaced", 7), ("due", 7)]
    assert len(await notices()) == 2


async def test_the_newer_takes_its_place_also_where_its_clock_is_behind(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = {"person": world.person["ann"], "title": "Issue 1 has news", "body": "So.", "path": "/", "tag": "issue 1"}
    news = kinds.kind_of("news")
    assert news is not None
    ids = [UUID(int=n) for n in (2**127, 3, 2, 1)]
    monkeypatch.setattr(expansion, "new_id", ids.__iter__().__next__)
    for _ in range(2):
        async with database.transaction():
            await expansion.keep(news, [Notice(event=new_id(), **one)], NOW, WorkingHours(), mail=True)
    sent = {row["notice"]: row["state"] for row in await deliveries()}
    assert sent == {UUID(int=2**127): "replaced", UUID(int=2): "due"}


async def test_of_two_that_say_the_same_thing_at_once_the_newer_is_sent(world: World) -> None:
    one = {"person": world.person["ann"], "title": "Issue 1 has news", "body": "So.", "path": "/", "tag": "issue 1"}
    both = [Notice(event=new_id(), **one), Notice(event=new_id(), **one)]
    news = kinds.kind_of("news")
    assert news is not None
    async with database.transaction():
        assert await expansion.keep(news, both, NOW, WorkingHours(), mail=True) == 2
    [sent] = await deliveries()
    assert sent["notice"] == (await notices())[-1]["id"]


async def test_who_is_told_of_an_event_as_one_thing_is_not_told_of_it_as_another(world: World) -> None:
    owner, news = kinds.kind_of("owner"), kinds.kind_of("news")
    one = Notice(event=new_id(), person=world.person["ann"], title="a", body="b", path="/", tag="c")
    for kind, new in ((owner, 1), (news, 0)):
        assert isinstance(kind, Kind)
        async with database.transaction():
            assert await expansion.keep(kind, [one], NOW, WorkingHours(), mail=True) == new


async def test_everybodys_own_hours_say_when_it_rings(world: World) -> None:
    evening = NOW.replace(hour=19)
    await database.execute(
        "INSERT INTO notice_hours (person, starts, ends, weekends) VALUES ($1, 1080, 1200, false)", world.person["ann"]
    )
    news = kinds.kind_of("news")
    assert news is not None
    told_both = [
        Notice(event=new_id(), person=world.person[who], title="a", body="b", path="/", tag="c")
        for who in ("ann", "ben")
    ]
    async with database.transaction():
        await expansion.keep(news, told_both, evening, WorkingHours(480, 1020), mail=True)
    assert [(row["short"], row["not_before"].isoformat()) for row in await deliveries()] == [
        ("ann", "2026-11-24T19:00:00+00:00"),
        ("ben", "2026-11-25T08:00:00+00:00"),
    ]


async def test_who_switched_a_kind_off_is_told_the_others(world: World) -> None:
    await switch_off(world.person["ann"], "news")
    await booked(world, 1)
    assert [who for who, _, _ in await told(TOLD)] == ["ann"]

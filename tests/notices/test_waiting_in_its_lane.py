"""What was taken and waits behind others is looked at again: what happened meanwhile counts."""

import asyncio
from datetime import timedelta

import pytest

from roost.kit import database
from roost.notices import deliveries
from roost.notices.lanes import WIDTH
from roost.notices.post import FRESH, LEASE, Post
from tests.notices import outbox
from tests.notices.push_service import PushService
from tests.support import NOW

OFF = "INSERT INTO notice_choice (person, kind, wanted) SELECT person, kind, false FROM notice WHERE id = $1"
SIGNED_OUT = "DELETE FROM session WHERE person = (SELECT person FROM notice WHERE id = $1)"
READ = "UPDATE notice SET read_at = at + interval '1 hour' WHERE id = $1"
LEFT = "UPDATE person SET left_at = now() WHERE id = (SELECT person FROM notice WHERE id = $1)"
HANDED_ON = """WITH other AS (INSERT INTO person (id, email, name, role, made_at)
        VALUES (gen_random_uuid(), 'other@example.gov.uk', 'Other', 'staff', now()) RETURNING id)
    UPDATE device SET person = other.id FROM other WHERE device.person = (SELECT person FROM notice WHERE id = $1)"""


@pytest.mark.parametrize("meanwhile", [OFF, SIGNED_OUT, READ, LEFT, HANDED_ON])
async def test_what_happens_while_it_waits_there_is_heeded(service: PushService, meanwhile: str) -> None:
    others = [service.subscribe() for _ in range(40)]
    await outbox.one_each(service, others[:20])
    mine = service.subscribe()
    [delivery] = await outbox.one_each(service, [mine])
    await outbox.one_each(service, others[20:])
    service.delay = 1.5 * FRESH.total_seconds()
    async with Post(outbox.setup(service)) as post:
        sending = outbox.in_background(post.send_due(NOW))
        await outbox.until(lambda: service.at_once > 0)
        await database.execute(meanwhile, (await outbox.row(delivery))["notice"])
        await outbox.until(lambda: sum(len(one.arrived) for one in others) >= WIDTH)
        service.delay = 0
        assert await sending == 41
    assert mine.tried == 0
    assert (await outbox.row(delivery))["state"] in ("failed", "replaced")
    assert {len(one.arrived) for one in others} == {1}


async def test_what_waits_there_is_sent_as_many_at_once_as_before(service: PushService) -> None:
    first = [service.subscribe() for _ in range(WIDTH)]
    stuck = [service.subscribe("hang") for _ in range(2 * WIDTH)]
    await outbox.one_each(service, first + stuck)
    service.delay = 1.2 * FRESH.total_seconds()
    async with Post(outbox.setup(service)) as post:
        sending = outbox.in_background(post.send_due(NOW))
        await outbox.until(lambda: sum(one.tried for one in stuck) == WIDTH)
        sending.cancel()
    assert sum(len(one.arrived) for one in first) == WIDTH


async def test_who_ends_while_it_looks_gives_back_what_it_had_not_begun(
    service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = asyncio.Event()

    async def hang(*_: object) -> list[deliveries.Claimed]:
        looks.set()
        await asyncio.Event().wait()
        return []

    monkeypatch.setattr(deliveries, "look_again", hang)
    await outbox.one_each(service, [service.subscribe() for _ in range(40)])
    service.delay = 1.2 * FRESH.total_seconds()
    async with Post(outbox.setup(service)) as post:
        sending = outbox.in_background(post.send_due(NOW))
        await looks.wait()
        sending.cancel()
        await asyncio.wait([sending])
    free = await deliveries.claim(NOW + timedelta(seconds=30), LEASE, [], 200)
    assert len(free) == 40 - WIDTH

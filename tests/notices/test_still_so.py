"""What waited for the morning is told in the morning only where it is so in the morning."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from roost.bookings import changes
from roost.issues import escalation, me_too
from roost.kit import database
from roost.notices import expansion, kinds
from roost.notices.outgoing import Outgoing
from roost.notices.post import Post
from tests.bookings.world import World
from tests.issues import steps
from tests.issues.reporting import reported
from tests.notices import outbox
from tests.notices.push_service import PushService, Subscription
from tests.notices.told import LATER, forget, told
from tests.support import NOW, SetClock

EVENING = NOW.replace(hour=19)
LATE = EVENING + timedelta(hours=1)
MORNING = (NOW + timedelta(days=1)).replace(hour=9)
DAY = date(2026, 11, 26)

Phones = Callable[[str], Awaitable[Subscription]]
Morning = Callable[[], Awaitable[None]]


@pytest.fixture
def phone_of(world: World, service: PushService) -> Phones:
    """A phone of somebody, which says what arrived there."""

    async def make(who: str) -> Subscription:
        person, phone = world.person[who], service.subscribe()
        await database.execute(
            "INSERT INTO session (token_hash, person, made_at, seen_at, ends_at) VALUES ($1, $2, $3, $3, $4)",
            person.bytes,
            person,
            NOW,
            NOW + timedelta(days=30),
        )
        await outbox.devices([person], [phone])
        return phone

    return make


@pytest.fixture
def in_the_morning(service: PushService, clock: SetClock) -> Morning:
    """Everything is told that waited for it."""

    async def send() -> None:
        await expansion.expand(LATE + timedelta(hours=1))
        clock.at = MORNING
        async with Post(outbox.setup(service)) as post:
            await post.send_due(MORNING)

    return send


def titles(phone: Subscription) -> list[str]:
    return [message.told["title"] for message in phone.arrived]


async def booked_for_ben(world: World, label: str = "T1", now: datetime = EVENING) -> UUID:
    booking = await world.book("ben", label, by="ann", day=DAY, now=now)
    await expansion.expand(now + LATER)
    return booking


async def why() -> list[tuple[str, str | None]]:
    rows = await database.fetch("SELECT state, failure FROM delivery ORDER BY not_before, id")
    return [(row["state"], row["failure"]) for row in rows]


async def test_a_place_that_its_holder_gave_back_in_the_evening_is_not_theirs_in_the_morning(
    world: World, phone_of: Phones, in_the_morning: Morning
) -> None:
    phone = await phone_of("ben")
    await changes.cancel(await booked_for_ben(world), world.person["ben"], LATE)
    await booked_for_ben(world, "T2", LATE + timedelta(minutes=1))
    await in_the_morning()
    assert titles(phone) == ["Desk T2 is yours"]
    assert sorted(await why(), key=str) == [("replaced", "not so any more"), ("sent", None)]


async def test_of_a_place_that_was_cancelled_and_that_its_holder_has_again_nothing_is_told(
    world: World, phone_of: Phones, in_the_morning: Morning
) -> None:
    booking = await booked_for_ben(world, now=NOW)
    phone = await phone_of("ben")
    await changes.cancel(booking, world.person["ann"], EVENING)
    await expansion.expand(EVENING + LATER)
    await world.book("ben", "T1", day=DAY, now=LATE)
    await in_the_morning()
    assert titles(phone) == []


async def test_a_place_that_is_gone_is_told_in_the_morning(
    world: World, phone_of: Phones, in_the_morning: Morning
) -> None:
    booking = await booked_for_ben(world, now=NOW)
    phone = await phone_of("ben")
    await changes.cancel(booking, world.person["ann"], EVENING)
    await in_the_morning()
    assert titles(phone) == ["Desk T1 is not booked for you any more"]


@pytest.mark.parametrize("chosen", [False, True])
async def test_who_has_chosen_another_place_need_not_be_told_to_choose_one(
    world: World, phone_of: Phones, in_the_morning: Morning, chosen: bool
) -> None:
    await world.book("ben", "T1", day=DAY, now=NOW)
    await forget()
    phone = await phone_of("ben")
    await world.put_out(DAY, DAY, site="hall", now=EVENING)
    assert [title for _, title, _ in await told(EVENING + LATER)] == ["Desk T1 is out of use"]
    if chosen:
        await world.book("ben", "L1", day=DAY, now=LATE)
    await in_the_morning()
    assert titles(phone) == ([] if chosen else ["Desk T1 is out of use"])


async def unowned(world: World) -> int:
    number = await reported(world, "ann", now=NOW - timedelta(days=30))
    await forget()
    await escalation.escalate(EVENING)
    await expansion.expand(EVENING + LATER)
    return number


@pytest.mark.parametrize("owned", [False, True])
async def test_its_owner_is_not_told_that_nobody_owns_it(
    world: World, phone_of: Phones, in_the_morning: Morning, owned: bool
) -> None:
    leader = await phone_of("leo"), await phone_of("dee"), await phone_of("fay")
    number = await unowned(world)
    if owned:
        await steps.own(world, number, now=LATE)
    await in_the_morning()
    told_of = [title for phone in leader for title in titles(phone)]
    assert (f"Nobody owns issue {number}" in told_of) is not owned


@pytest.mark.parametrize("held", [False, True])
async def test_what_its_reader_may_not_see_any_more_is_not_told(
    world: World, phone_of: Phones, in_the_morning: Morning, held: bool
) -> None:
    reporter, other = await phone_of("ann"), await phone_of("ben")
    number = await reported(world, "ann", now=EVENING)
    await me_too.add(number, await world.who("ben"), EVENING)
    await forget()
    await steps.own(world, number, now=EVENING + timedelta(minutes=5))
    await expansion.expand(EVENING + timedelta(minutes=10))
    if held:
        await database.execute("UPDATE issue SET held = 'names a colleague' WHERE number = $1", number)
    await in_the_morning()
    assert titles(reporter) == [f"Issue {number} has news"]
    assert titles(other) == ([] if held else [f"Issue {number} has news"])


async def test_what_is_told_at_once_is_not_compared_and_what_waited_is_in_one_question(
    service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    async def still(outs: Sequence[Outgoing]) -> set[UUID]:
        asked.append(len(outs))
        return {out.delivery for out in outs}

    replace(monkeypatch, still)
    await outbox.one_each(service, [service.subscribe() for _ in range(20)])
    async with Post(outbox.setup(service)) as post:
        assert await post.send_due(NOW + timedelta(seconds=2)) == 20
        assert asked == []
        await outbox.one_each(service, [service.subscribe() for _ in range(20)])
        assert await post.send_due(NOW + timedelta(hours=1)) == 20
    assert asked == [20]


async def test_where_it_cannot_be_found_out_it_is_told(
    service: PushService, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def still(outs: Sequence[Outgoing]) -> set[UUID]:
        raise KeyError(outs[0].person_name)

    replace(monkeypatch, still)
    await outbox.one_each(service, [service.subscribe()])
    async with Post(outbox.setup(service)) as post:
        assert await post.send_due(NOW + timedelta(hours=1)) == 1
    assert await outbox.states() == {("push", "sent"): 1}
    assert "KeyError" in caplog.text
    assert "Person 0" not in caplog.text


def replace(monkeypatch: pytest.MonkeyPatch, still: Any) -> None:
    monkeypatch.setattr(kinds, "KINDS", tuple(msgspec.structs.replace(kind, still=still) for kind in kinds.KINDS))

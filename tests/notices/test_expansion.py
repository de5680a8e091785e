"""From the journal to notices and what is to be sent: everything once, whatever goes wrong with some of it."""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import pytest

from roost.bookings import talks
from roost.journal import Event, record
from roost.kit import database
from roost.kit.errors import Unavailable
from roost.kit.ids import new_id
from roost.notices import expansion, kinds
from roost.notices.kinds import KINDS
from roost.notices.rules import Happened, Notice
from roost.places import WorkingHours
from tests.bookings.world import World
from tests.issues.reporting import reported
from tests.notices.told import GUESTS, LATER, booked, deliveries, notices, told
from tests.support import NOW

TOLD = NOW + LATER
AFTER = NOW + timedelta(minutes=5)


async def unsent() -> int:
    found: int = await database.fetch_value("SELECT count(*) FROM unsent")
    return found


@contextlib.contextmanager
def replaced(monkeypatch: pytest.MonkeyPatch, code: str, **but: Any) -> Iterator[None]:
    """One kind of the table is another."""
    with monkeypatch.context() as patch:
        patch.setattr(
            kinds,
            "KINDS",
            tuple(msgspec.structs.replace(kind, **but) if kind.code == code else kind for kind in KINDS),
        )
        yield


async def test_what_happened_is_marked_until_it_was_looked_at(world: World) -> None:
    before = await unsent()
    await booked(world, 2)
    assert await unsent() == before + 2
    assert await expansion.expand(TOLD) == before + 2
    assert await unsent() == 0
    assert await expansion.expand(TOLD) == 0
    assert len(await notices()) == 2


async def test_what_did_not_happen_is_not_marked(world: World) -> None:
    before = await unsent()
    with contextlib.suppress(ZeroDivisionError):
        async with database.transaction():
            await record(Event("booked", "booking", new_id()), None, NOW)
            raise ZeroDivisionError
    assert await unsent() == before


async def test_what_commits_late_is_told_though_what_happened_after_it_was_told_before(
    world: World, database_url: str
) -> None:
    late = await asyncpg.connect(database_url)
    transaction = late.transaction()
    await transaction.start()
    try:
        event, booking = new_id(), new_id()
        await late.execute(
            """INSERT INTO booking (id, space, kind, person, day, starts, ends, held, state, made_by, made_at)
               VALUES ($1, $2, 'desk', $3, '2026-11-25', 540, 1020, '{[540,1020)}', 'booked', $4, $5)""",
            booking,
            world.space["T3"],
            world.person["dan"],
            world.person["ada"],
            NOW,
        )
        await late.execute("INSERT INTO unsent (event, at) VALUES ($1, $2)", event, NOW)
        await late.execute(
            """INSERT INTO journal (id, at, actor, subject, verb, entity, entity_id)
               VALUES ($1, $2, $3, $4, 'booked', 'booking', $5)""",
            event,
            NOW,
            world.person["ada"],
            world.person["dan"],
            str(booking),
        )
        await booked(world, 1, NOW + timedelta(seconds=1))
        assert [who for who, _, _ in await told(AFTER)] == ["ann"]
        await transaction.commit()
    finally:
        await late.close()
    assert [who for who, _, _ in await told(AFTER)] == ["dan"]


def poisoned(world: World, who: str) -> Any:
    real = kinds.kind_of("booked")
    assert real is not None
    tell = real.tell

    async def fails(events: Sequence[Happened], now: datetime) -> list[Notice]:
        if any(event.subject == world.person[who] for event in events):
            raise ValueError("this one again")
        assert tell is not None
        return await tell(events, now)

    return fails


async def test_one_that_cannot_be_told_keeps_no_other_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await booked(world)
    with replaced(monkeypatch, "booked", tell=poisoned(world, "dan")):
        assert [who for who, _, _ in await told(TOLD)] == ["ann", "ben", "eve", "ivy", "leo"]
        assert await unsent() == 1
        # Nor later, and it is not tried at every turn.
        assert await expansion.expand(AFTER) == 0
        await world.book("cat", "A1", by="ada", now=AFTER)
        assert [who for who, _, _ in await told(AFTER + LATER)] == ["cat"]
    assert [who for who, _, _ in await told(TOLD + expansion.PUT_OFF)] == ["dan"]
    assert await unsent() == 0


async def test_a_database_that_is_away_is_nobodys_fault(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(events: Sequence[Happened], now: datetime) -> list[Notice]:
        raise Unavailable

    await booked(world)
    with replaced(monkeypatch, "booked", tell=away), pytest.raises(Unavailable):
        await expansion.expand(TOLD)
    assert len(await told(TOLD)) == len(GUESTS)


async def test_a_kind_that_cannot_be_looked_at_keeps_no_other_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(now: datetime, hours: WorkingHours) -> list[Notice]:
        raise ValueError("broken")

    async def says(now: datetime, hours: WorkingHours) -> list[Notice]:
        return [
            Notice(event=UUID(int=7), person=world.person["ann"], title="It is due", body="So.", path="/", tag="due")
        ]

    with replaced(monkeypatch, "talk", look=fails), monkeypatch.context() as patch:
        patch.setattr(
            kinds,
            "KINDS",
            tuple(msgspec.structs.replace(one, look=says) if one.code == "due" else one for one in kinds.KINDS),
        )
        assert await expansion.look(NOW) == 1
        assert await expansion.look(NOW) == 0


async def test_two_workers_at_once_make_each_notice_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expansion, "AT_ONCE", 2)
    before = await unsent()
    await booked(world)
    done = await asyncio.gather(*(expansion.expand(TOLD, mail=True) for _ in range(4)))
    await expansion.expand(TOLD, mail=True)
    assert sum(done) <= before + len(GUESTS)
    assert sorted(one["short"] for one in await notices()) == sorted(GUESTS)
    assert [row["short"] for row in await deliveries()] == sorted(GUESTS)


async def test_two_that_look_at_once_say_it_once(world: World) -> None:
    await world.book("ben", "T1", day=NOW.date())
    await talks.ask(await world.who("ann"), world.person["ben"], NOW.date(), NOW)
    assert sum(await asyncio.gather(*(expansion.look(NOW) for _ in range(4)))) == 1


async def test_a_thousand_events_take_hardly_more_statements_than_ten(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements = 0
    run = asyncpg.Connection._execute

    async def counting(self: Any, *args: Any, **kwargs: Any) -> Any:
        nonlocal statements
        statements += 1
        return await run(self, *args, **kwargs)

    async def counted(many: int) -> int:
        nonlocal statements
        await database.execute("DELETE FROM unsent")
        issue = await database.fetch_value("SELECT id FROM issue")
        booking = await database.fetch_value("SELECT id FROM booking")
        facts = {"state": "looking", "owner": None, "due": None, "queue": "facilities", "target": None}
        async with database.transaction():
            for n in range(many):
                of = Event("owned", "issue", issue, None, facts) if n % 2 else Event("booked", "booking", booking)
                await record(of, world.person["ada"], NOW)
        with monkeypatch.context() as patch:
            patch.setattr(asyncpg.Connection, "_execute", counting)
            statements = 0
            assert await expansion.expand(TOLD) == many
        return statements

    await reported(world)
    await booked(world, 1)
    few, many = await counted(10), await counted(1000)
    # Two full batches, and a look that finds nothing more.
    assert few > 5
    assert many <= 3 * few

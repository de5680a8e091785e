"""Limits count across processes, forget when their window is over, and keep nothing that tells who."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from roost.kit import database
from roost.kit.limits import Limit, Limits, TooMany, address_of, forget_old
from roost.kit.live import Live
from tests.support import NOW, SetClock, eventually

FEW = Limit("knocking", 3, 600)
WHO = "203.0.113.7"


async def times(limits: Limits, who: str | None = WHO, limit: Limit = FEW, clock: SetClock | None = None) -> int:
    """How often more it goes well, up to ten."""
    for done in range(10):
        try:
            await limits.use(limit, who, (clock or SetClock())())
        except TooMany:
            return done
    return 10


async def test_as_often_as_it_says_and_no_more(db: None) -> None:
    limits = Limits()
    assert await times(limits) == 3
    assert await times(limits) == 0


async def test_others_and_other_things_count_for_themselves(db: None) -> None:
    limits = Limits()
    assert await times(limits) == 3
    assert await times(limits, "203.0.113.8") == 3
    assert await times(limits, WHO, Limit("ringing", 2, 600)) == 2


async def test_nobody_is_not_counted(db: None) -> None:
    assert await times(Limits(), None) == 10
    assert await database.fetch_value("SELECT count(*) FROM day_use") == 0


async def test_a_refusal_says_how_long_and_after_that_it_goes_on(db: None) -> None:
    limits, clock = Limits(), SetClock()
    clock.move(seconds=100)
    await times(limits, clock=clock)
    with pytest.raises(TooMany) as found:
        await limits.use(FEW, WHO, clock())
    assert found.value.headers["Retry-After"] == "500"
    clock.move(seconds=499)
    assert await times(limits, clock=clock) == 0
    clock.move(seconds=1)
    assert await times(limits, clock=clock) == 3


async def test_looking_counts_nothing_and_refuses_alike(db: None) -> None:
    limits = Limits()
    for _ in range(9):
        await limits.check(FEW, WHO, NOW)
    assert await times(limits) == 3
    with pytest.raises(TooMany):
        await limits.check(FEW, WHO, NOW)


async def test_what_is_kept_tells_nothing_without_the_key(db: None) -> None:
    limits, others = Limits(), Limits()
    await times(limits)
    [row] = await database.fetch("SELECT * FROM day_use")
    assert dict(row) == {"key": row["key"], "day": NOW.date(), "used": 4}
    # Who has the table and this very program, but not the key, cannot try it out.
    await times(others)
    assert await database.fetch_value("SELECT count(*) FROM day_use") == 2


@asynccontextmanager
async def process(url: str) -> AsyncIterator[Limits]:
    """The limits of one more server."""
    live, limits = Live(url), Limits()
    limits.listen(live)
    await live.start()
    try:
        yield limits
    finally:
        await live.stop()


async def same_key(*them: Limits) -> None:
    async def same() -> bool:
        return len({one._key for one in them}) == 1

    await eventually(same, 10)


async def test_servers_count_together(db: None, database_url: str) -> None:
    async with process(database_url) as one, process(database_url) as two:
        await one.use(FEW, WHO, NOW)
        later = SetClock()
        later.move(seconds=1)
        await two.check(FEW, WHO, later())
        await same_key(one, two)
        assert await times(two) + await times(one) == 2


async def test_a_new_server_takes_over_the_key_and_not_the_others_its(db: None, database_url: str) -> None:
    clock = SetClock()
    async with process(database_url) as old:
        assert await times(old, clock=clock) == 3
        key = old._key
        clock.move(seconds=1)
        async with process(database_url) as new:
            await new.check(FEW, "somebody", clock())
            await same_key(old, new)
            assert new._key == key
            assert await times(new, clock=clock) == 0


async def test_many_servers_at_once_agree(db: None, database_url: str) -> None:
    async with process(database_url) as a, process(database_url) as b, process(database_url) as c:
        await asyncio.gather(*(one.check(FEW, WHO, NOW) for one in (a, b, c)))
        await same_key(a, b, c)


async def test_tomorrow_has_a_key_of_its_own(db: None) -> None:
    limits, clock = Limits(), SetClock()
    await limits.use(FEW, WHO, clock())
    first = limits._key
    clock.move(days=1)
    await limits.use(FEW, WHO, clock())
    assert first is not None
    assert limits._key is not None
    assert limits._key[1] != first[1]
    assert await forget_old(clock()) == 1
    assert await database.fetch_value("SELECT count(*) FROM day_use") == 1


@pytest.mark.parametrize(
    ("client", "address"),
    [
        (("203.0.113.7", 4711), "203.0.113.7"),
        (("2001:db8:1:2:3:4:5:6", 4711), "2001:db8:1:2::/64"),
        (("2001:db8:1:2::9", 1), "2001:db8:1:2::/64"),
        (("::ffff:203.0.113.7", 4711), "203.0.113.7"),
        (("::ffff:127.0.0.1", 4711), None),
        (("127.0.0.1", 4711), None),
        (("::1", 4711), None),
        (("unknown", 0), "unknown"),
        (None, None),
    ],
)
def test_an_address_is_whom_a_limit_can_count(client: tuple[str, int] | None, address: str | None) -> None:
    assert address_of({"client": client}) == address

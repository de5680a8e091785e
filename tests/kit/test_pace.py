"""How often one person asks is counted right across servers, and hardly ever written."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

import pytest

from roost.kit import database
from roost.kit.errors import Unavailable
from roost.kit.limits import Limits, TooMany
from roost.kit.pace import Pace
from tests.kit.test_limits import process, same_key
from tests.support import NOW, SetClock

WHO = UUID("01890a5d-ac96-774b-bcce-b302099a8057")


async def asks(paces: Sequence[Pace], times: int, who: UUID = WHO, now: datetime = NOW) -> int:
    """How often it goes well, one server after the other."""
    well = 0
    for n in range(times):
        pace = paces[n % len(paces)]
        try:
            if pace.is_due(who, now):
                await pace.tell(who, now)
            well += 1
        except TooMany:
            pass
    return well


async def test_nothing_is_written_of_those_who_ask_as_people_do(db: None) -> None:
    pace = Pace(Limits(), 600)
    for _ in range(50):
        assert await asks([pace], 59, uuid4()) == 59
    assert await database.fetch_value("SELECT count(*) FROM day_use") == 0


async def test_who_asks_far_more_often_is_told_to_wait_and_others_are_not(db: None) -> None:
    pace, clock = Pace(Limits(), 600), SetClock()
    assert await asks([pace], 2000) == 659
    assert await database.fetch_value("SELECT used FROM day_use") == 660  # and no more: it is known by now
    assert await asks([pace], 100, uuid4()) == 100
    with pytest.raises(TooMany) as refused:
        await pace.tell(WHO, NOW)
    assert 0 < int(refused.value.headers["Retry-After"]) <= 60
    clock.move(seconds=60)
    assert await asks([pace], 59, now=clock()) == 59


async def test_two_servers_count_together(db: None, database_url: str) -> None:
    async with process(database_url) as one, process(database_url) as two:
        paces = [Pace(one, 600), Pace(two, 600)]
        await asks(paces, 120)  # each tells its key
        await same_key(one, two)
        later = NOW.replace(minute=NOW.minute + 1)
        assert 600 <= await asks(paces, 3000, now=later) <= 600 + 2 * 60


async def test_where_the_database_is_away_nobody_is_counted(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(*_: object) -> None:
        raise Unavailable

    monkeypatch.setattr(database, "fetch_value", away)
    monkeypatch.setattr(database, "execute", away)
    assert await asks([Pace(Limits(), 60)], 1000) == 1000

"""The sample council on two servers, and people with a phone at each of them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from roost import importing
from roost.demo import SAMPLE
from roost.kit import clock, database
from tests.live.stream import listening
from tests.races.crowd import Crowd, Phone
from tests.support import ServerProcess

FLOOR = "riv-3"


@dataclass
class Pair:
    """Two people of different teams: `here` is one's phone at one server, `there` the other's at the other."""

    crowd: Crowd
    here: Phone
    there: Phone
    day: str
    desks: list[str]

    @property
    def floor_day(self) -> str:
        return f"/api/floors/{FLOOR}/days/{self.day}"

    @property
    def news(self) -> dict[str, str]:
        """What a stream says of a change on that floor and day."""
        return {"floor": FLOOR, "day": self.day}


@pytest.fixture
async def pair(two_servers: list[ServerProcess]) -> AsyncIterator[Pair]:
    await importing.load(SAMPLE, clock.now())
    crowd = Crowd(two_servers)
    [here] = await crowd.phones("role = 'staff' AND team = 'fs1'", 1)
    [there] = await crowd.phones("role = 'staff' AND team = 'cp1'", 1)
    assert here.client is not there.client
    sites = (await here.get("/api/sites"))["sites"]
    day = next(day["day"] for day in sites[0]["days"][2:] if day["open"])
    rows = await database.fetch(
        """SELECT s.id::text FROM space s JOIN zone z ON z.code = s.zone
           WHERE s.floor = $1 AND s.kind = 'desk' AND z.access = 'open' ORDER BY s.label""",
        FLOOR,
    )
    async with listening(here.client, here.token) as near, listening(there.client, there.token) as far:
        # What brought them here is news, too: both servers have told it before a test listens.
        await database.execute("SELECT pg_notify('roost', 'day ready ' || $1::text)", day)
        for stream in (near, far):
            await stream.until("floor/day", floor="ready", day=day)
    yield Pair(crowd, here, there, day, [row["id"] for row in rows])
    await crowd.close()

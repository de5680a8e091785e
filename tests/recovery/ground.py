"""What a test of recovery stands on: one server, one database, one signed-in person, one desk that is free."""

import os
import signal
from typing import Any
from uuid import UUID

import asyncpg
import httpx

from roost.kit.embedded import EmbeddedPostgres
from roost.kit.embedded_process import postmaster
from roost.kit.ids import new_id
from tests.live.stream import listening
from tests.support import ServerProcess, eventually

FLOOR, ZONE = "gun-0", "gun-0-b"


class Ground:
    def __init__(self, postgres: EmbeddedPostgres, server: ServerProcess) -> None:
        self.postgres = postgres
        self.server = server
        self.client: httpx.AsyncClient
        self.me: dict[str, Any]
        self.day = ""
        self.desk = ""

    async def look_around(self) -> None:
        """Choose a day after tomorrow and an open desk that nobody holds then; the floor is in memory afterwards."""
        sites = (await self.client.get("/api/sites")).json()["sites"]
        for day in [day["day"] for day in sites[0]["days"][2:] if day["open"]]:
            self.day = day
            mine = (await self.client.get("/api/bookings", params={"from": day, "to": day})).json()["bookings"]
            free = [space["id"] for space in await self.spaces() if space["zone"] == ZONE and not space["spans"]]
            if free and not mine:
                self.desk = free[0]
                return
        raise AssertionError("no day is left without a booking of mine")

    @property
    def floor_day(self) -> str:
        return f"/api/floors/{FLOOR}/days/{self.day}"

    @property
    def wish(self) -> dict[str, str]:
        return {"space": self.desk, "day": self.day, "starts": "10:00", "ends": "12:00"}

    async def spaces(self) -> list[dict[str, Any]]:
        answer = await self.client.get(self.floor_day)
        assert answer.status_code == 200, answer.text
        spaces: list[dict[str, Any]] = answer.json()["spaces"]
        return spaces

    async def spans(self) -> list[tuple[str, str]]:
        """When the desk is taken, as everybody sees it."""
        [desk] = [space for space in await self.spaces() if space["id"] == self.desk]
        return [(span["starts"], span["ends"]) for span in desk["spans"]]

    async def is_well(self) -> None:
        async def health() -> bool:
            return (await self.client.get("/health")).status_code == 200

        await eventually(health)

    async def is_ill(self) -> None:
        async def health() -> bool:
            return (await self.client.get("/health")).status_code == 503

        await eventually(health)

    async def hears(self, connection: asyncpg.Connection, booking: UUID) -> bool:
        """Whether an open stream tells of a change that another connection makes; False where it ends instead."""
        async with listening(self.client) as stream:
            await connection.execute("UPDATE booking SET changed_at = now() WHERE id = $1", booking)
            while event := await stream.next():
                if event == ("floor/day", {"floor": FLOOR, "day": self.day}):
                    return True
            return False

    def stop_database(self) -> None:
        """As its administrator does."""
        self.postgres.stop()

    def kill_database(self) -> None:
        """As the kernel does when memory runs out: no goodbye to anybody."""
        found = postmaster(self.postgres.data / "cluster")
        assert found is not None
        os.kill(found.pid, signal.SIGKILL)
        self.postgres.stop()  # only gathers what is left: nothing listens any more


async def book_beside(connection: asyncpg.Connection, space: str, day: str, starts: int, ends: int) -> UUID:
    """A visitor is booked by another server: its row, and with it the database's notices."""
    booking = new_id()
    await connection.execute(
        """INSERT INTO booking (id, space, kind, host, visitor, day, starts, ends, held, state, made_by, made_at)
           SELECT $1, $2::text::uuid, 'desk', id, 'Lift engineer', $3::text::date, $4, $5,
               int4multirange(int4range($4, $5)), 'booked', id, now()
           FROM person ORDER BY email LIMIT 1""",
        booking,
        space,
        day,
        starts,
        ends,
    )
    return booking


def said_so(answer: httpx.Response) -> bool:
    """Whether this is the one answer for "the database is away"; any other 5xx is a failure."""
    if answer.status_code < 500:
        return False
    assert answer.status_code == 503, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert answer.headers["cache-control"] == "no-store"
    problem = answer.json()
    assert (problem["type"], problem["status"]) == ("/problems/unavailable", 503)
    assert "again" in problem["detail"]
    return True

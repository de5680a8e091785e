"""The database is there, but one connection to it is not: the one that listens, or one in the middle of a booking."""

import asyncio

import asyncpg
import pytest

from tests.live.stream import listening
from tests.recovery.ground import Ground, book_beside, said_so
from tests.support import eventually

pytestmark = pytest.mark.servers

LISTENER = "SELECT pid FROM pg_stat_activity WHERE application_name = 'roost live'"


async def test_what_changes_just_when_the_listener_is_lost_is_seen(ground: Ground, other: asyncpg.Connection) -> None:
    assert await ground.spans() == []
    async with listening(ground.client) as stream:
        [listener] = [row["pid"] for row in await other.fetch(LISTENER)]
        # In one transaction: the notice of this booking goes out when the listener is no more.
        async with other.transaction():
            booking = await book_beside(other, ground.desk, ground.day, 600, 720)
            assert await other.fetchval("SELECT pg_terminate_backend($1, 5000)", listener)
        # Whoever listened is told by the end of the stream that news may be missing, and asks again.
        assert ("floor/day", {"floor": "gun-0", "day": ground.day}) not in await stream.rest()
        assert await ground.spans() == [("10:00", "12:00")]

    async def heard() -> bool:
        return await ground.hears(other, booking)

    await eventually(heard)
    assert await other.fetchval(LISTENER) != listener
    await other.execute("DELETE FROM booking WHERE id = $1", booking)
    await eventually(lambda: _free(ground))


async def _free(ground: Ground) -> bool:
    return await ground.spans() == []


async def test_a_booking_whose_connection_dies_before_the_commit_is_a_503_and_no_booking(
    ground: Ground, other: asyncpg.Connection
) -> None:
    # It is held up in the middle, after its own row, by a lock on the journal.
    key = {"Idempotency-Key": f"cut-off-{ground.desk}"}
    async with other.transaction():
        await other.execute("LOCK TABLE journal IN EXCLUSIVE MODE")
        booking = asyncio.create_task(ground.client.post("/api/bookings", json=ground.wish, headers=key))

        async def waiting() -> int | None:
            return await other.fetchval("SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'journal'::regclass")

        pid = await eventually(waiting)
        assert await other.fetchval("SELECT pg_terminate_backend($1, 5000)", pid)
        assert said_so(await booking)
    assert await ground.spans() == []
    kept = "SELECT count(*) FROM booking WHERE space = $1::text::uuid AND day = $2::text::date"
    assert await other.fetchval(kept, ground.desk, ground.day) == 0

    again = await ground.client.post("/api/bookings", json=ground.wish, headers=key)
    assert again.status_code == 201
    assert await ground.spans() == [("10:00", "12:00")]
    assert (await ground.client.post(f"/api/bookings/{again.json()['id']}/cancellation")).status_code == 200


async def test_losing_every_pooled_connection_at_once_costs_at_most_one_answer_each(
    ground: Ground, other: asyncpg.Connection
) -> None:
    await asyncio.gather(*(ground.client.get("/api/outages") for _ in range(20)))
    gone = await other.fetch(
        """SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
           WHERE application_name = 'roost' AND pid <> pg_backend_pid()"""
    )
    assert gone
    answers = await asyncio.gather(*(ground.client.get("/api/outages") for _ in range(20)))
    assert all(answer.status_code == 200 or said_so(answer) for answer in answers)
    await ground.is_well()
    answers = await asyncio.gather(*(ground.client.get("/api/outages") for _ in range(20)))
    assert [answer.status_code for answer in answers] == [200] * 20

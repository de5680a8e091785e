"""A server that is told to end does so in time, whoever listens; a stream does not outlive its session."""

import asyncio
from pathlib import Path

import httpx
import pytest
from litestar import Litestar

from roost import importing
from roost.demo import SAMPLE
from roost.kit import clock, database
from roost.people import sessions
from roost.web import events
from tests.live.stream import listening
from tests.races.crowd import Crowd
from tests.support import ServerProcess, SetClock, sign_in

IN_TIME = 10  # seconds; it takes a tenth of one


@pytest.mark.servers
async def test_sigterm_with_open_streams_ends_the_server_in_time_and_well(
    db: None, database_url: str, tmp_path: Path
) -> None:
    await importing.load(SAMPLE, clock.now())
    environment = {"DATABASE_URL": database_url, "ROOST_DATA": str(tmp_path)}
    server = ServerProcess(environment, tmp_path / "log")
    crowd = Crowd([server])
    try:
        one, two = await crowd.phones("role = 'staff'", 2)
        async with listening(one.client, one.token) as first, listening(two.client, two.token) as second:
            server.process.terminate()
            async with asyncio.timeout(IN_TIME):
                assert await asyncio.to_thread(server.process.wait) == 0
            # Ended, not cut off: the last chunk is there.
            assert await first.rest() == await second.rest() == []
    finally:
        await crowd.close()
        server.stop()
    assert "Traceback" not in server.log.read_text()


async def test_a_stream_ends_by_itself_when_its_session_is_over(
    app: Litestar, client: httpx.AsyncClient, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asyncio.Queue[None]()
    monkeypatch.setattr(events, "HEARTBEAT", 0.01)
    await importing.load(SAMPLE, clock())
    email = await database.fetch_value("SELECT email FROM person ORDER BY email LIMIT 1")
    await sign_in(client, email, clock())
    # At every heartbeat the stream asks what time it is.
    real = clock.__class__.__call__
    monkeypatch.setattr(SetClock, "__call__", lambda self: asked.put_nowait(None) or real(self))
    async with asyncio.timeout(IN_TIME):
        stream = asyncio.create_task(client.get("/api/events"))
        for _ in range(5):
            await asked.get()
        assert not stream.done()
        clock.move(seconds=sessions.IDLE.total_seconds())
        answer = await stream
    assert answer.text.count(": still here") >= 3

"""A connection without a whole request is given up, whatever dribbles in; one with an open answer is not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
import uvicorn

from roost.__main__ import serving
from roost.kit.requests import Message, Receive, Scope, Send
from roost.web import protocol

HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
IN_TIME = 20  # seconds; it takes a fraction of one


class Server:
    """Our protocol on a port of its own. /slow answers bit by bit, until it is told to end."""

    def __init__(self) -> None:
        self.end = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        message: Message = await receive()
        while message.get("more_body"):
            message = await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        if scope["path"] == "/slow":
            await send({"type": "http.response.body", "body": b"begun", "more_body": True})
            await self.end.wait()
        await send({"type": "http.response.body", "body": b"done"})

    @asynccontextmanager
    async def running(self) -> AsyncIterator[int]:
        config = serving(self)
        config.lifespan = "off"
        config.load()
        state = uvicorn.Server(config).server_state

        def connected() -> protocol.BoundedHttp:
            return protocol.BoundedHttp(config=config, server_state=state, app_state={})

        listening = await asyncio.get_running_loop().create_server(connected, "127.0.0.1", 0)
        try:
            yield listening.sockets[0].getsockname()[1]
        finally:
            self.end.set()
            listening.close()


async def until_ended(port: int, first: bytes, again: bytes = b"") -> bytes:
    """Everything heard until the server hangs up. `again` is said once more every now and then."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(first)
    heard = bytearray()

    async def hear() -> None:
        # What is said to somebody who has hung up breaks the line, but not what was heard before.
        with suppress(ConnectionError):
            while piece := await reader.read(1000):
                heard.extend(piece)

    hearing = asyncio.create_task(hear())
    async with asyncio.timeout(IN_TIME):
        while not (await asyncio.wait([hearing], timeout=0.03))[0]:
            writer.write(again)
    writer.close()
    return bytes(heard)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (b"", b""),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", b""),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-More: 1\r\n"),
        (b"", b"\r\n"),
        (HEAD, b"\r\n"),
        (HEAD + HEAD[:-4], b"x"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n", b" "),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    ],
)
async def test_who_does_not_finish_a_request_is_hung_up_on(
    monkeypatch: pytest.MonkeyPatch, first: bytes, again: bytes
) -> None:
    monkeypatch.setattr(protocol, "PATIENCE", 0.2)
    async with Server().running() as port:
        heard = await until_ended(port, first, again)
    assert heard.count(b"200 OK") == first.count(HEAD)


async def test_an_answer_may_take_its_time_once_its_request_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "PATIENCE", 0.05)
    server = Server()
    async with server.running() as port:
        slow = asyncio.create_task(until_ended(port, b"GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        # Of two that came at once one was hung up on meanwhile.
        await until_ended(port, b"")
        await until_ended(port, b"")
        server.end.set()
        assert b"begun" in (heard := await slow)
        assert b"done" in heard

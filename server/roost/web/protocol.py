"""uvicorn's HTTP, with an end to what is no body, and to waiting for it.

Without the one a stranger's endless header, or what may follow a body sent in chunks, fills the memory, and joining its
pieces stops the server for everybody; without the other those who never finish a request take up all connections.
What is no HTTP is answered as everything else here that cannot be understood.
"""

import asyncio
from typing import cast

from httptools import HttpParserError
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from roost.kit.errors import Invalid
from roost.kit.http import PROBLEM_JSON, problem_bytes
from roost.kit.requests import Scope
from roost.web.headers import DATA
from roost.web.uploads import is_large

# Far above what browsers and proxies send; and once more as much as comes in one piece.
HEAD_LIMIT = 64 * 1024
# Seconds until a request that began, or a connection that was opened for one, must have come whole.
PATIENCE = 10.0
# A photo from a phone with one bar of signal may take as many times longer, as long as it keeps coming: bytes a second.
PHOTO_TURNS = 12
LEAST_RATE = 8 * 1024


class BoundedHttp(HttpToolsProtocol):
    """For `uvicorn.Config(http=…)`."""

    _in_head = True
    _due = True
    # Whether the present piece brought a beginning or some body; and how much came since the last that did.
    _moved = True
    _idle = 0
    # How many times more patience there is, and what came of the body since it last began anew.
    _turns = 0
    _came = 0
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # A server's transport, where asyncio's base class promises less.
        super().connection_made(cast("asyncio.Transport", transport))
        self._timer = self.loop.call_later(PATIENCE, self._too_late)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._idle > HEAD_LIMIT:
            self._refuse("431 Request Header Fields Too Large", "The address or the headers are too long. Send less.")
            return
        self._moved = False
        super().data_received(data)
        # What came before a beginning belonged to the body before, or is this piece's alone.
        if not self._moved:
            self._idle += len(data)
        # Empty lines after an answer begin nothing, yet uvicorn no longer counts the connection as silent.
        if self._due or (self.cycle is not None and self.cycle.response_complete):
            if self._timer is None:
                self._timer = self.loop.call_later(PATIENCE, self._too_late)
        else:
            self._stop_timer()

    def on_message_begin(self) -> None:
        self._in_head, self._due, self._moved, self._idle = True, True, True, 0
        self._turns, self._came = 0, 0
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._in_head:
            raise HttpParserError("headers after the body")  # no browser sends any, and nobody here reads them
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()
        if is_large(cast(Scope, self.scope)):
            self._turns = PHOTO_TURNS - 1

    def on_body(self, body: bytes) -> None:
        self._moved, self._idle = True, 0
        self._came += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._due = False
        super().on_message_complete()

    def _too_late(self) -> None:
        self._timer = None
        if self._turns and self._came >= LEAST_RATE * PATIENCE:
            self._turns, self._came = self._turns - 1, 0
            self._timer = self.loop.call_later(PATIENCE, self._too_late)
        elif not self.transport.is_closing():
            self.transport.close()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def send_400_response(self, msg: str) -> None:
        self._refuse("400 Bad Request", "What was sent is no HTTP request that can be read. Send it again.")

    def _refuse(self, status: str, detail: str) -> None:
        if self.cycle is not None and self.cycle.response_started and not self.cycle.response_complete:
            self.transport.close()  # it would be read as part of that answer
            return
        code = int(status[:3])
        body = problem_bytes("/problems/invalid", Invalid.title, code, detail)
        head = (
            f"HTTP/1.1 {status}\r\ncontent-type: {PROBLEM_JSON}\r\ncache-control: no-store\r\n"
            f"x-content-type-options: nosniff\r\ncontent-security-policy: {DATA}\r\n"
            f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()

"""An event stream of the application in this process. httpx would wait for its end, which never comes."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Any

import httpx
from litestar import Litestar

PATIENCE = 20  # seconds; news takes milliseconds


class Stream:
    """`async with Stream(app, client) as stream`: what a page of this client hears, as raw bytes."""

    def __init__(self, app: Litestar, client: httpx.AsyncClient) -> None:
        self._app = app
        request = client.build_request("GET", "/api/events")
        # The jar hands its cookies out only to a request of its own.
        client.cookies.set_cookie_header(request)
        self._headers = [(name.lower(), value) for name, value in request.headers.raw]
        self._changed = asyncio.Event()
        self._gone = asyncio.Event()
        self.status = 0
        self.heard = b""
        self.ended = False

    async def __aenter__(self) -> "Stream":
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": "/api/events",
            "raw_path": b"/api/events",
            "root_path": "",
            "query_string": b"",
            "headers": self._headers,
            "client": ("127.0.0.1", 12345),
            "server": ("127.0.0.1", 8000),
        }
        async with asyncio.timeout(PATIENCE):
            while await self._over_at_once(scope):
                pass
        return self

    async def _over_at_once(self, scope: Any) -> bool:
        """An application that has just started hears of nothing yet: it ends a stream, and a page opens it again."""
        self.heard, self.ended = b"", False
        self._task = asyncio.create_task(self._app(dict(scope), self._receive, self._send))
        await self._until(lambda: self.heard or self.ended)
        over, _ = await asyncio.wait([self._task], timeout=0.05)
        return bool(over) and self.status == 200

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._gone.set()
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def hear(self, what: bytes) -> bytes:
        """Everything so far, once `what` is in it."""
        await self._until(lambda: what in self.heard or self.ended)
        assert what in self.heard, (what, self.heard)
        return self.heard

    async def end(self) -> None:
        """Returns once the server has ended it."""
        await self._until(lambda: self.ended)

    async def _until(self, true: Any) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                self._changed.clear()
                await self._changed.wait()

    async def _receive(self) -> dict[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        else:
            self.heard += message.get("body", b"")
            self.ended = not message.get("more_body", False)
        self._changed.set()

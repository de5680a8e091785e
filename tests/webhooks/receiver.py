"""A real receiver of webhooks on this machine: it checks signatures by Standard Webhooks, and misbehaves as told."""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import msgspec
from aiohttp import web

MOST_APART = 300  # seconds between its clock and ours


class Arrived(msgspec.Struct):
    """A message that was signed as it should be."""

    id: str
    path: str
    body: dict[str, Any]


class Receiver:
    """`how`: what is answered next, in turn; where nothing is said, 204. `never`: ids that it answers with 400.
    `refused`: why messages were not taken for ours."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.secrets: dict[str, str] = {}
        self.arrived: list[Arrived] = []
        self.asked: list[str] = []
        self.refused: list[str] = []
        self.how: list[str] = []
        self.never: set[str] = set()
        self.headers: dict[str, str] = {}
        self.hanging = asyncio.Event()
        self.released = asyncio.Event()
        # Asked with how many have arrived, before that is answered.
        self.on_arrival: Callable[[int], Awaitable[None]] | None = None
        self.host = ""
        self._runner: web.ServerRunner | None = None

    async def start(self) -> None:
        self._runner = web.ServerRunner(web.Server(self._answer), shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        assert site._server is not None
        self.host = f"127.0.0.1:{site._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        self.released.set()
        assert self._runner is not None
        await self._runner.cleanup()

    def at(self, path: str = "/roost") -> str:
        return f"http://{self.host}{path}"

    def expects(self, path: str, secret: str) -> None:
        """Messages to this path are signed with this secret, written as Roost showed it."""
        self.secrets[path] = secret

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        self.asked.append(request.path)
        how = self.how.pop(0) if self.how else ""
        if request.headers["webhook-id"] in self.never:
            how = "400"
        if how == "hang":
            self.hanging.set()
            await self.released.wait()
        if how == "break off":
            assert request.transport is not None
            request.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhal")
            request.transport.close()
            return web.Response()
        if how == "slam":
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        if how == "endless":
            return await self._endless(request, body)
        if how:
            return web.Response(status=int(how), headers=self.headers)
        self._take(request, body)
        if self.on_arrival is not None:
            await self.on_arrival(len(self.arrived))
        return web.Response(status=204)

    async def _endless(self, request: web.BaseRequest, body: bytes) -> web.StreamResponse:
        self._take(request, body)
        answer = web.StreamResponse()
        await answer.prepare(request)
        try:
            while True:
                await answer.write(b"x" * 65536)
        except (ConnectionError, asyncio.CancelledError):
            self.released.set()
        return answer

    def _take(self, request: web.BaseRequest, body: bytes) -> None:
        id_, seconds = request.headers["webhook-id"], request.headers["webhook-timestamp"]
        secret = self.secrets[request.path]
        assert secret.startswith("whsec_")
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        signed = hmac.new(key, f"{id_}.{seconds}.".encode() + body, hashlib.sha256).digest()
        given = [one.removeprefix("v1,") for one in request.headers["webhook-signature"].split(" ")]
        if not any(hmac.compare_digest(base64.b64encode(signed).decode(), one) for one in given):
            self.refused.append("signature")
        elif abs(self.clock().timestamp() - int(seconds)) > MOST_APART:
            self.refused.append("timestamp")
        elif request.headers["Content-Type"] != "application/json":
            self.refused.append("content type")
        else:
            self.arrived.append(Arrived(id_, request.path, msgspec.json.decode(body)))

"""A gateway between a browser and its server that can be cut, lose answers, or give its own: for page and worker alike.

Playwright's own switches (`set_offline`, `route`) do not reach what the service worker asks for.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

Asked = Callable[[web.BaseRequest], bool]
# Each of them belongs to one connection alone (RFC 9110, section 7.6.1); lengths are made anew.
OF_THE_LINE = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}


def posts(path: str) -> Asked:
    """Whether something is sent to that address."""
    return lambda request: request.method == "POST" and request.path == path


@dataclass
class Gateway:
    url: str
    """Where browsers find it."""
    server: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Every unsafe request that reached the server, with its Idempotency-Key, in order."""
    down: bool = False
    _open: set[asyncio.Transport] = field(default_factory=set)
    _lost: Asked | None = None
    _instead: tuple[Asked, int, dict[str, str]] | None = None

    def cut(self) -> None:
        """No signal: what is open breaks off, and nothing new comes through."""
        self.down = True
        for line in self._open:
            line.abort()

    def mend(self) -> None:
        self.down, self._lost, self._instead = False, None, None

    def lose_answers(self, to: Asked) -> None:
        """The server hears `to` and acts; its answer is lost."""
        self._lost = to

    def answer(self, to: Asked, status: int, **headers: str) -> None:
        """Answers `to` itself; the server hears nothing of it."""
        self._instead = (to, status, {name.replace("_", "-"): value for name, value in headers.items()})

    async def handle(self, request: web.BaseRequest, out: aiohttp.ClientSession) -> web.StreamResponse:
        line = request.transport
        assert isinstance(line, asyncio.Transport)
        self._open.add(line)
        try:
            if self.down:
                return _broken(line)
            if self._instead and self._instead[0](request):
                _, status, headers = self._instead
                problem = {"type": "/problems/of-the-gateway", "title": "No", "detail": "Not now."}
                return web.json_response(problem, status=status, headers=headers)
            return await self._pass_on(request, out, line)
        except ConnectionError:  # the browser went away
            return _broken(line)
        finally:
            self._open.discard(line)

    async def _pass_on(
        self, request: web.BaseRequest, out: aiohttp.ClientSession, line: asyncio.Transport
    ) -> web.StreamResponse:
        headers = [(name, value) for name, value in request.headers.items() if name.lower() not in OF_THE_LINE]
        body = await request.read()
        async with out.request(
            request.method, self.server + request.raw_path, headers=headers, data=body, allow_redirects=False
        ) as answer:
            if request.method not in ("GET", "HEAD"):
                self.asked.append((request.method, request.path, request.headers.get("Idempotency-Key", "")))
            if self._lost and self._lost(request):
                return _broken(line)
            back = web.StreamResponse(status=answer.status)
            for name, value in answer.headers.items():
                if name.lower() not in OF_THE_LINE:
                    back.headers.add(name, value)
            await back.prepare(request)
            async for piece in answer.content.iter_any():
                await back.write(piece)
            await back.write_eof()
            return back


def _broken(line: asyncio.Transport) -> web.StreamResponse:
    line.abort()
    return web.Response()


@asynccontextmanager
async def gateway(server: str) -> AsyncIterator[Gateway]:
    """One in front of `server`, on a port of its own."""
    made = Gateway("", server)
    async with aiohttp.ClientSession(auto_decompress=False, timeout=aiohttp.ClientTimeout(total=None)) as out:
        runner = web.ServerRunner(web.Server(lambda request: made.handle(request, out)), shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield made
        finally:
            made.cut()
            await runner.cleanup()

"""A photo may be large and slow, but only where photos are taken, a few at once, and not for ever."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from roost.kit import openapi, requests, uploads
from roost.kit.requests import Guard, Message, Receive, Scope, Send
from roost.web import protocol
from roost.web.uploads import ADDRESSES, FILES, form_of
from tests.web.test_protocol import IN_TIME, Server, until_ended

OURS = "https://roost.estuary.example"
FORM = {"Content-Type": "multipart/form-data; boundary=line"}
LARGE = b"x" * (2 * 1024 * 1024)


class Slow:
    """The application behind the wall, which answers when it is told to."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.there = asyncio.Semaphore(0)
        self.go = asyncio.Event()
        self.go.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.sizes.append(len((await receive()).get("body", b"")))
        self.there.release()
        await self.go.wait()
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


@pytest.fixture
def behind() -> Slow:
    return Slow()


@pytest.fixture
async def client(behind: Slow) -> AsyncIterator[httpx.AsyncClient]:
    wall: Any = Guard(behind, address=OURS, form_of=form_of)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(wall), base_url=OURS) as client:
        yield client


@pytest.mark.parametrize(("method", "path"), sorted(ADDRESSES))
async def test_a_form_passes_where_photos_are_taken(
    client: httpx.AsyncClient, behind: Slow, method: str, path: str
) -> None:
    for body in (b"small", LARGE, b"x" * uploads.BODY_LIMIT):
        assert (await client.request(method, path, content=body, headers=FORM)).status_code == 204
    assert behind.sizes == [5, len(LARGE), uploads.BODY_LIMIT]


@pytest.mark.parametrize(
    ("method", "path", "kind", "status"),
    [
        ("POST", "/api/issues", "application/json", 413),
        ("POST", "/api/bookings", FORM["Content-Type"], 413),
        ("PUT", "/api/issues", FORM["Content-Type"], 413),
        ("POST", "/api/issues/7/updates", FORM["Content-Type"], 413),
        ("POST", "/api/issues/", FORM["Content-Type"], 413),
    ],
)
async def test_nothing_else_may_be_large(
    client: httpx.AsyncClient, behind: Slow, method: str, path: str, kind: str, status: int
) -> None:
    answer = await client.request(method, path, content=LARGE, headers={"Content-Type": kind})
    assert answer.status_code == status
    small = await client.request(method, path, content=b"{}", headers={"Content-Type": kind})
    assert small.status_code == (204 if kind == "application/json" else 415)


async def test_a_byte_more_than_a_photo_may_have_is_refused_unread(behind: Slow) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing may be read")

    headers = [(b"content-type", FORM["Content-Type"].encode())]
    scope = {"type": "http", "method": "POST", "path": "/api/issues", "query_string": b"", "headers": headers}
    headers.append((b"content-length", str(uploads.BODY_LIMIT + 1).encode()))
    await Guard(behind, address=OURS, form_of=form_of)(scope, receive, send)
    assert sent[0]["status"] == 413
    assert b"at most 15 MB" in sent[1]["body"]
    assert (b"connection", b"close") in sent[0]["headers"]


async def test_a_form_that_does_not_say_how_long_it_is_is_measured(client: httpx.AsyncClient, behind: Slow) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield LARGE

    answer = await client.post("/api/issues", content=endless(), headers=FORM)
    assert answer.status_code == 413
    assert behind.sizes == []


async def test_only_a_few_large_ones_are_taken_in_at_once(client: httpx.AsyncClient, behind: Slow) -> None:
    behind.go.clear()
    many = [
        asyncio.create_task(client.post("/api/issues", content=LARGE, headers=FORM)) for _ in range(requests.MOST_LARGE)
    ]
    for _ in many:
        await behind.there.acquire()
    async with asyncio.timeout(IN_TIME):  # it would wait for ever if it were let in
        busy = await client.post("/api/issues", content=LARGE, headers=FORM)
    assert busy.status_code == 503
    assert busy.json()["type"] == "/problems/busy"
    assert busy.headers["retry-after"] == "5"
    # What is small goes on meanwhile, with a photo or without.
    for body in (b"small", b"x" * (uploads.REPORT_LIMIT - 1)):
        small = asyncio.create_task(client.post("/api/issues", content=body, headers=FORM))
        await behind.there.acquire()
        many.append(small)
    behind.go.set()
    assert {answer.status_code for answer in await asyncio.gather(*many)} == {204}
    assert (await client.post("/api/issues", content=LARGE, headers=FORM)).status_code == 204


async def test_a_large_one_that_breaks_off_makes_room_again(client: httpx.AsyncClient, behind: Slow) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield LARGE
        raise ConnectionError

    for _ in range(requests.MOST_LARGE + 1):
        with pytest.raises(ConnectionError):
            await client.post("/api/issues", content=broken(), headers=FORM)
    assert (await client.post("/api/issues", content=LARGE, headers=FORM)).status_code == 204


HEAD = "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n"


def head(path: str = "/api/issues", kind: str = FORM["Content-Type"], size: int = 9_000_000) -> bytes:
    return HEAD.format(path=path, kind=kind, size=size).encode()


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server without much patience."""
    monkeypatch.setattr(protocol, "PATIENCE", 0.2)
    monkeypatch.setattr(protocol, "PHOTO_TURNS", 1000)
    monkeypatch.setattr(protocol, "LEAST_RATE", 1000)


async def test_a_photo_that_keeps_coming_is_waited_for(hasty: None) -> None:
    """It takes several times the patience there is for others."""
    async with Server().running() as port:
        heard = await until_ended(port, head(size=30 * 400), b"x" * 400)
    assert heard.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (head(), b""),
        (head(), b"x"),
        (head("/api/bookings"), b"x" * 400),
        (head(kind="application/json"), b"x" * 400),
        (head()[:-2], b"X-More: 1\r\n"),
    ],
)
async def test_who_only_holds_on_is_hung_up_on(hasty: None, first: bytes, again: bytes) -> None:
    async with Server().running() as port:
        assert await until_ended(port, first, again) == b""


async def test_for_ever_is_too_long_for_a_photo_too(monkeypatch: pytest.MonkeyPatch, hasty: None) -> None:
    monkeypatch.setattr(protocol, "PHOTO_TURNS", 3)
    async with Server().running() as port:
        assert await until_ended(port, head(), b"x" * 400) == b""


def with_photo(app: Litestar) -> dict[str, HTTPRouteHandler]:
    return {
        f"{method} {route.path}": handler
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        for method in handler.http_methods
        if handler.opt.get("photo")
    }


async def test_the_addresses_are_those_of_the_handlers_that_take_photos(app: Litestar) -> None:
    assert set(with_photo(app)) == {f"{method} {path}" for method, path in ADDRESSES}


async def test_the_description_says_so(app: Litestar) -> None:
    paths = openapi.described(app)["paths"]
    for method, path in ADDRESSES:
        content = paths[path][method.lower()]["requestBody"]["content"]
        form = content["multipart/form-data"]
        assert form["schema"]["properties"]["report"] == content["application/json"]["schema"]
        assert form["schema"]["required"] == ["report"]
        assert form["schema"]["additionalProperties"] is False
        assert form["encoding"]["report"]["contentType"] == "application/json"
    # A council's files and the plan of a floor are no forms with a report in them.
    large = {*ADDRESSES, FILES, ("PUT", "/api/admin/floors/{code}/plan")}
    others = [
        operation["requestBody"]["content"]
        for path, item in paths.items()
        for method, operation in item.items()
        if "requestBody" in operation and (method.upper(), path) not in large
    ]
    small = {("application/json",), ("application/x-www-form-urlencoded",)}
    # An import's files; and a floor's plan.
    large = {("multipart/form-data",), ("image/png", "image/svg+xml")}
    found = {tuple(sorted(content)) for content in others}
    assert {("application/json",), ("multipart/form-data",)} <= found <= small | large


async def test_one_address_holds_only_some_of_the_places(behind: Slow) -> None:
    """Who sends slowly, or never ends, keeps only those of their own address."""
    wall: Any = Guard(behind, address=OURS, form_of=form_of)
    behind.go.clear()

    def of(address: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(wall, client=(address, 4711))
        return httpx.AsyncClient(transport=transport, base_url=OURS)

    async with of("203.0.113.7") as slow, of("203.0.113.8") as other:
        sends = [
            asyncio.create_task(slow.post("/api/issues", content=LARGE, headers=FORM))
            for _ in range(requests.MOST_LARGE_FROM)
        ]
        for _ in sends:
            await behind.there.acquire()
        refused = await slow.post("/api/issues", content=LARGE, headers=FORM)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        assert "From here" in refused.json()["detail"]
        assert (await slow.post("/api/issues", content=b"", headers=FORM)).status_code == 503
        sends.append(asyncio.create_task(other.post("/api/issues", content=LARGE, headers=FORM)))
        await behind.there.acquire()
        behind.go.set()
        assert {one.status_code for one in await asyncio.gather(*sends)} == {204}
        assert (await slow.post("/api/issues", content=LARGE, headers=FORM)).status_code == 204

"""Malformed and foreign requests end at the wall, whatever stands behind it."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from roost.kit import requests
from roost.kit.requests import Guard, Message, Receive, Scope, Send

OURS = "https://roost.estuary.example"
COOKIE = {"Cookie": "__Host-roost=token"}
SAME = {"Sec-Fetch-Site": "same-origin"}
FOREIGN = {"Sec-Fetch-Site": "cross-site"}
SIBLING = {"Sec-Fetch-Site": "same-site"}
TYPED = {"Sec-Fetch-Site": "none"}
FROM_US = {"Origin": OURS}
FROM_THEM = {"Origin": "https://evil.example"}


class Behind:
    """The application behind the wall: takes note of what reaches it."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = b""
        if scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            message = await receive()
            body = message["body"]
            assert not message["more_body"]
        self.bodies.append(body)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
async def client(behind: Behind) -> AsyncIterator[httpx.AsyncClient]:
    wall: Any = Guard(behind, address=OURS)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(wall), base_url=OURS) as client:
        yield client


def is_problem(answer: httpx.Response, status: int, slug: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["type"], problem["status"]) == (f"/problems/{slug}", status)
    assert problem["title"]
    assert problem["detail"]


async def test_json_passes_whole(client: httpx.AsyncClient, behind: Behind) -> None:
    body = ('{"words": "' + "é" * 30_000 + '"}').encode()
    for kind in ("application/json", "application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"'):
        answer = await client.post("/api/x", content=body, headers={"Content-Type": kind})
        assert answer.status_code == 204
    assert behind.bodies == [body] * 3


async def test_a_body_that_comes_in_pieces_passes_whole(client: httpx.AsyncClient, behind: Behind) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"a"'
        yield b": 1}"

    await client.post("/api/x", content=pieces(), headers={"Content-Type": "application/json"})
    assert behind.bodies == [b'{"a": 1}']


@pytest.mark.parametrize(
    "kind",
    [
        None,
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json, text/plain",
        "application/jsonp",
    ],
)
async def test_only_json_that_says_so_is_read(client: httpx.AsyncClient, behind: Behind, kind: str | None) -> None:
    answer = await client.post("/api/x", content=b"{}", headers={"Content-Type": kind} if kind else {})
    is_problem(answer, 415, "content-type")
    assert not behind.bodies


async def test_no_body_needs_no_content_type(client: httpx.AsyncClient) -> None:
    assert (await client.post("/api/x")).status_code == 204
    assert (await client.delete("/api/x")).status_code == 204


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_64_kib_pass_and_a_byte_more_does_not(client: httpx.AsyncClient, behind: Behind, method: str) -> None:
    json = {"Content-Type": "application/json"}
    assert (await client.request(method, "/x", content=b" " * 65536, headers=json)).status_code == 204
    is_problem(await client.request(method, "/x", content=b" " * 65537, headers=json), 413, "too-large")
    assert len(behind.bodies) == 1


async def test_a_body_that_does_not_say_how_long_it_is_is_measured(client: httpx.AsyncClient, behind: Behind) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 10_000

    answer = await client.post("/x", content=endless(), headers={"Content-Type": "application/json"})
    is_problem(answer, 413, "too-large")
    assert not behind.bodies


@pytest.mark.parametrize("length", ["-1", "1e3", "99999999999999", "one", "10, 20"])
async def test_a_length_that_is_none_is_refused_before_reading(behind: Behind, length: str) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing may be read")

    headers = [(b"content-type", b"application/json"), (b"content-length", length.encode())]
    scope = {"type": "http", "method": "POST", "path": "/x", "query_string": b"", "headers": headers}
    await Guard(behind, address=OURS)(scope, receive, send)
    assert sent[0]["status"] == 413
    assert (b"connection", b"close") in sent[0]["headers"]


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": "\xff"}',
        b'{"a": "\xc3"}',
        b'{"a": "\x00"}',
        b'{"a": "\\u0000"}',
        b'{"a": "\\\\\\u0000"}',
        b'{"\\u0000": 1}',
        b'\xff\xfe{\x00"\x00a\x00"\x00',
    ],
)
async def test_what_postgresql_cannot_keep_is_refused(client: httpx.AsyncClient, behind: Behind, body: bytes) -> None:
    answer = await client.post("/x", content=body, headers={"Content-Type": "application/json"})
    is_problem(answer, 400, "invalid")
    assert not behind.bodies


async def test_a_text_that_only_looks_like_nul_is_none(client: httpx.AsyncClient, behind: Behind) -> None:
    body = b'{"a": "\\\\u0000"}'
    await client.post("/x", content=body, headers={"Content-Type": "application/json"})
    assert behind.bodies == [body]


@pytest.mark.parametrize(
    "url", ["/api/%00", "/a%00b", "/api/%ff", "/api/%C3", "/api/people?q=%00", "/api/people?q=%FF", "/?%00=1"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
async def test_an_address_that_is_no_text_is_refused(
    client: httpx.AsyncClient, behind: Behind, method: str, url: str
) -> None:
    answer = await client.request(method, url)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert not behind.bodies


async def test_an_address_in_any_language_passes(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/people?q=Sin%C3%A9ad%20%E6%97%A5")).status_code == 204
    assert (await client.get("/list/caf%C3%A9")).status_code == 204


async def test_each_parameter_may_be_given_once(client: httpx.AsyncClient, behind: Behind) -> None:
    for query in ("q=1&q=2", "q&a&q", "a=1&%71=1&b=2&q=2"):
        is_problem(await client.get(f"/api/people?{query}"), 400, "invalid")
    assert not behind.bodies
    assert (await client.get("/api/people?a=1&&b=1&")).status_code == 204


async def test_fifty_parameters_pass_and_one_more_does_not_however_many_follow(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number:x}" for number in range(10_000)]
    assert (await client.get(f"/api/people?{'&'.join(names[:50])}")).status_code == 204
    # Nobody looks at a single one of them, let alone compares each with all others.
    monkeypatch.setattr(requests, "unquote_to_bytes", None)
    for many in (51, 10_000):
        is_problem(await client.get(f"/api/people?{'&'.join(names[:many])}"), 400, "invalid")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        (COOKIE | SAME, True),
        (COOKIE | SAME | FROM_US, True),
        (COOKIE | FROM_US, True),
        (COOKIE, False),
        (COOKIE | FROM_THEM, False),
        (COOKIE | {"Origin": "null"}, False),
        (COOKIE | {"Origin": OURS + ".evil.example"}, False),
        (COOKIE | {"Origin": OURS.replace("https", "http")}, False),
        (COOKIE | {"Origin": OURS + ":8443"}, False),
        (COOKIE | FOREIGN, False),
        (COOKIE | FOREIGN | FROM_US, False),
        (COOKIE | SIBLING, False),
        (COOKIE | SIBLING | FROM_US, False),
        (COOKIE | TYPED, False),
        (COOKIE | {"Sec-Fetch-Site": "same-origin, cross-site"}, False),
        ({"Cookie": "other=1"} | FOREIGN, False),
        # Nobody is signed in yet: another site could sign the browser in as somebody of its choice.
        (FOREIGN | FROM_THEM, False),
        (FROM_THEM, False),
        (FOREIGN, False),
        (SIBLING, False),
        (SAME, True),
        (FROM_US, True),
        ({}, True),
    ],
)
async def test_an_unsafe_request_of_a_browser_must_come_from_us(
    client: httpx.AsyncClient, behind: Behind, method: str, headers: dict[str, str], passes: bool
) -> None:
    answer = await client.request(method, "/api/session", headers=headers)
    if passes:
        assert answer.status_code == 204
    else:
        is_problem(answer, 403, "cross-site")
        assert not behind.bodies


async def test_two_headers_of_one_name_do_not_pass_for_one(client: httpx.AsyncClient, behind: Behind) -> None:
    twice = [("Cookie", "a=1"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-origin")]
    is_problem(await client.post("/x", headers=twice), 403, "cross-site")
    assert not behind.bodies


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
async def test_looking_is_allowed_from_anywhere(client: httpx.AsyncClient, method: str) -> None:
    assert (await client.request(method, "/api/me", headers=COOKIE | FOREIGN | FROM_THEM)).status_code == 204


async def test_a_request_that_breaks_off_is_never_acted_on(behind: Behind) -> None:
    sent: list[Message] = []
    messages: list[Message] = [
        {"type": "http.disconnect"},
        {"type": "http.request", "body": b'{"a"', "more_body": True},
    ]

    async def receive() -> Message:
        return messages.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/x", "query_string": b"", "headers": headers}
    await Guard(behind, address=OURS)(scope, receive, send)
    assert sent[0]["status"] == 400
    assert not behind.bodies

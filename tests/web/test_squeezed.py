"""Answers made for one asker go squeezed to whoever takes them so."""

import gzip
import json

import pytest

from roost.kit.requests import App, Message, Receive, Scope, Send
from roost.web.squeezed import LEAST, Squeezed

LONG = json.dumps({"names": ["Nimmi Flint"] * 200}).encode()


def answering(body: bytes, kind: str = "application/json", status: int = 200, parts: int = 1, **more: str) -> App:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        headers = {"content-type": kind, "content-length": str(len(body) * parts), **more}
        raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        for part in range(parts):
            await send({"type": "http.response.body", "body": body, "more_body": part + 1 < parts})

    return app


async def asked(app: App, path: str = "/api/me", takes: str = "gzip, br") -> tuple[dict[bytes, bytes], bytes]:
    """Headers and body as they go over the wire; the length must be that of the body."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"accept-encoding", takes.encode())] if takes else []
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    await Squeezed(app)(scope, None, send)
    body = b"".join(message["body"] for message in sent[1:])
    told = dict(sent[0]["headers"])
    assert told[b"content-length"] == b"%d" % len(body)
    return told, body


async def test_a_long_answer_is_squeezed_and_says_so() -> None:
    headers, body = await asked(answering(LONG))
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"vary"] == b"Accept-Encoding"
    assert gzip.decompress(body) == LONG
    assert len(body) < len(LONG) / 5


@pytest.mark.parametrize("takes", ["", "br", "identity", "gzip;q=0"])
async def test_whoever_takes_no_gzip_gets_none(takes: str) -> None:
    headers, body = await asked(answering(LONG), takes=takes)
    assert b"content-encoding" not in headers
    assert headers[b"vary"] == b"Accept-Encoding"
    assert body == LONG


@pytest.mark.parametrize(
    "app",
    [
        answering(b" " * (LEAST - 1)),
        answering(LONG, status=500),
        answering(LONG, "text/event-stream"),
        answering(LONG, content_encoding="br"),
        answering(LONG, parts=2),
    ],
    ids=["short", "a failure", "a stream of events", "squeezed already", "in parts"],
)
async def test_everything_else_goes_as_it_is(app: App) -> None:
    headers, body = await asked(app)
    assert headers.get(b"content-encoding") in (None, b"br")
    assert b"vary" not in headers
    assert body in (LONG, LONG * 2, b" " * (LEAST - 1))


async def test_only_the_api_is_squeezed_here() -> None:
    headers, body = await asked(answering(LONG), path="/assets/names.json")
    assert b"content-encoding" not in headers
    assert body == LONG

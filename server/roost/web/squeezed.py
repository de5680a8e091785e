"""Answers of the API that were made for one asker, squeezed for a phone with one bar of signal.

No other site can make a browser ask for them (the session's cookie is SameSite=Lax), and none holds a secret: there is
nobody who could try words and read the rest from an answer's length, and nothing to read (BREACH).
"""

import gzip

from roost.kit.requests import App, Message, Receive, Scope, Send

# In bytes of the body: below that the headers weigh more than what is saved.
LEAST = 1024
# More takes longer and saves nothing here.
LEVEL = 5


class Squeezed:
    """ASGI middleware. What is ready (`kit.http.Ready`) comes squeezed already, and a stream is left alone."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        held: Message | None = None

        async def send_squeezed(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _may_be(message):
                held = message
                return
            if held is not None:
                start, held = held, None
                body = message.get("body", b"")
                if len(body) >= LEAST and not message.get("more_body"):
                    _squeeze(start, message, takes_gzip(scope))
                await send(start)
            await send(message)

        await self._app(scope, receive, send_squeezed)


def takes_gzip(scope: Scope) -> bool:
    """Accept-Encoding (RFC 9110, 12.5.3): named, and not with a quality, which could be 0."""
    said = b",".join(value for name, value in scope["headers"] if name == b"accept-encoding")
    return not {b"gzip", b"*"}.isdisjoint(coding.strip() for coding in said.lower().split(b","))


def _may_be(start: Message) -> bool:
    headers = dict(start["headers"])
    json = headers.get(b"content-type", b"").startswith(b"application/json")
    return json and start["status"] == 200 and b"content-encoding" not in headers


def _squeeze(start: Message, message: Message, wanted: bool) -> None:
    headers = [(name, value) for name, value in start["headers"] if name not in (b"content-length", b"vary")]
    if wanted:
        message["body"] = gzip.compress(message["body"], compresslevel=LEVEL, mtime=0)
        headers.append((b"content-encoding", b"gzip"))
    length = b"%d" % len(message["body"])
    start["headers"] = [*headers, (b"vary", b"Accept-Encoding"), (b"content-length", length)]

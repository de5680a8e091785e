"""Errors as SCIM has them (RFC 7644, 3.12): what any part of the house refuses under /api/scim, said in its shape.

One place: whatever leaves as problem+json, be it of the outer wall, of a handler or of nobody, is said anew on its way.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from roost.kit.errors import Problem
from roost.kit.http import PROBLEM_JSON
from roost.kit.requests import App, Message, Receive, Scope, Send

PREFIX = "/api/scim/"
SCIM_JSON = "application/scim+json"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"


class Bad(Problem):
    """What was sent cannot be understood or done. 400 with a scimType."""

    status = 400
    title = "Something is wrong in what was sent"

    def __init__(self, detail: str, scim_type: str) -> None:
        super().__init__("scim", detail, scim_type=scim_type)


class BadSyntax(Bad):
    """No JSON, or none of the shape of this request."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, "invalidSyntax")


class BadValue(Bad):
    """A value is missing, of another type, or not possible."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, "invalidValue")


class BadFilter(Bad):
    """A filter that cannot be read, or compares what cannot be compared."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, "invalidFilter")


class BadPath(Bad):
    """A path of a PATCH that cannot be read, or leads nowhere."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, "invalidPath")


class NotDone(Problem):
    """A part of SCIM that Roost does not have. 501."""

    status = 501
    title = "Not implemented"

    def __init__(self, detail: str) -> None:
        super().__init__("scim", detail)


# What the house's own refusals are called there.
_TYPES = {"/problems/uniqueness": "uniqueness", "/problems/last-administrator": "mutability"}


def said(problem: dict[str, Any]) -> bytes:
    """The body of a SCIM error for a problem."""
    status = problem.get("status", 500)
    type_ = problem.get("scim_type") or _TYPES.get(problem.get("type", ""))
    if type_ is None and status == 400:
        type_ = "invalidValue" if problem.get("errors") else "invalidSyntax"
    told = {"schemas": [ERROR], "status": str(status), "detail": problem.get("detail", "")}
    return msgspec.json.encode(told | ({"scimType": type_} if type_ else {}))


class Scim:
    """ASGI middleware around everything else: problems under /api/scim leave as SCIM errors, and bodies come in as
    `application/scim+json` (RFC 7644, 3.1) as well as plain JSON."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
            return
        start: list[Message] = []
        body: list[bytes] = []

        async def send_as_scim(message: Message) -> None:
            if message["type"] == "http.response.start" and _kind(message["headers"]) == PROBLEM_JSON.encode():
                start.append(message)
            elif message["type"] == "http.response.body" and start:
                body.append(message.get("body", b""))
                if not message.get("more_body", False):
                    told = said(msgspec.json.decode(b"".join(body)))
                    await send({**start[0], "headers": list(_headers(start[0]["headers"], len(told)))})
                    await send({"type": "http.response.body", "body": told})
            else:
                await send(message)

        await self._app({**scope, "headers": list(_as_json(scope["headers"]))}, receive, send_as_scim)


def _kind(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    kinds = [value for name, value in headers if name.lower() == b"content-type"]
    return kinds[0].partition(b";")[0].strip() if kinds else b""


def _headers(headers: Iterable[tuple[bytes, bytes]], length: int) -> Iterable[tuple[bytes, bytes]]:
    for name, value in headers:
        if name.lower() not in (b"content-type", b"content-length"):
            yield name, value
    yield b"content-type", SCIM_JSON.encode()
    yield b"content-length", b"%d" % length


def _as_json(headers: Iterable[tuple[bytes, bytes]]) -> Iterable[tuple[bytes, bytes]]:
    for name, value in headers:
        if name == b"content-type" and value.strip().lower().startswith(SCIM_JSON.encode()):
            value = b"application/json" + value.strip()[len(SCIM_JSON) :]
        yield name, value

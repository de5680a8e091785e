"""Answers: problem+json in one place (RFC 9457), and entity tags."""

import gzip
import hashlib
import logging
import re
import traceback
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.status_codes import HTTP_200_OK, HTTP_304_NOT_MODIFIED, HTTP_500_INTERNAL_SERVER_ERROR

from roost.kit.errors import FieldError, Problem
from roost.kit.plain import plain, sentence

log = logging.getLogger("roost")

_MISSING = re.compile(r"Missing required \w+ parameter '(.+?)'")

PROBLEM_JSON = "application/problem+json"

# What Litestar itself refuses, in words that say what to do next.
_HTTP = {
    400: ("invalid", "Something is wrong in what was sent", "Check what was sent and try again."),
    401: ("sign-in", "Sign in", "Sign in to go on."),
    403: ("not-allowed", "Not allowed", "Your role does not allow this."),
    404: ("not-found", "Not found", "There is nothing at this address. Go back to Today."),
    405: ("method", "Not possible here", "This address does not take that method."),
    413: ("too-large", "Too large", "What was sent is too large. Send less at once."),
    415: ("content-type", "Wrong kind of content", "Send JSON as application/json."),
}


class FieldProblem(msgspec.Struct, frozen=True):
    """One thing wrong: where (a JSON pointer, or a parameter's name) and what is allowed."""

    pointer: str
    detail: str


class ProblemBody(msgspec.Struct, frozen=True):
    """RFC 9457. `type` is stable; `detail` says what to do next."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


def problem_bytes(
    type_: str, title: str, status: int, detail: str, errors: list[FieldError] | None = None, **extra: Any
) -> bytes:
    """The body of a problem answer."""
    body: dict[str, Any] = {"type": type_, "title": title, "status": status, "detail": detail}
    if errors:
        body["errors"] = [{"pointer": one.pointer, "detail": one.detail} for one in errors]
    return msgspec.json.encode(body | extra)


def _answer(status: int, body: bytes, headers: dict[str, str] | None = None) -> Response[bytes]:
    return Response(
        body,
        status_code=status,
        media_type=PROBLEM_JSON,
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def problem_answer(problem: Problem) -> Response[bytes]:
    """The one translation of a domain's refusal into an answer."""
    body = problem_bytes(problem.type, problem.title, problem.status, problem.detail, problem.errors, **problem.extra)
    return _answer(problem.status, body, problem.headers)


def _on_problem(_: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
    return problem_answer(problem)


def _on_validation(request: Request[Any, Any, Any], error: ValidationException) -> Response[bytes]:
    errors = [
        FieldError(_pointer(request, item), plain(str(item.get("message", "is wrong"))))
        for item in (error.extra if isinstance(error.extra, list) else [])
        if isinstance(item, dict)
    ]
    # Of a parameter that is not there Litestar says so in words alone.
    if missing := _MISSING.match(error.detail):
        errors.append(FieldError(missing[1], "is missing"))
    slug, title, detail = _HTTP[400]
    if errors:
        detail = sentence(errors[0].pointer, errors[0].detail)
    return _answer(400, problem_bytes(f"/problems/{slug}", title, 400, detail, errors))


def _pointer(request: Request[Any, Any, Any], item: dict[str, Any]) -> str:
    key = str(item.get("key", ""))
    if item.get("source") in ("query", "path", "header", "cookie"):
        # The handler's name for it may not be the one on the wire.
        field = request.scope["route_handler"].parsed_fn_signature.parameters.get(key)
        return getattr(field and field.kwarg_definition, "name", None) or key
    return "/" + key.replace(".", "/") if key and key != "data" else ""


def _on_http(_: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    status = error.status_code
    slug, title, detail = _HTTP.get(status, _HTTP[400] if status < 500 else ("fault", "Something went wrong", ""))
    headers = {name: value for name, value in (error.headers or {}).items() if name.lower() in ("allow", "retry-after")}
    return _answer(status, problem_bytes(f"/problems/{slug}", title, status, detail or str(error.detail)), headers)


def _on_anything(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    handler = request.scope.get("route_handler")
    # The handler's own address, not the one that was asked for: in that may be a code, a receipt or a token.
    place = "/".join(sorted(handler.paths)) if handler is not None else "no handler"
    if handler is not None and handler.opt.get("unlogged"):
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("unhandled %s at %s\n%s", type(error).__name__, place, where)
    else:
        log.error("unhandled error at %s %s", request.method, place, exc_info=error)
    return _answer(
        500,
        problem_bytes(
            "/problems/fault",
            "Something went wrong",
            HTTP_500_INTERNAL_SERVER_ERROR,
            "This is our mistake, and it is written down. Nothing was changed; try again in a minute.",
        ),
    )


# For a handler: `@get(…, opt=UNLOGGED)`. Where it fails, the log says which line did, never the path or what was sent.
UNLOGGED = {"unlogged": True}

exception_handlers: dict[Any, Any] = {
    Problem: _on_problem,
    ValidationException: _on_validation,
    HTTPException: _on_http,
    Exception: _on_anything,
}


class Ready(NamedTuple):
    """Bytes to be sent more than once: as they are, squeezed for a phone with one bar of signal, and their tag.

    The tag is weak (RFC 9110, 8.8.1), for it stands for both.
    """

    body: bytes
    squeezed: bytes | None
    etag: bytes


def ready(body: bytes) -> Ready:
    """Squeeze and tag."""
    return Ready(body, gzip.compress(body, compresslevel=6, mtime=0), tag_of(body))


def tag_of(body: bytes) -> bytes:
    """The weak tag of exactly these bytes."""
    return f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'.encode()


class Tagged(Response[Any]):
    """Bytes that are ready, with their entity tag, or 304 where the asker has just these.

    Handlers return it as any other response. Litestar's own would look for cookies, an encoder and a background task
    at every answer, and build three dictionaries of headers, which together take as long as the handler.
    """

    def __init__(
        self,
        answer: Ready,
        request: Request[Any, Any, Any],
        media_type: str = MediaType.JSON,
        cache: str = "private, no-cache",
        policy: str | None = None,
        more: Mapping[str, str] = {},
    ) -> None:
        """`policy`: a Content-Security-Policy of its own. `more`: headers besides, by small names."""
        self._headers = [
            (b"etag", answer.etag),
            (b"cache-control", cache.encode()),
            (b"vary", b"Accept-Encoding"),
            *((name.encode(), value.encode()) for name, value in more.items()),
        ]
        if policy is not None:
            self._headers.append((b"content-security-policy", policy.encode()))
        known, squeezed = _asked(request.scope["headers"], answer.etag)
        if known:
            self.status_code, self._body = HTTP_304_NOT_MODIFIED, b""
            return
        self.status_code, self._body = HTTP_200_OK, answer.body
        if squeezed and answer.squeezed is not None:
            self._body = answer.squeezed
            self._headers.append((b"content-encoding", b"gzip"))
        if media_type.startswith("text/"):
            media_type += "; charset=utf-8"
        self._headers += [(b"content-type", media_type.encode()), (b"content-length", b"%d" % len(self._body))]

    def to_asgi_response(self, *_: Any, **__: Any) -> Any:
        return self._send

    async def _send(self, _scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self._headers})
        await send({"type": "http.response.body", "body": self._body})


def _asked(headers: Iterable[tuple[bytes, bytes]], etag: bytes) -> tuple[bool, bool]:
    """Whether the request has this tag already (If-None-Match, compared weakly), and whether it takes gzip."""
    known = squeezed = False
    for name, value in headers:
        if name == b"if-none-match":
            tags = {tag.strip().removeprefix(b"W/") for tag in value.split(b",")}
            known = etag.removeprefix(b"W/") in tags or tags == {b"*"}
        elif name == b"accept-encoding":
            codings = {coding.strip() for coding in value.lower().split(b",")}
            squeezed = not codings.isdisjoint((b"gzip", b"*"))
    return known, squeezed

"""The outer wall: what no handler should ever see is answered here, as problem+json, before anything is parsed.

Litestar takes JSON sent as text/plain (which a foreign page may send without asking), and answers invalid UTF-8 with
500; PostgreSQL knows no NUL in a text. Sitting outside of Litestar, `Guard` also covers addresses that have no handler.
`StrictRequest` is Litestar's own request, but for how it reads JSON.
"""

import functools
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Literal
from urllib.parse import unquote_to_bytes

import msgspec
from litestar import Request

from roost.kit import uploads
from roost.kit.errors import FieldError, Invalid, NotAllowed, Problem
from roost.kit.http import PROBLEM_JSON, problem_bytes
from roost.kit.limits import address_of
from roost.kit.plain import plain, sentence
from roost.kit.turnstile import Turnstile

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Form = Literal["photo", "files", "drawing", "picture", "group", "fields", "button"] | None
App = Callable[[Scope, Receive, Send], Awaitable[None]]

BODY_LIMIT = 64 * 1024
# Of a form that says nothing but that it was sent.
FORM_LIMIT = 1024
# Large bodies that a process takes in at once: each of them is in its memory, twice for a moment.
MOST_LARGE = 8
# Of these from one address: a whole office may come by way of one.
MOST_LARGE_FROM = 4
# Of `?name=value&…`; no handler takes more than a handful.
MOST_PARAMETERS = 50

# What changes something. No handler takes any other method: those are refused by their names, not by what came along.
_UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
_JSON = re.compile(rb'application/json(\s*;\s*charset="?utf-?8"?)?', re.IGNORECASE)
# NUL as JSON writes it; an even number of backslashes before it is a text that merely looks like one.
_ESCAPED_NUL = re.compile(rb"(?<!\\)(\\\\)*\\u0000")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(:[0-9]{0,5})?")
_THIS_MACHINE = ("127.0.0.1", "[::1]", "localhost")


class TooLarge(Problem):
    status = 413
    title = "Too large"


class WrongContent(Problem):
    status = 415
    title = "Wrong kind of content"


class WrongHost(Problem):
    status = 421
    title = "Wrong host"


class Guard:
    """ASGI middleware around the whole application. `address` is ours as browsers write it, without a path.

    `demo`: whoever reaches it may be anybody, so it answers by the names of this machine and of `address` alone. By
    any other a foreign site could pass for us, once its name leads to this machine (DNS rebinding).
    `form_of`: which requests bring what is far larger than others (`uploads.LARGE`), and only a few of those at once;
    which are nothing but a button that was pressed, whose body is dropped; and which are fields of text.
    """

    def __init__(
        self, app: App, *, address: str, demo: bool = False, form_of: Callable[[Scope], Form] = lambda _: None
    ) -> None:
        self._app = app
        self._form_of = form_of
        self._large = Turnstile(MOST_LARGE, MOST_LARGE_FROM)
        self._hosts = {*_THIS_MACHINE, _host(address.partition("://")[2])} if demo else None
        self._origin = address.rstrip("/").encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        raw: bytes = scope.get("raw_path") or scope["path"].encode()
        query: bytes = scope["query_string"]
        try:
            if self._hosts is not None:
                _check_host(_single(scope["headers"]), self._hosts)
            if b"%" in raw or b"%" in query or not (raw.isascii() and query.isascii()):
                _check_address(raw, query)
            if b"&" in query and scope["path"].startswith("/api/"):
                _check_once(query)
            if scope["method"] in _UNSAFE:
                headers = _single(scope["headers"])
                _check_origin(headers, self._origin)
                form = self._form_of(scope)
                if form is not None and form in uploads.LARGE:
                    await self._large_one(scope, receive, send, headers, uploads.LARGE[form])
                    return
                body = await _body(headers, receive, FORM_LIMIT if form == "button" else BODY_LIMIT)
                if form == "fields":
                    _check_text(body)
                elif form is None:
                    _checked(body, headers)
                receive = _again(b"" if form == "button" else body, receive)
        except Problem as problem:
            await _answer(problem, send)
            return
        await self._app(scope, receive, send)

    async def _large_one(
        self, scope: Scope, receive: Receive, send: Send, headers: dict[bytes, bytes], large: uploads.Large
    ) -> None:
        """A form: read whole as well, so what all of them together take is bounded until each is answered."""
        if _declared(headers, large.limit, large.words) in range(1, BODY_LIMIT):
            body = await _body(headers, receive, BODY_LIMIT)
            await self._app(scope, _again(body, receive), send)
            return
        with self._large.inside(address_of(scope), large.plural):
            body = await _body(headers, receive, large.limit, large.words)
            await self._app(scope, _again(body, receive), send)


def _declared(headers: dict[bytes, bytes], limit: int, words: str | None = None) -> int:
    """How many bytes are announced, 0 for none. TooLarge, in `words`, before any of them is read."""
    declared = headers.get(b"content-length", b"0")
    if not declared.isdigit() or len(declared) > 12 or int(declared) > limit:
        raise _too_large(limit, words)
    return int(declared)


def _too_large(limit: int, words: str | None) -> TooLarge:
    words = words or f"At most {limit // 1024} KiB can be sent at once."
    return TooLarge("too-large", words, headers={"Connection": "close"})  # nobody will read the rest


async def _body(headers: dict[bytes, bytes], receive: Receive, limit: int, words: str | None = None) -> bytes:
    """The whole body; what is too large is refused before it is read."""
    _declared(headers, limit, words)
    pieces: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise Invalid("The request broke off before it was whole. Send it again.")
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        more = message.get("more_body", False)
        if size > limit:
            raise _too_large(limit, words)
    return b"".join(pieces)


def _checked(body: bytes, headers: dict[bytes, bytes]) -> bytes:
    """The body, if it is JSON in UTF-8."""
    if body:
        if not _JSON.fullmatch(headers.get(b"content-type", b"").strip()):
            raise WrongContent("content-type", "Send JSON, with the header Content-Type: application/json.")
        _check_text(body)
    return body


def _check_text(body: bytes) -> None:
    if not _is_text(body) or _ESCAPED_NUL.search(body):
        raise Invalid("The body is not text that can be kept: it must be UTF-8 without NUL characters.")


def _check_address(path: bytes, query: bytes) -> None:
    if not _is_text(unquote_to_bytes(path)):
        raise Invalid("The address is not text: it must be UTF-8 without NUL characters.")
    if not _is_text(unquote_to_bytes(query)):
        raise Invalid(
            "What comes after the question mark is not text: it must be UTF-8 without NUL characters.",
            [FieldError("query", "not UTF-8, or holds a NUL character")],
        )


def _check_once(query: bytes) -> None:
    """Of two values for one name one would count and the other be passed over in silence."""
    if query.count(b"&") >= MOST_PARAMETERS:
        raise Invalid(f"At most {MOST_PARAMETERS} parameters can be given. Give fewer.")
    seen = set()
    for pair in query.split(b"&"):
        name = unquote_to_bytes(pair.partition(b"=")[0]).decode()
        if name and name in seen:
            raise Invalid(f"{name} is given more than once. Give it once.", [FieldError(name, "given more than once")])
        seen.add(name)


def _check_host(headers: dict[bytes, bytes], ours: set[str | None]) -> None:
    host = _host(headers.get(b"host", b"").decode("latin-1"))
    if host is None or host not in ours:
        raise WrongHost("host", "A demonstration answers only at its own address. Open the one it said at its start.")


def _host(with_port: str) -> str | None:
    found = _HOST.fullmatch(with_port.lower())
    return found and found[1]


def _check_origin(headers: dict[bytes, bytes], ours: bytes) -> None:
    """Against requests that another site makes a browser send, be it signed in or about to be, as somebody else.

    Every browser of today says where a request comes from (Sec-Fetch-Site); those before 2023 still say the origin.
    Who says neither and has no cookie is no browser.
    """
    site, origin = headers.get(b"sec-fetch-site"), headers.get(b"origin")
    if site == b"same-origin" or (site is None and origin == ours):
        return
    if site is None and origin is None and b"cookie" not in headers:
        return
    raise NotAllowed("This request did not come from Roost itself. Open Roost and do it there.", "cross-site")


def _single(headers: list[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    # Two values for one name are joined, so that neither can pass for the only one.
    one: dict[bytes, bytes] = {}
    for name, value in headers:
        one[name] = one[name] + b", " + value if name in one else value
    return one


def _is_text(raw: bytes) -> bool:
    try:
        return "\0" not in raw.decode()
    except UnicodeDecodeError:
        return False


def _again(body: bytes, receive: Receive) -> Receive:
    """`receive` as if nobody had read the body yet."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return messages.pop() if messages else await receive()

    return receive_again


async def _answer(problem: Problem, send: Send) -> None:
    body = problem_bytes(problem.type, problem.title, problem.status, problem.detail, problem.errors)
    headers = {"Content-Type": PROBLEM_JSON, "Cache-Control": "no-store", "Content-Length": str(len(body))}
    await send(
        {
            "type": "http.response.start",
            "status": problem.status,
            "headers": [(k.lower().encode(), v.encode()) for k, v in (headers | problem.headers).items()],
        }
    )
    await send({"type": "http.response.body", "body": body})


class StrictRequest(Request[Any, Any, Any]):
    """Reads a JSON body straight into the type that the handler declares, and strictly.

    Litestar decodes first and converts after, loosely: 1 and "true" would pass for a boolean, and a body of sixty
    thousand brackets would be a RecursionError, which is a 500.
    """

    # The bytes of the other part, where the JSON came as a part of a form.
    photo: bytes | None = None

    async def json(self) -> Any:
        field = self.scope["route_handler"].parsed_data_field
        body = await self.body()
        kind = self.headers.get("content-type", "")
        if uploads.is_form(kind.encode("latin-1")):
            body, self.photo = uploads.parts(body, kind)
            _check_text(body)
        try:
            return _decoder(Any if field is None else field.annotation).decode(body)
        except msgspec.ValidationError as error:
            words, pointer = _told(error)
            raise Invalid(sentence(pointer, words), [FieldError(pointer, words)]) from error
        except (msgspec.DecodeError, RecursionError) as error:
            raise Invalid("The body is not JSON that can be read.", [FieldError("", "malformed")]) from error


def _told(error: msgspec.ValidationError) -> tuple[str, str]:
    """What msgspec says of a body, and where, as a JSON pointer."""
    # "Expected `bool`, got `int` - at `$.wanted[2].hidden`", "Object missing required field `ev`"
    words, _, place = str(error).partition(" - at `$")
    pointer = re.sub(r"[.\[]", "/", place.rstrip("`").replace("]", ""))
    field = re.search(r" field `([^`]+)`$", words)
    return plain(words), f"{pointer}/{field[1]}" if field else pointer


@functools.cache
def _decoder(type_: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(type_)

"""What no client of ours would send, byte by byte to a real server: it says no or hangs up, and goes on serving."""

import json
import select
import socket
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from roost.kit import clock, database
from tests.api.conftest import Stored
from tests.bookings import world as small
from tests.support import NO_TLS, ServerProcess, sign_in

PATIENCE = 10  # seconds until a server that neither answers nor hangs up is given up on


class Line:
    """A connection of one's own to the server, signed in as Ann."""

    def __init__(self, server: ServerProcess, token: str) -> None:
        where = urlsplit(server.url)
        self.host = f"{where.hostname}:{where.port}"
        self.token = token
        self._socket = socket.create_connection((str(where.hostname), int(where.port or 0)), PATIENCE)

    def headers(self, *more: str) -> bytes:
        """Those of a good request, without the line before and the empty one after."""
        own = [f"Host: {self.host}", f"Cookie: roost={self.token}", "Sec-Fetch-Site: same-origin", *more]
        return "".join(f"{header}\r\n" for header in own).encode()

    def put(self, body: bytes = b"", *headers: str) -> bytes:
        """Hide where Ann sits: a request that changes something when it is taken for whole."""
        kind = ("Content-Type: application/json", *headers)
        return b"PUT /api/me/hidden HTTP/1.1\r\n" + self.headers(*kind) + b"\r\n" + body

    def get(self, path: str = "/api/me", *headers: str) -> bytes:
        return f"GET {path} HTTP/1.1\r\n".encode() + self.headers(*headers) + b"\r\n"

    def say(self, raw: bytes, *, and_hang_up: bool = True) -> bytes:
        """Everything that comes back until the server is done with us."""
        heard = b""
        try:
            self._socket.sendall(raw)
            if and_hang_up:
                self._socket.shutdown(socket.SHUT_WR)
            while piece := self._socket.recv(65536):
                heard += piece
        except OSError:
            pass  # it hung up while we were speaking, and its last words may be lost
        finally:
            self._socket.close()
        return heard

    def say_until_interrupted(self, raw: bytes, at_once: int = 20_000) -> bytes:
        """Listens after every piece, so that what the server says is not lost in what it no longer reads."""
        for start in range(0, len(raw), at_once):
            self._socket.sendall(raw[start : start + at_once])
            if select.select([self._socket], [], [], 0.1)[0]:
                return self.say(b"", and_hang_up=False)
        return self.say(b"", and_hang_up=False)


def statuses(heard: bytes) -> list[int]:
    return [int(part[:3]) for part in heard.split(b"HTTP/1.1 ")[1:]]


HIDE = b'{"hidden": true}'
LONG = "x" * 1_000_000
CHUNKED = "Transfer-Encoding: chunked"
WHOLE = b"10\r\n" + HIDE + b"\r\n0\r\n\r\n"
PACKED = ("Content-Length: 7", "Content-Encoding: gzip", "Connection: close")
Odd = Callable[[Line], bytes]
ODD: dict[str, Odd] = {
    "a chunk of no length": lambda line: line.put(b"ZZ\r\n" + HIDE + b"\r\n0\r\n\r\n", CHUNKED),
    "a chunk of negative length": lambda line: line.put(b"-1\r\n" + HIDE + b"\r\n0\r\n\r\n", CHUNKED),
    "a chunk of endless length": lambda line: line.put(b"F" * 40 + b"\r\n" + HIDE, CHUNKED),
    "a length and chunks at once": lambda line: line.put(WHOLE, "Content-Length: 4", CHUNKED),
    "chunks twice over": lambda line: line.put(b"0\r\n\r\n", CHUNKED, "Transfer-Encoding: identity"),
    "an unknown transfer coding": lambda line: line.put(HIDE, "Transfer-Encoding: xchunked"),
    "two lengths": lambda line: line.put(HIDE, "Content-Length: 16", "Content-Length: 2"),
    "a negative length": lambda line: line.put(HIDE, "Content-Length: -16"),
    "a length in words": lambda line: line.put(HIDE, "Content-Length: sixteen"),
    "a length with a plus": lambda line: line.put(HIDE, "Content-Length: +16"),
    "a length of a thousand digits": lambda line: line.put(HIDE, f"Content-Length: {'9' * 1000}"),
    "more than it says": lambda line: line.put(HIDE + b"}}}}\r\n\r\n", "Content-Length: 2"),
    "headers after the body": lambda line: line.put(WHOLE[:-2] + b"X-After: 1\r\n\r\n", CHUNKED),
    "many headers after the body": lambda line: line.put(WHOLE[:-2] + b"X-After: 1\r\n" * 100_000, CHUNKED),
    "an endless header after the body": lambda line: line.put(WHOLE[:-2] + b"X-After: " + LONG.encode(), CHUNKED),
    "an endless chunk extension": lambda line: line.put(b"10;" + LONG.encode(), CHUNKED),
    "an endless chunk length": lambda line: line.put(b"0" * len(LONG), CHUNKED),
    "a huge length": lambda line: line.put(b"", "Content-Length: 99999999999", "Expect: 100-continue"),
    "a packed body": lambda line: line.put(b"\x1f\x8b\x08\x00\x00\x00\x00", *PACKED),
    "a header of a megabyte": lambda line: line.get("/api/me", f"X-Long: {LONG}"),
    "an address of a megabyte": lambda line: line.get(f"/api/people?q={LONG}"),
    "a hundred thousand headers": lambda line: line.get("/api/me", *[f"X-{n}: 1" for n in range(100_000)]),
    "a header without a colon": lambda line: line.get("/api/me", "nothing"),
    "a header with a gap before its colon": lambda line: line.get("/api/me", "X-Gap : 1"),
    "a header with NUL": lambda line: line.get("/api/me", "X-Nul: a\0b"),
    "a header with a bare return": lambda line: line.get("/api/me", "X-Return: a\rX-Evil: 1"),
    "a header without a name": lambda line: line.get("/api/me", ": nobody"),
    "a folded header": lambda line: line.get("/api/me", "X-Fold: a\r\n b"),
    "a path with a blank": lambda line: line.get("/api/me and more"),
    "a path with NUL": lambda line: line.get("/api/\0me"),
    "no path": lambda line: line.get(""),
    "an unknown version": lambda line: line.get().replace(b"HTTP/1.1", b"HTTP/9.9"),
    "an unknown method": lambda line: line.get().replace(b"GET", b"B\xe9EW"),
    "the hello of TLS": lambda line: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
    "the hello of HTTP/2": lambda line: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9),
    "noise": lambda line: bytes(range(256)) * 20,
}
# Broken off before they are whole: there is nobody left to answer.
CUT: dict[str, Odd] = {
    "a chunk that is shorter than it says": lambda line: line.put(b"ff\r\n" + HIDE + b"\r\n0\r\n\r\n", CHUNKED),
    "chunks that do not end": lambda line: line.put(b"10\r\n" + HIDE + b"\r\n", CHUNKED),
    "less than it says": lambda line: line.put(HIDE[:-1], "Content-Length: 16"),
    "no version": lambda line: b"GET /api/me\r\n\r\n",
    "empty lines only": lambda line: b"\r\n" * 5_000,
    "half a header": lambda line: line.get()[:-7],
    "an endless header": lambda line: line.get("/api/me", f"X-Long: {LONG}")[:-4],
}


@pytest.fixture
async def line(db: None, two_servers: list[ServerProcess]) -> Callable[[], Line]:
    await small.build()
    client = httpx.AsyncClient(verify=NO_TLS)
    await sign_in(client, "ann@estuary.example", clock.now())
    return lambda: Line(two_servers[0], client.cookies["roost"])


@pytest.fixture
def unharmed(two_servers: list[ServerProcess]) -> Iterator[None]:
    """Whatever was said, the server has nothing to complain of, and serves on."""
    before = two_servers[0].log.stat().st_size
    yield
    assert httpx.get(f"{two_servers[0].url}/health", verify=NO_TLS).json() == {"status": "ok"}
    assert b"Traceback" not in two_servers[0].log.read_bytes()[before:]


@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize("what", ODD)
async def test_what_is_no_request_is_refused_and_changes_nothing(
    line: Callable[[], Line], stored: Stored, what: str
) -> None:
    before = await stored()
    one = line()
    raw = ODD[what](one)
    heard = one.say_until_interrupted(raw) if len(raw) > len(LONG) else one.say(raw, and_hang_up=False)
    # A good request may come before what is none.
    status = statuses(heard)[-1]
    assert 400 <= status < 500, heard
    head, _, body = heard[heard.rindex(b"HTTP/1.1 ") :].partition(b"\r\n\r\n")
    assert b"content-type: application/problem+json" in head
    assert json.loads(body)["status"] == status
    assert json.loads(body)["detail"].endswith(".")
    assert await stored() == before


@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize("what", CUT)
async def test_what_breaks_off_is_never_acted_on(line: Callable[[], Line], stored: Stored, what: str) -> None:
    before = await stored()
    one = line()
    assert not [status for status in statuses(one.say(CUT[what](one))) if not 400 <= status < 500]
    assert await stored() == before


@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize(
    "path",
    [
        "/api/days/2026-11-24%0d%0aX-Evil:%201",
        "/api/people?q=%0d%0aX-Evil:%201",
        "/list/%0d%0aX-Evil:%201",
        "/api/nothing%0aX-Evil:%201%0a%0a<script>",
        "/%0d%0aX-Evil:%201",
    ],
)
async def test_no_header_can_be_slipped_into_an_answer(line: Callable[[], Line], path: str) -> None:
    one = line()
    heard = one.say(one.get(path, "Connection: close", "Idempotency-Key: a%0d%0aX-Evil: 1"), and_hang_up=False)
    head = heard.split(b"\r\n\r\n", 1)[0].lower()
    assert statuses(heard)[0] < 500 or path.startswith("/list")  # the screens may not be built
    assert not [header for header in head.split(b"\n") if header.startswith(b"x-evil")]
    assert b"<script>" not in heard


@pytest.mark.usefixtures("unharmed")
async def test_a_head_may_be_long_but_not_endless(line: Callable[[], Line]) -> None:
    one = line()
    cookies = "; ".join(f"c{n}={'v' * 50}" for n in range(500))
    many = one.get("/api/me", f"Cookie: {cookies}", "Connection: close")
    assert statuses(one.say(many, and_hang_up=False)) == [200]
    two = line()
    more = two.get("/api/me", *[f"X-{n}: {LONG[:50_000]}" for n in range(40)])
    assert statuses(two.say_until_interrupted(more)) == [431]


@pytest.mark.usefixtures("unharmed")
async def test_a_body_as_long_as_it_may_be_is_no_head(line: Callable[[], Line]) -> None:
    one = line()
    body = HIDE + b" " * (65_536 - len(HIDE))
    good = one.put(body, f"Content-Length: {len(body)}")
    last = one.put(body, f"Content-Length: {len(body)}", "Connection: close")
    assert statuses(one.say(good * 3 + last, and_hang_up=False)) == [200] * 4


@pytest.mark.usefixtures("unharmed")
async def test_what_is_a_request_is_answered_however_it_is_cut(line: Callable[[], Line]) -> None:
    one = line()
    chunks = b"".join(b"1\r\n" + HIDE[n : n + 1] + b"\r\n" for n in range(len(HIDE))) + b"0\r\n\r\n"
    assert statuses(one.say(one.put(chunks, CHUNKED, "Connection: close"), and_hang_up=False)) == [200]
    assert await database.fetch_value("SELECT hidden FROM person WHERE email LIKE 'ann@%'") is True
    two = line()
    several = two.get() + two.get("/api/nothing") + two.get("/api/me", "Connection: close")
    assert statuses(two.say(several, and_hang_up=False)) == [200, 404, 200]

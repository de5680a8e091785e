"""The built front end, from memory: read and compressed once at start, so that a request costs a look-up.

server/decisions tells why this is not servestatic.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DIST = Path(__file__).parent / "dist"
INDEX = "/index.html"

# Vite puts a hash of the content into the name of everything here.
_HASHED = "/assets/"
_FOREVER = b"public, max-age=31536000, immutable"
# The shell, the service worker and their kin: always asked for, seldom sent.
_ASK_FIRST = b"no-cache"
# The machine's own table of types differs from one to the next.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
# From the best to the plainest; the front end's build leaves these beside a file.
_ENCODINGS = ((b"br", ".br"), (b"gzip", ".gz"))
_WORTH_IT = 256

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: bytes


@dataclass(frozen=True)
class _File:
    etag: bytes
    always: Headers
    bodies: dict[bytes, bytes]
    """By content coding; b"" is none."""

    def answer(self, request: Mapping[bytes, bytes], *, head: bool = False) -> Answer:
        if _has(request.get(b"if-none-match", b""), self.etag):
            return Answer(304, self.always, b"")
        accepted = _accepted(request.get(b"accept-encoding", b""))
        coding = next((coding for coding in self.bodies if not coding or coding in accepted), b"")
        body = self.bodies[coding]
        headers = [*self.always, (b"content-length", b"%d" % len(body))]
        if coding:
            headers.append((b"content-encoding", coding))
        return Answer(200, headers, b"" if head else body)


class Files:
    """What was under `dist` when this was made; a build after that shows with the next start."""

    def __init__(self, dist: Path = DIST) -> None:
        found = {f"/{path.relative_to(dist).as_posix()}": path for path in dist.rglob("*") if path.is_file()}
        beside = {url + suffix for url in found for _, suffix in _ENCODINGS}
        self._files = {url: _load(url, path) for url, path in sorted(found.items()) if url not in beside}

    @property
    def built(self) -> bool:
        return INDEX in self._files

    def answer(self, url: str, request: Mapping[bytes, bytes], *, head: bool = False) -> Answer | None:
        """The file of exactly this address, 304 where the asker has it, None where there is none."""
        file = self._files.get(url)
        return None if file is None else file.answer(request, head=head)


def _load(url: str, path: Path) -> _File:
    plain = path.read_bytes()
    bodies: dict[bytes, bytes] = {}
    for coding, suffix in _ENCODINGS:
        variant = path.with_name(path.name + suffix)
        if variant.is_file():
            bodies[coding] = variant.read_bytes()
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if not bodies and len(plain) >= _WORTH_IT and path.suffix in _TYPES:
        bodies[b"gzip"] = gzip.compress(plain, mtime=0)
    bodies = {coding: body for coding, body in bodies.items() if len(body) < len(plain)}
    # Weak, because one tag stands for every coding of the same content (RFC 9110, 8.8.1).
    etag = b'W/"%s"' % hashlib.blake2b(plain, digest_size=12).hexdigest().encode()
    always = [
        (b"content-type", kind.encode()),
        (b"cache-control", _FOREVER if url.startswith(_HASHED) else _ASK_FIRST),
        (b"etag", etag),
    ]
    if bodies:
        always.append((b"vary", b"Accept-Encoding"))
    return _File(etag, always, bodies | {b"": plain})


def _has(tags: bytes, etag: bytes) -> bool:
    bare = etag.removeprefix(b"W/")
    return tags.strip() == b"*" or any(tag.strip().removeprefix(b"W/") == bare for tag in tags.split(b","))


def _accepted(header: bytes) -> set[bytes]:
    """The content codings a browser takes; one with q=0 it does not."""
    accepted = set()
    for item in header.split(b","):
        coding, _, quality = item.partition(b";")
        if quality.replace(b" ", b"") not in (b"q=0", b"q=0.0", b"q=0.00", b"q=0.000"):
            accepted.add(coding.strip().lower())
    return accepted

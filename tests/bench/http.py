"""The thinnest HTTP client: one connection kept open, one request after the other."""

import asyncio
import json
from typing import Any

from tests.bench.load import length_of


def request(method: str, path: str, *headers: str, body: Any = None) -> bytes:
    """As our own page sends it."""
    sent = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Sec-Fetch-Site: same-origin", *headers]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(sent)}"]
    return "\r\n".join([*lines, "", ""]).encode() + sent


class Http:
    """A connection that has been idle for too long is made anew."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter

    async def ask(self, sent: bytes, status: int) -> tuple[list[tuple[str, str]], bytes]:
        """Headers and body of the answer, which must have this status."""
        if self._reader is None or self._reader.at_eof():
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writer.write(sent)
        head = await self._reader.readuntil(b"\r\n\r\n")
        body = await self._reader.readexactly(length_of(head) - len(head))
        assert head.startswith(b"HTTP/1.1 %d " % status), head + body
        lines = head.decode().split("\r\n")[1:-2]
        return [(name.lower(), value) for name, _, value in (line.partition(": ") for line in lines)], body

    def close(self) -> None:
        if self._reader is not None:
            self._writer.close()

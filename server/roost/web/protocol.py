"""uvicorn's HTTP, with an end to what may come before a body.

Without one a stranger's endless header fills the memory, and joining its pieces stops the server for everybody. What
is no HTTP is answered as everything else here that cannot be understood.
"""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from roost.kit.errors import Invalid
from roost.kit.http import PROBLEM_JSON, problem_bytes

# Far above what browsers and proxies send; and once more as much as comes in one piece.
HEAD_LIMIT = 64 * 1024


class BoundedHttp(HttpToolsProtocol):
    """For `uvicorn.Config(http=…)`."""

    _in_head = True
    _began = True
    _head = 0

    def data_received(self, data: bytes) -> None:
        if self._in_head and self._head > HEAD_LIMIT:
            self._refuse("431 Request Header Fields Too Large", "The address or the headers are too long. Send less.")
            return
        super().data_received(data)
        # What came before the beginning belonged to the body before, or is this piece's alone.
        if self._in_head and not self._began:
            self._head += len(data)
        self._began = False

    def on_message_begin(self) -> None:
        self._in_head, self._began, self._head = True, True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        self._refuse("400 Bad Request", "What was sent is no HTTP request that can be read. Send it again.")

    def _refuse(self, status: str, detail: str) -> None:
        code = int(status[:3])
        body = problem_bytes("/problems/invalid", Invalid.title, code, detail)
        head = (
            f"HTTP/1.1 {status}\r\ncontent-type: {PROBLEM_JSON}\r\ncache-control: no-store\r\n"
            f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()

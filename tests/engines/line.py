"""A line to a server that can be cut and mended: what WebDriver has no switch for."""

import contextlib
import socket
import threading


class Line:
    """Passes on every byte between its own port and the server's. Cut, it refuses whoever knocks."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._answers = True
        self._ears = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._ears.getsockname()[1]
        self._listen()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Ends every connection and refuses new ones."""
        with contextlib.suppress(OSError):
            self._ears.shutdown(socket.SHUT_RDWR)
        self._ears.close()
        with self._lock:
            left, self._open = self._open, set()
        for end in left:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def swallow_answers(self) -> None:
        """What is asked still reaches the server; what it answers gets lost, and the connection with it."""
        self._answers = False

    def mend(self) -> None:
        """The same address again."""
        self._answers = True
        if self._ears.fileno() == -1:
            self._ears = socket.create_server(("127.0.0.1", self.port))
            self._listen()

    def _listen(self) -> None:
        threading.Thread(target=self._accept, args=(self._ears,), daemon=True).start()

    def _accept(self, ears: socket.socket) -> None:
        with contextlib.suppress(OSError):  # cut
            while True:
                near, _ = ears.accept()
                far = socket.create_connection(("127.0.0.1", self._server))
                with self._lock:
                    self._open |= {near, far}
                for source, to, answer in ((near, far, False), (far, near, True)):
                    threading.Thread(target=self._carry, args=(source, to, answer), daemon=True).start()

    def _carry(self, source: socket.socket, to: socket.socket, answer: bool) -> None:
        with contextlib.suppress(OSError):
            while read := source.recv(1 << 16):
                if answer and not self._answers:
                    break
                to.sendall(read)
        # Whoever is second finds the other end closed, and both are let go.
        for end in (source, to):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._open -= {source, to}
        source.close()

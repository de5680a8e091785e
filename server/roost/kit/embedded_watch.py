"""Notices that the embedded PostgreSQL was killed, and has it started again while somebody uses it."""

import logging
import os
import select
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from roost.kit.embedded_as import EmbeddedError
from roost.kit.embedded_process import Postmaster, postmaster

TRIES = 3

log = logging.getLogger("roost.kit.embedded")


class Watch:
    """A thread that waits for the server's end. `again` starts it anew, or joins the one somebody else started."""

    def __init__(self, cluster: Path, again: Callable[[], Postmaster]) -> None:
        self.cluster, self.again = cluster, again
        self.enough, self.ended = os.pipe()
        self.thread = threading.Thread(target=self._run, name="embedded PostgreSQL", daemon=True)
        self.thread.start()

    def end(self) -> None:
        """Returns once nothing will be started any more."""
        os.close(self.ended)
        self.thread.join()
        os.close(self.enough)

    def _run(self) -> None:
        found = postmaster(self.cluster)
        try:
            while found is None or self._dies(found.pid):
                # Who is told to stop takes the file with the process number along. That is meant, and stays so.
                if not (self.cluster / "postmaster.pid").exists():
                    return
                log.warning("The embedded PostgreSQL was killed; it is started again.")
                found = self._started()
        except (EmbeddedError, OSError) as error:
            log.error("The embedded PostgreSQL was killed and could not be started again: %s", error)

    def _started(self) -> Postmaster:
        """It may be killed again while it starts."""
        for _ in range(TRIES - 1):
            with suppress(EmbeddedError):
                return self.again()
        return self.again()

    def _dies(self, pid: int) -> bool:
        """Waits: True when it has ended, False when nobody wants to know any more."""
        try:
            watched = os.pidfd_open(pid)
        except ProcessLookupError:
            return True
        try:
            poll = select.poll()
            poll.register(watched, select.POLLIN)
            poll.register(self.enough, select.POLLHUP)
            return all(fd != self.enough for fd, _ in poll.poll())
        finally:
            os.close(watched)

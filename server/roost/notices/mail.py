"""Notices as mails, by the council's own mail server (RFC 5321)."""

from datetime import datetime

from roost.notices.outgoing import Outcome, Outgoing
from roost.notices.setup import Setup


class Mailer:
    """One connection to the mail server, kept while there is something to send."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup

    async def send(self, out: Outgoing, now: datetime) -> Outcome:
        """Send it to its person's address. Whatever the other side does is an outcome."""
        return Outcome("later", "mails cannot be sent yet")

    async def close(self) -> None:
        """Let go of the connection."""

"""Notices as mails, by the council's own mail server (RFC 5321)."""

import asyncio
import ipaddress
import logging
import re
import ssl
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from roost.notices.headers import Unwritable, address_of
from roost.notices.letters import Letters
from roost.notices.outgoing import SENT, Outcome, Outgoing
from roost.notices.setup import Setup, is_loopback

log = logging.getLogger("roost.notices")

# For one mail from beginning to end. What a server does with a mail that it has, may take it longer than any answer.
PATIENCE = timedelta(seconds=50)
ANSWER = timedelta(seconds=20)
# A connection that nobody has needed for so long is given up.
IDLE = timedelta(seconds=30)
# Greylisting (RFC 6647) lets a mail in that comes again after some minutes.
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=1)
CLOSING = 421


class Mailer:
    """Connections to one mail server, as many as there are mails at once, kept for the mails after them. `patience`:
    how long one mail may take. Never says whom a mail is to in a log."""

    def __init__(self, setup: Setup, *, patience: timedelta = PATIENCE) -> None:
        assert setup.smtp is not None
        assert setup.mail_from is not None
        self._smtp, self._from = setup.smtp, setup.mail_from
        self._patience = patience
        self._helo = _helo(urlsplit(setup.address).hostname or "localhost")
        self._letters = Letters(setup)
        self._trust: ssl.SSLContext | None = None
        self._idle: dict[SMTP, asyncio.TimerHandle] = {}
        self._leaving: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        """Let go of all connections."""
        for line in list(self._idle):
            self._leave(line)
        await asyncio.gather(*self._leaving, return_exceptions=True)

    async def send(self, out: Outgoing, now: datetime) -> Outcome:
        """Send it to its person's address. Whatever the other side does is an outcome; Unavailable where the database
        is away. Where an answer is lost after the mail has gone, it is sent again, with the same Message-ID."""
        return await self.send_letter(out.email, lambda: self._letters.write(out, now), out.tries)

    async def send_letter(self, email: str, write: Callable[[], Awaitable[EmailMessage]], tries: int) -> Outcome:
        """The same for any mail to one address, which is written only where it can be sent. `tries`: this one counted.
        Whatever `write` raises is raised."""
        try:
            to = address_of(email)
        except Unwritable:
            return Outcome("gone", "no mail can be sent to an address like that")
        try:
            address_of(self._from)
        except Unwritable:
            log.error("no mail can come from the address in ROOST_MAIL_FROM")
            return Outcome("later", "no mail can come from our own address")
        content = (await write()).as_bytes()
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                await self._post(to, content)
        except (SMTPException, OSError, UnicodeError) as error:
            return outcome_of(error, tries)
        return SENT

    async def _post(self, to: str, content: bytes) -> None:
        line = self._kept()
        try:
            if line is not None and not await self._begin_again(line, to):
                line = None
            if line is None:
                line = await self._connect()
                await self._begin(line, to)
            await line.data(content, timeout=self._patience.total_seconds())
        except SMTPResponseException as error:
            if line is not None:
                await self._reset(line, error)
            raise
        except BaseException:
            if line is not None:
                line.close()
            raise
        self._keep(line)

    async def _begin(self, line: SMTP, to: str) -> None:
        await line.mail(self._from)
        await line.rcpt(to)

    async def _begin_again(self, line: SMTP, to: str) -> bool:
        """False where the connection was not there any more, which says nothing about the server."""
        try:
            await self._begin(line, to)
        except (SMTPServerDisconnected, SMTPTimeoutError):
            return False
        except SMTPResponseException as error:
            if error.code != CLOSING:
                raise
            line.close()
            return False
        return True

    async def _reset(self, line: SMTP, error: SMTPResponseException) -> None:
        """What one recipient is refused for must not hit the next one."""
        try:
            if error.code == CLOSING or not line.is_connected:
                raise SMTPServerDisconnected("closing")
            await line.rset()
        except (SMTPException, OSError, TimeoutError):
            line.close()
        else:
            self._keep(line)

    def _kept(self) -> SMTP | None:
        while self._idle:
            line, timer = self._idle.popitem()
            timer.cancel()
            if line.is_connected:
                return line
            line.close()
        return None

    def _keep(self, line: SMTP) -> None:
        self._idle[line] = asyncio.get_running_loop().call_later(IDLE.total_seconds(), self._leave, line)

    def _leave(self, line: SMTP) -> None:
        self._idle.pop(line).cancel()
        task = asyncio.get_running_loop().create_task(_quit(line))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def _connect(self) -> SMTP:
        """TLS from the beginning for smtps, else by STARTTLS; without it only to this machine."""
        parts = urlsplit(self._smtp)
        host, tls = parts.hostname or "", parts.scheme == "smtps"
        if self._trust is None:
            self._trust = await asyncio.to_thread(ssl.create_default_context)
        line = SMTP(
            hostname=host,
            port=parts.port or (465 if tls else 587),
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            local_hostname=self._helo,
            timeout=ANSWER.total_seconds(),
            use_tls=tls,
            start_tls=not tls and not is_loopback(host),
            tls_context=self._trust,
        )
        await line.connect()
        return line


async def _quit(line: SMTP) -> None:
    try:
        await line.quit(timeout=1)
    except (SMTPException, OSError):
        line.close()


def _helo(host: str) -> str:
    """How we name ourselves: our address, a number in brackets (RFC 5321, section 4.1.3). Not what this machine calls
    itself, which is nobody's business."""
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return host
    return f"[{'IPv6:' if ip.version == 6 else ''}{ip}]"


def outcome_of(error: Exception, tries: int) -> Outcome:
    """What an error means for the mail, after so many tries (1 the first time). What may be wrong with the server or
    our settings is tried again; what is wrong with the address is not."""
    match error:
        case SMTPRecipientRefused() if error.code != CLOSING:
            return _refused(error, tries)
        case SMTPDataError() if error.code != CLOSING:
            if error.code >= 500:
                return Outcome("failed", "the mail server does not take this mail")
            return Outcome("later", "the mail server puts this mail off", wait_after(tries), there=True)
        case SMTPAuthenticationError():
            log.error("the mail server does not accept our name and password")
            return Outcome("later", "the mail server does not know us")
        case SMTPSenderRefused() if error.code >= 500:
            log.error("the mail server does not take mails from ROOST_MAIL_FROM")
            return Outcome("later", "the mail server does not take mails from us")
        case SMTPResponseException():
            return Outcome("later", "the mail server is not ready")
        case TimeoutError():
            return Outcome("later", "the mail server did not answer in time")
        case SMTPServerDisconnected():
            return Outcome("later", "the mail server broke off before it had answered")
        case ssl.SSLError():
            return _insecure()
        case SMTPException() if isinstance(error.__cause__, ssl.SSLError):
            return _insecure()
        case OSError():
            return Outcome("later", "the mail server cannot be reached")
        case _:
            log.error("the mail server does not offer what ROOST_SMTP asks for: TLS, or a name and password")
            return Outcome("later", "the mail server does not offer what we ask for")


def _insecure() -> Outcome:
    log.error("the mail server's certificate is not one to trust, or does not have the name that is in ROOST_SMTP")
    return Outcome("later", "the mail server cannot prove who it is")


def _refused(error: SMTPRecipientRefused, tries: int) -> Outcome:
    """By the enhanced status (RFC 3463), where there is one: 5.1 is the address, 5.7 is what we may send."""
    if error.code < 500:
        return Outcome("later", "the mail server puts this address off", wait_after(tries), there=True)
    enhanced = re.match(r"5\.([0-9]{1,3})\.[0-9]{1,3}\b", error.message)
    subject = enhanced[1] if enhanced else {530: "7", 550: "1", 551: "1", 553: "1"}.get(error.code)
    if subject == "1":
        return Outcome("gone", "the mail server knows no such address")
    if subject == "7":
        log.error("the mail server does not let us send to one of our people's addresses")
        return Outcome("later", "the mail server does not let us send there", LONGEST_WAIT, there=True)
    return Outcome("failed", "the mail server refuses this address")


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries that a server has put off."""
    own: timedelta = FIRST_WAIT * 2 ** min(max(tries, 1) - 1, 10)
    return min(own, LONGEST_WAIT)

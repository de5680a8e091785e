"""Mails with a link to sign in. They are no notices: nothing of them is kept, and nobody can switch them off."""

import logging
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from typing import Self

from roost import people
from roost.kit.errors import Unavailable
from roost.notices.headers import Line, address_of, mailbox
from roost.notices.mail import Mailer
from roost.notices.outgoing import Outcome
from roost.notices.setup import Setup
from roost.people import Person, links

log = logging.getLogger("roost.notices")

_WORDS = """Hello {name},

Open this link to sign in to Roost. It works once, for the next 15 minutes:

{link}

You did not ask for it? Then do nothing. Nobody can sign in as you without this mail.
"""


class LinkPost:
    """Sends what is due, by the council's mail server. An async context: it lets go of its connections at the end."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._mailer = Mailer(setup) if setup.smtp else None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._mailer is not None:
            await self._mailer.close()

    async def send_due(self, now: datetime) -> int:
        """Mail every link that was asked for by somebody who is here; says how many wishes are dealt with. The link
        is made for this one mail, and stands nowhere else. Unavailable."""
        ended = 0
        while self._mailer is not None and (wishes := await links.due(now)):
            for wish in wishes:
                person = await people.by_email(wish.email)
                outcome = await self._send(self._mailer, person, wish, now) if person else None
                if outcome is None or outcome.said != "later":
                    await links.done(wish)
                    ended += 1
        return ended

    async def _send(self, mailer: Mailer, person: Person, wish: links.Wish, now: datetime) -> Outcome:
        async def write() -> EmailMessage:
            return self._letter(person, wish, await links.make(person.id, now), now)

        try:
            return await mailer.send_letter(person.email, write, wish.tries)
        except Unavailable:
            raise
        except Exception as error:
            # Neither its words nor its traceback: both may hold an address, or the link.
            log.error("a link to sign in could not be sent: %s", type(error).__name__)
            return Outcome("failed", "something went wrong on our side")

    def _letter(self, person: Person, wish: links.Wish, token: str, now: datetime) -> EmailMessage:
        setup = self._setup
        assert setup.mail_from is not None
        message = EmailMessage(policy=SMTP)
        message["Subject"] = "Your link to sign in to Roost"
        message["From"] = mailbox("From", "Roost", setup.mail_from)
        message["To"] = mailbox("To", person.name, address_of(person.email))
        message["Date"] = now
        host = setup.mail_from.rpartition("@")[2]
        message["Message-ID"] = Line("Message-ID", f"<{wish.id}@{host}>")
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
        words = _WORDS.format(name=person.name, link=f"{setup.address}/sign-in/link/{token}")
        message.set_content(words, cte="quoted-printable")
        return message

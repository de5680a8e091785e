"""What a mail looks like: text and HTML of the same words, how to stop it, and of a booking the calendar entry."""

import re
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from roost.kit import database
from roost.notices.calendar import Entry, calendar, entry_of
from roost.notices.digest_letter import Digests
from roost.notices.headers import Line, address_of, mailbox, subject
from roost.notices.kinds import kind_of
from roost.notices.outgoing import Outgoing
from roost.notices.setup import Setup, is_loopback
from roost.notices.unsubscribing import token_of

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(("html",)),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

# What the button says, by the beginning of the screen's address.
_BUTTONS = (
    (r"/issue/([0-9]+)", "Open issue {}"),
    (r"/fixes/([0-9]+)", "Open fix {}"),
    (r"/digest\b", "Read all of it"),
    (r"/\?day=", "See the day in Roost"),
)

# What everybody sees on the board: never of an issue that is held back.
_CHIP = """
SELECT coalesce(chip.words, category.name) FROM issue i
    JOIN category ON category.code = i.category LEFT JOIN chip ON chip.code = i.chip
WHERE i.id = $1 AND i.held IS NULL
"""


class Letters:
    """Writes mails. It keeps the week's digests, which are the same for everybody at a site."""

    def __init__(self, setup: Setup) -> None:
        assert setup.mail_from is not None
        self._address, self._from = setup.address, setup.mail_from
        self._host = setup.mail_from.rpartition("@")[2]
        # RFC 8058 wants https; without it, only where nothing leaves this machine.
        parts = urlsplit(setup.address)
        self._one_click = parts.scheme == "https" or is_loopback(parts.hostname or "")
        self._digests = Digests()

    async def write(self, out: Outgoing, now: datetime) -> EmailMessage:
        """The mail for a notice. Unwritable; Unavailable where the database is away."""
        to = mailbox("To", out.person_name, address_of(out.email))
        kind = kind_of(out.kind)
        token = await token_of(out.person, kind.code if kind else None, now)
        message = EmailMessage(policy=SMTP)
        message["Subject"] = subject(out.title)
        message["From"] = mailbox("From", "Roost", self._from)
        message["To"] = to
        message["Date"] = now
        # Of the delivery, not of the try: a mailbox can tell that a mail came twice.
        message["Message-ID"] = Line("Message-ID", f"<{out.delivery}@{self._host}>")
        message["Auto-Submitted"] = "auto-generated"
        # Exchange knows no other way to be told that nobody reads an answer.
        message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
        if self._one_click:
            link = f"<{self._address}/api/unsubscribe/{token}>"
            message["List-Unsubscribe"] = Line("List-Unsubscribe", link)
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        entry = await entry_of(out)
        words: dict[str, Any] = {
            "title": out.title,
            "body": out.body,
            "chip": None if out.about is None else await database.fetch_value(_CHIP, out.about),
            "entry": entry and entry.method,
            "button": _button(out.path),
            "link": self._address + out.path,
            "kind": kind.name if kind else None,
            "by_mail": kind is not None and kind.by_mail,
            "stop": f"{self._address}/unsubscribe/{token}",
            "choose": f"{self._address}/me/notices",
            "home": self._address,
        }
        name = "notice"
        if digest := await self._digests.of(out, now):
            link = f"{self._address}/digest?{digest.query}"
            name, words = "digest", words | {"digest": digest, "link": link}
        _fill(message, name, words)
        if entry is not None:
            self._attach(message, entry, self._address + out.path)
        return message

    def _attach(self, message: EmailMessage, entry: Entry, link: str) -> None:
        message.add_attachment(
            calendar(entry, self._host, self._from, link).encode(),
            maintype="text",
            subtype="calendar",
            filename="booking.ics" if entry.method == "PUBLISH" else "cancelled.ics",
            params={"method": entry.method, "charset": "utf-8"},
        )


def _fill(message: EmailMessage, name: str, words: Mapping[str, Any]) -> None:
    text = _TEMPLATES.get_template(f"{name}.txt").render(words)
    # Not every server takes letters with more than seven bits as they are.
    message.set_content(re.sub(r"\n{3,}", "\n\n", text), cte="quoted-printable")
    page = _TEMPLATES.get_template(f"{name}.html").render(words)
    message.add_alternative(page, subtype="html", cte="quoted-printable")


def _button(path: str) -> str:
    for pattern, says in _BUTTONS:
        if found := re.match(pattern, path):
            return says.format(*found.groups())
    return "Open Roost"

"""The head of a mail, byte for byte as a mail server gets it: nobody's words add a line, and its lines are whole."""

import re
from email.header import decode_header, make_header
from email.utils import unquote

import pytest

from roost.notices import unsubscribing
from roost.notices.mail import Mailer
from roost.notices.outgoing import SENT, Outgoing
from roost.notices.setup import Setup
from tests.notices.outbox import outgoing
from tests.notices.smtp_server import MailServer
from tests.support import NOW

ADDRESS = "https://roost.medway-council.example.gov.uk"
NAMES = {
    "Subject",
    "From",
    "To",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Content-Type",
}
HIDES_A_HEADER = "Ann =?utf-8?q?=0d=0aBcc:_evil=40x.example?="
HIDES_AN_END = "A =?utf-8?q?=0a=0a?="


async def head(out: Outgoing) -> dict[str, str]:
    """What a server gets of a mail before its first empty line, by name; folded values keep where they are folded."""
    async with MailServer() as server:
        post = Mailer(Setup(address=ADDRESS, smtp=server.url, mail_from="roost@estuary.example"))
        assert await post.send(out, NOW) == SENT
        await post.close()
    [raw] = server.raw
    lines = raw.partition(b"\r\n\r\n")[0]
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", lines) is None
    found: dict[str, str] = {}
    for line in re.split(r"\r\n(?! )", lines.decode("ascii")):
        name, _, value = line.partition(": ")
        assert name not in found
        found[name] = value
    return found


def shown(value: str) -> str:
    """As RFC 2047 has it shown. The parser of the email package's policies puts blanks between encoded words."""
    return str(make_header(decode_header(value.replace("\r\n", ""))))


async def test_how_to_stop_it_is_an_address_in_one_piece(db: None) -> None:
    out = outgoing()
    found = await head(out)
    token = await unsubscribing.token_of(out.person, "booked", NOW)
    assert found["List-Unsubscribe"] == f"<{ADDRESS}/api/unsubscribe/{token}>"
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert set(found) == NAMES


@pytest.mark.parametrize("words", [HIDES_A_HEADER, HIDES_AN_END, "Ann\r\nBcc: evil@x.example", "=?utf-8?b?DQo=?="])
async def test_what_looks_encoded_in_a_name_or_a_title_is_shown_as_it_is_and_hides_no_line(
    db: None, words: str
) -> None:
    found = await head(outgoing(person_name=words, title=f"{words} is yours"))
    assert set(found) == NAMES
    plain = " ".join(words.split())
    name, _, address = found["To"].replace("\r\n", "").rpartition(" ")
    assert address == "<ann@example.gov.uk>"
    assert shown(unquote(name)) == plain
    assert shown(found["Subject"]) == f"{plain} is yours"
    assert "=?utf-8?q?=0" not in found["To"] + found["Subject"]


@pytest.mark.parametrize(
    "name",
    [
        "Ann Example",
        "Zoë O’Brien",
        'O\'Brien, Ann (Planning) \\ "Annie"',
        "Łukasz 李",
        "李" * 60,
        "Ann " * 40,
        "A" * 200,
        "Dr. Zoë Müller-Łukaszewicz of the Department for Adult Social Care and Public Health",
        "",
    ],
)
async def test_names_and_titles_of_all_scripts_and_lengths_are_shown_whole(db: None, name: str) -> None:
    found = await head(outgoing(person_name=name, title=f"Desk {name}"))
    assert set(found) == NAMES
    for header in ("Subject", "To"):
        assert max(map(len, f"{header}: {found[header]}".split("\r\n"))) <= 78
    assert shown(found["Subject"]) == f"Desk {name}".strip()
    written, _, address = found["To"].replace("\r\n", "").rpartition(" ")
    assert shown(unquote(written)) == name.strip()
    assert address.strip("<>") == "ann@example.gov.uk"


async def test_what_needs_no_other_spelling_has_none(db: None) -> None:
    found = await head(outgoing(person_name="Ann O'Neill", title="Desk 2B07 is yours"))
    assert found["Subject"] == "Desk 2B07 is yours"
    assert found["To"] == "Ann O'Neill <ann@example.gov.uk>"
    assert found["From"] == "Roost <roost@estuary.example>"


async def test_an_address_that_would_be_read_as_something_else_gets_no_mail(db: None) -> None:
    async with MailServer() as server:
        post = Mailer(Setup(address=ADDRESS, smtp=server.url, mail_from="roost@estuary.example"))
        for address in ("=?utf-8?q?a=0d=0aBcc:_b=40c.example?=@d.example", "=?utf-8?q?ann?=@d.example"):
            assert (await post.send(outgoing(email=address), NOW)).said == "gone"
        await post.close()
    assert server.seen == []

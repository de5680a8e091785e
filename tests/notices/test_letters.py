"""What a mail looks like: safe to open, the same words twice, readable in light and in dark, easy to stop."""

import email
import email.policy
import re
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from roost.kit import database
from roost.notices import unsubscribing
from roost.notices.headers import Unwritable
from roost.notices.letters import Letters
from roost.notices.outgoing import Outgoing
from roost.notices.setup import Setup
from tests.board.ground import issue
from tests.bookings.world import World
from tests.notices.outbox import outgoing
from tests.support import NOW

ADDRESS = "https://roost.estuary.example"
TOKENS = (Path(__file__).parents[2] / "frontend/src/app.css").read_text()


async def written(out: Outgoing, address: str = ADDRESS) -> EmailMessage:
    return await Letters(Setup(address=address, smtp="smtp://127.0.0.1:25", mail_from="roost@estuary.example")).write(
        out, NOW
    )


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    text: str = found.get_content()
    return text


class Page(HTMLParser):
    """The tags of a mail, what it links to, and what one reads of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.read = ""
        self._quiet = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._quiet = tag in ("style", "title")
        found = dict(attributes)
        assert not {"src", "background", "style", "onclick"} & set(found)
        if tag == "a":
            self.links.append(found["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._quiet = False

    def handle_data(self, data: str) -> None:
        self.read += "" if self._quiet else data


async def test_text_and_html_say_the_same_words(db: None) -> None:
    out = outgoing(path="/?day=2026-11-24")
    message = await written(out)
    text, page = part(message, "plain"), Page(part(message, "html"))
    read = " ".join(page.read.split())
    for line in filter(None, map(str.strip, text.splitlines())):
        assert (
            line == "--" or line.startswith("https://") or line.rstrip(":").replace('"', "") in re.sub("[“”]", "", read)
        )
    for words in (out.title, out.body):
        assert words in read
        assert words in text


async def test_it_leads_to_the_screen_and_to_where_it_is_stopped_and_nowhere_else(db: None) -> None:
    out = outgoing(path="/?day=2026-11-24")
    page = Page(part(await written(out), "html"))
    token = await unsubscribing.token_of(out.person, "booked", NOW)
    assert page.links == [f"{ADDRESS}/?day=2026-11-24", f"{ADDRESS}/unsubscribe/{token}", f"{ADDRESS}/me/notices"]
    assert "See the day in Roost" in page.read


async def test_nothing_in_it_tells_anybody_that_it_was_opened(db: None) -> None:
    html = part(await written(outgoing()), "html")
    assert not {"img", "script", "link", "iframe", "object", "video", "form"} & set(Page(html).tags)
    assert "url(" not in html
    assert "@import" not in html
    assert set(re.findall(r"https?://[^/\"\s]+", html)) == {ADDRESS}


async def test_a_mail_service_finds_how_to_stop_it(db: None) -> None:
    out = outgoing()
    message = await written(out)
    assert message["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(rf"<{ADDRESS}/api/unsubscribe/([\w-]+)>", message["list-unsubscribe"])
    assert found
    assert await unsubscribing.read(found[1], NOW) == (out.person, "booked")


@pytest.mark.parametrize(
    ("address", "there"),
    [("http://127.0.0.1:8000", True), ("http://localhost:8000", True), ("http://roost.estuary.example", False)],
)
async def test_one_click_is_only_offered_where_nobody_reads_along(db: None, address: str, there: bool) -> None:
    message = await written(outgoing(), address)
    assert ("list-unsubscribe" in message) is there
    assert ("list-unsubscribe-post" in message) is there


async def test_no_machine_answers_it(db: None) -> None:
    message = await written(outgoing())
    assert message["auto-submitted"] == "auto-generated"
    assert message["x-auto-response-suppress"] == "OOF, AutoReply"


async def test_it_says_why_it_came(db: None) -> None:
    assert "“A place was booked for me”" in Page(part(await written(outgoing()), "html")).read


async def test_a_kind_that_is_no_more_is_stopped_with_all_mails(db: None) -> None:
    out = outgoing(kind="was there once")
    message = await written(out)
    page = Page(part(message, "html"))
    assert "Stop all mails" in page.read
    assert await unsubscribing.read(page.links[1].rpartition("/")[2], NOW) == (out.person, None)


@pytest.mark.parametrize(
    "name", ["Ann\r\nBcc: all@estuary.example", "Ann\u2028Bcc: all@estuary.example", 'Ann" <x@y.z>, "B']
)
async def test_a_name_adds_no_header_and_no_recipient(db: None, name: str) -> None:
    message = await written(outgoing(person_name=name, title="Desk\r\nBcc: all@estuary.example"))
    raw = message.as_bytes()
    again = email.message_from_bytes(raw, policy=email.policy.default)
    [to] = again["to"].addresses
    assert to.addr_spec == "ann@example.gov.uk"
    assert "bcc" not in again
    assert not re.search(rb"(?mi)^bcc", raw.split(b"\r\n\r\n")[0])
    assert again["subject"] == "Desk Bcc: all@estuary.example"


@pytest.mark.parametrize("name", ["Zoë Müller", "Łukasz 李", "O’Brien, Sinéad"])
async def test_names_of_all_scripts_travel(db: None, name: str) -> None:
    message = await written(outgoing(person_name=name))
    raw = message.as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998  # RFC 5322, section 2.1.1
    again = email.message_from_bytes(raw, policy=email.policy.default)
    assert again["to"].addresses[0].display_name == name


async def test_words_of_people_are_words_and_no_html(db: None) -> None:
    message = await written(outgoing(title="Desk <b>1</b> & 2", body="<script>alert(1)</script>"))
    page = Page(part(message, "html"))
    assert "Desk <b>1</b> & 2" in page.read
    assert "<script>alert(1)</script>" in page.read
    assert "Desk <b>1</b> & 2" in part(message, "plain")


async def test_a_mail_of_an_issue_says_what_it_is_about_in_words_of_the_list(world: World) -> None:
    about = await issue(world, 412, words="Ask Ben about the socket")
    message = await written(outgoing(kind="news", path="/issue/412", about=about))
    for kind in ("plain", "html"):
        said = part(message, kind)
        assert "It is about: No socket in reach." in said
        assert "Open issue 412" in said
        assert "Ben" not in said


async def test_an_issue_that_is_held_back_is_about_nothing(world: World) -> None:
    about = await issue(world, 412, held="names a colleague")
    message = await written(outgoing(kind="news", path="/issue/412", about=about))
    assert "about:" not in part(message, "plain") + part(message, "html")


async def test_without_a_chip_it_says_the_category(world: World) -> None:
    about = await issue(world, 412, chip=None)
    name = await database.fetch_value("SELECT name FROM category WHERE code = 'power'")
    assert f"It is about: {name}." in part(await written(outgoing(kind="news", about=about)), "plain")


async def test_where_there_can_be_no_mail_none_is_written(db: None) -> None:
    with pytest.raises(Unwritable):
        await written(outgoing(email="nobody"))


def colours(css: str) -> dict[str, str]:
    return {found[1]: found[2] for found in re.finditer(r"--([a-z-]+): (#[0-9a-f]+);", css)}


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


async def test_its_colours_are_the_tokens_of_the_screens_with_enough_contrast_in_both_schemes(db: None) -> None:
    light_tokens, dark_tokens = map(colours, TOKENS.split("@media (prefers-color-scheme: dark)")[:2])
    html = part(await written(outgoing()), "html")
    light, dark = html[: html.index("</style>")].split("@media (prefers-color-scheme: dark)")
    for css, tokens in ((light, light_tokens), (dark, dark_tokens)):
        used = set(re.findall(r"#[0-9a-f]{3,6}\b", css))
        assert len(used) >= 5
        assert used <= set(tokens.values())
        for ink, ground in (
            ("ink", "card"),
            ("muted", "card"),
            ("muted", "bg"),
            ("brand", "bg"),
            ("on-brand", "brand"),
        ):
            assert {tokens[ink], tokens[ground]} <= used
            assert contrast(tokens[ink], tokens[ground]) >= 4.5


def test_the_contrast_is_measured_as_elsewhere() -> None:
    found: Any = round(contrast("#000", "#ffffff"), 2)
    assert found == 21
    assert round(contrast("#777777", "#fff"), 2) == 4.48

"""The ways in, why one did not get in, and the way out."""

import re
from collections.abc import Awaitable, Callable
from urllib.parse import quote

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.conftest import SignIn
from tests.browser.gateway import Gateway
from tests.browser.offline_steps import forgive_the_signal, kept, on_the_phone
from tests.browser.people import DEEPA, NIMMI, SAME_SITE, Person
from tests.browser.telling import mail_to
from tests.notices.smtp_server import MailServer

WAYS = {"demo": False, "provider": {"name": "Estuary Council"}, "links": False}


async def council(page: Page, **other: object) -> None:
    """As where a council has its own sign-in: the journey through one is in test_council_sign_in.py."""
    await page.route("**/api/sign-in", lambda route: route.fulfill(json=WAYS | other))


async def asked_for_a_link(page: Page, email: str) -> None:
    await page.goto("/sign-in?to=/board")
    await page.get_by_label("Your work e-mail address").fill(email)
    await page.get_by_role("button", name="Mail me a link").click()
    await expect(page.get_by_role("heading", name="Check your e-mail")).to_be_focused()


def link_in(mail: str, served: str) -> str:
    found = re.search(rf"{re.escape(served)}/sign-in/link/[\w-]+", mail)
    assert found, mail
    return found[0]


async def test_the_councils_sign_in_is_one_button_that_remembers_where_somebody_was_going(visit: SignIn) -> None:
    page = (await visit(None)).page
    await council(page)
    await page.goto(f"/sign-in?to={quote('/plan?day=2026-11-24', safe='')}")
    button = page.get_by_role("link", name="Sign in with Estuary Council")
    await expect(button).to_have_attribute("href", "/api/sign-in/provider?to=%2Fplan%3Fday%3D2026-11-24")
    await expect(page.get_by_label("Find a person")).to_have_count(0)
    await expect(page.get_by_label("Your work e-mail address")).to_have_count(0)


@pytest.mark.parametrize(
    ("problem", "title", "says"),
    [
        ("unknown", "Roost does not know you yet", "office@estuary.example"),
        ("left", "You are no longer in Roost", "office@estuary.example"),
        ("expired", "Signing in took too long", "Sign in again"),
        ("refused", "You were not signed in", "IT service desk"),
        ("provider-away", "does not answer", "goes on as usual"),
        ("mismatch", "Sign in once more", "in this window"),
        ("%3Cimg%20src=x%3E", "You were not signed in", "Something went wrong on the way"),
    ],
)
async def test_who_was_not_let_in_reads_why_and_what_to_do(visit: SignIn, problem: str, title: str, says: str) -> None:
    page = (await visit(None)).page
    await council(page)
    await page.goto(f"/sign-in?problem={problem}")
    await expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    await expect(page.get_by_role("alert")).to_contain_text(says)
    await expect(page).to_have_title(re.compile(r"^Error: "))
    await expect(page.get_by_role("link", name="Sign in with Estuary Council")).to_be_visible()


async def test_a_mailed_link_signs_in_once_and_only_when_its_button_is_pressed(
    visit: SignIn, served: str, mail_server: MailServer
) -> None:
    anybody = await visit(None)
    page = anybody.page
    await asked_for_a_link(page, DEEPA)
    mail = (await mail_to(Person(DEEPA, anybody.context, page), mail_server, "ign in")).get_body(("plain",))
    assert mail is not None
    link = link_in(mail.get_content(), served)
    # A program that guards the mailbox opens it first.
    other = await visit(None)
    scanner = other.page
    await scanner.goto(link)
    await expect(scanner.get_by_role("button", name="Sign in")).to_be_visible()
    await page.goto(link)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("link", name="Me, Deepa Mbeki")).to_be_visible()
    # The second press is one too many.
    await scanner.get_by_role("button", name="Sign in").click()
    await expect(scanner.get_by_role("alert")).to_contain_text("used already")
    await expect(scanner.get_by_role("link", name="Get a new link")).to_have_attribute("href", "/sign-in")
    other.forgive("404")


async def test_nobody_learns_whether_an_address_is_known(visit: SignIn) -> None:
    page = (await visit(None)).page
    await asked_for_a_link(page, "nobody.such@estuary.example")
    await expect(page.get_by_text("If we know nobody.such@estuary.example, a mail is on its way")).to_be_visible()
    # A second one would only cross the first.
    await expect(page.get_by_role("button", name="Send another mail")).to_have_count(0)
    await page.get_by_role("button", name="Use another address").click()
    await expect(page.get_by_label("Your work e-mail address")).to_have_value("nobody.such@estuary.example")
    await page.get_by_label("Your work e-mail address").fill("nobody")
    await page.get_by_role("button", name="Mail me a link").click()
    await expect(page.get_by_role("alert")).to_contain_text("like name@council.gov.uk")


async def sign_out_at_the_council(line: Gateway, nimmi: Person, meanwhile: Callable[[], Awaitable[None]]) -> None:
    """By a press, to the council's own sign-out. `meanwhile`: once the server has ended it, before it says so."""
    page = nimmi.page

    async def answer(route: Route) -> None:
        if route.request.method != "DELETE":
            return await route.fallback()
        await nimmi.context.request.delete("/api/session", headers=SAME_SITE)
        await meanwhile()
        await route.fulfill(json={"next": f"{line.url}/accessibility?signed=out"})

    await page.route("**/api/session", answer)
    await page.goto("/me")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await page.wait_for_url("**/accessibility?signed=out")
    await expect(page.get_by_role("heading", level=1, name="Accessibility statement")).to_be_visible()
    await expect(page.get_by_role("link", name="Me, Nimmi Flint")).to_have_count(0)
    forgive_the_signal(nimmi)


async def test_signing_out_goes_on_to_the_councils_own_sign_out_and_leaves_nothing_read(
    line: Gateway, visit: SignIn
) -> None:
    nimmi = await on_the_phone(visit, line, NIMMI)

    async def nothing_else() -> None:
        pass

    await sign_out_at_the_council(line, nimmi, nothing_else)
    assert await kept(nimmi.page, "reads") == []


# Whoever else wants the same store waits, until it is let go.
BUSY = """() => new Promise((begun, failed) => {
  const opening = indexedDB.open('roost')
  opening.onerror = () => failed(opening.error)
  opening.onsuccess = () => {
    const reads = opening.result.transaction('reads', 'readwrite').objectStore('reads')
    const hold = () => { if (!globalThis.letGo) reads.count().onsuccess = hold }
    hold()
    begun()
  }
})"""


async def test_signing_out_waits_until_nothing_read_is_left_also_where_a_question_found_out_before(
    line: Gateway, visit: SignIn
) -> None:
    nimmi = await on_the_phone(visit, line, NIMMI)
    page = nimmi.page

    async def found_out() -> None:
        await page.evaluate(BUSY)
        await page.evaluate("dispatchEvent(new Event('online'))")
        await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
        await page.evaluate("setTimeout(() => globalThis.letGo = true, 500)")

    await sign_out_at_the_council(line, nimmi, found_out)
    assert await kept(page, "reads") == []

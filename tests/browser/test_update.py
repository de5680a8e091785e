"""A new version comes when somebody says so, in the tab where they say it, and pulls nothing from under anybody."""

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Locator, Page, Route, expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI, Person
from tests.browser.renewing import OwnServer
from tests.browser.test_looks import TARGETS, violations
from tests.support import PATIENCE

# As the browser says it to a page that was hidden.
SEEN_AGAIN = "void document.dispatchEvent(new Event('visibilitychange'))"
# Looks for a new version, and says what became of it.
LOOK = """async () => {
  const registration = await (await navigator.serviceWorker.getRegistration()).update()
  const found = registration.installing
  if (!found) return registration.waiting?.state
  return new Promise((done) => found.addEventListener('statechange', () => done(found.state)))
}"""
SENTENCE = "The dock at the window does not char"


@pytest_asyncio.fixture
async def nimmi(visit: SignIn, own_server: OwnServer) -> AsyncIterator[Person]:
    """At Today, with the service worker at work."""
    nimmi = await visit(NIMMI, base_url=own_server.url)
    await nimmi.page.goto("/")
    await nimmi.worker_at_work()
    yield nimmi
    # While the server was away the browser noted it, and the stream of events broke.
    nimmi.forgive("ERR_")


async def version(page: Page) -> str:
    return str(await page.locator("script[src]").get_attribute("src"))


async def renewed(page: Page, before: str) -> None:
    """Waits until the page opened anew. A browser changes workers once the old one has nothing left to do."""
    await expect(page.locator("script[src]")).not_to_have_attribute("src", before, timeout=PATIENCE * 1000)


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="New version")


async def test_only_the_tab_where_somebody_taps_opens_anew(nimmi: Person, own_server: OwnServer) -> None:
    page, other = nimmi.page, await nimmi.context.new_page()
    nimmi.watch(other)
    await other.goto("/report?site=riv&whole=1")
    await nimmi.worker_at_work(other)
    words = other.get_by_role("textbox").first
    await words.fill(SENTENCE)
    await other.evaluate("window.same = 'the same document'")
    before = await version(page)
    own_server.renew()
    # As whoever taps has it: a tab behind another is drawn once a second, and a click waits for that.
    await page.bring_to_front()
    await page.reload()
    # What was kept opens at once; the new version is fetched beside it.
    assert await version(page) == before
    await bar(page).get_by_role("button", name="New version: tap to refresh").click()
    await renewed(page, before)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(bar(page)).to_have_count(0)

    await other.bring_to_front()
    await expect(words).to_have_value(SENTENCE)
    # Who is in the middle of a form is not asked either.
    await expect(bar(other)).to_have_count(0)
    # A screen of the version before, which the server has no more, nor the browser by itself.
    await (await nimmi.context.new_cdp_session(other)).send("Network.clearBrowserCache")
    await other.get_by_role("link", name="Board").click()
    await expect(other.get_by_role("heading", level=1, name="Board")).to_be_focused()
    assert await other.evaluate("window.same") == "the same document"
    assert await version(other) == before
    await bar(other).get_by_role("button", name="New version: tap to refresh").click()
    await renewed(other, before)
    await other.get_by_role("link", name="Report", exact=True).click()
    await expect(other.get_by_role("textbox").first).to_have_value(SENTENCE)


async def test_later_is_taken_for_an_answer(nimmi: Person, own_server: OwnServer, axe: str) -> None:
    page = nimmi.page
    before = await version(page)
    own_server.renew()
    await page.reload()
    await expect(bar(page)).to_be_visible()
    assert await violations(page, axe) == ""
    assert await page.evaluate(TARGETS) == [], "too small for a finger"
    await bar(page).get_by_role("button", name="Later").click()
    await expect(bar(page)).to_have_count(0)
    await page.get_by_role("link", name="Board").click()
    await expect(page.get_by_role("heading", level=1, name="Board")).to_be_focused()
    await expect(bar(page)).to_have_count(0)
    assert await version(page) == before


async def test_it_waits_for_what_is_on_its_way_to_the_server(nimmi: Person, own_server: OwnServer) -> None:
    page = nimmi.page
    before = await version(page)
    own_server.renew()
    await page.goto("/me")
    await expect(bar(page)).to_be_visible()
    held: asyncio.Future[Route] = asyncio.get_running_loop().create_future()
    await page.route("**/api/me/hidden", lambda route: held.set_result(route), times=1)
    await page.get_by_role("button", name="Hide me").click()
    sent = await held
    await bar(page).get_by_role("button", name="New version: tap to refresh").click()
    await expect(bar(page).get_by_role("button", name="Refreshing…")).to_be_visible()
    # A whole other tab opens meanwhile, and here nothing happens.
    other = await nimmi.context.new_page()
    await other.goto("/board")
    await expect(other.get_by_role("heading", level=1, name="Board")).to_be_visible()
    assert await version(page) == before
    assert (
        await page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.waiting?.state)") == "installed"
    )
    await sent.continue_()
    await renewed(page, before)
    await page.bring_to_front()
    await expect(page.get_by_role("button", name="Show me again")).to_be_visible()
    await page.get_by_role("button", name="Show me again").click()


async def test_whoever_comes_back_after_an_hour_is_offered_what_is_new(visit: SignIn, own_server: OwnServer) -> None:
    # An installed app is put away and taken out again, and its page is never opened anew.
    nimmi = await visit(NIMMI, base_url=own_server.url)
    page = nimmi.page
    await page.clock.install()
    await page.goto("/")
    await nimmi.worker_at_work()
    own_server.renew()
    await page.evaluate(SEEN_AGAIN)
    await page.clock.fast_forward("59:00")
    await page.evaluate(SEEN_AGAIN)
    looking = "navigator.serviceWorker.getRegistration().then((it) => Boolean(it.installing ?? it.waiting))"
    assert not await page.evaluate(looking)
    await page.clock.fast_forward("02:00")
    await page.evaluate(SEEN_AGAIN)
    await expect(bar(page)).to_be_visible()
    nimmi.forgive("ERR_")


async def test_a_page_of_another_version_is_not_kept(nimmi: Person, own_server: OwnServer) -> None:
    page = nimmi.page
    before = await version(page)
    with own_server.half_renewed():
        assert await page.evaluate(LOOK) == "redundant"
        await page.reload()
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert await version(page) == before
    own_server.renew()
    assert await page.evaluate(LOOK) == "installed"
    await expect(bar(page)).to_be_visible()
    nimmi.forgive("not of this version")


async def test_a_screen_that_is_gone_with_its_version_offers_to_refresh(visit: SignIn, own_server: OwnServer) -> None:
    # Without a worker nothing is kept of the version before: so it is in a private window of some browsers.
    nimmi = await visit(NIMMI, base_url=own_server.url, service_workers="block")
    page = nimmi.page
    async with page.expect_console_message(lambda said: "No service worker" in said.text):
        await page.goto("/")
    own_server.renew()
    await page.get_by_role("link", name="Board").click()
    problem = page.get_by_role("alert")
    await expect(problem).to_contain_text("Roost was renewed since you opened it")
    await problem.get_by_role("button", name="Refresh").click()
    await expect(page.get_by_role("heading", level=1, name="Board")).to_be_visible()
    # The files that were not there, the server that was away, and the tool that blocks workers.
    nimmi.complaints.clear()

"""A phone on which Roost was open once is taken out of a pocket in a stairwell without signal."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Playwright, expect

from tests.browser.conftest import FLAGS, PATIENCE, PHONE
from tests.browser.people import NIMMI, Person
from tests.browser.renewing import OwnServer

TakeOut = Callable[[], Awaitable[Person]]

KEPT = """async () => {
  const kept = []
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname)
  }
  return kept
}"""


@pytest_asyncio.fixture
async def take_out(
    playwright: Playwright, chrome: str, own_server: OwnServer, tmp_path: Path
) -> AsyncIterator[TakeOut]:
    """Starts the browser of one phone; if it runs already it is ended first, and only what it keeps on disk stays."""
    running: list[Person] = []

    async def put_away() -> None:
        while running:
            await running.pop().context.close()

    async def start() -> Person:
        await put_away()
        context = await playwright.chromium.launch_persistent_context(
            tmp_path,
            executable_path=chrome,
            args=FLAGS,
            viewport=PHONE,
            base_url=own_server.url,
        )
        context.set_default_timeout(PATIENCE)
        running.append(Person(NIMMI, context, context.pages[0]))
        return running[0]

    yield start
    await put_away()


async def been_there(take_out: TakeOut) -> None:
    """Signs in and opens Today, once, with a signal."""
    nimmi = await take_out()
    await nimmi.sign_in()
    await nimmi.page.goto("/")
    await expect(nimmi.page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await nimmi.worker_at_work()


async def test_roost_opens_and_says_that_there_is_no_signal(take_out: TakeOut, own_server: OwnServer) -> None:
    await been_there(take_out)
    with own_server.away():
        page = (await take_out()).page
        await page.goto("/")
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        await expect(page.get_by_text("No signal").first).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await expect(page.get_by_text("No signal")).to_have_count(0)


async def test_a_screen_opens_that_was_never_open_before(take_out: TakeOut, own_server: OwnServer) -> None:
    await been_there(take_out)
    with own_server.away():
        page = (await take_out()).page
        await page.goto("/receipt")
        await expect(page.get_by_role("textbox")).to_be_visible()
        await expect(page.get_by_text("could not be fetched")).to_have_count(0)


async def test_what_is_no_screen_is_not_answered_from_the_phone(take_out: TakeOut) -> None:
    await been_there(take_out)
    page = (await take_out()).page
    answered = {}
    # The wall hangs where nobody taps "refresh": it must not stay with an old version.
    for path in ("/", "/plan", "/at/X7", "/nowhere", "/api", "/health", "/wall"):
        answer = await page.goto(path)
        assert answer is not None
        answered[path] = answer.from_service_worker
    assert [path for path, kept in answered.items() if kept] == ["/", "/plan", "/at/X7"]


async def test_nothing_that_the_api_said_is_kept_by_the_worker(take_out: TakeOut) -> None:
    await been_there(take_out)
    page = (await take_out()).page
    await page.goto("/")
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    kept = await page.evaluate(KEPT)
    assert "/" in kept
    assert len([path for path in kept if path.startswith("/assets/")]) > 50
    assert [path for path in kept if path.startswith(("/api", "/health"))] == []

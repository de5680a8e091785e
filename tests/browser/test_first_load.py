"""What a phone in a stairwell has to fetch before it can book."""

from typing import Any

from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI, Person

KB = 1024
# Notes when all of the first screen stood: what is asked for later took nothing from it.
STOOD = """new MutationObserver((_, watch) => {
  const stands = (what, words) => [...document.querySelectorAll(what)].some((it) => it.textContent.includes(words))
  if (!stands('h2', 'Leaders in') || !stands('button', 'Book desk and bay')) return
  performance.mark('stood')
  watch.disconnect()
}).observe(document, { childList: true, characterData: true, subtree: true })"""


async def stood_at(page: Page) -> float:
    """When the first screen stood, in seconds since 1970."""
    await expect(page.get_by_role("button", name="Book desk and bay")).to_be_visible()
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    at = "(performance.timeOrigin + performance.getEntriesByName('stood')[0].startTime) / 1000"
    return float(await page.evaluate(at))


class Wire:
    """What a page fetches, and when."""

    def __init__(self) -> None:
        self.urls: dict[str, str] = {}
        self.begun: dict[str, float] = {}
        self.weight: dict[str, float] = {}

    async def watch(self, person: Person) -> None:
        wire = await person.context.new_cdp_session(person.page)
        wire.on("Network.requestWillBeSent", self._request)
        wire.on("Network.loadingFinished", self._end)
        await wire.send("Network.enable")
        await wire.send("Network.clearBrowserCache")
        origin = {"origin": person.page.url.rstrip("/"), "storageTypes": "service_workers,cache_storage"}
        await wire.send("Storage.clearDataForOrigin", origin)

    def _request(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.urls[event["requestId"]] = event["request"]["url"]
            self.begun[event["requestId"]] = event["wallTime"]

    def _end(self, event: dict[str, Any]) -> None:
        self.weight[event["requestId"]] = event["encodedDataLength"]

    def before(self, at: float) -> dict[str, float]:
        """The weight on the wire of each address that was asked for before then."""
        return {url: self.weight.get(one, 0) for one, url in self.urls.items() if self.begun[one] < at}


async def test_the_first_load_keeps_to_its_budget_on_the_wire(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.add_init_script(STOOD)
    # They were signed in here before, as on any morning; nothing of Roost is kept on the phone.
    await page.goto("/me")
    await expect(page.get_by_role("heading", name="Your car")).to_be_visible()
    wire = Wire()
    await wire.watch(nimmi)
    await page.goto("about:blank")
    wire.urls.clear()
    async with page.expect_response("**/api/events"):
        await page.goto(f"/?day={quiet_day}")
    stood = await stood_at(page)
    # By then everything that comes later has come.
    await nimmi.worker_at_work()
    first = wire.before(stood)

    def of(ending: str) -> float:
        return sum(size for url, size in first.items() if url.endswith(ending))

    told = "\n".join(f"{size:8.0f} {url}" for url, size in first.items())
    assert 5 < len(first) <= 8, told
    assert sum(first.values()) <= 60 * KB, told
    assert 10 * KB < of(".js") <= 40 * KB, told
    assert 1 * KB < of(".css") <= 6 * KB, told
    assert len(wire.urls) > len(first)


async def test_a_second_visit_fetches_no_file_again(visit: SignIn, quiet_day: str) -> None:
    # What the browser itself keeps: the service worker, which keeps more, is not in every browser.
    nimmi = await visit(NIMMI, service_workers="block")
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    wire = await nimmi.context.new_cdp_session(page)
    await wire.send("Network.enable")
    asked: dict[str, str] = {}
    wire.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    wire.on("Network.requestServedFromCache", lambda event: asked.pop(event["requestId"]))
    await page.goto(f"/?day={quiet_day}&from=10:00&to=12:00")
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    assert [url for url in asked.values() if "/assets/" in url] == []
    assert asked
    nimmi.forgive("blocked by Playwright")


async def test_once_the_worker_is_there_the_page_and_its_files_come_from_the_phone(
    visit: SignIn, quiet_day: str
) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}")
    await nimmi.worker_at_work()
    wire = await nimmi.context.new_cdp_session(page)
    await wire.send("Network.enable")
    kept: dict[str, bool] = {}
    wire.on(
        "Network.responseReceived",
        lambda event: kept.update({event["response"]["url"]: bool(event["response"].get("fromServiceWorker"))}),
    )
    await page.goto(f"/?day={quiet_day}&from=10:00&to=12:00")
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    assert len(kept) > 5
    assert [url for url, ours in kept.items() if not ours and "/api/" not in url] == []
    assert [url for url, ours in kept.items() if ours and "/api/" in url] == []

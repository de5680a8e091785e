"""What a phone in a stairwell has to fetch before it can book."""

from typing import Any

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI

KB = 1024


async def test_the_first_load_keeps_to_its_budget_on_the_wire(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    # They were signed in here before, as on any morning; the browser's cache is empty.
    await page.goto("/me")
    await expect(page.get_by_role("heading", name="Your car")).to_be_visible()
    await page.goto("about:blank")
    wire = await nimmi.context.new_cdp_session(page)
    await wire.send("Network.enable")
    await wire.send("Network.clearBrowserCache")
    asked: dict[str, str] = {}
    weight: dict[str, float] = {}

    def note_request(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            asked[event["requestId"]] = event["request"]["url"]

    def note_end(event: dict[str, Any]) -> None:
        if url := asked.get(event["requestId"]):
            weight[url] = event["encodedDataLength"]

    wire.on("Network.requestWillBeSent", note_request)
    wire.on("Network.loadingFinished", note_end)
    async with page.expect_response("**/api/events"):
        await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_role("button", name="Book desk and bay")).to_be_visible()
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()

    def of(ending: str) -> float:
        return sum(size for url, size in weight.items() if url.endswith(ending))

    told = "\n".join(f"{weight.get(url, 0):8.0f} {url}" for url in asked.values())
    assert len(asked) <= 8, told
    assert sum(weight.values()) <= 60 * KB, told
    assert 10 * KB < of(".js") <= 40 * KB, told
    assert 1 * KB < of(".css") <= 6 * KB, told


async def test_a_second_visit_fetches_no_file_again(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
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

"""A screen on a wall: nobody signs in, nobody presses anything, and it goes on for months."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import expect

from roost.kit.embedded import EmbeddedPostgres
from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI, SAME_SITE, Person
from tests.browser.reporting import NAOMI, act, report, tag, working_day
from tests.browser.test_trouble import forgive
from tests.support import ServerProcess, eventually

TELEVISION = {"width": 1920, "height": 1080}
# More than the pause between two questions.
A_WHILE = 25_000
# So long each page of a column stands.
A_TURN = 15_000
# The smallest letters, and what lies outside the screen or is cut off by its card.
SIZES = """() => {
  const said = (it) => [...it.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
  const texts = [...document.querySelectorAll('.wall *')].filter((it) => it.checkVisibility() && said(it))
  const box = (it) => it.getBoundingClientRect()
  const outside = texts.filter((it) => box(it).bottom > innerHeight + 1 || box(it).right > innerWidth + 1)
  const cut = [...document.querySelectorAll('li')].filter((it) => it.scrollHeight > it.clientHeight + 1)
  const page = document.documentElement
  return {
    smallest: Math.min(...texts.map((it) => parseFloat(getComputedStyle(it).fontSize))),
    outside: outside.map((it) => it.outerHTML.slice(0, 120)),
    cut: cut.map((it) => it.innerText),
    scrolls: page.scrollHeight > innerHeight || page.scrollWidth > innerWidth,
  }
}"""


@pytest_asyncio.fixture
async def naomi(visit: SignIn) -> AsyncIterator[Person]:
    yield await visit(NAOMI)


async def link(person: Person, name: str = "Kitchen", **more: object) -> dict[str, Any]:
    return dict(await person.post("/api/displays", name=name, **more))


async def television(visit: SignIn, address: str, **more: object) -> Person:
    """A television that shows `address`; its clock stands still until the test moves it on."""
    screen = await visit(None, viewport=TELEVISION, **more)
    await screen.page.clock.install()
    await screen.page.goto(address[address.index("/wall") :])
    await expect(screen.page.locator("#wall-new")).to_be_visible()
    return screen


async def test_a_wall_opens_with_its_link_and_asks_nobody_to_sign_in(visit: SignIn, naomi: Person) -> None:
    screen = await television(visit, (await link(naomi, site="riv"))["address"])
    page = screen.page
    await expect(page.get_by_role("heading", level=1)).to_have_text("Riverside House")
    await expect(page.get_by_role("heading", level=2)).to_have_count(6)
    await expect(page.get_by_text(re.compile(r"\d+ of \d+ promises kept"))).to_be_visible()
    await expect(page.get_by_role("navigation")).to_have_count(0)
    assert not [one for one in await screen.context.cookies() if "roost" in one["name"]]


async def test_everything_fits_on_a_television_and_can_be_read_from_four_metres(visit: SignIn, naomi: Person) -> None:
    page = (await television(visit, (await link(naomi))["address"])).page
    found = await page.evaluate(SIZES)
    assert found["smallest"] >= 28
    assert (found["outside"], found["cut"], found["scrolls"]) == ([], [], False)


async def test_a_wall_shows_what_is_new_by_itself(visit: SignIn, naomi: Person) -> None:
    nimmi = await visit(NIMMI)
    number = (await report(nimmi, f"words {tag()}", chip="charger-broken", site="brook"))["number"]
    screen = await television(visit, (await link(naomi, site="brook"))["address"])
    page = screen.page
    before = int((await page.locator("#wall-doing span").inner_text()).strip())
    await act(naomi, number, "promise", promised_for=await working_day(naomi, 2))
    async with page.expect_response("**/api/wall"):
        await page.clock.fast_forward(A_WHILE)
    await expect(page.locator("#wall-doing span")).to_have_text(str(before + 1))
    # What somebody wrote is not on a wall that strangers pass, until an owner has put it there.
    await expect(page.get_by_text("words zz")).to_have_count(0)
    await act(naomi, number, "shown", "put", words=True)
    async with page.expect_response("**/api/wall"):
        await page.clock.fast_forward(A_WHILE)

    async def in_its_turn() -> bool:
        await page.clock.fast_forward(A_TURN)
        return await page.get_by_text("words zz").is_visible()

    assert await eventually(in_its_turn)
    assert (await page.evaluate(SIZES))["cut"] == []


async def test_what_is_unchanged_is_not_sent_again(visit: SignIn, naomi: Person) -> None:
    page = (await television(visit, (await link(naomi))["address"])).page
    async with page.expect_response("**/api/wall") as answer:
        await page.clock.fast_forward(A_WHILE)
    assert (await answer.value).status == 304


async def test_there_is_more_than_fits_and_it_takes_turns(visit: SignIn, naomi: Person) -> None:
    address = (await link(naomi))["address"]
    page = (await television(visit, address)).page
    cards = page.locator("section", has=page.locator("#wall-sorted")).locator("li")
    first = await cards.all_inner_texts()
    await page.clock.fast_forward(A_TURN)

    async def turned() -> bool:
        return await cards.all_inner_texts() != first

    assert await eventually(turned)
    # Not where somebody wants nothing to move.
    still = (await television(visit, address, reduced_motion="reduce")).page
    cards = still.locator("section", has=still.locator("#wall-sorted")).locator("li")
    await still.clock.fast_forward(A_TURN)
    assert await cards.all_inner_texts() == first


async def test_a_link_that_was_switched_off_shows_nothing_any_more(visit: SignIn, naomi: Person) -> None:
    made = await link(naomi)
    screen = await television(visit, made["address"])
    page = screen.page
    await expect(page.locator("#wall-new")).to_be_visible()
    gone = await naomi.context.request.delete(f"/api/displays/{made['id']}", headers=SAME_SITE)
    assert gone.ok
    await page.clock.fast_forward(A_WHILE)
    await expect(page.get_by_role("heading", level=1)).to_have_text("This screen has no board to show")
    await expect(page.locator("#wall-new")).to_have_count(0)


async def test_a_wall_without_a_link_says_where_one_comes_from(visit: SignIn) -> None:
    screen = await visit(None, viewport=TELEVISION)
    await screen.page.goto("/wall")
    await expect(screen.page.get_by_text("A leader makes a new one in Roost, under Me.")).to_be_visible()


@pytest.fixture
def second(served: str, postgres: EmbeddedPostgres, tmp_path: Path) -> Iterator[list[ServerProcess]]:
    """A second server on the same data, which a test may stop, and start again where it was."""
    environment = {"DEMO_DATABASE_URL": postgres.url("roost_browser"), "ROOST_DATA": str(tmp_path)}
    running = [ServerProcess(environment, tmp_path / "log", "--demo")]
    yield running
    if running:
        running[0].stop()


async def test_a_wall_keeps_showing_what_it_knew_while_the_server_is_away_and_goes_on_afterwards(
    visit: SignIn, naomi: Person, second: list[ServerProcess], postgres: EmbeddedPostgres, tmp_path: Path
) -> None:
    made = await link(naomi)
    port = second[0].url.rpartition(":")[2]
    screen = await visit(None, viewport=TELEVISION)
    page = screen.page
    await page.clock.install()
    await page.goto(second[0].url + made["address"][made["address"].index("/wall") :])
    await expect(page.locator("#wall-new")).to_be_visible()
    shown = await page.locator("h2").all_inner_texts()
    second.pop().stop()
    await page.clock.fast_forward(A_WHILE)
    await expect(page.get_by_role("status")).to_contain_text(re.compile(r"No answer\. As of \d\d:\d\d"))
    assert await page.locator("h2").all_inner_texts() == shown
    nimmi = await visit(NIMMI)
    before = int((await page.locator("#wall-new span").inner_text()).strip())
    await report(nimmi)
    environment = {"DEMO_DATABASE_URL": postgres.url("roost_browser"), "ROOST_DATA": str(tmp_path)}
    second.append(ServerProcess(environment, tmp_path / "log", "--demo", "--port", port))
    await page.clock.fast_forward(A_WHILE)
    await expect(page.locator("#wall-new span")).to_have_text(str(before + 1))
    await expect(page.get_by_role("status")).to_have_count(0)
    forgive(screen, "ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET")

"""An administrator finds what they run; a phone that never needs it fetches none of it."""

import re
from pathlib import Path

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import ADMIN, FACILITIES, NIMMI

DIST = Path(__file__).parents[2] / "server/roost/web/dist"
LIST = "What is set up here holds for the whole council"


async def test_administration_opens_from_me_and_lists_everything(visit: SignIn) -> None:
    page = (await visit(ADMIN)).page
    await page.goto("/me")
    await page.get_by_role("link", name="Administration").click()
    await expect(page.get_by_role("heading", name="Administration", level=1)).to_be_focused()
    groups = page.get_by_role("main").get_by_role("heading", level=2)
    await expect(groups).to_have_text(["People", "Places", "Issues", "Connections", "Trust"])


async def test_nobody_else_is_led_there_nor_let_in(visit: SignIn) -> None:
    for who in (NIMMI, FACILITIES):
        page = (await visit(who)).page
        await page.goto("/me")
        await expect(page.get_by_role("heading", name="Your car")).to_be_visible()
        await expect(page.get_by_role("link", name="Administration")).to_have_count(0)
        await page.goto("/admin/people")
        await expect(page.get_by_role("heading", name="This is not yours to change")).to_be_visible()


async def test_a_mistyped_address_of_the_administration_says_so(visit: SignIn) -> None:
    page = (await visit(ADMIN)).page
    await page.goto("/admin/nothing/such")
    await expect(page.get_by_role("heading", name="There is nothing at this address")).to_be_visible()


def test_no_phone_keeps_the_screens_of_the_administration() -> None:
    hub = [path.name for path in (DIST / "assets").glob("*.js") if LIST in path.read_text()]
    assert len(hub) == 1
    worker = (DIST / "sw.js").read_text()
    kept = re.findall(r"/assets/([\w.-]+)", worker)
    assert len(kept) > 50
    assert hub[0] not in kept
    assert hub[0] not in next((DIST / "assets").glob("index-*.js")).read_text()

"""Links for screens on walls: shown once, and ended at any time."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI
from tests.browser.reporting import NAOMI, tag


async def test_a_link_is_made_copied_opened_and_ended(visit: SignIn) -> None:
    naomi, screen = await visit(NAOMI), await visit(None)
    await naomi.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = naomi.page
    name = f"Reception {tag()}"
    await page.goto("/me")
    await page.get_by_role("link", name="Screens on walls").click()
    await page.get_by_role("button", name="Make the link").click()
    await page.get_by_role("link", name="Give the screen a name").click()
    await expect(page.get_by_label("What people call the screen")).to_be_focused()
    await page.get_by_label("What people call the screen").fill(name)
    await page.get_by_label("Shows").select_option("riv")
    await page.get_by_role("button", name="Make the link").click()
    await expect(page.get_by_role("heading", name=f"The link of {name}")).to_be_focused()
    address = await page.get_by_label("Address").input_value()
    await page.get_by_role("button", name="Copy the link").click()
    await expect(page.get_by_role("status").filter(has_text="Copied.")).to_have_count(1)
    assert await page.evaluate("navigator.clipboard.readText()") == address
    found = re.fullmatch(r"https?://[^/]+(/wall#[\w-]{40,})", address)
    assert found
    await screen.page.goto(found[1])
    await expect(screen.page.get_by_text("Riverside House").first).to_be_visible()

    # It is shown this once.
    await page.reload()
    link = page.get_by_role("listitem").filter(has_text=name)
    await expect(link).to_contain_text("What is wrong at Riverside House")
    assert found[1].partition("#")[2] not in await page.content()
    await expect(page.get_by_label("Address")).to_have_count(0)

    await link.get_by_role("button", name="End it").click()
    await link.get_by_role("button", name="Cancel").click()
    await expect(link.get_by_role("button", name="End it")).to_be_focused()
    await page.keyboard.press("Enter")
    await link.get_by_role("button", name="Yes, end").click()
    await expect(link).to_contain_text("Ended on")
    await screen.page.reload()
    await expect(screen.page.get_by_role("heading", level=1)).not_to_contain_text(name)
    screen.complaints.clear()  # a browser notes each 401


async def test_without_signal_the_name_stays(visit: SignIn) -> None:
    naomi = await visit(NAOMI)
    page = naomi.page
    name = f"Kitchen {tag()}"
    await page.route("**/api/events", lambda route: route.abort())
    await page.goto("/me/displays")
    await page.get_by_label("What people call the screen").fill(name)
    await page.route("**/api/displays", lambda route: route.abort(), times=1)
    await page.get_by_role("button", name="Make the link").click()
    await expect(page.get_by_role("alert")).to_contain_text("What you typed is kept")
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("heading", name=f"The link of {name}")).to_be_focused()
    naomi.forgive("ERR_FAILED")


async def test_others_make_none(visit: SignIn) -> None:
    page = (await visit(NIMMI)).page
    await page.goto("/me/displays")
    await expect(page.get_by_text("Only leaders and administrators make links for a wall.")).to_be_visible()
    await expect(page.get_by_role("button", name="Make the link")).to_have_count(0)

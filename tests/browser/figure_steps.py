"""Steps on the screens of fixes, walks, figures, rules and wall links, for what every screen owes."""

from playwright.async_api import Page, expect


async def find_issues(page: Page) -> None:
    await page.get_by_label("Everything open about").select_option(label="Barrier or permit does not work")
    await page.get_by_label("Somebody else").check()
    await page.get_by_role("button", name="Plan this fix").click()
    await expect(page.get_by_role("alert")).to_be_focused()


async def order(page: Page) -> None:
    await page.get_by_role("button", name="Change cost or dates").click()
    await expect(page.get_by_label("Arrives on")).to_be_visible()


async def install(page: Page) -> None:
    await page.get_by_role("button", name="It is installed").click()
    await expect(page.get_by_label("What has changed?")).to_be_visible()


async def add_issues(page: Page) -> None:
    await page.get_by_role("button", name="Add issues").click()
    await page.get_by_label("And one by one").fill("work")
    await page.locator("main button", has_text="#").first.click()
    await expect(page.get_by_text("Picked:")).to_be_visible()


async def open_table(page: Page) -> None:
    await page.locator("summary", has_text="Every site").click()
    await page.get_by_text("The same as a table").click()
    await expect(page.get_by_role("table")).to_be_visible()


async def note(page: Page) -> None:
    await page.get_by_role("button", name="Note what broke").click()
    await page.get_by_label("In one sentence").fill("could not hear the mum of that boy on 07700 900123")
    await expect(page.get_by_text("Take it out.")).to_be_visible()
    await page.get_by_role("button", name="Log it").click()
    await expect(page.get_by_role("alert")).to_be_focused()


async def empty_rule(page: Page) -> None:
    await page.get_by_role("button", name="Add a rule").click()
    await page.get_by_role("button", name="Save the rules").click()
    await expect(page.get_by_role("alert")).to_be_focused()


async def make_link(page: Page) -> None:
    await page.get_by_label("What people call the screen").fill("Reception")
    await page.get_by_role("button", name="Make the link").click()
    await expect(page.get_by_label("Address")).to_be_visible()
    await page.locator("main li button").first.click()
    await expect(page.get_by_role("button", name="Cancel")).to_be_visible()

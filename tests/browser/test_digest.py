"""You said, we did: a week as a page, on a screen and on paper."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI
from tests.browser.reporting import NAOMI, act, report, tag


async def test_a_week_says_what_was_said_and_what_was_done(visit: SignIn) -> None:
    nimmi, naomi = await visit(NIMMI), await visit(NAOMI)
    word, outcome = tag(), f"A lamp stands there, {tag()}."
    number = (await report(nimmi, f"dark, {word}", chip="lights"))["number"]
    await act(naomi, number, "sorted", words=outcome)
    page = nimmi.page
    await page.goto("/board")
    await page.get_by_role("link", name="You said, we did").click()
    await expect(page.get_by_role("region", name="You said")).to_contain_text(word)
    await expect(page.get_by_role("region", name="We did")).to_contain_text(outcome)
    # Of another site it was not.
    await page.get_by_label("Site").select_option("gun")
    await expect(page).to_have_url(re.compile("site=gun"))
    await expect(page.get_by_text(outcome)).to_have_count(0)


async def test_weeks_are_turned_and_stand_in_the_address(visit: SignIn) -> None:
    page = (await visit(NIMMI)).page
    await page.goto("/digest?week=2021-W01")
    await expect(page.get_by_text("4–10 January 2021")).to_be_visible()
    await expect(page.get_by_text("Nothing was said or done in this week.")).to_be_visible()
    await expect(page.get_by_role("button", name="Print")).to_have_count(0)
    await page.get_by_role("link", name="Week before").click()
    await expect(page).to_have_url(re.compile("week=2020-W53"))
    await expect(page.get_by_text("28 December 2020 – 3 January 2021")).to_be_visible()
    await page.goto("/digest")
    await expect(page.get_by_text("(so far)")).to_be_visible()
    await expect(page.get_by_role("link", name="Week after")).to_have_count(0)


async def test_on_paper_only_the_week_stands_black_on_white(visit: SignIn) -> None:
    nimmi = await visit(NIMMI, color_scheme="dark")
    page = nimmi.page
    await report(nimmi, chip="lights")
    await page.goto("/digest")
    said = page.get_by_role("region", name="You said")
    await expect(said).to_be_visible()
    # A real printer's window would wait for somebody.
    await page.evaluate("window.print = () => { window.printed = true }")
    await page.get_by_role("button", name="Print").click()
    assert await page.evaluate("window.printed")
    await page.emulate_media(media="print", color_scheme="dark")
    await expect(page.get_by_role("heading", level=1, name="You said, we did")).to_be_visible()
    for gone in ("Print", "Week before", "Today", "Me, Nimmi Flint", "Back to the board"):
        for role in ("link", "button"):
            await expect(page.get_by_role(role, name=gone, exact=True)).to_have_count(0)
    for part in (said.get_by_role("link").first, said.get_by_role("heading").first):
        await expect(part).to_have_css("color", "rgb(0, 0, 0)")
    await expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    sheet = await page.pdf(prefer_css_page_size=True)
    found = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", sheet)
    assert found
    assert (round(float(found[1])), round(float(found[2]))) == (595, 842)

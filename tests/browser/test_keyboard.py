"""Everything without a mouse or a finger."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI, SAMIR


async def test_a_desk_and_a_bay_are_booked_and_undone_with_the_keyboard(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.goto("/")
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await nimmi.tab_to(page.get_by_role("link", name="Skip to the main part"), most=1)
    await page.keyboard.press("Enter")
    await expect(page.locator("main")).to_be_focused()
    await nimmi.tab_to(page.locator(f'nav[aria-label="Day"] a[href*="{quiet_day}"]'))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Book desk and bay")).to_be_visible()
    await nimmi.tab_to(page.get_by_role("button", name="Book desk and bay"))
    await page.keyboard.press("Enter")
    # The focus has moved on to the word about it; the next Tab is Undo.
    await expect(page.get_by_role("region", name="What was just done")).to_be_focused()
    await nimmi.tab_to(page.get_by_role("button", name="Undo"), most=1)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Book desk and bay")).to_be_visible()
    assert await nimmi.bookings(quiet_day) == []


async def test_the_plan_is_walked_with_arrow_keys_and_a_desk_booked(visit: SignIn, quiet_day: str) -> None:
    samir = await visit(SAMIR)
    await samir.clear(quiet_day)
    page = samir.page
    await page.goto(f"/?day={quiet_day}")
    await samir.tab_to(page.get_by_role("link", name="Plan", exact=True))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1, name="Plan")).to_be_focused()
    await expect(page.get_by_role("link", name=re.compile("Second floor"))).to_be_visible()
    await samir.tab_to(page.get_by_role("link", name=re.compile("Second floor")))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1, name="Second floor")).to_be_focused()

    # One tab stop for all zones; arrow keys go from one to the next one that way.
    zones = page.get_by_role("group", name=re.compile("^Zones on the plan"))
    await expect(zones.get_by_role("link", name=re.compile("Duty and Assessment"))).to_be_visible()
    await samir.tab_to(zones.get_by_role("link").first)
    await page.keyboard.press("ArrowRight")
    await expect(samir.focus).to_contain_text("Family Support 1")
    await page.keyboard.press("ArrowDown")
    await expect(samir.focus).to_contain_text("Child Protection 2")
    await page.keyboard.press("Home")
    await expect(samir.focus).to_contain_text("Duty and Assessment")
    assert await zones.locator('[tabindex="0"]').count() == 1
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("heading", level=1, name="Duty and Assessment")).to_be_focused()
    desks = page.get_by_role("group", name=re.compile("^14 desks in Duty"))
    await samir.tab_to(desks.get_by_role("link").first)
    for key, label in (("ArrowRight", "2A02"), ("ArrowDown", "2A06"), ("ArrowLeft", "2A05"), ("ArrowUp", "2A01")):
        await page.keyboard.press(key)
        await expect(samir.focus).to_contain_text(label)
    await page.keyboard.press("End")
    await expect(samir.focus).to_contain_text("2A14")
    assert await desks.locator('[tabindex="0"]').count() == 1
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("heading", level=1, name="Desk 2A14")).to_be_focused()
    await samir.tab_to(page.get_by_role("button", name="Book desk 2A14"))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("region", name="What was just done")).to_be_focused()
    assert [one["space"]["label"] for one in await samir.bookings(quiet_day)] == ["2A14"]


async def test_the_list_is_narrowed_and_a_desk_opened_with_the_keyboard(visit: SignIn, quiet_day: str) -> None:
    samir = await visit(SAMIR)
    await samir.clear(quiet_day)
    page = samir.page
    await page.goto(f"/plan/riv-2/riv-2-a?day={quiet_day}")
    await expect(page.get_by_role("link", name="See these as a list")).to_be_visible()
    await samir.tab_to(page.get_by_role("link", name="See these as a list"))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_be_focused()
    filters = page.locator("summary", has_text="Filter")
    await expect(filters).to_be_visible()
    await samir.tab_to(filters)
    await page.keyboard.press("Enter")
    chip = page.get_by_role("button", name="Two screens")
    await expect(chip).to_be_visible()
    await samir.tab_to(chip)
    await page.keyboard.press("Space")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    row = page.get_by_role("main").get_by_role("listitem").get_by_role("link", name=re.compile("^Desk")).first
    await expect(row).to_contain_text("two screens")
    await samir.tab_to(row)
    label = re.search(r"Desk (\w+)", await row.inner_text())
    await page.keyboard.press("Enter")
    assert label
    await expect(page.get_by_role("heading", level=1, name=label[0])).to_be_focused()


async def test_what_has_the_focus_can_be_seen(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    hidden = """() => {
      const it = document.activeElement, box = it.getBoundingClientRect(), style = getComputedStyle(it)
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      const seen = it.contains(top) && parseFloat(style.outlineWidth) >= 3 && style.outlineStyle !== 'none'
      return seen ? null : [it.outerHTML.slice(0, 160), box, style.outline, top?.outerHTML.slice(0, 160)]
    }"""
    stops = 0
    await page.keyboard.press("Tab")
    while not await page.evaluate("document.activeElement === document.body"):
        assert await page.evaluate(hidden) is None
        await page.keyboard.press("Tab")
        stops += 1
    assert stops > 20


async def test_the_way_back_leads_to_where_one_was(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto(f"/list/riv-2?day={quiet_day}&from=10:00&to=12:00")
    row = page.get_by_role("link", name=re.compile("^Desk 2E"))
    await row.last.scroll_into_view_if_needed()
    stood = await page.evaluate("scrollY")
    assert stood > 500
    await row.last.click()
    await expect(page.get_by_role("heading", level=1, name=re.compile("^Desk 2E"))).to_be_visible()
    await expect(page).to_have_url(re.compile(f"day={quiet_day}&from=10:00&to=12:00"))
    await page.go_back()
    await expect(page.get_by_role("heading", level=1, name="Every space")).to_be_visible()
    await expect(page).to_have_title("List of Second floor, Riverside House – Roost")
    assert abs(await page.evaluate("scrollY") - stood) < 50

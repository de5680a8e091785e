"""What cannot change and why, and whether promises are kept."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI
from tests.browser.reporting import NAOMI, act, report, tag, working_day

WIDE = {"width": 1280, "height": 800}


async def test_a_no_stands_in_the_register_with_its_reason_and_its_day(visit: SignIn) -> None:
    nimmi, naomi = await visit(NIMMI), await visit(NAOMI)
    why = f"The frames hold the roof {tag()}."
    number = (await report(nimmi, "the windows stay shut", chip="too-cold"))["number"]
    await nimmi.page.goto("/board")
    await nimmi.page.get_by_role("link", name="What can’t change").click()
    await expect(nimmi.page.get_by_role("heading", name="To be looked at again", exact=True)).to_be_visible()
    day = await working_day(naomi, 8)
    await act(naomi, number, "cannot", reason="building", words=why, look_again_on=day)
    # Live, while it is open.
    entry = nimmi.page.get_by_role("listitem").filter(has_text=why)
    await expect(entry).to_contain_text("The building.")
    await expect(entry).to_contain_text("Decided by Naomi Khan, leader")
    await expect(entry).to_contain_text("We look at it again on")
    await entry.get_by_role("link").click()
    await expect(nimmi.page.get_by_role("heading", level=1, name="Too cold or too hot")).to_be_visible()


async def test_the_register_has_what_is_due_first(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.page.goto("/register")
    await expect(nimmi.page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
    shown = [int(one.lstrip("#")) for one in await nimmi.page.locator("main h3 span").all_inner_texts()]
    entries = (await nimmi.get("/api/register"))["entries"]
    assert shown == [one["number"] for one in sorted(entries, key=lambda one: str(one["due"]))]


async def test_the_scorecard_counts_what_the_server_counts_and_its_table_says_the_same(visit: SignIn) -> None:
    nimmi = await visit(NIMMI, viewport=WIDE)
    page = nimmi.page
    figures = await nimmi.get("/api/scorecard")
    await page.goto("/scorecard")
    kept = page.locator("main dl > div").filter(has_text="Promises kept")
    await expect(kept).to_contain_text(f"{figures['kept']} of {figures['due']}")
    chart = page.get_by_role("img", name=re.compile("^Promises, last 12 weeks"))
    await expect(chart).to_have_accessible_name(re.compile(f"kept {figures['kept']}"))
    # Bars of both kinds, told apart without their colour: one filled, one drawn; as high as what they stand for.
    bars = "all => all.map((it) => it.getBBox().height)"
    heights = await chart.locator("rect.part").evaluate_all(bars)
    wanted = [one["kept"] for one in figures["weeks"] if one["kept"]]
    assert heights == pytest.approx([max(heights) * one / max(wanted) for one in wanted])
    await page.get_by_text("The same as a table").click()
    rows = page.get_by_role("row")
    await expect(rows).to_have_count(13)
    newest = figures["weeks"][-1]
    cells = await rows.nth(1).get_by_role("cell").all_inner_texts()
    assert cells[:4] == [str(newest[name]) for name in ("promised", "kept", "reported", "sorted")]


async def test_site_and_queue_stand_in_the_address(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto("/scorecard")
    await page.locator("summary", has_text="Every site").click()
    await page.get_by_label("Site").select_option("gun")
    await page.get_by_label("Queue").select_option("it")
    await expect(page).to_have_url(re.compile(r"/scorecard\?site=gun&queue=it$"))
    figures = await nimmi.get("/api/scorecard", site="gun", queue="it")
    opened = page.locator("main dl > div").filter(has_text="In all, now.")
    await expect(opened).to_contain_text(str(figures["open"]))
    await page.reload()
    await expect(page.locator("summary").first).to_contain_text("Gun Lane Centre, IT Service Desk")
    await expect(opened).to_contain_text(str(figures["open"]))

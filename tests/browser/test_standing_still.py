"""What is on the screen stays where it is while the rest arrives: nobody taps what has just moved under the thumb."""

import asyncio
import re

import pytest
from playwright.async_api import Route, expect

from tests.browser.conftest import Later, SignIn
from tests.browser.people import CHIDI, INES, NIMMI
from tests.browser.telling import TOLD, booked_for, read_all

WATCH = """
globalThis.moved = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    if (!one.hadRecentInput) moved.push(one.value, ...one.sources.map((it) => it.node?.className ?? ''));
  }
}).observe({ type: 'layout-shift', buffered: true });
"""
# Longer than the pause after which a skeleton comes.
FRAMES = "new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 500))"


@pytest.mark.parametrize("later", ["days", "suggestion"])
async def test_nothing_on_today_moves_while_its_answers_come(visit: SignIn, quiet_day: str, later: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    told = await nimmi.get("/api/suggestion", day=quiet_day, starts="09:00", ends="17:00")
    await nimmi.post("/api/bookings", space=told["desk"]["space"]["id"], day=quiet_day, starts="09:00", ends="17:00")
    page = nimmi.page
    await page.add_init_script(WATCH)
    first_is_here = asyncio.Event()

    async def after_the_other(route: Route) -> None:
        await first_is_here.wait()
        await route.continue_()

    await page.route(f"**/api/{later}*", after_the_other)
    await page.route(f"**/api/{later}/*", after_the_other)
    other = {"days": "suggestion", "suggestion": "days"}[later]
    async with page.expect_response(lambda answer: f"/api/{other}" in answer.url):
        await page.goto(f"/?day={quiet_day}")
    await page.evaluate(FRAMES)
    first_is_here.set()
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await expect(page.get_by_role("button", name="Book bay")).to_be_visible()
    await page.evaluate(FRAMES)
    assert await page.evaluate("moved") == []


async def test_nothing_moves_when_the_first_unread_notice_is_counted(
    visit: SignIn, quiet_day: str, later: Later
) -> None:
    ines, chidi = await visit(INES), await visit(CHIDI)
    await read_all(ines)
    await ines.page.add_init_script(WATCH)
    await ines.page.goto("/privacy")
    me = ines.page.get_by_role("link", name=re.compile("^Me, "))
    await expect(me).to_have_accessible_name("Me, Ines Campbell")
    await ines.page.evaluate(FRAMES)
    await ines.page.evaluate("moved.length = 0")
    await booked_for(ines, by=chidi, day=quiet_day)
    await later()
    await expect(me).to_have_accessible_name("Me, Ines Campbell, 1 unread", timeout=TOLD)
    await ines.page.evaluate(FRAMES)
    assert await ines.page.evaluate("moved") == []

"""What is on the screen stays where it is while the rest arrives: nobody taps what has just moved under the thumb."""

import asyncio

import pytest
from playwright.async_api import Route, expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI

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

"""What others do shows while one looks, without a reload."""

import re

from playwright.async_api import Page, Request, expect

from tests.browser.conftest import SignIn
from tests.browser.people import ANGUS, NIMMI, SAMIR, USUAL

A_SECOND = 1000


async def listening(page: Page, path: str) -> None:
    """Opens a screen and waits until the server has answered the event stream."""
    async with page.expect_response("**/api/events"):
        await page.goto(path)


async def test_anothers_booking_shows_on_an_open_plan_within_a_second(visit: SignIn, quiet_day: str) -> None:
    nimmi, samir = await visit(NIMMI), await visit(SAMIR)
    await samir.clear(quiet_day)
    desk = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    await listening(nimmi.page, f"/plan/riv-2/riv-2-a?day={quiet_day}")
    marker = nimmi.page.get_by_role("link", name=desk["label"])
    await expect(marker).to_have_accessible_name(re.compile("Free"))
    booking = await samir.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    await expect(marker).to_have_accessible_name(re.compile("taken by Samir Jones"), timeout=A_SECOND)
    await samir.post(f"/api/bookings/{booking['id']}/cancellation")
    await expect(marker).to_have_accessible_name(re.compile("Free"), timeout=A_SECOND)


async def test_a_team_mate_who_books_appears_on_today_and_the_suggestion_moves_on(
    visit: SignIn, quiet_day: str
) -> None:
    nimmi, samir = await visit(NIMMI), await visit(SAMIR)
    await nimmi.clear(quiet_day)
    await samir.clear(quiet_day)
    await listening(nimmi.page, f"/?day={quiet_day}")
    offer = (await nimmi.get("/api/suggestion", day=quiet_day, **USUAL))["desk"]["space"]
    await expect(nimmi.page.get_by_role("heading", name=f"Desk {offer['label']}")).to_be_visible()
    await samir.post("/api/bookings", space=offer["id"], day=quiet_day, **USUAL)
    await expect(nimmi.page.get_by_role("link", name=re.compile("Samir Jones"))).to_be_visible(timeout=A_SECOND)
    await expect(nimmi.page.get_by_role("heading", name=f"Desk {offer['label']}")).to_have_count(0, timeout=A_SECOND)


async def test_two_tabs_share_one_stream_and_both_hear(visit: SignIn, quiet_day: str) -> None:
    nimmi, samir = await visit(NIMMI), await visit(SAMIR)
    await samir.clear(quiet_day)
    desk = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    streams: list[Request] = []
    nimmi.context.on("request", lambda one: streams.append(one) if one.url.endswith("/api/events") else None)
    first, second = nimmi.page, await nimmi.context.new_page()
    nimmi.watch(second)
    await listening(first, f"/plan/riv-2/riv-2-a?day={quiet_day}")
    await second.goto(f"/list/riv-2?day={quiet_day}")
    row = second.get_by_role("link", name=f"Desk {desk['label']}")
    await expect(row).to_contain_text("Free")
    await samir.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    await expect(row).to_contain_text("Samir Jones", timeout=A_SECOND)
    await expect(first.get_by_role("link", name=desk["label"])).to_have_accessible_name(re.compile("Samir Jones"))
    assert len(streams) == 1
    # The tab that held the stream goes: the other takes it over, and misses nothing.
    async with second.expect_request("**/api/events"):
        await first.close()
    await samir.clear(quiet_day)
    await expect(row).to_contain_text("Free")


async def test_what_happened_while_the_stream_was_broken_shows_when_it_is_back(visit: SignIn, quiet_day: str) -> None:
    nimmi, angus = await visit(NIMMI), await visit(ANGUS)
    await angus.clear(quiet_day)
    desk = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    await listening(nimmi.page, f"/plan/riv-2/riv-2-a?day={quiet_day}")
    marker = nimmi.page.get_by_role("link", name=desk["label"])
    await expect(marker).to_have_accessible_name(re.compile("Free"))
    await nimmi.context.set_offline(True)
    await angus.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    await expect(nimmi.page.get_by_text("No signal.")).to_be_visible()
    await nimmi.context.set_offline(False)
    await expect(marker).to_have_accessible_name(re.compile("Angus Ghosh"))
    await expect(nimmi.page.get_by_text("No signal.")).to_have_count(0)
    nimmi.complaints.clear()  # what a browser says of a line that broke


async def test_when_the_session_ends_elsewhere_the_sign_in_screen_comes(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await listening(nimmi.page, f"/plan/riv-2?day={quiet_day}")
    await expect(nimmi.page.get_by_role("heading", name="Zones")).to_be_visible()
    answer = await nimmi.context.request.delete("/api/session", headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.ok
    await expect(nimmi.page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    # Nothing of theirs is left, and whoever signs in goes on from there.
    await expect(nimmi.page.get_by_role("link", name=re.compile("^Me"))).to_have_count(0)
    await nimmi.page.get_by_label("Find a person").fill("samir jon")
    await nimmi.page.get_by_role("button", name=re.compile("Samir Jones")).click()
    await expect(nimmi.page.get_by_role("heading", level=1, name="Second floor")).to_be_visible()
    nimmi.forgive("401")


async def test_signing_out_in_one_tab_signs_out_the_other(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    other = await nimmi.context.new_page()
    nimmi.watch(other)
    await other.goto("/plan")
    await expect(other.get_by_role("heading", level=1, name="Plan")).to_be_visible()
    # As whoever taps has it: a tab behind another is drawn once a second, and a click waits for that.
    await nimmi.page.bring_to_front()
    await nimmi.page.goto("/me")
    await nimmi.page.get_by_role("button", name="Sign out", exact=True).click()
    for page in (nimmi.page, other):
        await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    nimmi.forgive("401")

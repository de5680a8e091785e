"""Without a signal Roost opens, and shows what was read, with from when it is."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.gateway import Gateway
from tests.browser.offline_steps import forgive_the_signal, kept, on_the_phone, read_before
from tests.browser.people import NIMMI, USUAL

AS_OF = re.compile(r"^As of \d\d:\d\d$")


async def test_a_cold_start_without_a_signal_opens_as_who_was_here_and_says_from_when(
    line: Gateway, visit: SignIn, quiet_day: str
) -> None:
    nimmi = await on_the_phone(visit, line, NIMMI)
    await nimmi.clear(quiet_day)
    desk = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    await nimmi.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    page = nimmi.page
    for path, sign, read in (
        (f"/?day={quiet_day}", "Booked", f"day/{quiet_day}"),
        ("/me", "Your bookings", "bookings/"),
        ("/plan/riv-2", "Zones", "plan/"),
    ):
        await page.goto(path)
        await expect(page.get_by_role("heading", name=sign)).to_be_visible()
        await read_before(page, read)
    await page.goto("/board")
    await expect(page.locator("#col-cannot")).to_be_visible()
    await read_before(page, "floor/riv-2/", "board/")
    await page.close()
    line.cut()
    page = nimmi.page = await nimmi.context.new_page()
    await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_role("link", name=f"Desk {desk['label']}")).to_be_visible()
    await expect(page.get_by_text(AS_OF)).to_be_visible()
    await expect(page.get_by_text("booking it, needs a signal")).to_be_visible()
    await page.get_by_role("link", name=re.compile("^Me,")).click()
    await expect(page.get_by_role("heading", name="Your bookings")).to_be_visible()
    await expect(page.locator("main").get_by_text(f"Desk {desk['label']}").first).to_be_visible()
    await expect(page.get_by_text(AS_OF)).to_be_visible()
    await page.get_by_role("link", name="Board", exact=True).click()
    await expect(page.locator("#col-cannot")).to_be_visible()
    await expect(page.get_by_text(AS_OF)).to_be_visible()
    await page.goto("/plan/riv-2")
    await expect(page.get_by_role("heading", name="Zones")).to_be_visible()
    await expect(page.get_by_text(AS_OF)).to_be_visible()
    await page.wait_for_function("document.querySelector('main img').naturalWidth > 100")
    # A fresh answer takes its place without a word.
    line.mend()
    await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_role("link", name=f"Desk {desk['label']}")).to_be_visible()
    await expect(page.get_by_text(AS_OF)).to_have_count(0)
    forgive_the_signal(nimmi)


async def test_what_nobody_looked_at_is_read_ahead_where_roost_lives(line: Gateway, visit: SignIn) -> None:
    nimmi = await on_the_phone(visit, line, NIMMI)
    await nimmi.page.goto("/")
    await read_before(nimmi.page, "report", "board/", "bookings/", "floor/riv-2/", "plan/")
    line.cut()
    await nimmi.page.goto("/report?zone=riv-2-a")
    await expect(nimmi.page.get_by_role("radio", name="Something else")).to_be_visible()
    await expect(nimmi.page.get_by_role("button", name="Send")).to_be_visible()
    forgive_the_signal(nimmi)


async def test_an_answer_that_takes_long_is_bridged_by_what_was_read(line: Gateway, visit: SignIn) -> None:
    nimmi = await on_the_phone(visit, line, NIMMI)
    page = nimmi.page
    held = []
    await page.route("**/api/days/*", lambda route: held.append(route))
    await page.reload()
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await expect(page.get_by_text(AS_OF)).to_be_visible()
    for route in held:
        await route.continue_()
    await expect(page.get_by_text(AS_OF)).to_have_count(0)


async def test_nothing_of_people_or_of_others_is_kept(line: Gateway, visit: SignIn, quiet_day: str) -> None:
    nimmi = await on_the_phone(visit, line, NIMMI)
    desk = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    page = nimmi.page
    await page.goto(f"/space/{desk['id']}?floor=riv-2&day={quiet_day}")
    await page.get_by_label("A colleague").check()
    await page.get_by_label("Colleague", exact=True).fill("an")
    await expect(page.locator("main li button").first).to_be_visible()
    await page.goto("/board")
    await expect(page.locator("#col-cannot")).to_be_visible()
    await read_before(page, "floor/riv-2/", "board/")
    begins = {str(one["key"]).split("/")[0] for one in await kept(page, "reads")}
    assert begins <= {"me", "sites", "day", "bookings", "floor", "plan", "board", "report", "guard", "queues", "issues"}
    assert "floor" in begins

"""What Roost tells you: turned on by a tap, kind by kind, at one's own hours."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import BETHAN, HANNAH
from tests.browser.subscribing import browser_says, can_subscribe, choices, devices, turn_on
from tests.notices.push_service import PushService

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.6 Mobile/15E148 Safari/604.1"
)


async def test_they_are_turned_on_by_a_tap_and_a_test_really_arrives(
    visit: SignIn, served: str, push_service: PushService
) -> None:
    bethan, phone = await visit(BETHAN), push_service.subscribe()
    await can_subscribe(bethan, phone)
    page = bethan.page
    await page.goto("/me")
    await page.get_by_role("link", name="What Roost tells you").click()
    await expect(page.get_by_text("Never a name, never a reason.")).to_be_visible()
    await expect(page.get_by_text(f"you get a mail instead, to {BETHAN}")).to_be_visible()
    # Nobody is asked before they press.
    assert await browser_says(page) == {"asked": 0, "keys": [], "on": None}
    assert await devices(bethan) == []

    await page.get_by_role("button", name="Turn on notices").click()
    await expect(page.get_by_role("main").get_by_text("Notices are on", exact=True)).to_be_visible()
    says = await browser_says(page)
    assert says["asked"] == 1
    assert says["keys"] == [(await bethan.get("/api/push"))["key"]]
    await expect(page.get_by_text("While a device of yours is on, you get no mails")).to_be_visible()
    (device,) = await devices(bethan)
    assert device["name"] == "Chrome on Linux"

    await page.get_by_role("button", name="Send me a test").click()
    await expect(page.get_by_role("status").filter(has_text="Sent.")).to_have_count(1)
    assert push_service.refused == []
    (arrived,) = phone.arrived
    assert arrived.told["title"]
    assert str(arrived.told["navigate"]).startswith(f"{served}/me/")
    await expect(page.get_by_text("Last told today at")).to_be_visible()

    await page.get_by_role("button", name="Stop on Chrome on Linux").click()
    await expect(page.get_by_role("button", name="Turn on notices")).to_be_visible()
    assert await devices(bethan) == []
    assert (await browser_says(page))["on"] is None


async def test_a_push_service_that_says_no_is_told_of_in_words(visit: SignIn, push_service: PushService) -> None:
    bethan = await visit(BETHAN)
    await can_subscribe(bethan, push_service.subscribe("500"))
    page = bethan.page
    await turn_on(page)
    await page.get_by_role("button", name="Send me a test").click()
    await expect(page.get_by_role("alert")).to_be_focused()
    await expect(page.get_by_role("alert")).not_to_contain_text("127.0.0.1")
    await page.get_by_role("button", name="Stop on").click()
    bethan.forgive("409")


async def test_a_browser_that_cannot_reach_its_service_or_us_says_so_and_stays_off(
    visit: SignIn, push_service: PushService
) -> None:
    bethan = await visit(BETHAN)
    await can_subscribe(bethan)
    page = bethan.page
    await choices(page)
    await page.get_by_role("button", name="Turn on notices").click()
    await expect(page.get_by_role("alert")).to_contain_text("could not reach its maker’s push service")
    await page.route("**/api/push", lambda route: route.abort())
    await page.get_by_role("button", name="Turn on notices").click()
    await expect(page.get_by_role("alert")).to_contain_text("no signal")
    assert await devices(bethan) == []
    bethan.forgive("ERR_FAILED")


async def test_where_the_browser_blocks_them_it_says_how_to_change_that(visit: SignIn) -> None:
    bethan = await visit(BETHAN)
    await bethan.context.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
    await choices(bethan.page)
    await expect(bethan.page.get_by_text("Notices are blocked for Roost")).to_be_visible()
    await expect(bethan.page.get_by_text("to the left of the address")).to_be_visible()
    await expect(bethan.page.get_by_role("button", name="Turn on notices")).to_have_count(0)


async def test_an_iphone_must_put_roost_on_its_home_screen_first(visit: SignIn) -> None:
    bethan = await visit(BETHAN, user_agent=IPHONE)
    # Safari has it only in an app on the home screen.
    await bethan.context.add_init_script("delete window.PushManager")
    await choices(bethan.page)
    await expect(bethan.page.get_by_role("heading", name="On this phone")).to_be_visible()
    await bethan.page.get_by_role("link", name="Show me how").click()
    await expect(bethan.page).to_have_url(re.compile("/me/install$"))


async def test_an_old_browser_says_that_another_can(visit: SignIn) -> None:
    bethan = await visit(BETHAN)
    await bethan.context.add_init_script("delete window.PushManager")
    await choices(bethan.page)
    await expect(bethan.page.get_by_text("This browser cannot be told anything.")).to_be_visible()


async def test_each_kind_has_a_switch_that_stays_as_it_was_turned(visit: SignIn) -> None:
    hannah = await visit(HANNAH)
    page = hannah.page
    await choices(page)
    switch = page.get_by_role("switch", name="A place was booked for me")
    await expect(switch).to_be_checked()
    await switch.click()
    await expect(page.get_by_role("status").filter(has_text="A place was booked for me: off.")).to_have_count(1)
    await page.reload()
    await expect(switch).not_to_be_checked()
    wanted = {one["kind"]: one["wanted"] for one in (await hannah.get("/api/me/notices"))["kinds"]}
    assert wanted.pop("booked") is False
    assert all(wanted.values())
    assert await page.get_by_role("switch").count() == len(wanted) + 1

    # What the server did not hear is not shown as if it had.
    await page.route("**/api/me/notices/kinds/*", lambda route: route.abort())
    await switch.click()
    await expect(page.get_by_role("alert")).to_contain_text("no signal")
    await expect(switch).not_to_be_checked()
    await page.unroute("**/api/me/notices/kinds/*")
    await switch.press("Space")
    await expect(page.get_by_role("status").filter(has_text="A place was booked for me: on.")).to_have_count(1)
    hannah.forgive("ERR_FAILED")


async def test_the_hours_are_ones_own_and_go_back_to_the_councils(visit: SignIn) -> None:
    hannah = await visit(HANNAH)
    page = hannah.page
    await choices(page)
    hours = page.get_by_role("region", name="When you are told")
    await expect(hours).to_contain_text("09:00–17:00 Monday to Friday")
    await hours.locator("summary").click()
    await expect(hours.get_by_role("button", name="Back to the council’s hours")).to_have_count(0)
    await hours.get_by_label("From").select_option("07:30")
    await hours.get_by_label("To").select_option("24:00")
    await hours.get_by_label("Also at weekends").check()
    await hours.get_by_role("button", name="Save").click()
    await expect(hours).to_contain_text("07:30–24:00 every day")
    own = (await hannah.get("/api/me/notices"))["hours"]
    assert own == {"starts": "07:30", "ends": "24:00", "weekends": True, "usual": False}
    await hours.get_by_role("button", name="Back to the council’s hours").click()
    await expect(hours).to_contain_text("09:00–17:00 Monday to Friday")
    await expect(hours.get_by_label("Also at weekends")).not_to_be_checked()
    assert (await hannah.get("/api/me/notices"))["hours"]["usual"]

"""What people set for themselves, and what Facilities and the parking desk do."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import DEEPA, FACILITIES, NIMMI, OUTSIDER, PARKING, SAMIR, USUAL


async def test_who_hides_is_seen_by_their_own_team_only(visit: SignIn, quiet_day: str) -> None:
    samir, outsider, nimmi = await visit(SAMIR), await visit(OUTSIDER), await visit(NIMMI)
    await samir.clear(quiet_day)
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await samir.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    await samir.page.goto("/me")
    await samir.page.get_by_role("button", name="Hide me").click()
    await expect(samir.page.get_by_role("button", name="Show me again")).to_be_visible()
    row = outsider.page.get_by_role("link", name=f"Desk {desk['label']}")
    await outsider.page.goto(f"/list/riv-2?day={quiet_day}&zone=riv-2-a")
    await expect(row).to_contain_text("Taken")
    await expect(outsider.page.get_by_text("Samir Jones")).to_have_count(0)
    await nimmi.page.goto(f"/?day={quiet_day}")
    await expect(nimmi.page.get_by_role("link", name=re.compile("Samir Jones"))).to_be_visible()
    await samir.page.get_by_role("button", name="Show me again").click()
    await expect(row).to_contain_text("Samir Jones")


async def test_needs_and_car_are_kept(visit: SignIn) -> None:
    deepa = await visit(DEEPA)
    page = deepa.page
    await page.clock.install()
    await page.goto("/me")
    await page.get_by_label("Sit-stand").check()
    await page.get_by_role("button", name="Save what you need").click()
    await expect(page.get_by_role("status").filter(has_text="Saved what you need")).to_have_count(1)
    # For those who look as well, and gone again by itself.
    shown = page.locator("p[aria-hidden]", has_text="Saved what you need.")
    await expect(shown).to_be_in_viewport()
    await page.clock.fast_forward(8_000)
    await expect(shown).to_have_count(0)
    await page.get_by_label("Registration").fill("ab12 cde")
    await page.get_by_role("button", name="Save your car").click()
    await expect(page.get_by_label("Registration")).to_have_value("AB12 CDE")
    await page.reload()
    await expect(page.get_by_label("Sit-stand")).to_be_checked()
    await page.get_by_label("Sit-stand").uncheck()
    await page.get_by_role("button", name="Save what you need").click()
    await page.get_by_label("Registration").fill("")
    await page.get_by_role("button", name="Save your car").click()
    await expect(page.get_by_role("status").filter(has_text="Saved your car")).to_have_count(1)
    assert (await deepa.get("/api/me"))["vehicle"] is None


async def test_who_lost_a_phone_signs_it_out_from_another(visit: SignIn) -> None:
    lost, here = await visit(DEEPA), await visit(DEEPA)
    await lost.page.goto("/me")
    await here.page.goto("/me")
    await here.page.get_by_role("button", name="Sign out everywhere else").click()
    await expect(here.page.get_by_role("status").filter(has_text="Signed out in")).to_have_count(1)
    await expect(lost.page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    await expect(here.page.get_by_role("heading", name="Lost a phone?")).to_be_visible()
    lost.forgive("401")


async def test_saving_leaves_the_focus_and_the_page_where_they_were(visit: SignIn) -> None:
    deepa = await visit(DEEPA)
    page = deepa.page
    await page.goto("/me")
    button = page.get_by_role("button", name="Save your car")
    await button.click()
    await expect(page.get_by_role("status").filter(has_text="Saved your car")).to_have_count(1)
    await expect(button).to_be_focused()
    await expect(button).to_be_in_viewport()


async def test_signing_out_leaves_nothing_behind(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto("/plan")
    await page.get_by_role("link", name="Me, Nimmi Flint").click()
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    await expect(page.get_by_role("link", name=re.compile("^Me"))).to_have_count(0)
    assert "WS22" not in await page.content()
    await page.go_back()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    assert not (await nimmi.context.request.get("/api/me")).ok
    nimmi.forgive("401")


async def test_an_outage_moves_its_holder_who_reads_it_on_today(visit: SignIn, quiet_day: str) -> None:
    samir, facilities = await visit(SAMIR), await visit(FACILITIES)
    await samir.clear(quiet_day)
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await samir.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    page = facilities.page
    await page.goto("/me")
    await page.get_by_role("link", name="Out of use").click()
    # Nothing is chosen beforehand, so that one press takes nothing out.
    await page.get_by_role("button", name="Put out of use").click()
    await page.get_by_role("link", name="Choose the site").click()
    await expect(page.get_by_label("Site")).to_be_focused()
    await page.get_by_label("Site").select_option("riv")
    await page.get_by_label("Floor").select_option("riv-2")
    await page.get_by_label("Zone").select_option("riv-2-a")
    await page.get_by_label("Space").select_option(label=f"Desk {desk['label']}")
    await page.get_by_label("From").select_option(quiet_day)
    await page.get_by_label("Until the end of").select_option(quiet_day)
    put = page.get_by_role("button", name=f"Put desk {desk['label']} out of use: 1 booking affected")
    # Forgotten: the summary says so and leads there.
    await put.click()
    await page.get_by_role("link", name="Give a reason").click()
    await expect(page.get_by_label("Why")).to_be_focused()
    await page.keyboard.type("Broken height motor")
    await put.click()
    done = page.get_by_role("status").filter(has_text=f"Desk {desk['label']}, Second floor is out of use on")
    await expect(done).to_contain_text("1 booking moved to an equal space.")
    await expect(done).to_be_focused()
    await expect(done).to_be_in_viewport()
    card = page.get_by_role("listitem").filter(has_text="Broken height motor")
    await expect(card).to_contain_text("1 booking moved")

    await samir.page.goto(f"/?day={quiet_day}")
    await expect(samir.page.get_by_role("region", name="News for you")).to_contain_text(desk["label"])
    await samir.page.goto(f"/space/{desk['id']}?floor=riv-2&day={quiet_day}")
    await expect(samir.page.get_by_text(re.compile("Out of use until .*Broken height motor"))).to_be_visible()

    await card.get_by_role("button", name=re.compile("^End it")).click()
    await expect(card).to_have_count(0)


async def test_facilities_see_who_visits(visit: SignIn, quiet_day: str) -> None:
    samir, facilities = await visit(SAMIR), await visit(FACILITIES)
    await samir.clear(quiet_day)
    room = await samir.free_space("riv-2", "riv-2-q", quiet_day)
    visitor = {"visitor": "Lift inspector"}
    await samir.post("/api/bookings", space=room["id"], day=quiet_day, starts="14:00", ends="15:00", **{"for": visitor})
    await facilities.page.goto(f"/me/visitors?day={quiet_day}")
    card = facilities.page.get_by_role("listitem").filter(has_text="Lift inspector")
    await expect(card).to_contain_text(room["label"])
    await expect(card).to_contain_text("Visits Samir Jones")


async def test_the_parking_desk_finds_a_car_s_driver_and_must_say_why(visit: SignIn) -> None:
    parking = await visit(PARKING)
    page = parking.page
    await page.goto("/me")
    await page.get_by_role("link", name="Find a bay’s holder").click()
    await page.get_by_label("Registration").fill("fb21thh")
    await page.get_by_role("button", name="Find the holder").click()
    await page.get_by_role("link", name="Choose why you are looking").click()
    await page.get_by_label("Lights on").check()
    await page.get_by_role("button", name="Find the holder").click()
    await expect(page.get_by_role("heading", name="Samir Jones")).to_be_visible()
    # The next one is not found, and nothing says any more that somebody was.
    await page.get_by_label("Registration").fill("zz99zzz")
    await page.get_by_role("button", name="Find the holder").click()
    await expect(page.get_by_role("alert")).to_contain_text("Nobody here has given that registration")
    await expect(page.get_by_role("status").filter(has_text="Found")).to_have_count(0)
    # By the bay, where only that is known.
    await page.get_by_label("The bay", exact=True).check()
    await page.get_by_label("Site").select_option("brook")
    bay = (await parking.spaces("brook-3", (await parking.sites())[0]["today"]))[0]["label"]
    await page.get_by_label("Bay", exact=True).select_option(label=bay)
    await page.get_by_role("button", name="Find the holder").click()
    found = page.get_by_role("heading", level=2).or_(page.get_by_text("Nobody holds that bay today."))
    await expect(found.first).to_be_visible()
    parking.complaints.clear()  # a browser notes each 404


async def test_staff_are_not_shown_what_is_not_theirs(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.page.goto("/me")
    await expect(nimmi.page.get_by_role("heading", name="Your car")).to_be_visible()
    await expect(nimmi.page.get_by_role("navigation", name="Your work")).to_have_count(0)

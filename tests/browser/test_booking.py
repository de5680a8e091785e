"""From a cold start to a desk and a bay, and back."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import ANGUS, DEEPA, NIMMI, SAMIR, USUAL


async def test_somebody_finds_their_name_and_signs_in(visit: SignIn) -> None:
    nobody = await visit(None)
    page = nobody.page
    await page.goto("/plan?site=gun")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    await page.get_by_label("Find a person").fill("nimmi fl")
    await page.get_by_role("button", name=re.compile("Nimmi Flint")).click()
    # Back where they wanted to go.
    await expect(page.get_by_role("heading", level=1)).to_have_text("Plan")
    await expect(page.get_by_role("heading", name="Gun Lane Centre")).to_be_visible()
    await expect(page.get_by_role("link", name="Me, Nimmi Flint")).to_be_visible()


async def test_outside_a_demo_the_sign_in_screen_says_what_to_do(visit: SignIn) -> None:
    nobody = await visit(None)
    nothing = {"demo": False, "provider": None, "links": False}
    await nobody.page.route("**/api/sign-in", lambda route: route.fulfill(json=nothing))
    await nobody.page.goto("/")
    await expect(
        nobody.page.get_by_text("Signing in with your council account is not set up here yet.")
    ).to_be_visible()
    await expect(nobody.page.get_by_role("searchbox")).to_have_count(0)


async def test_two_taps_lead_to_a_desk_and_a_bay(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.goto("/")
    await page.locator(f'nav[aria-label="Day"] a[href*="{quiet_day}"]').click()
    await page.get_by_role("button", name="Book desk and bay").click()
    await expect(page.get_by_role("status").filter(has_text=re.compile("Booked desk .* and bay"))).to_have_count(1)
    await expect(page.get_by_role("heading", name="Booked")).to_be_visible()
    kinds = [one["space"]["kind"] for one in await nimmi.bookings(quiet_day)]
    assert sorted(kinds) == ["bay", "desk"]


async def test_the_suggestion_says_why_in_plain_words(visit: SignIn, quiet_day: str) -> None:
    nimmi, *others = [await visit(email) for email in (NIMMI, SAMIR, ANGUS, DEEPA)]
    for person in (nimmi, *others):
        await person.clear(quiet_day)
    told = await nimmi.get("/api/suggestion", day=quiet_day, **USUAL)
    assert told["desk"]["reasons"] == ["beside one of your team"]
    await nimmi.page.goto(f"/?day={quiet_day}")
    for offer in (told["desk"], told["bay"]):
        card = nimmi.page.get_by_role("listitem").filter(
            has=nimmi.page.get_by_role("heading", name=offer["space"]["label"])
        )
        for reason in offer["reasons"]:
            await expect(card).to_contain_text(reason, ignore_case=True)


async def test_the_heading_says_what_is_offered_and_goes_with_it(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}")
    offer = page.get_by_role("region", name="Free for you")
    await offer.get_by_role("button", name="Book desk and bay").click()
    await expect(page.get_by_role("heading", name="Booked")).to_be_visible()
    await expect(offer).to_have_count(0)
    await expect(page.locator("#suggested")).to_have_count(0)


async def test_after_a_desk_alone_the_bay_is_only_mentioned(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_role("button", name="Only the desk").click()
    bay = page.get_by_role("region", name="A bay as well?").get_by_role("button", name="Book bay")
    await expect(bay).to_have_class("quiet")
    await bay.click()
    await expect(page.get_by_role("link", name=re.compile("^Bay "))).to_be_visible()
    assert {one["space"]["kind"] for one in await nimmi.bookings(quiet_day)} == {"desk", "bay"}


async def test_a_cancellation_and_its_undo_stay_in_view(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.clock.install()
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_role("button", name="Book desk and bay").click()
    await expect(page.get_by_role("heading", name="Booked")).to_be_in_viewport()
    await page.evaluate("scrollTo(0, 450)")
    await page.get_by_role("button", name=re.compile("^Cancel desk .* and bay")).click()
    await expect(page.get_by_role("heading", name="Free for you")).to_be_in_viewport()
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("heading", name="Booked")).to_be_in_viewport()
    word = page.get_by_role("region", name="What was just done")
    await expect(word.get_by_role("button", name="Undo")).to_have_count(0)
    await expect(word).to_contain_text("Booked again")
    # The word about it leaves by itself, and leaves the focus with what was made.
    await page.clock.fast_forward(8_000)
    await expect(word).to_have_count(0)
    await expect(page.get_by_role("heading", name="Booked")).to_be_focused()


async def test_from_a_desk_one_holds_another_is_looked_for_at_the_same_hours(visit: SignIn, quiet_day: str) -> None:
    samir = await visit(SAMIR)
    await samir.clear(quiet_day)
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    times = {"starts": "10:00", "ends": "15:30"}
    await samir.post("/api/bookings", space=desk["id"], day=quiet_day, **times)
    await samir.page.goto(f"/?day={quiet_day}")
    await samir.page.get_by_role("listitem").get_by_role("link", name="Another desk").click()
    await expect(samir.page).to_have_url(re.compile(f"/list/riv-2.*day={quiet_day}.*from=10:00.*to=15:30"))
    await expect(samir.page.get_by_role("heading", name=re.compile("desks"))).to_be_visible()


async def test_who_leads_and_is_of_one_s_own_team_is_listed_once(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    told = await nimmi.get(f"/api/days/{quiet_day}")
    chloe = next(one for one in told["team"] if one["person"]["name"] == "Chloe Clarke")
    await nimmi.page.route(f"**/api/days/{quiet_day}", lambda route: route.fulfill(json=told | {"leaders": [chloe]}))
    await nimmi.page.goto(f"/?day={quiet_day}")
    await expect(nimmi.page.get_by_text("No other leader has booked for this day yet.")).to_be_visible()
    await expect(nimmi.page.get_by_role("link", name=re.compile("Chloe Clarke"))).to_have_count(1)
    await expect(nimmi.page.get_by_role("link", name=re.compile("Chloe Clarke"))).to_contain_text("leader")


async def test_undo_gives_both_back(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_role("button", name="Book desk and bay").click()
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("button", name="Book desk and bay")).to_be_visible()
    assert await nimmi.bookings(quiet_day) == []


async def test_a_cancellation_can_be_undone(visit: SignIn, quiet_day: str) -> None:
    samir = await visit(SAMIR)
    await samir.clear(quiet_day)
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await samir.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    page = samir.page
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_role("button", name=f"Cancel desk {desk['label']}").click()
    await expect(page.get_by_role("region", name="What was just done")).to_contain_text(
        f"Cancelled desk {desk['label']}"
    )
    await expect(page.get_by_role("heading", name="Booked")).to_have_count(0)
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("link", name=f"Desk {desk['label']}")).to_be_visible()
    assert [one["space"]["label"] for one in await samir.bookings(quiet_day)] == [desk["label"]]


async def test_desk_and_bay_can_be_cancelled_together_and_booked_again(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_role("button", name="Book desk and bay").click()
    await page.get_by_role("button", name=re.compile("^Cancel desk .* and bay")).click()
    await expect(page.get_by_role("button", name="Book desk and bay")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("button", name=re.compile("^Cancel desk .* and bay"))).to_be_visible()
    assert len(await nimmi.bookings(quiet_day)) == 2


async def test_undoing_a_cancellation_says_so_when_somebody_was_faster(visit: SignIn, quiet_day: str) -> None:
    samir, angus = await visit(SAMIR), await visit(ANGUS)
    await samir.clear(quiet_day)
    await angus.clear(quiet_day)
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await samir.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    page = samir.page
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_role("button", name=f"Cancel desk {desk['label']}").click()
    await expect(page.get_by_role("button", name="Undo")).to_be_visible()
    await angus.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("region", name="What was just done")).to_contain_text("Somebody was faster")
    samir.forgive("409")


async def test_a_booking_moves_its_times(visit: SignIn, quiet_day: str) -> None:
    samir = await visit(SAMIR)
    await samir.clear(quiet_day)
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await samir.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    page = samir.page
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_role("button", name=f"Change times of desk {desk['label']}").click()
    card = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Save times"))
    await card.get_by_label("From").select_option("10:15")
    await card.get_by_label("To").select_option("12:30")
    await page.get_by_role("button", name="Save times").click()
    await expect(page.get_by_text("10:15–12:30", exact=True)).to_be_visible()
    assert [(one["starts"], one["ends"]) for one in await samir.bookings(quiet_day)] == [("10:15", "12:30")]


async def test_another_part_of_the_day_gets_its_own_suggestion(visit: SignIn, quiet_day: str) -> None:
    samir = await visit(SAMIR)
    await samir.clear(quiet_day)
    page = samir.page
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_text("Change times or site").click()
    await page.get_by_role("button", name="Morning").click()
    await expect(page).to_have_url(re.compile("from=09:00&to=13:00"))
    await page.get_by_role("button", name="Only the desk").click()
    await expect(page.get_by_role("heading", name="Booked")).to_be_visible()
    assert [(one["starts"], one["ends"]) for one in await samir.bookings(quiet_day)] == [("09:00", "13:00")]


async def test_a_desk_is_booked_for_a_colleague_and_for_a_visitor(visit: SignIn, quiet_day: str) -> None:
    samir, angus = await visit(SAMIR), await visit(ANGUS)
    await samir.clear(quiet_day)
    await angus.clear(quiet_day)
    page = samir.page
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await page.goto(f"/space/{desk['id']}?day={quiet_day}")
    await page.get_by_label("A colleague").check()
    await page.get_by_label("Colleague", exact=True).fill("angus g")
    await page.get_by_role("button", name=re.compile("Angus Ghosh")).click()
    await expect(page.get_by_role("button", name="Somebody else")).to_be_focused()
    await page.get_by_role("button", name=f"Book desk {desk['label']}").click()
    bar = page.get_by_role("region", name="What was just done")
    await expect(bar).to_contain_text(f"Booked desk {desk['label']} for Angus Ghosh.")
    assert [one["made_by"]["name"] for one in await angus.bookings(quiet_day)] == ["Samir Jones"]

    room = await samir.free_space("riv-2", "riv-2-q", quiet_day)
    await page.goto(f"/space/{room['id']}?day={quiet_day}&floor=riv-2&from=11:00&to=12:00")
    await page.get_by_label("A visitor").check()
    await page.get_by_role("button", name=f"Book {room['label']}").click()
    # Nobody said who: the summary leads to the field.
    await page.get_by_role("link", name="Say who is coming, or from which firm").click()
    await expect(page.get_by_label("Who or firm")).to_be_focused()
    await page.get_by_label("Who or firm").fill("Heating engineer")
    await page.get_by_role("button", name=f"Book {room['label']}").click()
    await expect(page.get_by_role("region", name="What was just done")).to_contain_text("for Heating engineer")
    assert [one["visitor"] for one in await samir.bookings(quiet_day)] == ["Heating engineer"]


async def test_who_of_the_team_is_in_shows_with_where(visit: SignIn, quiet_day: str) -> None:
    nimmi, deepa = await visit(NIMMI), await visit(DEEPA)
    await deepa.clear(quiet_day)
    desk = await deepa.free_space("riv-2", "riv-2-a", quiet_day)
    await deepa.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    await nimmi.page.goto(f"/?day={quiet_day}")
    await nimmi.page.get_by_role("link", name=re.compile(f"Deepa Mbeki.*{desk['label']}")).click()
    await expect(nimmi.page.get_by_role("heading", level=1)).to_have_text(f"Desk {desk['label']}")
    await expect(nimmi.page.get_by_role("heading", level=1)).to_be_focused()
    await nimmi.page.go_back()
    await expect(nimmi.page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await deepa.clear(quiet_day)


async def test_without_a_car_only_a_desk_is_offered(visit: SignIn, quiet_day: str) -> None:
    deepa = await visit(DEEPA)
    await deepa.clear(quiet_day)
    await deepa.page.goto(f"/?day={quiet_day}")
    await expect(deepa.page.get_by_role("button", name="Book desk", exact=True)).to_be_visible()
    await deepa.page.get_by_role("link", name="Add your car under Me").click()
    await expect(deepa.page.get_by_label("Registration")).to_be_visible()


async def test_where_no_desk_is_free_the_nearest_alternative_comes_first(visit: SignIn, quiet_day: str) -> None:
    samir = await visit(SAMIR)
    await samir.clear(quiet_day)
    page = samir.page
    real = await samir.get("/api/suggestion", day=quiet_day, **USUAL)
    words = f"From 09:00 to 13:00: desk {real['desk']['space']['label']}."
    other = {"words": words, "day": quiet_day, "starts": "09:00", "ends": "13:00", "desk": real["desk"], "bay": None}
    told = real | {"desk": None, "desk_words": "No desk is free for all of that time.", "alternatives": [other]}
    await page.route("**/api/suggestion?*", lambda route: route.fulfill(json=told))
    await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_text("No desk is free for all of that time.")).to_be_visible()
    first = page.get_by_role("button", name=re.compile("^Book")).first
    await expect(first).to_have_accessible_name(f"Book desk: desk {real['desk']['space']['label']}")
    await first.click()
    await expect(page.get_by_role("heading", name="Booked")).to_be_visible()
    assert [(one["starts"], one["ends"]) for one in await samir.bookings(quiet_day)] == [("09:00", "13:00")]

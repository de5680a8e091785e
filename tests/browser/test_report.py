"""Saying what is wrong, signed in: by a chip, with a sentence, or by being counted in."""

import re

from playwright.async_api import Route, expect

from tests.browser.conftest import SignIn
from tests.browser.people import ANGUS, FACILITIES, NIMMI, SAME_SITE, SAMIR, USUAL
from tests.browser.report_steps import mine, open_desk, send, sent, tap
from tests.browser.reporting import act
from tests.browser.test_trouble import TITLED_ERROR, forgive


async def test_a_chip_is_all_it_takes(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = await open_desk(nimmi, "2A01")
    await tap(page, "No socket in reach")
    await expect(page.get_by_text("Goes to: Facilities")).to_be_visible()
    await send(page)
    number = await sent(page)
    issue = await nimmi.get(f"/api/issues/{number}")
    assert (issue["chip"]["code"], issue["words"], issue["place"]["label"]) == ("no-socket", None, "2A01")
    assert issue["level"] == "named"
    await expect(page.get_by_role("link", name=f"See #{number}")).to_have_attribute("href", f"/issue/{number}")
    reported = page.get_by_role("region", name="What you reported")
    await expect(reported.get_by_role("link", name=f"#{number} ")).to_be_visible()


async def test_nothing_chosen_says_what_to_choose_and_leads_there(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto("/report?zone=riv-2-a")
    await page.get_by_role("radio", name="Something else").check()
    await send(page)
    summary = page.get_by_role("alert").filter(has_text="There is a problem")
    await expect(summary).to_be_focused()
    await expect(page).to_have_title(TITLED_ERROR)
    await summary.get_by_role("link", name="Choose what it is about").click()
    await expect(page.get_by_label("What is it about?")).to_be_focused()
    await page.get_by_label("What is it about?").select_option("comfort")
    await send(page)
    issue = await nimmi.get(f"/api/issues/{await sent(page)}")
    assert (issue["chip"], issue["category"]["code"], issue["place"]["zone"]) == (None, "comfort", "riv-2-a")
    await expect(page).not_to_have_title(TITLED_ERROR)


async def test_a_place_is_found_by_what_stands_on_it_and_stays_in_the_address(visit: SignIn) -> None:
    page = (await visit(NIMMI)).page
    await page.goto("/report?whole=1&site=riv")
    await page.get_by_role("button", name="Somewhere else").click()
    find = page.get_by_label("Desk, bay, room or zone")
    await expect(find).to_be_focused()
    await find.fill("2a03")
    await page.get_by_role("button", name="Desk 2A03").click()
    await expect(page.get_by_role("radio", name="Dock does not work")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Desk 2A03", pressed=True)).to_be_visible()
    # What is around it is one press away, with the focus on the first of it.
    await expect(page.get_by_role("radio", name="Printer does not work")).to_have_count(0)
    await page.get_by_role("button", name="Around here").click()
    await expect(page.get_by_role("radio", name="Printer does not work")).to_be_focused()


async def test_a_label_typed_to_the_end_is_taken_without_a_press_on_it(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto("/report?whole=1&site=riv")
    await page.get_by_role("button", name="Somewhere else").click()
    await page.get_by_label("Desk, bay, room or zone").fill("2a03")
    await tap(page, "Dock does not work")
    await send(page)
    issue = await nimmi.get(f"/api/issues/{await sent(page)}")
    assert issue["place"]["label"] == "2A03"


async def test_where_one_sits_today_is_chosen_and_what_else_one_has_is_one_tap(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    desk = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    bay = await nimmi.free_space("brook-3", "brook-3-p", quiet_day)
    for space in (bay, desk):
        await nimmi.post("/api/bookings", space=space["id"], day=quiet_day, **USUAL)
    booked = await nimmi.get(f"/api/days/{quiet_day}")
    page = nimmi.page
    # Whatever day the test runs on: what is booked for the quiet day stands on today.
    today = (await nimmi.sites())[0]["today"]
    await page.route(f"**/api/days/{today}", lambda route: route.fulfill(json=booked))
    await page.goto("/report")
    await expect(page.get_by_role("button", name=f"Desk {desk['label']}", pressed=True)).to_be_visible()
    await expect(page.get_by_role("radio", name="No socket in reach")).to_be_visible()
    await page.get_by_role("button", name=f"Bay {bay['label']}").click()
    await expect(page.get_by_role("radio", name="Somebody else is in my bay")).to_be_visible()
    await expect(page).to_have_url(re.compile(f"space={bay['id']}"))


async def test_a_space_that_is_gone_says_so_and_offers_the_others(visit: SignIn) -> None:
    page = (await visit(NIMMI)).page
    for floor in ("", "&floor=riv-2", "&floor=no-such-floor"):
        await page.goto(f"/report?space=01a1ab12-0000-7000-8000-000000000000{floor}")
        await expect(page.get_by_text("There is no such space.")).to_be_visible()
    await expect(page.get_by_label("Desk, bay, room or zone")).to_be_visible()


async def test_a_space_s_own_screen_leads_to_its_report(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    desk = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    await nimmi.page.goto(f"/space/{desk['id']}?floor=riv-2&day={quiet_day}")
    await nimmi.page.get_by_role("link", name="Something wrong here?").click()
    await expect(nimmi.page.get_by_role("button", name=f"Desk {desk['label']}", pressed=True)).to_be_visible()


async def test_an_idea_needs_its_sentence(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto("/report?zone=riv-2-a&kind=idea")
    await tap(page, "Power and charging")
    await send(page)
    await page.get_by_role("link", name="Say your idea in a sentence").click()
    await expect(page.get_by_label("Your idea, in one sentence")).to_be_focused()
    await page.keyboard.type("a socket tower between each four desks")
    await send(page)
    issue = await nimmi.get(f"/api/issues/{await sent(page)}")
    assert (issue["kind"], issue["words"]) == ("idea", "a socket tower between each four desks")


async def test_what_tells_who_somebody_is_stops_and_what_may_is_asked(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    before = await mine(nimmi)
    page = await open_desk(nimmi, "2A04")
    await tap(page, "Too loud to ring a family")
    words = page.get_by_label("In one sentence")
    await words.fill("could not hear, ring me on 07700 900123")
    await expect(page.get_by_text("“07700 900123”: That looks like a phone number. Take it out.")).to_be_visible()
    await send(page)
    await page.get_by_role("link", name="Take out “07700 900123”").click()
    await expect(words).to_be_focused()
    nobody = page.get_by_label("Nobody can be recognised from this")
    await expect(nobody).to_have_count(0)
    await words.fill("could not hear the mum of Kayla")
    await nobody.check()
    # Other words, another question.
    await words.fill("could not hear the mum of Kayla at all")
    await expect(nobody).not_to_be_checked()
    await send(page)
    await page.get_by_role("link", name="Tick that nobody can be recognised").click()
    await expect(nobody).to_be_focused()
    assert await mine(nimmi) == before
    await words.fill("could not hear the mum of that boy at all")
    await nobody.check()
    await send(page)
    await sent(page)


async def test_the_server_asks_as_well_where_the_phone_did_not(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)

    async def all_but_the_guard(route: Route) -> None:
        file = await route.fetch()
        await (route.abort() if "NHS number" in await file.text() else route.fulfill(response=file))

    # The guard is fetched after the screen; here it never comes.
    await nimmi.page.route("**/assets/*.js", all_but_the_guard)
    page = await open_desk(nimmi, "2A05")
    await tap(page, "Desk not clean")
    await page.get_by_label("In one sentence").fill("left like that by the mum of a boy")
    await send(page)
    summary = page.get_by_role("alert").filter(has_text="There is a problem")
    await expect(summary).to_be_focused()
    await page.get_by_label("Nobody can be recognised from this").check()
    await send(page)
    await sent(page)
    forgive(nimmi, "422", "ERR_FAILED")


async def test_one_tap_counts_me_in_instead_of_a_second_report(visit: SignIn) -> None:
    samir, angus = await visit(SAMIR), await visit(ANGUS)
    page = await open_desk(samir, "2A08")
    await tap(page, "Chair broken or will not adjust")
    await send(page)
    number = await sent(page)
    before = await mine(angus)
    page = await open_desk(angus, "2A08")
    await tap(page, "Chair broken or will not adjust")
    known = page.get_by_role("region", name="Is it one of these?")
    await known.get_by_role("button", name=f"Me too: #{number},").click()
    await expect(page.get_by_role("heading", name="You are counted in: 2 people")).to_be_focused()
    assert set(await mine(angus)) == {*before, number}
    assert (await angus.get(f"/api/issues/{number}"))["people"] == 2
    # Once is enough.
    await page.get_by_role("button", name="Report something else").click()
    await tap(page, "Chair broken or will not adjust")
    await expect(known.get_by_text("You said so")).to_be_visible()


async def test_a_promise_nearby_that_was_not_kept_says_so(visit: SignIn) -> None:
    page = (await visit(NIMMI)).page

    async def late(route: Route) -> None:
        answer = await route.fetch()
        found = await answer.json()
        for one in found["issues"]:
            one |= {"state": "doing", "due": "2026-11-03", "due_for": "promised", "overdue": True}
        await route.fulfill(response=answer, json=found)

    await page.goto("/report?zone=riv-2-a")
    await tap(page, "Printer does not work")
    await send(page)
    await sent(page)
    await page.route("**/api/issues/similar?*", late)
    await page.reload()
    await tap(page, "Printer does not work")
    known = page.get_by_role("region", name="Is it one of these?")
    await expect(known.get_by_text(re.compile("promised for .*3 Nov.*, overdue")).first).to_be_visible()


async def test_words_can_be_changed_for_half_an_hour(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = await open_desk(nimmi, "2A10")
    await tap(page, "Too cold or too hot")
    await page.get_by_label("In one sentence").fill("too colt")
    await send(page)
    number = await sent(page)
    await page.get_by_role("button", name="Change your words").click()
    await expect(page.get_by_label("Your words")).to_be_focused()
    words = page.get_by_label("Your words")
    await words.fill("too cold, ring me on 07700 900123")
    await page.get_by_role("button", name="Save your words").click()
    await page.get_by_role("link", name="Take out “07700 900123”").click()
    await expect(words).to_be_focused()
    await expect(words).to_have_attribute("aria-invalid", "true")
    await words.fill("too cold")
    await expect(words).to_have_attribute("aria-invalid", "false")
    await page.get_by_role("button", name="Save your words").click()
    await expect(page.get_by_text("“too cold”")).to_be_visible()
    assert (await nimmi.get(f"/api/issues/{number}"))["words"] == "too cold"


async def test_words_are_not_changed_once_it_was_answered(visit: SignIn) -> None:
    nimmi, facilities = await visit(NIMMI), await visit(FACILITIES)
    page = await open_desk(nimmi, "2A10")
    await tap(page, "Desk not clean")
    await send(page)
    number = await sent(page)
    change = page.get_by_role("button", name="Add a sentence")
    await expect(change).to_be_visible()
    await act(facilities, number, "sorted", words="Wiped.")
    await expect(change).to_have_count(0)
    await page.goto(f"/issue/{number}")
    await expect(page.get_by_text("Wiped.").first).to_be_visible()
    await expect(page.get_by_role("button", name="Change your words")).to_have_count(0)


async def test_today_asks_whether_it_is_sorted_and_not_yet_opens_it_again(visit: SignIn) -> None:
    samir, facilities = await visit(SAMIR), await visit(FACILITIES)
    page = await open_desk(samir, "2A12")
    await tap(page, "Desk not clean")
    await send(page)
    number = await sent(page)
    issue = await facilities.get(f"/api/issues/{number}")
    done = await facilities.context.request.post(
        f"/api/issues/{number}/sorted",
        headers={**SAME_SITE, "If-Match": f'"{issue["version"]}"'},
        data={"words": "Wiped and emptied."},
    )
    assert done.ok, await done.text()
    await page.goto("/")
    news = page.get_by_role("region", name="News for you")
    await expect(news.get_by_role("link", name=f"See #{number}")).to_be_visible()
    await news.get_by_role("button", name=f"Not yet: #{number}").click()
    await expect(news.get_by_role("button", name=f"Yes, sorted: #{number}")).to_have_count(0)
    assert (await samir.get(f"/api/issues/{number}"))["state"] == "looking"

"""Looking for a place oneself."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI, OUTSIDER, SAMIR, USUAL


async def test_filters_narrow_the_list_and_stand_in_the_address(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    spaces = await nimmi.spaces("riv-2", quiet_day)
    wanted = [
        one["label"]
        for one in spaces
        if one["kind"] == "desk" and one["zone"] == "riv-2-a" and {"two screens", "dock"} <= set(one["features"])
    ]
    await page.goto(f"/list/riv-2?day={quiet_day}")
    await expect(page.get_by_role("heading", name="54 spaces")).to_be_visible()
    await page.locator("summary", has_text="Filter").click()
    await page.get_by_role("button", name="Desks").click()
    await page.get_by_role("button", name="Two screens").click()
    await page.get_by_role("button", name="Dock").click()
    await page.get_by_role("button", name="Duty and Assessment").click()
    await expect(page.get_by_role("heading", name=re.compile(f"^{len(wanted)} desks"))).to_be_visible()
    found = await page.get_by_role("link", name=re.compile("^Desk")).all_inner_texts()
    assert sorted(text.split()[1] for text in found) == sorted(wanted)
    # Reloaded, or sent to a colleague, it is the same list; the folded line says what is on.
    await page.reload()
    await expect(page.get_by_role("heading", level=1, name="Desks")).to_be_visible()
    filters = page.locator("summary", has_text="Filter")
    await expect(filters).to_contain_text("Desks, two screens, dock, Duty and Assessment")
    await filters.click()
    await expect(page.get_by_role("button", name="Two screens")).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("heading", name=re.compile(f"^{len(wanted)} desks"))).to_be_visible()
    await page.get_by_role("button", name="Two screens").click()
    await expect(page).not_to_have_url(re.compile("screens"))


async def test_free_comes_first_and_every_state_is_said_in_words(visit: SignIn, quiet_day: str) -> None:
    nimmi, samir = await visit(NIMMI), await visit(SAMIR)
    await nimmi.clear(quiet_day)
    await samir.clear(quiet_day)
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await samir.post("/api/bookings", space=desk["id"], day=quiet_day, starts="09:00", ends="12:00")
    mine = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    await nimmi.post("/api/bookings", space=mine["id"], day=quiet_day, **USUAL)
    page = nimmi.page
    await page.goto(f"/list/riv-2?day={quiet_day}&zone=riv-2-a")
    await expect(page.get_by_role("link", name=f"Desk {desk['label']}")).to_contain_text("Free from 12:00")
    first = page.get_by_role("link", name=re.compile("^Desk")).first
    await expect(first).to_contain_text(re.compile(f"{mine['label']}.*Yours", re.DOTALL))
    states = await page.get_by_role("main").locator("li a > :first-child > :last-child").all_inner_texts()
    assert all(states)
    whole = [at for at, words in enumerate(states) if words == "Free"]
    partly = [at for at, words in enumerate(states) if words.startswith("Free ")]
    taken = [at for at, words in enumerate(states) if not words.startswith(("Free", "Yours"))]
    assert 0 < max(whole) < min(partly) <= max(partly) < min([*taken, len(states)])


async def test_the_list_is_the_full_twin_of_the_plan(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto(f"/plan/riv-2/riv-2-a?day={quiet_day}")
    markers = page.locator("main [role=group] a strong")
    await expect(markers).to_have_count(14)
    on_plan = sorted(await markers.all_inner_texts())
    await page.get_by_role("link", name="See these as a list").click()
    entries = page.get_by_role("link", name=re.compile("^Desk"))
    await expect(entries).to_have_count(14)
    assert sorted(text.split()[1] for text in await entries.all_inner_texts()) == on_plan


async def test_counts_of_the_plan_are_what_the_list_says(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto(f"/plan/riv-2?day={quiet_day}")
    zone = page.get_by_role("group", name=re.compile("^Zones")).get_by_role(
        "link", name=re.compile("Duty and Assessment")
    )
    free = re.search(r"(\d+) free", await zone.inner_text())
    assert free
    await zone.click()
    await expect(page.get_by_role("status").filter(has_text=f"{free[1]} free")).to_have_count(1)
    await page.get_by_role("link", name="See these as a list").click()
    await expect(page.get_by_role("heading", name=f"14 desks, {free[1]} free for you")).to_be_visible()


async def test_what_is_kept_for_others_is_not_counted_as_free(visit: SignIn, quiet_day: str) -> None:
    outsider = await visit(OUTSIDER)
    page = outsider.page
    await page.goto(f"/plan/riv-2?day={quiet_day}")
    zone = page.get_by_role("group", name=re.compile("^Zones")).get_by_role(
        "link", name=re.compile("Duty and Assessment")
    )
    await expect(zone).to_have_accessible_name(re.compile("^0 free .*Duty and Assessment only"))


async def test_a_part_of_a_space_s_day_is_chosen_on_its_timeline(visit: SignIn, quiet_day: str) -> None:
    nimmi, samir = await visit(NIMMI), await visit(SAMIR)
    await nimmi.clear(quiet_day)
    await samir.clear(quiet_day)
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await samir.post("/api/bookings", space=desk["id"], day=quiet_day, starts="09:00", ends="12:00")
    page = nimmi.page
    await page.goto(f"/space/{desk['id']}?floor=riv-2&day={quiet_day}")
    await expect(page.get_by_text("Samir Jones")).to_be_visible()
    await page.get_by_role("button", name="Choose 12:00–20:00").click()
    await page.get_by_role("button", name=f"Book desk {desk['label']}").click()
    await expect(page.get_by_role("region", name="What was just done")).to_contain_text("Booked")
    assert [(one["starts"], one["ends"]) for one in await nimmi.bookings(quiet_day)] == [("12:00", "20:00")]


async def test_a_space_is_found_by_its_id_alone(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    bay = (await nimmi.spaces("brook-4", quiet_day))[0]
    await nimmi.page.goto(f"/space/{bay['id']}?day={quiet_day}")
    await expect(nimmi.page.get_by_role("heading", level=1)).to_have_text(f"Bay {bay['label']}")


async def test_a_closed_day_says_why_and_gives_the_next_open_one(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    days = next(one["days"] for one in await nimmi.sites() if one["code"] == "riv")
    closed = next(one for one in days[1:] if not one["open"])
    page = nimmi.page
    await page.goto(f"/?day={closed['day']}")
    await expect(page.get_by_text(re.compile("Riverside House is closed .* Here is"))).to_be_visible()
    chip = page.get_by_role("navigation", name="Day").get_by_role("listitem").nth(days.index(closed))
    await expect(chip).to_contain_text(closed["name"] or ("Weekend" if closed["why"] == "weekend" else "Bank holiday"))
    await expect(chip.get_by_role("link")).to_have_count(0)


async def test_a_phone_shows_desks_without_scrolling_and_other_floors_where_few_are_free(
    visit: SignIn, quiet_day: str
) -> None:
    outsider = await visit(OUTSIDER)
    page = outsider.page
    await page.goto(f"/list/riv-2?day={quiet_day}&kind=desk")
    await expect(page.get_by_role("link", name=re.compile("^Desk")).first).to_be_in_viewport(ratio=1)
    # Nothing of another team's zone is free to an outsider.
    await page.goto(f"/list/riv-2?day={quiet_day}&kind=desk&zone=riv-2-a")
    await page.get_by_role("link", name=re.compile(r"^First floor: \d+ desks free")).click()
    await expect(page).to_have_url(re.compile(r"/list/riv-1\?.*kind=desk"))


async def test_what_is_kept_for_others_says_so_before_the_press(visit: SignIn, quiet_day: str) -> None:
    outsider = await visit(OUTSIDER)
    page = outsider.page
    desk = await outsider.free_space("riv-2", "riv-2-a", quiet_day)
    book = page.get_by_role("button", name=f"Book desk {desk['label']}")
    await page.goto(f"/space/{desk['id']}?floor=riv-2&day={quiet_day}")
    await expect(page.get_by_text("Duty and Assessment only: you can’t book it for yourself.")).to_be_visible()
    await expect(page.get_by_role("button", name=re.compile("^Choose"))).to_have_count(0)
    await expect(book).to_have_count(0)
    # A colleague may be one of them.
    await page.get_by_label("A colleague").check()
    await book.click()
    await expect(page.get_by_role("alert")).to_be_visible()
    # Another wish is not what was refused.
    await page.get_by_label("Me", exact=True).check()
    await expect(page.get_by_role("alert")).to_have_count(0)
    await page.get_by_role("link", name="See desks that are free for you").click()
    await expect(page.get_by_role("heading", level=1, name="Desks")).to_be_visible()


async def test_who_has_a_desk_already_is_told_which_before_the_press(visit: SignIn, quiet_day: str) -> None:
    samir = await visit(SAMIR)
    await samir.clear(quiet_day)
    first = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await samir.post("/api/bookings", space=first["id"], day=quiet_day, starts="13:00", ends="17:00")
    second = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    page = samir.page
    await page.goto(f"/space/{second['id']}?floor=riv-2&day={quiet_day}")
    await expect(page.get_by_text(f"You have desk {first['label']}")).to_contain_text("13:00–17:00")
    await expect(page.get_by_role("button", name=f"Book desk {second['label']}")).to_have_count(0)
    await page.get_by_role("link", name="Change or cancel it on Today").click()
    await expect(page.get_by_role("heading", name="Booked")).to_be_visible()
    await page.goto(f"/space/{second['id']}?floor=riv-2&day={quiet_day}&from=09:00&to=13:00")
    await expect(page.get_by_role("button", name=f"Book desk {second['label']}")).to_be_visible()


async def test_what_is_wrong_with_one_field_is_said_once_and_leads_there(visit: SignIn, quiet_day: str) -> None:
    samir = await visit(SAMIR)
    page = samir.page
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    await page.goto(f"/space/{desk['id']}?floor=riv-2&day={quiet_day}")
    await page.get_by_label("A visitor").check()
    await page.get_by_label("Who or firm").fill("Mother of Jay")
    await page.get_by_role("button", name=f"Book desk {desk['label']}").click()
    alert = page.get_by_role("alert")
    await expect(alert.get_by_text("Never a child or family here")).to_have_count(1)
    await alert.get_by_role("link", name=re.compile("Never a child")).click()
    await expect(page.get_by_label("Who or firm")).to_be_focused()
    samir.complaints.clear()  # a browser notes the 400

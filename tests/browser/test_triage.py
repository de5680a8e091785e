"""Triage: going through the cards one at a time, by touch and by keyboard."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI, Person
from tests.browser.reporting import NAOMI, report, tag, working_day

LAPTOP = {"width": 1280, "height": 800}


async def open_card(person: Person, number: int, more: str = "") -> Page:
    """Triage, with this card on top of the deck."""
    await person.page.goto(f"/triage?at={number}{more}")
    await expect(person.page.get_by_role("link", name=re.compile(f"^#{number},"))).to_be_visible()
    await expect(person.page.get_by_role("region", name="What you can do")).to_be_visible()
    return person.page


async def reported(visit: SignIn, how_many: int = 1, **more: object) -> list[int]:
    nimmi = await visit(NIMMI)
    return [(await report(nimmi, f"Nothing works {tag()}", **more))["number"] for _ in range(how_many)]


async def test_five_things_are_done_by_keyboard_alone(visit: SignIn) -> None:
    owned, promised, asked, handed, ended = await reported(visit, 5)
    naomi = await visit(NAOMI, viewport=LAPTOP)
    page = await open_card(naomi, owned)
    keyboard = page.keyboard

    await keyboard.press("o")
    await keyboard.press("Enter")
    said = page.get_by_role("status").filter(has_text=f"#{owned}: Naomi Khan, leader, is looking into it.")
    await expect(said).to_have_count(1)
    await expect(page.locator("#triage-head")).to_be_focused()
    assert (await naomi.get(f"/api/issues/{owned}"))["state"] == "looking"

    page = await open_card(naomi, promised)
    await keyboard.press("p")
    await expect(page.get_by_role("radio", name=re.compile("^In 1 week"))).to_be_visible()
    await keyboard.press("Space")
    await keyboard.press("Enter")
    await expect(page.locator("#triage-head")).to_be_focused()
    kept = await naomi.get(f"/api/issues/{promised}")
    assert (kept["state"], kept["due"]) == ("doing", await working_day(naomi, 1))

    page = await open_card(naomi, asked)
    await keyboard.press("a")
    await keyboard.type("which of the sockets is it? just one of them?")
    await naomi.tab_to(page.get_by_role("button", name="Ask", exact=True), most=4)
    await keyboard.press("Enter")
    await expect(page.locator("#triage-head")).to_be_focused()
    assert (await naomi.get(f"/api/issues/{asked}"))["updates"][-1]["kind"] == "question"

    page = await open_card(naomi, handed)
    await keyboard.press("h")
    await expect(page.get_by_role("radio", name="IT Service Desk")).to_be_visible()
    while not await page.get_by_role("radio", name="IT Service Desk").is_checked():
        await keyboard.press("ArrowDown")
    await keyboard.press("Enter")
    await expect(page.locator("#triage-head")).to_be_focused()
    assert (await naomi.get(f"/api/issues/{handed}"))["queue"]["code"] == "it"

    page = await open_card(naomi, ended)
    await keyboard.press("c")
    await expect(page.get_by_role("radio", name="Money")).to_be_focused()
    await keyboard.press("ArrowDown")
    await naomi.tab_to(page.get_by_label("Why, in plain words"), most=2)
    await keyboard.type("the wall is listed")
    await naomi.tab_to(page.get_by_role("button", name="Say that it can’t change"), most=4)
    await keyboard.press("Enter")
    await expect(page.locator("#triage-head")).to_be_focused()
    told = await naomi.get(f"/api/issues/{ended}")
    assert (told["state"], told["reason"], told["outcome"]) == ("cannot", "building", "the wall is listed")


async def test_next_and_previous_go_through_the_deck_and_the_address_says_where(visit: SignIn) -> None:
    await reported(visit, 2)
    naomi = await visit(NAOMI, viewport=LAPTOP)
    page = naomi.page
    await page.goto("/triage")
    cards = page.get_by_role("navigation", name="Cards")
    await expect(cards).to_contain_text(re.compile(r"1 of \d+"))
    first = await page.locator("#triage-head a").inner_text()
    await page.keyboard.press("j")
    await expect(cards).to_contain_text("2 of")
    await expect(page).to_have_url(re.compile(r"at=\d+"))
    await expect(page.locator("#triage-head")).to_be_focused()
    await page.reload()
    await expect(cards).to_contain_text("2 of")
    await page.keyboard.press("k")
    await expect(page.locator("#triage-head a")).to_have_text(first)
    await page.keyboard.press("k")
    await expect(page.get_by_role("status").filter(has_text="This is the first one.")).to_have_count(1)


async def test_single_keys_are_letters_while_somebody_types_and_can_be_switched_off(visit: SignIn) -> None:
    (number,) = await reported(visit)
    naomi = await visit(NAOMI, viewport=LAPTOP)
    page = await open_card(naomi, number)
    await page.keyboard.press("a")
    await page.keyboard.type("joke")
    await expect(page.get_by_label("What would you like to know?")).to_have_value("joke")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Ask", exact=True)).to_be_focused()
    await page.get_by_label("Single keys work on this screen").uncheck()
    await expect(page.locator("kbd")).to_have_count(0)
    await page.locator("#triage-head").focus()
    await page.keyboard.press("o")
    await expect(page.get_by_role("button", name="I own it")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Single keys work on this screen")).not_to_be_checked()
    # Switched on again they work; and what was typed before is still there.
    await page.get_by_label("Single keys work on this screen").check()
    await page.locator("#triage-head").focus()
    await page.keyboard.press("a")
    await expect(page.get_by_label("What would you like to know?")).to_be_focused()


async def test_what_was_typed_is_there_when_one_comes_back_to_the_card(visit: SignIn) -> None:
    await reported(visit, 2)
    naomi = await visit(NAOMI, viewport=LAPTOP)
    page = naomi.page
    await page.goto("/triage")
    await expect(page.get_by_role("region", name="What you can do")).to_be_visible()
    await page.keyboard.press("c")
    await page.get_by_label("Why, in plain words").fill("half a sentence")
    await page.get_by_role("button", name="Next").click()
    await page.get_by_role("button", name="Previous").click()
    await page.get_by_role("button", name="Can’t change").click()
    await expect(page.get_by_label("Why, in plain words")).to_have_value("half a sentence")


async def test_who_works_no_queue_is_told_so(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.page.goto("/triage")
    await expect(nimmi.page.get_by_text("You work no queue")).to_be_visible()


async def test_a_queue_is_chosen_and_stands_in_the_address(visit: SignIn) -> None:
    await reported(visit)
    naomi = await visit(NAOMI, viewport=LAPTOP)
    page = naomi.page
    await page.goto("/triage")
    await page.locator("summary").click()
    await page.get_by_label("Queue").select_option("facilities")
    await expect(page).to_have_url(re.compile("queue=facilities"))
    await expect(page.locator("article")).to_contain_text("Facilities")
    await page.get_by_label("What", exact=True).select_option("overdue")
    await expect(page).to_have_url(re.compile("what=overdue"))
    overdue = page.get_by_text("Overdue:").or_(page.get_by_text("Nothing is overdue here."))
    await expect(overdue.first).to_be_visible()

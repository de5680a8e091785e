"""Triage: one card at a time, by touch and by keyboard."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI, SAMIR, Person
from tests.browser.reporting import NAOMI, RAFAL, RHYS, act, report, tag, working_day
from tests.browser.test_trouble import forgive

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


async def test_three_taps_promise_a_date(visit: SignIn) -> None:
    (number,) = await reported(visit)
    rafal = await visit(RAFAL, has_touch=True)
    page = await open_card(rafal, number)
    await page.get_by_role("button", name="Promise a date").tap()
    await page.get_by_text("In 1 week", exact=False).tap()
    await page.get_by_role("button", name=re.compile("^Promise [MTWF]")).tap()
    await expect(page.locator("#triage-head")).to_be_focused()
    assert (await rafal.get(f"/api/issues/{number}"))["state"] == "doing"


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


async def test_who_was_slower_is_told_who_was_faster_and_keeps_their_words(visit: SignIn) -> None:
    (number,) = await reported(visit)
    naomi, rhys = await visit(NAOMI, viewport=LAPTOP), await visit(RHYS)
    # Deaf to the news, as a phone in a lift is.
    await naomi.page.route("**/api/events", lambda route: route.abort())
    page = await open_card(naomi, number)
    await page.keyboard.press("s")
    await page.get_by_label("What has changed?").fill("A tower stands there now.")
    await act(rhys, number, "owner", "put")
    await page.get_by_role("button", name="Say that it is sorted").click()
    summary = page.get_by_role("alert")
    await expect(summary).to_be_focused()
    await expect(summary).to_contain_text("Rhys Shaw owns it")
    # The card shows it too, and the next press rests on what is there now.
    await expect(page.get_by_text("Rhys Shaw, leader, is looking into it.")).to_be_visible()
    await expect(page.get_by_label("What has changed?")).to_have_value("A tower stands there now.")
    await page.get_by_role("button", name="Say that it is sorted").click()
    await expect(page.locator("#triage-head")).to_be_focused()
    assert (await naomi.get(f"/api/issues/{number}"))["state"] == "sorted"
    forgive(naomi, "409", "ERR_FAILED")


async def test_a_change_that_came_while_one_writes_is_said_before_one_presses(visit: SignIn) -> None:
    (number,) = await reported(visit)
    naomi, rhys = await visit(NAOMI, viewport=LAPTOP), await visit(RHYS)
    async with naomi.page.expect_response("**/api/events"):
        page = await open_card(naomi, number)
    await page.keyboard.press("o")
    await act(rhys, number, "owner", "put")
    await expect(page.get_by_text("This has changed since you opened it: Rhys Shaw")).to_be_visible()
    # Also where the news came in time, an old copy is not written over.
    await page.get_by_role("button", name="I own it").click()
    await expect(page.get_by_role("alert")).to_contain_text("Rhys Shaw owns it")
    assert (await naomi.get(f"/api/issues/{number}"))["owner"]["name"] == "Rhys Shaw"
    forgive(naomi, "409")


async def test_a_holiday_is_refused_with_the_next_day_that_is_none(visit: SignIn) -> None:
    (number,) = await reported(visit)
    naomi = await visit(NAOMI, viewport=LAPTOP)
    page = await open_card(naomi, number)
    await page.keyboard.press("p")
    await page.get_by_text("Another day").click()
    day = page.get_by_label("Day", exact=True)
    christmas = (await day.get_attribute("min") or "")[:4] + "-12-25"
    await day.fill(christmas)
    await page.get_by_role("button", name=re.compile("^Promise ")).click()
    await expect(page.get_by_role("alert")).to_contain_text(re.compile("Christmas|December"))
    await expect(day).to_have_value(christmas)
    forgive(naomi, "409")


async def test_what_names_somebody_is_refused_and_what_only_may_is_asked_about(visit: SignIn) -> None:
    (number,) = await reported(visit)
    naomi = await visit(NAOMI, viewport=LAPTOP)
    page = await open_card(naomi, number)
    await page.keyboard.press("a")
    words = page.get_by_label("What would you like to know?")
    await words.fill("Ring me on 01632 960123")
    await page.get_by_role("button", name="Ask", exact=True).click()
    await expect(page.get_by_role("alert")).to_be_focused()
    await expect(page.get_by_role("button", name="Nobody can be recognised")).to_have_count(0)
    await words.fill("was Mrs Someone there?")
    await page.get_by_role("button", name="Ask", exact=True).click()
    await page.get_by_role("button", name="Nobody can be recognised: send it").click()
    await expect(page.locator("#triage-head")).to_be_focused()
    assert "Someone" in (await naomi.get(f"/api/issues/{number}"))["updates"][-1]["words"]
    forgive(naomi, "422")


async def test_one_is_the_same_as_another_and_is_taken_apart_again(visit: SignIn) -> None:
    first, second = await reported(visit, 2)
    naomi = await visit(NAOMI, viewport=LAPTOP)
    page = await open_card(naomi, second)
    await page.keyboard.press("m")
    await page.get_by_text("Another, by its number").click()
    await page.get_by_label("Number", exact=True).fill(f"#{first}")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article").get_by_text(f"The same as #{first}.")).to_be_visible()
    assert (await naomi.get(f"/api/issues/{first}"))["same"] == [second]
    await page.get_by_role("button", name="Not the same").click()
    await page.get_by_role("button", name=f"Not the same as #{first}").click()
    await expect(page.get_by_role("article").get_by_text("Nobody owns it yet.")).to_be_visible()
    assert (await naomi.get(f"/api/issues/{first}"))["same"] == []


async def test_a_fix_is_begun_from_a_card_and_the_next_card_joins_it(visit: SignIn) -> None:
    first, second = await reported(visit, 2)
    naomi, title = await visit(NAOMI, viewport=LAPTOP), f"24 towers {tag()}"
    page = await open_card(naomi, first)
    await page.keyboard.press("f")
    await page.get_by_text("A new one").click()
    await page.get_by_label("What will be bought or done").fill(title)
    await page.get_by_role("button", name="Begin this fix").click()
    await expect(page.get_by_role("link", name=f"Fix: {title}")).to_be_visible()
    page = await open_card(naomi, second)
    await page.keyboard.press("f")
    await page.get_by_text(title).click()
    await page.get_by_role("button", name="Take it in").click()
    await expect(page.get_by_role("link", name=f"Fix: {title}")).to_be_visible()


async def test_a_mark_and_a_ticket_are_set_and_shown(visit: SignIn) -> None:
    (number,) = await reported(visit)
    rafal = await visit(RAFAL, viewport=LAPTOP)
    page = await open_card(rafal, number)
    await page.keyboard.press("o")
    await page.get_by_label("Ticket number in your own system").fill("FM-20417")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Ticket FM-20417")).to_be_visible()
    await page.keyboard.press("q")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Quick", exact=True)).to_be_visible()
    marked = await rafal.get(f"/api/issues/{number}")
    assert (marked["ticket"], marked["nature"]) == ("FM-20417", "tame")


async def test_what_is_held_is_let_onto_the_board_by_its_queue(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    number = (await report(nimmi, f"Samir Jones left a cup here {tag()}"))["number"]
    rafal, samir = await visit(RAFAL, viewport=LAPTOP), await visit(SAMIR)
    assert (await rafal.get(f"/api/issues/{number}"))["held"] == "names a colleague"
    page = await open_card(rafal, number)
    await expect(page.get_by_text("It names a colleague.")).to_be_visible()
    await page.keyboard.press("v")
    await page.get_by_label("Let it onto the board").check()
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("It names a colleague.")).to_have_count(0)
    assert (await samir.get(f"/api/issues/{number}"))["held"] is None


async def test_words_are_taken_away_for_good(visit: SignIn) -> None:
    (number,) = await reported(visit)
    rafal = await visit(RAFAL, viewport=LAPTOP)
    page = await open_card(rafal, number)
    await page.keyboard.press("x")
    await page.get_by_label("What was reported").check()
    await page.get_by_role("button", name="Take away for good").click()
    await expect(page.get_by_text("The words were taken away.")).to_be_visible()
    assert (await rafal.get(f"/api/issues/{number}"))["words"] is None


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

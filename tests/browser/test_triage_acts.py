"""What is decided about a card of triage, and what is refused."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI, SAMIR
from tests.browser.reporting import NAOMI, RAFAL, RHYS, act, report, tag
from tests.browser.test_triage import LAPTOP, open_card, reported
from tests.browser.test_trouble import forgive


async def test_three_taps_promise_a_date(visit: SignIn) -> None:
    (number,) = await reported(visit)
    rafal = await visit(RAFAL, has_touch=True)
    page = await open_card(rafal, number)
    await page.get_by_role("button", name="Promise a date").tap()
    await page.get_by_text("In 1 week", exact=False).tap()
    await page.get_by_role("button", name=re.compile("^Promise [MTWF]")).tap()
    await expect(page.locator("#triage-head")).to_be_focused()
    assert (await rafal.get(f"/api/issues/{number}"))["state"] == "doing"


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
    await expect(page.locator("#triage-head")).to_be_focused()
    await page.keyboard.press("q")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Quick", exact=True)).to_be_visible()
    marked = await rafal.get(f"/api/issues/{number}")
    assert (marked["ticket"], marked["nature"]) == ("FM-20417", "tame")


async def test_what_is_systemic_wants_a_leader_who_stands_behind_it(visit: SignIn) -> None:
    (number,) = await reported(visit)
    rafal = await visit(RAFAL, viewport=LAPTOP)
    page = await open_card(rafal, number)
    await page.keyboard.press("o")
    await page.keyboard.press("Enter")
    await expect(page.locator("#triage-head")).to_be_focused()
    await page.keyboard.press("q")
    await page.get_by_text("Systemic: it takes a sponsor").click()
    await page.get_by_role("button", name="Save").click()
    await page.get_by_role("link", name="Choose the leader who stands behind it").click()
    await expect(page.get_by_label("Sponsor", exact=True)).to_be_focused()
    await page.get_by_label("Sponsor", exact=True).select_option(label="Naomi Khan")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Sponsor: Naomi Khan, leader")).to_be_visible()


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
    await page.get_by_role("button", name="Take away for good", exact=True).click()
    # What goes is shown once more, and asked about.
    await expect(page.get_by_role("form", name="Take words away for good").get_by_role("blockquote")).not_to_have_count(
        0
    )
    await page.get_by_role("button", name="Yes, take away for good").click()
    await expect(page.get_by_text("The words were taken away.")).to_be_visible()
    assert (await rafal.get(f"/api/issues/{number}"))["words"] is None

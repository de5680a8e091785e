"""The board: what everybody sees of what is wrong, and whose it is."""

import json
import re

from playwright.async_api import Route, expect

from tests.browser.conftest import SignIn
from tests.browser.people import ANGUS, NIMMI, SAMIR
from tests.browser.reporting import NAOMI, act, column, numbers, report, tag, working_day
from tests.browser.test_live import A_SECOND, listening


async def test_each_card_stands_in_its_column_with_what_became_of_it(visit: SignIn) -> None:
    nimmi, naomi, word = await visit(NIMMI), await visit(NAOMI), tag()
    said = [(await report(nimmi, f"Nothing works {word}"))["number"] for _ in range(7)]
    new, looking, doing, waiting, passed, done, cannot = said
    day = await working_day(naomi, 5)
    for number in (looking, waiting, passed):
        await act(naomi, number, "owner", "put")
    await act(naomi, doing, "promise", promised_for=day)
    await act(naomi, waiting, "waiting", on="the electrician", look_again_on=day)
    await act(naomi, passed, "passed-on", to="the landlord", look_again_on=day)
    await act(naomi, done, "sorted", words="A tower stands there now.", confirmed=True)
    await act(naomi, cannot, "cannot", reason="law", words="The wall is listed.", look_again_on=day, confirmed=True)
    page = nimmi.page
    await page.goto(f"/board?q={word}")
    await expect(page.locator("#col-new")).to_contain_text("Nobody’s yet 1")
    assert await numbers(column(page, "new")) == [new]
    assert await numbers(column(page, "looking")) == [looking]
    assert await numbers(column(page, "doing")) == [doing]
    assert set(await numbers(column(page, "waiting"))) == {waiting, passed}
    assert await numbers(column(page, "sorted")) == [done]
    assert await numbers(column(page, "cannot")) == [cannot]
    await expect(column(page, "looking")).to_contain_text("Naomi Khan, leader")
    await expect(column(page, "looking")).to_contain_text("Next word by")
    await expect(column(page, "doing")).to_contain_text("Promised for")
    await expect(column(page, "waiting")).to_contain_text("Waiting on the electrician")
    await expect(column(page, "waiting")).to_contain_text("Passed on to the landlord")
    await expect(column(page, "sorted")).to_contain_text("A tower stands there now.")
    await expect(column(page, "cannot")).to_contain_text("The law. The wall is listed.")
    # What is at its end takes no more me-toos.
    await expect(column(page, "sorted").get_by_role("button", name="Me too")).to_have_count(0)


async def test_what_most_people_said_stands_first(visit: SignIn) -> None:
    nimmi, samir, angus, word = await visit(NIMMI), await visit(SAMIR), await visit(ANGUS), tag()
    few = (await report(nimmi, f"Nothing works {word}"))["number"]
    many = (await report(nimmi, f"Nothing works {word}"))["number"]
    for person in (samir, angus):
        await person.post(f"/api/issues/{many}/me-too")
    await nimmi.page.goto(f"/board?q={word}")
    await expect(column(nimmi.page, "new").get_by_text("3 people", exact=True)).to_be_visible()
    assert await numbers(column(nimmi.page, "new")) == [many, few]


async def test_what_is_filtered_for_stands_in_the_address(visit: SignIn) -> None:
    nimmi, naomi, word = await visit(NIMMI), await visit(NAOMI), tag()
    one, other = [(await report(nimmi, f"Nothing works {word}"))["number"] for _ in range(2)]
    await act(naomi, one, "owner", "put")
    await act(naomi, one, "nature", "put", nature="tame")
    page = naomi.page
    await page.goto("/board")
    await page.locator("summary", has_text="Filter").click()
    await page.get_by_label("Search").fill(word)
    await expect(page).to_have_url(re.compile(f"q={word}"))
    await expect(page.locator(f"#card-{other}")).to_be_visible()
    await page.get_by_role("button", name="Quick", exact=True).click()
    await expect(page).to_have_url(re.compile("nature=tame"))
    await expect(page.locator(f"#card-{other}")).to_have_count(0)
    await page.get_by_label("Site").select_option("riv")
    await page.get_by_role("button", name="Owned by me").click()
    await page.reload()
    await expect(page.locator("summary")).to_contain_text(f"“{word}”, Riverside House, Quick, Owned by me")
    await expect(page.locator(f"#card-{one}")).to_be_visible()
    assert await numbers(page.locator("main")) == [one]
    await page.locator("summary").click()
    await page.get_by_role("button", name="Show everything").click()
    await expect(page).to_have_url(re.compile("/board$"))


async def test_where_nothing_fits_every_column_says_so(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.page.goto(f"/board?q={tag()}")
    await expect(nimmi.page.get_by_text("Nothing here fits the filter.")).to_have_count(6)


async def test_anothers_promise_moves_the_card_without_a_reload_and_the_focus_goes_with_it(visit: SignIn) -> None:
    nimmi, naomi, word = await visit(NIMMI), await visit(NAOMI), tag()
    number = (await report(nimmi, f"Nothing works {word}"))["number"]
    page = nimmi.page
    await listening(page, f"/board?q={word}")
    await page.locator(f"#card-{number}").focus()
    assert await numbers(column(page, "new")) == [number]
    await act(naomi, number, "promise", promised_for=await working_day(naomi, 3))
    await expect(column(page, "doing").locator(f"#card-{number}")).to_be_visible(timeout=4 * A_SECOND)
    await expect(page.locator("#col-new")).to_contain_text("0")
    await expect(page.locator(f"#card-{number}")).to_be_focused()


async def test_one_press_on_a_card_counts_me_in_and_the_next_takes_it_back(visit: SignIn) -> None:
    nimmi, samir, word = await visit(NIMMI), await visit(SAMIR), tag()
    number = (await report(nimmi, f"Nothing works {word}"))["number"]
    page = samir.page
    await page.goto(f"/board?q={word}")
    button = column(page, "new").get_by_role("button", name="Me too: No socket in reach")
    await expect(button).to_have_attribute("aria-pressed", "false")
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")
    await expect(column(page, "new").get_by_text("2 people", exact=True)).to_be_visible()
    await expect(page.get_by_role("status").filter(has_text="You are counted in: 2 people now.")).to_have_count(1)
    assert (await samir.get(f"/api/issues/{number}"))["me_too"]
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "false")
    await expect(column(page, "new").get_by_text("1 person", exact=True)).to_be_visible()


async def test_more_shows_the_rest_of_a_column_and_the_focus_goes_on_with_it(visit: SignIn) -> None:
    nimmi, word = await visit(NIMMI), tag()
    for _ in range(8):
        await report(nimmi, f"Nothing works {word}")
    page = nimmi.page
    await page.goto(f"/board?q={word}")
    more = page.get_by_role("button", name="More of Nobody’s yet")
    await expect(more).to_be_visible()
    before = await numbers(column(page, "new"))
    assert len(before) == 6
    await more.click()
    await expect(more).to_have_count(0)
    after = await numbers(column(page, "new"))
    assert len(after) == 8
    await expect(page.locator(f"#card-{after[6]}")).to_be_focused()


async def test_more_than_a_page_comes_page_by_page(visit: SignIn) -> None:
    nimmi, word = await visit(NIMMI), tag()
    for _ in range(33):
        await report(nimmi, f"Nothing works {word}")
    page = nimmi.page
    await page.goto(f"/board?q={word}")
    more = page.get_by_role("button", name="More of Nobody’s yet")
    await more.click()
    await expect(column(page, "new").locator("li.card")).to_have_count(30)
    await more.click()
    await expect(column(page, "new").locator("li.card")).to_have_count(33)
    assert len(set(await numbers(column(page, "new")))) == 33


async def test_what_is_overdue_and_what_was_not_kept_is_said_in_words(visit: SignIn) -> None:
    nimmi, naomi, word = await visit(NIMMI), await visit(NAOMI), tag()
    number = (await report(nimmi, f"Nothing works {word}"))["number"]
    await act(naomi, number, "promise", promised_for=await working_day(naomi, 1))

    async def months_later(route: Route) -> None:
        answer = await route.fetch()
        board = json.loads(await answer.text())
        card = board["columns"][2]["cards"][0]
        card |= {"overdue": True, "due": "2026-03-20", "broken": ["2026-03-06"], "reopened": 1}
        await route.fulfill(response=answer, json=board)

    await nimmi.page.route("**/api/board?*", months_later)
    await nimmi.page.goto(f"/board?q={word}")
    card = column(nimmi.page, "doing").locator("li.card")
    await expect(card).to_contain_text(re.compile(r"Overdue: promised for .*Fri 6 Mar.* Friday 20 March"))
    await expect(card.locator("s")).to_have_text("first promised for Fri 6 Mar")
    await expect(card).to_contain_text("Opened again")


async def test_what_nobody_owned_for_ten_working_days_stands_above_the_columns(visit: SignIn) -> None:
    nimmi, word = await visit(NIMMI), tag()
    number = (await report(nimmi, f"Nothing works {word}"))["number"]

    async def weeks_later(route: Route) -> None:
        answer = await route.fetch()
        board = json.loads(await answer.text())
        column = board["columns"][0]
        board["director"] = [card | {"escalated": 3} for card in column["cards"]]
        board["columns"][0] = column | {"cards": [], "total": 0, "people": 0}
        await route.fulfill(response=answer, json=board)

    await nimmi.page.route("**/api/board?*", weeks_later)
    await nimmi.page.goto(f"/board?q={word}")
    band = nimmi.page.get_by_role("region", name="Ten working days and nobody’s")
    await expect(band.locator(f"#card-{number}")).to_be_visible()
    await expect(nimmi.page.get_by_text("Nothing here fits the filter.")).to_have_count(6)


async def test_the_columns_can_be_jumped_to(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto("/board")
    tabs = page.get_by_role("navigation", name="Columns")
    await tabs.get_by_role("link", name=re.compile("^Sorted")).click()
    await expect(page.locator("#col-sorted")).to_be_focused()
    await expect(page.locator("#col-sorted")).to_be_in_viewport()
    await expect(tabs.get_by_role("link", name=re.compile("^Sorted"))).to_have_attribute("aria-current", "true")


async def test_only_who_may_decide_is_led_to_triage(visit: SignIn) -> None:
    nimmi, naomi = await visit(NIMMI), await visit(NAOMI)
    for person, there in ((nimmi, 0), (naomi, 1)):
        await person.page.goto("/board")
        await expect(person.page.locator("#col-cannot")).to_be_visible()
        await expect(person.page.get_by_role("link", name="Triage")).to_have_count(there)

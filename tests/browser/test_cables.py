"""The cable story, from end to end: six phones, one leader, one fix, six thanks, and the board at each step."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.people import Person
from tests.browser.report_steps import open_desk, send, sent, tap
from tests.browser.reporting import NAOMI, column, working_day
from tests.browser.test_live import listening

LAPTOP = {"width": 1280, "height": 800}
# Early Help, at Gun Lane Centre. Three report it, each under a desk of their own; three see that it is known.
REPORTERS = {"0B01": "james.kelly", "0B05": "hannah.miah", "0B09": "bethan.mbeki"}
ME_TOOS = ("james.khan", "svetlana.wood", "owen.edwards")
WORDS = "I crawl under the table to plug in."
TITLE = "Extension towers for Gun Lane"
OUTCOME = "A tower with sockets stands on each bench. Nobody needs to crawl any more."


async def on_board(board: Page, number: int, state: str, *words: str) -> None:
    """Its card stands in that column of the board that somebody has open since the beginning, and says so."""
    card = column(board, state).locator("li.card", has=board.locator(f"#card-{number}"))
    await expect(card).to_be_visible()
    for one in words:
        await expect(card).to_contain_text(one)
    # It asks anew at most every four seconds. They are over when the next thing happens.
    await board.clock.fast_forward(4_000)


async def test_six_crawl_one_buys_and_all_are_thanked(visit: SignIn) -> None:
    reporters = {desk: await visit(f"{short}@estuary.example") for desk, short in REPORTERS.items()}
    others = [await visit(f"{short}@estuary.example") for short in ME_TOOS]
    naomi, wall = await visit(NAOMI, viewport=LAPTOP), await visit(NAOMI, viewport=LAPTOP)
    # The board stays open on the wall of the floor; nobody touches it again.
    board = wall.page
    await board.clock.install()
    await listening(board, "/board?site=gun")

    # Three say it from where they sit: a chip, and one of them a sentence.
    issues = []
    for desk, person in reporters.items():
        page = await open_desk(person, desk, "gun-0")
        await tap(page, "No socket in reach")
        if not issues:
            await page.get_by_label("In one sentence").fill(WORDS)
        await send(page)
        issues.append(await sent(page))
        await on_board(board, issues[-1], "new", "1 person", f"Desk {desk}")
    first = issues[0]

    # Three find that it is known, and are counted in by one tap.
    for number, person in enumerate(others, 2):
        page = await open_desk(person, f"0B{number:02d}", "gun-0")
        await tap(page, "No socket in reach")
        await page.get_by_role("button", name=f"Me too: #{first},").click()
        await expect(page.get_by_role("heading", name=f"You are counted in: {number} people")).to_be_visible()
        await on_board(board, first, "new", f"{number} people", WORDS)

    # A leader owns the first of them.
    page = naomi.page
    await page.goto(f"/triage?at={first}")
    await page.get_by_role("button", name=re.compile("^I own it")).click()
    await page.get_by_role("button", name="I own it", exact=True).last.click()
    await on_board(board, first, "looking", "Naomi Khan, leader", "Next word by")

    # One purchase for all of them, found by a filter.
    await page.goto("/fixes/new")
    await page.get_by_label("What will be bought or done").fill(TITLE)
    await page.get_by_label("Everything open about").select_option(label="No socket in reach")
    await page.get_by_label("At", exact=True).select_option(label="Gun Lane Centre")
    await expect(page.get_by_text("3 issues, said 6 times.")).to_be_visible()
    await page.get_by_role("button", name="Plan this fix").click()
    await expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    for issue in issues:
        await on_board(board, issue, "looking", TITLE)

    # Ordered is not sorted: it is promised for the day on which it arrives.
    await page.get_by_role("button", name="It is ordered").click()
    await page.get_by_label("Arrives").fill(await working_day(naomi, 3))
    await page.get_by_role("button", name=re.compile("^It arrives on")).click()
    for issue in issues:
        await on_board(board, issue, "doing", "Promised for", TITLE)

    await page.get_by_role("button", name="It is installed").click()
    await expect(page.get_by_text("6 people are thanked")).to_be_visible()
    await page.get_by_label("What has changed?").fill(OUTCOME)
    await page.get_by_role("button", name="Say that it is installed").click()
    for issue in issues:
        await on_board(board, issue, "sorted", OUTCOME)

    for person in (*reporters.values(), *others):
        await thanked(person)
    # One of them still crawls. Their report alone opens again.
    last = reporters["0B09"]
    await last.page.goto(f"/issue/{issues[2]}")
    await last.page.get_by_role("button", name="Not yet").click()
    await last.page.get_by_role("button", name="Not sorted yet").click()
    await on_board(board, issues[2], "looking", "Naomi Khan, leader")
    await on_board(board, first, "sorted")


async def thanked(person: Person) -> None:
    """Today thanks them for it, once, and asks whether it is so."""
    await person.page.goto("/")
    news = person.page.get_by_role("region", name="News for you")
    await expect(news.get_by_role("listitem").filter(has_text=TITLE)).to_have_count(1)

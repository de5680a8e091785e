"""Fixes: planned for what a filter finds, ordered, installed, given up; and what happens when somebody is faster."""

import re

from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import ANGUS, NIMMI, SAMIR, Person
from tests.browser.reporting import NAOMI, RAFAL, act, report, tag, working_day
from tests.browser.test_trouble import TITLED_ERROR, forgive


async def planned(person: Person, *issues: int, **more: object) -> int:
    """A fix for these issues."""
    made = await person.post("/api/fixes", title=f"New {tag()} for the desks", issues=list(issues), **more)
    return int(made["number"])


async def version(person: Person, fix: int) -> str:
    return f'"{(await person.get(f"/api/fixes/{fix}"))["version"]}"'


async def test_one_purchase_is_planned_for_all_that_a_filter_finds(visit: SignIn) -> None:
    nimmi, samir, rafal = await visit(NIMMI), await visit(SAMIR), await visit(RAFAL)
    issues = [(await report(one, chip="bay-dark", site="brook"))["number"] for one in (nimmi, samir)]
    page = rafal.page
    await page.goto("/me")
    await page.get_by_role("navigation", name="Your work").get_by_role("link", name="Fixes").click()
    await page.get_by_role("link", name="Plan a fix").click()
    # Forgotten: the summary says what, and leads there.
    await page.get_by_role("button", name="Plan this fix").click()
    await expect(page.get_by_role("alert")).to_be_focused()
    await expect(page).to_have_title(TITLED_ERROR)
    await page.get_by_role("link", name="Choose what it sorts").click()
    await expect(page.get_by_label("Everything open about")).to_be_focused()
    await page.get_by_label("Everything open about").select_option(label="Too dark to feel safe")
    await page.get_by_label("At", exact=True).select_option(label="The Brook multi-storey")
    await expect(page.get_by_text(re.compile(r"^[2-9] issues, said \d+ times\.$"))).to_be_visible()
    await expect(page.get_by_role("group", name="Which issues").get_by_text(f"#{issues[1]} ")).to_be_visible()
    title = f"Brighter lamps {tag()}"
    await page.get_by_label("What will be bought or done").fill(title)
    await page.get_by_label("Cost").fill("about a lot")
    await page.get_by_role("button", name="Plan this fix").click()
    await page.get_by_role("link", name="Give the cost as a number").click()
    await expect(page.get_by_label("Cost")).to_be_focused()
    await page.get_by_label("Cost").fill("£1,250.50")
    await page.get_by_label("Somebody else").check()
    await page.get_by_label("Colleague", exact=True).fill("naomi k")
    # Enter looks for a colleague; it plans nothing yet, and says nothing new about the sheet.
    before = await page.get_by_role("alert").inner_text()
    await page.keyboard.press("Enter")
    assert await page.get_by_role("alert").inner_text() == before
    await page.get_by_role("button", name=re.compile("^Naomi Khan")).click()
    await page.get_by_role("button", name="Plan this fix").click()
    await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    await expect(page.get_by_role("main")).to_contain_text("£1,250.50")
    await expect(page.get_by_role("main")).to_contain_text("Naomi Khan, leader")
    for issue in issues:
        found = await nimmi.get(f"/api/issues/{issue}")
        assert (found["fix"]["title"], found["state"], found["owner"]["name"]) == (title, "looking", "Rafał Hale")


async def test_a_fix_is_ordered_then_installed_and_says_whom_it_thanks(visit: SignIn) -> None:
    nimmi, samir, rafal = await visit(NIMMI), await visit(SAMIR), await visit(RAFAL)
    issue = (await report(nimmi, chip="lights"))["number"]
    await samir.post(f"/api/issues/{issue}/me-too")
    fix = await planned(rafal, issue)
    day = await working_day(rafal, 9)
    page = rafal.page
    await page.goto(f"/fixes/{fix}")
    await page.get_by_role("button", name="It is ordered").click()
    await page.get_by_label("Arrives on").fill("")
    await page.get_by_role("button", name="Save").click()
    await page.get_by_role("link", name="Say on which day it arrives").click()
    await page.get_by_label("Arrives on").fill(day)
    await page.get_by_label("Cost").fill("99")
    await page.get_by_role("button", name=re.compile("^It arrives on")).click()
    steps = page.get_by_role("list", name="How it stands")
    await expect(steps).to_contain_text("Arrives")
    await expect(page.get_by_role("main")).to_contain_text("£99")
    found = await nimmi.get(f"/api/issues/{issue}")
    assert (found["state"], found["due"]) == ("doing", day)

    await page.get_by_role("button", name="It is installed").click()
    await expect(page.get_by_text("2 people are thanked")).to_be_visible()
    await page.get_by_label("What has changed?").fill("A lamp stands on each desk.")
    await page.get_by_role("button", name="Say that it is installed").click()
    await expect(steps.get_by_text("Installed", exact=True)).to_be_visible()
    await expect(page.get_by_role("button", name="It is installed")).to_have_count(0)
    await page.goto("/fixes")
    done = page.get_by_role("region", name="Installed")
    await expect(done.get_by_role("listitem").filter(has_text="A lamp stands on each desk.").first).to_contain_text(
        "£99"
    )
    assert (await nimmi.get(f"/api/issues/{issue}"))["state"] == "sorted"


async def test_issues_come_and_go_one_by_one(visit: SignIn) -> None:
    nimmi, rafal = await visit(NIMMI), await visit(RAFAL)
    word = tag()
    first = (await report(nimmi, chip="lights"))["number"]
    second = (await report(nimmi, f"too dark, {word}", chip="lights"))["number"]
    fix = await planned(rafal, first)
    page = rafal.page
    await page.goto(f"/fixes/{fix}")
    await page.get_by_role("button", name="Add issues").click()
    await page.get_by_label("And one by one").fill(word)
    await page.get_by_role("button", name=f"#{second} ").click()
    await expect(page.get_by_role("button", name=f"Take off #{second}")).to_be_visible()
    await page.get_by_role("button", name="Take them in").click()
    await expect(page.get_by_role("heading", name="The 2 issues it sorts")).to_be_visible()
    await page.get_by_role("button", name=f"Take out #{first}").click()
    await expect(page.get_by_role("heading", name="The issue it sorts")).to_be_focused()
    assert [one["number"] for one in (await rafal.get(f"/api/fixes/{fix}"))["issues"]] == [second]


async def test_dropping_it_is_asked_twice(visit: SignIn) -> None:
    nimmi, rafal = await visit(NIMMI), await visit(RAFAL)
    issue = (await report(nimmi, chip="lights"))["number"]
    fix = await planned(rafal, issue)
    page = rafal.page
    await page.goto(f"/fixes/{fix}")
    await page.get_by_role("button", name="Drop it").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Drop it")).to_be_focused()
    assert (await rafal.get(f"/api/fixes/{fix}"))["dropped_on"] is None
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Yes, drop it").click()
    await expect(page.get_by_role("list", name="How it stands")).to_contain_text("Dropped")
    await expect(page.get_by_role("button", name="Drop it")).to_have_count(0)
    assert (await nimmi.get(f"/api/issues/{issue}"))["fix"] is None


async def test_who_is_slower_is_told_and_keeps_what_they_typed(visit: SignIn) -> None:
    nimmi, rafal, naomi = await visit(NIMMI), await visit(RAFAL), await visit(NAOMI)
    issue = (await report(nimmi, chip="lights"))["number"]
    fix = await planned(rafal, issue)
    page = rafal.page
    # No news comes: what the server says is all they hear.
    await page.route("**/api/events", lambda route: route.abort())
    await page.goto(f"/fixes/{fix}")
    await page.get_by_role("button", name="It is installed").click()
    await page.get_by_label("What has changed?").fill("There is light.")
    day = await working_day(naomi, 5)
    answer = await naomi.context.request.post(
        f"/api/fixes/{fix}/order",
        headers={"Sec-Fetch-Site": "same-origin", "If-Match": await version(naomi, fix)},
        data={"ordered_on": (await naomi.sites())[0]["today"], "arrives_on": day},
    )
    assert answer.ok
    await page.get_by_role("button", name="Say that it is installed").click()
    await expect(page.get_by_role("alert")).to_contain_text("has changed since you looked")
    await expect(page.get_by_label("What has changed?")).to_have_value("There is light.")
    # They have read it; the next press counts.
    await page.get_by_role("button", name="Say that it is installed").click()
    await expect(page.get_by_role("list", name="How it stands").get_by_text("Installed", exact=True)).to_be_visible()
    forgive(rafal, "409", "ERR_FAILED")


async def test_without_signal_nothing_typed_is_lost_and_one_fix_is_made(visit: SignIn) -> None:
    angus, rafal = await visit(ANGUS), await visit(RAFAL)
    word = tag()
    issue = (await report(angus, f"flickers, {word}", chip="lights"))["number"]
    page = rafal.page
    await page.goto("/fixes/new")
    title = f"Lamps {tag()}"
    await page.get_by_label("What will be bought or done").fill(title)
    await page.get_by_label("And one by one").fill(word)
    await page.get_by_role("button", name=f"#{issue} ").click()

    await page.route("**/api/events", lambda route: route.abort())
    await page.route("**/api/fixes", lambda route: route.abort(), times=1)
    await page.get_by_role("button", name="Plan this fix").click()
    await expect(page.get_by_role("alert")).to_contain_text("What you typed is kept on this screen.")
    # Also while they look elsewhere.
    await page.get_by_role("link", name="Back to the fixes").click()
    await page.get_by_role("link", name="Plan a fix").click()
    await expect(page.get_by_label("What will be bought or done")).to_have_value(title)
    await page.get_by_role("button", name="Plan this fix").click()
    await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    assert len([one for one in (await rafal.get("/api/fixes"))["fixes"] if one["title"] == title]) == 1
    forgive(rafal, "ERR_FAILED")


async def test_a_name_in_the_title_is_asked_about(visit: SignIn) -> None:
    angus, rafal = await visit(ANGUS), await visit(RAFAL)
    word = tag()
    issue = (await report(angus, f"flickers, {word}", chip="lights"))["number"]
    page = rafal.page
    await page.goto("/fixes/new")
    await page.get_by_label("What will be bought or done").fill("a lamp for the mum of a boy")
    await page.get_by_label("And one by one").fill(word)
    await page.get_by_role("button", name=f"#{issue} ").click()
    await page.get_by_role("button", name="Plan this fix").click()
    await page.get_by_role("button", name="Nobody can be recognised: send it").click()
    await expect(page.get_by_role("heading", level=1, name="a lamp for the mum of a boy")).to_be_visible()
    forgive(rafal, "422")


async def test_everybody_reads_fixes_and_only_some_plan_them(visit: SignIn) -> None:
    nimmi, rafal = await visit(NIMMI), await visit(RAFAL)
    issue = (await report(nimmi, chip="lights"))["number"]
    fix = await planned(rafal, issue)
    page = nimmi.page
    await page.goto("/board")
    await page.get_by_role("link", name="Fixes").click()
    await expect(page.get_by_role("link", name="Plan a fix")).to_have_count(0)
    await page.goto(f"/issue/{issue}")
    await page.get_by_role("link", name=re.compile("^Fix: ")).click()
    await expect(page.get_by_role("list", name="How it stands")).to_contain_text("Not ordered yet")
    for name in ("It is installed", "Drop it", "Add issues", f"Take out #{issue}"):
        await expect(page.get_by_role("button", name=name)).to_have_count(0)
    await act(rafal, issue, "sorted", words="It is light now.")
    # Live, while they look at it.
    await expect(page.get_by_role("region", name="The issue it sorts")).to_contain_text("Sorted")
    assert fix


async def test_its_words_can_be_taken_away_for_good_also_when_it_is_installed(visit: SignIn) -> None:
    nimmi, rafal = await visit(NIMMI), await visit(RAFAL)
    issue = (await report(nimmi, chip="lights"))["number"]
    fix = await planned(rafal, issue)
    page = rafal.page
    await page.goto(f"/fixes/{fix}")
    await page.get_by_role("button", name="It is installed").click()
    outcome = f"A lamp stands there, {tag()}."
    await page.get_by_label("What has changed?").fill(outcome)
    await page.get_by_role("button", name="Say that it is installed").click()
    await nimmi.page.goto(f"/fixes/{fix}")
    await expect(nimmi.page.get_by_text(outcome)).to_be_visible()
    await expect(nimmi.page.get_by_role("button", name="Take words away")).to_have_count(0)

    away = page.get_by_role("button", name="Take words away")
    await away.click()
    await page.get_by_role("button", name="Cancel").click()
    await expect(away).to_be_focused()
    await away.click()
    await page.get_by_role("button", name="Take away for good").click()
    await page.get_by_role("link", name="Tick what is to be taken away").click()
    await page.get_by_role("checkbox", name="The title").check()
    await page.get_by_role("checkbox", name="What has changed").check()
    await page.get_by_role("button", name="Take away for good").click()
    await expect(page.get_by_role("heading", level=1, name="(taken away)")).to_be_visible()
    await expect(page.get_by_text(outcome)).to_have_count(0)
    # There is nothing more to take.
    await expect(away).to_have_count(0)
    await expect(page.locator("#fix-head")).to_be_focused()
    found = await nimmi.get(f"/api/issues/{issue}")
    assert (found["outcome"], found["fix"]["title"]) == ("(taken away)", "(taken away)")
    # Live, for whoever looks at it.
    await expect(nimmi.page.get_by_text(outcome)).to_have_count(0)

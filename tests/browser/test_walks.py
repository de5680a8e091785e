"""Floor walks: a leader says where they sat and what broke, and it is theirs."""

from playwright.async_api import Page, Route, expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI
from tests.browser.reporting import NAOMI, RHYS, tag
from tests.browser.test_trouble import forgive


async def open_log(page: Page) -> None:
    """An empty sheet for the second floor."""
    await page.goto("/walks/new")
    await page.get_by_label("Floor", exact=True).select_option("riv-2")
    await page.get_by_label("Where did you sit?").select_option(label="Desk 2A03")


async def test_what_a_leader_notes_is_theirs_and_open_to_all(visit: SignIn) -> None:
    naomi, nimmi = await visit(NAOMI), await visit(NIMMI)
    page = naomi.page
    await page.goto("/me")
    await page.get_by_role("link", name="Log a floor walk").click()
    await page.get_by_label("Floor", exact=True).select_option("riv-2")
    await page.get_by_label("Where did you sit?").select_option(label="Desk 2A03")
    words = f"A morning at the window, {tag()}."
    await page.get_by_label("How was it?").fill(words)
    await page.get_by_role("button", name="Note what broke").click()
    first = page.get_by_role("group", name="Note 1")
    await expect(first.get_by_label("What is wrong?")).to_be_focused()
    await first.get_by_label("What is wrong?").select_option(label="Dock does not work")
    await page.get_by_role("button", name="Add another").click()
    second = page.get_by_role("group", name="Note 2")
    await second.get_by_label("What is wrong?").select_option(label="Lift does not work")
    await second.get_by_label("In one sentence").fill("stood still twice")
    await page.get_by_role("button", name="Log it, and own 2 issues").click()
    walk = nimmi.page.get_by_role("listitem").filter(has_text=words)
    await nimmi.page.goto("/walks")
    await expect(walk).to_contain_text("Naomi Khan, leader")
    await expect(walk).to_contain_text("2A03, Second floor, Riverside House")
    await expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()
    found = next(one for one in (await nimmi.get("/api/walks"))["walks"] if one["words"] == words)
    assert [(one["chip"]["code"], one["owner"]["name"], one["state"]) for one in found["issues"]] == [
        ("dock-broken", "Naomi Khan", "looking"),
        ("lift-broken", "Naomi Khan", "looking"),
    ]
    # What they noted is gone from the sheet.
    await page.get_by_role("link", name="Log a walk").click()
    await expect(page.get_by_label("How was it?")).to_have_value("")


async def test_another_place_offers_what_is_said_of_its_kind(visit: SignIn) -> None:
    page = (await visit(NAOMI)).page
    await open_log(page)
    await page.get_by_role("button", name="Note what broke").click()
    note = page.get_by_role("group", name="Note 1")
    await note.get_by_label("What is wrong?").select_option(label="Dock does not work")
    rooms = note.get_by_label("Where?").locator("optgroup[label^=Quiet] option")
    await note.get_by_label("Where?").select_option(label=await rooms.first.inner_text())
    # A room has no dock.
    await expect(note.get_by_label("What is wrong?")).to_have_value("")
    await expect(note.get_by_role("option", name="Dock does not work")).to_have_count(0)
    await expect(note.get_by_role("option", name="Can be overheard outside")).to_have_count(1)


async def test_the_guard_looks_at_every_sentence(visit: SignIn) -> None:
    rhys = await visit(RHYS)
    page = rhys.page
    await open_log(page)
    await page.get_by_label("How was it?").fill("ring me on 07700 900123")
    await page.get_by_role("button", name="Note what broke").click()
    note = page.get_by_role("group", name="Note 1")
    await note.get_by_label("What is wrong?").select_option(label="Too loud to ring a family")
    await note.get_by_label("In one sentence").fill("could not hear the mum of that boy")
    await expect(page.get_by_text("“07700 900123”: That looks like a phone number. Take it out.")).to_be_visible()
    log = page.get_by_role("button", name="Log it, and own 1 issue")
    await log.click()
    await page.get_by_role("link", name="Take out “07700 900123”").click()
    await expect(page.get_by_label("How was it?")).to_be_focused()
    words = f"a loud day {tag()}"
    await page.get_by_label("How was it?").fill(words)
    await log.click()
    await page.get_by_role("link", name="Tick that nobody can be recognised").click()
    await page.keyboard.press("Space")
    await log.click()
    await expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()


async def test_a_note_that_says_nothing_of_what_leads_back_to_itself(visit: SignIn) -> None:
    page = (await visit(RHYS)).page
    await open_log(page)
    for _ in range(2):
        await (
            page.get_by_role("button", name="Note what broke")
            .or_(page.get_by_role("button", name="Add another"))
            .click()
        )
    # The first stays empty, and is not sent.
    await page.get_by_role("group", name="Note 2").get_by_label("In one sentence").fill("it rattles")
    await page.get_by_role("button", name="Log it, and own 1 issue").click()
    await page.get_by_role("link", name="Choose what is wrong in note 2").click()
    await expect(page.get_by_role("group", name="Note 2").get_by_label("What is wrong?")).to_be_focused()
    await page.get_by_role("button", name="Take note 1 away").click()
    await expect(page.get_by_role("group", name="Note 1").get_by_label("In one sentence")).to_have_value("it rattles")


async def test_a_walk_whose_answer_was_lost_is_logged_once(visit: SignIn) -> None:
    naomi = await visit(NAOMI)
    page = naomi.page
    words = f"a quiet day {tag()}"
    await page.route("**/api/events", lambda route: route.abort())
    await open_log(page)
    await page.get_by_label("How was it?").fill(words)

    async def lose_the_answer(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await page.route("**/api/walks", lose_the_answer, times=1)
    await page.get_by_role("button", name="Log this walk").click()
    await expect(page.get_by_role("alert")).to_contain_text("What you typed is kept")
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()
    assert len([one for one in (await naomi.get("/api/walks"))["walks"] if one["words"] == words]) == 1
    forgive(naomi, "ERR_FAILED")


async def test_staff_read_walks_and_log_none(visit: SignIn) -> None:
    page = (await visit(NIMMI)).page
    await page.goto("/walks")
    await expect(page.get_by_role("listitem").first).to_be_visible()
    await expect(page.get_by_role("link", name="Log a walk")).to_have_count(0)
    await page.goto("/walks/new")
    await expect(page.get_by_text("Only leaders log floor walks.")).to_be_visible()
    await expect(page.get_by_role("button", name="Log")).to_have_count(0)


async def test_what_was_said_of_a_walk_can_be_taken_away_for_good(visit: SignIn) -> None:
    naomi, nimmi = await visit(NAOMI), await visit(NIMMI)
    words = f"Next to a tired colleague, {tag()}."
    walk = await naomi.post("/api/walks", floor="riv-2", words=words, notes=[], confirmed=True)
    await nimmi.page.goto("/walks")
    await expect(nimmi.page.get_by_role("listitem").filter(has_text=words)).to_be_visible()
    await expect(nimmi.page.get_by_role("button", name="Take words away")).to_have_count(0)
    page = naomi.page
    await page.goto("/walks")
    item = page.get_by_role("listitem").filter(has_text=words)
    await item.get_by_role("button", name="Take words away: walk of Naomi Khan").click()
    await expect(page.get_by_role("button", name="Take away for good")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(item.get_by_role("button", name="Take words away")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Take away for good").click()
    await expect(item).to_have_count(0)
    await expect(page.locator(f"#walk-{walk['id']}")).to_be_focused()
    found = next(one for one in (await nimmi.get("/api/walks"))["walks"] if one["id"] == walk["id"])
    assert found["words"] is None

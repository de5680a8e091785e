"""What is typed and not yet sent: kept for its writer while they write, and nowhere once it went or was let go."""

import re

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.conftest import SignIn
from tests.browser.people import ANGUS, FACILITIES, NIMMI, SAMIR
from tests.browser.report_steps import code_of, mine, open_desk, send, sent, tap
from tests.browser.reporting import tag
from tests.browser.test_trouble import TITLED_ERROR, forgive

KEPT = "JSON.stringify(sessionStorage) + JSON.stringify(localStorage)"
LEVELS = {"named": None, "hidden": "Only whoever takes it on", "unlinked": "Nobody: not linked to me"}


async def kept(page: Page) -> str:
    """All that this tab keeps."""
    return str(await page.evaluate(KEPT))


async def opens_empty(page: Page) -> None:
    await page.reload()
    await expect(page.get_by_label("In one sentence")).to_have_value("")
    await expect(page.get_by_role("radio", name="No socket in reach")).not_to_be_checked()


@pytest.mark.parametrize("level", LEVELS)
async def test_nothing_of_a_report_is_kept_after_it_was_sent(visit: SignIn, level: str) -> None:
    page = await open_desk(await visit(NIMMI), "2A01")
    words = f"under the table {tag()}"
    await tap(page, "No socket in reach")
    await page.get_by_label("In one sentence").fill(words)
    if LEVELS[level] is not None:
        await page.get_by_role("radio", name=LEVELS[level]).check()
    await send(page)
    await expect(page.get_by_role("button", name="Report something else")).to_be_visible()
    assert words not in await kept(page)
    await opens_empty(page)


async def test_words_that_nobody_is_to_be_linked_to_are_never_kept(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = await open_desk(nimmi, "2A01")
    words = f"said quietly {tag()}"
    await page.get_by_label("In one sentence").fill(words)
    await page.wait_for_function("words => JSON.stringify(sessionStorage).includes(words)", arg=words)
    await page.get_by_role("radio", name="Nobody: not linked to me").check()
    await page.wait_for_function("words => !JSON.stringify(sessionStorage).includes(words)", arg=words)
    # Nor under the key of an attempt whose answer was lost.
    await tap(page, "No socket in reach")
    await page.route("**/api/unlinked", lambda route: route.abort())
    await send(page)
    await expect(page.get_by_role("alert").filter(has_text="No signal")).to_be_visible()
    assert words not in await kept(page)
    await page.reload()
    # It does not come back as a report with a name.
    await expect(page.get_by_role("radio", name="Nobody: not linked to me")).to_be_checked()
    forgive(nimmi, "ERR_FAILED")


async def test_words_at_a_scanned_code_are_never_kept(visit: SignIn) -> None:
    code = await code_of(await visit(FACILITIES), "2A07")
    page = (await visit(None)).page
    await page.goto(f"/at/{code}")
    await tap(page, "No socket in reach")
    words = f"said quietly {tag()}"
    await page.get_by_label("In one sentence").fill(words)
    await send(page)
    await expect(page.get_by_role("button", name="Copy it")).to_be_visible()
    assert words not in await kept(page)
    await opens_empty(page)


async def counted_in(visit: SignIn, desk: str, words: str) -> tuple[Page, int]:
    """Angus has typed `words`, and then said me too to what Samir reported at `desk`."""
    samir, angus = await visit(SAMIR), await visit(ANGUS)
    page = await open_desk(samir, desk)
    await tap(page, "No socket in reach")
    await send(page)
    number = await sent(page)
    page = await open_desk(angus, desk)
    await tap(page, "No socket in reach")
    await page.get_by_label("In one sentence").fill(words)
    await page.get_by_role("button", name=f"Me too: #{number},").click()
    await expect(page.get_by_role("heading", name="You are counted in")).to_be_focused()
    return page, number


async def test_what_was_typed_before_me_too_can_be_added_to_it(visit: SignIn) -> None:
    words = f"and none at the window {tag()}"
    page, number = await counted_in(visit, "2A13", words)
    assert words not in await kept(page)
    await expect(page.get_by_text(f"it stands under #{number} with your name")).to_be_visible()
    await page.get_by_role("button", name="Add what you wrote").click()
    await expect(page.get_by_text(f"“{words}”")).to_be_visible()
    issue = await (await page.context.request.get(f"/api/issues/{number}")).json()
    assert words in [one["words"] for one in issue["updates"]]
    assert words not in await kept(page)
    await opens_empty(page)


async def test_me_too_is_taken_back_and_the_report_goes_on(visit: SignIn) -> None:
    words = f"another thing after all {tag()}"
    page, number = await counted_in(visit, "2A14", words)
    await page.get_by_role("button", name="Undo me too").click()
    await expect(page.get_by_label("In one sentence")).to_have_value(words)
    await expect(page.get_by_role("radio", name="No socket in reach")).to_be_checked()
    assert (await (await page.context.request.get(f"/api/issues/{number}")).json())["people"] == 1
    # And let go: nothing of it is kept.
    await page.get_by_role("button", name=f"Me too: #{number},").click()
    await page.get_by_role("button", name="Report something else").click()
    await expect(page.get_by_label("In one sentence")).to_have_value("")
    assert words not in await kept(page)


async def test_who_wants_to_be_linked_to_nothing_is_offered_no_me_too(visit: SignIn) -> None:
    samir, angus = await visit(SAMIR), await visit(ANGUS)
    page = await open_desk(samir, "2A12")
    await tap(page, "No socket in reach")
    await send(page)
    number = await sent(page)
    page = await open_desk(angus, "2A12")
    await tap(page, "No socket in reach")
    known = page.get_by_role("region", name="Is it one of these?")
    await expect(known.get_by_role("button", name=f"Me too: #{number},")).to_be_visible()
    await page.get_by_role("radio", name="Nobody: not linked to me").check()
    await expect(known.get_by_role("button", name=re.compile("^Me too"))).to_have_count(0)
    await expect(known.get_by_text("nobody sees who said it")).to_be_visible()


async def lose_the_answer(route: Route) -> None:
    if route.request.method == "POST":
        await route.fetch()
        await route.abort()
    else:
        await route.continue_()


async def test_a_send_that_failed_keeps_everything_and_is_made_once(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    before = await mine(nimmi)
    page = await open_desk(nimmi, "2A06")
    await tap(page, "Wi-Fi drops")
    await page.get_by_label("In one sentence").fill("every ten minutes")
    await page.get_by_role("radio", name="Only whoever takes it on").check()
    levels = page.get_by_role("group", name="Who will see that it was you?")
    await expect(levels).to_contain_text("Your name and your desk are known only to whoever takes it on.")
    await expect(levels).to_contain_text("Each change of owner is shown under the issue.")

    await page.route("**/api/issues", lose_the_answer)
    await send(page)
    await expect(page.get_by_role("heading", name="Kept on this phone")).to_be_focused()
    # It may be at its next try at this moment.
    await page.unroute_all(behavior="wait")
    # The phone was put away, and the tab was thrown out of its memory.
    await page.reload()
    await page.goto("/me/waiting")
    await expect(page.get_by_text("Sent: Wi-Fi drops, desk 2A06. It is #")).to_be_visible()
    [number] = set(await mine(nimmi)) - set(before)
    issue = await nimmi.get(f"/api/issues/{number}")
    assert (issue["level"], issue["words"]) == ("hidden", "every ten minutes")
    # Sent is sent: nothing of it waits for the next report.
    await open_desk(nimmi, "2A06")
    await expect(page.get_by_label("In one sentence")).to_have_value("")
    forgive(nimmi, "ERR_FAILED")


async def test_where_a_browser_keeps_nothing_a_send_that_failed_keeps_everything_on_the_screen(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    before = await mine(nimmi)
    # As a browser does whose owner forbade it to keep anything.
    await nimmi.page.add_init_script("delete IDBFactory.prototype.open")
    page = await open_desk(nimmi, "2A06")
    await tap(page, "Wi-Fi drops")
    await page.get_by_label("In one sentence").fill("every ten minutes")
    await page.route("**/api/issues", lose_the_answer)
    await send(page)
    summary = page.get_by_role("alert").filter(has_text="No signal")
    await expect(summary).to_contain_text("What you wrote is kept")
    await expect(page).to_have_title(TITLED_ERROR)
    await page.unroute("**/api/issues")
    await page.reload()
    await expect(page.get_by_label("In one sentence")).to_have_value("every ten minutes")
    await expect(page.get_by_role("radio", name="Wi-Fi drops")).to_be_checked()
    await send(page)
    assert set(await mine(nimmi)) - set(before) == {await sent(page)}
    forgive(nimmi, "ERR_FAILED")


async def test_who_signs_out_leaves_no_words_behind(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = await open_desk(nimmi, "2A11")
    await page.get_by_label("In one sentence").fill("only half a sentence")
    await page.goto("/me")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    assert await page.evaluate("sessionStorage.length") == 0
    forgive(nimmi, "401")

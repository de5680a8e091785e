"""One issue: everything there is to know of it, and what each may do about it."""

import io
import json
import re
import uuid

from PIL import Image
from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI, SAME_SITE, SAMIR
from tests.browser.reporting import NAOMI, act, report, tag, working_day
from tests.browser.test_live import A_SECOND, listening
from tests.browser.test_trouble import forgive


async def test_an_issue_says_what_where_who_and_how_it_stands(visit: SignIn) -> None:
    nimmi, naomi, word = await visit(NIMMI), await visit(NAOMI), tag()
    number = (await report(nimmi, f"Nothing works {word}"))["number"]
    page = naomi.page
    await listening(page, f"/issue/{number}")
    await expect(page.get_by_role("heading", level=1)).to_have_text("No socket in reach")
    await expect(page).to_have_title(re.compile(f"#{number} No socket in reach"))
    await expect(page.get_by_text(f"“Nothing works {word}”")).to_be_visible()
    await expect(page.get_by_text("Duty and Assessment, Second floor, Riverside House")).to_be_visible()
    await expect(page.get_by_text("A colleague in Duty and Assessment reported it today.")).to_be_visible()
    await expect(page.get_by_text("Nobody owns it yet.")).to_be_visible()
    # What becomes of it shows without a reload.
    await act(naomi, number, "owner", "put")
    await expect(page.get_by_text("Naomi Khan, leader, is looking into it.")).to_be_visible(timeout=A_SECOND)


async def test_a_promise_that_was_moved_stays_beside_the_new_one(visit: SignIn) -> None:
    nimmi, naomi = await visit(NIMMI), await visit(NAOMI)
    number = (await report(nimmi))["number"]
    for ahead in (2, 5):
        await act(naomi, number, "promise", promised_for=await working_day(naomi, ahead))
    page = nimmi.page
    await page.goto(f"/issue/{number}")
    promises = page.get_by_role("region", name="Promises")
    await expect(promises.get_by_role("listitem")).to_have_count(2)
    await expect(promises.get_by_role("listitem").first).to_contain_text(": moved, by Naomi Khan")
    await expect(promises.get_by_role("listitem").first.locator("s")).to_be_visible()
    await expect(promises.get_by_role("listitem").last).to_contain_text(": stands, by Naomi Khan")
    await expect(page.get_by_text("Naomi Khan, leader, promised")).to_have_count(2)


async def test_a_colleague_says_me_too_on_the_issue_and_takes_it_back(visit: SignIn) -> None:
    nimmi, samir = await visit(NIMMI), await visit(SAMIR)
    number = (await report(nimmi))["number"]
    page = samir.page
    await page.goto(f"/issue/{number}")
    button = page.get_by_role("button", name="Me too")
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_text("2 people", exact=True)).to_be_visible()
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "false")
    assert (await samir.get(f"/api/issues/{number}"))["people"] == 1
    # Whoever reported it is counted anyway.
    await nimmi.page.goto(f"/issue/{number}")
    await expect(nimmi.page.get_by_text("You reported it today.")).to_be_visible()
    await expect(nimmi.page.get_by_role("button", name="Me too")).to_have_count(0)


async def test_a_question_is_answered_by_whoever_reported_it(visit: SignIn) -> None:
    nimmi, naomi = await visit(NIMMI), await visit(NAOMI)
    number = (await report(nimmi))["number"]
    await naomi.post(f"/api/issues/{number}/updates", kind="question", words="which of the two desks is it?")
    page = nimmi.page
    await page.goto(f"/issue/{number}")
    story = page.get_by_role("region", name="What happened")
    await expect(story).to_contain_text("Naomi Khan, leader asked")
    await page.get_by_role("button", name="Answer").click()
    await page.get_by_label("Your answer").fill("the one beside the window")
    await page.get_by_role("button", name="Send").click()
    await expect(story).to_contain_text("the one beside the window")
    await expect(story.get_by_role("listitem")).to_have_count(2)


async def test_whoever_said_so_is_asked_and_one_not_yet_opens_it_again(visit: SignIn) -> None:
    nimmi, samir, naomi = await visit(NIMMI), await visit(SAMIR), await visit(NAOMI)
    number = (await report(nimmi))["number"]
    await samir.post(f"/api/issues/{number}/me-too")
    await act(naomi, number, "owner", "put")
    await act(naomi, number, "sorted", words="A tower stands there now.", confirmed=True)
    await nimmi.page.goto(f"/issue/{number}")
    await nimmi.page.get_by_role("button", name="Yes, sorted").click()
    await expect(nimmi.page.get_by_role("region", name="Is it sorted for you?")).to_have_count(0)
    page = samir.page
    await page.goto(f"/issue/{number}")
    await page.get_by_role("button", name="Not yet").click()
    await page.get_by_label("What is still wrong").fill("the sockets in it are dead")
    await page.get_by_role("button", name="Not sorted yet").click()
    await expect(page.get_by_text("Naomi Khan, leader, is looking into it.")).to_be_visible()
    await expect(page.get_by_role("region", name="What happened")).to_contain_text("the sockets in it are dead")
    await expect(page.get_by_text("Opened again", exact=True)).to_be_visible()


async def test_the_author_changes_the_words_and_hears_what_may_not_stand_there(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    number = (await report(nimmi, "nothing works here"))["number"]
    page = nimmi.page
    await page.goto(f"/issue/{number}")
    await page.get_by_role("button", name="Change your words").click()
    words = page.get_by_label("What is wrong")
    await expect(words).to_have_value("nothing works here")
    await words.fill("ring me on 01632 960123")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("alert")).to_be_focused()
    await expect(words).to_have_value("ring me on 01632 960123")
    await words.fill("one socket of two works")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("“one socket of two works”")).to_be_visible()
    forgive(nimmi, "422")


async def test_a_photo_fills_the_screen_and_goes_away_again(visit: SignIn) -> None:
    nimmi, samir = await visit(NIMMI), await visit(SAMIR)
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), "olive").save(picture, "JPEG")
    answer = await nimmi.context.request.post(
        "/api/issues",
        headers={**SAME_SITE, "Idempotency-Key": str(uuid.uuid4())},
        multipart={
            "report": json.dumps({"chip": "no-socket", "zone": "riv-2-a"}),
            "photo": {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()},
        },
    )
    assert answer.ok, await answer.text()
    number = (await answer.json())["number"]
    page = nimmi.page
    await page.goto(f"/issue/{number}")
    await expect(page.get_by_text("Only its queue, its owner and whoever took the photo see it.")).to_be_visible()
    await page.get_by_role("button", name="See the photo larger").click()
    viewer = page.get_by_role("dialog", name="Photo")
    await expect(viewer).to_be_visible()
    assert await viewer.get_by_role("img").evaluate("it => it.naturalWidth") == 640
    await page.keyboard.press("Escape")
    await expect(viewer).to_be_hidden()
    await expect(page.get_by_role("button", name="See the photo larger")).to_be_focused()
    # Nobody else sees that there is one.
    await samir.page.goto(f"/issue/{number}")
    await expect(samir.page.get_by_role("heading", level=1)).to_have_text("No socket in reach")
    await expect(samir.page.get_by_role("img", name="What was reported")).to_have_count(0)


async def test_a_number_that_nothing_has_is_said_plainly(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    for number in ("999999", "x"):
        await nimmi.page.goto(f"/issue/{number}")
        await expect(nimmi.page.get_by_role("alert")).to_be_visible()
    forgive(nimmi, "404", "400")


async def test_staff_are_shown_no_buttons_that_are_not_theirs(visit: SignIn) -> None:
    nimmi, samir, naomi = await visit(NIMMI), await visit(SAMIR), await visit(NAOMI)
    number = (await report(nimmi))["number"]
    await samir.page.goto(f"/issue/{number}")
    await expect(samir.page.get_by_role("button", name="Me too")).to_be_visible()
    await expect(samir.page.get_by_role("region", name="What you can do")).to_have_count(0)
    await naomi.page.goto(f"/issue/{number}")
    await naomi.page.get_by_role("button", name="I own it").click()
    await naomi.page.get_by_role("button", name="I own it").click()
    await expect(naomi.page.get_by_text("Naomi Khan, leader, is looking into it.").first).to_be_visible()

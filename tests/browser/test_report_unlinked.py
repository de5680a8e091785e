"""Saying what is wrong without a name: by a scanned code, or signed in and not linked to it; and its receipt."""

import re

from playwright.async_api import Page, Request, Route, expect

from tests.browser.conftest import SignIn
from tests.browser.people import FACILITIES, NIMMI, SAME_SITE
from tests.browser.report_steps import code_of, mine, open_desk, send, tap
from tests.browser.test_trouble import forgive

RECEIPT = re.compile(r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$")


async def receipt_of(page: Page) -> str:
    await expect(page.get_by_role("heading", name="Sent. Keep this receipt")).to_be_focused()
    receipt = await page.get_by_text(RECEIPT).inner_text()
    return receipt


async def test_a_scanned_code_takes_a_report_without_sign_in_and_gives_a_receipt(visit: SignIn) -> None:
    code = await code_of(await visit(FACILITIES), "2A07")
    page = (await visit(None)).page
    await page.goto(f"/at/{code}")
    await expect(page.get_by_role("heading", level=1, name="Desk 2A07")).to_be_visible()
    await expect(page.get_by_text("nobody can find out that it was you")).to_be_visible()
    await tap(page, "No socket in reach")
    await page.get_by_label("In one sentence").fill("under the table again")
    await send(page)
    receipt = await receipt_of(page)
    # A group is never broken: it is copied by hand.
    assert await page.locator(".code span").evaluate_all("all => all.every(one => one.getClientRects().length === 1)")
    await page.get_by_role("link", name="Look with a receipt").click()
    # However it is typed.
    await page.get_by_label("Your receipt").fill(receipt.lower().replace("-", " "))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Waiting to be passed on")).to_be_focused()
    await expect(page.get_by_text("“under the table again”")).to_be_visible()
    assert receipt not in page.url
    await page.get_by_label("Say something more").fill("the one at the window works")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.get_by_text("One message of yours waits")).to_be_visible()
    await expect(page.get_by_label("Say something more")).to_have_value("")


async def test_a_scanned_code_asks_first_and_then_tells_what_is_known(visit: SignIn) -> None:
    code = await code_of(await visit(FACILITIES), "2A07")
    page = (await visit(None)).page

    async def much_is_known(route: Route) -> None:
        answer = await route.fetch()
        at = await answer.json()
        words = ["Lift is out", "Kitchen not clean", "Printer does not work", "No socket in reach"]
        at["already"] = [{"chip_words": one, "people": 2, "state": "new"} for one in words]
        await route.fulfill(response=answer, json=at)

    await page.route("**/api/at/*", much_is_known)
    await page.goto(f"/at/{code}")
    known = page.get_by_role("region", name="Known here already").get_by_role("listitem")
    await expect(known).to_have_count(3)
    # What is of a desk stands first.
    await expect(known.first).to_contain_text("No socket in reach")
    asked, told = await page.get_by_text("What is wrong?").bounding_box(), await known.first.bounding_box()
    assert asked
    assert told
    assert asked["y"] < told["y"]


async def test_a_report_that_is_not_linked_to_me_carries_no_cookie_and_is_none_of_mine(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    before = await mine(nimmi)
    page = await open_desk(nimmi, "2A09")
    left: list[Request] = []
    page.on("request", lambda request: left.append(request) if request.url.endswith("/api/unlinked") else None)
    await tap(page, "Too loud to ring a family")
    await page.get_by_role("radio", name="Nobody: not linked to me").check()
    await expect(page.get_by_text("with the zone, never the desk")).to_be_visible()
    await send(page)
    await receipt_of(page)
    assert len(left) == 1
    # Not the address of the screen either, which names the desk.
    assert not {"cookie", "referer"} & set(await left[0].all_headers())
    # The zone, never the desk.
    body = left[0].post_data_json
    assert isinstance(body, dict)
    assert (body["zone"], "space" in body) == ("riv-2-a", False)
    assert await mine(nimmi) == before


async def test_who_is_signed_in_goes_on_from_the_code_to_a_report_of_that_desk(visit: SignIn) -> None:
    code = await code_of(await visit(FACILITIES), "2A03")
    nimmi = await visit(NIMMI)
    await nimmi.page.goto(f"/at/{code}")
    await expect(nimmi.page.get_by_role("button", name="Desk 2A03", pressed=True)).to_be_visible()
    await expect(nimmi.page).to_have_url(re.compile(r"/report\?space="))


async def test_signing_in_from_a_code_comes_back_to_it(visit: SignIn) -> None:
    code = await code_of(await visit(FACILITIES), "2A03")
    page = (await visit(None)).page
    await page.goto(f"/at/{code}")
    await page.get_by_role("link", name="Sign in to be told what happens").click()
    await page.get_by_label("Find a person").fill("nimmi")
    await page.get_by_role("button", name=re.compile("Nimmi Flint")).click()
    await expect(page.get_by_role("button", name="Desk 2A03", pressed=True)).to_be_visible()


async def test_a_code_that_was_replaced_says_so(visit: SignIn) -> None:
    facilities = await visit(FACILITIES)
    old = await code_of(facilities, "2A05")
    page = facilities.page
    await page.goto("/me")
    await page.get_by_role("link", name="Codes to print").click()
    await page.get_by_label("Floor").select_option("riv-2")
    await page.get_by_text("Does a space need a new code?").click()
    await page.get_by_label("Space", exact=True).select_option(label="Desk 2A05")
    await page.get_by_role("button", name="New code for desk 2A05").click()
    await expect(page.get_by_role("status").filter(has_text="Desk 2A05 has a new code")).to_have_count(1)
    somebody = await visit(None)
    await somebody.page.goto(f"/at/{old}")
    await expect(somebody.page.get_by_role("heading", level=1, name="This code is not in use")).to_be_visible()
    forgive(somebody, "404")


async def test_codes_are_printed_ten_on_a_page_without_anything_around_them(visit: SignIn) -> None:
    facilities = await visit(FACILITIES)
    await code_of(facilities, "2A01")
    page = facilities.page
    await page.goto("/me/codes?floor=riv-2")
    first = page.get_by_role("list", name="Page 1", exact=True)
    await expect(first.get_by_role("listitem")).to_have_count(10)
    await expect(first.get_by_role("img", name="QR code of desk 2A01")).to_be_visible()
    await page.emulate_media(media="print")
    await expect(page.get_by_role("heading", name="Codes to print")).to_be_hidden()
    await expect(page.get_by_role("navigation")).to_be_hidden()
    await expect(first.get_by_role("img", name="QR code of desk 2A01")).to_be_visible()


async def test_a_receipt_that_is_none_is_refused_in_place(visit: SignIn) -> None:
    somebody = await visit(None)
    page = somebody.page
    await page.goto("/receipt")
    await page.get_by_role("button", name="Look", exact=True).click()
    await page.get_by_role("link", name="Type your receipt").click()
    await page.keyboard.type("AAAA-BBBB-CCCC-DDDD-EEEE")
    await page.get_by_role("button", name="Look", exact=True).click()
    await expect(page.get_by_role("alert")).to_be_focused()
    await expect(page.get_by_label("Your receipt")).to_have_value("AAAA-BBBB-CCCC-DDDD-EEEE")
    forgive(somebody, "404")


async def test_staff_do_not_see_the_codes(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    answer = await nimmi.context.request.get("/api/floors/riv-2/codes", headers=SAME_SITE)
    assert answer.status == 403
    await nimmi.page.goto("/me")
    await expect(nimmi.page.get_by_role("heading", name="Your car")).to_be_visible()
    await expect(nimmi.page.get_by_role("link", name="Codes to print")).to_have_count(0)

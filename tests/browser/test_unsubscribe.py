"""The link at the end of a mail: it says what it stops, and stops nothing before somebody presses."""

import re

from playwright.async_api import Route, expect

from tests.browser.conftest import Later, SignIn
from tests.browser.people import CHIDI, INES, Person
from tests.browser.telling import at_any_hour, booked_for, mail_to
from tests.notices.smtp_server import MailServer


async def wanted(person: Person, kind: str) -> bool:
    kinds = (await person.get("/api/me/notices"))["kinds"]
    return bool(next(one["wanted"] for one in kinds if one["kind"] == kind))


async def test_a_mails_link_stops_its_kind_without_signing_in_and_only_when_pressed(
    visit: SignIn, served: str, mail_server: MailServer, quiet_day: str, later: Later
) -> None:
    ines, chidi, anybody = await visit(INES), await visit(CHIDI), await visit(None)
    await at_any_hour(ines)
    await booked_for(ines, by=chidi, day=quiet_day)
    await later()
    mail = (await mail_to(ines, mail_server, "is yours")).get_body(("plain",))
    assert mail is not None
    link = re.search(rf"{re.escape(served)}/unsubscribe/[\w-]+", mail.get_content())
    assert link

    page = anybody.page
    await page.goto(link[0])
    await expect(page.get_by_role("main").get_by_text("A place was booked for me")).to_be_visible()
    # Whoever only looks, as programs that guard mailboxes do, changes nothing.
    assert await wanted(ines, "booked")
    await page.get_by_role("link", name="No, go on as before").click()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    assert await wanted(ines, "booked")

    await page.goto(link[0])
    await page.get_by_role("button", name="Stop these mails").click()
    await expect(page.get_by_role("heading", name="Done")).to_be_focused()
    assert not await wanted(ines, "booked")
    assert await wanted(ines, "moved")
    await page.reload()
    await expect(page.get_by_role("heading", name="Done")).to_be_visible()
    # It says where to turn it on again, and goes there.
    await page.get_by_role("link", name="What Roost tells you").click()
    await expect(page).to_have_url(re.compile(r"/sign-in\?to=%2Fme%2Fnotices$"))


async def test_without_signal_nothing_passes_for_stopped(visit: SignIn) -> None:
    anybody = await visit(None)
    page = anybody.page
    said = {"kind": None, "name": "E-mails", "wanted": True}

    async def answer(route: Route) -> None:
        await (route.fulfill(json=said) if route.request.method == "GET" else route.abort())

    await page.route("**/api/unsubscribe/all", answer)
    await page.goto("/unsubscribe/all")
    await page.get_by_role("button", name="Stop all mails").click()
    await expect(page.get_by_role("alert")).to_contain_text("no signal")
    await expect(page.get_by_role("button", name="Stop all mails")).to_be_visible()
    anybody.forgive("ERR_FAILED")


async def test_a_link_that_is_not_ours_says_so_and_where_to_go(visit: SignIn) -> None:
    anybody = await visit(None)
    await anybody.page.goto("/unsubscribe/mistyped")
    await expect(anybody.page.get_by_role("alert")).to_contain_text("not one of ours")
    await expect(anybody.page.get_by_role("button", name="Try again")).to_have_count(0)
    await expect(anybody.page.get_by_role("link", name="What Roost tells you")).to_be_visible()
    anybody.forgive("404")

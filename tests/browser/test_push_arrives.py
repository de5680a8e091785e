"""What a phone shows when something is pushed to it, and where a tap leads. Pushed by the browser's own protocol."""

from typing import Any

from playwright.async_api import expect

from tests.browser.conftest import Later, SignIn
from tests.browser.people import BETHAN, CALLUM
from tests.browser.subscribing import Phone, message
from tests.browser.telling import booked_for, inbox_of
from tests.support import eventually

YOURS = ["Desk 2B07 is yours", "Tuesday 24 November, 09:00 to 17:00."]
UNREADABLE = ["Roost has news for you", "It stands in your inbox."]


async def test_a_tap_never_leads_to_another_host(visit: SignIn, served: str) -> None:
    phone = await Phone.of(await visit(BETHAN), served)
    # As if Roost were closed: a window is opened, at what is noted here.
    await phone.worker.evaluate(
        """self.clients.matchAll = async () => []
        self.clients.openWindow = async (path) => void self.opened.push(new URL(path, self.location.href).href)
        true"""
    )
    for path in ("//elsewhere.example/x", "/.//elsewhere.example/x", "//\\\\elsewhere.example/x"):
        await phone.worker.evaluate("self.opened = []")
        await phone.arrives(message(served, navigate=served + path))
        await phone.tap(YOURS[0])
        assert await phone.worker.evaluate("self.opened") == [f"{served}/elsewhere.example/x"], path
        assert await phone.shown() == [], path


async def test_a_push_shows_its_words_and_a_newer_one_of_the_same_tag_takes_its_place(
    visit: SignIn, served: str
) -> None:
    phone = await Phone.of(await visit(BETHAN), served)
    await phone.arrives(message(served))
    assert await phone.shown() == [YOURS]
    await phone.arrives(message(served, tag="other", title="Issue 412 has news", body="It is promised."))
    await phone.arrives(message(served, title="Desk 2B07 is not booked for you any more"))
    titles = sorted(title for title, _ in await phone.shown())
    assert titles == ["Desk 2B07 is not booked for you any more", "Issue 412 has news"]


async def taps_on_the_board(phone: Phone, pushed: str | dict[str, Any], shown: list[str]) -> None:
    """What is pushed while they look at the board shows like that, and a tap leads to the inbox."""
    page, case = phone.person.page, f"pushed: {pushed}"
    await page.get_by_role("link", name="Board", exact=True).click()
    await expect(page.get_by_role("heading", level=1, name="Board"), case).to_be_visible()
    await phone.arrives(pushed)
    assert await phone.shown() == [shown], case
    await phone.tap(shown[0])
    await expect(page, case).to_have_url(f"{phone.origin}/me/inbox")
    # The next one is not taken for this one.
    assert await phone.shown() == [], case


async def test_what_cannot_be_read_is_shown_all_the_same_and_leads_to_the_inbox(visit: SignIn, served: str) -> None:
    phone = await Phone.of(await visit(BETHAN), served)
    for pushed in ("", "{ cut off", "null", "[]", '"words"', '{"notification":{}}', '{"web_push":1}'):
        await taps_on_the_board(phone, pushed, UNREADABLE)


async def test_a_tap_goes_on_in_the_open_page_without_loading_it_anew_and_reads_the_notice(
    visit: SignIn, served: str, quiet_day: str, later: Later
) -> None:
    bethan, callum = await visit(BETHAN), await visit(CALLUM)
    await booked_for(bethan, by=callum, day=quiet_day)
    await later()
    notice = await eventually(lambda: inbox_of(bethan, "is yours"))
    phone = await Phone.of(bethan, served)
    await bethan.page.evaluate("window.stays = true")
    await phone.arrives(message(served, navigate=f"{served}/board?q=dock", data={"notice": notice["id"]}))
    await phone.tap(YOURS[0])
    await expect(bethan.page).to_have_url(f"{served}/board?q=dock")
    assert await bethan.page.evaluate("window.stays")
    assert await phone.shown() == []
    assert (await inbox_of(bethan, notice["title"]))["read"]


async def test_a_page_that_does_not_answer_is_loaded_and_without_a_page_one_is_opened(
    visit: SignIn, served: str
) -> None:
    phone = await Phone.of(await visit(BETHAN), served)
    page = phone.person.page
    await page.goto("/no-such-screen")
    await phone.arrives(message(served))
    await phone.tap(YOURS[0])
    await expect(page).to_have_url(f"{served}/board")
    phone.person.complaints.clear()  # a browser notes each 404

    await page.goto("about:blank")
    # Only a real finger lets a worker open a window, so what it asks for is looked at.
    await phone.worker.evaluate("self.clients.openWindow = async (path) => { self.opened = path }")
    await phone.arrives(message(served, navigate="/me?day=2026-11-24"))
    await phone.tap(YOURS[0])
    assert await phone.worker.evaluate("self.opened") == "/me?day=2026-11-24"


async def test_an_address_that_is_not_ours_is_never_opened(visit: SignIn, served: str) -> None:
    phone = await Phone.of(await visit(BETHAN), served)
    for navigate in ("https://elsewhere.example/board", "//elsewhere.example", "http://[", "javascript:1"):
        await taps_on_the_board(phone, message(served, navigate=navigate), YOURS)

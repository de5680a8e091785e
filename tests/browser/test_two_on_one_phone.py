"""Two accounts on one phone: neither sees nor sends what is the other's."""

import asyncio

from playwright.async_api import Page, Route, expect

from tests.browser.conftest import SignIn
from tests.browser.gateway import Gateway, posts
from tests.browser.offline_steps import SOON, forgive_the_signal, kept, on_the_phone, read_before, waits
from tests.browser.people import NIMMI, SAME_SITE, SAMIR, Person
from tests.browser.report_steps import mine, open_desk, send, tap
from tests.support import eventually


async def one_waits(line: Gateway, visit: SignIn, label: str) -> Person:
    """Nimmi, with a report that the server does not take in yet."""
    nimmi = await on_the_phone(visit, line, NIMMI)
    page = await open_desk(nimmi, label)
    line.cut()
    await tap(page, "Dock does not work")
    await send(page)
    await expect(page.get_by_role("heading", name="Kept on this phone")).to_be_focused()
    await waits(page, 1)
    line.mend()
    line.answer(posts("/api/issues"), 503)
    return nimmi


async def sign_out(page: Page, how: str) -> None:
    await page.goto("/me")
    await waits(page, 1)
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(page.get_by_role("heading", name="One thing has not been sent yet")).to_be_focused()
    await page.get_by_role("button", name=how).click()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()


async def nothing_read_is_left(page: Page) -> None:
    async def gone() -> bool:
        return await kept(page, "reads") == []

    await eventually(gone, 20)


async def test_what_waits_stays_for_its_writer_through_another_ones_sign_in(line: Gateway, visit: SignIn) -> None:
    nimmi = await one_waits(line, visit, "2A11")
    page = nimmi.page
    await sign_out(page, "Keep and sign out")
    await nothing_read_is_left(page)
    line.mend()
    line.asked.clear()
    await nimmi.post("/api/session", email=SAMIR)
    before = await mine(nimmi)
    await page.goto("/")
    await expect(page.get_by_role("link", name="Me, Samir Jones")).to_be_visible()
    await read_before(page, "me")
    await page.goto("/me/waiting")
    await expect(page.get_by_text("Nothing waits.")).to_be_visible()
    await waits(page, 0)
    assert await mine(nimmi) == before
    assert [path for _, path, _ in line.asked if path == "/api/issues"] == []
    assert len(await kept(page, "outbox")) == 1
    # And back: now it goes out, as hers.
    await nimmi.context.request.delete("/api/session", headers=SAME_SITE)
    await nimmi.post("/api/session", email=NIMMI)
    before = await mine(nimmi)
    await page.goto("/me/waiting")
    await expect(page.get_by_text("It is #")).to_be_visible(timeout=SOON)
    assert len(set(await mine(nimmi)) - set(before)) == 1
    assert await kept(page, "outbox") == []
    forgive_the_signal(nimmi)


async def test_what_waits_can_be_deleted_when_signing_out(line: Gateway, visit: SignIn) -> None:
    nimmi = await one_waits(line, visit, "2A12")
    await sign_out(nimmi.page, "Delete and sign out")
    await nothing_read_is_left(nimmi.page)
    assert await kept(nimmi.page, "outbox") == []
    forgive_the_signal(nimmi)


async def test_a_session_that_ended_keeps_what_waits_and_asks_who_is_there(line: Gateway, visit: SignIn) -> None:
    nimmi = await one_waits(line, visit, "2A13")
    page = nimmi.page
    await nimmi.context.request.delete("/api/session", headers=SAME_SITE)
    line.mend()
    await page.reload()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    await nothing_read_is_left(page)
    assert len(await kept(page, "outbox")) == 1
    await nimmi.post("/api/session", email=NIMMI)
    before = await mine(nimmi)
    await page.goto("/me/waiting")
    await expect(page.get_by_text("It is #")).to_be_visible(timeout=SOON)
    assert len(set(await mine(nimmi)) - set(before)) == 1
    forgive_the_signal(nimmi)


async def test_who_signs_in_without_the_first_signing_out_finds_nothing_of_theirs(line: Gateway, visit: SignIn) -> None:
    nimmi = await one_waits(line, visit, "2A14")
    page = nimmi.page
    # The same cookie jar, another person: as a second tab does it.
    await nimmi.post("/api/session", email=SAMIR)
    before = await mine(nimmi)
    line.mend()
    # This tab still stands as it was, and tries: the server sees whose it says it is.
    await page.evaluate("dispatchEvent(new Event('online'))")
    await expect(page.get_by_role("link", name="Me, Samir Jones")).to_be_visible(timeout=SOON)
    await waits(page, 0)
    assert await mine(nimmi) == before

    async def only_his() -> bool:
        reads = await kept(page, "reads")
        return len({one["person"] for one in reads}) == 1

    await eventually(only_his, 20)
    assert [one["state"] for one in await kept(page, "outbox")] == ["waiting"]
    forgive_the_signal(nimmi)


async def writing(nimmi: Person, label: str) -> Page:
    page = await open_desk(nimmi, label)
    await tap(page, "Dock does not work")
    await page.get_by_label("In one sentence").fill("It hums.")
    return page


async def is_his_alone(page: Page) -> None:
    await expect(page.get_by_role("link", name="Me, Samir Jones")).to_be_visible(timeout=SOON)
    await expect(page.get_by_role("radio", name="Dock does not work", exact=True)).not_to_be_checked()
    await expect(page.get_by_text("Nimmi")).to_have_count(0)


async def is_still_there_for_her(nimmi: Person) -> None:
    await nimmi.post("/api/session", email=NIMMI)
    await nimmi.page.reload()
    await expect(nimmi.page.get_by_role("radio", name="Dock does not work", exact=True)).to_be_checked()
    await expect(nimmi.page.get_by_label("In one sentence")).to_have_value("It hums.")


async def test_a_tab_whose_person_is_not_signed_in_any_more_sends_nothing_as_the_next_one(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    # It hears nothing of what happens elsewhere.
    await nimmi.context.route("**/api/events", lambda _: None)
    page = await writing(nimmi, "2A01")
    await nimmi.post("/api/session", email=SAMIR)
    before = await mine(nimmi)
    async with page.expect_response("**/api/issues") as sending:
        await send(page)
    assert (await (await sending.value).json())["type"] == "/problems/somebody-else"
    await is_his_alone(page)
    assert await mine(nimmi) == before
    await is_still_there_for_her(nimmi)
    nimmi.forgive("401", "409")


async def test_what_one_tab_learns_of_another_person_every_tab_shows(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.context.route("**/api/events", lambda _: None)
    page = await writing(nimmi, "2A02")
    other = await nimmi.context.new_page()
    nimmi.watch(other)
    await other.goto("/board")
    await expect(other.get_by_role("link", name="Me, Nimmi Flint")).to_be_visible()
    await nimmi.post("/api/session", email=SAMIR)
    await other.reload()
    await expect(other.get_by_role("link", name="Me, Samir Jones")).to_be_visible()
    await is_his_alone(page)
    await is_still_there_for_her(nimmi)
    # What a tab asks before it has heard, or in between two sessions, is refused.
    nimmi.forgive("401", "409")


async def test_a_question_of_the_session_before_throws_nobody_out_who_signed_in_since(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.context.route("**/api/events", lambda _: None)
    page = nimmi.page
    await page.goto("/")
    await expect(page.get_by_role("link", name="Me, Nimmi Flint")).to_be_visible()
    held: asyncio.Queue[Route] = asyncio.Queue()
    await page.route("**/api/board*", lambda route: held.put_nowait(route), times=1)
    await page.get_by_role("link", name="Board").click()
    route = await held.get()
    before = "; ".join(f"{one['name']}={one['value']}" for one in await nimmi.context.cookies())
    await nimmi.post("/api/session", email=SAMIR)
    late = await route.fetch(headers=route.request.headers | {"cookie": before})
    assert late.status == 401
    await route.fulfill(response=late)
    await expect(page.get_by_role("link", name="Me, Samir Jones")).to_be_visible()
    await expect(page.get_by_role("heading", level=1, name="Board")).to_be_visible()
    # What it asks as her is refused, and what it asks as him before it has heard.
    nimmi.forgive("401", "409")


async def test_without_a_signal_nobody_finds_who_was_here_before_the_last_sign_out(
    line: Gateway, visit: SignIn
) -> None:
    nimmi = await on_the_phone(visit, line, NIMMI)
    page = nimmi.page
    await page.goto("/me")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    await nothing_read_is_left(page)
    line.cut()
    await page.goto("/")
    await expect(page.get_by_role("alert")).to_contain_text("No signal")
    await expect(page.get_by_text("Nimmi")).to_have_count(0)
    forgive_the_signal(nimmi)


async def test_signing_out_in_one_tab_clears_the_others(line: Gateway, visit: SignIn) -> None:
    nimmi = await on_the_phone(visit, line, NIMMI)
    other = await nimmi.context.new_page()
    nimmi.watch(other)
    await other.goto("/me")
    await expect(other.get_by_role("heading", name="Your car")).to_be_visible()
    # A session that ended on the server, found out by one of them.
    await nimmi.context.request.delete("/api/session", headers=SAME_SITE)
    await other.reload()
    await expect(other.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    await expect(nimmi.page.get_by_role("heading", level=1, name="Sign in")).to_be_visible(timeout=SOON)
    await nothing_read_is_left(nimmi.page)
    forgive_the_signal(nimmi)


async def test_a_late_answer_to_somebody_who_left_is_not_kept(line: Gateway, visit: SignIn) -> None:
    nimmi = await on_the_phone(visit, line, NIMMI)
    page = nimmi.page
    held: asyncio.Queue[Route] = asyncio.Queue()
    await page.route("**/api/board*", lambda route: held.put_nowait(route))
    await page.goto("/board")
    route = await held.get()
    answer = await route.fetch()
    await page.get_by_role("link", name="Me, Nimmi Flint").click()
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    await route.fulfill(response=answer)
    await nothing_read_is_left(page)
    forgive_the_signal(nimmi)

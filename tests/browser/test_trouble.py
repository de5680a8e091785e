"""No signal, refusals and faults: said plainly, with what was chosen kept."""

import re

from playwright.async_api import Route, expect

from tests.browser.conftest import SignIn
from tests.browser.people import ANGUS, NIMMI, SAMIR, USUAL, Person

TITLED_ERROR = re.compile("^Error: ")


def forgive(person: Person, *words: str) -> None:
    """Takes out what a browser itself notes of a call that failed."""
    # The service worker's own file is one of those calls where the line goes before it has come.
    person.forgive("when fetching the script", *words)


async def test_without_signal_booking_says_so_and_keeps_what_was_chosen(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}&from=10:00&to=15:00")
    await expect(page.get_by_role("button", name="Book desk and bay")).to_be_visible()
    await nimmi.context.set_offline(True)
    await page.get_by_role("button", name="Book desk and bay").click()
    summary = page.get_by_role("alert")
    await expect(summary).to_contain_text("Booking needs a signal")
    await expect(summary).to_be_focused()
    await expect(page).to_have_title(TITLED_ERROR)
    await expect(page.get_by_text("10:00–15:00").first).to_be_visible()
    await nimmi.context.set_offline(False)
    await summary.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("heading", name="Booked")).to_be_visible()
    assert {(one["starts"], one["ends"]) for one in await nimmi.bookings(quiet_day)} == {("10:00", "15:00")}
    await expect(page).not_to_have_title(TITLED_ERROR)
    forgive(nimmi, "ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_CHANGED")


async def test_a_press_whose_answer_was_lost_books_once(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page

    async def lose_the_answer(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await page.route("**/api/events", lambda route: route.abort())
    await page.goto(f"/?day={quiet_day}")
    await page.route("**/api/arrivals", lose_the_answer, times=1)
    await page.get_by_role("button", name="Book desk and bay").click()
    await expect(page.get_by_role("alert")).to_contain_text("No signal")
    assert len(await nimmi.bookings(quiet_day)) == 2
    await page.get_by_role("alert").get_by_role("button", name="Try again").click()
    # A new press would be refused: they hold a desk already. The same one is answered with what it made.
    await expect(page.get_by_role("region", name="What was just done")).to_contain_text("Booked desk")
    assert len(await nimmi.bookings(quiet_day)) == 2
    forgive(nimmi, "ERR_FAILED")


async def test_a_desk_that_somebody_else_just_took_is_refused_with_what_to_do_next(
    visit: SignIn, quiet_day: str
) -> None:
    samir, angus = await visit(SAMIR), await visit(ANGUS)
    await samir.clear(quiet_day)
    await angus.clear(quiet_day)
    desk = await samir.free_space("riv-2", "riv-2-a", quiet_day)
    page = samir.page
    # Deaf to the news, as a phone in a lift is.
    await page.route("**/api/events", lambda route: route.abort())
    await page.goto(f"/space/{desk['id']}?floor=riv-2&day={quiet_day}")
    await expect(page.get_by_role("button", name=f"Book desk {desk['label']}")).to_be_visible()
    await angus.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    await page.get_by_role("button", name=f"Book desk {desk['label']}").click()
    summary = page.get_by_role("alert")
    await expect(summary.get_by_role("heading", name="There is a problem")).to_be_visible()
    await expect(summary).to_be_focused()
    await expect(page).to_have_title(TITLED_ERROR)
    forgive(samir, "409", "ERR_FAILED")


async def test_a_fault_of_the_server_is_said_and_asked_again(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.route("**/api/floors/riv-2/days/*", lambda route: route.fulfill(status=500, body="oops"), times=1)
    await page.goto(f"/list/riv-2?day={quiet_day}")
    await expect(page.get_by_role("alert")).to_contain_text("Something went wrong on our side")
    await expect(page).to_have_title(TITLED_ERROR)
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("heading", name=re.compile("54 spaces"))).to_be_visible()
    forgive(nimmi, "500")


async def test_no_server_at_the_start_is_said_and_asked_again(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.route("**/api/**", lambda route: route.abort())
    await page.goto("/")
    await expect(page.get_by_role("alert")).to_contain_text("No signal")
    await page.unroute("**/api/**")
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    forgive(nimmi, "ERR_FAILED")


async def test_a_slow_answer_shows_its_shape_and_then_says_so(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    held: list[Route] = []
    await page.route("**/api/floors/riv-2/days/*", lambda route: held.append(route))
    await page.goto(f"/list/riv-2?day={quiet_day}")
    await expect(page.get_by_text("Still getting this.")).to_be_visible()
    await held[0].continue_()
    await expect(page.get_by_role("heading", name=re.compile("54 spaces"))).to_be_visible()
    await expect(page.get_by_text("Still getting this.")).to_have_count(0)


async def test_a_screen_that_cannot_be_fetched_says_so_and_is_fetched_again(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto("/")
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await nimmi.context.set_offline(True)
    await page.get_by_role("link", name="Plan", exact=True).click()
    await expect(page.get_by_role("alert")).to_contain_text("This screen could not be fetched")
    await nimmi.context.set_offline(False)
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("heading", level=1, name="Plan")).to_be_visible()
    nimmi.complaints.clear()  # what a browser says of files that did not come


async def test_another_day_without_signal_says_so_once_and_comes_when_it_is_back(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto("/")
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await nimmi.context.set_offline(True)
    await page.locator(f'nav[aria-label="Day"] a[href*="{quiet_day}"]').click()
    await expect(page.get_by_role("heading", name="No signal")).to_have_count(1)
    await expect(page.get_by_role("button", name="Try again")).to_have_count(1)
    await nimmi.context.set_offline(False)
    await expect(page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await expect(page.get_by_role("heading", name="No signal")).to_have_count(0)
    nimmi.complaints.clear()  # what a browser says of what did not come


async def test_no_script_or_style_breaks_the_content_policy(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    broken: list[str] = []
    await nimmi.page.expose_function("broke", lambda what: broken.append(what))
    await nimmi.page.add_init_script(
        "document.addEventListener('securitypolicyviolation', (it) => broke(it.violatedDirective + it.blockedURI))"
    )
    for path in ("/", "/plan/riv-2", "/plan/riv-2/riv-2-a", "/list/riv-2", "/me"):
        await nimmi.page.goto(f"{path}?day={quiet_day}")
        await expect(nimmi.page.locator("main h2, main [role=group] a").first).to_be_visible()
    assert broken == []


async def test_a_server_in_trouble_is_said_while_the_screen_stays(visit: SignIn, quiet_day: str) -> None:
    nimmi, angus = await visit(NIMMI), await visit(ANGUS)
    await angus.clear(quiet_day)
    desk = await angus.free_space("riv-2", "riv-2-a", quiet_day)
    page = nimmi.page
    async with page.expect_response("**/api/events"):
        await page.goto(f"/list/riv-2?day={quiet_day}")
    await expect(page.get_by_role("heading", name=re.compile("54 spaces"))).to_be_visible()
    reads = re.compile("/api/(floors|days)/")
    await page.route(reads, lambda route: route.fulfill(status=503, body="{}"))
    await angus.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    await expect(page.get_by_text("Roost has trouble at the moment.")).to_be_visible()
    await expect(page.get_by_role("heading", name=re.compile("54 spaces"))).to_be_visible()
    await page.unroute(reads)
    await angus.clear(quiet_day)
    await expect(page.get_by_text("Roost has trouble at the moment.")).to_have_count(0)
    forgive(nimmi, "503")

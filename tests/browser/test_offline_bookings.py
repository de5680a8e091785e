"""Booking and cancelling without a signal: a booking needs the server's yes, a cancellation goes out by itself."""

from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.gateway import Gateway, posts
from tests.browser.offline_steps import SOON, forgive_the_signal, kept, on_the_phone, read_before, waits
from tests.browser.people import NIMMI, SAMIR, USUAL, Person

CANCELLED = "Will be cancelled when there is a signal."


async def at_free_desk(line: Gateway, visit: SignIn, day: str) -> tuple[Person, str]:
    """At a desk that is free, with its label."""
    nimmi = await on_the_phone(visit, line, NIMMI)
    await nimmi.clear(day)
    desk = await nimmi.free_space("riv-2", "riv-2-a", day)
    await nimmi.page.goto(f"/space/{desk['id']}?floor=riv-2&day={day}")
    await expect(nimmi.page.get_by_role("button", name=f"Book desk {desk['label']}")).to_be_visible()
    await read_before(nimmi.page, f"day/{day}", f"floor/riv-2/{day}")
    return nimmi, str(desk["label"])


async def ask_later(page: Page, label: str) -> None:
    await page.get_by_role("button", name=f"Book desk {label}").click()
    summary = page.get_by_role("alert")
    await expect(summary).to_contain_text("Booking needs a signal")
    await summary.get_by_role("button", name="Ask when there is a signal").click()
    await expect(summary).to_contain_text("Roost asks as soon as there is a signal")


async def test_a_booking_is_asked_for_only_if_its_writer_says_so_and_then_once(
    line: Gateway, visit: SignIn, quiet_day: str
) -> None:
    nimmi, label = await at_free_desk(line, visit, quiet_day)
    page = nimmi.page
    line.cut()
    await page.reload()
    await expect(page.get_by_text("As of")).to_be_visible()
    await expect(page.get_by_text("Booking needs a signal.")).to_be_visible()
    await page.get_by_role("button", name=f"Book desk {label}").click()
    await expect(page.get_by_role("alert")).to_contain_text("Booking needs a signal")
    assert await kept(page, "outbox") == []
    await ask_later(page, label)
    await waits(page, 1)
    await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_text(f"Asked for when there is a signal: desk {label}")).to_be_visible()
    line.mend()
    await expect(page.get_by_role("heading", name="Booked")).to_be_visible(timeout=SOON)
    await waits(page, 0)
    assert [one["space"]["label"] for one in await nimmi.bookings(quiet_day)] == [label]
    await page.goto("/me/waiting")
    await expect(page.get_by_role("link", name=f"Booked: desk {label}")).to_be_visible()
    forgive_the_signal(nimmi)


async def test_a_booking_whose_answer_was_lost_and_that_is_asked_for_later_is_made_once(
    line: Gateway, visit: SignIn, quiet_day: str
) -> None:
    nimmi, label = await at_free_desk(line, visit, quiet_day)
    # Deaf to the news as well, which would show that it came through.
    await nimmi.page.route("**/api/events", lambda route: route.abort())
    await nimmi.page.reload()
    await expect(nimmi.page.get_by_role("button", name=f"Book desk {label}")).to_be_visible()
    line.lose_answers(posts("/api/bookings"))
    await ask_later(nimmi.page, label)
    assert len(await nimmi.bookings(quiet_day)) == 1
    line.mend()
    await nimmi.page.goto("/me/waiting")
    await expect(nimmi.page.get_by_role("link", name=f"Booked: desk {label}")).to_be_visible(timeout=SOON)
    await waits(nimmi.page, 0)
    assert len(await nimmi.bookings(quiet_day)) == 1
    assert len({key for _, path, key in line.asked if path == "/api/bookings"}) == 1
    forgive_the_signal(nimmi)


async def test_a_wish_that_came_too_late_is_told_with_what_to_do(line: Gateway, visit: SignIn, quiet_day: str) -> None:
    nimmi, label = await at_free_desk(line, visit, quiet_day)
    samir = await visit(SAMIR)
    await samir.clear(quiet_day)
    page = nimmi.page
    line.cut()
    await ask_later(page, label)
    desk = next(one["id"] for one in await samir.spaces("riv-2", quiet_day) if one["label"] == label)
    await samir.post("/api/bookings", space=desk, day=quiet_day, **USUAL)
    line.mend()
    await expect(page.get_by_role("banner").get_by_role("link", name="1 not sent")).to_be_visible(timeout=SOON)
    await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_text(f"Not booked: desk {label}")).to_be_visible()
    await page.goto("/me/waiting")
    await expect(page.get_by_text("Roost did not take it.")).to_be_visible()
    await page.get_by_role("link", name="Choose something else").click()
    await expect(page.get_by_role("button", name="Book desk and bay")).to_be_visible()
    forgive_the_signal(nimmi)
    await samir.clear(quiet_day)


async def with_a_desk(line: Gateway, visit: SignIn, day: str) -> tuple[Person, str]:
    """On Today without a signal, with a desk that the phone knows of."""
    nimmi = await on_the_phone(visit, line, NIMMI)
    await nimmi.clear(day)
    desk = await nimmi.free_space("riv-2", "riv-2-a", day)
    await nimmi.post("/api/bookings", space=desk["id"], day=day, **USUAL)
    await nimmi.page.goto(f"/?day={day}")
    await expect(nimmi.page.get_by_role("heading", name="Booked")).to_be_visible()
    await read_before(nimmi.page, f"day/{day}")
    line.cut()
    await nimmi.page.reload()
    await nimmi.page.get_by_role("button", name=f"Cancel desk {desk['label']}").click()
    await expect(nimmi.page.get_by_text(CANCELLED, exact=True)).to_be_visible()
    await waits(nimmi.page, 1)
    return nimmi, str(desk["label"])


async def test_a_cancellation_waits_for_a_signal_and_goes_out_by_itself(
    line: Gateway, visit: SignIn, quiet_day: str
) -> None:
    nimmi, label = await with_a_desk(line, visit, quiet_day)
    await nimmi.page.reload()
    await expect(nimmi.page.get_by_text(CANCELLED, exact=True)).to_be_visible()
    await expect(nimmi.page.get_by_role("button", name=f"Cancel desk {label}")).to_have_count(0)
    line.mend()
    await waits(nimmi.page, 0)
    assert await nimmi.bookings(quiet_day) == []
    await expect(nimmi.page.get_by_role("heading", name="Booked")).to_have_count(0)
    forgive_the_signal(nimmi)


async def test_a_cancellation_can_be_taken_back_while_it_waits(line: Gateway, visit: SignIn, quiet_day: str) -> None:
    nimmi, label = await with_a_desk(line, visit, quiet_day)
    await nimmi.page.get_by_role("button", name=f"Keep desk {label}").click()
    await expect(nimmi.page.get_by_role("button", name=f"Cancel desk {label}")).to_be_visible()
    assert await kept(nimmi.page, "outbox") == []
    line.mend()
    await waits(nimmi.page, 0)
    assert len(await nimmi.bookings(quiet_day)) == 1
    await nimmi.clear(quiet_day)
    forgive_the_signal(nimmi)


async def test_a_browser_that_says_it_is_offline_sends_when_it_says_it_is_back(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    desk = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    await nimmi.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_role("heading", name="Booked")).to_be_visible()
    await nimmi.worker_at_work()
    await nimmi.context.set_offline(True)
    await page.get_by_role("button", name=f"Cancel desk {desk['label']}").click()
    await expect(page.get_by_text(CANCELLED, exact=True)).to_be_visible()
    await nimmi.context.set_offline(False)
    await waits(page, 0)
    assert await nimmi.bookings(quiet_day) == []
    forgive_the_signal(nimmi)

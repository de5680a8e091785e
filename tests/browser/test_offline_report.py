"""A report without a signal: kept on the phone, sent in order when there is one, and once."""

import asyncio
import io
from typing import Any

from PIL import Image, ImageChops
from playwright.async_api import CDPSession, Page, expect

from tests.browser.conftest import SignIn
from tests.browser.gateway import Gateway, posts
from tests.browser.offline_steps import SOON, forgive_the_signal, kept, on_the_phone, read_before, waits
from tests.browser.people import ANGUS, NIMMI, USUAL, Person
from tests.browser.report_steps import mine, open_desk, photo, send, sent, tap
from tests.browser.reporting import tag
from tests.support import eventually

ISSUES = posts("/api/issues")


async def at_desk(line: Gateway, visit: SignIn, label: str, email: str = NIMMI) -> Person:
    """At the report screen of a desk, which the phone knows by now."""
    person = await on_the_phone(visit, line, email)
    await open_desk(person, label)
    await read_before(person.page, "report", "guard/words", "floor/riv-2/", "issues/mine/")
    return person


async def is_kept(page: Page) -> None:
    await expect(page.get_by_role("heading", name="Kept on this phone")).to_be_focused()


async def picture_of(person: Person, number: int) -> Image.Image:
    answer = await person.context.request.get(f"/api/issues/{number}/photo")
    return Image.open(io.BytesIO(await answer.body())).convert("RGB")


async def with_photo(page: Page, words: str) -> None:
    await tap(page, "Screen does not work")
    await page.get_by_label("In one sentence").fill(words)
    await page.locator("input[type=file]").last.set_input_files(photo())
    await page.get_by_role("button", name="Add a black box").click()
    await page.get_by_label("No screens, papers or faces").check()
    await send(page)


async def test_a_report_with_a_photo_waits_for_a_signal_and_arrives_as_it_was_written(
    line: Gateway, visit: SignIn
) -> None:
    nimmi = await at_desk(line, visit, "2A02")
    before = await mine(nimmi)
    page = nimmi.page
    line.cut()
    await page.reload()
    await with_photo(page, "the left one flickers")
    await is_kept(page)
    await expect(page.get_by_text("It is sent as soon as there is a signal.")).to_be_visible()
    await waits(page, 1)
    # Put away, and opened again in the stairwell.
    await page.goto("/me/waiting")
    await expect(page.get_by_role("heading", name="Report: Screen does not work, desk 2A02")).to_be_visible()
    await expect(page.get_by_text("with a photo")).to_be_visible()
    line.mend()
    await expect(page.get_by_text("Sent: Screen does not work, desk 2A02. It is #")).to_be_visible(timeout=SOON)
    await waits(page, 0)
    assert await kept(page, "outbox") == []
    [number] = set(await mine(nimmi)) - set(before)
    assert (await nimmi.get(f"/api/issues/{number}"))["words"] == "the left one flickers"
    # What arrives is what would have been sent at once.
    await open_desk(nimmi, "2A02")
    await with_photo(page, "the left one flickers")
    at_once = await picture_of(nimmi, await sent(page))
    late = await picture_of(nimmi, number)
    assert late.size == at_once.size == (1600, 1200)
    assert ImageChops.difference(late, at_once).getbbox() is None
    assert ImageChops.difference(late, Image.new("RGB", late.size, (210, 200, 180))).getbbox() is not None
    forgive_the_signal(nimmi)


async def test_a_report_whose_answer_was_lost_is_made_once(line: Gateway, visit: SignIn) -> None:
    nimmi = await at_desk(line, visit, "2A03")
    before = await mine(nimmi)
    page = nimmi.page
    words = f"again and again {tag()}"
    line.lose_answers(ISSUES)
    await tap(page, "Dock does not work")
    await page.get_by_label("In one sentence").fill(words)
    await send(page)
    await is_kept(page)
    assert len(set(await mine(nimmi)) - set(before)) == 1
    line.mend()
    await page.goto("/me/waiting")
    await expect(page.get_by_text("Sent: Dock does not work, desk 2A03. It is #")).to_be_visible(timeout=SOON)
    assert len(set(await mine(nimmi)) - set(before)) == 1
    keys = [key for method, path, key in line.asked if path == "/api/issues"]
    assert len(keys) >= 2
    assert len(set(keys)) == 1
    forgive_the_signal(nimmi)


async def test_what_waits_goes_out_in_the_order_in_which_it_was_written(
    line: Gateway, visit: SignIn, quiet_day: str
) -> None:
    nimmi = await at_desk(line, visit, "2A04")
    await nimmi.clear(quiet_day)
    desk = await nimmi.free_space("riv-2", "riv-2-a", quiet_day)
    booked = await nimmi.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    page = nimmi.page
    line.asked.clear()
    await page.goto(f"/?day={quiet_day}")
    await expect(page.get_by_role("link", name=f"Desk {desk['label']}")).to_be_visible()
    await read_before(page, f"day/{quiet_day}")
    line.cut()
    await page.goto(f"/report?space={desk['id']}&floor=riv-2")
    for chip in ("No socket in reach", "Dock does not work"):
        await tap(page, chip)
        await send(page)
        await is_kept(page)
        await page.get_by_role("button", name="Report something else").click()
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_role("button", name=f"Cancel desk {desk['label']}").click()
    await expect(page.get_by_text("Will be cancelled when there is a signal.", exact=True)).to_be_visible()
    await waits(page, 3)
    ids = [str(one["id"]) for one in await kept(page, "outbox")]
    line.mend()
    await waits(page, 0)
    assert [path for _, path, _ in line.asked] == [
        "/api/issues",
        "/api/issues",
        f"/api/bookings/{booked['id']}/cancellation",
    ]
    assert [key for _, _, key in line.asked] == ids
    assert await nimmi.bookings(quiet_day) == []
    forgive_the_signal(nimmi)


async def wrote_more_than_may_be_said(page: Page) -> None:
    """As a version would that knew fewer rules: what waits names a patient's number. Under Roost's own lock: a try that
    is just being made in vain would put back what it read before."""
    await page.evaluate("""() => navigator.locks.request('roost-outbox', () => new Promise((done) => {
      const opening = indexedDB.open('roost')
      opening.onsuccess = () => {
        const store = opening.result.transaction('outbox', 'readwrite').objectStore('outbox')
        store.openCursor().onsuccess = ({ target }) => {
          const at = target.result
          if (!at) { opening.result.close(); return done() }
          const body = { ...at.value.body, words: 'the dock of 943 476 5919' }
          at.update({ ...at.value, body }).onsuccess = () => at.continue()
        }
      }
    }))""")


async def test_what_the_server_refuses_is_shown_with_its_words_and_can_be_mended(line: Gateway, visit: SignIn) -> None:
    nimmi = await at_desk(line, visit, "2A05")
    before = await mine(nimmi)
    page = nimmi.page
    line.cut()
    for chip in ("Dock does not work", "No socket in reach"):
        await tap(page, chip)
        await page.get_by_label("In one sentence").fill("it rattles")
        await send(page)
        await is_kept(page)
        if chip == "Dock does not work":
            await wrote_more_than_may_be_said(page)
        await page.get_by_role("button", name="Report something else").click()
    line.mend()
    refused = page.get_by_role("banner").get_by_role("link", name="1 not sent")
    await expect(refused).to_be_visible(timeout=SOON)
    # The one behind it was not held up.
    assert len(set(await mine(nimmi)) - set(before)) == 1
    await refused.click()
    await expect(page.get_by_text("Roost did not take it.")).to_be_visible()
    await page.get_by_role("link", name="Change it and send again").click()
    await expect(page.get_by_role("alert").first).to_be_visible()
    await expect(page.get_by_role("radio", name="Dock does not work")).to_be_checked()
    await expect(page.get_by_label("In one sentence")).to_have_value("the dock of 943 476 5919")
    await expect(page.get_by_role("button", name="Desk 2A05", pressed=True)).to_be_visible()
    await page.get_by_label("In one sentence").fill("the dock is loose")
    await send(page)
    number = await sent(page)
    assert (await nimmi.get(f"/api/issues/{number}"))["words"] == "the dock is loose"
    assert len(set(await mine(nimmi)) - set(before)) == 2
    await expect(page.get_by_role("banner").get_by_role("link", name="not sent")).to_have_count(0)
    forgive_the_signal(nimmi)


async def their_worker(person: Person) -> tuple[CDPSession, str]:
    """The browser's own line to it, and by which id it knows the registration."""
    wire = await person.context.new_cdp_session(person.page)
    found: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def note(event: dict[str, Any]) -> None:
        for one in event["registrations"]:
            if not one["isDeleted"] and not found.done():
                found.set_result(one["registrationId"])

    wire.on("ServiceWorker.workerRegistrationUpdated", note)
    await wire.send("ServiceWorker.enable")
    return wire, await found


async def test_with_roost_closed_the_worker_sends_what_waits(line: Gateway, visit: SignIn) -> None:
    nimmi, before = await one_waits(line, visit, "2A07")
    wire, registration = await their_worker(nimmi)
    await nimmi.page.goto("about:blank")
    line.mend()
    # As a browser does that found a signal (Background Sync).
    what = {"origin": line.url, "registrationId": registration, "tag": "roost-outbox", "lastChance": False}
    await wire.send("ServiceWorker.dispatchSyncEvent", what)

    async def arrived() -> bool:
        return len(set(await mine(nimmi)) - set(before)) == 1

    await eventually(arrived, 20)
    await nimmi.page.goto("/me/waiting")
    await expect(nimmi.page.get_by_text("Sent: Dock does not work, desk 2A07. It is #")).to_be_visible()
    await waits(nimmi.page, 0)
    forgive_the_signal(nimmi)


async def one_waits(line: Gateway, visit: SignIn, label: str) -> tuple[Person, list[int]]:
    nimmi = await at_desk(line, visit, label)
    before = await mine(nimmi)
    line.cut()
    await tap(nimmi.page, "Dock does not work")
    await send(nimmi.page)
    await is_kept(nimmi.page)
    await nimmi.page.goto("/me/waiting")
    return nimmi, before


async def test_a_server_in_trouble_loses_nothing(line: Gateway, visit: SignIn) -> None:
    nimmi, before = await one_waits(line, visit, "2A06")
    page = nimmi.page
    for status in (500, 503, 408, 425):
        line.mend()
        line.answer(ISSUES, status)
        await page.get_by_role("button", name="Try now").click()
        await expect(page.get_by_role("button", name="Try now")).to_be_enabled()
        await expect(page.get_by_text("it is tried again by itself").first).to_be_visible()
        await waits(page, 1)
    [item] = await kept(page, "outbox")
    assert item["state"] == "waiting"
    line.mend()
    await page.get_by_role("button", name="Try now").click()
    await expect(page.get_by_text("It is #")).to_be_visible()
    assert len(set(await mine(nimmi)) - set(before)) == 1
    forgive_the_signal(nimmi)


async def test_a_server_that_asks_to_wait_is_left_alone_until_then(line: Gateway, visit: SignIn) -> None:
    nimmi, before = await one_waits(line, visit, "2A08")
    page = nimmi.page
    line.mend()
    line.answer(ISSUES, 429, Retry_After="3600")
    await page.get_by_role("button", name="Try now").click()
    await expect(page.get_by_text("Roost asked to wait until")).to_be_visible()
    line.mend()
    await page.get_by_role("button", name="Try now").click()
    await expect(page.get_by_role("button", name="Try now")).to_be_visible()
    await waits(page, 1)
    assert await mine(nimmi) == before
    forgive_the_signal(nimmi)


async def test_what_waits_can_be_left_out_which_is_asked_about_once(line: Gateway, visit: SignIn) -> None:
    nimmi, before = await one_waits(line, visit, "2A09")
    page = nimmi.page
    await page.get_by_role("button", name="Leave it out").click()
    await page.get_by_role("button", name="Keep it").click()
    await waits(page, 1)
    await page.get_by_role("button", name="Leave it out").click()
    await page.get_by_role("button", name="Yes, leave it out").click()
    await expect(page.get_by_text("Nothing waits.")).to_be_focused()
    await waits(page, 0)
    assert await kept(page, "outbox") == []
    line.mend()
    assert await mine(nimmi) == before
    forgive_the_signal(nimmi)


async def test_a_report_that_nobody_is_linked_to_is_kept_nowhere(line: Gateway, visit: SignIn) -> None:
    angus = await at_desk(line, visit, "2A10", ANGUS)
    page = angus.page
    line.cut()
    await tap(page, "Wi-Fi drops")
    await page.get_by_role("radio", name="Nobody: not linked to me").check()
    await send(page)
    await expect(page.get_by_role("alert")).to_contain_text("it is kept nowhere but on this screen")
    assert await kept(page, "outbox") == []
    await waits(page, 0)
    line.mend()
    await page.get_by_role("alert").get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("button", name="Copy it")).to_be_visible()
    forgive_the_signal(angus)

"""A photo with a report: made small on the phone, black in parts, looked at before it goes."""

import io
import re

from PIL import Image
from playwright.async_api import Route, expect

from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI
from tests.browser.report_steps import open_desk, photo, send, sent, tap


async def test_a_photo_goes_small_with_its_parts_black_and_only_once_it_was_looked_at(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = await open_desk(nimmi, "2A02")
    await tap(page, "Screen does not work")
    await page.get_by_label("In one sentence").fill("the left one flickers")
    await page.locator("input[type=file]").last.set_input_files(photo())
    canvas = page.locator("canvas")
    await canvas.scroll_into_view_if_needed()
    box = await canvas.bounding_box()
    assert box
    # Drawn with a finger, from the left upper corner.
    await page.mouse.move(box["x"] + 2, box["y"] + 2)
    await page.mouse.down()
    await page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3, steps=4)
    await page.mouse.up()
    await expect(page.get_by_role("button", name=re.compile("^Black box 1"))).to_be_focused()
    await send(page)
    await page.get_by_role("link", name="Look at the photo, then tick").click()
    await expect(page.get_by_label("No screens, papers or faces")).to_be_focused()
    await page.keyboard.press("Space")
    await send(page)
    number = await sent(page)
    kept = await nimmi.context.request.get(f"/api/issues/{number}/photo")
    image = Image.open(io.BytesIO(await kept.body())).convert("L")
    assert image.size == (1600, 1200)
    assert image.getpixel((200, 150)) < 20
    assert image.getpixel((1400, 1000)) > 150
    assert (await nimmi.get(f"/api/issues/{number}"))["words"] == "the left one flickers"


async def test_parts_of_a_photo_are_blacked_out_with_the_keyboard(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = await open_desk(nimmi, "2A02")
    await page.locator("input[type=file]").last.set_input_files(photo())
    tick = page.get_by_label("No screens, papers or faces")
    await tick.check()
    await nimmi.tab_to(page.get_by_role("button", name="Add a black box"))
    await page.keyboard.press("Enter")
    box = page.get_by_role("button", name=re.compile("^Black box 1"))
    await expect(box).to_be_focused()
    await expect(box).to_have_accessible_name(re.compile("35 % from the left, 39 % from the top, 30 % wide, 22 % high"))
    await expect(tick).to_be_checked()
    await page.keyboard.press("ArrowLeft")
    # What was black may show now: it has to be looked at again.
    await expect(tick).not_to_be_checked()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Shift+ArrowRight")
    await expect(box).to_have_accessible_name(re.compile("33 % from the left, 36 % from the top, 32 % wide, 22 % high"))
    await page.keyboard.press("Delete")
    await expect(box).to_have_count(0)
    await expect(page.get_by_role("button", name="Add a black box")).to_be_focused()


async def test_a_file_that_is_no_photo_is_refused_with_what_to_do(visit: SignIn) -> None:
    page = await open_desk(await visit(NIMMI), "2A02")
    text = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"no picture"}
    await page.locator("input[type=file]").last.set_input_files(text)
    await expect(page.get_by_text("This file is no photo that can be read here.")).to_be_visible()
    await expect(page.get_by_role("button", name="Take a photo")).to_be_visible()


async def test_a_send_that_takes_long_says_that_it_is_at_it(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = await open_desk(nimmi, "2A06")
    await tap(page, "Dock does not work")
    await page.locator("input[type=file]").last.set_input_files(photo())
    await page.get_by_label("No screens, papers or faces").check()
    held: list[Route] = []
    await page.route("**/api/issues", lambda route: held.append(route), times=1)
    await send(page)
    await expect(page.get_by_role("button", name="Sending, with the photo…")).to_be_visible()
    await expect(page.get_by_text("Still sending.")).to_be_visible()
    await held[0].continue_()
    await sent(page)

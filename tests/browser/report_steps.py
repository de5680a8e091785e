"""How the screens of reporting come to show what they can show; and small things that its tests share."""

import io
import re
from typing import Any

from PIL import Image
from playwright.async_api import Page, expect

from tests.browser.people import FACILITIES, SAME_SITE, Person

SENT = re.compile(r"^Thank you\. It is #(\d+)$")


def photo() -> dict[str, Any]:
    """A photo as a phone takes it: bigger than what may be sent, and all of it light."""
    out = io.BytesIO()
    Image.new("RGB", (2400, 1800), (210, 200, 180)).save(out, "JPEG")
    return {"name": "desk.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


async def open_desk(person: Person, label: str, floor: str = "riv-2") -> Page:
    """The report screen of a desk."""
    today = (await person.sites())[0]["today"]
    desk = next(one["id"] for one in await person.spaces(floor, today) if one["label"] == label)
    await person.page.goto(f"/report?space={desk}&floor={floor}")
    await expect(person.page.get_by_role("button", name=f"Desk {label}", pressed=True)).to_be_visible()
    return person.page


async def sent(page: Page) -> int:
    """The number of what was just sent."""
    said = page.get_by_role("heading", name=SENT)
    await expect(said).to_be_focused()
    found = SENT.match(await said.inner_text())
    assert found
    return int(found[1])


async def mine(person: Person) -> list[int]:
    return [one["number"] for one in (await person.get("/api/issues", mine="true"))["issues"]]


async def tap(page: Page, chip: str) -> None:
    await page.get_by_role("radio", name=chip, exact=True).check()


async def send(page: Page) -> None:
    await page.get_by_role("button", name="Send", exact=True).click()


async def code_of(facilities: Person, label: str) -> str:
    """The code on a desk of the second floor."""
    codes = (await facilities.post("/api/floors/riv-2/codes"))["codes"]
    return next(str(one["code"]) for one in codes if one["label"] == label)


async def some_code(person: Person) -> str:
    """The code of a desk, for somebody who is signed out before and after."""
    await person.post("/api/session", email=FACILITIES)
    code = await code_of(person, "2A02")
    await person.context.request.delete("/api/session", headers=SAME_SITE)
    return code


async def everything_open(page: Page) -> None:
    """The search for a place, a chip of none, words that are asked about, a photo with a black box."""
    await page.get_by_role("button", name="Somewhere else").click()
    await page.get_by_label("Desk, bay, room or zone").fill("2a1")
    await expect(page.get_by_role("button", name="Desk 2A10")).to_be_visible()
    await page.get_by_role("button", name="Around here").click()
    await tap(page, "Something else")
    await page.get_by_label("In one sentence").fill("the mum of Kayla rang 07700 900123")
    await expect(page.get_by_label("Nobody can be recognised")).to_be_visible()
    await page.locator("input[type=file]").last.set_input_files(photo())
    await page.get_by_role("button", name="Add a black box").click()
    await page.get_by_role("radio", name="Nobody: not linked to me").check()


async def known_nearby(page: Page) -> None:
    await tap(page, "No socket in reach")
    await expect(page.get_by_role("button", name="Me too").first).to_be_visible()


async def send_nothing(page: Page) -> None:
    await send(page)
    await expect(page.get_by_role("alert").filter(has_text="There is a problem")).to_be_focused()


async def send_a_chip(page: Page) -> None:
    await tap(page, "Wi-Fi drops")
    await send(page)
    await expect(page.get_by_role("link", name="The board")).to_be_visible()


async def idea(page: Page) -> None:
    await page.get_by_role("radio", name="I have an idea").check()
    await expect(page.get_by_text("What is it about?")).to_be_visible()


async def get_a_receipt(page: Page) -> None:
    await tap(page, "Wi-Fi drops")
    await send(page)
    await expect(page.get_by_role("button", name="Copy it")).to_be_visible()


async def read_a_receipt(page: Page) -> None:
    await get_a_receipt(page)
    receipt = await page.locator("strong", has_text="-").first.inner_text()
    await page.get_by_role("link", name="Look with a receipt").click()
    await page.get_by_label("Your receipt").fill(receipt)
    await page.get_by_role("button", name="Look", exact=True).click()
    await expect(page.get_by_role("heading", name="Waiting to be passed on")).to_be_visible()


async def look_with_nothing(page: Page) -> None:
    await page.get_by_role("button", name="Look", exact=True).click()
    await expect(page.get_by_role("alert")).to_be_focused()


async def new_code(page: Page) -> None:
    await page.get_by_text("Does a space need a new code?").click()
    await page.get_by_label("Space", exact=True).select_option(index=1)
    await expect(page.get_by_role("button", name="New code for")).to_be_visible()

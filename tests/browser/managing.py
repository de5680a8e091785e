"""What an administrator needs before they can look after something, made by the API and closed afterwards."""

from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.browser.people import SAME_SITE, Person

LAPTOP = {"width": 1280, "height": 900}
FLOOR = {"name": "Attic", "level": 9, "plan_width": 1200, "plan_height": 900}
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900" width="1200" height="900">'
    '<rect x="20" y="20" width="1160" height="860" fill="#fff" stroke="#333"/></svg>'
)


async def put(person: Person, path: str, version: str, body: object) -> Any:
    """As their other tab would."""
    answer = await person.context.request.put(path, headers={**SAME_SITE, "If-Match": f'"{version}"'}, data=body)
    assert answer.ok, await answer.text()
    return await answer.json()


async def attic(admin: Person, code: str, desks: int = 0) -> str:
    """A floor of its own in Riverside House with one zone, and that many desks in a row; its code."""
    await admin.post("/api/admin/floors", code=code, site="riv", **FLOOR)
    await admin.post(
        "/api/admin/zones",
        code=f"{code}-a",
        floor=code,
        name="Under the roof",
        team=None,
        access="open",
        team_first_until=None,
    )
    if desks:
        row = {"zone": f"{code}-a", "kind": "desk", "first": "9A01", "count": desks, "x": 100, "y": 100}
        await admin.post(f"/api/admin/floors/{code}/rows", **row, dx=100, dy=0, features=[])
    return code


async def close(admin: Person, code: str) -> None:
    """So that nobody else's test finds it."""
    await admin.post(f"/api/admin/floors/{code}/retirement")


async def labels(admin: Person, floor: str) -> dict[str, tuple[int, int]]:
    """Where everything in use stands, by its label."""
    spaces = (await admin.get(f"/api/admin/floors/{floor}/spaces"))["spaces"]
    return {one["label"]: (one["x"], one["y"]) for one in spaces if not one["retired"]}


async def said(page: Page, words: str) -> None:
    """The quiet word after something was done."""
    await expect(page.get_by_role("status").filter(has_text=words).first).to_be_attached()


def problem(page: Page) -> Locator:
    """What was wrong, with links to the fields."""
    return page.get_by_role("alert")


async def lack_a_name(page: Page) -> None:
    await page.get_by_label("Name", exact=True).fill("")
    await page.get_by_role("main").locator("button[type=submit]").click()
    await expect(problem(page)).to_be_focused()


async def ask_to_close(page: Page) -> None:
    await page.get_by_role("main").get_by_role("button", name="Close ").last.click()
    await expect(page.get_by_role("button", name="Cancel")).to_be_visible()


async def change_the_manager(page: Page) -> None:
    await page.get_by_role("button", name="Change line manager").click()
    await page.get_by_label("Line manager").fill("an")
    await expect(page.locator("form li button").first).to_be_visible()


async def move_one(page: Page) -> None:
    await page.get_by_label("Across").first.fill("44")
    await page.get_by_label("Across").first.press("Enter")
    await page.get_by_text("All of them as a list").click()
    await expect(page.get_by_role("table").first).to_be_visible()


async def too_big_a_plan(page: Page) -> None:
    await page.get_by_label("The file").set_input_files(
        {"name": "plan.svg", "mimeType": "image/svg+xml", "buffer": b" " * 1_000_001}
    )
    await page.get_by_role("button", name="Use this plan").click()
    await expect(problem(page)).to_be_focused()


async def add_a_chip(page: Page) -> None:
    await page.get_by_role("button", name="Add a chip").click()
    await page.get_by_role("button", name="Save").click()
    await expect(problem(page)).to_be_focused()

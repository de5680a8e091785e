"""Desks are placed on a plan: dragged, moved by keys, or typed. The plan is a file, and nothing in it runs."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest_asyncio
from playwright.async_api import FilePayload, Page, expect

from tests.browser.conftest import SignIn
from tests.browser.managing import DRAWING, LAPTOP, attic, close, labels, problem, put, said
from tests.browser.people import ADMIN, Person
from tests.browser.test_trouble import forgive


@pytest_asyncio.fixture
async def admin(visit: SignIn) -> Person:
    return await visit(ADMIN, viewport=LAPTOP)


@pytest_asyncio.fixture
async def floor(admin: Person) -> AsyncIterator[str]:
    """A floor with three desks a hundred units apart, from 100, 100 on."""
    code = await attic(admin, f"attic-{uuid4().hex[:6]}", desks=3)
    yield code
    await close(admin, code)


async def placing(page: Page, floor: str) -> None:
    await page.goto(f"/admin/floors/{floor}/place")
    await expect(page.get_by_role("button", name="Desk 9A01, 100 across, 100 down")).to_be_visible()


async def drag(page: Page, label: str, across: float, down: float) -> None:
    """By so many pixels."""
    box = await page.get_by_role("button", name=f"Desk {label},").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + across / 2, y + down / 2)
    await page.mouse.move(x + across, y + down)
    await page.mouse.up()


async def test_a_desk_is_dragged_taken_back_and_saved_with_the_others(admin: Person, floor: str) -> None:
    page = admin.page
    await placing(page, floor)
    before = await labels(admin, floor)
    await drag(page, "9A02", 83, 151)
    await drag(page, "9A03", -40, 200)
    await expect(page.get_by_text("2 moved, not saved yet.")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("button", name="Desk 9A03, 300 across, 100 down")).to_be_visible()
    assert await labels(admin, floor) == before
    await page.get_by_role("button", name="Save all").click()
    await said(page, "Saved where 1 space stands.")
    now = await labels(admin, floor)
    assert now["9A01"] == before["9A01"]
    assert now["9A03"] == before["9A03"]
    # The plan is drawn to fit: what lies between is a matter of its scale, but it stands on the grid.
    assert all(at % 10 == 0 for at in now["9A02"])
    assert now["9A02"][0] > 270
    assert now["9A02"][1] > 250


async def test_all_of_it_can_be_done_by_keys(admin: Person, floor: str) -> None:
    page = admin.page
    await placing(page, floor)
    first = page.get_by_role("button", name="Desk 9A01,")
    await admin.tab_to(first)
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowLeft"):
        await page.keyboard.press(key)
    await expect(page.get_by_role("button", name="Desk 9A01, 119 across, 110 down")).to_be_focused()
    await said(page, "Desk 9A01: 119 across, 110 down")
    await page.keyboard.press("PageDown")
    await expect(page.get_by_role("button", name="Desk 9A02,")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    # Presses on one desk are one thing to take back.
    await page.keyboard.press("Control+z")
    await page.keyboard.press("Control+z")
    await expect(page.get_by_role("button", name="Desk 9A01, 100 across, 100 down")).to_be_visible()
    await expect(page.get_by_text("Everything is saved.")).to_be_visible()
    await page.get_by_label("Chosen", exact=True).select_option(label="Desk 9A03")
    await page.get_by_label("Across", exact=True).fill("5000")
    await page.keyboard.press("Tab")
    await expect(page.get_by_label("Across", exact=True)).to_have_value("5000")
    await expect(page.get_by_role("button", name="Desk 9A03, 300 across, 100 down")).to_be_visible()
    await page.get_by_role("button", name="Save all").click()
    await problem(page).get_by_role("link", name="Desk 9A03: enter 0 to 1200 across").click()
    await expect(page.get_by_label("Across", exact=True)).to_be_focused()
    await page.get_by_label("Across", exact=True).fill("1200")
    await page.keyboard.press("Tab")
    await page.get_by_role("button", name="Save all").click()
    await said(page, "Saved where 1 space stands.")
    assert (await labels(admin, floor))["9A03"] == (1200, 100)


async def test_the_list_does_all_that_the_plan_does(admin: Person, floor: str) -> None:
    page = admin.page
    await placing(page, floor)
    await page.get_by_text("All of them as a list").click()
    await page.get_by_role("spinbutton", name="Desk 9A02, down").fill("640")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Desk 9A02, 200 across, 640 down")).to_be_visible()
    await page.get_by_role("button", name="Save all").click()
    await said(page, "Saved where 1 space stands.")
    assert (await labels(admin, floor))["9A02"] == (200, 640)


async def test_a_link_away_from_moves_asks_first_and_can_save_them(admin: Person, floor: str) -> None:
    page = admin.page
    await placing(page, floor)
    await page.get_by_role("button", name="Desk 9A01,").press("ArrowDown")
    away = page.get_by_role("link", name="Sites")
    await away.click()
    question = page.get_by_role("dialog", name="Save what you moved?")
    await expect(question).to_contain_text("1 space is moved and not saved")
    await page.keyboard.press("Escape")
    await expect(question).to_have_count(0)
    await expect(away).to_be_focused()
    await page.get_by_label("Down", exact=True).fill("-3")
    await away.click()
    await question.get_by_role("button", name="Save and go on").click()
    await expect(problem(page)).to_contain_text("Desk 9A01: enter 0 to 900 down")
    assert (await labels(admin, floor))["9A01"] == (100, 100)
    await page.get_by_label("Down", exact=True).fill("700")
    await away.click()
    await question.get_by_role("button", name="Save and go on").click()
    await expect(page.get_by_role("heading", name="Sites, plans and rules")).to_be_focused()
    assert (await labels(admin, floor))["9A01"] == (100, 700)


async def test_moves_that_are_not_saved_are_still_there_after_a_look_elsewhere(admin: Person, floor: str) -> None:
    page = admin.page
    await placing(page, floor)
    await page.get_by_role("button", name="Desk 9A01,").press("ArrowDown")
    await page.get_by_role("link", name="Sites").click()
    await page.get_by_role("button", name="Go on without saving").click()
    await expect(page.get_by_role("heading", name="Sites, plans and rules")).to_be_focused()
    await page.go_back()
    await expect(page.get_by_text("1 moved, not saved yet.")).to_be_visible()
    # And the window does not close over them without a question.
    await page.get_by_role("button", name="Desk 9A01,").click()
    async with page.expect_event("dialog") as asked:
        await page.evaluate("setTimeout(() => location.reload())")
    dialog = await asked.value
    assert dialog.type == "beforeunload"
    await dialog.dismiss()
    await expect(page.get_by_role("button", name="Desk 9A01, 100 across, 110 down")).to_be_visible()


async def test_who_is_slower_keeps_their_moves_and_sees_those_of_the_other(admin: Person, floor: str) -> None:
    page = admin.page
    await placing(page, floor)
    await page.get_by_role("button", name="Desk 9A01,").press("ArrowDown")
    there = await admin.get(f"/api/admin/floors/{floor}/spaces")
    ids = {one["label"]: one["id"] for one in there["spaces"]}
    moves = [{"id": ids["9A01"], "x": 500, "y": 500}, {"id": ids["9A02"], "x": 600, "y": 600}]
    await put(admin, f"/api/admin/floors/{floor}/positions", there["version"], {"positions": moves})
    await page.get_by_role("button", name="Save all").click()
    await expect(problem(page)).to_contain_text("You both moved 9A01: yours is shown.")
    await expect(page.get_by_role("button", name="Desk 9A02, 600 across, 600 down")).to_be_visible()
    await expect(page.get_by_role("button", name="Desk 9A01, 100 across, 110 down")).to_be_visible()
    await page.get_by_role("button", name="Save all").click()
    await said(page, "Saved where 1 space stands.")
    now = await labels(admin, floor)
    assert (now["9A01"], now["9A02"]) == ((100, 110), (600, 600))
    forgive(admin, "409")


def svg(text: str) -> FilePayload:
    return {"name": "plan.svg", "mimeType": "image/svg+xml", "buffer": text.encode()}


async def test_a_plan_is_seen_before_it_is_used_and_one_with_a_script_is_refused(admin: Person, floor: str) -> None:
    page = admin.page
    await page.goto(f"/admin/floors/{floor}")
    await page.get_by_role("link", name="Add a plan").click()
    await page.get_by_role("button", name="Use this plan").click()
    await problem(page).get_by_role("link", name="Choose a file").click()
    await expect(page.get_by_label("The file")).to_be_focused()
    attack = DRAWING.replace("</svg>", "<script>fetch('/api/me')</script></svg>")
    await page.get_by_label("The file").set_input_files(svg(attack))
    await page.get_by_role("button", name="Use this plan").click()
    await expect(problem(page)).to_contain_text("<script>")
    assert (await admin.context.request.get(f"/api/floors/{floor}/plan")).status == 404
    await page.get_by_label("The file").set_input_files(svg(DRAWING))
    shown = page.get_by_role("main").locator("figure img")
    await expect(shown).to_have_js_property("naturalWidth", 1200)
    assert str(await shown.get_attribute("src")).startswith("blob:")
    await page.get_by_role("button", name="Use this plan").click()
    await expect(page.get_by_role("heading", name="Place what stands here")).to_be_focused()
    await expect(page.get_by_role("main").locator("img")).to_have_js_property("naturalWidth", 1200)
    forgive(admin, "400")


async def test_what_is_too_big_or_no_picture_is_said_before_a_byte_is_sent(admin: Person, floor: str) -> None:
    page = admin.page
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "PUT" else None)
    await page.goto(f"/admin/floors/{floor}/plan")
    huge: FilePayload = {"name": "huge.svg", "mimeType": "image/svg+xml", "buffer": b" " * 1_200_000}
    await page.get_by_label("The file").set_input_files(huge)
    await expect(page.get_by_text("huge.svg has 1.2 MB. A plan may have 1.0 MB as an SVG.")).to_be_visible()
    word: FilePayload = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    await page.get_by_label("The file").set_input_files(word)
    await page.get_by_role("button", name="Use this plan").click()
    await expect(problem(page)).to_contain_text("plan.pdf is no SVG or PNG.")
    assert sent == []

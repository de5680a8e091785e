"""An administrator finds what they run and changes sites, zones and desks; a phone that never needs it fetches none."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest_asyncio
from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.managing import LAPTOP, attic, close, labels, problem, put, said
from tests.browser.people import ADMIN, DEEPA, FACILITIES, NIMMI, Person
from tests.browser.test_trouble import forgive

DIST = Path(__file__).parents[2] / "server/roost/web/dist"
LIST = "What is set up here holds for the whole council"


async def test_administration_opens_from_me_and_lists_everything(visit: SignIn) -> None:
    page = (await visit(ADMIN)).page
    await page.goto("/me")
    await page.get_by_role("link", name="Administration").click()
    await expect(page.get_by_role("heading", name="Administration", level=1)).to_be_focused()
    for name in ("Out of use", "Codes to print", "Screens on walls", "Who gets what"):
        await page.get_by_role("main").get_by_role("link", name=name).click()
        await expect(page.get_by_role("heading", name=name, level=1)).to_be_focused()
        await page.get_by_role("navigation", name="Way back").get_by_role("link", name="Administration").click()
        await expect(page.get_by_role("heading", name="Administration", level=1)).to_be_focused()
    groups = page.get_by_role("main").get_by_role("heading", level=2)
    await expect(groups).to_have_text(["People", "Places", "Issues", "Connections", "Trust"])


async def test_nobody_else_is_led_there_nor_let_in(visit: SignIn) -> None:
    for who in (NIMMI, FACILITIES):
        page = (await visit(who)).page
        await page.goto("/me")
        await expect(page.get_by_role("heading", name="Your car")).to_be_visible()
        await expect(page.get_by_role("link", name="Administration")).to_have_count(0)
        await page.goto("/admin/people")
        await expect(page.get_by_role("heading", name="This is not yours to change")).to_be_visible()


async def test_a_mistyped_address_of_the_administration_says_so(visit: SignIn) -> None:
    page = (await visit(ADMIN)).page
    await page.goto("/admin/nothing/such")
    await expect(page.get_by_role("heading", name="There is nothing at this address")).to_be_visible()


def test_no_phone_keeps_the_screens_of_the_administration() -> None:
    hub = [path.name for path in (DIST / "assets").glob("*.js") if LIST in path.read_text()]
    assert len(hub) == 1
    worker = (DIST / "sw.js").read_text()
    kept = re.findall(r"/assets/([\w.-]+)", worker)
    assert len(kept) > 50
    assert hub[0] not in kept
    assert hub[0] not in next((DIST / "assets").glob("index-*.js")).read_text()


@pytest_asyncio.fixture
async def admin(visit: SignIn) -> Person:
    return await visit(ADMIN, viewport=LAPTOP)


@pytest_asyncio.fixture
async def floor(admin: Person) -> AsyncIterator[str]:
    """A floor with one zone and the desks 9A01 and 9A02."""
    code = await attic(admin, f"loft-{uuid4().hex[:6]}", desks=2)
    yield code
    await close(admin, code)


async def test_a_row_of_desks_says_its_labels_while_it_is_typed_and_which_are_taken(admin: Person, floor: str) -> None:
    page = admin.page
    await page.goto(f"/admin/floors/{floor}")
    await page.get_by_role("link", name="Add a row of desks").click()
    await expect(page.get_by_label("First label")).to_have_value("9A03")
    await page.get_by_label("First label").fill("9A02")
    await page.get_by_label("How many").fill("12")
    await expect(page.get_by_text("9A02, 9A03, 9A04, 9A05, 9A06, 9A07, 9A08 … 9A13")).to_be_visible()
    await page.get_by_label("Each next one across").fill("200")
    await page.get_by_role("button", name="Add them").click()
    await problem(page).get_by_role("link", name="9A02 is on this floor already").click()
    await expect(page.get_by_label("First label")).to_be_focused()
    await page.get_by_label("First label").fill("9A03")
    await page.get_by_role("button", name="Add them").click()
    await expect(problem(page)).to_contain_text("outside the plan")
    await page.get_by_label("Each next one across").fill("90")
    await page.get_by_label("Two screens").check()
    await page.get_by_role("button", name="Add them").click()
    await expect(page.get_by_role("heading", name="Place what stands here")).to_be_focused()
    there = await labels(admin, floor)
    assert list(there)[-1] == "9A14"
    assert len(there) == 14
    assert there["9A14"][0] - there["9A13"][0] == 90


async def test_label_and_place_of_what_is_new_follow_the_chosen_zone(admin: Person, floor: str) -> None:
    page = admin.page
    other = {"code": f"{floor}-b", "floor": floor, "name": "By the stairs", "team": None, "access": "open"}
    await admin.post("/api/admin/zones", **other, team_first_until=None)
    row = {"zone": other["code"], "kind": "desk", "first": "9B05", "count": 2, "x": 100, "y": 600, "dx": 100, "dy": 0}
    await admin.post(f"/api/admin/floors/{floor}/rows", **row, features=[])
    for way, label, press in (("row", "First label", "Add them"), ("space", "Label", "Add this space")):
        await page.goto(f"/admin/floors/{floor}/{way}")
        name = page.get_by_label(label, exact=True)
        await expect(name).to_have_value("")
        await page.get_by_role("button", name=press).click()
        await expect(problem(page)).to_contain_text("Choose")
        zone = page.get_by_label("Zone", exact=True)
        await zone.select_option("Under the roof")
        await expect(name).to_have_value("9A03")
        await zone.select_option("By the stairs")
        await expect(name).to_have_value("9B07" if way == "row" else "9B13")
        down = page.get_by_label("First one down" if way == "row" else "Down", exact=True)
        assert int(await down.input_value()) > 600
        stray = page.get_by_text("This is not in By the stairs but among Under the roof.")
        await down.fill("180")
        await expect(stray).to_be_visible()
        # What was typed by hand stays.
        await zone.select_option("Under the roof")
        await expect(down).to_have_value("180")
        await zone.select_option("By the stairs")
        await down.fill("800" if way == "row" else "500")
        await expect(stray).to_be_hidden()
        await page.get_by_role("button", name=press).click()
        await said(page, "Added ")
    assert (await labels(admin, floor)).keys() == {"9A01", "9A02", *(f"9B{n:02}" for n in range(5, 14))}


async def test_closing_a_desk_says_first_how_many_bookings_end(
    admin: Person, visit: SignIn, floor: str, quiet_day: str
) -> None:
    page = admin.page
    desk = next(one for one in await admin.spaces(floor, quiet_day) if one["label"] == "9A01")
    deepa = await visit(DEEPA)
    await deepa.clear(quiet_day)
    await deepa.post("/api/bookings", space=desk["id"], day=quiet_day, starts="09:00", ends="12:00")
    await page.goto(f"/admin/floors/{floor}")
    await page.get_by_role("link", name="Desk 9A01").click()
    await page.get_by_role("button", name="Close Desk 9A01").click()
    await expect(page.get_by_text("One booking there in the next two weeks. It ends")).to_be_visible()
    await page.get_by_role("button", name="Cancel").click()
    await expect(page.get_by_role("button", name="Close Desk 9A01")).to_be_focused()
    assert len(await deepa.bookings(quiet_day)) == 1
    await page.get_by_role("button", name="Close Desk 9A01").click()
    await page.get_by_role("button", name="Close it", exact=True).click()
    await said(page, "Desk 9A01 is closed. 1 booking ended.")
    assert await deepa.bookings(quiet_day) == []
    assert list(await labels(admin, floor)) == ["9A02"]
    await page.get_by_role("button", name="Open it again").click()
    await expect(page.get_by_label("Label")).to_have_value("9A01")


async def test_a_zone_asks_only_what_its_rule_needs(admin: Person, floor: str) -> None:
    page = admin.page
    await page.goto(f"/admin/zones/{floor}-a")
    await expect(page.get_by_label("Open to all from")).to_have_count(0)
    await page.get_by_label("Its team first, then anybody").check()
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(problem(page).get_by_role("link")).to_have_text(
        ["Choose the team", "Enter from when it is open to all"]
    )
    await page.get_by_label("Team", exact=True).select_option(label="Early Help")
    await page.get_by_label("Open to all from").select_option("16:00")
    await page.get_by_role("button", name="Save", exact=True).click()
    await said(page, "Saved Under the roof.")
    zones = [zone for one in await admin.sites() for level in one["floors"] for zone in level["zones"]]
    assert next(one for one in zones if one["code"] == f"{floor}-a")["access"] == "team first"


async def test_of_two_who_change_one_site_the_slower_sees_what_the_other_saved(admin: Person) -> None:
    page = admin.page
    site = next(one for one in (await admin.get("/api/admin/sites"))["sites"] if one["code"] == "gun")
    before = {name: value for name, value in site.items() if name not in ("code", "retired", "version", "floors")}
    await page.goto("/admin/sites/gun")
    await page.get_by_label("Closes").select_option("19:00")
    await put(admin, "/api/admin/sites/gun", site["version"], before | {"closes": "18:30", "address": "5 Gun Lane"})
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(problem(page)).to_contain_text("Closes: they saved “18:30”. Yours is still “19:00”.")
    await expect(page.get_by_label("Address")).to_have_value("5 Gun Lane")
    await page.get_by_role("button", name="Save", exact=True).click()
    await said(page, "Saved Gun Lane Centre.")
    now = next(one for one in (await admin.get("/api/admin/sites"))["sites"] if one["code"] == "gun")
    assert (now["closes"], now["address"]) == ("19:00", "5 Gun Lane")
    await put(admin, "/api/admin/sites/gun", now["version"], before)
    forgive(admin, "409")


async def test_labels_are_printed_ten_a_page_with_a_code_of_40_millimetres(admin: Person, floor: str) -> None:
    page = admin.page
    await page.goto(f"/me/codes?floor={floor}")
    await page.get_by_role("button", name="Make the missing codes").click()
    await expect(page.get_by_role("img", name="QR code of desk 9A01")).to_be_visible()
    await page.emulate_media(media="print")
    # As wide as A4 without its margins: CSS has 96 pixels an inch, and 72 points.
    await page.set_viewport_size({"width": round(194 / 25.4 * 96), "height": 1100})
    code = await page.get_by_role("img", name="QR code of desk 9A01").bounding_box()
    assert code
    assert abs(code["width"] - 40 / 25.4 * 96) < 1
    label = page.get_by_role("main").locator("li strong", has_text="9A01")
    assert abs(float((await label.evaluate("it => getComputedStyle(it).fontSize"))[:-2]) - 28 * 96 / 72) < 0.1
    rows = await page.get_by_role("main").locator("li").evaluate_all("all => all.map((it) => it.offsetTop)")
    assert len(set(rows)) == 1, "two side by side"
    assert await label.evaluate("it => it.closest('li').offsetHeight") <= 55 / 25.4 * 96 + 1
    await expect(page.get_by_role("main").locator("li small").first).to_contain_text("/at/")

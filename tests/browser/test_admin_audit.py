"""What was changed, what is kept for how long, and one person's record: seen for a reason, and the person is told."""

import csv
import io
import zipfile
from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.people import ADMIN, CALLUM, DEEPA, USUAL, Person

LAPTOP = {"width": 1280, "height": 800}
WHY = "You asked us for a copy on Friday"


async def downloaded(page: Page, button: str) -> bytes:
    async with page.expect_download() as saving:
        await page.get_by_role("button", name=button).click()
    return Path(await (await saving.value).path()).read_bytes()


async def record_of(admin: Person, email: str) -> Page:
    found = (await admin.get("/api/people", q=email.split("@")[0].replace(".", " ")))["people"]
    await admin.page.goto(f"/admin/people/{found[0]['id']}/record")
    return admin.page


async def test_a_changed_rule_stands_in_the_audit_by_whom_and_from_what_to_what(visit: SignIn) -> None:
    page = (await visit(ADMIN, viewport=LAPTOP)).page
    await page.goto("/admin/retention")
    await page.get_by_label("Days: Photos").fill("5")
    await page.get_by_role("button", name="Save the days").click()
    await page.get_by_role("link", name="Photos: enter 15 to 1,095 days").click()
    await expect(page.get_by_label("Days: Photos")).to_be_focused()
    await page.get_by_label("Days: Photos").fill("300")
    await expect(page.get_by_text("Shorter than now:")).to_be_visible()
    # What cannot be had back is asked for twice: the first press says what goes and when.
    await page.get_by_role("button", name="Save the days").click()
    await expect(page.get_by_role("heading", name="Delete what is older?")).to_be_focused()
    await expect(page.get_by_text("Photos: 13 months → 300 days.")).to_be_visible()
    await page.get_by_role("button", name="Cancel").click()
    await expect(page.get_by_label("Days: Photos")).to_be_focused()
    await expect(page.get_by_label("Days: Photos")).to_have_value("300")
    await page.get_by_role("button", name="Save the days").click()
    await page.get_by_role("button", name="Yes, delete what is older").click()
    await expect(page.get_by_text("Saved how long things are kept.").first).to_be_visible()
    await page.goto("/privacy")
    await expect(page.get_by_text("a photo goes 300 days after it")).to_be_visible()
    await expect(page.get_by_text("13 months. After that it is only known")).to_be_visible()

    await page.goto("/admin/audit")
    await page.get_by_label("About").select_option("retention")
    first = page.get_by_role("main").locator("ol.card > li").first
    await expect(first).to_contain_text("How long something is kept was changed: photos")
    await expect(first).to_contain_text("395 → 300")
    await expect(first).to_contain_text("Bethan Chukwu")
    table = list(csv.reader(io.StringIO((await downloaded(page, "Download as a table")).decode("utf-8-sig"))))
    assert [cell.split(": ")[-1] for cell in table[1][-2:]] == ["395", "300"]
    await page.get_by_label("Last day").fill("2020-01-01")
    await expect(page.get_by_text("Nothing was changed that fits.")).to_be_visible()


async def test_what_people_booked_is_left_out_unless_it_is_asked_for(visit: SignIn, quiet_day: str) -> None:
    page, deepa = (await visit(ADMIN, viewport=LAPTOP)).page, await visit(DEEPA)
    await deepa.clear(quiet_day)
    desk = await deepa.free_space("riv-2", "riv-2-a", quiet_day)
    await deepa.post("/api/bookings", space=desk["id"], day=quiet_day, **USUAL)
    await deepa.clear(quiet_day)
    await page.goto("/admin/audit")
    rows = page.get_by_role("main").locator("ol.card > li")
    booked = rows.filter(has_text="A place was booked")
    await expect(rows.first).to_be_visible()
    await expect(booked).to_have_count(0)
    await page.get_by_label("Bookings, arrivals and talks too").check()
    await expect(booked.first).to_be_visible()


async def test_the_audit_goes_on_page_by_page_and_names_nobody_of_a_booking(visit: SignIn) -> None:
    page = (await visit(ADMIN, viewport=LAPTOP)).page
    await page.goto("/admin/audit?entity=booking")
    rows = page.get_by_role("main").locator("ol.card > li")
    await expect(rows).to_have_count(50)
    assert {len((await row.inner_text()).split(", ")) for row in await rows.all()} == {1}
    await page.get_by_role("button", name="Show more").click()
    await expect(rows).to_have_count(100)


async def test_who_looks_at_a_record_says_why_and_the_person_reads_it(visit: SignIn) -> None:
    admin, callum = await visit(ADMIN, viewport=LAPTOP), await visit(CALLUM)
    page = await record_of(admin, CALLUM)
    await page.get_by_role("button", name="Look at the record").click()
    await page.get_by_role("link", name="Say why: the person reads it").click()
    await page.get_by_label("Why?").fill(WHY)
    await page.get_by_role("button", name="Look at the record").click()
    await expect(page.get_by_role("heading", name="Record of Callum Dhillon")).to_be_visible()
    copy = zipfile.ZipFile(io.BytesIO(await downloaded(page, "Download everything on them")))
    assert {Path(name).suffix for name in copy.namelist()} >= {".json", ".html"}

    await callum.page.goto("/me")
    await callum.page.get_by_role("link", name="What Roost knows of me").click()
    looks = callum.page.get_by_role("region", name="Who looked at my record")
    await expect(looks.get_by_role("listitem")).to_have_count(2)
    await expect(looks).to_contain_text("Bethan Chukwu looked at what was changed about you")
    await expect(looks).to_contain_text(WHY)
    own = zipfile.ZipFile(io.BytesIO(await downloaded(callum.page, "Download everything")))
    assert b"callum.dhillon@estuary.example" in b"".join(own.read(name) for name in own.namelist())


async def test_nobody_is_forgotten_by_a_slip(visit: SignIn) -> None:
    admin = await visit(ADMIN, viewport=LAPTOP)
    page = await record_of(admin, CALLUM)
    await page.get_by_label("Why?").fill(WHY)
    await page.get_by_role("button", name="Look at the record").click()
    await page.get_by_role("button", name="Forget this person").click()
    await page.get_by_label("They left long ago").check()
    await page.get_by_label("Write their name, to be sure").fill("Callum")
    await page.get_by_role("button", name="Forget Callum Dhillon for good").click()
    await expect(page.get_by_role("alert")).to_contain_text("Nobody was forgotten yet.")
    await expect(page.get_by_label("Write their name, to be sure")).to_have_value("Callum")


async def test_how_roost_is_doing_is_said_check_by_check(visit: SignIn) -> None:
    page = (await visit(ADMIN, viewport=LAPTOP)).page
    await page.goto("/admin/health")
    await expect(page.get_by_role("heading", name="Database works")).to_be_visible()
    await expect(page.get_by_role("heading", name="Worker")).to_be_visible()
    await expect(page.get_by_role("heading", name="Sign-in Not set up")).to_be_visible()

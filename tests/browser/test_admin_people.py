"""An administrator finds, adds and changes people, and says who has left."""

import re
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.managing import LAPTOP, problem, put, said
from tests.browser.people import ADMIN, Person
from tests.browser.test_trouble import forgive

EDITED = ("email", "name", "team", "role", "essential_car_user", "blue_badge")


@pytest_asyncio.fixture
async def admin(visit: SignIn) -> AsyncIterator[Person]:
    """Somebody at a laptop who looks after people; whoever they added is gone afterwards."""
    person = await visit(ADMIN, viewport=LAPTOP)
    yield person
    for one in (await person.get("/api/admin/people", q="newcomer"))["people"]:
        await person.post(f"/api/admin/people/{one['id']}/departure")


async def newcomer(admin: Person) -> dict[str, str]:
    name = f"Zoe Newcomer {uuid4().hex[:6]}"
    email = f"{name.replace(' ', '.').lower()}@estuary.example"
    body = {"name": name, "email": email, "team": "duty", "role": "staff", "line_manager": None}
    made = await admin.post("/api/admin/people", **body, essential_car_user=False, blue_badge=False)
    return dict(made)


async def opened(page: Page, one: dict[str, str]) -> None:
    await page.goto(f"/admin/people/{one['id']}")
    await expect(page.get_by_role("heading", name=one["name"], level=1)).to_be_visible()


async def test_people_are_found_by_a_part_of_a_name_and_by_their_team(admin: Person) -> None:
    page = admin.page
    await page.goto("/admin/people")
    await page.get_by_label("Name or e-mail").fill("flint nim")
    await expect(page.get_by_role("link", name=re.compile("Nimmi Flint"))).to_be_visible()
    await expect(page.get_by_role("heading", name="1 person")).to_be_visible()
    await page.get_by_label("Team").select_option("fs1")
    await expect(page.get_by_text("Nobody here fits.")).to_be_visible()
    await page.get_by_label("Name or e-mail").fill("")
    await expect(page.get_by_role("heading", name=re.compile(r"\d+ people"))).to_be_visible()
    assert "team=fs1" in page.url


async def test_a_long_list_goes_on_where_it_ended(admin: Person) -> None:
    page = admin.page
    await page.goto("/admin/people")
    rows = page.get_by_role("main").locator("section li a")
    await expect(page.get_by_role("heading", name="50 or more people")).to_be_visible()
    await page.get_by_role("button", name="Show more").click()
    await expect(rows).to_have_count(100)
    # Nobody is there twice.
    assert len(set(await rows.evaluate_all("all => all.map((it) => it.href)"))) == 100


async def test_somebody_is_added_and_what_is_lacking_is_said_field_by_field(admin: Person, visit: SignIn) -> None:
    page = admin.page
    email = f"yuri.newcomer.{uuid4().hex[:6]}@estuary.example"
    await page.goto("/admin/people")
    await page.get_by_role("link", name="Add a person").click()
    # The list before it has a label with the same words.
    await page.get_by_label("E-mail", exact=True).fill("not an address")
    await page.get_by_role("button", name="Add this person").click()
    await problem(page).get_by_role("link", name="Enter their name").click()
    await expect(page.get_by_label("Name")).to_be_focused()
    await page.keyboard.type("Yuri Newcomer")
    await page.get_by_role("button", name="Add this person").click()
    await problem(page).get_by_role("link", name=re.compile("like name@council")).click()
    await expect(page.get_by_label("E-mail")).to_be_focused()
    await expect(page.get_by_label("E-mail")).to_have_attribute("aria-invalid", "true")
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Team").select_option(label="Duty and Assessment")
    await page.get_by_role("button", name="Add this person").click()
    await expect(page.get_by_role("heading", name="Yuri Newcomer", level=1)).to_be_focused()
    # They can come in at once.
    assert (await (await visit(email)).get("/api/me"))["team"]["code"] == "duty"
    forgive(admin, "400")


async def test_of_two_who_change_one_person_neither_loses_a_word(admin: Person) -> None:
    page = admin.page
    one = await newcomer(admin)
    await opened(page, one)
    await page.get_by_label("Name", exact=True).fill("Zoe Typed Newcomer")
    await page.get_by_label("Role").select_option("it")
    theirs = {field: one[field] for field in EDITED} | {"line_manager": None, "role": "parking", "blue_badge": True}
    await put(admin, f"/api/admin/people/{one['id']}", one["version"], theirs)
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(problem(page)).to_be_focused()
    await expect(problem(page)).to_contain_text("Role: they saved “parking”. Yours is still “it”.")
    await expect(problem(page)).to_contain_text("Blue badge holder: they saved “yes”. It is below now.")
    await expect(page.get_by_label("Name", exact=True)).to_have_value("Zoe Typed Newcomer")
    await page.get_by_role("button", name="Save", exact=True).click()
    await said(page, "Saved Zoe Typed Newcomer.")
    now = await admin.get(f"/api/admin/people/{one['id']}")
    assert (now["name"], now["role"], now["blue_badge"]) == ("Zoe Typed Newcomer", "it", True)
    forgive(admin, "409")


async def test_what_was_typed_stays_while_one_looks_elsewhere(admin: Person) -> None:
    page = admin.page
    one = await newcomer(admin)
    await opened(page, one)
    await page.get_by_label("E-mail").fill("half.typed@")
    await page.get_by_role("link", name="People", exact=True).click()
    await page.go_back()
    await expect(page.get_by_label("E-mail")).to_have_value("half.typed@")


async def test_a_departure_says_first_what_it_ends_and_then_ends_it(
    admin: Person, visit: SignIn, quiet_day: str
) -> None:
    page = admin.page
    one = await newcomer(admin)
    leaver = await visit(one["email"])
    desk = await leaver.free_space("riv-2", "riv-2-a", quiet_day)
    await leaver.post("/api/bookings", space=desk["id"], day=quiet_day, starts="09:00", ends="17:00")
    await opened(page, one)
    await page.get_by_role("link", name=f"{one['name']} leaves the council").click()
    await expect(page.get_by_text("Every desk, bay and room booked for them from now on is free")).to_be_visible()
    assert len(await leaver.bookings(quiet_day)) == 1
    await page.get_by_role("button", name=f"{one['name']} has left").click()
    await expect(page.get_by_role("heading", name=re.compile("^Left on"))).to_be_visible()
    assert not next(it for it in await admin.spaces("riv-2", quiet_day) if it["id"] == desk["id"])["spans"]
    assert (await leaver.context.request.get("/api/me")).status == 401
    await page.get_by_role("button", name=f"Bring {one['name']} back").click()
    await expect(page.get_by_label("E-mail")).to_have_value(one["email"])


async def test_the_last_administrator_keeps_the_role(admin: Person) -> None:
    page = admin.page
    people = (await admin.get("/api/admin/people", role="administrator"))["people"]
    assert len(people) == 1
    await opened(page, people[0])
    await expect(page.get_by_role("link", name=re.compile("leaves the council"))).to_have_count(0)
    await page.get_by_label("Role").select_option("staff")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(problem(page)).to_contain_text("administrator")
    await expect(page.get_by_label("Role")).to_have_value("staff")
    assert (await admin.get("/api/me"))["role"] == "administrator"
    forgive(admin, "409")

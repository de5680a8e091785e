"""Who sorts what is reported, and what people tap when they report: changed without code, seen at once."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest_asyncio
from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.managing import LAPTOP, problem, said
from tests.browser.people import ADMIN, Person
from tests.browser.test_trouble import forgive


@pytest_asyncio.fixture
async def admin(visit: SignIn) -> AsyncIterator[Person]:
    """Somebody at a laptop; what they added is closed afterwards."""
    person = await visit(ADMIN, viewport=LAPTOP)
    yield person
    for what in ("queues", "categories"):
        for one in (await person.get(f"/api/admin/{what}"))[what]:
            if one["code"].startswith("new-") and not one["retired"]:
                await person.post(f"/api/admin/{what}/{one['code']}/retirement")


async def test_a_queue_gets_a_lead_and_members_by_their_names(admin: Person) -> None:
    page = admin.page
    code = f"new-{uuid4().hex[:6]}"
    await page.goto("/admin/queues")
    await page.get_by_role("link", name="Add a queue").click()
    await page.get_by_label("Code").fill(code)
    await page.get_by_label("Name", exact=True).fill(f"Kitchens {code}")
    await page.get_by_role("button", name="Add this queue").click()
    await problem(page).get_by_role("link", name="Choose who leads it").click()
    await expect(page.get_by_label("Lead")).to_be_focused()
    await page.keyboard.type("nimmi fl")
    await page.get_by_role("button", name="Nimmi Flint").click()
    for name in ("Deepa Mbeki", "Chloe Clarke"):
        await page.get_by_label("Add somebody").fill(name)
        await page.get_by_role("button", name=name, exact=False).last.click()
        await expect(page.get_by_role("button", name=f"Take away {name}")).to_be_visible()
    await page.get_by_role("button", name="Take away Chloe Clarke").click()
    await page.get_by_role("button", name="Add this queue").click()
    await said(page, f"Added Kitchens {code}.")
    made = next(one for one in (await admin.get("/api/admin/queues"))["queues"] if one["code"] == code)
    assert made["lead"]["name"] == "Nimmi Flint"
    assert [one["name"] for one in made["members"]] == ["Deepa Mbeki"]
    await page.get_by_role("link", name=f"Kitchens {code}").click()
    await page.get_by_role("button", name=f"Close Kitchens {code}").click()
    await expect(page.get_by_text("What is open in it goes to Facilities")).to_be_visible()
    await page.get_by_role("button", name="Close it", exact=True).click()
    await expect(page.get_by_role("button", name="Open it again")).to_be_visible()


async def test_the_queue_that_gets_the_rest_cannot_be_closed_and_says_why(admin: Person) -> None:
    page = admin.page
    await page.goto("/admin/queues/facilities")
    await expect(page.get_by_text("It gets everything that no rule sends elsewhere")).to_be_visible()
    await expect(page.get_by_role("button", name="Close Facilities")).to_have_count(0)


async def test_chips_are_added_put_in_order_and_offered_to_whoever_reports(admin: Person) -> None:
    page = admin.page
    code = f"new-{uuid4().hex[:6]}"
    await page.goto("/admin/add/category")
    await page.get_by_label("Code").fill(code)
    await page.get_by_label("Name", exact=True).fill(f"Plants {code}")
    for words in ("Plant is dry", "Plant is gone"):
        await page.get_by_role("button", name="Add a chip").click()
        await page.keyboard.type(words)
    await page.get_by_role("button", name="Add a chip").click()
    await page.get_by_role("button", name="Add this category").click()
    await problem(page).get_by_role("link", name="Enter the words of each chip, or take it away").click()
    await page.get_by_role("button", name="Take away", exact=True).click()
    await page.get_by_role("button", name="Move up Plant is gone").click()
    await expect(page.get_by_role("textbox", name="Words of chip 1")).to_have_value("Plant is gone")
    await page.get_by_role("button", name="Add this category").click()
    await said(page, f"Added Plants {code}.")
    form = await admin.get("/api/report")
    chips = [one["words"] for one in form["chips"] if one["category"] == code]
    assert chips == ["Plant is gone", "Plant is dry"]


async def test_a_code_that_is_taken_is_said_and_nothing_is_lost(admin: Person) -> None:
    page = admin.page
    await page.goto("/admin/add/category")
    await page.get_by_label("Code").fill("it")
    await page.get_by_label("Name", exact=True).fill("Second IT")
    await page.get_by_role("button", name="Add this category").click()
    await expect(problem(page)).to_contain_text("There is a category it already.")
    await expect(page.get_by_label("Name", exact=True)).to_have_value("Second IT")
    forgive(admin, "409")

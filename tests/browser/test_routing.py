"""Who gets what: administrators change the rules, everybody reads them."""

import re
from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.people import ADMIN, NIMMI, SAME_SITE, Person
from tests.browser.test_trouble import forgive


async def replace(person: Person, routes: list[dict[str, str | None]]) -> None:
    """Puts these rules in the place of those that are there."""
    tag = (await person.context.request.get("/api/routes")).headers["etag"]
    answer = await person.context.request.put(
        "/api/routes", headers={**SAME_SITE, "If-Match": tag}, data={"routes": routes}
    )
    assert answer.ok, await answer.text()


@pytest_asyncio.fixture
async def admin(visit: SignIn) -> AsyncIterator[Person]:
    """An administrator; what they change is put back."""
    person = await visit(ADMIN)
    before = (await person.get("/api/routes"))["routes"]
    yield person
    await replace(person, before)


async def open_rules(page: Page) -> int:
    """How many rules there are besides the last."""
    await page.goto("/me/routing")
    await expect(page.get_by_role("group", name="Everything else")).to_be_visible()
    return await page.get_by_role("group", name="Rule ").count()


async def test_a_rule_is_added_and_finds_its_place(admin: Person) -> None:
    page = admin.page
    await page.goto("/me")
    await page.get_by_role("link", name="Who gets what").click()
    await expect(page.get_by_role("group", name="Everything else")).to_be_visible()
    count = await page.get_by_role("group", name="Rule ").count()
    await page.get_by_role("button", name="Add a rule").click()
    new = page.get_by_role("group", name=f"Rule {count + 1}")
    await expect(new.get_by_label("About")).to_be_focused()
    await page.get_by_role("button", name="Save the rules").click()
    await page.get_by_role("link", name=f"Say what rule {count + 1} is for").click()
    await expect(new).to_be_focused()
    await new.get_by_label("About").select_option("it")
    await new.get_by_label("At", exact=True).select_option("gun")
    await new.get_by_label("Kind of space").select_option("room")
    await new.get_by_label("Goes to").select_option("facilities")
    await page.get_by_role("button", name="Save the rules").click()
    # It names the most, so it is tried first.
    first = page.get_by_role("group", name="Rule 1", exact=True)
    await expect(first.get_by_label("Kind of space")).to_have_value("room")
    routes = (await admin.get("/api/routes"))["routes"]
    assert routes[0] == {"site": "gun", "category": "it", "space_kind": "room", "queue": "facilities"}
    await first.get_by_role("button", name="Take away").click()
    async with page.expect_response(lambda answer: answer.request.method == "PUT"):
        await page.get_by_role("button", name="Save the rules").click()
    assert routes[1:] == (await admin.get("/api/routes"))["routes"]


async def test_what_takes_all_the_rest_is_always_there(admin: Person) -> None:
    page = admin.page
    await open_rules(page)
    rest = page.get_by_role("group", name="Everything else")
    await expect(rest.get_by_role("button")).to_have_count(0)
    await expect(rest.get_by_label("About")).to_have_count(0)
    await rest.get_by_label("Goes to").select_option("")
    await page.get_by_role("button", name="Save the rules").click()
    await page.get_by_role("link", name="Choose who gets everything else").click()
    await expect(rest.get_by_label("Goes to")).to_be_focused()


async def test_the_server_s_no_says_which_row_and_leads_there(admin: Person) -> None:
    page = admin.page
    count = await open_rules(page)
    await page.get_by_role("button", name="Add a rule").click()
    new = page.get_by_role("group", name=f"Rule {count + 1}")
    await new.get_by_label("About").select_option("it")
    await new.get_by_label("Goes to").select_option("facilities")
    await page.get_by_role("button", name="Save the rules").click()
    await page.get_by_role("link", name=re.compile(rf"^Rule {count + 1}: The same as rule \d+\.")).click()
    await expect(new).to_be_focused()
    forgive(admin, "400")


async def test_who_is_slower_keeps_their_rules_and_chooses(admin: Person, visit: SignIn) -> None:
    other = await visit(ADMIN)
    page = admin.page
    await open_rules(page)
    rest = page.get_by_role("group", name="Everything else")
    await rest.get_by_label("Goes to").select_option("leadership")
    routes = (await other.get("/api/routes"))["routes"]
    theirs = {"site": "gun", "category": None, "space_kind": None, "queue": "it"}
    await replace(other, [*routes, theirs])
    await page.get_by_role("button", name="Save the rules").click()
    await expect(page.get_by_role("alert")).to_contain_text("Somebody else has changed who gets what.")
    await expect(rest.get_by_label("Goes to")).to_have_value("leadership")
    await page.get_by_role("button", name="Take the newest rules").click()
    await expect(rest.get_by_label("Goes to")).to_have_value("facilities")
    assert theirs in (await other.get("/api/routes"))["routes"]
    # Now that they have seen it, they may replace it.
    await rest.get_by_label("Goes to").select_option("leadership")
    await page.get_by_role("button", name="Save the rules").click()
    await expect(page.get_by_role("status").filter(has_text="Saved who gets what")).to_have_count(1)
    assert (await other.get("/api/routes"))["routes"][-1]["queue"] == "leadership"
    forgive(admin, "409")


async def test_everybody_else_reads_them(visit: SignIn) -> None:
    page = (await visit(NIMMI)).page
    await page.goto("/board")
    await page.get_by_role("link", name="Who gets what").click()
    await expect(page.get_by_role("row", name="Computers and phones IT Service Desk")).to_be_visible()
    await expect(page.get_by_role("row").last).to_contain_text("Everything else")
    await expect(page.get_by_role("main").get_by_role("combobox")).to_have_count(0)
    await expect(page.get_by_role("button", name="Save the rules")).to_have_count(0)

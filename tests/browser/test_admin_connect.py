"""Tokens, webhooks and the table of roles: what connects Roost to a council's other systems."""

import re

import httpx
from playwright.async_api import expect

from tests.browser.conftest import SignIn
from tests.browser.people import ADMIN, NIMMI, SAME_SITE

LAPTOP = {"width": 1280, "height": 800}


async def test_a_token_is_shown_once_works_and_is_over_when_it_is_ended(visit: SignIn, served: str) -> None:
    page = (await visit(ADMIN, viewport=LAPTOP)).page
    await page.goto("/admin/tokens")
    await page.get_by_role("button", name="Make the token").click()
    await expect(page.get_by_role("link", name="Choose what it is for")).to_be_visible()
    await page.get_by_label("Which system is it for?").fill("Dashboard")
    await page.get_by_label("Read the board").check()
    await page.get_by_role("button", name="Make the token").click()
    await expect(page.get_by_role("heading", name="The token of Dashboard")).to_be_focused()
    token = await page.get_by_label("Token", exact=True).input_value()
    async with httpx.AsyncClient(base_url=served, headers={"Authorization": f"Bearer {token}"}) as dashboard:
        assert (await dashboard.get("/api/scorecard")).status_code == 200
        await page.get_by_role("button", name="I have it").click()
        await page.reload()
        await expect(page.get_by_role("heading", name="Dashboard")).to_be_visible()
        assert token not in await page.content()
        await page.get_by_role("button", name="End it: Dashboard").click()
        await page.get_by_role("button", name="Yes, end it: Dashboard").click()
        await expect(page.locator("li", has_text="Dashboard")).to_contain_text("Ended today")
        assert (await dashboard.get("/api/scorecard")).status_code == 401


async def test_a_webhook_leads_out_only_says_what_came_of_a_test_and_can_be_taken_away(visit: SignIn) -> None:
    admin = await visit(ADMIN, viewport=LAPTOP)
    page = admin.page
    await page.goto("/admin/webhooks")
    await page.get_by_role("button", name="Tell somebody else").click()
    await page.get_by_label("What is it called?").fill("Board bot")
    await page.get_by_label("Another system").check()
    await page.get_by_label("Its address").fill("https://127.0.0.1/hook")
    await page.get_by_role("button", name="Make the webhook").click()
    await expect(page.get_by_role("alert")).to_be_focused()
    # Nothing that was typed is lost.
    await expect(page.get_by_label("What is it called?")).to_have_value("Board bot")
    await page.get_by_label("Its address").fill("https://hooks.roost.invalid/services/a-key-in-it")
    await page.get_by_role("button", name="Make the webhook").click()
    await expect(page.get_by_label("Secret", exact=True)).to_have_value(re.compile("^whsec_"))
    await page.get_by_role("button", name="I have it").click()
    await page.get_by_role("link", name="Board bot").click()
    await expect(page.get_by_text("a-key-in-it")).to_have_count(0)
    await page.get_by_role("button", name="Send a test").click()
    await expect(page.get_by_text("It did not arrive").first).to_be_visible()
    await page.get_by_role("button", name="Turn it off for now").click()
    await expect(page.get_by_text("Off since today")).to_be_visible()
    await page.get_by_role("button", name="Take it away").click()
    await page.get_by_role("button", name="Yes, take it away").click()
    await expect(page.get_by_text("Nobody is told yet.")).to_be_visible()
    admin.forgive("400")


async def test_the_table_of_roles_is_kept_in_its_order_and_two_who_change_it_at_once_lose_nothing(
    visit: SignIn,
) -> None:
    admin = await visit(ADMIN, viewport=LAPTOP)
    page = admin.page
    await page.goto("/admin/roles")
    for at, (value, role) in enumerate((("Roost admins", "administrator"), ("Service leads", "leader"))):
        await page.get_by_role("button", name="Add a row").click()
        await page.get_by_label("Group or app role").nth(at).fill(value)
        await page.get_by_label("Is in Roost").nth(at).select_option(role)
    await page.get_by_role("button", name="Up, row 2").click()
    await expect(page.get_by_label("Group or app role").first).to_have_value("Service leads")
    # Somebody else was faster.
    version = (await admin.get("/api/admin/roles"))["version"]
    headers = SAME_SITE | {"If-Match": f'"{version}"'}
    theirs = {"rows": [{"value": "Theirs", "role": "parking"}]}
    assert (await admin.context.request.put("/api/admin/roles", data=theirs, headers=headers)).ok
    await page.get_by_role("button", name="Save the table").click()
    await expect(page.get_by_role("alert")).to_contain_text("Yours is still below")
    await expect(page.get_by_label("Group or app role").nth(1)).to_have_value("Roost admins")
    await page.get_by_role("button", name="Save the table").click()
    await expect(page.get_by_text("Saved who gets which role.").first).to_be_visible()
    rows = (await admin.get("/api/admin/roles"))["rows"]
    assert [row["value"] for row in rows] == ["Service leads", "Roost admins"]
    admin.forgive("409")


async def test_whoever_does_not_administer_is_shown_nothing_of_it(visit: SignIn) -> None:
    page = (await visit(NIMMI)).page
    for path in ("tokens", "webhooks", "roles", "import", "audit", "retention", "health", "people/x/record"):
        await page.goto(f"/admin/{path}")
        await expect(page.get_by_role("heading", name="This is not yours to change")).to_be_visible()

"""Steps on the screens of import, tokens, webhooks, roles, audit and records, for what every screen owes."""

from playwright.async_api import FilePayload, Page, Route, expect


def _people(*rows: str) -> FilePayload:
    head = "email,name,team,role,line_manager,vehicle,essential_car_user,blue_badge,ev,needs"
    return {"name": "people.csv", "mimeType": "text/csv", "buffer": "\r\n".join((head, *rows)).encode()}


async def _look(page: Page, *rows: str) -> None:
    await page.get_by_label("Choose the files").set_input_files([_people(*rows)])
    await page.get_by_role("button", name="See what would change").click()


async def _in_earnest(route: Route) -> None:
    answer = await route.fetch()
    await route.fulfill(response=answer, json=await answer.json() | {"demo": False})


async def what_would_change(page: Page) -> None:
    # A demonstration offers nothing to bring in.
    await page.route("**/api/about", _in_earnest)
    await page.reload()
    admin = "admin@estuary.example,Bethan Chukwu,it,administrator,,,,,,"
    await _look(page, admin, "nimmi.flint@estuary.example,Nimmi Flint-Renamed,duty,staff,,,,,,")
    await page.get_by_label("Retire it").check()
    await expect(page.get_by_text("Whoever is not in the files has left")).to_be_visible()


async def wrong_files(page: Page) -> None:
    await _look(page, "nope,Nobody,nosuchteam,king,,,,,,")
    await expect(page.get_by_role("alert")).to_be_focused()


async def make_token(page: Page) -> None:
    await page.get_by_label("Which system is it for?").fill("Numbers for a screen")
    await page.get_by_label("Read the board").check()
    await page.get_by_role("button", name="Make the token").click()
    await expect(page.get_by_role("button", name="Copy it")).to_be_visible()


async def new_webhook(page: Page) -> None:
    await page.get_by_role("button", name="Tell somebody else").click()
    await page.get_by_role("button", name="Make the webhook").click()
    await expect(page.get_by_role("alert")).to_be_focused()


async def two_rows(page: Page) -> None:
    await page.get_by_role("button", name="Add a row").click()
    await page.get_by_role("button", name="Add a row").click()
    await page.get_by_role("button", name="Save the table").click()
    await expect(page.get_by_role("alert")).to_be_focused()


async def look_at_a_record(page: Page) -> None:
    found = await (await page.context.request.get("/api/people", params={"q": "Nimmi Flint"})).json()
    await page.goto(f"/admin/people/{found['people'][0]['id']}/record")
    await page.get_by_label("Why?").fill("You asked us for a copy")
    await page.get_by_role("button", name="Look at the record").click()
    await page.get_by_role("button", name="Forget this person").click()
    await expect(page.get_by_label("Write their name, to be sure")).to_be_visible()


async def too_few_days(page: Page) -> None:
    await page.get_by_label("Days: Photos").fill("1")
    await page.get_by_role("button", name="Save the days").click()
    await expect(page.get_by_role("alert")).to_be_focused()


async def link_sent(page: Page) -> None:
    await page.get_by_label("Your work e-mail address").fill("nobody.such@estuary.example")
    await page.get_by_role("button", name="Mail me a link").click()
    await expect(page.get_by_role("button", name="Use another address")).to_be_visible()

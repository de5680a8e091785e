"""Files of the council on a screen: what they would change, what is wrong in them, and bringing them in."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import FilePayload, Locator, Page, expect

import roost.importing
from roost.kit.embedded import EmbeddedPostgres
from tests.browser.conftest import SignIn
from tests.browser.people import ADMIN
from tests.support import ServerProcess

SAMPLE = Path(roost.importing.__file__).parent / "sample"
LAPTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def earnest(served: str, postgres: EmbeddedPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the same database that was not started as a demonstration: there, files are brought in."""
    folder = tmp_path_factory.mktemp("earnest")
    database = postgres.url("roost_browser")
    server = ServerProcess({"DATABASE_URL": database, "ROOST_DATA": str(folder), "ROOST_WORKER": "off"}, folder / "log")
    yield server.url
    server.stop()


def file(name: str, rows: list[list[str]]) -> FilePayload:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return {"name": name, "mimeType": "text/csv", "buffer": text.getvalue().encode()}


def people() -> list[list[str]]:
    return list(csv.reader(io.StringIO((SAMPLE / "people.csv").read_text("utf-8-sig"))))


async def look(page: Page, *files: FilePayload, at: str = "") -> None:
    await page.goto(f"{at}/admin/import")
    await page.get_by_label("Choose the files").set_input_files(files)
    await page.get_by_role("button", name="See what would change").click()


def changes(page: Page, words: str) -> Locator:
    return page.locator("details", has_text=words)


async def test_what_would_change_is_shown_row_by_row_then_done_and_found_again(visit: SignIn, earnest: str) -> None:
    page = (await visit(ADMIN, viewport=LAPTOP)).page
    head, *_ = csv.reader(io.StringIO((SAMPLE / "teams.csv").read_text("utf-8-sig")))
    # A sign-in counts for every server over the same database.
    await page.goto(f"{earnest}/admin/import")
    await page.get_by_label("Choose the files").set_input_files(
        [file("teams.csv", [head, ["newteam", "A New Team", "", "mon"]])]
    )
    await page.get_by_role("button", name="See what would change").click()
    await expect(page.get_by_role("heading", name="What would change")).to_be_focused()
    await expect(changes(page, "Teams").get_by_text("newteam")).to_be_visible()
    await expect(changes(page, "Teams")).to_contain_text("1 new")
    await expect(page.get_by_text("1 change will be stored, all of them or none.")).to_be_visible()
    await page.get_by_role("button", name="Bring it in").click()
    await expect(page.get_by_role("heading", name="It is all in")).to_be_focused()
    await page.reload()
    await expect(page.get_by_role("heading", name="It is all in")).to_be_visible()


async def test_what_is_wrong_is_said_with_its_place_and_nothing_can_be_brought_in(visit: SignIn) -> None:
    page = (await visit(ADMIN)).page
    rows = people()
    rows[3][0], rows[7][2] = "nope", "nosuchteam"
    await look(page, file("people.csv", rows))
    wrongs = page.get_by_role("alert")
    await expect(wrongs).to_be_focused()
    await expect(wrongs).to_contain_text("2 things in the files must be put right first")
    await expect(wrongs).to_contain_text("people.csv, row 4, column email")
    await expect(wrongs).to_contain_text("people.csv, row 8, column team")
    await expect(page).to_have_title("Error: Import – Roost")
    await expect(page.get_by_role("button", name="Bring it in")).to_have_count(0)
    await page.get_by_role("button", name="Choose the files again").click()
    await expect(page.get_by_label("Choose the files")).to_be_focused()


async def test_what_is_gone_is_left_alone_unless_somebody_means_to_retire_so_much(visit: SignIn, earnest: str) -> None:
    admin = await visit(ADMIN)
    page = admin.page

    async def refused(route: Any) -> None:
        said = {"type": "/problems/too-much", "title": "That is too much", "status": 409, "detail": "That is too much."}
        await route.fulfill(status=409, json=said, content_type="application/problem+json")

    # Here it goes no further, for nobody is to be retired in this house; what was chosen stays.
    await page.route("**/api/admin/imports/*/application", refused)
    # Of rows that say nothing of a car or a need, for those are always shown as sent.
    head, *rows = people()
    plain = [row for row in rows if not any(row[5:]) and row[0] != ADMIN]
    few = file("people.csv", [head, *plain[:3], *[row for row in rows if row[0] == ADMIN]])
    await look(page, few, at=earnest)
    # The files themselves change nothing, and nothing is offered that would do nothing.
    await expect(page.get_by_text("There is nothing to bring in")).to_be_visible()
    await expect(page.get_by_role("button", name="Bring it in")).to_have_count(0)
    await expect(page.get_by_label("Leave it as it is")).to_be_checked()
    await expect(page.locator("details", has_text="Not in the file").first).to_be_visible()
    await page.get_by_label("Retire it").check()
    await expect(page.get_by_text("Whoever is not in the files has left")).to_be_visible()
    await page.get_by_role("button", name="Bring it in and retire").click()
    await page.get_by_role("link", name="Say that you mean to retire so much, or do not retire").click()
    await expect(page.get_by_label("Yes, I mean to retire so much")).to_be_focused()
    await page.get_by_label("Yes, I mean to retire so much").check()
    await page.get_by_role("button", name="Bring it in and retire").click()
    await expect(page.get_by_role("alert").first).to_contain_text("That is too much")
    await expect(page.get_by_label("Retire it")).to_be_checked()
    admin.forgive("409")


async def test_a_demonstration_says_at_the_top_that_it_only_shows_what_would_change(visit: SignIn) -> None:
    page = (await visit(ADMIN)).page
    head, *_ = csv.reader(io.StringIO((SAMPLE / "teams.csv").read_text("utf-8-sig")))
    await page.goto("/admin/import")
    await expect(page.get_by_text("This is a demonstration.")).to_be_visible()
    await look(page, file("teams.csv", [head, ["another", "Another Team", "", "mon"]]))
    await expect(page.get_by_role("heading", name="What would change")).to_be_focused()
    await expect(page.get_by_text("This is a demonstration.")).to_be_visible()
    await expect(page.get_by_role("button", name="Bring it in")).to_have_count(0)


async def test_what_takes_long_says_how_far_it_is(visit: SignIn) -> None:
    page = (await visit(ADMIN)).page
    trial: dict[str, Any] = {}
    asked: list[str] = []

    async def sent(route: Any) -> None:
        answer = await route.fetch(headers=route.request.headers | {"sec-fetch-site": "same-origin"})
        trial.update(await answer.json())
        busy = {"state": "reading", "doing": {"words": "Comparing people", "percent": 40}}
        await route.fulfill(status=201, json=trial | busy)

    async def asked_again(route: Any) -> None:
        asked.append(route.request.url)
        await route.fulfill(json=trial)

    await page.route("**/api/admin/imports", sent)
    await page.route("**/api/admin/imports/*", asked_again)
    await look(page, file("people.csv", people()))
    await expect(page.get_by_role("progressbar", name="Comparing people: 40%")).to_have_attribute("value", "40")
    await expect(page.get_by_role("heading", name="What would change")).to_be_focused()
    assert len(asked) == 1

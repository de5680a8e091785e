"""What one was told stands in the inbox, and *Me* says how much of it is unread."""

import re

import asyncpg
from playwright.async_api import Page, expect

from roost.kit.embedded import EmbeddedPostgres
from tests.browser.conftest import Later, SignIn
from tests.browser.people import CHIDI, HANNAH, Person
from tests.browser.telling import TOLD, booked_for, read_all


async def unread(person: Person) -> int:
    return int((await person.get("/api/me"))["unread"])


async def badge(page: Page, words: str, patience: float = 5000) -> None:
    await expect(page.get_by_role("link", name=re.compile("^Me, "))).to_have_accessible_name(words, timeout=patience)


async def test_a_booking_by_a_colleague_is_told_counted_and_opened(visit: SignIn, quiet_day: str, later: Later) -> None:
    hannah, chidi = await visit(HANNAH), await visit(CHIDI)
    await read_all(hannah)
    page, other = hannah.page, await hannah.context.new_page()
    hannah.watch(other)
    await page.goto("/me/inbox")
    await other.goto("/board")
    await badge(page, "Me, Hannah Islam")
    booking = await booked_for(hannah, by=chidi, day=quiet_day)
    await later()
    # Nobody reloads: it comes by itself, in the tab that looks at it and in the other.
    await badge(page, "Me, Hannah Islam, 1 unread", TOLD)
    await badge(other, "Me, Hannah Islam, 1 unread")
    await expect(page.get_by_text("1 unread", exact=True)).to_be_visible()
    entry = page.get_by_role("link", name=f"Desk {booking['space']['label']} is yours")
    # In words, not by colour alone.
    await expect(entry).to_have_accessible_name(re.compile("^New"))
    # As whoever taps has it: a tab behind another is drawn once a second, and a click waits for that.
    await page.bring_to_front()
    await entry.click()
    await expect(page).to_have_url(re.compile(rf"/\?day={quiet_day}"))
    await badge(page, "Me, Hannah Islam")
    await badge(other, "Me, Hannah Islam")
    assert await unread(hannah) == 0
    await page.go_back()
    await expect(entry).to_be_visible()
    await expect(entry).not_to_have_accessible_name(re.compile("New"))
    await expect(page.get_by_text("All read")).to_be_visible()
    await expect(page.get_by_role("button", name="Mark all as read")).to_have_count(0)


async def test_what_is_told_before_the_rest_of_roost_is_here_shows_too(
    visit: SignIn, quiet_day: str, later: Later
) -> None:
    hannah, chidi = await visit(HANNAH, service_workers="block"), await visit(CHIDI)
    await read_all(hannah)
    # On a weak line: no more has come than the first screen needs.
    await hannah.context.route(re.compile(r"/assets/(?!index-)[^/]*\.js$"), lambda _: None)
    await hannah.page.goto("/")
    await badge(hannah.page, "Me, Hannah Islam")
    await booked_for(hannah, by=chidi, day=quiet_day)
    await later()
    await badge(hannah.page, "Me, Hannah Islam, 1 unread", TOLD)
    hannah.forgive("blocked by Playwright")


async def test_all_are_marked_as_read_at_once_and_the_phones_icon_follows(
    visit: SignIn, quiet_day: str, later: Later
) -> None:
    hannah, chidi = await visit(HANNAH), await visit(CHIDI)
    await read_all(hannah)
    page = hannah.page
    await page.add_init_script(
        "window.icon = []; navigator.setAppBadge = async (n) => { icon.push(n) };"
        "navigator.clearAppBadge = async () => { icon.push(0) }"
    )
    await page.goto("/me")
    await expect(page.get_by_role("link", name="Inbox", exact=True)).to_be_visible()
    await booked_for(hannah, by=chidi, day=quiet_day)
    await later()
    await page.get_by_role("link", name="Inbox: 1 unread").click(timeout=TOLD)
    await page.get_by_role("button", name="Mark all as read").click()
    await expect(hannah.focus).to_have_text("All read")
    await badge(page, "Me, Hannah Islam")
    assert await unread(hannah) == 0
    await expect(page.get_by_role("link", name=re.compile("New"))).to_have_count(0)
    assert (await page.evaluate("icon"))[-2:] == [1, 0]


async def test_who_was_told_nothing_reads_what_would_stand_there(visit: SignIn) -> None:
    chidi = await visit(CHIDI)
    nothing = {"notices": [], "unread": 0, "next": None}
    await chidi.page.route("**/api/me/inbox", lambda route: route.fulfill(json=nothing))
    await chidi.page.goto("/me/inbox")
    await expect(chidi.page.get_by_text("Nothing yet.")).to_be_visible()
    await chidi.page.get_by_role("link", name="What Roost tells you").click()
    await expect(chidi.page).to_have_url(re.compile("/me/notices$"))


async def test_older_ones_are_shown_page_by_page_each_once(
    visit: SignIn, postgres: EmbeddedPostgres, quiet_day: str
) -> None:
    chidi = await visit(CHIDI)
    page = chidi.page
    me = (await chidi.get("/api/me"))["id"]
    # A month of them takes a month, or a few rows.
    wire = await asyncpg.connect(postgres.url("roost_browser"))
    await wire.execute(
        """INSERT INTO notice (id, event, person, kind, at, title, body, path, tag)
           SELECT gen_random_uuid(), gen_random_uuid(), $1::uuid, 'news', now() - n * interval '1 hour',
                  'Issue ' || n || ' has news', 'It is promised for Friday.', '/issue/1', 'issue-' || n
             FROM generate_series(1, 120) AS n""",
        me,
    )
    await wire.close()
    await page.goto("/me/inbox")
    entries = page.get_by_role("main").get_by_role("listitem").get_by_role("link")
    await expect(entries).to_have_count(50)
    await page.get_by_role("button", name="Show older").click()
    await expect(entries).to_have_count(100)
    await expect(entries.nth(50)).to_be_focused()
    await page.get_by_role("button", name="Show older").click()
    await expect(page.get_by_role("button", name="Show older")).to_have_count(0)
    await expect(entries.filter(has_text="It is promised for Friday.")).to_have_count(120)
    await page.get_by_role("button", name="Mark all as read").click()
    await expect(page.get_by_role("link", name=re.compile("^New"))).to_have_count(0)

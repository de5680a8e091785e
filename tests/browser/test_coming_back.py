"""Coming back from a hard visit, lending the gap, and being there: on a day on which the offices are open now."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime

import asyncpg
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from roost.kit.embedded import EmbeddedPostgres
from tests.browser.conftest import PHONE, SignIn
from tests.browser.people import ANGUS, DEEPA, NIMMI, Person
from tests.browser.test_looks import SIDEWAYS, TARGETS, violations
from tests.support import ServerProcess

Come = Callable[..., Awaitable[Person]]


@pytest.fixture(scope="module")
def served_at_noon(
    postgres: EmbeddedPostgres, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerProcess]:
    """A demonstration of its own."""
    folder = tmp_path_factory.mktemp("noon")
    url = postgres.create_database("roost_noon", template)
    server = ServerProcess({"DEMO_DATABASE_URL": url, "ROOST_DATA": str(folder)}, folder / "log", "--demo")
    yield server
    server.stop()


@pytest_asyncio.fixture
async def come(served_at_noon: ServerProcess, postgres: EmbeddedPostgres, chromium: Browser) -> AsyncIterator[Come]:
    """`await come("name@…")`: that person, signed in, where it is about noon and the offices are open."""
    offset = 12 - datetime.now(UTC).hour
    database = await asyncpg.connect(postgres.url("roost_noon"))
    await database.execute("UPDATE site SET opens = 420, closes = 1200")
    # POSIX zones count westwards: Etc/GMT+3 is three hours behind.
    await database.execute("UPDATE site SET timezone = $1, opens_weekends = true", f"Etc/GMT{-offset:+d}")
    await database.execute("UPDATE site SET opens_bank_holidays = true")
    await database.close()
    people: list[Person] = []

    async def come_as(email: str, **options: object) -> Person:
        context = await chromium.new_context(base_url=served_at_noon.url, **({"viewport": PHONE} | options))
        person = Person(email, context, await context.new_page())
        people.append(person)
        await person.sign_in()
        return person

    yield come_as
    for person in people:
        await person.context.close()
        assert person.complaints == []


async def today(person: Person) -> str:
    return str((await person.sites())[0]["today"])


async def book_now(person: Person) -> None:
    """From Today, for the rest of the day."""
    await person.clear(await today(person))
    await person.page.goto("/")
    await person.page.get_by_role("button", name="Book desk").first.click()
    await expect(person.page.get_by_role("heading", name="Booked")).to_be_visible()


async def come_back(person: Person) -> Page:
    await person.clear(await today(person))
    await person.page.goto("/")
    await person.page.get_by_role("link", name="Coming back from a hard visit?").click()
    await expect(person.page.get_by_role("heading", name="Someone to talk to")).to_be_visible()
    return person.page


async def test_one_tap_shows_who_is_in_a_desk_beside_them_a_bay_and_a_quiet_room(come: Come) -> None:
    deepa, angus = await come(DEEPA), await come(ANGUS)
    await book_now(deepa)
    page = await come_back(angus)
    await expect(page.get_by_text("Deepa Mbeki")).to_be_visible()
    await page.get_by_role("button", name="Book desk and bay").click()
    await expect(page.get_by_role("heading", name="Yours until you leave")).to_be_visible()
    await page.get_by_role("button", name="Book Quiet").click()
    await expect(page.get_by_text("Booked Quiet").first).to_be_visible()
    assert {one["space"]["kind"] for one in await angus.bookings(await today(angus))} == {"desk", "bay", "room"}


async def test_asking_for_a_talk_reaches_one_person_who_answers(come: Come) -> None:
    deepa, angus = await come(DEEPA), await come(ANGUS)
    await book_now(deepa)
    page = await come_back(angus)
    await page.get_by_role("button", name="Ask for a talk with Deepa Mbeki").click()
    await expect(page.get_by_text("They have not answered yet")).to_be_visible()
    # Without a reload: her phone is told.
    await deepa.page.get_by_role("button", name="I’ll be there").click()
    await expect(page.get_by_text("Deepa Mbeki will be there for you")).to_be_visible()


async def test_desk_and_bay_are_lent_for_a_visit_and_taken_back(come: Come) -> None:
    angus = await come(ANGUS)
    await book_now(angus)
    page = angus.page
    await page.get_by_role("button", name="while on a visit").click()
    await page.get_by_role("button", name="Lend for these hours").click()
    await expect(page.get_by_text("Lent to others")).to_be_visible()
    assert [bool(one["lent"]) for one in await angus.bookings(await today(angus))] == [True, True]
    await page.get_by_role("button", name="I am back early").click()
    await expect(page.get_by_text("Lent to others")).to_have_count(0)


async def test_what_is_lent_ahead_of_time_is_simply_taken_back(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    page = nimmi.page
    await page.goto(f"/?day={quiet_day}")
    await page.get_by_role("button", name="Book desk and bay").click()
    await page.get_by_role("button", name="while on a visit").click()
    await expect(page.get_by_label("From").last).to_be_focused()
    await expect(page.get_by_text("After that they are yours again.")).to_be_visible()
    await page.get_by_role("button", name="Lend for these hours").click()
    await expect(page.get_by_text("Lent to others")).to_be_visible()
    await expect(page.get_by_role("button", name="Other hours", exact=True)).to_be_visible()
    await expect(page.get_by_role("button", name="I am back early")).to_have_count(0)
    await page.get_by_role("button", name="Take it back").click()
    await expect(page.get_by_text("Lent to others")).to_have_count(0)


async def test_being_there_is_one_tap(come: Come) -> None:
    deepa = await come(DEEPA)
    await book_now(deepa)
    await deepa.page.get_by_role("button", name="I am here").click()
    await expect(deepa.page.get_by_text("You are in")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_screen_is_as_sound_as_the_others(come: Come, axe: str, scheme: str) -> None:
    deepa, angus = await come(DEEPA), await come(ANGUS, color_scheme=scheme, reduced_motion="reduce")
    await book_now(deepa)
    page = await come_back(angus)
    assert await violations(page, axe) == ""
    assert await page.evaluate(TARGETS) == []
    await page.set_viewport_size({"width": 320, "height": 640})
    assert await page.evaluate(SIDEWAYS) == 0


async def test_after_closing_time_it_says_so_and_leads_on(come: Come, postgres: EmbeddedPostgres) -> None:
    angus = await come(ANGUS)
    for day in (await angus.sites())[0]["days"]:
        await angus.clear(day["day"])
    database = await asyncpg.connect(postgres.url("roost_noon"))
    await database.execute("UPDATE site SET opens = 420, closes = 540")
    await database.close()
    await angus.page.goto("/back")
    await expect(angus.page.get_by_text("is closed for today")).to_be_visible()
    await angus.page.get_by_role("link", name="The next open day").click()
    await expect(angus.page.get_by_role("button", name="Book desk").first).to_be_visible()
    # The browser notes the refusal, which is the answer here.
    angus.forgive("409")

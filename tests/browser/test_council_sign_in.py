"""The whole journey: the council's own sign-in at a real identity provider, in a real browser, there and back."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from roost import importing
from roost.kit.embedded import EmbeddedPostgres
from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.people import ADMIN, NIMMI, Person
from tests.sign_in.oidc import CLIENT_ID, SECRET, IdentityProvider
from tests.support import SERVER, ServerProcess

SAMPLE = Path(importing.__file__).parent / "sample"


class Council:
    """A server that is no demonstration, and the provider that its people sign in with."""

    def __init__(self, url: str, provider: IdentityProvider) -> None:
        self.url, self.provider = url, provider

    def begin(self) -> None:
        self.provider.begin(self.url)
        self.provider.person("nimmi", email=NIMMI, email_verified=True)
        self.provider.person("admin", email=ADMIN, email_verified=True)
        self.provider.person("stranger", email="stranger@estuary.example", email_verified=True)


@pytest.fixture(scope="module")
def council_server(
    postgres: EmbeddedPostgres, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Council]:
    folder = tmp_path_factory.mktemp("council")
    environment = {"DATABASE_URL": postgres.create_database("roost_council", template), "ROOST_DATA": str(folder)}
    subprocess.run(
        [sys.executable, "-m", "roost", "import", str(SAMPLE)],
        env={"PATH": os.defpath, "PYTHONPATH": SERVER, **environment},
        check=True,
        capture_output=True,
    )
    with IdentityProvider(folder / "provider.log") as provider:
        environment |= {
            "ROOST_OIDC_ISSUER": provider.issuer,
            "ROOST_OIDC_CLIENT_ID": CLIENT_ID,
            "ROOST_OIDC_CLIENT_SECRET": SECRET,
            "ROOST_OIDC_NAME": "your Estuary account",
            "ROOST_COUNCIL": "Estuary Council",
            "ROOST_CONTACT": "office@estuary.example",
        }
        server = ServerProcess(environment, folder / "log")
        yield Council(server.url, provider)
        server.stop()


@pytest.fixture
def council(council_server: Council) -> Council:
    council_server.begin()
    return council_server


@pytest_asyncio.fixture
async def somebody(chromium: Browser, council: Council) -> AsyncIterator[Person]:
    """With a browser in which nobody is signed in anywhere."""
    context = await chromium.new_context(base_url=council.url, viewport=PHONE)
    context.set_default_timeout(PATIENCE)
    person = Person(None, context, await context.new_page())
    yield person
    await context.close()
    assert not person.complaints, "\n".join(person.complaints)


async def press(page: Page) -> None:
    await page.get_by_role("link", name="Sign in with your Estuary account").click()


async def as_who(page: Page, account: str) -> None:
    """At the provider."""
    await expect(page.get_by_role("heading", name="Estuary Council accounts")).to_be_visible()
    await page.get_by_label("Your account").fill(account)
    await page.get_by_role("button", name="Sign in").click()


async def sign_in(page: Page, account: str = "nimmi") -> None:
    await page.goto("/sign-in")
    await press(page)
    await as_who(page, account)
    await expect(page).to_have_url("/")


async def test_whoever_opens_a_screen_signs_in_at_the_provider_and_is_back_on_it(somebody: Person) -> None:
    page = somebody.page
    await page.goto("/me/notices?from=a-mail")
    await press(page)
    await as_who(page, "nimmi")
    await expect(page).to_have_url("/me/notices?from=a-mail")
    await expect(page.get_by_role("heading", level=1, name="What Roost tells you")).to_be_visible()
    me = await somebody.get("/api/me")
    assert (me["email"], me["demo"]) == (NIMMI, False)
    # Of the way there is nothing left in the address, and nothing that a script of a page could read.
    assert await page.evaluate("document.cookie") == ""
    assert "code=" not in page.url


async def test_once_the_provider_knows_them_it_is_one_press(somebody: Person) -> None:
    page = somebody.page
    await sign_in(page)
    await somebody.context.clear_cookies(name="roost")
    await page.goto("/sign-in?to=/board")
    await press(page)
    await expect(page).to_have_url("/board")


@pytest.mark.parametrize(
    ("account", "title"), [("stranger", "Roost does not know you yet"), ("nobody", "You were not signed in")]
)
async def test_whoever_does_not_come_in_reads_why(somebody: Person, account: str, title: str) -> None:
    page = somebody.page
    await page.goto("/sign-in")
    await press(page)
    await as_who(page, account)
    await expect(page.get_by_role("alert")).to_contain_text(
        "Estuary" if account == "stranger" else "try", ignore_case=True
    )
    await expect(page.get_by_text(title).first).to_be_visible()
    await expect(page.get_by_role("link", name="Sign in with your Estuary account")).to_be_visible()


async def test_a_provider_that_is_away_is_said_and_whoever_is_signed_in_goes_on(
    somebody: Person, council: Council, chromium: Browser
) -> None:
    await sign_in(somebody.page)
    context = await chromium.new_context(base_url=council.url, viewport=PHONE)
    other = await context.new_page()
    # What it said of itself less than a minute ago is believed: somebody may be on the way when it goes away.
    council.provider.misbehave(broken_at="/token")
    await other.goto("/sign-in")
    await press(other)
    await as_who(other, "admin")
    await expect(other.get_by_text("does not answer").first).to_be_visible()
    council.provider.misbehave(away=True)
    await somebody.page.goto("/board")
    await expect(somebody.page.get_by_role("heading", level=1)).to_be_visible()
    assert (await somebody.get("/api/me"))["email"] == NIMMI
    await context.close()


async def test_whoever_signs_out_is_signed_out_there_too(somebody: Person) -> None:
    page = somebody.page
    await sign_in(page)
    await page.goto("/me")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await page.get_by_role("button", name="Yes, sign me out").click()
    await expect(page).to_have_url("/sign-in")
    await press(page)
    # It asks anew who they are: the next person at this computer does not come in as them.
    await expect(page.get_by_role("heading", name="Estuary Council accounts")).to_be_visible()


async def test_whoever_signs_out_at_the_provider_is_signed_out_here_at_once(somebody: Person, council: Council) -> None:
    """The provider tells us itself (back-channel); the screen that is open hears of it without being touched."""
    await sign_in(somebody.page)
    await somebody.page.goto("/board")
    await expect(somebody.page.get_by_role("heading", level=1)).to_be_visible()
    elsewhere = await somebody.context.new_page()
    await elsewhere.goto(f"{council.provider.issuer}/session/end?client_id={CLIENT_ID}")
    await elsewhere.get_by_role("button", name="Yes, sign me out").click()
    await expect(somebody.page.get_by_role("link", name="Sign in with your Estuary account")).to_be_visible()
    assert (await somebody.context.request.get("/api/me")).status == 401

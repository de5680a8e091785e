"""A real server with the demonstration's council, and a real Chromium on a phone's screen."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Playwright, async_playwright, expect

from roost.kit.embedded import EmbeddedPostgres
from tests.browser.gateway import Gateway, gateway
from tests.browser.people import CHLOE, NIMMI, SAME_SITE, USUAL, Person
from tests.browser.renewing import OwnServer
from tests.browser.telling import undo_has_passed
from tests.notices.push_service import PushService
from tests.notices.smtp_server import MailServer
from tests.support import ServerProcess

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Milliseconds; far more than anything takes, on machines that do much else.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
PHONE = {"width": 390, "height": 844}
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

SignIn = Callable[..., Awaitable[Person]]
Later = Callable[[], Awaitable[None]]


@pytest_asyncio.fixture(scope="session")
async def push_service() -> AsyncIterator[PushService]:
    """What a browser's maker has: the one that our server may push to."""
    async with PushService() as service:
        yield service


@pytest_asyncio.fixture(scope="session")
async def mail_server() -> AsyncIterator[MailServer]:
    """Where our server leaves its mails."""
    async with MailServer() as server:
        yield server


@pytest.fixture(scope="session")
def served(
    postgres: EmbeddedPostgres,
    template: str,
    tmp_path_factory: pytest.TempPathFactory,
    push_service: PushService,
    mail_server: MailServer,
) -> Iterator[str]:
    """The address of a `roost serve --demo` of its own."""
    folder = tmp_path_factory.mktemp("demonstration")
    environment = {
        "DEMO_DATABASE_URL": postgres.create_database("roost_browser", template),
        "ROOST_DATA": str(folder),
        "ROOST_PUSH_HOSTS": push_service.host,
        "ROOST_SMTP": mail_server.url,
        "ROOST_MAIL_FROM": "roost@estuary.example",
        "ROOST_SIGN_IN_LINKS": "on",
        "ROOST_COUNCIL": "Estuary Council",
        "ROOST_CONTACT": "office@estuary.example",
        "ROOST_DPO": "dpo@estuary.example",
    }
    server = ServerProcess(environment, folder / "log", "--demo")
    yield server.url
    server.stop()


@pytest.fixture
def later(served: str, postgres: EmbeddedPostgres) -> Later:
    """`await later()`: what happened up to now is old enough to be told. A quarter of a minute each time is too long to
    sit through."""
    return lambda: undo_has_passed(postgres.url("roost_browser"))


@pytest.fixture(scope="module")
def own_server(
    served: str, postgres: EmbeddedPostgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OwnServer]:
    """One beside `served`, over the same database, that may go away and be renewed."""
    server = OwnServer(postgres.url("roost_browser"), tmp_path_factory.mktemp("own"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def quiet_day(served: str) -> str:
    """A day of the horizon on which nothing has begun yet, whatever the hour, and most of one team is away.

    It is the second open day after today. Only Chloe of Duty and Assessment is in, at desk 2A07; the other desks of
    their zone (riv-2-a) are free, and so are bays.
    """
    with httpx.Client(base_url=served, headers=SAME_SITE) as client:
        team = client.get("/api/demo/people", params={"q": "Duty and Assessment"}).json()["people"]
        client.post("/api/session", json={"email": NIMMI})
        days = next(one["days"] for one in client.get("/api/sites").json()["sites"] if one["code"] == "riv")
        day = str([one["day"] for one in days[1:] if one["open"]][1])
        for person in team:
            client.post("/api/session", json={"email": person["email"]})
            for booking in client.get(f"/api/days/{day}").json()["mine"]:
                client.post(f"/api/bookings/{booking['id']}/cancellation")
        client.post("/api/session", json={"email": CHLOE})
        spaces = client.get(f"/api/floors/riv-2/days/{day}").json()["spaces"]
        desk = next(one["id"] for one in spaces if one["label"] == "2A07")
        assert client.post("/api/bookings", json={"space": desk, "day": day, **USUAL}).status_code == 201
        return day


@pytest.fixture(scope="session")
def chrome() -> str:
    path = os.environ.get("CHROME") or next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("There is no Chromium: name one with CHROME=… or install Debian's package chromium.", pytrace=False)
    return path


@pytest_asyncio.fixture(scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    async with async_playwright() as started:
        yield started


@pytest_asyncio.fixture(scope="session")
async def chromium(playwright: Playwright, chrome: str) -> AsyncIterator[Browser]:
    browser = await playwright.chromium.launch(executable_path=chrome, args=FLAGS)
    yield browser
    await browser.close()


@pytest_asyncio.fixture
async def visit(chromium: Browser, served: str) -> AsyncIterator[SignIn]:
    """`await visit("name@…")`: that person, signed in, in a browser of their own. None: nobody yet.

    Whatever a page says on its console as an error fails the test, unless the test lets the person `forgive` it.
    """
    visits: list[Person] = []

    async def visit_as(email: str | None, browser: Browser = chromium, **options: object) -> Person:
        usual = {"base_url": served, "viewport": PHONE}
        context = await browser.new_context(**(usual | options))
        context.set_default_timeout(PATIENCE)
        person = Person(email, context, await context.new_page())
        visits.append(person)
        if email is not None:
            await person.sign_in()
        return person

    yield visit_as
    for person in visits:
        await person.context.close()
    complaints = {complaint for person in visits for complaint in person.complaints}
    assert not complaints, "\n".join(complaints)


@pytest_asyncio.fixture
async def line(served: str) -> AsyncIterator[Gateway]:
    """The way to the server, which can be cut: `visit(…, base_url=line.url)`."""
    async with gateway(served) as made:
        yield made


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, as the front end's packages hold it."""
    return (Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js").read_text()

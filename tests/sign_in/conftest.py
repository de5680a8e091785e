from collections.abc import AsyncIterator, Iterator

import httpx
import msgspec
import pytest
import pytest_asyncio
from litestar import Litestar

from roost import people
from roost.kit import clock as real_clock
from roost.people import PersonRow, TeamRow
from roost.settings import Settings
from tests.sign_in.oidc import CLIENT_ID, SECRET, Desk, IdentityProvider, Visit
from tests.support import BROWSER, NOW, SetClock

ANN, BOB, ADA = (f"{name}@estuary.example" for name in ("ann", "bob", "ada"))


@pytest.fixture(scope="session")
def provider_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IdentityProvider]:
    with IdentityProvider(tmp_path_factory.mktemp("provider") / "provider.log") as provider:
        yield provider


@pytest.fixture
def provider(provider_process: IdentityProvider) -> IdentityProvider:
    """The council's identity provider, where Ann, Bob and Ada have accounts."""
    provider_process.begin()
    for sub, email in (("a-1", ANN), ("b-2", BOB), ("c-3", ADA)):
        provider_process.person(sub, email=email, email_verified=True)
    return provider_process


@pytest_asyncio.fixture
async def council(db: None) -> None:
    """Ann, whom nothing distinguishes, Bob, a manager, and Ada, the one administrator."""
    await people.upsert_teams([TeamRow("fs1", "Family Support 1")])
    rows = [
        PersonRow(ANN, "Ann Hale", "fs1", "staff"),
        PersonRow(BOB, "Bob Mbeki", "fs1", "manager"),
        PersonRow(ADA, "Ada Osei", None, "administrator"),
    ]
    await people.upsert_people(rows, None, NOW)


@pytest.fixture
def clock(the_clock: SetClock) -> SetClock:
    """The provider goes by the real one."""
    the_clock.at = real_clock.now()
    return the_clock


@pytest_asyncio.fixture
async def app(app: Litestar) -> Litestar:
    """One application serves many tests, and remembers what the provider said to the test before."""
    app.state["provider"].forget()
    return app


@pytest.fixture
def settings(settings: Settings, provider: IdentityProvider) -> Settings:
    return msgspec.structs.replace(
        settings,
        demo=False,
        oidc_issuer=provider.issuer,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=SECRET,
        oidc_name="Estuary account",
    )


@pytest_asyncio.fixture
async def desk(council: None, client: httpx.AsyncClient, provider: IdentityProvider) -> AsyncIterator[Desk]:
    async with Visit(provider) as visit:
        yield Desk(client, visit)


@pytest_asyncio.fixture
async def other_desk(council: None, app: Litestar, provider: IdentityProvider) -> AsyncIterator[Desk]:
    """Another browser."""
    transport = httpx.ASGITransport(app)
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=BROWSER) as client,
        Visit(provider) as visit,
    ):
        yield Desk(client, visit)

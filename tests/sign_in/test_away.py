"""A provider that is away, slow, or answers nonsense: whoever wants in is told, and whoever is in goes on."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest
from litestar import Litestar

from roost.people.sign_in.fetching import LONGEST, Json, Lines
from tests.sign_in.oidc import Desk, IdentityProvider
from tests.support import SetClock

AWAY = "/sign-in?problem=provider-away"


@pytest.fixture(autouse=True)
def patience(app: Litestar) -> Iterator[None]:
    """The application is kept for the next test, and so must its patience be."""
    yield
    app.state["provider"].lines = Lines()


def expects(app: Litestar, faults: dict[str, Any]) -> None:
    """Waits less where nothing comes; else as long as ever, for machines that are slow."""
    app.state["provider"].lines = Lines(patience=0.5) if faults.get("silent") else Lines()


@pytest.mark.parametrize(
    "faults",
    [
        {"away": True},
        {"silent": True},
        {"broken": True},
        {"broken": 404},
        {"broken": 200, "body": "<html>Maintenance</html>"},
        {"broken": 200, "body": "[]"},
        {"broken": 200, "body": "[" * 100_000},
        {"broken": 200, "body": "x" * (LONGEST + 1)},
        {"broken": 302, "headers": {"location": "https://evil.example/"}},
        {"description": {"issuer": "https://evil.example"}},
        {"description": {"authorization_endpoint": None}},
        {"description": {"authorization_endpoint": "javascript:alert(1)"}},
        {"description": {"authorization_endpoint": "http://evil.example/auth"}},
        {"description": {"token_endpoint": "http://evil.example/token"}},
        {"description": {"token_endpoint": "http://[evil"}},
        {"description": {"jwks_uri": "file:///etc/passwd"}},
    ],
)
async def test_a_provider_that_is_away_is_said_before_anybody_is_sent_there(
    desk: Desk, app: Litestar, provider: IdentityProvider, faults: dict[str, Any]
) -> None:
    provider.misbehave(**faults)
    expects(app, faults)
    assert await desk.begin("/plan") == f"{AWAY}&to=%2Fplan"
    provider.misbehave()
    expects(app, {})
    assert await desk.sign_in("a-1") == "/"


@pytest.mark.parametrize("faults", [{"away": True}, {"silent": True}, {"broken": True}, {"broken": 429}])
async def test_a_provider_that_goes_away_meanwhile_lets_nobody_in_and_the_next_try_does(
    desk: Desk, app: Litestar, provider: IdentityProvider, faults: dict[str, Any]
) -> None:
    back = await desk.visit.sign_in(await desk.begin(), "a-1")
    provider.misbehave(**faults)
    expects(app, faults)
    assert await desk.come_back(back) == AWAY
    provider.misbehave()
    expects(app, {})
    assert await desk.sign_in("a-1") == "/"


@pytest.mark.parametrize("where", ["/token", "/jwks", "/me"])
async def test_any_part_of_it_may_be_the_one_that_is_away(desk: Desk, provider: IdentityProvider, where: str) -> None:
    provider.misbehave(broken_at=where)
    assert await desk.sign_in("a-1") == AWAY
    assert await desk.me() is None


async def test_an_error_that_the_provider_blames_on_itself_is_its_being_away(desk: Desk) -> None:
    for error in ("server_error", "temporarily_unavailable"):
        where = await desk.begin()

        url = httpx.URL(where)
        back = httpx.URL("http://127.0.0.1:8000/api/sign-in/callback").copy_merge_params(
            {"error": error, "state": url.params["state"], "iss": f"{url.scheme}://{url.host}:{url.port}"}
        )
        assert await desk.come_back(str(back)) == AWAY


async def test_whoever_is_signed_in_goes_on_and_signs_out_without_the_provider(
    desk: Desk, provider: IdentityProvider, clock: SetClock
) -> None:
    await desk.sign_in("a-1")
    provider.misbehave(away=True)
    clock.move(days=1)
    assert await desk.me() is not None
    assert (await desk.client.delete("/api/session")).json() == {"next": None}
    assert await desk.me() is None


async def test_who_waits_for_a_provider_that_says_nothing_waits_beside_the_others_and_not_after_them(
    desk: Desk, app: Litestar, provider: IdentityProvider
) -> None:
    asked: list[str] = []

    class Counting(Lines):
        async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Json:
            asked.append(url)
            return await super().get(url, headers)

    app.state["provider"].lines = Counting(patience=2)
    provider.misbehave(silent=True)
    assert await asyncio.gather(*(desk.begin() for _ in range(8))) == [AWAY] * 8
    assert len(asked) == 1


async def test_who_comes_back_does_not_wait_behind_those_who_set_out(
    desk: Desk, app: Litestar, provider: IdentityProvider, clock: SetClock
) -> None:
    ours, heard = app.state["provider"], asyncio.Event()
    assert await desk.sign_in("a-1") == "/"

    class Silence(Lines):
        async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Json:
            heard.set()
            await asyncio.Event().wait()
            return {}

    ours.lines = Silence()
    clock.move(minutes=2)
    waiting = asyncio.create_task(desk.begin())
    await heard.wait()
    assert (await asyncio.wait_for(ours.description(clock()), 60))["issuer"] == provider.issuer
    waiting.cancel()


async def test_the_provider_is_asked_for_its_description_once_a_minute_however_many_come(
    desk: Desk, provider: IdentityProvider, clock: SetClock
) -> None:
    for _ in range(3):
        await desk.begin()
    assert provider.asked("/openid-configuration") == 1
    clock.move(minutes=1)
    await desk.begin()
    assert provider.asked("/openid-configuration") == 2


async def test_new_keys_are_fetched_when_a_token_names_one_and_old_ones_are_not_believed_any_more(
    desk: Desk, provider: IdentityProvider, clock: SetClock
) -> None:
    await desk.sign_in("a-1")
    assert provider.asked("/jwks") == 1
    await desk.sign_in("a-1")
    assert provider.asked("/jwks") == 1
    provider.tell("rotate")
    clock.move(seconds=15)
    assert await desk.sign_in("a-1") == "/"
    assert provider.asked("/jwks") == 2


async def test_keys_that_nobody_knows_do_not_make_us_ask_each_time(
    desk: Desk, provider: IdentityProvider, clock: SetClock
) -> None:
    await desk.sign_in("a-1")
    provider.misbehave(header={"kid": "invented"})
    clock.move(seconds=15)
    for _ in range(3):
        assert await desk.sign_in("a-1") == "/sign-in?problem=mismatch"
    assert provider.asked("/jwks") == 2


async def test_what_is_wrong_with_the_provider_can_be_asked(
    desk: Desk, app: Litestar, provider: IdentityProvider, clock: SetClock
) -> None:
    assert await app.state["provider"].trouble(clock()) is None
    provider.misbehave(broken=True)
    clock.move(minutes=2)
    assert "answered 500" in await app.state["provider"].trouble(clock())

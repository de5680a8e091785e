"""The council's own sign-in, against a real provider: there and back, and who comes in."""

from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import httpx
import msgspec
import pytest

from roost import people
from roost.app import create_app
from roost.kit import database
from roost.people import sessions
from roost.settings import Settings
from tests.sign_in.conftest import ANN, BOB
from tests.sign_in.oidc import Desk, IdentityProvider, query_of
from tests.support import SetClock


async def test_the_door_says_which_ways_there_are(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/sign-in")).json() == {
        "demo": False,
        "provider": {"name": "Estuary account"},
        "links": False,
    }


async def test_whoever_the_provider_knows_comes_in_as_who_they_are_here(desk: Desk) -> None:
    assert await desk.me() is None
    assert await desk.sign_in("a-1") == "/"
    me = await desk.me()
    assert me is not None
    assert (me["email"], me["role"], me["demo"]) == (ANN, "staff", False)
    via = await database.fetch_row("SELECT via, issuer, sid FROM session")
    assert via is not None
    assert via["via"] == "provider"
    assert via["sid"]


async def test_what_is_sent_to_the_provider_is_what_the_standards_ask_for(
    desk: Desk, provider: IdentityProvider
) -> None:
    where = await desk.begin()
    assert where.startswith(f"{provider.issuer}/auth?")
    sent = query_of(where)
    assert (sent["response_type"], sent["client_id"]) == ("code", "roost")
    assert sent["redirect_uri"] == "http://127.0.0.1:8000/api/sign-in/callback"
    assert sent["scope"] == "openid profile email"
    assert sent["code_challenge_method"] == "S256"
    kept = await database.fetch_row("SELECT * FROM sign_in")
    assert kept is not None
    assert sent["nonce"] == kept["nonce"]
    # Neither what proves that it was us, nor the state itself, can be read off anywhere.
    assert kept["verifier"] not in where
    assert sent["state"].encode() != kept["state_hash"]
    assert kept["state_hash"] == sessions.hash_of(sent["state"].encode())
    assert len({sent["state"], sent["nonce"], sent["code_challenge"], kept["verifier"]}) == 4


async def test_it_ends_on_the_screen_that_was_asked_for(desk: Desk) -> None:
    assert await desk.sign_in("a-1", "/plan?site=gun&day=2026-11-24") == "/plan?site=gun&day=2026-11-24"


@pytest.mark.parametrize(
    "to",
    [
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example/",
        "javascript:alert(1)",
        "elsewhere",
        "",
        "/api/session",
        "/a b",
        "/a\r\nSet-Cookie: roost=x",
        "/a\t/b",
        "/\x7f",
    ],
)
async def test_nobody_is_sent_elsewhere(desk: Desk, to: str) -> None:
    assert await desk.sign_in("a-1", to) == "/"


async def test_the_browser_is_known_by_a_short_cookie_that_no_page_reads(desk: Desk) -> None:
    answer = await desk.client.get("/api/sign-in/provider")
    [morsel] = SimpleCookie(answer.headers["set-cookie"]).values()
    assert morsel.key == "roost-sign-in"
    assert (morsel["httponly"], morsel["samesite"].lower(), morsel["path"], morsel["domain"]) == (True, "lax", "/", "")
    assert morsel["max-age"] == "600"
    assert answer.headers["cache-control"] == "no-store"
    back = await desk.visit.sign_in(answer.headers["location"], "a-1")
    await desk.come_back(back)
    assert await database.fetch_value("SELECT count(*) FROM sign_in") == 0


async def test_two_tabs_of_one_browser_both_come_back(desk: Desk) -> None:
    first, second = await desk.begin("/plan"), await desk.begin("/list")
    one = await desk.visit.sign_in(first, "a-1")
    two = await desk.visit.sign_in(second, "a-1")
    assert await desk.come_back(one) == "/plan"
    assert await desk.come_back(two) == "/list"
    assert await database.fetch_value("SELECT count(*) FROM session") == 1


async def test_a_sign_in_may_begin_in_one_process_and_end_in_another(desk: Desk, other_desk: Desk) -> None:
    """Nothing of it is in memory: what another server began is there for all."""
    back = await desk.visit.sign_in(await desk.begin(), "a-1")
    other_desk.client.cookies = desk.client.cookies
    assert await other_desk.come_back(back) == "/"


async def test_the_session_that_the_browser_came_with_is_over(desk: Desk) -> None:
    await desk.sign_in("a-1")
    old = desk.client.cookies["roost"]
    async with type(desk.visit)(desk.visit._provider) as visit:
        await Desk(desk.client, visit).sign_in("b-2")
    me = await desk.me()
    assert me is not None
    assert me["email"] == BOB
    assert desk.client.cookies["roost"] != old
    assert await database.fetch_value("SELECT count(*) FROM session") == 1


@pytest.mark.parametrize(
    ("to", "opened"),
    [
        ("/plan/日本?q=é#ø", "/plan/%E6%97%A5%E6%9C%AC?q=%C3%A9#%C3%B8"),
        ("/plan?q=%C3%A9&z=%25", "/plan?q=%C3%A9&z=%25"),
        ("/\x85", "/"),
        ("/" + "日" * 1000, "/"),
    ],
)
async def test_any_letters_may_stand_in_the_address_of_a_screen(desk: Desk, to: str, opened: str) -> None:
    assert await desk.sign_in("a-1", to) == opened


async def test_whoever_says_no_at_the_provider_is_told_so(desk: Desk) -> None:
    back = await desk.visit.sign_in(await desk.begin("/plan"), "a-1", "cancel")
    assert query_of(back)["error"] == "access_denied"
    assert await desk.come_back(back) == "/sign-in?problem=refused&to=%2Fplan"
    assert await desk.me() is None


async def test_a_provider_that_takes_the_secret_in_the_form_gets_it_there(
    desk: Desk, provider: IdentityProvider
) -> None:
    provider.begin(token_endpoint_auth_method="client_secret_post")
    provider.person("a-1", email=ANN, email_verified=True)
    provider.misbehave(description={"token_endpoint_auth_methods_supported": ["client_secret_post"]})
    assert await desk.sign_in("a-1") == "/"


async def test_a_wrong_secret_is_our_own_fault_and_lets_nobody_in(
    desk: Desk, provider: IdentityProvider, caplog: pytest.LogCaptureFixture, settings: Settings
) -> None:
    provider.begin(client_secret="another")
    provider.person("a-1", email=ANN, email_verified=True)
    with caplog.at_level("INFO", "roost.people"):
        assert await desk.sign_in("a-1") == "/sign-in?problem=refused"
    assert "invalid_client" in caplog.text
    assert settings.oidc_client_secret not in caplog.text


async def test_there_is_a_day_s_end_to_what_was_begun_and_never_finished(desk: Desk, clock: SetClock) -> None:
    await desk.begin()
    assert await people.forget_sign_ins(clock()) == 0
    clock.move(minutes=10)
    assert await people.forget_sign_ins(clock()) == 1


async def test_a_sign_in_is_nowhere_in_the_journal(desk: Desk) -> None:
    await desk.sign_in("a-1")
    assert await database.fetch_value("SELECT count(*) FROM journal WHERE actor IS NOT NULL") == 0


async def test_without_a_provider_there_is_no_such_way(db: None, settings: Settings, clock: SetClock) -> None:
    pool = database.engine.pool
    app = create_app(msgspec.structs.replace(settings, oidc_issuer=None), clock=clock)
    async with (
        app.lifespan(),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000") as client,
    ):
        assert (await client.get("/api/sign-in")).json()["provider"] is None
        for path in ("provider", "callback", "frontchannel?iss=x&sid=y"):
            assert (await client.get(f"/api/sign-in/{path}")).status_code == 404
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        assert (await client.post("/api/sign-in/backchannel", content=b"", headers=form)).status_code == 404
    database.engine.pool = pool


def test_the_address_of_the_callback_is_ours(settings: Settings) -> None:
    assert urlsplit(settings.address).netloc == "127.0.0.1:8000"

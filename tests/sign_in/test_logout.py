"""Signed out at the provider, signed out here: by its own message (Back-Channel Logout 1.0), in its frame
(Front-Channel Logout 1.0), and the other way round."""

from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from roost.kit import database
from tests.api.truth import operations
from tests.people.conftest import process
from tests.sign_in.oidc import CLIENT_ID, ROOST, Desk, IdentityProvider, query_of
from tests.support import SetClock, sign_in

EVENT = {"http://schemas.openid.net/event/backchannel-logout": {}}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
Json = dict[str, Any]


@pytest.fixture
async def claims(desk: Desk, provider: IdentityProvider, clock: SetClock) -> Json:
    """Of a token that ends Ann's session, who is signed in."""
    assert await desk.sign_in("a-1") == "/"
    sid = await database.fetch_value("SELECT sid FROM session")
    now = int(clock().timestamp())
    return {
        "iss": provider.issuer,
        "aud": CLIENT_ID,
        "iat": now,
        "exp": now + 120,
        "jti": "one",
        "sub": "a-1",
        "sid": sid,
        "events": EVENT,
    }


async def tell(client: httpx.AsyncClient, **fields: str) -> httpx.Response:
    # The provider is no browser: it brings no cookie, and says nothing of where it comes from.
    async with httpx.AsyncClient(transport=client._transport, base_url=ROOST) as line:
        return await line.post("/api/sign-in/backchannel", content=urlencode(fields), headers=FORM)


async def signed_in(desk: Desk) -> bool:
    return await desk.me() is not None


async def test_a_message_of_the_provider_ends_the_session_at_once(
    desk: Desk, provider: IdentityProvider, claims: Json
) -> None:
    answer = await tell(desk.client, logout_token=provider.sign(claims, {"typ": "logout+jwt"}))
    operations()["post_backchannel"].check(answer)
    assert (answer.status_code, answer.content, answer.headers["cache-control"]) == (200, b"", "no-store")
    assert not await signed_in(desk)
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


async def test_every_process_that_remembers_the_session_hears_of_its_end(
    desk: Desk, provider: IdentityProvider, claims: Json, clock: SetClock, database_url: str
) -> None:
    cookie = [(b"cookie", f"roost={desk.client.cookies['roost']}".encode())]
    async with process(database_url) as other:
        assert await other.who(cookie, clock()) is not None
        assert (await tell(desk.client, logout_token=provider.sign(claims))).status_code == 200
        await other.hears()
        assert await other.who(cookie, clock()) is None


async def test_it_ends_the_one_session_that_it_names_and_leaves_the_other(
    desk: Desk, other_desk: Desk, provider: IdentityProvider, claims: Json
) -> None:
    await other_desk.sign_in("a-1")
    claims.pop("sub")
    assert (await tell(desk.client, logout_token=provider.sign(claims))).status_code == 200
    assert not await signed_in(desk)
    assert await signed_in(other_desk)


async def test_without_a_session_it_ends_all_of_that_person_that_came_by_the_provider(
    desk: Desk, other_desk: Desk, provider: IdentityProvider, claims: Json
) -> None:
    await other_desk.sign_in("a-1")
    claims.pop("sid")
    assert (await tell(desk.client, logout_token=provider.sign(claims))).status_code == 200
    assert not await signed_in(desk)
    assert not await signed_in(other_desk)


async def test_it_ends_nobody_else_s(desk: Desk, other_desk: Desk, provider: IdentityProvider, claims: Json) -> None:
    await other_desk.sign_in("b-2")
    claims |= {"sub": "b-2"}  # Bob, but Ann's session
    assert (await tell(desk.client, logout_token=provider.sign(claims))).status_code == 200
    assert await signed_in(desk)
    assert await signed_in(other_desk)


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"aud": None},
        {"aud": ["roost", "another"]},
        {"iat": None},
        {"exp": None},
        {"jti": None},
        {"jti": ""},
        {"jti": 7},
        {"jti": "j" * 256},
        {"events": None},
        {"events": {}},
        {"events": {"http://schemas.openid.net/event/backchannel-logout": "yes"}},
        {"events": "http://schemas.openid.net/event/backchannel-logout"},
        {"events": {"http://schemas.openid.net/event/other": {}}},
        {"nonce": "any"},
        {"nonce": ""},
        {"sub": None, "sid": None},
        {"sid": 7},
        {"sub": ""},
        {"iat": "later"},
        {"exp": "past"},
    ],
)
async def test_a_message_with_a_wrong_claim_ends_nothing(
    desk: Desk, provider: IdentityProvider, claims: Json, wrong: Json, clock: SetClock
) -> None:
    now = int(clock().timestamp())
    times = {"later": now + 200, "past": now - 200}
    wrong = {name: times.get(value, value) if isinstance(value, str) else value for name, value in wrong.items()}
    answer = await tell(desk.client, logout_token=provider.sign(claims | wrong))
    assert answer.status_code == 400, wrong
    assert answer.headers["content-type"] == "application/problem+json"
    assert await signed_in(desk)


@pytest.mark.parametrize(
    "how",
    [{"unsigned": True}, {"signed_with": "stranger"}, {"signed_with": "a secret+of/ours: 100 %"}, {"typ": "at+jwt"}],
)
async def test_a_message_that_the_provider_did_not_sign_ends_nothing(
    desk: Desk, provider: IdentityProvider, claims: Json, how: Json
) -> None:
    header = {"typ": how.pop("typ", "logout+jwt")}
    answer = await tell(desk.client, logout_token=provider.sign(claims, header, **how))
    assert answer.status_code == 400
    assert await signed_in(desk)


async def test_a_message_counts_once(desk: Desk, provider: IdentityProvider, claims: Json) -> None:
    token = provider.sign(claims)
    assert (await tell(desk.client, logout_token=token)).status_code == 200
    await desk.sign_in("a-1")
    answer = await tell(desk.client, logout_token=token)
    assert answer.status_code == 400
    assert "used before" in answer.json()["detail"]
    assert await signed_in(desk)


async def test_an_id_token_is_no_logout_token(desk: Desk, provider: IdentityProvider, claims: Json) -> None:
    claims.pop("events")
    answer = await tell(desk.client, logout_token=provider.sign(claims | {"nonce": "n"}))
    assert answer.status_code == 400
    assert await signed_in(desk)


@pytest.mark.parametrize("body", ["", "logout_token=", "logout_token=x", "logout_token=a.b.c&logout_token=d.e.f", "x"])
async def test_a_message_that_is_none_is_400(desk: Desk, body: str) -> None:
    await desk.sign_in("a-1")
    for kind in (FORM, {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}):
        answer = await desk.client.post("/api/sign-in/backchannel", content=body, headers=kind)
        assert answer.status_code == 400, answer.text
    assert await signed_in(desk)


async def test_a_message_of_another_kind_or_size_is_refused_before_it_is_read(desk: Desk) -> None:
    post = desk.client.post
    assert (await post("/api/sign-in/backchannel", json={"logout_token": "x"})).status_code == 400
    assert (await post("/api/sign-in/backchannel", content="logout_token=x")).status_code == 415
    assert (await post("/api/sign-in/backchannel", content="x" * 70_000, headers=FORM)).status_code == 413
    many = "&".join(f"a{n}=1" for n in range(5000))
    assert (await post("/api/sign-in/backchannel", content=many, headers=FORM)).status_code == 400
    assert (await post("/api/sign-in/backchannel", content=b"logout_token=\xff", headers=FORM)).status_code == 400


async def test_while_the_provider_s_keys_cannot_be_read_it_is_asked_to_say_it_again(
    desk: Desk, provider: IdentityProvider, claims: Json, clock: SetClock
) -> None:
    token = provider.sign(claims)
    provider.misbehave(broken_at="/jwks")
    clock.move(hours=2)
    answer = await tell(desk.client, logout_token=token)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


async def test_the_provider_s_frame_ends_the_session_that_it_names(
    desk: Desk, other_desk: Desk, provider: IdentityProvider, claims: Json
) -> None:
    await other_desk.sign_in("a-1")
    # In a frame of somebody else's page the browser sends no cookie of ours: only the session's name says whose.
    async with httpx.AsyncClient(transport=desk.client._transport, base_url=ROOST) as frame:
        answer = await frame.get("/api/sign-in/frontchannel", params={"iss": provider.issuer, "sid": claims["sid"]})
    operations()["get_frontchannel"].check(answer)
    assert answer.status_code == 200
    assert f"frame-ancestors {provider.issuer}" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert not await signed_in(desk)
    assert await signed_in(other_desk)


@pytest.mark.parametrize("query", [{}, {"iss": "ours"}, {"sid": "s"}, {"iss": "https://evil.example", "sid": "s"}])
async def test_a_frame_that_names_no_session_of_the_provider_s_ends_nothing(
    desk: Desk, provider: IdentityProvider, claims: Json, query: dict[str, str]
) -> None:
    query = {name: {"ours": provider.issuer, "s": claims["sid"]}.get(value, value) for name, value in query.items()}
    answer = await desk.client.get("/api/sign-in/frontchannel", params=query)
    assert answer.status_code == 400
    assert await signed_in(desk)


async def test_whoever_signs_out_here_is_sent_to_sign_out_there(desk: Desk, provider: IdentityProvider) -> None:
    await desk.sign_in("a-1")
    where = (await desk.client.delete("/api/session")).json()["next"]
    assert where.startswith(f"{provider.issuer}/session/end?")
    assert query_of(where) == {"client_id": CLIENT_ID, "post_logout_redirect_uri": f"{ROOST}/sign-in"}
    assert await desk.visit.sign_out(where) == f"{ROOST}/sign-in"


async def test_who_came_in_without_the_provider_is_not_sent_there(desk: Desk, clock: SetClock) -> None:
    await sign_in(desk.client, "ann@estuary.example", clock())
    assert (await desk.client.delete("/api/session")).json() == {"next": None}


async def test_a_provider_without_a_place_to_sign_out_is_left_alone(desk: Desk, provider: IdentityProvider) -> None:
    for nowhere in (None, "javascript:alert(1)", "http://evil.example/end"):
        provider.misbehave(description={"end_session_endpoint": nowhere})
        await desk.sign_in("a-1")
        assert (await desk.client.delete("/api/session")).json() == {"next": None}

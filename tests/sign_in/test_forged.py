"""What comes back from the provider is believed only where it is what we sent for: a token that is another's, or
anybody's, lets nobody in."""

from typing import Any

import httpx
import pytest

from roost.kit import database
from tests.sign_in.oidc import CLIENT_ID, Desk, IdentityProvider
from tests.support import SetClock


async def refused(desk: Desk, problem: str = "mismatch", account: str = "a-1") -> None:
    assert await desk.sign_in(account) == f"/sign-in?problem={problem}"
    assert await desk.me() is None
    assert await database.fetch_value("SELECT count(*) FROM session") == 0
    assert await database.fetch_value("SELECT count(*) FROM identity") == 0


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"nonce": ""},
        {"aud": "another"},
        {"aud": ["roost", "another"]},
        {"aud": ["roost", "another"], "azp": "roost"},
        {"aud": []},
        {"aud": None},
        {"aud": 7},
        {"azp": "another"},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "a" * 256},
        {"sub": "a\x00b"},
        {"exp": None},
        {"exp": "soon"},
        {"exp": True},
        {"iat": None},
        {"iat": "now"},
        {"at_hash": "another"},
        {"at_hash": 7},
        {"events": {"http://schemas.openid.net/event/backchannel-logout": {}}},
    ],
)
async def test_a_token_with_a_wrong_claim_lets_nobody_in(
    desk: Desk, provider: IdentityProvider, claims: dict[str, Any]
) -> None:
    provider.misbehave(claims=claims)
    await refused(desk)


async def test_a_token_whose_audience_is_a_list_of_us_alone_is_ours(desk: Desk, provider: IdentityProvider) -> None:
    provider.misbehave(claims={"aud": [CLIENT_ID], "azp": CLIENT_ID})
    assert await desk.sign_in("a-1") == "/"


@pytest.mark.parametrize(
    ("claim", "seconds", "ends"),
    [
        ("exp", -110, "/"),
        ("exp", -130, "/sign-in?problem=expired"),
        ("iat", 110, "/"),
        ("iat", 140, "/sign-in?problem=mismatch"),
        ("nbf", 110, "/"),
        ("nbf", 140, "/sign-in?problem=mismatch"),
    ],
)
async def test_clocks_may_differ_by_two_minutes(
    desk: Desk, provider: IdentityProvider, clock: SetClock, claim: str, seconds: int, ends: str
) -> None:
    provider.misbehave(claims={claim: int(clock().timestamp()) + seconds})
    assert await desk.sign_in("a-1") == ends


@pytest.mark.parametrize(
    "faults",
    [
        {"unsigned": True},
        {"signed_with": "stranger"},
        {"signed_with": "a secret+of/ours: 100 %"},
        {"header": {"alg": "RS256", "kid": "no-such-key"}},
        {"header": {"alg": "RS512"}},
        {"header": {"alg": "PS256"}},
        {"header": {"crit": ["urgent"], "urgent": True}},
        {"header": {"typ": "logout+jwt"}},
        {"header": {"typ": "at+jwt"}},
    ],
)
async def test_a_token_that_is_not_signed_as_it_must_be_lets_nobody_in(
    desk: Desk, provider: IdentityProvider, faults: dict[str, Any]
) -> None:
    provider.misbehave(**faults)
    await refused(desk)


async def test_the_public_key_is_no_secret_to_sign_with(desk: Desk, provider: IdentityProvider) -> None:
    """HS256 with what everybody can read, for a library that takes the key as it comes."""
    import json

    provider.misbehave(signed_with=json.dumps(provider.tell("public_key")))
    await refused(desk)


async def test_the_userinfo_of_somebody_else_is_not_believed(desk: Desk, provider: IdentityProvider) -> None:
    provider.misbehave(userinfo={"sub": "b-2", "email": "bob@estuary.example"})
    await refused(desk)


async def test_an_answer_in_the_name_of_another_provider_is_not_believed(
    desk: Desk, provider: IdentityProvider
) -> None:
    """RFC 9207: this one promises that it always says whose answer it is."""
    for iss in ("https://evil.example", provider.issuer + "/", "", None):
        provider.misbehave(iss=iss)
        await refused(desk)


async def test_a_provider_that_never_says_whose_answer_it_is_need_not(desk: Desk, provider: IdentityProvider) -> None:
    provider.misbehave(iss=None, description={"authorization_response_iss_parameter_supported": None})
    assert await desk.sign_in("a-1") == "/"


async def test_a_code_counts_once(desk: Desk, other_desk: Desk) -> None:
    back = await desk.visit.sign_in(await desk.begin(), "a-1")
    assert await desk.come_back(back) == "/"
    desk.client.cookies.clear()
    assert await desk.come_back(back) == "/sign-in?problem=expired"
    assert await desk.me() is None


async def test_a_code_of_another_sign_in_is_good_for_none(desk: Desk, other_desk: Desk) -> None:
    """Bob's code, slipped into Ann's browser, with a state of her own: it is not what she sent for (PKCE, nonce)."""
    stolen = httpx.URL(await other_desk.visit.sign_in(await other_desk.begin(), "b-2")).params["code"]
    back = httpx.URL(await desk.visit.sign_in(await desk.begin(), "a-1"))
    assert await desk.come_back(str(back.copy_set_param("code", stolen))) == "/sign-in?problem=expired"
    assert await desk.me() is None


async def test_a_return_in_another_browser_than_it_was_begun_in_lets_nobody_in(desk: Desk, other_desk: Desk) -> None:
    """Else anybody could make somebody's browser sign in as themselves, and read what is then typed there."""
    back = await other_desk.visit.sign_in(await other_desk.begin(), "b-2")
    assert await desk.come_back(back) == "/sign-in?problem=mismatch"
    await desk.begin()
    assert await desk.come_back(back) == "/sign-in?problem=expired"
    # It was used up: whose it was has to begin again too.
    assert await other_desk.come_back(back) == "/sign-in?problem=expired"
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({}, "expired"),
        ({"state": "made-up", "code": "made-up"}, "expired"),
        ({"state": "\udcff", "code": "x"}, "400"),
        ({"state": "x" * 201}, "400"),
        ({"error": "access_denied"}, "expired"),
    ],
)
async def test_a_return_that_nobody_began_is_none(desk: Desk, query: dict[str, str], problem: str) -> None:
    url = "/api/sign-in/callback"
    if "\udcff" in query.get("state", ""):
        answer = await desk.client.get(url + "?state=%ff&code=x")
    else:
        answer = await desk.client.get(url, params=query)
    if problem == "400":
        assert answer.status_code == 400
    else:
        assert answer.headers["location"] == f"/sign-in?problem={problem}"


async def test_a_return_without_a_code_is_a_no(desk: Desk) -> None:
    back = httpx.URL(await desk.visit.sign_in(await desk.begin(), "a-1"))
    assert await desk.come_back(str(back.copy_remove_param("code"))) == "/sign-in?problem=refused"


async def test_ten_minutes_are_enough_and_eleven_too_many(desk: Desk, clock: SetClock) -> None:
    back = await desk.visit.sign_in(await desk.begin("/plan"), "a-1")
    clock.move(minutes=10)
    assert await desk.come_back(back) == "/sign-in?problem=expired"


async def test_what_was_wrong_is_in_the_log_and_nothing_of_the_token_is(
    desk: Desk, provider: IdentityProvider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.misbehave(claims={"nonce": "another", "email": "ann@estuary.example"})
    with caplog.at_level("DEBUG", "roost"):
        back = await desk.visit.sign_in(await desk.begin(), "a-1")
        await desk.come_back(back)
    assert "nonce" in caplog.text
    params = httpx.URL(back).params
    for secret in ("ann@", "a-1", params["code"], params["state"], "a secret+of/ours"):
        assert secret not in caplog.text

"""To the provider and back: authorization code with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 9207)."""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote, quote_plus

import msgspec

from roost.people.sessions import hash_of
from roost.people.sign_in import claims as judged
from roost.people.sign_in import pending
from roost.people.sign_in.claims import Json, Somebody
from roost.people.sign_in.pending import PATIENCE
from roost.people.sign_in.provider import FRESH, Provider, with_query
from roost.people.sign_in.trouble import Away, NoSignIn
from roost.people.sign_in.wire import Pending

# As the front end has it (frontend/src/App.svelte, `back`): one slash, and no second one that makes a host of it.
_OURS = re.compile(r"/(?![/\\])[^\s\\\x00-\x1f\x7f]*")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
MOST_COOKIES = 8
# Of a path as it stands in a Location: what lies between us and the browser reads a few thousand.
LONGEST = 2000


class Back(msgspec.Struct, frozen=True):
    """What the provider sent a browser back with."""

    code: str
    state: str
    issuer: str
    error: str


def ours(path: str) -> str:
    """The path as it can stand in a header, if it is a screen of ours; else the first one."""
    if not _OURS.fullmatch(path) or path.startswith("/api/"):
        return "/"
    # What is ASCII stays: it may be quoted already.
    written = "".join(one if one.isascii() else quote(one, errors="replace") for one in path)
    return written if len(written) <= LONGEST else "/"


def browsers(cookie: str, headers: Iterable[tuple[bytes, bytes]]) -> list[str]:
    """What the cookies called `cookie` hold, of those that could be ours. Over plain http others can set some too."""
    found: list[str] = []
    for name, value in headers:
        for pair in value.decode("latin-1").split(";") if name == b"cookie" else ():
            key, _, token = pair.strip().partition("=")
            if key == cookie and _TOKEN.fullmatch(token) and len(found) < MOST_COOKIES:
                found.append(token)
    return found


async def begin(provider: Provider, browser: str, path: str, now: datetime) -> str:
    """The address at the provider to send this browser to. Away."""
    described = await provider.description(now, FRESH)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    begun = Pending(hash_of(browser.encode()), nonce, verifier, ours(path), now + PATIENCE)
    await pending.begin(hash_of(state.encode()), begun)
    return with_query(
        described["authorization_endpoint"],
        {
            "response_type": "code",
            "client_id": provider.setup.client_id,
            "redirect_uri": provider.setup.callback,
            "scope": "openid profile email",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        },
    )


async def take(back: Back, browser: list[str], now: datetime) -> Pending:
    """What this browser began. NoSignIn: expired, or mismatch where another browser began it."""
    begun = await pending.take(hash_of(back.state.encode("utf-8", "surrogatepass")))
    if begun is None:
        raise NoSignIn("expired", "there is no sign-in under way with this state")
    if not any(hmac.compare_digest(hash_of(one.encode()), begun.browser_hash) for one in browser):
        raise NoSignIn("mismatch", "another browser began this sign-in")
    if now >= begun.ends_at:
        raise NoSignIn("expired", "it took too long")
    return begun


async def finish(provider: Provider, back: Back, begun: Pending, now: datetime) -> Somebody:
    """Who came back. NoSignIn."""
    described = await provider.description(now)
    _check_issuer(back, described, provider.issuer)
    if back.error in ("server_error", "temporarily_unavailable"):
        raise Away(f"it says {back.error}")
    if back.error or not back.code:
        raise NoSignIn("refused", "the provider sent nobody")
    tokens = await _exchange(provider, described, back.code, begun.verifier)
    header, claims = await provider.claims(_text(tokens, "id_token"), now)
    judged.check_id_token(
        header, claims, issuer=provider.issuer, client_id=provider.setup.client_id, nonce=begun.nonce, now=now
    )
    judged.check_access_token(claims, _text(tokens, "access_token"))
    known = await _userinfo(provider, described, claims, _text(tokens, "access_token"))
    return judged.somebody(known | claims, provider.issuer, provider.setup.roles_claim)


def _check_issuer(back: Back, described: Json, issuer: str) -> None:
    # RFC 9207, 2.4: against an answer of one provider that is passed off as another's.
    promised = described.get("authorization_response_iss_parameter_supported") is True
    if (back.issuer or promised) and back.issuer != issuer:
        raise NoSignIn("mismatch", "the answer is of another issuer")


async def _exchange(provider: Provider, described: Json, code: str, verifier: str) -> Json:
    setup = provider.setup
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": setup.callback,
        "code_verifier": verifier,
    }
    headers: dict[str, str] = {}
    ways = described.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in ways or "client_secret_post" not in ways:
        # RFC 6749, 2.3.1: both are written as a form writes them before they are joined.
        login = f"{quote_plus(setup.client_id)}:{quote_plus(setup.client_secret)}"
        headers["Authorization"] = "Basic " + base64.b64encode(login.encode()).decode()
    else:
        fields |= {"client_id": setup.client_id, "client_secret": setup.client_secret}
    status, answer = await provider.lines.post(described["token_endpoint"], fields, headers)
    if status == 200:
        return answer
    error = answer.get("error")
    # Used before, too old, another's, or without what was kept here (PKCE).
    if error == "invalid_grant":
        raise NoSignIn("expired", "the code is not good any more")
    raise NoSignIn("refused", f"the provider gives no token: {error if error in _KNOWN else status}")


# RFC 6749, 5.2. Whatever else it may say does not belong into a log.
_KNOWN = ("invalid_request", "invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope")


async def _userinfo(provider: Provider, described: Json, claims: Json, access_token: str) -> Json:
    """What the provider says of them elsewhere (Core 1.0, 5.3); Entra says everything in the token."""
    where = described.get("userinfo_endpoint")
    whole = {"email", provider.setup.roles_claim} <= set(claims)
    if where is None or whole or judged.is_entra(provider.issuer):
        return {}
    told = await provider.lines.get(where, {"Authorization": f"Bearer {access_token}"})
    if told.get("sub") != claims["sub"]:
        raise NoSignIn("mismatch", "the userinfo is of somebody else")
    return told


def _text(tokens: Json, name: str) -> str:
    found = tokens.get(name)
    if not isinstance(found, str) or not found.isascii():
        raise NoSignIn("mismatch", f"there is no {name}")
    return found

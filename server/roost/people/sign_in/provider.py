"""The council's identity provider: where it is (OpenID Connect Discovery 1.0), and with which keys it signs."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import quote, urlencode, urlsplit

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import ECKey, Key, KeySet, RSAKey
from joserfc.jws import JWSRegistry

from roost.kit.variables import is_loopback
from roost.people.sign_in.fetching import Json, Lines
from roost.people.sign_in.setup import ProviderSetup
from roost.people.sign_in.trouble import Away, NoSignIn

log = logging.getLogger("roost.people")
T = TypeVar("T")

# What a token may be signed with. Never `none`, and no HS…: with those a public key would pass for a secret one.
ALGORITHMS = ("RS256", "ES256")
# Whoever presses the button wants to know whether the provider is there now; whoever comes back just was there.
FRESH, KEPT = timedelta(minutes=1), timedelta(hours=1)
# A key that nobody knows is asked for so often, whoever invents them.
KEYS_AGAIN = timedelta(seconds=10)

# Seconds that whoever signs out waits to hear where the provider's own sign-out is.
SIGN_OUT = 2.0

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_OPTIONAL = ("userinfo_endpoint", "end_session_endpoint")


class _Asking:
    """One of many who come at once asks; the others wait for its answer, and it is theirs, too, where there is none:
    else each of them would wait as long again, one after the other."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._failures, self._why = 0, ""

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Away, also of whoever asked meanwhile."""
        before = self._failures
        async with self._lock:
            if self._failures != before:
                raise Away(self._why)
            try:
                yield
            except Away as away:
                self._failures, self._why = self._failures + 1, away.why
                raise


class Provider:
    """One provider, as the settings name it. Remembers its description and keys in this process."""

    def __init__(self, setup: ProviderSetup, lines: Lines | None = None) -> None:
        self.setup = setup
        self.name = setup.name
        self.issuer = setup.issuer
        self.lines = lines or Lines()
        self._described: tuple[datetime, Json] | None = None
        self._keys: tuple[datetime, KeySet] | None = None
        self._asking, self._asking_keys = _Asking(), _Asking()

    def forget(self) -> None:
        """All that it has said."""
        self._described = self._keys = None

    async def trouble(self, now: datetime) -> str | None:
        """Why nobody can sign in with it at this moment; None where they can."""
        try:
            await self.description(now, FRESH)
            await self._key_set(now, KEPT)
        except Away as away:
            return away.why
        return None

    async def description(self, now: datetime, age: timedelta = KEPT) -> Json:
        """Its metadata, not older than `age`. Away."""
        if (described := _young(self._described, now, age)) is not None:
            return described
        async with self._asking.turn():
            if (described := _young(self._described, now, age)) is None:
                where = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
                described = self._checked(await self.lines.get(where))
                self._described = now, described
            return described

    def _checked(self, found: Json) -> Json:
        # Discovery 1.0, 4.3: exactly as it was asked for, or somebody else's keys would pass for the provider's.
        if found.get("issuer") != self.issuer:
            log.error("the identity provider calls itself another name than ROOST_OIDC_ISSUER")
            raise Away("its description is of another issuer")
        for name in _ENDPOINTS:
            if not self._may_be_called(found.get(name)):
                raise Away(f"its {name} is missing or not https")
        return {name: value for name, value in found.items() if name not in _OPTIONAL or self._may_be_called(value)}

    def _may_be_called(self, url: Any) -> bool:
        """https; plain http only on this machine, where the issuer is too."""
        if not isinstance(url, str) or not url.isascii() or not url.isprintable():
            return False
        try:
            parts = urlsplit(url)
            here = is_loopback(parts.hostname or "") and is_loopback(urlsplit(self.issuer).hostname or "")
        except ValueError:
            return False
        return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and here))

    async def claims(self, token: str, now: datetime) -> tuple[Json, Json]:
        """Header and claims of a token that this provider has signed. NoSignIn (mismatch) of any other; Away.

        Its claims are not checked yet. A key that is not known may be new: then the keys are fetched again.
        """
        keys = await self._key_set(now, KEPT)
        try:
            return _decoded(token, keys)
        except InvalidKeyIdError:
            pass
        try:
            return _decoded(token, await self._key_set(now, KEYS_AGAIN))
        except InvalidKeyIdError:
            raise NoSignIn("mismatch", "a token is signed with a key that the provider does not name") from None

    async def _key_set(self, now: datetime, age: timedelta) -> KeySet:
        if (keys := _young(self._keys, now, age)) is not None:
            return keys
        async with self._asking_keys.turn():
            if (keys := _young(self._keys, now, age)) is None:
                found = await self.lines.get((await self.description(now))["jwks_uri"])
                keys = KeySet(_usable(found.get("keys")))
                self._keys = now, keys
            return keys

    async def end_session(self, now: datetime) -> str | None:
        """Where the provider ends its own session (OpenID Connect RP-Initiated Logout 1.0); None where it has no such
        place, or does not answer: whoever signs out here is signed out here in any case.

        Without an `id_token_hint`: for that we would have to keep the token, which says who somebody is. Instead the
        provider may ask whether they meant it.
        """
        try:
            async with asyncio.timeout(SIGN_OUT):
                end = (await self.description(now)).get("end_session_endpoint")
        except (Away, TimeoutError):
            return None
        if not end:
            return None
        query = {"client_id": self.setup.client_id, "post_logout_redirect_uri": self.setup.signed_out}
        return with_query(end, query)


def with_query(url: str, query: dict[str, str]) -> str:
    """The address with more behind its question mark; what stands there stays (RFC 6749, 3.1)."""
    return f"{url}{'&' if urlsplit(url).query else '?'}{urlencode(query, quote_via=quote)}"


def _young(kept: tuple[datetime, T] | None, now: datetime, age: timedelta) -> T | None:
    return kept[1] if kept is not None and timedelta(0) <= now - kept[0] < age else None


def _decoded(token: str, keys: KeySet) -> tuple[Json, Json]:
    # Providers put into the header what they like; what must be understood is in `crit`, which is looked at.
    registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    try:
        read = jwt.decode(token, keys, ALGORITHMS, registry)
    except InvalidKeyIdError:
        raise
    except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise NoSignIn("mismatch", f"a token cannot be trusted: {type(error).__name__}") from None
    return dict(read.header), dict(read.claims)


def _usable(keys: Any) -> list[Key]:
    """Those that sign, of the kinds that we know: the others are none of our business."""
    found: list[Key] = []
    for one in keys if isinstance(keys, list) else ():
        if not isinstance(one, dict) or one.get("kty") not in ("RSA", "EC") or one.get("use", "sig") != "sig":
            continue
        try:
            found.append(RSAKey.import_key(one) if one["kty"] == "RSA" else ECKey.import_key(one))
        except (JoseError, ValueError, TypeError):
            log.warning("a key of the identity provider cannot be read and is left out")
    if not found:
        raise Away("it names no keys")
    return found

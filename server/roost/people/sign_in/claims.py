"""What a token must say before it counts, and what it says of somebody. Decides; asks nobody."""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
from joserfc.errors import ClaimError, ExpiredTokenError
from joserfc.jwt import JWTClaimsRegistry

from roost.people import rules
from roost.people.sign_in.trouble import NoSignIn
from roost.people.sign_in.wire import LONGEST_VALUE

Json = dict[str, Any]

# Seconds by which the provider's clock and ours may differ.
SKEW = 120
# OpenID Connect Core 1.0, section 2.
LONGEST_SUBJECT = 255
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
# Of the groups that one token can name; Entra sends at most 200.
MOST_VALUES = 1000

# Microsoft Entra ID, of the world, the United States' government, and China.
_ENTRA = ("login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn")


class Somebody(msgspec.Struct, frozen=True):
    """Who came, as the provider says. `object_ids`: what a directory may call them; `emails`: addresses that the
    provider vouches for, best first (rules.email); `values`: their groups or app roles, None where it left them out
    for being too many. `sid`: the provider's own session."""

    issuer: str
    subject: str
    sid: str | None
    object_ids: tuple[str, ...]
    emails: tuple[str, ...]
    values: tuple[str, ...] | None


def is_entra(issuer: str) -> bool:
    """Whether this is Microsoft Entra ID, which says some things in its own way."""
    return urlsplit(issuer).hostname in _ENTRA


def check_id_token(header: Json, claims: Json, *, issuer: str, client_id: str, nonce: str, now: datetime) -> None:
    """OpenID Connect Core 1.0, 3.1.3.7. The signature was checked before. NoSignIn."""
    _check(claims, issuer, client_id, now, nonce={"essential": True, "value": nonce})
    _check_subject(claims.get("sub"))
    # A logout token is signed by the same keys (Back-Channel Logout 1.0, 2.4), and has no nonce; be sure all the same.
    if "events" in claims or str(header.get("typ", "JWT")).lower() not in ("jwt", "application/jwt"):
        raise NoSignIn("mismatch", "the token is no ID token")


def check_logout_token(header: Json, claims: Json, *, issuer: str, client_id: str, now: datetime) -> None:
    """OpenID Connect Back-Channel Logout 1.0, 2.6. Whether it was used before is the caller's to find out. NoSignIn."""
    _check(claims, issuer, client_id, now, jti={"essential": True})
    if str(header.get("typ", "logout+jwt")).lower() not in ("logout+jwt", "application/logout+jwt", "jwt"):
        raise NoSignIn("mismatch", "the token is no logout token")
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(LOGOUT), dict):
        raise NoSignIn("mismatch", "the token is of no logout")
    if "nonce" in claims:
        raise NoSignIn("mismatch", "a logout token has no nonce")
    if len(claims["jti"]) > LONGEST_SUBJECT or not claims["jti"].isprintable():
        raise NoSignIn("mismatch", "jti is too long")
    for name in ("sub", "sid"):
        if name in claims:
            _check_subject(claims[name])
    if not {"sub", "sid"} & set(claims):
        raise NoSignIn("mismatch", "the token says neither who nor which session")


def _check(claims: Json, issuer: str, client_id: str, now: datetime, **more: Any) -> None:
    registry = JWTClaimsRegistry(
        int(now.timestamp()),
        SKEW,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": client_id},
        exp={"essential": True},
        iat={"essential": True},
        sub={},
        **more,
    )
    try:
        registry.validate(claims)
    except ExpiredTokenError:
        raise NoSignIn("expired", "the token is too old") from None
    except (ClaimError, OverflowError) as error:
        raise NoSignIn("mismatch", f"a claim is missing or wrong: {error}") from None
    # 3.1.3.7, 3 to 5: nobody else whom we trust is in an audience; and who it was made for must be us.
    if isinstance(claims["aud"], list) and claims["aud"] != [client_id]:
        raise NoSignIn("mismatch", "the token is for others too")
    if claims.get("azp", client_id) != client_id:
        raise NoSignIn("mismatch", "the token was made for another client")


def _check_subject(subject: Any) -> None:
    if not (isinstance(subject, str) and 0 < len(subject) <= LONGEST_SUBJECT and subject.isprintable()):
        raise NoSignIn("mismatch", "who it is about cannot be read")


def check_access_token(claims: Json, access_token: str) -> None:
    """That both were made together, where the ID token says (Core 1.0, 3.1.3.8): of RS256 and ES256 half a SHA-256."""
    if "at_hash" in claims:
        half = hashlib.sha256(access_token.encode()).digest()[:16]
        expected = base64.urlsafe_b64encode(half).rstrip(b"=").decode()
        if not hmac.compare_digest(str(claims["at_hash"]).encode(), expected.encode()):
            raise NoSignIn("mismatch", "the access token is another's")


def somebody(claims: Json, issuer: str, roles_claim: Literal["groups", "roles"] | str) -> Somebody:
    """Who an ID token, or it and the userinfo, tells of; the claims are checked."""
    sid = claims.get("sid")
    return Somebody(
        issuer,
        claims["sub"],
        sid if isinstance(sid, str) and 0 < len(sid) <= LONGEST_SUBJECT and sid.isprintable() else None,
        tuple(dict.fromkeys(_texts([claims.get("oid"), claims["sub"]]))),
        tuple(dict.fromkeys(_emails(claims, issuer))),
        _values(claims, roles_claim),
    )


def _emails(claims: Json, issuer: str) -> Iterator[str]:
    if is_entra(issuer):
        # Of a guest both are another organisation's to choose; `idp` says that they are one.
        if claims.get("idp", issuer) != issuer:
            return
        told = [claims.get("preferred_username"), claims.get("email")]
    else:
        # Some say it as a text. Who does not say it at all has not looked.
        verified = claims.get("email_verified")
        told = [claims.get("email")] if verified is True or verified == "true" else []
    for one in _texts(told):
        try:
            yield rules.email(one)
        except ValueError:
            continue


def _values(claims: Json, name: str) -> tuple[str, ...] | None:
    # Too many for a token: Entra puts in their place where they could be asked for (OpenID Connect Core 1.0, 5.6.2).
    elsewhere = claims.get("_claim_names")
    if name == "groups" and ((isinstance(elsewhere, dict) and "groups" in elsewhere) or claims.get("hasgroups")):
        return None
    told = claims.get(name, [])
    return tuple(_texts(told if isinstance(told, list) else [told]))[:MOST_VALUES]


def _texts(told: list[Any]) -> Iterator[str]:
    return (one for one in told if isinstance(one, str) and 0 < len(one) <= LONGEST_VALUE and one.isprintable())

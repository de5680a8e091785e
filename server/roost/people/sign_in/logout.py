"""Signed out at the provider: signed out here, in every process (sessions tell of their end)."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from roost.kit import database
from roost.kit.database import transactional
from roost.people.sign_in import claims as judged
from roost.people.sign_in.provider import Provider
from roost.people.sign_in.trouble import NoSignIn


async def by_token(provider: Provider, token: str, now: datetime) -> list[bytes]:
    """End what a logout token names; says which sessions (hashes). NoSignIn where it counts for nothing; Away."""
    header, claims = await provider.claims(token, now)
    judged.check_logout_token(header, claims, issuer=provider.issuer, client_id=provider.setup.client_id, now=now)
    return await _end_once(provider.issuer, claims)


@transactional
async def _end_once(issuer: str, claims: dict[str, Any]) -> list[bytes]:
    ends_at = datetime.fromtimestamp(min(claims["exp"] + judged.SKEW, 253402300799), UTC)
    new = await database.execute(
        "INSERT INTO logout_token (issuer, jti, ends_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        issuer,
        claims["jti"],
        ends_at,
    )
    if not new:
        raise NoSignIn("mismatch", "the logout token was used before")
    return await _end(issuer, claims.get("sid"), claims.get("sub"))


async def by_session(provider: Provider, sid: str) -> list[bytes]:
    """End what began in this session of the provider's; says which sessions (hashes)."""
    return await _end(provider.issuer, sid, None)


async def _end(issuer: str, sid: str | None, subject: str | None) -> list[bytes]:
    """By both where both are named, else all that fit the one."""
    rows = await database.fetch(
        """DELETE FROM session WHERE issuer = $1 AND ($2::text IS NULL OR sid = $2)
               AND ($3::text IS NULL OR person = (SELECT person FROM identity WHERE issuer = $1 AND subject = $3))
           RETURNING token_hash""",
        issuer,
        sid,
        subject,
    )
    return [row["token_hash"] for row in rows]


async def forget_identities(people: list[UUID]) -> None:
    """Nobody of the provider is any of these people any more; whoever signs in as them next does it for the first
    time."""
    await database.execute("DELETE FROM identity WHERE person = ANY($1::uuid[])", people)

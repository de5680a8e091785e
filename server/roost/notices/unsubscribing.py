"""The link at the end of a mail: who may follow it is who has the mail, so it holds whom and what, and our seal."""

import base64
import binascii
import hashlib
import hmac
import os
from datetime import datetime
from uuid import UUID

from roost.notices.secrets import secret

# Half of SHA-256: RFC 2104, section 5, allows no less.
_SEAL = 16
_ID = 16
# Longer than any kind's code; the whole token stays under 120 characters.
_KIND = 40


async def token_of(person: UUID, kind: str | None, now: datetime) -> str:
    """What stands in the link that switches off one kind, or, with None, all mails: letters, digits, - and _ only."""
    what = person.bytes + (kind or "").encode()
    return base64.urlsafe_b64encode(await _seal(what, now) + what).rstrip(b"=").decode()


async def read(token: str, now: datetime) -> tuple[UUID, str | None] | None:
    """Whom and what a token is for; None where it is not one of ours. It says nothing of whether there still is such a
    person or such a kind."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (ValueError, binascii.Error):
        return None
    seal, what = raw[:_SEAL], raw[_SEAL:]
    if not _ID <= len(what) <= _ID + _KIND or not hmac.compare_digest(seal, await _seal(what, now)):
        return None
    return UUID(bytes=what[:_ID]), what[_ID:].decode() or None


async def _seal(what: bytes, now: datetime) -> bytes:
    key = await secret("unsubscribe", lambda: os.urandom(32), now)
    return hmac.digest(key, what, hashlib.sha256)[:_SEAL]

"""Signatures of Standard Webhooks 1.0.0 (standardwebhooks.com): whoever has the secret knows that it was us, and when.

Signed is `id.timestamp.body`, so that nothing of it can be changed, nor sent again much later.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

PREFIX = "whsec_"
LENGTH = 32


def new_secret() -> bytes:
    """256 bits that nobody can guess."""
    return secrets.token_bytes(LENGTH)


def written(secret: bytes) -> str:
    """A secret as receivers take it."""
    return PREFIX + base64.b64encode(secret).decode()


def headers(secret: bytes, id_: str, now: datetime, body: bytes) -> dict[str, str]:
    """The three headers of a message that is sent now."""
    seconds = str(int(now.timestamp()))
    signature = hmac.digest(secret, f"{id_}.{seconds}.".encode() + body, hashlib.sha256)
    return {
        "webhook-id": id_,
        "webhook-timestamp": seconds,
        "webhook-signature": "v1," + base64.b64encode(signature).decode(),
    }

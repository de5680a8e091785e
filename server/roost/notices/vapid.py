"""Who we are to a push service (VAPID, RFC 8292): one key, kept in the database, and signed words for each service."""

import base64
from datetime import datetime, timedelta

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02  # type: ignore[import-untyped]

from roost.notices.secrets import secret

# RFC 8292 allows a day; a service whose clock is ahead must take them too.
GOOD_FOR = timedelta(hours=12)
RENEWED = timedelta(hours=1)


async def key(now: datetime) -> ec.EllipticCurvePrivateKey:
    """Ours: made when it is first asked for, and never changed, for every subscription is bound to it."""
    return ec.derive_private_key(int.from_bytes(await secret("vapid", _make, now), "big"), ec.SECP256R1())


def _make() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value.to_bytes(32, "big")


async def public_key(now: datetime) -> str:
    """What a browser subscribes with: the public key, an uncompressed point in base64url without padding."""
    point = (
        (await key(now))
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


class Signed:
    """The Authorization header for each push service, signed once and kept until shortly before it runs out.

    `contact`: whom a service can write to, `mailto:` or https.
    """

    def __init__(self, contact: str) -> None:
        self._contact = contact
        self._key: ec.EllipticCurvePrivateKey | None = None
        self._kept: dict[str, tuple[datetime, str]] = {}

    async def header(self, service: str, now: datetime) -> str:
        """`service`: its scheme and host, which is the audience."""
        kept = self._kept.get(service)
        if kept is not None and now + RENEWED < kept[0] <= now + GOOD_FOR:
            return kept[1]
        if self._key is None:
            self._key = await key(now)
        ends = now + GOOD_FOR
        # py_vapid's own idea of a contact refuses names without a dot and addresses with a port.
        vapid = Vapid02(self._key, conf={"no-strict": True})
        header: str = vapid.sign({"aud": service, "exp": int(ends.timestamp()), "sub": self._contact})["Authorization"]
        self._kept[service] = ends, header
        return header

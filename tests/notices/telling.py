"""A council to tell things, and short ways to do so by the real expansion."""

import base64
import os
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from roost.kit import database
from roost.kit.ids import new_id
from roost.notices.expansion import keep
from roost.notices.kinds import Kind
from roost.notices.rules import Notice
from roost.places import OFFICE_HOURS
from tests.support import NOW

BOOKED = Kind(
    code="booked",
    name="Somebody booked for me",
    why="A desk that you did not book yourself.",
    who="whose it is",
    urgency="normal",
    ttl=timedelta(hours=4),
    example=("Desk T1 is yours", "Wednesday 25 November, 09:00 to 17:00."),
)
TALK = msgspec.structs.replace(BOOKED, code="talk", name="Somebody would like to talk")
NEWS = msgspec.structs.replace(BOOKED, code="news", name="News of what I reported")
DIGEST = msgspec.structs.replace(BOOKED, code="digest", name="The week", by_mail=True)
KINDS = (TALK, BOOKED, NEWS, DIGEST)


def a_notice(person: UUID, **but: Any) -> Notice:
    """That a desk is theirs, `but` for what is said."""
    title, body = BOOKED.example
    usual = {"event": new_id(), "person": person, "title": title, "body": body, "path": "/", "tag": "desk"}
    return Notice(**usual | but)


async def told(
    person: UUID, kind: Kind = BOOKED, now: datetime = NOW, *, mail: bool = False, **but: Any
) -> UUID | None:
    """The id of what was told; None where they do not want it."""
    notice = a_notice(person, **but)
    async with database.transaction():
        await keep(kind, [notice], now, OFFICE_HOURS, mail=mail)
    found: UUID | None = await database.fetch_value("SELECT id FROM notice WHERE event = $1", notice.event)
    return found


async def deliveries(notice: UUID | None) -> list[tuple[str, str, UUID | None]]:
    """Channel, state and device of what goes out of it."""
    rows = await database.fetch("SELECT channel, state, device FROM delivery WHERE notice = $1 ORDER BY id", notice)
    return [(row["channel"], row["state"], row["device"]) for row in rows]


def in_base64(raw: bytes) -> str:
    """As browsers write keys."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def a_point() -> bytes:
    """A public key as a browser makes one."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    return public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def a_subscription(endpoint: str = "https://fcm.googleapis.com/fcm/send/one", **but: Any) -> dict[str, Any]:
    """As a browser made it, `but` for what is said."""
    usual = {"p256dh": in_base64(a_point()), "auth": in_base64(os.urandom(16)), "name": "Chrome on Android"}
    return {"endpoint": endpoint} | usual | but

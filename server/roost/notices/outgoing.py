"""What lies between the outbox and the two roads out of it: one delivery, and what became of it."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec


class Target(msgspec.Struct, frozen=True):
    """A browser's subscription (Push API). `p256dh`: its public key, 65 bytes; `auth`: 16 bytes (RFC 8291)."""

    device: UUID
    endpoint: str
    p256dh: bytes
    auth: bytes


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """One notice to one person by one road. `target`: the device, None for a mail. `tries`: this one counted."""

    delivery: UUID
    notice: UUID
    kind: str
    at: datetime
    title: str
    body: str
    path: str
    tag: str
    about: UUID | None
    until: datetime | None
    person: UUID
    person_name: str
    email: str
    unread: int
    tries: int
    target: Target | None


class Outcome(msgspec.Struct, frozen=True):
    """What the other side said. `sent`: it has it. `later`: try again, not before `after`, if it said so. `failed`:
    never by this road. `gone`: the device, or the address, is no more. `why`: in words, without addresses. `there`: of
    *later*, that only this one has to wait, and others can be sent meanwhile."""

    said: Literal["sent", "later", "failed", "gone"]
    why: str = ""
    after: timedelta | None = None
    there: bool = False


SENT = Outcome("sent")

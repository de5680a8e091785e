"""Every kind of notice: one entry each. A new kind is one entry here, and what makes it is a function of `sources`."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import msgspec

from roost.notices.rules import Notice
from roost.places import WorkingHours

Urgency = Literal["very-low", "low", "normal", "high"]


class Happened(msgspec.Struct, frozen=True):
    """A row of the journal."""

    id: UUID
    at: datetime
    actor: UUID | None
    subject: UUID | None
    verb: str
    entity: str
    entity_id: str
    facts: Mapping[str, Any]


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """What people can switch on and off, and how it travels.

    `urgency` and `ttl`: what a push service is told (RFC 8030). `example`: title and body on a lock screen, as the
    README shows them. `events`: the journal's (entity, verb), which `tell` makes notices of, all of one batch at once.
    `look`: is asked every minute for what time alone brings about; it may say the same again, which is told once.
    `by_mail`: too long for a lock screen, and only sent as a mail.
    """

    code: str
    name: str
    why: str
    urgency: Urgency
    ttl: timedelta
    example: tuple[str, str]
    events: tuple[tuple[str, str], ...] = ()
    tell: Callable[[Sequence[Happened], datetime], Awaitable[list[Notice]]] | None = None
    look: Callable[[datetime, WorkingHours], Awaitable[list[Notice]]] | None = None
    by_mail: bool = False


KINDS: tuple[Kind, ...] = ()


def kind_of(code: str) -> Kind | None:
    """None for one that is not in the table, also one that was there once."""
    return next((kind for kind in KINDS if kind.code == code), None)

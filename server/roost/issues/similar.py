"""Not twice: issues that may be the same as what somebody is about to report."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from roost.issues.access import Reader
from roost.issues.wire import Card

Why = Literal["this desk", "this zone", "this site", "similar words"]


class SimilarCard(Card, kw_only=True):
    """An issue that may be the same, and why."""

    why: Why


class Like(msgspec.Struct, frozen=True):
    """As much of a report as there is yet."""

    site: str | None = None
    zone: str | None = None
    space: UUID | None = None
    chip: str | None = None
    category: str | None = None
    words: str = ""


async def find(wish: Like, reader: Reader, now: datetime) -> list[SimilarCard]:
    """At most six, the nearest first."""
    return []

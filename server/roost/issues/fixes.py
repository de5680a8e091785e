"""Fixes: one purchase or change that sorts many issues. What is ordered is not sorted until it is installed."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from roost.kit.database import transactional
from roost.kit.errors import Refused
from roost.people import Who

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class Matching(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that is open with this chip or this category (one of the two), at one site or everywhere."""

    site: Code | None = None
    chip: Code | None = None
    category: Code | None = None


class Plan(msgspec.Struct, frozen=True):
    """A fix to be. Its title may be read by everybody."""

    title: str
    cost_pence: int | None
    decided_by: UUID
    ordered_on: date | None
    arrives_on: date | None
    issues: tuple[int, ...]
    matching: Matching | None


@transactional
async def plan(plan: Plan, who: Who, key: str | None, now: datetime) -> int:
    """Plan a fix and take its issues in; its number."""
    raise Refused("soon", "Not yet.")


@transactional
async def add(number: int, issues: tuple[int, ...], matching: Matching | None, who: Who, now: datetime) -> None:
    """Take issues into a fix."""


@transactional
async def remove(number: int, issue: int, who: Who, now: datetime) -> None:
    """Take an issue out."""


@transactional
async def order(
    number: int,
    version: int | None,
    ordered_on: date,
    arrives_on: date,
    cost_pence: int | None,
    who: Who,
    now: datetime,
) -> None:
    """Ordered."""


@transactional
async def install(number: int, version: int | None, words: str, who: Who, now: datetime) -> None:
    """Installed."""


@transactional
async def drop(number: int, version: int | None, who: Who, now: datetime) -> None:
    """Dropped."""

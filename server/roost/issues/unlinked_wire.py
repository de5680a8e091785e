"""The road without a name, as it travels."""

from datetime import date
from typing import Annotated

import msgspec

from roost.issues.wire import CodeRef, Kind, State

Receipt = Annotated[str, msgspec.Meta(max_length=60)]
Typed = Annotated[str, msgspec.Meta(max_length=2000)]
ShortCode = Annotated[str, msgspec.Meta(max_length=40)]


class AtPlace(msgspec.Struct):
    """What a code is on: a desk, bay or room, or with `kind` null a whole site."""

    site: str
    site_name: str
    floor_name: str | None
    zone: str | None
    zone_name: str | None
    kind: str | None
    label: str | None


class AtZone(msgspec.Struct):
    """A part of a site that can be named where the code is the site's."""

    code: str
    name: str
    floor_name: str


class AtChip(msgspec.Struct):
    """What can be tapped here. `space_kind` null: anywhere in a building."""

    code: str
    words: str
    category: str
    space_kind: str | None


class AtSafety(msgspec.Struct):
    """Whom to ring instead."""

    words: str
    number: str


class Already(msgspec.Struct):
    """Something open here that others have said; without their words."""

    chip_words: str
    people: int
    state: State


class At(msgspec.Struct):
    """Where a code leads, and what can be said there. `queue_name`: who gets it, as far as that is clear by now."""

    place: AtPlace
    zones: list[AtZone]
    categories: list[CodeRef]
    chips: list[AtChip]
    safety: list[AtSafety]
    queue_name: str
    already: list[Already]


class UnlinkedIn(msgspec.Struct, forbid_unknown_fields=True):
    """A report that nobody can be linked to. `chip` or `category`; `zone` only with a site's code."""

    code: ShortCode
    zone: ShortCode | None = None
    kind: Kind = "irritation"
    chip: ShortCode | None = None
    category: ShortCode | None = None
    words: Typed | None = None
    confirmed: bool = False


class Left(msgspec.Struct):
    """`receipt`: the only way back to the report. It is passed on in the morning of `release_on`."""

    receipt: str
    release_on: date


class ReceiptIn(msgspec.Struct, forbid_unknown_fields=True):
    """The receipt of a report."""

    receipt: Receipt


class ReceiptMessageIn(msgspec.Struct, forbid_unknown_fields=True):
    """A word to whoever deals with it."""

    receipt: Receipt
    words: Typed
    confirmed: bool = False


class ReceiptAnswerIn(msgspec.Struct, forbid_unknown_fields=True):
    """Is it sorted?"""

    receipt: Receipt
    sorted: bool
    words: Typed | None = None
    confirmed: bool = False


class ReceiptUpdate(msgspec.Struct):
    """What was said; `by` is a role, `you`, or `Roost`."""

    at_day: date
    by: str
    words: str


class ReceiptOut(msgspec.Struct, kw_only=True):
    """What became of a report. `number` null: it waits to be passed on, in the morning of `release_on`.

    `chip`: what was tapped, else the category. `asked`: you are asked whether it is sorted. `pending`: how many of
    your messages are passed on, among others, in the morning of the next working day.
    """

    state: State
    number: int | None
    release_on: date
    chip: str
    words: str | None
    owner_role: str | None
    due: date | None
    outcome: str | None
    updates: list[ReceiptUpdate]
    asked: bool
    pending: int

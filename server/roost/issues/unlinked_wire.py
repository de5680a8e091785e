"""The road without a name, as it travels."""

from datetime import date
from typing import Annotated

import msgspec

from roost.issues.wire import Kind, State

Receipt = Annotated[str, msgspec.Meta(max_length=60)]
# How long they may be is said by `kit.words.tidy`, in words.
Typed = Annotated[str, msgspec.Meta(max_length=20_000)]
ShortCode = Annotated[str, msgspec.Meta(max_length=40)]


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

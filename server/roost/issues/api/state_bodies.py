"""What is sent to change an issue's state."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from roost.issues.rules import Reason
from roost.issues.wire import Nature

# How long it may be is said by `kit.words`, in words for people.
Text = Annotated[str, msgspec.Meta(max_length=10_000)]
Ticket = Annotated[str, msgspec.Meta(max_length=40, pattern=r"^[A-Za-z0-9][A-Za-z0-9 ./#:_-]*$")]


class OwnerIn(msgspec.Struct, forbid_unknown_fields=True):
    """Who owns it (the asker, unless another is named), by when they say more, and their own system's ticket.

    `next_word_by`: where nothing is given, the second working day from today for what nobody owned, and what was
    promised stands for the rest.
    """

    person: UUID | None = None
    next_word_by: date | None = None
    ticket: Ticket | None = None


class TicketIn(msgspec.Struct, forbid_unknown_fields=True):
    """The number that another system gave it; null takes it away."""

    ticket: Ticket | None


class NatureIn(msgspec.Struct, forbid_unknown_fields=True):
    """`tame`: quick, days, no approval. `wicked`: has a sponsor and a next word within 31 days. null: not said."""

    nature: Nature | None
    sponsor: UUID | None = None
    next_word_by: date | None = None


class PromiseIn(msgspec.Struct, forbid_unknown_fields=True):
    """It will be done by that working day. `confirmed`: the writer was asked, and nobody can be recognised."""

    promised_for: date
    words: Text | None = None
    confirmed: bool = False


class WaitingIn(msgspec.Struct, forbid_unknown_fields=True):
    """On whom or what it waits, and the working day on which its owner looks again."""

    on: Text
    look_again_on: date
    words: Text | None = None
    confirmed: bool = False


class SortedIn(msgspec.Struct, forbid_unknown_fields=True):
    """What changed."""

    words: Text
    confirmed: bool = False


class CannotIn(msgspec.Struct, forbid_unknown_fields=True):
    """Why it cannot be changed, by code and in plain words; who decided (the asker, unless another); until when."""

    reason: Reason
    words: Text
    look_again_on: date
    decided_by: UUID | None = None
    confirmed: bool = False


class PassedOnIn(msgspec.Struct, forbid_unknown_fields=True):
    """To whom outside its queues it went, and the working day on which its owner asks what became of it."""

    to: Text
    look_again_on: date
    words: Text | None = None
    confirmed: bool = False


class SameAsIn(msgspec.Struct, forbid_unknown_fields=True):
    """The number of the issue that this one is the same as."""

    number: Annotated[int, msgspec.Meta(ge=1, le=2_147_483_647)]


class ShownIn(msgspec.Struct, forbid_unknown_fields=True):
    """What everybody may see: a held report on the board (for good), its words on the wall, its photo on the board."""

    board: Literal[True] | None = None
    words: bool | None = None
    photo: bool | None = None


class ReopeningIn(msgspec.Struct, forbid_unknown_fields=True):
    """What is still wrong."""

    words: Text | None = None
    confirmed: bool = False

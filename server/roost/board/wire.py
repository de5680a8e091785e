"""What everybody sees, as it travels."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from roost.issues.wire import Card, DueFor, RoleRef

ColumnState = Literal["new", "looking", "doing", "waiting", "sorted", "cannot"]
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
# `kit.words.tidy` says what is too long once spaces are single; this only keeps a novel out of it.
Words = Annotated[str, msgspec.Meta(max_length=20_000)]


class Column(msgspec.Struct):
    """One column: how many issues and people there are in all, and its first thirty cards.

    `waiting` also holds what was passed on; `sorted` goes back thirty days. `people`: everybody who said so, once an
    issue.
    """

    state: ColumnState
    name: str
    total: int
    people: int
    cards: list[Card]


class Board(msgspec.Struct):
    """The board on a day. `director`: what nobody has owned for ten working days; those are not repeated below."""

    as_of: date
    director: list[Card]
    columns: list[Column]


class ColumnPage(msgspec.Struct):
    """More cards of one column; `next` is the cursor of the page after this one, or null."""

    cards: list[Card]
    next: str | None


class Week(msgspec.Struct):
    """One ISO week, from its Monday. `promised`: promises that fell due in it; `kept`: those of them that were kept.

    `first_word_hours`: median working hours until somebody answered what was reported that week, to half an hour;
    null where it would rest on fewer than five people.
    """

    week: str
    from_: date = msgspec.field(name="from")
    promised: int
    kept: int
    reported: int
    sorted: int
    first_word_hours: float | None


class Scorecard(msgspec.Struct):
    """The last twelve ISO weeks, this one included, and their sums.

    `due`: promises that fell due, of which `kept` were; `moved`: promises put off before their date. `reopened`: how
    often "not sorted" was the answer. `unowned` and `open`: now.
    """

    weeks: list[Week]
    kept: int
    due: int
    moved: int
    first_word_hours: float | None
    reopened: int
    unowned: int
    open: int


class Register(msgspec.Struct):
    """What cannot change, by the day on which it is looked at again: overdue ones first."""

    entries: list[Card]


class Thanked(msgspec.Struct):
    """A fix that was installed, and how many people were thanked for having said so."""

    fix: str
    people: int


class Digest(msgspec.Struct):
    """You said, we did: one ISO week, Monday to Sunday. `people`: everybody who said so, once an issue."""

    week: str
    from_: date = msgspec.field(name="from")
    to: date
    site_name: str | None
    said: list[Card]
    did: list[Card]
    promised: list[Card]
    cannot: list[Card]
    people: int
    thanks: list[Thanked]


class NoteIn(msgspec.Struct, forbid_unknown_fields=True):
    """One thing that broke: a chip or a category; where, if not where the walk was; words."""

    chip: Code | None = None
    category: Code | None = None
    space: UUID | None = None
    words: Words | None = None


class WalkIn(msgspec.Struct, forbid_unknown_fields=True):
    """Where a leader sat, and what broke. `confirmed`: asked about the words, they say nobody can be recognised."""

    floor: Code
    space: UUID | None = None
    words: Words | None = None
    notes: Annotated[list[NoteIn], msgspec.Meta(max_length=20)] = []
    confirmed: bool = False


class Walk(msgspec.Struct):
    """A floor walk; its issues belong to the leader."""

    id: UUID
    leader: RoleRef
    day: date
    floor: str
    floor_name: str
    site_name: str
    space_label: str | None
    words: str | None
    issues: list[Card]


class Walks(msgspec.Struct):
    """The floor walks of the last ninety days, newest first."""

    walks: list[Walk]


class DisplayIn(msgspec.Struct, forbid_unknown_fields=True):
    """What people call the screen, and whose issues it shows: one site's, or all."""

    name: Words
    site: Code | None = None


class Display(msgspec.Struct):
    """A link for a screen on a wall."""

    id: UUID
    name: str
    site: str | None
    made_by: RoleRef
    made_on: date
    revoked_on: date | None


class Displays(msgspec.Struct):
    """Links for screens on walls: those that work first, then newest first."""

    displays: list[Display]


class DisplayMade(Display):
    """A new link. `address` is shown this once: only its hash is kept."""

    address: str


class WallCard(msgspec.Struct, kw_only=True):
    """An issue as a screen on a wall shows it: no names, and words only once an owner has passed them.

    `what`: chip or category. `age`: in words. `escalated`: as in Card.
    """

    number: int
    what: str
    place: str
    owner_role: str | None
    due: date | None
    due_for: DueFor | None
    overdue: bool
    people: int
    age: str
    words: str | None
    fix_title: str | None
    escalated: int


class WallColumn(msgspec.Struct):
    """One column of a wall: how many there are in all, and its first thirty."""

    state: ColumnState
    name: str
    total: int
    people: int
    cards: list[WallCard]


class Wall(msgspec.Struct):
    """What a screen on a wall shows. `kept` of `due`: promises, as on the scorecard; `sorted_week`: since Monday."""

    name: str
    site_name: str | None
    as_of: date
    columns: list[WallColumn]
    kept: int
    due: int
    sorted_week: int

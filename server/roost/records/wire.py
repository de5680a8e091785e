"""What travels of audit, records and retention."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from roost.people import PersonRef

What = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
WhyWords = Annotated[str, msgspec.Meta(min_length=10, max_length=200)]
ForgetWhy = Literal["asked by the person", "left long ago", "entered by mistake"]


class Change(msgspec.Struct):
    """What of it was changed; `from` is null where it was nothing or is not kept, `to` where it is nothing now."""

    what: str
    from_: str | None = msgspec.field(name="from")
    to: str | None


class Act(msgspec.Struct):
    """One thing that happened. `who`: null for Roost itself, and where it is nobody's business who it was. `thing` is
    what people call it, `entity_id` what the API does; both null where it would tell whose day it was."""

    id: UUID
    at: datetime
    who: str | None
    verb: str
    entity: str
    entity_id: str | None
    thing: str | None
    words: str
    changes: list[Change]


class Audit(msgspec.Struct):
    """A page of what happened, the newest first. `next` is the cursor of the page after it, null at the end."""

    acts: list[Act]
    next: str | None


class Reason(msgspec.Struct, forbid_unknown_fields=True):
    """Why somebody's record is looked at. The person reads it."""

    reason: WhyWords


class Look(msgspec.Struct):
    """Somebody looked. `by`: null for the parking desk, and for whoever runs the server. `what`: `record` the changes
    that concern me, `export` a copy of everything, `bay` whose car it is."""

    at: datetime
    by: str | None
    what: Literal["record", "export", "bay"]
    reason: str


class Record(msgspec.Struct):
    """What administrators and the house changed about one person, the newest first, at most 500; and who looked."""

    person: PersonRef
    acts: list[Act]
    looks: list[Look]


class MyRecord(msgspec.Struct):
    """Who looked at what is kept of me, the newest first."""

    looks: list[Look]


class Forgetting(msgspec.Struct, forbid_unknown_fields=True):
    """Why everything that names somebody goes. It cannot be undone."""

    reason: ForgetWhy


class RetentionRule(msgspec.Struct):
    """How long one kind of thing is kept, in days, and within which bounds it may be changed."""

    what: str
    name: str
    words: str
    days: int
    usual: int
    least: int
    most: int


class Retention(msgspec.Struct):
    """How long what is kept. `version` is what a change names as If-Match."""

    version: str
    rules: list[RetentionRule]


class WantedDays(msgspec.Struct, forbid_unknown_fields=True):
    """How long one kind of thing is to be kept."""

    what: What
    days: Annotated[int, msgspec.Meta(ge=1, le=3650)]


class WantedRetention(msgspec.Struct, forbid_unknown_fields=True):
    """Rules that are to change; what is not named stays as it is."""

    rules: Annotated[list[WantedDays], msgspec.Meta(min_length=1, max_length=30)]

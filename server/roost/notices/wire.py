"""The shapes of notices on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from roost.kit.days import TIME_PATTERN

NAME = 60
# RFC 8030 sets no bound; the longest of the services in use are a third of this.
ENDPOINT = 1000

Time = Annotated[str, msgspec.Meta(pattern=TIME_PATTERN, description="Local time in quarter-hours; 24:00 ends a day.")]


class Push(msgspec.Struct):
    """What a browser needs to say yes to notices. `key`: our public key (VAPID, RFC 8292), base64url without padding.
    `mail`: whether mails can be sent."""

    key: str
    mail: bool


class Switch(msgspec.Struct):
    """A kind of notice, and whether I am told of it. `by_mail`: it is only ever a mail."""

    kind: str
    name: str
    why: str
    by_mail: bool
    wanted: bool


class Hours(msgspec.Struct):
    """When I may be told. `usual`: as the council's working hours are; I never said otherwise."""

    starts: Time
    ends: Time
    weekends: bool
    usual: bool


class Device(msgspec.Struct):
    """A browser of mine that said yes to notices. `sent_at`: when one last went out to it. `failure`: why the newest
    could not be delivered, null where it was."""

    id: UUID
    name: str
    made_at: datetime
    sent_at: datetime | None
    failure: str | None


class Choices(msgspec.Struct):
    """What I am told, when, and where. `mail`: whether there are mails at all."""

    kinds: list[Switch]
    hours: Hours
    devices: list[Device]
    mail: bool


class SetWanted(msgspec.Struct, forbid_unknown_fields=True):
    """Whether I want to be told."""

    wanted: bool


class SetHours(msgspec.Struct, forbid_unknown_fields=True):
    """When I want to be told; `starts` before `ends`."""

    starts: Time
    ends: Time
    weekends: bool = False


class NewDevice(msgspec.Struct, forbid_unknown_fields=True):
    """A subscription as the browser made it (Push API). `p256dh` and `auth`: its keys, base64url without padding.
    `name`: what to call it, such as "Chrome on Android"."""

    endpoint: Annotated[str, msgspec.Meta(min_length=1, max_length=ENDPOINT)]
    p256dh: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    auth: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=NAME)]


class Notice(msgspec.Struct):
    """Something I was told. `path`: the screen where it is dealt with. `issue`: the number of the issue it is about;
    `chip`: what that one is about, in words of the council's list."""

    id: UUID
    at: datetime
    kind: str
    title: str
    body: str
    path: str
    read: bool
    issue: int | None
    chip: str | None


class Inbox(msgspec.Struct):
    """What I was told in the last 30 days, newest first. `next`: the cursor of the page after it, null at the end."""

    notices: list[Notice]
    unread: int
    next: str | None


class SetRead(msgspec.Struct, forbid_unknown_fields=True):
    """Which notice I have read; null: all of them. It must be said: nothing is not all."""

    notice: UUID | None


class Unread(msgspec.Struct):
    """How many notices I have not read."""

    unread: int


class Unsubscription(msgspec.Struct):
    """What a link at the end of a mail switches off: the mails of one kind, or all (`kind` null)."""

    kind: str | None
    name: str
    wanted: bool

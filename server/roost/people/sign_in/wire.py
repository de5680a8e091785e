"""What signing in says and takes."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from roost.people import rules
from roost.people.roles import Role

# Of a group's object id, a group's name, or an app role's value.
LONGEST_VALUE = 200
MOST_ROWS = 200


class ProviderName(msgspec.Struct):
    """The council's identity provider, by the words of its button."""

    name: str


class Ways(msgspec.Struct):
    """How to sign in here. `demo`: as anyone, in a demonstration; `links`: by a link that is mailed."""

    demo: bool
    provider: ProviderName | None
    links: bool


class LinkWish(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to mail a link to sign in with."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=rules.LONGEST)]


class Next(msgspec.Struct):
    """Signed out. `next`: where the provider ends its own session, to be opened; null where there is nothing to end."""

    next: str | None


class Logout(msgspec.Struct):
    """What a provider sends when somebody signed out there (OpenID Connect Back-Channel Logout 1.0, 2.5)."""

    logout_token: Annotated[str, msgspec.Meta(max_length=20_000)]


class GroupRole(msgspec.Struct, forbid_unknown_fields=True):
    """A group or an app role of the provider, and the role that whoever has it gets here."""

    value: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_VALUE)]
    role: Role


class GroupRoles(msgspec.Struct):
    """The table from top to bottom: the first row that fits somebody counts. `claim`: what the values are, null where
    there is no provider; `left_out`: people whose groups the provider left out when they last signed in, because there
    were too many: use app roles."""

    claim: str | None
    rows: list[GroupRole]
    left_out: int
    version: str


class NewGroupRoles(msgspec.Struct, forbid_unknown_fields=True):
    """The whole table, from top to bottom."""

    rows: Annotated[list[GroupRole], msgspec.Meta(max_length=MOST_ROWS)]


class Pending(msgspec.Struct, frozen=True):
    """A sign-in under way. `path`: a screen of ours, to open afterwards."""

    browser_hash: bytes
    nonce: str
    verifier: str
    path: str
    ends_at: datetime


class Origin(msgspec.Struct, frozen=True):
    """What made a session. `via`: demo, provider or link; `issuer` and `sid` of the provider's own session."""

    via: str = "demo"
    issuer: str | None = None
    sid: str | None = None


class Arrived(msgspec.Struct, frozen=True):
    """Who came back from the provider, and with which session of its own."""

    person: UUID
    origin: Origin

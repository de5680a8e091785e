"""Webhooks as they travel."""

from datetime import date, datetime
from typing import Annotated, Literal, get_args
from uuid import UUID

import msgspec

WebhookKind = Literal["booking", "issue", "fix", "outage", "walk", "office"]
WebhookFormat = Literal["json", "teams"]
KINDS: tuple[WebhookKind, ...] = get_args(WebhookKind)

MOST_NAME = 60
MOST_ADDRESS = 2000
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_NAME)]
Address = Annotated[str, msgspec.Meta(min_length=9, max_length=MOST_ADDRESS)]
SomeKinds = Annotated[list[WebhookKind], msgspec.Meta(min_length=1, max_length=len(KINDS))]


class NewWebhook(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to tell, and what. `address`: https, reached over the internet."""

    name: Name
    address: Address
    kinds: SomeKinds
    format: WebhookFormat = "json"


class WebhookChange(msgspec.Struct, forbid_unknown_fields=True):
    """All of it anew. `address` null: as it is, for what is shown of it is not the whole. `on`: false to tell it
    nothing for now; true again begins with what happens from then on."""

    name: Name
    kinds: SomeKinds
    format: WebhookFormat
    on: bool
    address: Address | None = None


class Webhook(msgspec.Struct, kw_only=True):
    """Another system that is told.

    `address`: without what may be a key in it. `state`: failing since `failing_since`, for the reason `failure`; off
    since `off_at`, for the reason `off_why`. `waiting`: how much is still to be told. `sent_at`: when something last
    arrived.
    """

    id: UUID
    name: str
    address: str
    kinds: list[WebhookKind]
    format: WebhookFormat
    made_on: date
    state: Literal["on", "failing", "off"]
    failing_since: datetime | None
    failure: str | None
    off_at: datetime | None
    off_why: str | None
    sent_at: datetime | None
    waiting: int
    version: str


class WebhookMade(msgspec.Struct):
    """A new webhook. `secret`: what its receiver checks signatures with; it is shown this once."""

    webhook: Webhook
    secret: str


class KindTold(msgspec.Struct):
    """What can be told: a code, what people call it, and what is said of it."""

    code: WebhookKind
    name: str
    says: str


class Webhooks(msgspec.Struct):
    """Every webhook, and what there is to tell."""

    webhooks: list[Webhook]
    kinds: list[KindTold]


class WebhookTested(msgspec.Struct):
    """What came of a test. `status`: what was answered, null where nothing was."""

    ok: bool
    status: int | None
    words: str


class WebhookDelivery(msgspec.Struct):
    """One thing that was told, or still is to be. `id` is sent as webhook-id; `status` and `failure` are those of the
    last try."""

    id: UUID
    at: datetime
    type: str
    state: Literal["due", "sent", "failed"]
    tries: int
    status: int | None
    failure: str | None
    next_at: datetime | None
    ended_at: datetime | None


class WebhookDeliveries(msgspec.Struct):
    """The newest hundred, the newest first."""

    deliveries: list[WebhookDelivery]

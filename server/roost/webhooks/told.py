"""What there is to tell, and the shape of it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.issues.wire import IssuePlace
from roost.webhooks.wire import KindTold, WebhookKind

Json = dict[str, Any]


class Happened(msgspec.Struct, frozen=True):
    """A row of the journal, without whoever did it and whom it is about."""

    id: UUID
    at: datetime
    verb: str
    entity: str
    entity_id: str
    facts: Json


class Told(msgspec.Struct, frozen=True):
    """What is said of one event: its type and data for programs; a title, lines and a path of ours for people."""

    event: UUID
    at: datetime
    kind: WebhookKind
    type: str
    data: Json
    title: str
    lines: list[str] = []
    path: str | None = None


_OFFICE = ("site", "floor", "zone", "space", "team", "queue", "import")

TOLD: tuple[KindTold, ...] = (
    KindTold(
        "booking", "Bookings", "That a desk, bay or room in a zone was booked or freed, for which day; never by whom."
    ),
    KindTold("issue", "Issues", "What became of an issue, as a screen on a wall shows it; never who reported it."),
    KindTold("fix", "Fixes", "That a fix was planned, ordered, installed or dropped."),
    KindTold("outage", "Out of use", "That a site, floor, zone or space went out of use, or is back."),
    KindTold("walk", "Floor walks", "That a floor was walked, and on which day."),
    KindTold(
        "office", "Places, teams and imports", "That a place, team or queue was changed, or files were brought in."
    ),
)


def kind_of(entity: str) -> WebhookKind | None:
    """Which kind an event of this entity is, None where it is never told."""
    if entity in _OFFICE:
        return "office"
    return msgspec.convert(entity, WebhookKind) if entity in ("booking", "issue", "fix", "outage", "walk") else None


def on_day(day: date) -> str:
    """ "Tuesday 24 November" """
    return f"{day:%A} {day.day} {day:%B}"


def place_of(place: IssuePlace) -> Json:
    """For programs: codes, and a label where it may be told."""
    return {name: getattr(place, name) for name in ("site", "floor", "zone", "label")}

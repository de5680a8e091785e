"""Issues as they travel: the structs of the wire and how rows become them."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from roost.issues import access
from roost.issues.access import Reader
from roost.kit.days import local
from roost.people import PersonRef
from roost.places import SiteRules, working_days
from roost.places.queries import site_rules

State = Literal["new", "looking", "doing", "waiting", "sorted", "cannot", "passed on", "same as"]
Kind = Literal["irritation", "idea"]
Level = Literal["named", "hidden", "unlinked"]
Nature = Literal["tame", "wicked"]
DueFor = Literal["next word", "promised", "look again"]

ENDS = ("sorted", "cannot", "same as")
_DUE_FOR: dict[str, DueFor] = {
    "looking": "next word",
    "doing": "promised",
    "waiting": "look again",
    "passed on": "look again",
    "cannot": "look again",
}


class CodeRef(msgspec.Struct):
    """A category, chip or queue: its code, and what people call it."""

    code: str
    name: str


class RoleRef(msgspec.Struct):
    """Somebody who answers for something, by name and role."""

    id: UUID
    name: str
    role: str


class IssuePlace(msgspec.Struct):
    """Where: always a site; a zone or a space where that is known and may be told."""

    site: str
    site_name: str
    floor: str | None
    floor_name: str | None
    zone: str | None
    zone_name: str | None
    space: UUID | None
    label: str | None
    kind: str | None


class FixRef(msgspec.Struct):
    """The fix that sorts it."""

    number: int
    title: str


class Card(msgspec.Struct, kw_only=True):
    """An issue as everybody sees it.

    `by`: who said so, as far as everybody may know. `people`: all who said so. `working_days`: since it was first
    reported, until now or its end. `broken`: promises that were missed or moved. `escalated`: 0 nobody, 1 the queue's
    lead, 2 the leaders, 3 the director. `ended_on`: the day on which it was sorted or could not be.
    """

    number: int
    kind: Kind
    category: CodeRef
    chip: CodeRef | None
    words: str | None
    redacted: bool
    place: IssuePlace
    by: str
    reported_on: date
    working_days: int
    people: int
    state: State
    state_since: date
    queue: CodeRef
    owner: RoleRef | None
    due: date | None
    due_for: DueFor | None
    overdue: bool
    broken: list[date]
    waiting_on: str | None
    outcome: str | None
    reason: str | None
    decided_by: RoleRef | None
    nature: Nature | None
    sponsor: RoleRef | None
    fix: FixRef | None
    same_as: int | None
    photo: bool
    reopened: int
    escalated: int
    ticket: str | None
    ended_on: date | None


class Update(msgspec.Struct, kw_only=True):
    """What was said along the way. `by`: null where it was the reporter, who is told by `by_reporter`, or Roost."""

    id: UUID
    at: datetime
    by: RoleRef | None
    by_reporter: bool
    kind: Literal["word", "question", "answer", "state"]
    state: State | None
    words: str | None
    redacted: bool


class PromiseOut(msgspec.Struct):
    """A date that was given. `ended` null: it stands."""

    promised_for: date
    made_at: datetime
    by: RoleRef
    ended: Literal["kept", "missed", "moved", "dropped"] | None


class HopOut(msgspec.Struct):
    """From one queue to another, and why."""

    at: datetime
    from_: CodeRef = msgspec.field(name="from")
    to: CodeRef
    reason: str


class Issue(Card, kw_only=True):
    """An issue with all that the asker may know.

    `reporter`: null unless the asker may know. `mine`: the asker reported it. `me_too`: the asker said so too.
    `held`: only the queue sees it yet, and why. `shown`: words and photo an owner has put on the wall and the board.
    `edit_until`: its reporter may still change the words. `asked`: the asker is asked whether it is sorted.
    `may`: what the asker may do now. `same`: numbers of those that are the same as this one.
    """

    version: int
    reporter: PersonRef | None
    mine: bool
    me_too: bool
    level: Level
    held: Literal["unlinked", "names a colleague"] | None
    words_passed: bool
    photo_on_board: bool
    edit_until: datetime | None
    asked: bool
    may: list[str]
    updates: list[Update]
    promises: list[PromiseOut]
    hops: list[HopOut]
    same: list[int]


def site_of(row: Any) -> SiteRules:
    """The site of a row, for its clock and its bank holidays."""
    return site_rules(row)


def role_ref(row: Any, name: str, column: str | None = None) -> RoleRef | None:
    """`role_ref(row, "owner")` of the columns owner, owner_name and owner_role."""
    id_ = row[column or name]
    return RoleRef(id_, row[f"{name}_name"], row[f"{name}_role"]) if id_ is not None else None


def place_of(row: Any, reader: Reader | None) -> IssuePlace:
    """Where it is; exactly only for those who may know."""
    exact = access.may_know_space(reader, row)
    return IssuePlace(
        site=row["site"],
        site_name=row["site_name"],
        floor=row["floor"],
        floor_name=row["floor_name"],
        zone=row["zone"],
        zone_name=row["zone_name"],
        space=row["space"] if exact else None,
        label=row["label"] if exact else None,
        kind=row["space_kind"] if exact else None,
    )


def card_fields(row: Any, now: datetime, reader: Reader | None = None) -> dict[str, Any]:
    """The fields of a Card. Without a reader: as everybody sees it."""
    site = site_of(row)
    today = local(now, site.zone)[0]
    reported_on = local(row["reported_at"], site.zone)[0]
    since = local(row["state_since"], site.zone)[0]
    ended = row["state"] in ENDS
    photo = row["has_photo"] and (row["photo_on_board"] if reader is None else access.may_see_photo(reader, row))
    return {
        "number": row["number"],
        "kind": row["kind"],
        "category": CodeRef(row["category"], row["category_name"]),
        "chip": CodeRef(row["chip"], row["chip_words"]) if row["chip"] else None,
        "words": row["words"],
        "redacted": row["redacted_at"] is not None,
        "place": place_of(row, reader),
        "by": access.said_by(row),
        "reported_on": reported_on,
        "working_days": working_days(site, reported_on, since if ended else today),
        "people": row["people"],
        "state": row["state"],
        "state_since": since,
        "queue": CodeRef(row["queue"], row["queue_name"]),
        "owner": role_ref(row, "owner"),
        "due": row["due"],
        "due_for": _DUE_FOR.get(row["state"]) if row["due"] else None,
        "overdue": row["due"] is not None and row["due"] < today and row["state"] not in ("sorted", "same as"),
        "broken": list(row["broken"]),
        "waiting_on": row["waiting_on"],
        "outcome": row["outcome"],
        "reason": row["reason"],
        "decided_by": role_ref(row, "decider", "decided_by"),
        "nature": row["nature"],
        "sponsor": role_ref(row, "sponsor"),
        "fix": FixRef(row["fix_number"], row["fix_title"]) if row["fix"] else None,
        "same_as": row["target_number"],
        "photo": photo,
        "reopened": row["reopened"],
        "escalated": row["escalated"],
        "ticket": row["ticket"],
        "ended_on": since if ended else None,
    }


def card(row: Any, now: datetime, reader: Reader | None = None) -> Card:
    """A row as a card."""
    return Card(**card_fields(row, now, reader))

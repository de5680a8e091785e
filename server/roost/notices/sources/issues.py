"""What became of issues: told to whom it is given, to who leads where nobody takes it, and to all who said so."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from roost.issues.rules import LIVE
from roost.kit import database
from roost.notices.rules import Happened, Notice
from roost.notices.sources.cases import Case, by, cases, counted, notice, seen

# One's own tag, so that what is waiting to be told of an issue's owner is not overtaken by its news.
_OWNER = "owner"
_WAITED = {1: "one working day", 2: "three working days", 3: "ten working days"}
_ROLE = {2: "leader", 3: "director"}


async def owner(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """Whose an issue is since somebody else gave it to them, or a fix took it in."""
    return await seen(
        [
            notice(case, case.row["owner"], f"Issue {case.row['number']} is yours now", _of_owner(case.row), _OWNER)
            for case in await cases(events)
            if case.got_owner
            and case.event.facts["owner"] == str(case.row["owner"])
            and case.row["state"] in LIVE
            and case.row["owner"] not in case.doers
        ]
    )


def _of_owner(row: Any) -> str:
    match row["state"]:
        case "doing":
            return f"It is promised for {by(row)}."
        case "looking":
            return f"Your next word is due by {by(row)}."
        case _:
            return f"You look at it again on {by(row)}."


async def escalated(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """What nobody owns: its queue's lead is told, then the leaders, then the directors."""
    told = []
    rows = await database.fetch(
        "SELECT id, role FROM person WHERE role = ANY($1::text[]) AND left_at IS NULL ORDER BY id", list(_ROLE.values())
    )
    for case in await cases(events):
        if case.row["state"] != "new":
            continue
        level = case.event.facts["level"]
        people = [row["id"] for row in rows if row["role"] == _ROLE.get(level)] or [case.row["queue_lead"]]
        body = f"It has waited {_WAITED[level]}. Own it, or say whose it is."
        told += [notice(case, person, f"Nobody owns issue {case.row['number']}", body, "nobody") for person in people]
    return await seen(told)


async def reopened(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """Its owner hears that it is not sorted."""
    return await seen(
        [
            notice(
                case,
                case.row["owner"],
                f"Issue {case.row['number']} is not sorted",
                f"It is yours again. {_of_owner(case.row)}",
                _OWNER,
            )
            for case in await cases(events)
            if case.stands and case.is_new and case.row["owner"] not in (None, *case.doers)
        ]
    )


async def is_it_sorted(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """Everybody who said so is asked, but for those who have answered. What a fix sorted is asked with its thanks."""
    of = [
        case
        for case in await cases(event for event in events if event.entity == "issue")
        if case.stands and case.is_new and case.row["fix_installed_at"] != case.event.at
    ]
    people = await counted([case.row["id"] for case in of])
    answered = await _answered([case.row["id"] for case in of])
    return await seen(
        [
            notice(case, person, f"Issue {case.row['number']} is said to be sorted", ASKED)
            for case in of
            for person in sorted(people.get(case.row["id"], set()) - case.doers)
            if (case.row["id"], person) not in answered
        ]
    )


ASKED = "Is it? You have 14 days to say that it is not."


async def _answered(issues: Sequence[UUID]) -> set[tuple[UUID, UUID]]:
    rows = await database.fetch(
        """SELECT v.issue, v.person FROM verdict v JOIN issue i ON i.id = v.issue
           WHERE v.issue = ANY($1::uuid[]) AND v.at >= i.state_since""",
        list(issues),
    )
    return {(row["issue"], row["person"]) for row in rows}


async def news(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """What changed, to all who said so and whose it is or was; and that something was said."""
    of = [case for case in await cases(events) if case.event.verb == "said" or (case.stands and case.is_new)]
    people = await counted([case.row["id"] for case in of])
    told = []
    for case in of:
        number, row = case.row["number"], case.row
        # Told as its owner, or not wanting to be.
        as_owner = {row["owner"]} if case.is_new_owners or case.event.verb == "reopened" else set()
        whose = {row["owner"], case.owner} - {None}
        for person in sorted((people.get(row["id"], set()) | whose) - case.doers - as_owner):
            if person == case.owner != row["owner"] and case.event.verb != "said":
                told.append(notice(case, person, f"Issue {number} has news", "It is not yours any more.", _OWNER))
            else:
                told.append(notice(case, person, f"Issue {number} has news", _words(case)))
    return await seen(told)


def _words(case: Case) -> str:
    row = case.row
    if case.event.verb == "said":
        return "Something was said about it."
    if case.event.verb == "passed to another queue":
        return "Another queue has it now."
    match row["state"]:
        case "new":
            return "Nobody owns it. It is back with its queue."
        case "looking":
            again = "It is not sorted. " if case.event.verb == "reopened" else ""
            return f"{again}Somebody looks at it, and says more by {by(row)}."
        case "doing":
            return f"It is promised for {by(row)}."
        case "waiting":
            return f"It waits on others, and is looked at again on {by(row)}."
        case "passed on":
            return f"It was passed on, and is looked at again on {by(row)}."
        case "cannot":
            return f"It can't be changed, and says why. It is looked at again on {by(row)}."
        case "same as":
            return f"It is the same as issue {row['target_number']}, and counts there."
        case _:
            return "It has changed."

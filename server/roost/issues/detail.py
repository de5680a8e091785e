"""One issue with everything that its reader may know, and what they may do."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from roost.issues import access, queries
from roost.issues.access import Reader
from roost.issues.wire import CodeRef, HopOut, Issue, PromiseOut, RoleRef, Update, card_fields
from roost.kit import database
from roost.kit.errors import NotFound
from roost.people import PersonRef, Who, can

# Authors may change their words so long; whoever said so may say "not sorted" so long.
EDIT = timedelta(minutes=30)
ASK = timedelta(days=14)


async def issue_for(number: int, who: Who, now: datetime) -> Issue:
    """The issue as this person may see it. NotFound where it does not exist for them."""
    reader = await queries.reader(who)
    row = await queries.row_of(number)
    if not access.may_see(reader, row):
        raise NotFound("There is no such issue. Look on the board.")
    return await detail(row, reader, now)


async def detail(row: Any, reader: Reader, now: datetime) -> Issue:
    """A row of `queries.ROWS` with all that belongs to it."""
    id_ = row["id"]
    updates = await database.fetch(
        """SELECT u.id, u.at, u.author, u.by_reporter, u.kind, u.state, u.words, u.redacted_at, p.name, p.role
           FROM issue_update u LEFT JOIN person p ON p.id = u.author WHERE u.issue = $1 ORDER BY u.at, u.id""",
        id_,
    )
    promises = await database.fetch(
        """SELECT r.promised_for, r.made_at, r.made_by, r.ended, p.name, p.role
           FROM promise r JOIN person p ON p.id = r.made_by WHERE r.issue = $1 ORDER BY r.made_at, r.id""",
        id_,
    )
    hops = await database.fetch(
        """SELECT h.at, h.reason, h.from_queue, a.name AS from_name, h.to_queue, b.name AS to_name
           FROM hop h JOIN queue a ON a.code = h.from_queue JOIN queue b ON b.code = h.to_queue
           WHERE h.issue = $1 ORDER BY h.at, h.id""",
        id_,
    )
    same = await database.fetch("SELECT number FROM issue WHERE target = $1 ORDER BY number", id_)
    said = await _said(row, reader.id)
    mine = row["reporter"] == reader.id
    reported = await queries.reported_by(row, reader.id)
    knows = access.may_know_reporter(reader, row)
    return Issue(
        **card_fields(row, now, reader),
        version=row["version"],
        reporter=PersonRef(row["reporter"], row["reporter_name"]) if knows else None,
        mine=mine,
        me_too=said["me_too"],
        level=row["level"],
        held=row["held"],
        words_passed=row["words_passed"],
        photo_on_board=row["photo_on_board"],
        edit_until=row["reported_at"] + EDIT if mine and may_edit(row, now) else None,
        asked=said["counted"] and not said["answered"] and _is_asking(row, now),
        may=what_may(row, reader, mine, reported, said["counted"], now),
        updates=[_update(one) for one in updates],
        promises=[
            PromiseOut(r["promised_for"], r["made_at"], RoleRef(r["made_by"], r["name"], r["role"]), r["ended"])
            for r in promises
        ],
        hops=[
            HopOut(
                at=hop["at"],
                from_=CodeRef(hop["from_queue"], hop["from_name"]),
                to=CodeRef(hop["to_queue"], hop["to_name"]),
                reason=hop["reason"],
            )
            for hop in hops
        ],
        same=[one["number"] for one in same],
    )


async def _said(row: Any, person: UUID) -> Any:
    """Whether this person said me too here, is counted in here or in what was merged, and has said if it is sorted."""
    return await database.fetch_row(
        """SELECT EXISTS (SELECT FROM me_too WHERE issue = $1 AND person = $2) AS me_too,
               EXISTS (SELECT FROM issue x LEFT JOIN me_too m ON m.issue = x.id AND m.person = $2
                       WHERE x.root = $3 AND (x.reporter = $2 OR m.person IS NOT NULL)) AS counted,
               EXISTS (SELECT FROM verdict WHERE issue = $1 AND person = $2 AND at >= $4) AS answered""",
        row["id"],
        person,
        row["root"],
        row["state_since"],
    )


def may_edit(row: Any, now: datetime) -> bool:
    """Whether the words may still be changed by who wrote them."""
    return bool(row["redacted_at"] is None and now < row["reported_at"] + EDIT)


def _is_asking(row: Any, now: datetime) -> bool:
    return bool(row["state"] == "sorted" and now < row["state_since"] + ASK)


def what_may(row: Any, reader: Reader, mine: bool, reported: bool, counted: bool, now: datetime) -> list[str]:
    """The names of what the reader may do now, as screens show buttons for them. `reported`: see `queries`."""
    may: list[str] = []
    live = row["state"] not in ("sorted", "cannot", "same as")
    if access.may_triage(reader, row):
        if live:
            may += ["own", "promise", "wait", "sort", "cannot", "pass on", "route", "same as", "mark"]
        if row["state"] == "same as":
            may.append("split")
        if row["state"] in ("sorted", "cannot"):
            may.append("reopen")
        if row["state"] == "cannot":
            may.append("cannot")
        may += ["word", "ticket"]
        if access.works(reader, row) or reader.id == row["owner"]:
            may.append("show")
        if live and can(reader.role, "plan_fix"):
            may.append("fix")
    elif mine or counted:
        may.append("word")
    if mine and may_edit(row, now):
        may.append("edit")
    if (live or row["state"] == "cannot") and not reported:
        may.append("me too")
    if counted and _is_asking(row, now):
        may.append("answer")
    if access.works(reader, row) or can(reader.role, "redact"):
        may.append("redact")
    return may


def _update(row: Any) -> Update:
    by = None if row["by_reporter"] or row["author"] is None else RoleRef(row["author"], row["name"], row["role"])
    return Update(
        id=row["id"],
        at=row["at"],
        by=by,
        by_reporter=row["by_reporter"],
        kind=row["kind"],
        state=row["state"],
        words=row["words"],
        redacted=row["redacted_at"] is not None,
    )

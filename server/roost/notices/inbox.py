"""What somebody was told in the last 30 days, and what of it they have read."""

import base64
import binascii
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from roost.issues import access, queries
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound
from roost.notices.wire import Inbox, Notice
from roost.people import Who

PAGE = 50
KEPT = timedelta(days=30)
# $1 whose, $2 now, $3 thirty days before.
_THERE = "person = $1 AND at > $3 AND (until IS NULL OR until > $2)"
UNREAD = f"SELECT count(*) FROM notice WHERE read_at IS NULL AND {_THERE}"


async def unread_of(person: UUID, now: datetime) -> int:
    """How many notices somebody has not read."""
    found: int = await database.fetch_value(UNREAD, person, now, now - KEPT)
    return found


async def page(who: Who, cursor: str, now: datetime) -> Inbox:
    """The newest, or those after the place that `cursor` names. Invalid where that is none of ours."""
    last = _place(cursor) if cursor else None
    found = await database.fetch(
        f"""SELECT id, at, kind, title, body, path, read_at, about FROM notice
            WHERE {_THERE} AND ($4::timestamptz IS NULL OR (at, id) < ($4, $5))
            ORDER BY at DESC, id DESC LIMIT {PAGE + 1}""",
        who.id,
        now,
        now - KEPT,
        *(last or (None, None)),
    )
    rows = found[:PAGE]
    issues = await _issues([row["about"] for row in rows if row["about"]], who)
    return Inbox(
        [_notice(row, issues.get(row["about"])) for row in rows],
        await unread_of(who.id, now),
        _cursor(rows[-1]) if len(found) > PAGE else None,
    )


async def _issues(ids: Sequence[UUID], who: Who) -> dict[UUID, Any]:
    """Of these, the issues that the reader may see today: what was open to them when they were told may be held now."""
    if not ids:
        return {}
    rows = await database.fetch(
        """SELECT i.id, i.number, i.held, i.queue, i.owner, i.reporter, coalesce(chip.words, category.name) AS chip
           FROM issue i JOIN category ON category.code = i.category LEFT JOIN chip ON chip.code = i.chip
           WHERE i.id = ANY($1::uuid[])""",
        list(set(ids)),
    )
    reader = await queries.reader(who) if rows else None
    return {row["id"]: row for row in rows if reader and access.may_see(reader, row)}


def _notice(row: Any, issue: Any) -> Notice:
    return Notice(
        id=row["id"],
        at=row["at"],
        kind=row["kind"],
        title=row["title"],
        body=row["body"],
        path=row["path"],
        read=row["read_at"] is not None,
        issue=issue and issue["number"],
        chip=issue and issue["chip"],
    )


@transactional
async def read(notice: UUID | None, person: UUID, now: datetime) -> None:
    """Mark this one as read, or, for None, all. A repeat does nothing. NotFound where it is not theirs."""
    await database.execute(
        "UPDATE notice SET read_at = $3 WHERE person = $1 AND read_at IS NULL AND ($2::uuid IS NULL OR id = $2)",
        person,
        notice,
        now,
    )
    mine = "SELECT true FROM notice WHERE id = $1 AND person = $2"
    if notice is not None and not await database.fetch_value(mine, notice, person):
        raise NotFound("There is no such notice of yours. Look at the list of them.")


async def forget_old(now: datetime) -> int:
    """Drop what was told more than 30 days ago, and of a talk what is over, with its deliveries; says how many."""
    return await database.execute(
        "DELETE FROM notice WHERE at <= $1 OR (kind = 'talk' AND until <= $2)", now - KEPT, now
    )


def _cursor(last: Any) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode([last["at"], last["id"]])).decode()


def _place(cursor: str) -> tuple[datetime, UUID]:
    try:
        at, id_ = msgspec.json.decode(base64.urlsafe_b64decode(cursor.encode()), type=tuple[datetime, UUID])
        if at.tzinfo is None:
            raise ValueError
        return at.astimezone(UTC), id_
    except (binascii.Error, msgspec.MsgspecError, ValueError, OverflowError) as error:
        raise Invalid(
            "This cursor is not one of ours. Start again without it.", [FieldError("cursor", "not one of ours")]
        ) from error

"""Dates that were given, and what was said along the way."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from roost.issues.wire import site_of
from roost.kit import database
from roost.kit.ids import new_id
from roost.places import today

Ended = Literal["kept", "moved", "dropped"]
Said = Literal["word", "question", "answer", "state"]


async def give(row: Any, day: date, maker: UUID, now: datetime) -> None:
    """A promise for `day`. An open one for another day is moved, and stays visible; for the same day it stands."""
    if await database.fetch_value(
        "SELECT true FROM promise WHERE issue = $1 AND ended IS NULL AND promised_for = $2", row["id"], day
    ):
        return
    await end_promise(row, "moved", now)
    await database.execute(
        "INSERT INTO promise (id, issue, promised_for, made_by, made_at) VALUES ($1, $2, $3, $4, $5)",
        new_id(),
        row["id"],
        day,
        maker,
        now,
    )


async def end_promise(row: Any, ended: Ended, now: datetime) -> None:
    """The open promise of a locked issue, where there is one, is over: as `ended` says, or missed.

    Its day still counts for keeping and for moving it; to drop it on its day is to miss it.
    """
    days = "<" if ended == "dropped" else "<="
    await database.execute(
        f"""UPDATE promise SET ended_at = $2, ended = CASE WHEN $3::date {days} promised_for THEN $4 ELSE 'missed' END
            WHERE issue = $1 AND ended IS NULL""",
        row["id"],
        now,
        today(site_of(row), now),
        ended,
    )


async def say(
    row: Any,
    kind: Said,
    words: str | None,
    author: UUID | None,
    now: datetime,
    state: str | None = None,
    *,
    by_reporter: bool = False,
    taken_away: bool = False,
) -> None:
    """Add what was said or done to an issue, for everybody to read.

    `author` None: Roost itself, or, with `by_reporter`, somebody who said so and is not to be known. `taken_away`:
    that something was said is seen, and never the words.
    """
    await database.execute(
        """INSERT INTO issue_update (id, issue, at, author, by_reporter, kind, state, words, redacted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
        new_id(),
        row["id"],
        now,
        author,
        by_reporter,
        kind,
        state,
        None if taken_away else words,
        now if taken_away else None,
    )

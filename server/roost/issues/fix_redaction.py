"""Taking a fix's title, or what it changed, away for good: from the fix, and from the issues that were told of it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from roost.issues import fix_queries, redaction, store
from roost.issues.bundling import TELLS
from roost.issues.redaction import GONE, sweep
from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotAllowed
from roost.people import Who, can

What = Literal["title", "outcome"]

TABLES: dict[What, tuple[str, ...]] = {
    "title": ("fix", "issue_update"),
    "outcome": ("fix", "issue", "issue_update"),
}

# What an issue was told in a fix's words. An issue may have left the fix since, and so it is the words that are looked
# for: $1 whole sentences with its title, said since $2; or $3, with which it was sorted at $4.
_TOLD = """u.kind = 'state' AND ((u.words = ANY($1::text[]) AND u.at >= $2)
    OR (u.words = $3::text AND u.at = $4::timestamptz AND u.state = 'sorted'))"""


async def redact(number: int, what: Collection[What], who: Who, now: datetime) -> None:
    """Its title, or what changed when it was installed. A repeat does no harm.

    NotFound, NotAllowed. When it is done the bytes are gone from the tables and their indexes.
    """
    since = await _redact(number, what, who, now)
    await sweep({*redaction.elsewhere.tables, *(table for one in what for table in TABLES[one])}, since)


@transactional
async def _redact(number: int, what: Collection[What], who: Who, now: datetime) -> int:
    # Nothing is merged or told meanwhile: the lock that fixes and merging take, and before any row's, as there.
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost merging', 0))")
    fix = await fix_queries.locked(number)
    if fix["owner"] != who.id and not can(who.role, "redact"):
        raise NotAllowed(
            "Only its owner, leaders and administrators take a fix's words away for good. Tell one of them."
        )
    title = fix["title"] if "title" in what and fix["title"] != GONE else None
    outcome = fix["outcome"] if "outcome" in what else None
    issues = await _from_issues(fix, title, outcome, who, now)
    await database.execute(
        """UPDATE fix SET version = version + 1, title = CASE WHEN $2 THEN $4 ELSE title END,
               outcome = CASE WHEN $3 AND outcome IS NOT NULL THEN $4 ELSE outcome END
           WHERE id = $1""",
        fix["id"],
        "title" in what,
        "outcome" in what,
        GONE,
    )
    await record(Event("redacted", "fix", fix["id"], None, dict.fromkeys(sorted(what), True)), who.id, now)
    await redaction.elsewhere.unsay("issue", issues)
    await redaction.elsewhere.unsay("fix", [fix["id"]])
    transaction: int = await database.fetch_value("SELECT pg_current_xact_id()::text::bigint")
    return transaction


async def _from_issues(fix: Any, title: str | None, outcome: str | None, who: Who, now: datetime) -> list[UUID]:
    """Out of what was said along the way, and out of what they ended with. None: that one stays. Says of which."""
    told = (
        [] if title is None else [tells + title for tells in TELLS],
        fix["made_at"],
        outcome,
        fix["installed_at"],
    )
    issues = await database.fetch(
        f"""SELECT i.number FROM issue i WHERE EXISTS (SELECT FROM issue_update u WHERE u.issue = i.id AND {_TOLD})
            ORDER BY i.id FOR NO KEY UPDATE""",
        *told,
    )
    ids: list[UUID] = []
    for each in issues:
        row = await store.locked(each["number"])
        await database.execute(
            f"UPDATE issue_update u SET words = NULL, redacted_at = $6 WHERE u.issue = $5 AND {_TOLD}",
            *told,
            row["id"],
            now,
        )
        ended = {"outcome": GONE} if outcome is not None and row["outcome"] == outcome else {}
        await store.write(row, "redacted", who.id, now, {"updates": True}, **ended)
        ids.append(row["id"])
    return ids

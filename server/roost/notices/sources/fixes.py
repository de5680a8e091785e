"""A fix is here: everybody counted in is thanked, and asked whether it is sorted. Once, however much it sorts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from roost.kit import database
from roost.notices.rules import Happened, Notice
from roost.notices.sources import issues


async def installed(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """Thanks, and what it sorts of theirs."""
    told = []
    for event, row in await _thanked(events):
        thanks = "Thank you for saying so."
        body = thanks if row["number"] is None else f"It sorts issue {row['number']}. Is it sorted? {thanks}"
        told.append(_notice(event, row, f"Fix {row['fix_number']} is here", body))
    return told


async def is_it_sorted(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """Who said so is asked, also where they want no thanks: of the same event, so that nobody is told of it twice."""
    asked = await issues.is_it_sorted(events, now)
    for event, row in await _thanked([event for event in events if event.entity == "fix"]):
        if row["number"] is not None:
            asked.append(_notice(event, row, f"Issue {row['number']} is said to be sorted", issues.ASKED))
    return asked


async def _thanked(events: Sequence[Happened]) -> list[tuple[Happened, Any]]:
    """Who is thanked for a fix, with the newest issue of theirs that it sorted, where they may be asked of one."""
    of = {UUID(event.entity_id): event for event in events}
    rows = await database.fetch(
        """SELECT t.fix, t.person, f.number AS fix_number, theirs.id AS issue, theirs.number
           FROM thanks t JOIN fix f ON f.id = t.fix
               LEFT JOIN LATERAL (
                   SELECT r.id, r.number FROM issue r JOIN issue i ON i.root = r.id
                       LEFT JOIN me_too m ON m.issue = i.id AND m.person = t.person
                   WHERE r.fix = t.fix AND r.state = 'sorted' AND r.held IS NULL
                       AND (i.reporter = t.person OR m.person IS NOT NULL)
                   ORDER BY r.number DESC LIMIT 1) AS theirs ON true
           WHERE t.fix = ANY($1::uuid[]) ORDER BY t.person""",
        list(of),
    )
    return [(of[row["fix"]], row) for row in rows if row["person"] != of[row["fix"]].actor]


def _notice(event: Happened, row: Any, title: str, body: str) -> Notice:
    return Notice(
        event=event.id,
        person=row["person"],
        title=title,
        body=body,
        path=f"/issue/{row['number']}" if row["number"] is not None else f"/fixes/{row['fix_number']}",
        tag=f"fix {row['fix_number']}",
        about=row["issue"],
    )

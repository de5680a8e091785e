"""What notices of issues are decided by: the event, the issue as it is now, and what it was before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from roost.issues.access import Reader, may_see
from roost.kit import database
from roost.notices.rules import UNDO, Happened, Notice
from roost.notices.sources.words import say_day

# What is news when it changes.
_TOLD = ("state", "owner", "due", "queue", "target")

_ROWS = """
SELECT i.id, i.number, i.state, i.owner, i.due, i.queue, i.target, i.held, i.reporter, i.state_since, i.escalated,
    q.lead AS queue_lead, target.number AS target_number, fix.installed_at AS fix_installed_at
FROM issue i JOIN queue q ON q.code = i.queue
    LEFT JOIN issue target ON target.id = i.target LEFT JOIN fix ON fix.id = i.fix
WHERE i.id = ANY($1::uuid[])
"""

# `just`: by the event before. `before`: by the last one that an *Undo* could not have taken back any more.
_BEFORE = """
SELECT x.id, just.facts AS just, before.facts AS before
FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS x (id, issue, at)
    LEFT JOIN LATERAL (
        SELECT facts FROM journal j
        WHERE j.entity = 'issue' AND j.entity_id = x.issue AND j.at <= x.at AND (j.at, j.id) < (x.at, x.id)
        ORDER BY j.at DESC, j.id DESC LIMIT 1) AS just ON true
    LEFT JOIN LATERAL (
        SELECT facts FROM journal j
        WHERE j.entity = 'issue' AND j.entity_id = x.issue AND j.at <= x.at - $4::interval
        ORDER BY j.at DESC, j.id DESC LIMIT 1) AS before ON true
"""


class Case(msgspec.Struct, frozen=True):
    """`row`: the issue now. `just`, `before`: what the journal said of it; empty where it was not there yet. `doers`:
    whose doing it was, also where the journal must not know."""

    event: Happened
    row: Any
    just: Mapping[str, Any]
    before: Mapping[str, Any]
    doers: frozenset[UUID]

    @property
    def owner(self) -> UUID | None:
        """Whose it was before."""
        said = self.just.get("owner")
        return None if said is None else UUID(said)

    @property
    def stands(self) -> bool:
        """Nothing that is told of issues has changed since."""
        return _told(self.event.facts) == _told(self.row)

    @property
    def is_new(self) -> bool:
        """It changed something, and did not merely take back what was changed a moment before."""
        now = _told(self.event.facts)
        return now not in (_told(self.just), _told(self.before))

    @property
    def is_new_owners(self) -> bool:
        """Whose it is now, it was not a moment before."""
        return self.event.facts["owner"] not in (None, self.before.get("owner"))

    @property
    def got_owner(self) -> bool:
        """And it is theirs since this very event."""
        return self.is_new_owners and self.event.facts["owner"] != self.just.get("owner")


def _told(of: Mapping[str, Any]) -> tuple[str | None, ...]:
    return tuple(None if (value := of.get(name)) is None else str(value) for name in _TOLD)


async def cases(events: Iterable[Happened]) -> list[Case]:
    """The events with what is known of their issues, in their order."""
    events = list(events)
    rows = await database.fetch(_ROWS, list({UUID(event.entity_id) for event in events}))
    of = {str(row["id"]): row for row in rows}
    events = [event for event in events if event.entity_id in of]
    earlier = await database.fetch(
        _BEFORE, [e.id for e in events], [e.entity_id for e in events], [e.at for e in events], UNDO
    )
    before = {row["id"]: row for row in earlier}
    doers = await _unnamed(events, of)
    return [
        Case(
            event,
            of[event.entity_id],
            _facts(before[event.id]["just"]),
            _facts(before[event.id]["before"]),
            frozenset({event.actor} if event.actor is not None else doers.get(event.id, ())),
        )
        for event in events
    ]


def _facts(said: str | None) -> Mapping[str, Any]:
    return {} if said is None else msgspec.json.decode(said)


async def _unnamed(events: Sequence[Happened], of: Mapping[str, Any]) -> dict[UUID, set[UUID]]:
    """Whose doing it was where the journal names nobody: a reporter's word, and "not sorted" by who was asked."""
    unnamed = [event for event in events if event.actor is None]
    found = {e.id: {of[e.entity_id]["reporter"]} - {None} for e in unnamed if e.verb == "said"}
    reopened = [event for event in unnamed if event.verb == "reopened"]
    if reopened:
        rows = await database.fetch(
            "SELECT person, at FROM verdict WHERE NOT sorted AND at = ANY($1::timestamptz[])", [e.at for e in reopened]
        )
        found |= {event.id: {row["person"] for row in rows if row["at"] == event.at} for event in reopened}
    return found


async def counted(issues: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Who reported these issues, or what was merged into them, or said me too."""
    rows = await database.fetch(
        """WITH part AS (SELECT id AS issue, id AS part FROM issue WHERE id = ANY($1::uuid[])
                         UNION SELECT root, id FROM issue WHERE root = ANY($1::uuid[]))
           SELECT part.issue, i.reporter AS person FROM part JOIN issue i ON i.id = part.part
           WHERE i.reporter IS NOT NULL
           UNION SELECT part.issue, m.person FROM part JOIN me_too m ON m.issue = part.part
           WHERE m.person IS NOT NULL""",
        list(issues),
    )
    found: dict[UUID, set[UUID]] = {}
    for row in rows:
        found.setdefault(row["issue"], set()).add(row["person"])
    return found


async def seen(told: Sequence[tuple[Case, Notice]]) -> list[Notice]:
    """But for what somebody may not see."""
    people = {one.person for case, one in told if case.row["held"] is not None}
    rows = await database.fetch(
        """SELECT p.id, p.role, ARRAY(
               SELECT q.code FROM queue q LEFT JOIN queue_member m ON m.queue = q.code AND m.person = p.id
               WHERE q.retired_at IS NULL AND (q.lead = p.id OR m.person IS NOT NULL)) AS queues
           FROM person p WHERE p.id = ANY($1::uuid[])""",
        list(people),
    )
    readers = {row["id"]: Reader(row["id"], row["role"], frozenset(row["queues"])) for row in rows}
    return [one for case, one in told if case.row["held"] is None or may_see(readers[one.person], case.row)]


def notice(case: Case, person: UUID, title: str, body: str, tag: str = "") -> tuple[Case, Notice]:
    """`tag`: what kind of thing is told of it, where that is not its news."""
    row = case.row
    return case, Notice(
        event=case.event.id,
        person=person,
        title=title,
        body=body,
        path=f"/issue/{row['number']}",
        tag=f"issue {row['number']} {tag}".rstrip(),
        about=row["id"],
    )


def by(row: Any) -> str:
    """Its date."""
    return say_day(row["due"])

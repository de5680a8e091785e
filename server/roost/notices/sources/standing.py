"""Of notices that waited to be sent, those that are still so: for the morning, or for a service that was away.

Each function says which of the given deliveries may be sent. What the words say of dates and times is compared too; of
what is not about anything, nothing can have changed.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from roost.bookings.rules import LIVE
from roost.issues.access import Reader, may_see
from roost.issues.rules import LIVE as LIVE_ISSUE
from roost.kit import database
from roost.notices.outgoing import Outgoing
from roost.notices.sources.clock import promised
from roost.notices.sources.words import when

# `again`: the same place is booked for them anew. `another`: they have one at that time.
_BOOKINGS = """
SELECT b.id, b.day, b.starts, b.ends, b.state, b.changed_by, coalesce(b.person, b.host) AS sitter,
    EXISTS (SELECT FROM booking x
            WHERE x.space = b.space AND x.day = b.day AND x.id <> b.id AND x.starts = b.starts AND x.ends = b.ends
                AND x.state IN ('booked', 'in') AND coalesce(x.person, x.host) = coalesce(b.person, b.host)) AS again,
    EXISTS (SELECT FROM booking x
            WHERE (x.person = b.person OR x.host = b.host) AND x.day = b.day AND x.kind = b.kind AND x.id <> b.id
                AND x.visitor IS NOT DISTINCT FROM b.visitor AND x.starts < b.ends AND b.starts < x.ends
                AND x.state IN ('booked', 'in')) AS another
FROM booking b WHERE b.id = ANY($1::uuid[])
"""

_ISSUES = """
SELECT i.id, i.state, i.owner, i.due, i.queue, i.held, i.reporter, p.id AS person, p.role,
    ARRAY(SELECT q.code FROM queue q LEFT JOIN queue_member m ON m.queue = q.code AND m.person = p.id
          WHERE q.retired_at IS NULL AND (q.lead = p.id OR m.person IS NOT NULL)) AS queues,
    EXISTS (SELECT FROM verdict v
            WHERE v.issue = i.id AND v.person = p.id AND v.at >= i.state_since) AS answered
FROM unnest($1::uuid[], $2::uuid[]) AS x (issue, person) JOIN issue i ON i.id = x.issue JOIN person p ON p.id = x.person
"""


async def _bookings(outs: Sequence[Outgoing]) -> list[tuple[Outgoing, Any]]:
    """Each with its booking, where it is theirs still."""
    rows = await database.fetch(_BOOKINGS, list({out.about for out in outs if out.about}))
    of = {row["id"]: row for row in rows}
    both = [(out, of[out.about]) for out in outs if out.about in of]
    return [(out, row) for out, row in both if row["sitter"] == out.person]


def _says(out: Outgoing, row: Any) -> bool:
    return out.body.startswith(when(row["day"], row["starts"], row["ends"]))


async def booked(outs: Sequence[Outgoing]) -> set[UUID]:
    """They have the place, and at that time."""
    return _nothing(outs) | {
        out.delivery for out, row in await _bookings(outs) if row["state"] in LIVE and _says(out, row)
    }


async def in_state(outs: Sequence[Outgoing], state: str) -> set[UUID]:
    """Their booking is in this state, and at that time."""
    return _nothing(outs) | {
        out.delivery for out, row in await _bookings(outs) if row["state"] == state and _says(out, row)
    }


async def lost(outs: Sequence[Outgoing]) -> set[UUID]:
    """They have to choose another, and have not done so."""
    return _nothing(outs) | {
        out.delivery for out, row in await _bookings(outs) if row["state"] not in LIVE and not row["another"]
    }


async def cancelled(outs: Sequence[Outgoing]) -> set[UUID]:
    """Its times are those; or it is gone by somebody else's doing, and was not booked for them anew."""
    return _nothing(outs) | {
        out.delivery
        for out, row in await _bookings(outs)
        if _says(out, row) and (row["state"] in LIVE or not (row["again"] or row["changed_by"] == out.person))
    }


async def _issues(outs: Sequence[Outgoing]) -> list[tuple[Outgoing, Any]]:
    """Each with its issue, where its reader may see that."""
    pairs = list({(out.about, out.person) for out in outs if out.about})
    rows = await database.fetch(_ISSUES, [about for about, _ in pairs], [person for _, person in pairs])
    of = {
        (row["id"], row["person"]): row
        for row in rows
        if may_see(Reader(row["person"], row["role"], frozenset(row["queues"])), row)
    }
    return [(out, of[out.about, out.person]) for out in outs if (out.about, out.person) in of]


async def seen(outs: Sequence[Outgoing]) -> set[UUID]:
    """They may see it."""
    return _nothing(outs) | {out.delivery for out, _ in await _issues(outs)}


async def owned(outs: Sequence[Outgoing]) -> set[UUID]:
    """It is theirs, and not over."""
    return _nothing(outs) | {
        out.delivery for out, row in await _issues(outs) if row["owner"] == out.person and row["state"] in LIVE_ISSUE
    }


async def due(outs: Sequence[Outgoing]) -> set[UUID]:
    """It is theirs, and due that day."""
    return _nothing(outs) | {
        out.delivery
        for out, row in await _issues(outs)
        if row["owner"] == out.person and row["due"] is not None and out.body == promised(row)
    }


async def unowned(outs: Sequence[Outgoing]) -> set[UUID]:
    """Nobody owns it."""
    return _nothing(outs) | {out.delivery for out, row in await _issues(outs) if row["state"] == "new"}


async def asked(outs: Sequence[Outgoing]) -> set[UUID]:
    """It is said to be sorted, and they have not answered."""
    return _nothing(outs) | {
        out.delivery for out, row in await _issues(outs) if row["state"] == "sorted" and not row["answered"]
    }


def _nothing(outs: Sequence[Outgoing]) -> set[UUID]:
    return {out.delivery for out in outs if out.about is None}


async def unanswered(outs: Sequence[Outgoing]) -> set[UUID]:
    """Of wishes to talk, those without an answer."""
    rows = await database.fetch(
        "SELECT id FROM talk WHERE answer IS NOT NULL AND 'talk ' || id = ANY($1::text[])", [out.tag for out in outs]
    )
    answered = {f"talk {row['id']}" for row in rows}
    return {out.delivery for out in outs if out.tag not in answered}

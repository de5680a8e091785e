"""How long a report knows who made it, who said me too, and what its photo shows."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost import journal
from roost.kit import database
from roost.kit.database import transactional

# What is done to an issue as an office, in the open. Whatever else happens to it may be its reporter's doing, or that
# of somebody who said me too.
OFFICE = frozenset(
    {
        *("owned", "marked", "ticketed", "shown", "promised", "waiting", "sorted", "cannot", "passed on", "same as"),
        *("split", "passed to another queue", "taken into fix", "taken out of fix", "fix dropped", "given back"),
        *("redacted", "escalated"),
    }
)
# Over for good once it was so for a while; what was merged into it is over with it.
_OVER = "EXISTS (SELECT FROM issue r WHERE r.id = x.root AND r.state IN ('sorted', 'cannot') AND r.state_since < {0})"

# One random id for somebody in all that is counted together, be it merged or in one fix: counted once, as before.
_NAMELESS = """
WITH said AS (
    SELECT x.id, x.reporter AS person, coalesce(r.fix, x.fix, x.root) AS together
    FROM issue x JOIN issue r ON r.id = x.root WHERE x.reporter IS NOT NULL AND ({reports})
), echoed AS (
    SELECT x.id, m.person, coalesce(r.fix, x.fix, x.root) AS together
    FROM me_too m JOIN issue x ON x.id = m.issue JOIN issue r ON r.id = x.root
    WHERE m.person IS NOT NULL AND ({echoes})
), mask AS MATERIALIZED (
    SELECT person, together, gen_random_uuid() AS nameless
    FROM (SELECT person, together FROM said UNION SELECT person, together FROM echoed) AS everybody
), reports AS (
    UPDATE issue i SET reporter = NULL, team = NULL, nameless = mask.nameless
    FROM said JOIN mask USING (person, together) WHERE i.id = said.id RETURNING i.id
), echoes AS (
    UPDATE me_too m SET person = NULL, nameless = mask.nameless
    FROM echoed JOIN mask USING (person, together)
    WHERE m.issue = echoed.id AND m.person = echoed.person RETURNING m.issue
)
SELECT id FROM reports UNION ALL SELECT issue FROM echoes
"""


@transactional
async def forget(people: Collection[UUID], nobody: UUID) -> None:
    """What they said stays, without them; what they decided and promised was somebody who left. Owned issues must have
    been given back before."""
    them = list(people)
    mine = await database.fetch("SELECT id FROM issue WHERE reporter = ANY($1)", them)
    await database.fetch(_NAMELESS.format(reports="x.reporter = ANY($1)", echoes="m.person = ANY($1)"), them)
    await journal.fade_things("issue", [row["id"] for row in mine], OFFICE)
    for column in ("owner", "decided_by", "sponsor"):
        await database.execute(f"UPDATE issue SET {column} = $2 WHERE {column} = ANY($1)", them, nobody)
    for column in ("owner", "decided_by"):
        await database.execute(f"UPDATE fix SET {column} = $2 WHERE {column} = ANY($1)", them, nobody)
    await database.execute(
        """UPDATE issue_update SET author = CASE WHEN by_reporter THEN NULL ELSE $2::uuid END
           WHERE author = ANY($1)""",
        them,
        nobody,
    )
    await database.execute("UPDATE promise SET made_by = $2 WHERE made_by = ANY($1)", them, nobody)
    await database.execute("UPDATE hop SET by = $2 WHERE by = ANY($1)", them, nobody)
    await database.execute("UPDATE queue SET lead = $2 WHERE lead = ANY($1)", them, nobody)
    for table in ("verdict", "thanks", "queue_member"):
        await database.execute(f"DELETE FROM {table} WHERE person = ANY($1)", them)


@transactional
async def expire(reports: datetime, hidden: datetime, photos: datetime) -> int:
    """Of what was over before these instants: who said it, openly or hidden, and the photo. Says how many rows."""
    gone = await database.execute(
        f"DELETE FROM photo p USING issue x WHERE x.id = p.issue AND {_OVER.format('$1')}", photos
    )
    open_, hid = _OVER.format("$1"), _OVER.format("$2")
    faded = await database.fetch(
        _NAMELESS.format(
            reports=f"(x.level = 'named' AND {open_}) OR (x.level <> 'named' AND {hid})",
            echoes=open_,
        ),
        reports,
        hidden,
    )
    # Nobody comes back with a receipt to what was over so long ago.
    gone += await database.execute(
        f"UPDATE issue x SET receipt = NULL WHERE x.receipt IS NOT NULL AND {_OVER.format('$1')}", hidden
    )
    # Who said something along the way was among those who reported it or said me too, or worked on it.
    gone += await database.execute(
        f"""UPDATE issue_update u SET author = NULL FROM issue x
            WHERE x.id = u.issue AND u.kind <> 'state' AND u.author IS NOT NULL AND {_OVER.format("$1")}""",
        reports,
    )
    for table in ("verdict", "thanks"):
        which = "x.id = t.issue" if table == "verdict" else "x.fix = t.fix"
        gone += await database.execute(f"DELETE FROM {table} t USING issue x WHERE {which} AND {open_}", reports)
    over = await database.fetch(
        f"""SELECT x.id FROM issue x WHERE {open_} AND EXISTS (
                SELECT FROM journal j WHERE j.entity = 'issue' AND j.entity_id = x.id::text
                    AND j.actor IS NOT NULL AND j.verb <> ALL($2::text[]))""",
        reports,
        list(OFFICE),
    )
    if over:
        await journal.fade_things("issue", [row["id"] for row in over], OFFICE)
    return gone + len(faded)


class InHiding(msgspec.Struct, frozen=True):
    """What somebody reported without their name, and what that became part of: its ids as the journal has them, its
    screens, and the ids of fixes."""

    things: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    issues: frozenset[UUID] = frozenset()
    fixes: frozenset[UUID] = frozenset()


NOTHING_HIDDEN = InHiding()


async def in_hiding(person: UUID) -> InHiding:
    """For whoever makes a copy of what is kept of somebody else."""
    rows = await database.fetch(
        """SELECT i.id, '/issue/' || i.number AS path, false AS fix FROM issue x JOIN issue i ON i.id IN (x.id, x.root)
           WHERE x.reporter = $1 AND x.level <> 'named'
           UNION SELECT f.id, '/fixes/' || f.number, true FROM issue x JOIN issue i ON i.id IN (x.id, x.root)
               JOIN fix f ON f.id = i.fix WHERE x.reporter = $1 AND x.level <> 'named'""",
        person,
    )
    return InHiding(
        frozenset(str(row["id"]) for row in rows),
        frozenset(row["path"] for row in rows),
        frozenset(row["id"] for row in rows if not row["fix"]),
        frozenset(row["id"] for row in rows if row["fix"]),
    )


async def export(person: UUID, without: InHiding = NOTHING_HIDDEN) -> dict[str, list[Any]]:
    """What they reported, with their words and what was said back; what they own, decided, promised and wrote.
    `without`: what whoever reads it is not to learn."""
    issues, fixes = list(without.issues), list(without.fixes)
    own = await database.fetch(
        """SELECT i.number, i.kind, coalesce(chip.words, category.name) AS about, site.name AS site, zone.name AS zone,
               space.label AS place, i.words, i.level, i.team, i.held, i.reported_at, i.redacted_at, i.state,
               i.outcome, EXISTS (SELECT FROM photo p WHERE p.issue = i.id) AS photo
           FROM issue i JOIN category ON category.code = i.category LEFT JOIN chip ON chip.code = i.chip
               JOIN site ON site.code = i.site LEFT JOIN zone ON zone.code = i.zone
               LEFT JOIN space ON space.id = i.space
           WHERE i.reporter = $1 AND (i.level = 'named' OR i.id <> ALL($2::uuid[])) ORDER BY i.number""",
        person,
        issues,
    )
    said = await database.fetch(
        """SELECT i.number, u.at, u.kind, u.words FROM issue_update u JOIN issue i ON i.id = u.issue
           WHERE (u.author = $1 OR (u.by_reporter AND u.author IS NULL AND i.reporter = $1))
               AND i.id <> ALL($2::uuid[]) ORDER BY u.at, u.id""",
        person,
        issues,
    )
    found = {
        "what I reported": own,
        "what I wrote below issues": said,
        "where I said me too": await database.fetch(
            """SELECT i.number, m.made_at FROM me_too m JOIN issue i ON i.id = m.issue
               WHERE m.person = $1 AND i.id <> ALL($2::uuid[]) ORDER BY m.made_at""",
            person,
            issues,
        ),
        "whether it was sorted, as I said": await database.fetch(
            """SELECT i.number, v.sorted, v.at FROM verdict v JOIN issue i ON i.id = v.issue
               WHERE v.person = $1 AND i.id <> ALL($2::uuid[])""",
            person,
            issues,
        ),
        "thanks to me": await database.fetch(
            """SELECT f.number AS fix, t.at FROM thanks t JOIN fix f ON f.id = t.fix
               WHERE t.person = $1 AND f.id <> ALL($2::uuid[])""",
            person,
            fixes,
        ),
        "issues that I own, decided or sponsor": await database.fetch(
            """SELECT number, state, owner = $1 AS owner, decided_by = $1 AS decided_by_me, sponsor = $1 AS sponsor,
                   outcome, reason, waiting_on, due, ticket
               FROM issue WHERE owner = $1 OR decided_by = $1 OR sponsor = $1 ORDER BY number""",
            person,
        ),
        "what I promised": await database.fetch(
            """SELECT i.number, p.promised_for, p.made_at, p.ended, p.ended_at
               FROM promise p JOIN issue i ON i.id = p.issue WHERE p.made_by = $1 ORDER BY p.made_at""",
            person,
        ),
        "what I passed to another queue": await database.fetch(
            """SELECT i.number, h.at, h.from_queue, h.to_queue, h.reason
               FROM hop h JOIN issue i ON i.id = h.issue WHERE h.by = $1 ORDER BY h.at""",
            person,
        ),
        "fixes that I own or decided": await database.fetch(
            """SELECT number, title, cost_pence, owner = $1 AS owner, decided_by = $1 AS decided_by_me, made_at,
                   ordered_on, arrives_on, installed_at, outcome, dropped_at
               FROM fix WHERE owner = $1 OR decided_by = $1 ORDER BY number""",
            person,
        ),
        "queues that I lead or work": await database.fetch(
            """SELECT q.code, q.name, q.lead = $1 AS lead FROM queue q
               WHERE q.lead = $1 OR EXISTS (SELECT FROM queue_member m WHERE m.queue = q.code AND m.person = $1)""",
            person,
        ),
    }
    return {name: [dict(row) for row in rows] for name, rows in found.items()}


async def photos(person: UUID, without: InHiding = NOTHING_HIDDEN) -> dict[int, bytes]:
    """The photos of what somebody reported, by the issues' numbers: JPEG."""
    rows = await database.fetch(
        """SELECT i.number, p.image FROM photo p JOIN issue i ON i.id = p.issue
           WHERE i.reporter = $1 AND (i.level = 'named' OR i.id <> ALL($2::uuid[]))""",
        person,
        list(without.issues),
    )
    return {row["number"]: row["image"] for row in rows}

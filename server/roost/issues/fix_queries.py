"""Reads of fixes: what they sort, and how many people that is."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from roost.issues import access, queries
from roost.issues.wire import RoleRef, card
from roost.kit import database
from roost.kit.days import local
from roost.kit.errors import NotFound
from roost.people import Who
from roost.places import known

# How many of those that are over are listed; older ones keep their address.
PAST = 50

_FIXES = """
SELECT f.id, f.number, f.version, f.title, f.cost_pence, f.decided_by, f.owner, f.made_at, f.ordered_on, f.arrives_on,
    f.installed_at, f.dropped_at, f.outcome, decider.name AS decider_name, decider.role AS decider_role,
    owner.name AS owner_name, owner.role AS owner_role, owner.left_at AS owner_left_at
FROM fix f JOIN person decider ON decider.id = f.decided_by JOIN person owner ON owner.id = f.owner
"""

# An issue that was merged since is sorted where it went, unless another fix sorts that.
_ROOTS = """
SELECT DISTINCT x.fix, r.id AS root FROM issue x JOIN issue r ON r.id = x.root
WHERE x.fix = ANY($1::uuid[]) AND (r.fix IS NULL OR r.fix = x.fix)
"""

# Who cannot be helped is not thanked, and so not counted.
_COUNTED = f"""
SELECT roots.fix, x.id, x.reporter, x.nameless, x.level FROM ({_ROOTS}) AS roots
    JOIN issue r ON r.id = roots.root AND r.state <> 'cannot' JOIN issue x ON x.root = roots.root
"""


async def locked(number: int) -> Any:
    """A fix's row, held until the transaction ends. NotFound."""
    row = await database.fetch_row(_FIXES + "WHERE f.number = $1 FOR NO KEY UPDATE OF f", number)
    if row is None:
        raise NotFound("There is no such fix. Look at the list of fixes.")
    return row


async def by_id(fix: UUID) -> Any:
    """A fix's row."""
    return await database.fetch_row(_FIXES + "WHERE f.id = $1", fix)


async def roots(fix: UUID) -> list[int]:
    """The numbers of what a fix sorts, in the order in which they are locked."""
    rows = await database.fetch(
        f"SELECT issue.number FROM ({_ROOTS}) AS roots JOIN issue ON issue.id = roots.root ORDER BY issue.id", [fix]
    )
    return [row["number"] for row in rows]


async def everybody(fix: UUID) -> list[UUID]:
    """Who is counted in and can be told, each once: reporters and me-toos of what it sorts, merged ones too."""
    rows = await database.fetch(
        f"""WITH counted AS ({_COUNTED})
            SELECT reporter AS person FROM counted WHERE reporter IS NOT NULL
            UNION SELECT m.person FROM counted JOIN me_too m ON m.issue = counted.id
            WHERE m.person IS NOT NULL ORDER BY 1""",
        [fix],
    )
    return [row["person"] for row in rows]


async def people_of(fixes: Collection[UUID]) -> dict[UUID, int]:
    """How many people each is for, reckoned as `queries.PEOPLE` does."""
    rows = await database.fetch(
        f"""WITH counted AS ({_COUNTED})
            SELECT fix, count(*) AS people FROM (
                SELECT fix, coalesce(reporter, nameless) AS person, NULL::uuid AS report
                FROM counted WHERE level = 'named'
                UNION SELECT fix, coalesce(m.person, m.nameless), NULL::uuid
                FROM counted JOIN me_too m ON m.issue = counted.id
                UNION SELECT fix, NULL::uuid, id FROM counted WHERE level <> 'named') AS everybody
            GROUP BY fix""",
        list(fixes),
    )
    return {row["fix"]: row["people"] for row in rows}


async def fix(number: int, who: Who, now: datetime) -> dict[str, Any]:
    """The fields of one fix as this person sees it. NotFound."""
    found = await _shaped(await database.fetch(_FIXES + "WHERE f.number = $1", number), who, now)
    if not found:
        raise NotFound("There is no such fix. Look at the list of fixes.")
    return found[0]


async def fixes(who: Who, now: datetime) -> list[dict[str, Any]]:
    """The fields of every fix under way and of the latest that are over, newest first."""
    over = "f.installed_at IS NOT NULL OR f.dropped_at IS NOT NULL"
    live = await database.fetch(f"{_FIXES} WHERE NOT ({over}) ORDER BY f.number DESC")
    past = await database.fetch(
        f"{_FIXES} WHERE {over} ORDER BY coalesce(f.installed_at, f.dropped_at) DESC, f.number DESC LIMIT {PAST}"
    )
    return await _shaped([*live, *past], who, now)


async def _shaped(rows: list[Any], who: Who, now: datetime) -> list[dict[str, Any]]:
    """Flat in queries, however many fixes and issues there are."""
    ids = [row["id"] for row in rows]
    links = await database.fetch(_ROOTS, ids)
    issues = await database.fetch(
        f"{queries.ROWS} WHERE i.id = ANY($1::uuid[]) ORDER BY i.number", list({link["root"] for link in links})
    )
    people = await people_of(ids)
    reader = await queries.reader(who)
    sites = await known.sites()

    def day(at: datetime | None) -> Any:
        # A fix may be for several sites; the council's first one says which day it was.
        return at and (local(at, sites[0].zone)[0] if sites else at.date())

    of: dict[UUID, set[UUID]] = {row["id"]: set() for row in rows}
    for link in links:
        of[link["fix"]].add(link["root"])
    return [
        {
            "number": row["number"],
            "title": row["title"],
            "cost_pence": row["cost_pence"],
            "decided_by": RoleRef(row["decided_by"], row["decider_name"], row["decider_role"]),
            "owner": RoleRef(row["owner"], row["owner_name"], row["owner_role"]),
            "made_on": day(row["made_at"]),
            "ordered_on": row["ordered_on"],
            "arrives_on": row["arrives_on"],
            "installed_on": day(row["installed_at"]),
            "dropped_on": day(row["dropped_at"]),
            "outcome": row["outcome"],
            "issues": [
                card(issue, now) for issue in issues if issue["id"] in of[row["id"]] and access.may_see(reader, issue)
            ],
            "people": people.get(row["id"], 0),
            "version": row["version"],
        }
        for row in rows
    ]

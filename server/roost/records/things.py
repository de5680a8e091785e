"""What people call the things that the audit speaks of."""

from collections.abc import Iterable
from typing import Any

from roost.kit import database
from roost.records.saying import OWN, Happened

# By entity: id or code, and what it is called.
_CALLED = {
    "person": "SELECT id::text AS key, name AS called FROM person WHERE id::text = ANY($1)",
    "team": "SELECT code AS key, name AS called FROM team WHERE code = ANY($1)",
    "site": "SELECT code AS key, name AS called FROM site WHERE code = ANY($1)",
    "floor": """SELECT f.code AS key, s.name || ', ' || f.name AS called FROM floor f JOIN site s ON s.code = f.site
                WHERE f.code = ANY($1)""",
    "zone": "SELECT code AS key, name AS called FROM zone WHERE code = ANY($1)",
    "space": "SELECT id::text AS key, kind || ' ' || label AS called FROM space WHERE id::text = ANY($1)",
    "queue": "SELECT code AS key, name AS called FROM queue WHERE code = ANY($1)",
    "category": "SELECT code AS key, name AS called FROM category WHERE code = ANY($1)",
    "chip": "SELECT code AS key, words AS called FROM chip WHERE code = ANY($1)",
    "issue": "SELECT id::text AS key, 'Issue ' || number AS called FROM issue WHERE id::text = ANY($1)",
    "fix": "SELECT id::text AS key, 'Fix ' || number AS called FROM fix WHERE id::text = ANY($1)",
    "display": "SELECT id::text AS key, name AS called FROM display WHERE id::text = ANY($1)",
    "walk": """SELECT w.id::text AS key, f.name AS called FROM walk w JOIN floor f ON f.code = w.floor
               WHERE w.id::text = ANY($1)""",
    # Of somebody's day no more than at which site.
    "booking": """SELECT b.id::text AS key, t.name AS called FROM booking b JOIN space s ON s.id = b.space
                      JOIN floor f ON f.code = s.floor JOIN site t ON t.code = f.site WHERE b.id::text = ANY($1)""",
    "outage": """SELECT o.id::text AS key, coalesce(t.name, f.name, z.name, s.kind || ' ' || s.label) AS called
                 FROM outage o LEFT JOIN site t ON t.code = o.site LEFT JOIN floor f ON f.code = o.floor
                     LEFT JOIN zone z ON z.code = o.zone LEFT JOIN space s ON s.id = o.space
                 WHERE o.id::text = ANY($1)""",
    "webhook": "SELECT id::text AS key, name AS called FROM webhook WHERE id::text = ANY($1)",
    "token": "SELECT id::text AS key, name AS called FROM api_token WHERE id::text = ANY($1)",
    "group": "SELECT id::text AS key, name AS called FROM directory_group WHERE id::text = ANY($1)",
    "route": "SELECT key, key AS called FROM unnest($1::text[]) AS key",
    "group-role": "SELECT key, key AS called FROM unnest($1::text[]) AS key",
    "retention": "SELECT key, key AS called FROM unnest($1::text[]) AS key",
}
_BY_UUID = (*("person", "space", "issue", "fix", "display", "walk", "booking", "outage", "webhook", "token", "group"),)


async def names(events: Iterable[Happened]) -> dict[tuple[str, str], str]:
    """By (entity, id), and of the token by which another system did it. What a person set about themselves has none."""
    wanted: dict[str, set[str]] = {}
    for event in events:
        if isinstance(by := event.facts.get("token"), str):
            wanted.setdefault("token", set()).add(by)
        if event.entity in _CALLED and event.verb not in OWN:
            wanted.setdefault(event.entity, set()).add(event.entity_id)
    found: dict[tuple[str, str], str] = {}
    for entity, ids in wanted.items():
        for row in await _called(entity, ids):
            found[entity, row["key"]] = row["called"]
    return found


async def _called(entity: str, ids: set[str]) -> list[Any]:
    sql = _CALLED[entity]
    if entity in _BY_UUID:  # by its index
        sql = sql.replace(".id::text = ANY($1)", ".id = ANY($1::text[]::uuid[])")
        sql = sql.replace(" id::text = ANY($1)", " id = ANY($1::text[]::uuid[])")
    return await database.fetch(sql, list(ids))

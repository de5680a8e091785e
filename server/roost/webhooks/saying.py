"""What is said of what happened. Nobody is watched: never who, and of issues only what a screen on a wall shows.

A booking is “a desk in this zone, on that day”, without its own id or a seat; where a zone has so few places of its
kind that it would tell whose, only the floor; where the floor has, only the site; where that has, only the day.
Check-ins are not told at all: they would say when somebody arrived.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from roost.board.rules import COLUMN_OF, COLUMNS
from roost.board.wall import wall_card
from roost.issues.queries import ROWS
from roost.issues.wire import Card, card
from roost.kit import database
from roost.webhooks import saying_places
from roost.webhooks.told import Happened, Told, kind_of, on_day, place_of
from roost.webhooks.wire import WebhookKind

# As everywhere where figures are broken down (DESIGN, section 7): nothing about fewer than five.
FEW = 5
_NESTED = {"site": "on_site", "floor": "on_floor", "zone": "in_zone"}
_ISSUE = {
    **{verb: verb.replace(" ", "_") for verb in ("reported", "shown", "owned", "promised", "waiting", "sorted")},
    **{verb: verb.replace(" ", "_") for verb in ("cannot", "split", "reopened", "escalated", "redacted", "passed on")},
    "same as": "merged",
    "passed to another queue": "rerouted",
    "given back": "given_back",
}
_FIX = {verb: verb for verb in ("planned", "ordered", "installed", "dropped", "moved", "redacted")}


async def said(events: Sequence[Happened]) -> list[Told]:
    """What is said of these, in their order; of many of them nothing."""
    by_kind: dict[WebhookKind, list[Happened]] = defaultdict(list)
    for event in events:
        kind = kind_of(event.entity)
        if kind is not None:
            by_kind[kind].append(event)
    found: list[Told] = []
    for kind, some in by_kind.items():
        found += await _SAY[kind](some)
    order = {event.id: at for at, event in enumerate(events)}
    return sorted(found, key=lambda one: order[one.event])


async def _bookings(events: list[Happened]) -> list[Told]:
    words = {"booked": "booked", "cancelled": "freed"}
    its = {event.entity_id: event for event in events if event.verb in words}
    rows = await database.fetch(
        """SELECT b.id::text AS id, b.kind, b.day, f.site, f.code AS floor, f.name AS floor_name,
               site.name AS site_name,
               z.code AS zone, z.name AS zone_name,
               (SELECT count(*) FROM space o
                WHERE o.zone = z.code AND o.kind = b.kind AND o.retired_at IS NULL) AS in_zone,
               (SELECT count(*) FROM space o
                WHERE o.floor = f.code AND o.kind = b.kind AND o.retired_at IS NULL) AS on_floor,
               (SELECT count(*) FROM space o JOIN floor g ON g.code = o.floor
                WHERE g.site = site.code AND o.kind = b.kind AND o.retired_at IS NULL) AS on_site
           FROM booking b JOIN space s ON s.id = b.space JOIN zone z ON z.code = s.zone
               JOIN floor f ON f.code = s.floor JOIN site ON site.code = f.site
           WHERE b.id = ANY($1::text[]::uuid[])""",
        list(its),
    )
    by_id = {row["id"]: row for row in rows}
    found = []
    for event in events:
        row = by_id.get(event.entity_id)
        if row is None or event.verb not in words:
            continue
        # As exactly as it tells of nobody: even at a site with so few, that one of them was booked names who has it.
        names = [name for name, alike in _NESTED.items() if row[alike] >= FEW]
        place = [row[f"{name}_name"] for name in reversed(names)]
        data = {"kind": row["kind"], **{name: row[name] if name in names else None for name in _NESTED}}
        data |= {"day": row["day"].isoformat()}
        title = f"A {row['kind']} was {words[event.verb]} for {on_day(row['day'])}"
        lines = _full([", ".join(place)])
        found.append(Told(event.id, event.at, "booking", f"booking.{words[event.verb]}", data, title, lines))
    return found


async def _issues(events: list[Happened]) -> list[Told]:
    ids = [event.entity_id for event in events if event.verb in _ISSUE]
    # As everybody may see it: what is held for its queue is nobody else's.
    rows = await database.fetch(ROWS + "WHERE i.held IS NULL AND i.id = ANY($1::text[]::uuid[])", ids)
    by_id = {str(row["id"]): row for row in rows}
    found = []
    for event in events:
        row = by_id.get(event.entity_id)
        if row is not None and event.verb in _ISSUE:
            found.append(_issue(event, row))
    return found


def _issue(event: Happened, row: Any) -> Told:
    seen: Card = card(row, event.at)
    wall = wall_card(seen, row)
    data = {
        "number": seen.number,
        "category": seen.category.code,
        "chip": seen.chip.code if seen.chip else None,
        "what": wall.what,
        "words": wall.words,
        "state": seen.state,
        "queue": seen.queue.code,
        "owner_role": wall.owner_role,
        "due": seen.due.isoformat() if seen.due else None,
        "people": seen.people,
        **place_of(seen.place),
        "same_as": seen.same_as,
    }
    column = COLUMN_OF.get(seen.state)
    state = COLUMNS[column] if column else f"The same as issue {seen.same_as}"
    lines = [wall.words or "", wall.place, state, f"By {on_day(seen.due)}" if seen.due else ""]
    title = f"Issue {seen.number}: {wall.what}"
    return Told(
        event.id, event.at, "issue", f"issue.{_ISSUE[event.verb]}", data, title, _full(lines), f"/issues/{seen.number}"
    )


async def _fixes(events: list[Happened]) -> list[Told]:
    ids = [event.entity_id for event in events if event.verb in _FIX]
    rows = await database.fetch("SELECT id::text AS id, number, title FROM fix WHERE id = ANY($1::text[]::uuid[])", ids)
    by_id = {row["id"]: row for row in rows}
    found = []
    for event in events:
        row = by_id.get(event.entity_id)
        if row is None or event.verb not in _FIX:
            continue
        dates = {name: event.facts.get(name) for name in ("ordered_on", "arrives_on")}
        data = {"number": row["number"], "title": row["title"], **dates}
        title = f"Fix {row['number']} was {event.verb}: {row['title']}"
        found.append(Told(event.id, event.at, "fix", f"fix.{event.verb}", data, title, [], f"/fixes/{row['number']}"))
    return found


def _full(lines: list[str]) -> list[str]:
    return [line for line in lines if line]


_SAY: dict[WebhookKind, Callable[[list[Happened]], Any]] = {
    "booking": _bookings,
    "issue": _issues,
    "fix": _fixes,
    "outage": saying_places.outages,
    "walk": saying_places.walks,
    "office": saying_places.office,
}

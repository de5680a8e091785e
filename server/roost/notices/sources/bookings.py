"""What somebody else did to a booking: whose it is, is told where and when. By what the booking is now."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from roost.bookings.rules import LIVE
from roost.kit import database
from roost.kit.days import instant
from roost.notices.rules import UNDO, Happened, Notice
from roost.notices.sources.words import capital, label, when

# `origin`: the booking that this one came from when places went out of use, or itself. `again`: the same place is
# booked for them anew. `undone`: it is what they had been told of, cancelled and taken back. `another`: they have one.
_ROWS = """
SELECT b.id, b.kind, b.day, b.starts, b.ends, b.state, b.visitor IS NOT NULL AS visitor,
    coalesce(b.person, b.host) AS sitter, b.made_by, b.made_at, b.changed_by, b.changed_at, b.outage,
    s.label, s.retired_at IS NOT NULL AS retired, t.timezone, o.ended_at AS outage_ended_at,
    n.state AS new_state, n.starts AS new_starts, n.ends AS new_ends, ns.label AS new_label, n.id AS new_id,
    came.origin,
    EXISTS (SELECT FROM booking x
            WHERE x.space = b.space AND x.day = b.day AND x.id <> b.id AND x.starts = b.starts AND x.ends = b.ends
                AND x.state IN ('booked', 'in') AND coalesce(x.person, x.host) = coalesce(b.person, b.host)) AS again,
    EXISTS (SELECT FROM booking x JOIN notice told ON told.about = x.id AND told.person = coalesce(b.person, b.host)
            WHERE (x.person = b.person OR x.host = b.host) AND x.day = b.day AND x.space = b.space AND x.id <> b.id
                AND x.starts = b.starts AND x.ends = b.ends AND x.state IN ('cancelled', 'released')
                AND x.changed_by = b.made_by AND x.changed_at BETWEEN b.made_at - $2::interval AND b.made_at) AS undone,
    EXISTS (SELECT FROM booking x
            WHERE (x.person = b.person OR x.host = b.host) AND x.day = b.day AND x.kind = b.kind AND x.id <> b.id
                AND x.visitor IS NOT DISTINCT FROM b.visitor AND x.starts < b.ends AND b.starts < x.ends
                AND x.state IN ('booked', 'in')) AS another
FROM booking b
    JOIN space s ON s.id = b.space JOIN floor f ON f.code = s.floor JOIN site t ON t.code = f.site
    LEFT JOIN outage o ON o.id = b.outage
    LEFT JOIN booking n ON n.id = b.moved_to LEFT JOIN space ns ON ns.id = n.space
    CROSS JOIN LATERAL (
        WITH RECURSIVE back AS (
            SELECT b.id, 0 AS far
            UNION ALL SELECT old.id, far + 1 FROM back JOIN booking old ON old.moved_to = back.id AND old.day = b.day
                AND (old.person = b.person OR old.host = b.host))
        SELECT id AS origin FROM back ORDER BY far DESC LIMIT 1) AS came
WHERE b.id = ANY($1::uuid[])
"""


async def _by_others(events: Iterable[Happened]) -> list[tuple[Happened, Any]]:
    """The events, each with its booking, but for what people did themselves."""
    events = list(events)
    rows = await database.fetch(_ROWS, list({UUID(event.entity_id) for event in events}), UNDO)
    of = {str(row["id"]): row for row in rows}
    both = [(event, of[event.entity_id]) for event in events if event.entity_id in of]
    return [(event, row) for event, row in both if event.actor != row["sitter"]]


async def booked(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """Somebody has a place that they did not book themselves; but for what came of moving, which `moved` tells."""
    return [
        _notice(event, row, _is_yours(row), f"{_when(row)}.")
        for event, row in await _by_others(events)
        if row["state"] in LIVE and row["made_by"] != row["sitter"] and row["origin"] == row["id"] and not row["undone"]
    ]


async def moved(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """Where somebody has their place now. Given back or moved on since: that is told of the newer booking."""
    return [
        _notice(
            event,
            row,
            f"{_whose(row)} is {label(row['new_label'])} now",
            f"{when(row['day'], row['new_starts'], row['new_ends'])}. The one before is out of use.",
        )
        for event, row in await _by_others(events)
        if row["new_state"] in LIVE
    ]


async def lost(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """A place went out of use, or is no more, and its holder has no other."""
    told = []
    for event, row in await _by_others(events):
        if row["state"] in ("cancelled", "released") and not row["another"] and _gone(row):
            choose = f"choose another {row['kind']}."
            if row["outage_ended_at"] is not None:
                title, body = "was out of use and is back", f"{_when(row)}: book it again if you want it."
            elif row["outage"] is not None:
                title, body = "is out of use", f"{_when(row)}. Nothing like it was free: {choose}"
            else:
                title, body = "is no longer there", f"{_when(row)}: {choose}"
            told.append(_notice(event, row, f"{_thing(row)} {title}", body))
    return told


async def released(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """Nobody came, so it is free for others; but for whoever has another place by now."""
    return [
        _notice(event, row, f"{_thing(row)} is free for others now", f"{_when(row)}. Nobody checked in.")
        for event, row in await _by_others(events)
        if row["state"] == "released" and not row["another"]
    ]


async def cancelled(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """Somebody else took a booking away, or changed its times; but for what its holder was never told of."""
    new = {event.entity_id for event in events if event.verb == "booked"}
    told = []
    for event, row in await _by_others(event for event in events if event.verb != "booked"):
        if event.verb == "times moved":
            if row["state"] in LIVE and (event.facts["starts"], event.facts["ends"]) == (row["starts"], row["ends"]):
                told.append(_notice(event, row, f"{_thing(row)} has new times", f"{_when(row)}."))
        elif row["state"] in ("cancelled", "released") and not row["again"] and not _gone(row):
            if row["changed_by"] is None or _never_told(row, event.entity_id in new):
                continue
            whom = "your visitor" if row["visitor"] else "you"
            title = f"{_thing(row)} is not booked for {whom} any more"
            told.append(_notice(event, row, title, f"{_when(row)}, was cancelled."))
    return told


def _gone(row: Any) -> bool:
    return bool(row["outage"] is not None or row["retired"])


def _never_told(row: Any, still_untold: bool) -> bool:
    """Whoever booked it for them took it back before they could hear of it."""
    at_once = row["made_by"] == row["changed_by"] and row["changed_at"] - row["made_at"] < UNDO
    return row["origin"] == row["id"] and (at_once or still_untold)


def _thing(row: Any) -> str:
    return f"{capital(row['kind'])} {label(row['label'])}"


def _is_yours(row: Any) -> str:
    return f"{_thing(row)} is {'for your visitor' if row['visitor'] else 'yours'}"


def _whose(row: Any) -> str:
    return f"Your visitor's {row['kind']}" if row["visitor"] else f"Your {row['kind']}"


def _when(row: Any) -> str:
    return when(row["day"], row["starts"], row["ends"])


def _notice(event: Happened, row: Any, title: str, body: str) -> Notice:
    zone = ZoneInfo(row["timezone"])
    return Notice(
        event=event.id,
        person=row["sitter"],
        title=title,
        body=body,
        path=f"/?day={row['day'].isoformat()}",
        tag=f"booking {row['origin']}",
        about=row["new_id"] or row["id"],
        concerns=instant(row["day"], row["starts"], zone),
        until=instant(row["day"], row["ends"], zone),
    )

"""Availability: one encoded answer per (floor, day), in memory, with its entity tag.

It holds facts, never who may book (so that 16:00 changes nothing), and nothing personal to the asker. Desks and
rooms say who sits there, except persons who hide; bays only say taken, for a name on a blue-badge bay would tell
everyone.
"""

from datetime import date
from typing import Any, Literal
from uuid import UUID

import msgspec

from roost.bookings import queries
from roost.bookings.facts import OutageFact
from roost.kit import database
from roost.kit.days import show_time
from roost.kit.errors import NotFound
from roost.kit.http import Ready, ready
from roost.kit.live import Live
from roost.kit.remember import Remembered
from roost.places import KINDS, closed, hours, known

Key = tuple[str, date]


class WhoSits(msgspec.Struct):
    """Who sits there, by name and team."""

    id: UUID
    name: str
    team: str | None


class TakenSpan(msgspec.Struct):
    """A stretch of the day that is taken; `who` is null for bays, visitors and persons who hide."""

    starts: str
    ends: str
    state: Literal["booked", "in"]
    who: WhoSits | None


class Out(msgspec.Struct):
    """Out of use: why, and the last day if that is known."""

    reason: str
    until: date | None


class SpaceDay(msgspec.Struct):
    """One space on one day."""

    id: UUID
    kind: str
    label: str
    zone: str
    x: int
    y: int
    features: list[str]
    out: Out | None
    spans: list[TakenSpan]


class FloorDay(msgspec.Struct):
    """Every space of a floor on a day; `opens` and `closes` are null where the site is closed, `closed` says why."""

    floor: str
    day: date
    opens: str | None
    closes: str | None
    closed: Literal["weekend", "bank holiday"] | None
    spaces: list[SpaceDay]


_SPACES = """
SELECT s.id, s.kind, s.label, s.zone, s.x, s.y, s.features, s.floor, f.site
FROM space s JOIN floor f ON f.code = s.floor JOIN zone z ON z.code = s.zone
WHERE s.floor = $1 AND s.retired_at IS NULL AND z.retired_at IS NULL
ORDER BY s.kind DESC, s.label
"""

# The day comes first, whatever the planner thinks: with years of bookings it would rather look up every space of the
# floor in the index of the exclusion constraint, which takes twice as long.
_SPANS = """
WITH b AS MATERIALIZED (
    SELECT space, held, state, person FROM booking WHERE day = $2 AND state IN ('booked', 'in')
)
SELECT b.space, lower(r) AS starts, upper(r) AS ends, b.state, p.id, p.name, p.team, p.hidden
FROM b JOIN space s ON s.id = b.space CROSS JOIN LATERAL unnest(b.held) AS r
    LEFT JOIN person p ON p.id = b.person
WHERE s.floor = $1
ORDER BY lower(r)
"""


async def build(key: Key) -> Ready:
    """The answer, ready to be sent. NotFound where there is no such floor."""
    floor, day = key
    site = await known.site_of(floor)
    if site is None:
        raise NotFound("There is no such floor. Choose one from the plan.")
    open_span, shut = hours(site, day), closed(site, day)
    outages = await queries.outages_on(day)
    spans: dict[UUID, list[TakenSpan]] = {}
    spaces = await database.fetch(_SPACES, floor)
    kinds = {row["id"]: row["kind"] for row in spaces}
    for row in await database.fetch(_SPANS, floor, day):
        kind = kinds.get(row["space"])
        if kind is not None:
            spans.setdefault(row["space"], []).append(_taken(row, KINDS[kind].shows_who))
    answer = FloorDay(
        floor=floor,
        day=day,
        opens=show_time(open_span.starts) if open_span else None,
        closes=show_time(open_span.ends) if open_span else None,
        closed=shut.why if shut else None,
        spaces=[
            SpaceDay(
                id=row["id"],
                kind=row["kind"],
                label=row["label"],
                zone=row["zone"],
                x=row["x"],
                y=row["y"],
                features=row["features"],
                out=_out(row, outages),
                spans=spans.get(row["id"], []),
            )
            for row in spaces
        ],
    )
    return ready(msgspec.json.encode(answer))


def _taken(row: Any, shows_who: bool) -> TakenSpan:
    named = shows_who and row["id"] is not None and not row["hidden"]
    return TakenSpan(
        starts=show_time(row["starts"]),
        ends=show_time(row["ends"]),
        state=row["state"],
        who=WhoSits(row["id"], row["name"], row["team"]) if named else None,
    )


def _out(row: Any, outages: list[OutageFact]) -> Out | None:
    for outage in outages:
        if outage.covers_space(row["id"], row["zone"], row["floor"], row["site"]):
            return Out(outage.reason, outage.until)
    return None


class FloorDays:
    """The kept answers of this process."""

    def __init__(self) -> None:
        self.live: Live | None = None
        self._kept: Remembered[Key, Ready] = Remembered(self._hears, most=2000)

    def _hears(self) -> bool:
        return self.live is not None and self.live.connected

    def listen(self, live: Live) -> None:
        """Keep answers from now on, and drop them as `live` tells."""
        self.live = live
        live.on("day", self._day_changed)
        live.on("floors", lambda _: self._kept.drop_all())
        live.on_lost(self._kept.drop_all)

    async def get(self, floor: str, day: date) -> Ready:
        """The answer, ready to be sent."""
        return await self._kept.get((floor, day), build)

    def drop(self, key: Key) -> None:
        """Forget one answer: this process has just changed it."""
        self._kept.drop(key)

    def _day_changed(self, rest: str) -> None:
        floor, _, day = rest.partition(" ")
        self._kept.drop((floor, date.fromisoformat(day)))


floor_days = FloorDays()

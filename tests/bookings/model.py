"""What ought to be: the booking rules once more, written as plainly as they are said, minute by minute.

It knows the council of world.py and nothing of the code. Winter: the wall shows UTC.
"""

import math
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from tests.bookings.world import FLOORS, PEOPLE, SITES, SPACES, ZONES
from tests.support import NOW

LIVE = ("booked", "in")
FLOOR_OF_ZONE = {zone.code: zone.floor for zone in ZONES}
SITE_OF_FLOOR = {floor.code: floor.site for floor in FLOORS}
HOURS = {site.code: (site.opens, site.closes) for site in SITES}
ZONE = {zone.code: zone for zone in ZONES}
TEAM = {name: team for name, _, team, _, _ in PEOPLE}
HAS = {name: more for name, _, _, _, more in PEOPLE}
MARKS = {"blue badge": "blue_badge", "essential user": "essential_car_user", "ev": "ev"}


@dataclass(frozen=True)
class Spot:
    """A space of the council."""

    label: str
    zone: str
    kind: str
    x: int
    y: int
    features: tuple[str, ...]

    @property
    def floor(self) -> str:
        return FLOOR_OF_ZONE[self.zone]

    @property
    def site(self) -> str:
        return SITE_OF_FLOOR[self.floor]


SPOTS = {spot.label: spot for spot in (Spot(*row) for row in SPACES)}


@dataclass(frozen=True)
class Asked:
    """What somebody asks for. `name` sits, or is the host of a visitor; `by` asks."""

    label: str
    name: str
    day: date
    starts: int
    ends: int
    visitor: bool = False
    by: str = ""

    @property
    def spot(self) -> Spot:
        return SPOTS[self.label]

    @property
    def minutes(self) -> set[int]:
        return set(range(self.starts, self.ends))


@dataclass
class Entry:
    """A booking as it ought to be."""

    id: UUID
    asked: Asked
    made: int
    arrival: UUID | None = None
    state: str = "booked"


@dataclass
class OutageEntry:
    """An outage: the word is one of space, zone, floor, site."""

    id: UUID
    word: str
    code: str
    first: date
    last: date | None
    ended: bool = False

    def covers(self, spot: Spot, day: date) -> bool:
        here = {"space": spot.label, "zone": spot.zone, "floor": spot.floor, "site": spot.site}[self.word]
        in_time = self.first <= day and (self.last is None or day <= self.last)
        return not self.ended and in_time and here == self.code


@dataclass
class Model:
    """The office, its bookings and outages, and the time."""

    now: datetime = NOW
    bookings: list[Entry] = field(default_factory=list)
    outages: list[OutageEntry] = field(default_factory=list)
    journal: int = 0
    # Where a booking was not moved out of an outage because it was over by then.
    spared: set[UUID] = field(default_factory=set)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def minute(self) -> int:
        return self.now.hour * 60 + self.now.minute

    @property
    def quarter(self) -> int:
        return self.minute // 15 * 15

    def live(self) -> list[Entry]:
        return [entry for entry in self.bookings if entry.state in LIVE]

    def is_over(self, entry: Entry) -> bool:
        return (self.today, self.minute) >= (entry.asked.day, entry.asked.ends)

    def add(self, id_: UUID, asked: Asked, arrival: UUID | None = None) -> Entry:
        self.bookings.append(Entry(id_, asked, len(self.bookings), arrival))
        self.journal += 1
        return self.bookings[-1]

    def may_cancel(self, entry: Entry, name: str) -> bool:
        """Holder and host; whoever booked it for a colleague until the colleague is in."""
        maker = name == entry.asked.by and entry.state in ("booked", "cancelled", "moved")
        return name == entry.asked.name or maker

    def move(self, entry: Entry, starts: int, ends: int) -> None:
        """Who is in and moves to later is not there yet."""
        entry.asked = replace(entry.asked, starts=starts, ends=ends)
        if (self.today, self.minute) < (entry.asked.day, starts - 30):
            entry.state = "booked"
        self.journal += 1

    def why_not(self, asked: Asked) -> set[str]:
        """Every rule that says no; empty where it can be booked."""
        return self._time(asked) | self._place(asked, asked.minutes)

    def why_not_moved(self, entry: Entry, starts: int, ends: int) -> set[str]:
        """The same of other times for a booking that is live."""
        was = entry.asked
        new = replace(was, starts=starts, ends=ends)
        began = was.day == self.today and starts == was.starts <= self.minute
        why = self._time(new, began)
        on_top = new.minutes - was.minutes
        return why | self._place(new, on_top, entry) if on_top else why

    def _time(self, asked: Asked, began: bool = False) -> set[str]:
        why = set()
        opens, closes = HOURS[asked.spot.site]
        if asked.day < self.today:
            why.add("past")
        if asked.day == self.today and (asked.ends <= self.minute or (asked.starts < self.quarter and not began)):
            why.add("past")
        if asked.day > self.today + timedelta(days=14):
            why.add("too-far-ahead")
        if asked.day.weekday() >= 5:
            why.add("closed")
        if asked.starts < opens or asked.ends > closes:
            why.add("outside-hours")
        if asked.ends - asked.starts < 30 and not began:
            why.add("too-short")
        return why

    def _place(self, asked: Asked, minutes: set[int], but: Entry | None = None) -> set[str]:
        why = self._access(asked)
        if any(outage.covers(asked.spot, asked.day) for outage in self.outages):
            why.add("out-of-use")
        for other in self.live():
            if other is but or other.asked.day != asked.day or not other.asked.minutes & minutes:
                continue
            if other.asked.label == asked.label:
                why.add("taken")
            same_person = other.asked.name == asked.name and not other.asked.visitor and not asked.visitor
            if same_person and other.asked.spot.kind == asked.spot.kind != "room":
                why.add("already-booked" if asked.by == asked.name else "not-for-them")
        return why

    def _access(self, asked: Asked) -> set[str]:
        why = set()
        zone = ZONE[asked.spot.zone]
        if zone.access == "team only" and TEAM[asked.name] != zone.team:
            why.add("team-only")
        if zone.access == "team first" and TEAM[asked.name] != zone.team:
            before = asked.day - timedelta(days=1)
            while before.weekday() >= 5:
                before -= timedelta(days=1)
            if (self.today, self.minute) < (before, zone.team_first_until or 0):
                why.add("not-open-yet")
        if asked.spot.kind == "bay" and not asked.visitor and asked.by != asked.name:
            why.add("bay-reserved")
        for mark in asked.spot.features if asked.spot.kind == "bay" else ():
            for_visitors = mark == "visitor"
            has = asked.visitor if for_visitors else HAS[asked.name].get(MARKS[mark]) and not asked.visitor
            if not has:
                why.add("bay-reserved")
        return why

    def in_outage(self, outage: OutageEntry) -> list[Entry]:
        """Who must leave, in the order in which they are seated again; the others there are spared."""
        there = [entry for entry in self.live() if outage.covers(entry.asked.spot, entry.asked.day)]
        self.spared |= {entry.id for entry in there if self.is_over(entry)}
        return sorted(
            (entry for entry in there if not self.is_over(entry)), key=lambda entry: (entry.asked.day, entry.made)
        )

    def rest(self, entry: Entry) -> Asked | None:
        """What of a booking is worth a move."""
        asked = replace(entry.asked, by=entry.asked.name)
        if asked.day == self.today:
            asked = replace(asked, starts=max(asked.starts, self.quarter))
        return asked if asked.ends - asked.starts >= 30 else None

    def equals(self, entry: Entry) -> list[str]:
        """Free places that can stand in, the nearest first."""
        rest, lost = self.rest(entry), entry.asked.spot
        needs = () if entry.asked.visitor else HAS[entry.asked.name].get("needs", ())
        if rest is None:
            return []
        fit = [
            spot
            for spot in SPOTS.values()
            if spot.kind == lost.kind
            and spot.site == lost.site
            and spot is not lost
            and (spot.kind != "desk" or set(needs) <= set(spot.features))
            and not self.why_not(replace(rest, label=spot.label))
        ]

        def far(spot: Spot) -> tuple[bool, float, bool, str]:
            away = spot.floor != lost.floor
            steps = 0.0 if away else math.dist((spot.x, spot.y), (lost.x, lost.y))
            return away, steps, spot.zone != lost.zone, spot.label

        return [spot.label for spot in sorted(fit, key=far)]

"""What ought to become of issues: the rules once more, as plainly as they are said.

It knows the people of world.py and nothing of the code. What is reported goes to facilities.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.support import NOW

LONDON = ZoneInfo("Europe/London")
LIVE = ("new", "looking", "doing", "waiting", "passed on")
ENDED = ("sorted", "cannot")
LEADERS = ("leo", "dee")
WORK = {"facilities": ("fay",), "it": ("ivy", "ian")}
# Of England, as gov.uk lists them; those at weekends change nothing here.
HOLIDAYS = {
    date(2026, 12, 25),
    date(2026, 12, 28),
    date(2027, 1, 1),
    date(2027, 3, 26),
    date(2027, 3, 29),
    date(2027, 5, 3),
    date(2027, 5, 31),
    date(2027, 8, 30),
    date(2027, 12, 27),
    date(2027, 12, 28),
    date(2028, 1, 3),
    date(2028, 4, 14),
    date(2028, 4, 17),
    date(2028, 5, 1),
    date(2028, 5, 29),
    date(2028, 8, 28),
}


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def second_working_day(day: date) -> date:
    found = 0
    while found < 2:
        day += timedelta(days=1)
        found += works(day)
    return day


def working_time(since: datetime, until: datetime) -> timedelta:
    """How long the office worked between two instants."""
    total, day = timedelta(), since.astimezone(LONDON).date()
    while day <= until.astimezone(LONDON).date():
        opens, closes = (datetime.combine(day, time(hour), LONDON) for hour in (9, 17))
        if works(day):
            total += max(timedelta(), min(until, closes) - max(since, opens))
        day += timedelta(days=1)
    return total


@dataclass
class Promise:
    day: date
    ended: str | None = None


@dataclass
class Entry:
    """An issue as it ought to be."""

    number: int
    reporter: str
    reported_at: datetime
    unowned_since: datetime | None
    state_since: datetime
    queue: str = "facilities"
    state: str = "new"
    owner: str | None = None
    due: date | None = None
    escalated: int = 0
    reopened: int = 0
    wicked: bool = False
    before: str | None = None
    target: "Entry | None" = None
    # Put aside when it was merged; both stand again when it is taken apart.
    aside: Promise | None = None
    silent: datetime | None = None
    me_toos: set[str] = field(default_factory=set)
    promises: list[Promise] = field(default_factory=list)

    @property
    def root(self) -> "Entry":
        return self if self.target is None else self.target.root

    @property
    def acting(self) -> set[str | None]:
        """Who may take any step: its queue, its owner, leaders."""
        return {*WORK[self.queue], *LEADERS, self.owner}

    @property
    def said(self) -> set[str]:
        return {self.reporter} | self.me_toos

    @property
    def open_promise(self) -> Promise | None:
        return next((one for one in self.promises if one.ended is None), None)


# Whose reports are all hidden.
HIDES = "cat"


@dataclass
class Model:
    """All issues, who has left, and the time."""

    now: datetime = NOW
    issues: dict[int, Entry] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)

    @property
    def today(self) -> date:
        return self.now.astimezone(LONDON).date()

    def group(self, entry: Entry) -> list[Entry]:
        return [one for one in self.issues.values() if one.root is entry.root]

    def people(self, entry: Entry) -> int:
        """Everybody counted once, and each time they hide; what shows inside another is counted there."""
        if entry.target is not None:
            return 0
        group = self.group(entry)
        known = set().union(*(one.said if one.reporter != HIDES else one.me_toos for one in group))
        return len(known) + sum(one.reporter == HIDES for one in group)

    def report(self, number: int, by: str) -> None:
        self.issues[number] = Entry(number, by, self.now, self.now, self.now)

    def why_not(self, entry: Entry, by: str, step: str) -> set[str]:
        """Refusals of any step: who may, and from which state."""
        found = set() if by in entry.acting else {"not-allowed"}
        if entry.state == "same as":
            found |= {"same-as"}
        elif step == "reopen":
            found |= set() if entry.state in ENDED else {"not-ended"}
        elif entry.state not in LIVE and not step == entry.state == "cannot":
            found |= {"ended"}
        return found

    def why_not_then(self, day: date, most: int) -> set[str]:
        found = {"past"} if day < self.today else set()
        found |= {"too-far-ahead"} if (day - self.today).days > most else set()
        return found if found or works(day) else {"not-a-working-day"}

    def most(self, entry: Entry) -> int:
        return 31 if entry.wicked else 366

    def why_no_owner(self, entry: Entry, name: str) -> set[str]:
        if name in self.left:
            return {"left"}
        return set() if name in entry.acting else {"not-of-this-queue"}

    def end(self, entry: Entry, ended: str) -> Promise | None:
        """The open promise is over."""
        found = entry.open_promise
        if found is not None:
            in_time = self.today < found.day if ended == "dropped" else self.today <= found.day
            found.ended = ended if in_time else "missed"
        return found

    def become(self, entry: Entry, state: str, owner: str, due: date | None) -> None:
        if state != entry.state:
            entry.state_since = self.now
        entry.state, entry.owner, entry.due = state, owner, due
        entry.unowned_since, entry.escalated = None, 0

    def look(self, entry: Entry, owner: str, day: date | None) -> None:
        self.end(entry, "moved")
        self.become(entry, "looking", owner, day or second_working_day(self.today))

    def promise(self, entry: Entry, by: str, day: date) -> None:
        found = entry.open_promise
        if found is None or found.day != day:
            self.end(entry, "moved")
            entry.promises.append(Promise(day))
        self.become(entry, "doing", self.stays_with(entry, by), day)

    def why_not_marked(self, entry: Entry, nature: str | None, sponsor: str | None, day: date | None) -> set[str]:
        found = set() if day is None else self.why_not_then(day, 31)
        if nature == "wicked":
            if sponsor not in LEADERS:
                found |= {"no-sponsor"}
            found |= {"left"} if sponsor in self.left else set()
            if day is None and entry.due is not None and (entry.due - self.today).days > 31:
                found |= {"too-far-ahead"}
        elif day is not None and entry.state == "new":
            found |= {"nobody-owns-it"}
        return found

    def mark(self, entry: Entry, by: str, nature: str | None, day: date | None) -> None:
        entry.wicked = nature == "wicked"
        if day is not None or (entry.wicked and entry.state == "new"):
            self.look(entry, entry.owner or by, day)

    def reroute(self, entry: Entry, queue: str) -> None:
        """Who owns it and does not work there owns it no more."""
        entry.queue = queue
        if entry.owner is not None and entry.owner not in WORK[queue]:
            self.end(entry, "moved")
            self.nobodys(entry)

    def nobodys(self, entry: Entry) -> None:
        entry.state_since = self.now
        entry.state, entry.owner, entry.due = "new", None, None
        entry.unowned_since, entry.escalated = self.now, 0

    def counted(self, entry: Entry, by: str) -> list[Entry]:
        """Where in what it was merged with they said so: reports first, then by number."""
        found = [one for one in self.group(entry) if by in one.said]
        return sorted(found, key=lambda one: (one.reporter != by, one.number))

    def why_not_asked(self, entry: Entry) -> set[str]:
        root = entry.root
        if root.state == "cannot":
            return {"not-sorted"}
        if root.state != "sorted":
            return {"not-ended"}
        return {"too-late"} if self.now - root.state_since >= timedelta(days=14) else set()

    def reopened_by(self, entry: Entry, by: str) -> tuple[Entry | None, set[str]]:
        """What is taken up, or why nothing is."""
        theirs, not_asked = self.counted(entry, by), self.why_not_asked(entry)
        if theirs and not not_asked:
            if entry.root in theirs:
                return entry.root, set()
            return entry if entry in theirs else theirs[0], set()
        why_not = self.why_not(entry, by, "reopen")
        if "not-allowed" in why_not:
            return None, not_asked if theirs else {"not-allowed"}
        return (None, why_not) if why_not else (entry, set())

    def take_up(self, entry: Entry) -> None:
        owner = entry.owner or entry.root.owner
        entry.target, entry.before, entry.aside = None, None, None
        entry.reopened += 1
        if owner is None or owner in self.left:
            self.nobodys(entry)
        else:
            self.become(entry, "looking", owner, second_working_day(self.today))

    def why_not_same(self, entry: Entry, other: Entry, by: str) -> set[str]:
        found = self.why_not(entry, by, "same as")
        if entry in (other, other.root):
            found |= {"circle"}
        return found | ({"ended"} if other.root.state == "sorted" else set())

    def merge(self, entry: Entry, other: Entry) -> None:
        entry.aside = self.end(entry, "dropped")
        entry.before, entry.state, entry.target = entry.state, "same as", other
        entry.silent, entry.unowned_since, entry.state_since = entry.unowned_since, None, self.now

    def take_apart(self, entry: Entry) -> None:
        assert entry.before is not None
        before, entry.target, entry.before = entry.before, None, None
        entry.state, entry.state_since = before, self.now
        if before == "new":
            entry.unowned_since = entry.silent
        elif entry.owner in self.left:
            self.nobodys(entry)
        elif entry.aside is not None:
            entry.aside.ended = None
        entry.aside = None

    def stays_with(self, entry: Entry, name: str) -> str:
        """Its owner while they are here, else whoever acts: what had ended kept an owner who left since."""
        return name if entry.owner is None or entry.owner in self.left else entry.owner

    def leave(self, name: str) -> None:
        self.left.add(name)
        for entry in self.issues.values():
            if entry.owner == name and entry.state in LIVE:
                self.end(entry, "dropped")
                self.nobodys(entry)

    def escalate(self) -> int:
        """How many steps silence takes."""
        steps = 0
        for entry in self.issues.values():
            if entry.state == "new" and entry.unowned_since is not None:
                silent = working_time(entry.unowned_since, self.now)
                level = sum(silent >= timedelta(hours=8 * days) for days in (1, 3, 10))
                steps += max(0, level - entry.escalated)
                entry.escalated = max(level, entry.escalated)
        return steps

"""One day as it concerns one person: who of their team is in, which leaders are, and what they must know."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol
from uuid import UUID

from roost.bookings import queries, talks, wire
from roost.bookings.rules import LIVE, say_day
from roost.bookings.wire import Day, SaidOf, Told
from roost.kit.days import show_time
from roost.people import Who

# How long a look-up stands among what one is told.
TOLD_FOR = timedelta(days=7)

LOOKUP_REASONS = {
    "blocking": "your car was blocking another",
    "lights on": "your lights were on",
    "wrong bay": "your car was in another bay",
    "emergency": "an emergency",
}


class Said(Protocol):
    """Something that another domain tells somebody; `issue` is a number, where it is about one."""

    @property
    def id(self) -> UUID: ...
    @property
    def at(self) -> datetime: ...
    @property
    def kind(self) -> SaidOf: ...
    @property
    def words(self) -> str: ...
    @property
    def issue(self) -> int | None: ...


# What others tell this person on that day, who has a place on these floors.
Tell = Callable[[Who, date, frozenset[str], datetime], Awaitable[Sequence[Said]]]


async def day_of(who: Who, day: date, ahead: bool, now: datetime, tell: Tell | None = None) -> Day:
    """The answer for `who`. `ahead`: the day lies in the horizon; of other days only one's own bookings are told.

    `tell`: what else they must know that day.
    """
    mine = list(await queries.bookings_between(who.id, day, day))
    team: list[Any] = []
    leaders: list[Any] = []
    if ahead:
        team = await queries.present(day, "p.team = $2 AND p.id <> $3", who.team, who.id) if who.team else []
        leaders = await queries.present(
            day, "p.role IN ('leader', 'director') AND p.id <> $2 AND (NOT p.hidden OR p.team = $3)", who.id, who.team
        )
    return Day(
        day=day,
        mine=[wire.booking_out(row, now) for row in mine if row["state"] in LIVE],
        team=wire.presents(team),
        leaders=wire.presents(leaders),
        told=await _told(who, day, mine, ahead, now, tell),
    )


async def _told(who: Who, day: date, mine: list[Any], ahead: bool, now: datetime, tell: Tell | None) -> list[Told]:
    told = [one for row in mine if (one := _told_of(row, who, mine)) is not None]
    if ahead:
        told += await _lookups(who, day)
        told += [_told_of_talk(row, who) for row in await talks.of_day(who.id, day)]
    if ahead and tell is not None:
        floors = frozenset(row["floor"] for row in mine if row["state"] in LIVE)
        told += [Told(one.id, one.at, one.kind, one.words, one.issue) for one in await tell(who, day, floors, now)]
    return sorted(told, key=lambda one: one.at, reverse=True)


async def _lookups(who: Who, day: date) -> list[Told]:
    """Of the week before as well: nobody opens Roost every day, and each look-up has to be told."""
    start, end = datetime.combine(day, time.min, UTC) - TOLD_FOR, datetime.combine(day, time.max, UTC)
    told = []
    for look in await queries.lookups_of(who.id, start, end):
        why = LOOKUP_REASONS.get(look["reason"], look["reason"])
        words = f"On {say_day(look['at'].date())} the parking desk looked up who you are: {why}."
        told.append(Told(look["id"], look["at"], "looked up", words))
    return told


def _told_of(row: Any, who: Who, mine: list[Any]) -> Told | None:
    thing = f"{row['kind']} {row['label']}"
    span = f"{show_time(row['starts'])} to {show_time(row['ends'])}"
    if row["state"] in LIVE:
        if row["made_by"] == who.id:
            return None
        return Told(row["id"], row["made_at"], "booked for you", f"{row['maker_name']} booked {thing} for you, {span}.")
    if row["state"] == "moved":
        now_at = next((other for other in mine if other["id"] == row["moved_to"]), None)
        # Given back or moved on since: what became of it is told of the newer booking.
        if now_at is None or now_at["state"] not in LIVE:
            return None
        where = f"{now_at['kind']} {now_at['label']}, {now_at['zone_name']}, {now_at['site_name']}"
        return Told(row["id"], row["changed_at"], "moved", f"{_out(row, thing)} You now have {where}.")
    if row["outage"] is not None or (row["space_retired"] and row["changed_by"] != who.id):
        words = f"{_out(row, thing)} Nothing equal was free: choose another {row['kind']}."
        if row["outage_ended_at"] is not None:
            words = f"{_named(thing)} was out of use and is back. Book it again if you want it."
        return Told(row["id"], row["changed_at"], "lost", words)
    if row["state"] == "released" and row["changed_by"] is None:
        words = f"Nobody had checked in, so {thing}, {span}, is free for others."
        return Told(row["id"], row["changed_at"], "lost", words)
    if row["changed_by"] is not None and row["changed_by"] != who.id:
        words = f"{row['changer_name']} cancelled your {thing}, {span}."
        return Told(row["id"], row["changed_at"], "cancelled for you", words)
    return None


def _out(row: Any, thing: str) -> str:
    if row["outage_ended_at"] is not None:
        return f"{_named(thing)} was out of use: {row['outage_reason']}."
    if row["outage_reason"]:
        return f"{_named(thing)} is out of use: {row['outage_reason']}."
    return f"{_named(thing)} is no longer there."


def _named(thing: str) -> str:
    return f"{thing[:1].upper()}{thing[1:]}"


def _told_of_talk(row: Any, who: Who) -> Told:
    if row["asked"] == who.id:
        if row["answer"] is None:
            return Told(row["id"], row["made_at"], "talk asked", f"{row['asker_name']} would like someone to talk to.")
        said = "you will be there" if row["answer"] == "there" else "to ask someone else"
        return Told(row["id"], row["answered_at"], "talk answered", f"You told {row['asker_name']} {said}.")
    words = {
        None: f"You asked {row['asked_name']} for a talk. They have not answered yet.",
        "there": f"{row['asked_name']} will be there for you.",
        "someone else": f"{row['asked_name']} cannot come now. Ask someone else.",
    }[row["answer"]]
    return Told(row["id"], row["answered_at"] or row["made_at"], "talk answered", words)

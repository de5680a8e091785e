"""Reads everything a suggestion needs and asks `suggestion` what is best; where nothing is free, what is nearest."""

from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from roost.bookings import queries
from roost.bookings.actions import Hold
from roost.bookings.facts import Facts, refusal
from roost.bookings.rules import SHORTEST, Sitter, Wish, say_day
from roost.bookings.suggestion import (
    Asker,
    BayChoice,
    DeskChoice,
    Mate,
    choose_bay,
    choose_desk,
    nearest_equal,
    words_for,
)
from roost.kit.days import HORIZON, STEP, Span, gaps, local, show_time
from roost.people import Who
from roost.places import BAY, DESK, Place, SiteRules, closed, home, hours, known, minutes_on_foot, places

# How far back "where you often sit" looks.
LIKED_DAYS = 60
MOST_ALTERNATIVES = 4
NO_DESKS = "There are no desks yet. An administrator brings them in with roost import."


class Offer(msgspec.Struct, frozen=True):
    """A desk and a bay, or one of the two, for a day and a span, in words."""

    words: str
    day: date
    span: Span
    desk: DeskChoice | None
    bay: BayChoice | None


class Suggested(msgspec.Struct, frozen=True):
    """The answer. `desk_words`, `bay_words`: why there is none. `have`: rows of what they hold in that span."""

    offer: Offer
    desk_words: str | None
    bay_words: str | None
    alternatives: list[Offer]
    have: list[Any]


class Seating:
    """One asker's view of all places, read once; days are read as they are needed."""

    def __init__(self, who: Who, now: datetime) -> None:
        self.who = who
        self.now = now
        self.sitter = Sitter(who.id, who.team, who.essential_car_user, who.blue_badge, who.ev, frozenset(who.needs))

    async def load(self, site: str | None, day: date) -> None:
        """Read places and habits; `site`: where to sit, else the team's home."""
        found = await home(self.who.team)
        self.desks = await known.of_kind(DESK.name)
        self.bays = await known.of_kind(BAY.name)
        self.on_foot = await minutes_on_foot()
        self.sites = {desk.site.code: desk.site for desk in self.desks}
        self.site = self._site(site, found[1] if found else None)
        self.asker = Asker(
            needs=self.sitter.needs,
            home_zone=found[0] if found else None,
            liked=await queries.liked(self.who.id, day - timedelta(days=LIKED_DAYS)),
            has_car=self.who.vehicle is not None,
            blue_badge=self.who.blue_badge,
            ev=self.who.ev,
        )

    def _site(self, asked: str | None, home_site: str | None) -> SiteRules | None:
        for code in (asked, home_site):
            if code in self.sites:
                return self.sites[code]
        return next(iter(self.sites[code] for code in sorted(self.sites)), None)

    async def mates(self, day: date) -> list[Mate]:
        """The team's members who have a desk that day, and which."""
        if self.who.team is None:
            return []
        rows = await queries.present(day, "p.team = $2 AND p.id <> $3", self.who.team, self.who.id)
        by_id = {desk.id: desk for desk in self.desks}
        return [
            Mate(row["person"], row["person_name"], by_id[row["space"]], part)
            for row in rows
            if row["space"] in by_id
            for part in queries.parts(row)
        ]

    def allowed(self, facts: Facts, day: date, place: Place, span: Span) -> bool:
        """Whether the rules let the asker book that place, whatever else they hold."""
        return refusal(Wish(place, day, span), self.sitter, facts, self.now, own=False) is None


async def suggest(who: Who, day: date, span: Span, site: str | None, now: datetime) -> Suggested:
    """The best desk and bay for that span; else, in words, why not, and the nearest alternatives, never a blank."""
    seating = Seating(who, now)
    await seating.load(site, day)
    facts = await queries.facts_of_day(day)
    mates = await seating.mates(day)
    have = [
        row
        for row in await queries.bookings_between(who.id, day, day)
        if row["person"] == who.id
        and row["state"] in ("booked", "in")
        and any(part.overlaps(span) for part in queries.parts(row))
    ]
    held = {row["kind"]: row for row in have}
    desk = None if DESK.name in held else _desk(seating, facts, mates, day, span, seating.site)
    to = _site_to_walk_to(desk, held, seating)
    bay = _bay(seating, facts, day, span, to) if BAY.name not in held else None
    desk_words = bay_words = None
    alternatives: list[Offer] = []
    if desk is None and DESK.name not in held:
        desk_words = _why_no_desk(seating, day)
        alternatives = [offer async for offer in _alternatives(seating, facts, mates, day, span)]
        if not alternatives:
            desk_words += " Nothing is free on any day you can book; ask facilities."
    if bay is None and BAY.name not in held:
        bay_words = (
            "No bay that you may use is free then."
            if seating.asker.has_car
            else "Add your car under Me to be offered a bay."
        )
    offer = Offer(words_for(desk, bay), day, span, desk, bay)
    return Suggested(offer, desk_words, bay_words, alternatives, have)


def _site_to_walk_to(desk: DeskChoice | None, held: dict[str, Any], seating: Seating) -> str | None:
    if desk:
        return desk.place.site.code
    if DESK.name in held:
        site: str = held[DESK.name]["site"]
        return site
    return seating.site.code if seating.site else None


def _desk(
    seating: Seating,
    facts: Facts,
    mates: list[Mate],
    day: date,
    span: Span,
    site: SiteRules | None,
    asker: Asker | None = None,
) -> DeskChoice | None:
    if site is None:
        return None
    desks = [desk for desk in seating.desks if desk.site.code == site.code]
    return choose_desk(
        asker or seating.asker, span, desks, mates, lambda place, at: seating.allowed(facts, day, place, at)
    )


def _bay(seating: Seating, facts: Facts, day: date, span: Span, to: str | None) -> BayChoice | None:
    if to is None or not seating.asker.has_car:
        return None
    return choose_bay(
        seating.asker,
        span,
        seating.bays,
        seating.on_foot,
        to,
        lambda place, at: seating.allowed(facts, day, place, at),
    )


def _why_no_desk(seating: Seating, day: date) -> str:
    if seating.site is None:
        return NO_DESKS
    shut = closed(seating.site, day)
    if shut:
        return f"{seating.site.name} is closed that day ({shut.name or 'the weekend'})."
    if seating.asker.needs:
        return f"No desk with {' and '.join(sorted(seating.asker.needs))} is free for all of that time."
    return f"No desk at {seating.site.name} is free for all of that time."


async def _alternatives(
    seating: Seating, facts: Facts, mates: list[Mate], day: date, span: Span
) -> AsyncIterator[Offer]:
    """Nearest first: another site, another span, a desk without what is needed, another day."""
    offered = 0
    for site in _other_sites(seating):
        desk = _desk(seating, facts, mates, day, span, site)
        if desk and offered < MOST_ALTERNATIVES:
            offered += 1
            yield _offer(seating, facts, day, span, desk, f"At {site.name}")
    for other in _other_spans(seating, facts, day, span):
        desk = _desk(seating, facts, mates, day, other, seating.site)
        if desk and offered < MOST_ALTERNATIVES:
            offered += 1
            lead = f"From {show_time(other.starts)} to {show_time(other.ends)}"
            yield _offer(seating, facts, day, other, desk, lead)
    if seating.asker.needs:
        without = msgspec.structs.replace(seating.asker, needs=frozenset())
        desk = _desk(seating, facts, mates, day, span, seating.site, without)
        if desk:
            lacks = " or ".join(sorted(seating.asker.needs - desk.place.features))
            offered += 1
            yield _offer(seating, facts, day, span, desk, f"Without {lacks}")
    later = day
    while offered < 1 and (later := later + timedelta(days=1)) <= _last_day(seating):
        then = await queries.facts_of_day(later)
        desk = _desk(seating, then, await seating.mates(later), later, span, seating.site)
        if desk:
            offered += 1
            yield _offer(seating, then, later, span, desk, f"On {say_day(later)}")


def _last_day(seating: Seating) -> date:
    today = local(seating.now, seating.site.zone)[0] if seating.site else seating.now.date()
    return today + timedelta(days=HORIZON)


def _offer(seating: Seating, facts: Facts, day: date, span: Span, desk: DeskChoice, lead: str) -> Offer:
    bay = _bay(seating, facts, day, span, desk.place.site.code)
    words = words_for(desk, bay)
    return Offer(f"{lead}: {words[:1].lower()}{words[1:]}", day, span, desk, bay)


def _other_sites(seating: Seating) -> list[SiteRules]:
    here = seating.site.code if seating.site else ""
    others = [site for code, site in seating.sites.items() if code != here]
    return sorted(others, key=lambda site: (seating.on_foot.get((here, site.code), 10**6), site.code))


def _other_spans(seating: Seating, facts: Facts, day: date, span: Span) -> Iterator[Span]:
    """The longest stretch inside the wished span that some desk has free, then the longest that day."""
    open_span = hours(seating.site, day) if seating.site else None
    if seating.site is None or open_span is None:
        return
    today, minute = local(seating.now, seating.site.zone)
    if day == today:
        now_on = max(open_span.starts, minute - minute % STEP)
        if open_span.ends - now_on < SHORTEST:
            return
        open_span = Span(now_on, open_span.ends)
    free: list[Span] = []
    for desk in seating.desks:
        if desk.site.code == seating.site.code and seating.asker.needs <= desk.features:
            free += [
                gap for gap in gaps(open_span, facts.busy(desk.id), SHORTEST) if seating.allowed(facts, day, desk, gap)
            ]
    inside = [
        Span(max(gap.starts, span.starts), min(gap.ends, span.ends))
        for gap in free
        if min(gap.ends, span.ends) - max(gap.starts, span.starts) >= SHORTEST
    ]
    longest = [max(found, key=lambda gap: (gap.minutes, -gap.starts)) for found in (inside, free) if found]
    # One that only adds hours outside the wish is the same offer again.
    yield from longest[:1]
    yield from (other for other in longest[1:] if not other.holds(longest[0]))


async def next_best(
    space: UUID, hold: Hold, sitter: Sitter, *, for_colleague: bool, now: datetime, most: int = 3
) -> list[Place]:
    """Free places of the same kind, nearest first, for somebody who was just refused one."""
    place = (await places([space])).get(space)
    if place is None:
        return []
    facts = await queries.facts_of_day(hold.day)

    def allowed(other: Place, span: Span) -> bool:
        wish = Wish(other, hold.day, span, hold.seat.visitor is not None, for_colleague)
        return refusal(wish, sitter, facts, now, own=False) is None

    # What a colleague needs is theirs to know: an offer made to somebody else does not depend on it. A visitor does
    # not need what the host does.
    needs = frozenset[str]() if for_colleague or hold.seat.visitor else sitter.needs
    return nearest_equal(place, hold.span, await known.of_kind(place.kind), needs, allowed)[:most]

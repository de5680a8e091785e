"""Seat me with my team: which desk and which bay, and why, in plain words. Pure: same input, same answer.

Hard filters first (the booking rules, the features a person needs); then closeness on the plan to team members
booked that day; then the team's home zone; then what the person booked most of late; then the label.
"""

import functools
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from uuid import UUID

import msgspec

from roost.bookings.rules import BAY_IS_FOR
from roost.kit.days import Span
from roost.places import BLUE_BADGE, DESK, ESSENTIAL_USER, EV, VISITOR, Place

# Desks count as beside each other within this many times the usual distance between neighbours on their floor:
# the next desk and the one diagonally opposite, whatever units the plan is drawn in.
BESIDE = 1.6
# How many team mates closeness looks at: enough to sit among them, few enough that the far end does not pull.
NEAREST = 3
ELSEWHERE = 1000.0

Allowed = Callable[[Place, Span], bool]
Label = tuple[list[tuple[int, int, str]], str, str]


class Mate(msgspec.Struct, frozen=True):
    """A team member who has a place that day."""

    id: UUID
    name: str
    place: Place
    span: Span


class Asker(msgspec.Struct, frozen=True):
    """What the choice depends on besides places. `liked`: how often each space was booked by them of late."""

    needs: frozenset[str] = frozenset()
    home_zone: str | None = None
    liked: Mapping[UUID, int] = {}
    has_car: bool = False
    blue_badge: bool = False
    ev: bool = False


class DeskChoice(msgspec.Struct, frozen=True):
    place: Place
    beside: tuple[Mate, ...]
    reasons: tuple[str, ...]


class BayChoice(msgspec.Struct, frozen=True):
    place: Place
    minutes_on_foot: int
    reasons: tuple[str, ...]


def choose_desk(
    asker: Asker, span: Span, desks: Sequence[Place], mates: Sequence[Mate], allowed: Allowed
) -> DeskChoice | None:
    """The best desk for that span, or None. `allowed` is the booking rules' yes for a place and span."""
    spacing = spacings(desks)
    there = sorted(
        (mate for mate in mates if mate.span.overlaps(span)), key=lambda mate: (mate.name, mate.id, mate.place.id)
    )
    fit = [desk for desk in desks if asker.needs <= desk.features and allowed(desk, span)]
    if not fit:
        return None

    def order(desk: Place) -> tuple[float, bool, int, Label]:
        return (
            closeness(desk, there, spacing),
            desk.zone != asker.home_zone,
            -asker.liked.get(desk.id, 0),
            by_label(desk),
        )

    best = min(fit, key=order)
    # By id: somebody with one desk in the morning and another in the afternoon is still one person.
    near = {mate.id: mate for mate in there if _steps(best, mate.place, spacing) <= BESIDE}
    beside = tuple(near.values())
    return DeskChoice(best, beside, _desk_reasons(best, asker, there, beside))


def choose_bay(
    asker: Asker, span: Span, bays: Sequence[Place], on_foot: Mapping[tuple[str, str], int], to: str, allowed: Allowed
) -> BayChoice | None:
    """The best bay for a desk at site `to`, or None: own badge first, then the shortest walk, then the narrowest mark.

    A bay that few may use is taken before one that anybody may, so that the open ones are left for the others.
    """
    fit = [bay for bay in bays if VISITOR not in bay.features and allowed(bay, span)]
    fit = [bay for bay in fit if walk(on_foot, bay.site.code, to) is not None]

    def order(bay: Place) -> tuple[bool, int, bool, bool, Label]:
        marks = bay.features
        return (
            asker.blue_badge and BLUE_BADGE not in marks,
            walk(on_foot, bay.site.code, to) or 0,
            asker.ev and EV not in marks,
            ESSENTIAL_USER not in marks,
            by_label(bay),
        )

    if not fit:
        return None
    best = min(fit, key=order)
    minutes = walk(on_foot, best.site.code, to) or 0
    reasons = ["at the same site" if minutes == 0 else f"{minutes} minutes on foot"]
    reasons += [f"kept for {BAY_IS_FOR[mark]}" for mark in BAY_IS_FOR if mark in best.features]
    return BayChoice(best, minutes, tuple(reasons))


def nearest_equal(
    place: Place, span: Span, candidates: Iterable[Place], needs: frozenset[str], allowed: Allowed
) -> list[Place]:
    """Free places that can stand in for `place`, nearest first: its zone's floor, then its site, then elsewhere.

    A bay with the same blue-badge or charging mark comes before any without: who parks there may need just that.
    """
    marks = place.features & {BLUE_BADGE, EV}
    wanted = needs if place.kind == DESK.name else frozenset()
    fit = [
        other
        for other in candidates
        if other.kind == place.kind and other.id != place.id and wanted <= other.features and allowed(other, span)
    ]
    return sorted(
        fit,
        key=lambda other: (
            len(marks - other.features),
            other.site.code != place.site.code,
            other.floor != place.floor,
            math.dist((other.x, other.y), (place.x, place.y)) if other.floor == place.floor else 0.0,
            other.zone != place.zone,
            by_label(other),
        ),
    )


def closeness(desk: Place, mates: Sequence[Mate], spacing: Mapping[str, float]) -> float:
    """Mean distance, in usual desk spacings, to the nearest team mates; smaller is closer; 0 when nobody is in."""
    if not mates:
        return 0.0
    steps = sorted(_steps(desk, mate.place, spacing) for mate in mates)[:NEAREST]
    return round(sum(steps) / len(steps), 2)


def _steps(desk: Place, other: Place, spacing: Mapping[str, float]) -> float:
    if desk.floor == other.floor:
        return math.dist((desk.x, desk.y), (other.x, other.y)) / spacing.get(desk.floor, 1.0)
    return ELSEWHERE if desk.site.code == other.site.code else 2 * ELSEWHERE


def spacings(desks: Sequence[Place]) -> dict[str, float]:
    """For each floor the usual distance from a desk to its nearest neighbour, in units of that floor's plan."""
    floors: dict[str, list[tuple[int, int]]] = {}
    for desk in desks:
        floors.setdefault(desk.floor, []).append((desk.x, desk.y))
    return {floor: _spacing(tuple(points)) for floor, points in floors.items()}


# Every desk against every other: on a floor of 200 that takes as long as all the rest of a suggestion, and floors
# change a few times a year.
@functools.lru_cache(maxsize=500)
def _spacing(points: tuple[tuple[int, int], ...]) -> float:
    return median(min((math.dist(a, b) for b in points if a != b), default=1.0) for a in points) or 1.0


def walk(on_foot: Mapping[tuple[str, str], int], start: str, end: str) -> int | None:
    """Minutes on foot between two sites; 0 within one; None where the council's file names no way."""
    return 0 if start == end else on_foot.get((start, end))


def natural(label: str) -> list[tuple[int, int, str]]:
    """An order in which 2A9 comes before 2A10."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|\D+", label)]


def by_label(place: Place) -> Label:
    """By label, and where two floors have the same one, always in the same order."""
    return natural(place.label), place.floor, place.label


def _desk_reasons(desk: Place, asker: Asker, there: Sequence[Mate], beside: Sequence[Mate]) -> tuple[str, ...]:
    reasons = []
    in_zone = len({mate.id for mate in there if mate.place.zone == desk.zone})
    on_floor = len({mate.id for mate in there if mate.place.floor == desk.floor})
    if beside:
        reasons.append(f"beside {count(len(beside))} of your team")
    elif in_zone:
        reasons.append(f"in the same zone as {count(in_zone)} of your team")
    elif on_floor:
        reasons.append(f"on the same floor as {count(on_floor)} of your team")
    elif desk.zone == asker.home_zone:
        reasons.append("in your team's zone")
    met = sorted(asker.needs & desk.features)
    if met:
        reasons.append(f"with {' and '.join(met)}, which you need")
    if not beside and asker.liked.get(desk.id, 0) > 1:
        reasons.append("where you often sit")
    return tuple(reasons)


def count(number: int) -> str:
    """One to nine in words, as people read them."""
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[number] if number < len(words) else str(number)


def words_for(desk: DeskChoice | None, bay: BayChoice | None) -> str:
    """ "Desk 2B07, beside two of your team; your bay 3-01 at The Brook multi-storey, 4 minutes on foot."."""
    parts = []
    if desk:
        parts.append(", ".join([f"Desk {desk.place.label}", *desk.reasons]))
    if bay:
        name = f"bay {bay.place.label} at {bay.place.site.name}"
        lead = f"your {name}" if desk else name
        parts.append(f"{lead}, {bay.reasons[0]}")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] + "." if text else ""

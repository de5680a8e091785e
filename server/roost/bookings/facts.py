"""What is true of a day, and the rules asked of it. Pure: `queries` reads it, here it is only looked at."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec

from roost.bookings import rules
from roost.bookings.rules import Sitter, Wish
from roost.kit.days import Span
from roost.kit.errors import Refused
from roost.places import Place


class Held(msgspec.Struct, frozen=True):
    """One stretch of a day that a live booking holds."""

    booking: UUID
    space: UUID
    person: UUID | None
    kind: str
    span: Span


class OutageFact(msgspec.Struct, frozen=True):
    """An outage in force on the day in question."""

    id: UUID
    site: str | None
    floor: str | None
    zone: str | None
    space: UUID | None
    until: date | None
    reason: str

    def covers(self, place: Place) -> bool:
        """Whether the place lies in what is out of use."""
        return self.covers_space(place.id, place.zone, place.floor, place.site.code)

    def covers_space(self, space: UUID, zone: str, floor: str, site: str) -> bool:
        """The same by id and codes."""
        return space == self.space or zone == self.zone or floor == self.floor or site == self.site


class Facts:
    """Who holds what on a day, and what is out of use."""

    def __init__(self, held: Iterable[Held], outages: Sequence[OutageFact]) -> None:
        self._of_space: dict[UUID, list[Held]] = {}
        self._of_person: dict[UUID, list[Held]] = {}
        self._outages = outages
        for one in held:
            self.add(one)

    def add(self, held: Held) -> None:
        """One more live booking."""
        self._of_space.setdefault(held.space, []).append(held)
        if held.person is not None:
            self._of_person.setdefault(held.person, []).append(held)

    def busy(self, space: UUID, ignore: UUID | None = None) -> list[Span]:
        """When the space is held, but for the booking `ignore`."""
        return [one.span for one in self._of_space.get(space, ()) if one.booking != ignore]

    def own(self, person: UUID, ignore: UUID | None = None) -> list[tuple[str, Span]]:
        """Kind and span of what a person holds, but for the booking `ignore`."""
        return [(one.kind, one.span) for one in self._of_person.get(person, ()) if one.booking != ignore]

    def out(self, place: Place) -> OutageFact | None:
        """The narrowest outage the place lies in, or None."""
        return next((outage for outage in self._outages if outage.covers(place)), None)


def refusal(
    wish: Wish, sitter: Sitter, facts: Facts, now: datetime, *, ignore: UUID | None = None, own: bool = True
) -> Refused | None:
    """The first rule that says no, or None.

    `ignore`: a booking that is being changed and so does not count. `own=False`: ask of the place only, whatever
    else the sitter holds.
    """
    return rules.time_refusal(wish, now) or place_refusal(wish, sitter, facts, now, ignore=ignore, own=own)


def place_refusal(
    wish: Wish, sitter: Sitter, facts: Facts, now: datetime, *, ignore: UUID | None = None, own: bool = True
) -> Refused | None:
    """The same without the rules of time, for a stretch that is asked on top of what is held."""
    out = facts.out(wish.place)
    held = rules.own_refusal(wish, facts.own(sitter.id, ignore)) if own else None
    taken = rules.taken_refusal(wish, facts.busy(wish.place.id, ignore))
    return (
        rules.out_refusal(wish.place, out.reason if out else None)
        or rules.access_refusal(wish, sitter, now)
        # Of a colleague first what everybody sees: else trying a taken place would tell, leaving no trace, who is in.
        or ((taken or held) if wish.for_colleague else (held or taken))
    )

"""You said, we did, as a mail: a few of each for whoever does not open the page. Made once for a site and a week."""

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID

import msgspec

from roost.board.digest import digest
from roost.board.wire import Digest
from roost.issues.wire import Card
from roost.kit import database
from roost.notices.outgoing import Outgoing
from roost.notices.sources.words import capital, say_day

MOST = 8
WORDS = 160
# What is taken away from the board meanwhile goes out no longer than that.
KEPT = timedelta(minutes=5)

_SITE = """
SELECT f.site FROM person p JOIN team_home t ON t.team = p.team JOIN zone z ON z.code = t.zone
    JOIN floor f ON f.code = z.floor
WHERE p.id = $1
"""


class Line(msgspec.Struct, frozen=True):
    """One issue: its number, what and where it is, in whose words, and what came of it."""

    number: int
    what: str
    where: str
    people: str
    words: str | None
    answer: str | None


class Part(msgspec.Struct, frozen=True):
    """What was said, done, promised or refused; `more`: how many there are besides."""

    title: str
    lines: list[Line]
    more: int


class DigestLetter(msgspec.Struct, frozen=True):
    """`at`: the site's name, None for all of them. `query`: which page has all of it. `thanks`: a sentence each."""

    at: str | None
    span: str
    intro: str | None
    query: str
    parts: list[Part]
    thanks: list[str]


class Digests:
    """The digests that were made in the last minutes."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str | None, str], tuple[datetime, DigestLetter]] = {}
        self._lock = asyncio.Lock()

    async def of(self, out: Outgoing, now: datetime) -> DigestLetter | None:
        """For the site where somebody's team is at home; for all, where they have none or nothing was said there. None
        where the notice is no digest."""
        if out.kind != "digest":
            return None
        week = parse_qs(urlsplit(out.path).query)["week"][0]
        site = await _site_of(out.person)
        mine = await self._letter(site, week, now)
        return mine if mine.parts or mine.thanks or site is None else await self._letter(None, week, now)

    async def _letter(self, site: str | None, week: str, now: datetime) -> DigestLetter:
        async with self._lock:
            kept = self._kept.get((site, week))
            if kept is None or not timedelta(0) <= now - kept[0] < KEPT:
                self._kept = {key: one for key, one in self._kept.items() if now - one[0] < KEPT}
                kept = self._kept[site, week] = now, letter(await digest(site, week, now), site)
            return kept[1]


async def _site_of(person: UUID) -> str | None:
    found: str | None = await database.fetch_value(_SITE, person)
    return found


def letter(it: Digest, site: str | None) -> DigestLetter:
    """The public words of a week, at most eight of each."""
    query = {"week": it.week} | ({"site": site} if site else {})
    elsewhere = it.site_name is None
    parts = (
        _part("You said", it.said, lambda _: None, elsewhere),
        _part("We did", it.did, lambda card: card.outcome and _short(card.outcome), elsewhere),
        _part("We promised", it.promised, _promised, elsewhere),
        _part("We can’t, and why", it.cannot, _cannot, elsewhere),
    )
    return DigestLetter(
        at=it.site_name,
        span=_span(it.from_, it.to),
        intro=f"{_things(len(it.said))}, {_people(it.people)} said so." if it.said else None,
        query=urlencode(query),
        parts=[part for part in parts if part.lines],
        thanks=[f"{one.fix}: thanks to {_people(one.people)} who said so." for one in it.thanks[:MOST]],
    )


def _part(title: str, cards: Sequence[Card], answer: Callable[[Card], str | None], elsewhere: bool) -> Part:
    """`elsewhere`: it may be at any site, so each says at which."""
    # As on the page.
    ordered = sorted(cards, key=lambda card: (-card.people, card.number))
    return Part(title, [_line(card, answer(card), elsewhere) for card in ordered[:MOST]], max(0, len(cards) - MOST))


def _line(card: Card, answer: str | None, elsewhere: bool) -> Line:
    place = card.place
    spot = f"{capital(place.kind)} {place.label}" if place.kind and place.label else place.zone_name
    return Line(
        number=card.number,
        what=(card.chip or card.category).name,
        where=", ".join(part for part in (spot, place.floor_name, elsewhere and place.site_name) if part),
        people=_people(card.people),
        words=card.words and _short(card.words),
        answer=answer,
    )


def _promised(card: Card) -> str | None:
    if card.due is None:
        return None
    by = f", by “{card.fix.title}”" if card.fix else ""
    return f"{say_day(card.due)}{by}."


def _cannot(card: Card) -> str | None:
    again = f"We look at it again on {say_day(card.due)}." if card.due else ""
    return " ".join(part for part in (card.outcome and _short(card.outcome), again) if part) or None


def _short(words: str) -> str:
    one = re.sub(r"\s+", " ", words).strip()
    return one if len(one) <= WORDS else one[:WORDS].rsplit(" ", 1)[0].rstrip(",.;: ") + "…"


def _span(first: date, last: date) -> str:
    """ "16–22 November 2026", or "28 December 2026 – 3 January 2027"."""
    end = f"{last.day} {last:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{first.day} {first:%B}{'' if first.year == last.year else f' {first.year}'} – {end}"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _things(count: int) -> str:
    return "One thing" if count == 1 else f"{count} things"

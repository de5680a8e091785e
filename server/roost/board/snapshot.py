"""The board in memory: every row read once, every answer made of it once, all forgotten when anything changes.

Only what everybody may see is in it: cards are made without a reader, so hidden reporters' spaces and photos that are
not on the board stay out. Who owns an issue is everybody's to know, so `mine` is a filter like the others.
"""

from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from roost import journal
from roost.board import queries, rules, scorecard
from roost.board.latest import Latest
from roost.board.rules import COLUMN_OF, COLUMNS, DIRECTOR, FIRST, SORTED_DAYS, Filters, Place
from roost.board.wall import Link, wall
from roost.board.wire import Board, Column, ColumnPage, ColumnState, Register, Scorecard
from roost.issues.wire import Card, card, site_of
from roost.kit.days import local
from roost.kit.http import Ready, ready
from roost.kit.live import Live
from roost.kit.remember import Remembered
from roost.places import OFFICE_HOURS, SiteRules, WorkingHours, known, today

# The date in every time zone that has a site: an answer of yesterday is not today's.
Days = tuple[tuple[str, date], ...]
MOST_ANSWERS = 100


class Entry:
    """An issue on the board. Its card is made when it is first shown."""

    __slots__ = ("_card", "_now", "column", "overdue", "place", "row", "since", "waited")

    def __init__(self, row: Any, site: SiteRules, now: datetime) -> None:
        self.row, self._now = row, now
        day = today(site, now)
        self.column = COLUMN_OF[row["state"]]
        self.since = local(row["state_since"], site.zone)[0]
        self.waited = rules.waited(site, row, day)
        self.overdue = row["due"] is not None and row["due"] < day and row["state"] != "sorted"
        reported_on = local(row["reported_at"], site.zone)[0]
        self.place = Place.of(row["people"], self.waited, reported_on, row["number"])
        self._card: Card | None = None

    @property
    def director(self) -> bool:
        return bool(self.row["state"] == "new" and self.row["escalated"] >= DIRECTOR)

    def card(self) -> Card:
        if self._card is None:
            self._card = card(self.row, self._now)
        return self._card


class Rows:
    """Everything on the board at one moment, in order, and the answers that were made of it."""

    def __init__(self, rows: list[Any], now: datetime) -> None:
        sites: dict[str, SiteRules] = {}
        entries = [Entry(row, sites.setdefault(row["site"], site_of(row)), now) for row in rows]
        kept = [
            one
            for one in entries
            if one.column != "sorted" or one.since >= today(sites[one.row["site"]], now) - timedelta(days=SORTED_DAYS)
        ]
        self.entries = sorted(kept, key=lambda one: one.place)
        self.now = now
        self.answers: dict[Any, Ready] = {}

    def asked(self, filters: Filters) -> list[Entry]:
        """Those that are asked for, in order."""
        return [one for one in self.entries if rules.matches(one.row, one.overdue, filters)]

    def keep(self, key: Any, answer: Ready) -> Ready:
        """Remembered with the rows that it was made of. The oldest makes room: nobody pushes out what all ask for."""
        while len(self.answers) >= MOST_ANSWERS:
            del self.answers[next(iter(self.answers))]
        self.answers[key] = answer
        return answer


class Snapshot:
    """The board, as this process keeps it."""

    def __init__(self) -> None:
        self._live: Live | None = None
        self._hours = OFFICE_HOURS
        self._rows: Latest[Days, Rows] = Latest(self._hears)
        self._scorecards: Remembered[tuple[str | None, str | None, Days], Scorecard] = Remembered(self._hears, 200)

    def _hears(self) -> bool:
        return self._live is not None and self._live.connected

    def listen(self, live: Live, hours: WorkingHours = OFFICE_HOURS) -> None:
        """Keep it from now on, and forget as `live` tells. `hours`: in which somebody could answer."""
        self._live, self._hours = live, hours
        for word in ("board", "person", "floors"):
            live.on(word, lambda _: self.forget())
        live.on_lost(self.forget)
        # What this process changes itself is seen by whoever asks it next, before the notice has come round.
        for entity in ("issue", "fix"):
            journal.after(entity, self.forget)

    def forget(self) -> None:
        """Something on it has changed: whoever asks next gets it built anew."""
        self._rows.drop()
        self._scorecards.drop_all()

    async def board(self, filters: Filters, now: datetime) -> Ready:
        """`wire.Board`, ready to be sent."""
        rows = await self._at(now)
        if filters in rows.answers:
            return rows.answers[filters]
        answer = ready(msgspec.json.encode(_board(rows.asked(filters), await _as_of(filters.site, now))))
        return answer if filters.q else rows.keep(filters, answer)

    async def column(self, state: ColumnState, filters: Filters, cursor: str | None, now: datetime) -> ColumnPage:
        """A page of one column, from the first card after the cursor."""
        after = Place.after(cursor) if cursor is not None else None
        entries = [one for one in (await self._at(now)).asked(filters) if one.column == state and not one.director]
        left = [one for one in entries if after is None or one.place > after]
        more = left[FIRST - 1].place.cursor() if len(left) > FIRST else None
        return ColumnPage([one.card() for one in left[:FIRST]], more)

    async def register(self, now: datetime) -> Ready:
        """`wire.Register`, ready to be sent."""
        rows = await self._at(now)
        if "register" in rows.answers:
            return rows.answers["register"]
        entries = [one for one in rows.entries if one.column == "cannot"]
        entries.sort(key=lambda one: (one.row["due"], one.place))
        return rows.keep("register", ready(msgspec.json.encode(Register([one.card() for one in entries]))))

    async def scorecard(self, site: str | None, queue: str | None, now: datetime) -> Ready:
        """`wire.Scorecard`, ready to be sent."""
        return ready(msgspec.json.encode(await self._figures(site, queue, now)))

    async def wall(self, link: Link, now: datetime) -> Ready:
        """`wire.Wall` for a link, ready to be sent."""
        # The rows first: figures that are newer than they are do no harm, for then these rows are forgotten already.
        rows = await self._at(now)
        if link in rows.answers:
            return rows.answers[link]
        figures = await self._figures(link.site, None, now)
        as_of = await _as_of(link.site, now)
        cards = [(one.card(), one.row, one.since) for one in rows.asked(Filters(site=link.site))]
        return rows.keep(link, ready(msgspec.json.encode(wall(link, cards, figures, as_of))))

    async def _at(self, now: datetime) -> Rows:
        async def build(_: Days) -> Rows:
            # A day more than is shown: where the month begins is each site's own business.
            return Rows(await queries.on_board(now - timedelta(days=SORTED_DAYS + 1)), now)

        return await self._rows.get(await _days(now), build)

    async def _figures(self, site: str | None, queue: str | None, now: datetime) -> Scorecard:
        async def build(_: object) -> Scorecard:
            return await scorecard.scorecard(site, queue, now, self._hours)

        return await self._scorecards.get((site, queue, await _days(now)), build)


async def _days(now: datetime) -> Days:
    zones = {"UTC"} | {site.timezone for site in await known.sites()}
    return tuple((zone, rules.today_in(zone, now)) for zone in sorted(zones))


async def _as_of(site: str | None, now: datetime) -> date:
    """Today at the site that is asked for, else the latest date that any of them has."""
    days = [today(one, now) for one in await known.sites() if site in (None, one.code)]
    return max(days, default=now.date())


def _board(entries: list[Entry], as_of: date) -> Board:
    by_column: dict[ColumnState, list[Entry]] = {state: [] for state in COLUMNS}
    for one in entries:
        if not one.director:
            by_column[one.column].append(one)
    return Board(
        as_of=as_of,
        director=[one.card() for one in entries if one.director],
        columns=[
            Column(
                state=state,
                name=COLUMNS[state],
                total=len(column),
                people=sum(one.row["people"] for one in column),
                cards=[one.card() for one in column[:FIRST]],
            )
            for state, column in by_column.items()
        ],
    )


snapshot = Snapshot()

"""Tells the story: every report, word and promise is the real action, done at its time."""

import random
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from roost import issues
from roost.board import walks
from roost.board.demo import steps
from roost.board.demo.reading import Bought, Said, Walked, step, story
from roost.board.wire import NoteIn, WalkIn
from roost.issues import reports
from roost.issues.reports import Wish
from roost.kit import database
from roost.kit.days import instant, local
from roost.kit.errors import Problem
from roost.people import Who, by_ids
from roost.places import SiteRules, codes, known, next_working_day, works

# The office whose calendar the story goes by, and how many working days of it.
OFFICE = "riv"
LONGEST = 70
# Between these minutes of a day things are said and done.
FIRST, LAST = 9 * 60 + 10, 16 * 60 + 40

Deed = Callable[[datetime], Awaitable[object]]
Say = Callable[[str], None]


class Telling:
    """The council as the story needs it, and what is still to happen."""

    def __init__(self, site: SiteRules, now: datetime, people: dict[str, Who], teams: dict[str, list[Who]]) -> None:
        self.site = site
        self.now = now
        self.people = people
        self.teams = teams
        self.numbers: dict[str, int] = {}
        self.days = _working_days_back(site, local(now, site.zone)[0])
        self.planned: list[tuple[datetime, int, Deed]] = []

    def plan(self, back: int, minute: int, do: Deed) -> None:
        """Do it at that minute so many working days before today; not at all where that is still to come."""
        if 0 <= back < len(self.days):
            at = instant(self.days[back], minute, self.site.zone)
            if at >= self.now:
                # Today's deeds are over when the demonstration starts, however early that is; in their order.
                at = self.now - timedelta(minutes=24 * 60 - minute) / 60
            self.planned.append((at, len(self.planned), do))

    def given(self, at: datetime, ahead: int) -> date:
        """The date that is given at that time, so many working days ahead."""
        return next_working_day(self.site, local(at, self.site.zone)[0], ahead)

    def day(self, back: int) -> date:
        """So many working days before today; below 0 after it."""
        return self.days[back] if back >= 0 else next_working_day(self.site, self.days[0], -back)

    def who(self, words: str) -> Who:
        """`fs1:2`, one of a team, or the part of an address before the @."""
        team, _, number = words.partition(":")
        return self.teams[team][int(number) % len(self.teams[team])] if number else self.people[words]


def _working_days_back(site: SiteRules, today: date) -> list[date]:
    days: list[date] = []
    while len(days) < LONGEST:
        if works(site, today):
            days.append(today)
        today -= timedelta(days=1)
    return days


async def tell(now: datetime, say: Say) -> list[str]:
    """Fill an empty board with the last three months; what the rules refused of the story, which should be nothing.

    Does nothing where there are issues, or where the office of the story is not.
    """
    site = next((site for site in await known.sites() if site.code == OFFICE), None)
    if site is None or await database.fetch_value("SELECT EXISTS (SELECT FROM issue)"):
        return []
    say("Three months of issues …")
    telling = Telling(site, now, *await _people())
    tale = story()
    for said in tale.said:
        _plan_said(telling, said, await _where(said.at))
    for said, code in zip(tale.unlinked, await _codes(tale.unlinked, telling), strict=True):
        telling.plan(said.back, _minute(said.key), steps.leave_unlinked(said, code))
    for bought in tale.fix:
        _plan_fix(telling, bought)
    for walked in tale.walk:
        await _plan_walk(telling, walked)
    for back in range(len(telling.days)):
        telling.plan(back, 7 * 60 + 1, issues.release_all)
        telling.plan(back, 17 * 60 + 5, issues.escalate)
    refused = []
    for at, _, do in sorted(telling.planned, key=lambda one: one[:2]):
        try:
            await do(at)
        except Problem as problem:
            refused.append(f"{at:%d %b}: {problem.detail}")
    return refused


def _plan_said(telling: Telling, said: Said, where: dict[str, Any]) -> None:
    dice, minute = random.Random(said.key), _minute(said.key)

    async def report(at: datetime) -> None:
        wish = msgspec.convert(
            {"kind": said.kind, "chip": said.chip, "words": said.words, "level": said.level, "confirmed": True} | where,
            Wish,
        )
        telling.numbers[said.key] = await reports.report(wish, telling.who(said.who), None, at)

    telling.plan(said.back, minute, report)
    reporter = telling.who(said.who).id
    mates = [who for team in sorted(telling.teams) for who in telling.teams[team] if who.id != reporter]
    for number, mate in enumerate(dice.sample(mates, said.too)):
        # Most on the same day, some when they hear of it.
        back = said.back - (0 if number < 3 else dice.randint(0, 1))
        telling.plan(max(back, 0), minute + 4 + 2 * number, steps.say_me_too(telling, said.key, mate))
    for order, text in enumerate(said.then):
        one = step(text)
        telling.plan(said.back - one.after, minute + 40 + 10 * order, steps.deed(telling, said, one))


def _plan_fix(telling: Telling, bought: Bought) -> None:
    telling.plan(bought.planned, LAST, steps.plan_fix(telling, bought))
    telling.plan(bought.ordered, LAST + 10, steps.order_fix(telling, bought))
    if bought.installed is not None:
        telling.plan(bought.installed, LAST + 15, steps.install_fix(telling, bought))


async def _plan_walk(telling: Telling, walked: Walked) -> None:
    notes = [NoteIn(chip=note.chip, space=await _space(note.space), words=note.words) for note in walked.notes]
    wish = WalkIn(floor=walked.floor, space=await _space(walked.space), words=walked.words, notes=notes, confirmed=True)

    async def walk(at: datetime) -> None:
        made = await walks.log(wish, telling.who(walked.by), None, at)
        rows = await database.fetch("SELECT number FROM issue WHERE walk = $1 ORDER BY number", made)
        telling.numbers |= {note.words: row["number"] for note, row in zip(walked.notes, rows, strict=True)}

    telling.plan(walked.back, 15 * 60, walk)
    for note in walked.notes:
        said = Said(key=note.words, back=walked.back, at=note.space, chip=note.chip, who=walked.by)
        for order, text in enumerate(note.then):
            one = step(text)
            telling.plan(walked.back - one.after, 11 * 60 + order, steps.deed(telling, said, one))


def _minute(key: str) -> int:
    return random.Random(f"minute {key}").randrange(FIRST, LAST - 120)


async def _people() -> tuple[dict[str, Who], dict[str, list[Who]]]:
    """Everybody by the part of their address before the @, and the staff and managers of each team."""
    rows = await database.fetch(
        "SELECT id, split_part(email, '@', 1) AS short FROM person WHERE left_at IS NULL ORDER BY email"
    )
    found = await by_ids([row["id"] for row in rows])
    people = {row["short"]: Who(**msgspec.structs.asdict(found[row["id"]]), session=b"") for row in rows}
    teams: dict[str, list[Who]] = {}
    for who in people.values():
        if who.team and who.role in ("staff", "manager"):
            teams.setdefault(who.team, []).append(who)
    return people, teams


async def _space(label: str) -> UUID | None:
    found: UUID | None = await database.fetch_value("SELECT id FROM space WHERE label = $1 ORDER BY floor", label)
    return found


async def _where(at: str) -> dict[str, Any]:
    if (space := await _space(at)) is not None:
        return {"space": space}
    zone = await database.fetch_value("SELECT code FROM zone WHERE code = $1", at)
    return {"zone": zone} if zone else {"site": at}


async def _codes(left: tuple[Said, ...], telling: Telling) -> list[str]:
    """The codes that lead where these were left; every floor of the demonstration has its codes then."""
    administrator = next(who for who in telling.people.values() if who.role == "administrator")
    for row in await database.fetch("SELECT code FROM floor WHERE retired_at IS NULL"):
        await codes.make_missing(row["code"], administrator.id, telling.now)
    sites = await codes.site_codes(telling.now)
    by_label = {
        row["label"]: row["code"]
        for row in await database.fetch(
            "SELECT s.label, c.code FROM place_code c JOIN space s ON s.id = c.space WHERE c.retired_at IS NULL"
        )
    }
    return [by_label.get(said.at) or sites[said.at] for said in left]

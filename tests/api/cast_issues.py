"""What is wrong in the cast's office, in every state, by people who may be known to some and to nobody else.

Rae says it openly, and Leo owns it; Flo's was passed on to IT. Hal, Ike and Una hide: Fay owns Hal's, has given Ike's
to Leo, and nobody owns Una's. Mia only ever says me too. Their names are nowhere but here.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec

from roost.board import displays, walks
from roost.board.wire import DisplayIn, NoteIn, WalkIn
from roost.issues import (
    QueueRow,
    escalation,
    fixes,
    me_too,
    merging,
    queries,
    receipts,
    redaction,
    reports,
    route_table,
    routing,
    states,
    unlinked,
    upsert_queues,
)
from roost.issues.fixes import Plan
from roost.issues.photos import clean, keep
from roost.issues.reports import Wish
from roost.issues.unlinked import Report
from roost.kit import database
from roost.people import PersonRow
from roost.places import codes, place_of, site_codes
from tests.bookings.world import World
from tests.issues.pictures import noise, sent
from tests.support import NOW

FRIDAY = date(2026, 11, 27)
ARRIVES = date(2026, 12, 18)
LAST_FRIDAY = date(2026, 11, 20)
YESTERDAY, WEEK_AGO, MONTH_AGO = (NOW - timedelta(days=days) for days in (1, 7, 28))

MORE_PEOPLE = [
    PersonRow("rae@estuary.example", "Rae Rowe", "fam", "staff"),
    PersonRow("flo@estuary.example", "Flo Field", "fam", "staff"),
    PersonRow("fin@estuary.example", "Fin Flood", "fam", "staff"),
    PersonRow("hal@estuary.example", "Hal Hope", "care", "staff"),
    PersonRow("ike@estuary.example", "Ike Ingram", "care", "staff"),
    PersonRow("una@estuary.example", "Una Upton", "care", "staff"),
    PersonRow("mia@estuary.example", "Mia Moss", "duty", "staff"),
    PersonRow("ivy@estuary.example", "Ivy Innes", None, "it"),
    PersonRow("lee@estuary.example", "Lee Lowe", None, "leader"),
]
QUEUES = [
    QueueRow("facilities", "Facilities", "fay@estuary.example", ("fay@estuary.example",)),
    QueueRow("it", "IT Service Desk", "ivy@estuary.example", ("ivy@estuary.example",)),
    QueueRow("parking", "Parking", "guy@estuary.example", ("guy@estuary.example",)),
]

# What was said, to be looked for in answers.
HELD_UNLINKED = "a hornet nest hums over the hatch"
HELD_NAMED = "Leo Lamb always shuts the squeaky flap"
WAITING = "the mangle in the corner has seized"
LEFT = "the left-hand sluice is rusty"
TAKEN_AWAY = "an unspeakable smear on the pane"
SAID_AND_TAKEN_AWAY = "the smear was wiped with vinegar"


class Issues(msgspec.Struct):
    """Numbers by what they are; versions of issues and fixes by number."""

    numbers: dict[str, int] = {}
    versions: dict[int, int] = {}
    fixes: dict[str, int] = {}
    fix_versions: dict[int, int] = {}
    receipts: dict[str, str] = {}
    codes: dict[str, str] = {}
    displays: dict[str, str] = {}
    walk: UUID | None = None
    token: str = ""
    routes: list[dict[str, Any]] = []
    routes_etag: str = ""


class _Builder:
    """Makes issues by the real actions."""

    def __init__(self, world: World) -> None:
        self.world, self.made = world, Issues()

    async def report(self, name: str, by: str, *, at: str | None = "T1", now: Any = WEEK_AGO, **wish: Any) -> int:
        if not {"zone", "site"} & wish.keys():
            wish["space"] = self.world.space[at]
        if not {"chip", "category"} & wish.keys():
            wish["chip"] = "no-socket"
        wish["confirmed"] = True
        number = await reports.report(Wish(**wish), await self.world.who(by), None, now)
        self.made.numbers[name] = number
        return number

    async def in_states(self) -> None:
        """One in each state, with what can happen to it."""
        fay, leo = await self.world.who("fay"), await self.world.who("leo")
        named = await self.report("named", "rae", words="the blind on the left sticks", now=MONTH_AGO)
        await me_too.add(named, await self.world.who("mia"), WEEK_AGO)
        await states.own(named, None, leo, WEEK_AGO, ticket="FM 4711")
        await states.promise(named, None, leo, LAST_FRIDAY, "a carpenter comes", WEEK_AGO)
        await states.promise(named, None, leo, FRIDAY, "the carpenter was ill", NOW)  # so the first one was missed
        await states.show(named, None, leo, None, True, None, NOW)
        waiting = await self.report("waiting", "fin", at="T2")
        await states.wait(waiting, None, fay, "the electrician", FRIDAY, None, WEEK_AGO)
        passed = await self.report("passed on", "fin", at="T3")
        await states.pass_on(passed, None, fay, "the landlord", FRIDAY, None, WEEK_AGO)
        cannot = await self.report("cannot", "fin", at="R1", chip="room-stuffy")
        await states.cannot(cannot, None, fay, "building", "the facade is listed", FRIDAY, None, WEEK_AGO)
        back = await self.report("reopened", "fin", at="U1")
        await me_too.add(back, await self.world.who("mia"), WEEK_AGO)
        await states.sort(back, None, fay, "a new strip is there", WEEK_AGO)
        await states.reopen(back, await self.world.who("mia"), "the strip sparks", NOW)
        hopped = await self.report("hopped", "flo", at="T2")
        await routing.reroute(hopped, None, "it", "it is the dock after all", fay, WEEK_AGO)
        old = await self.report("escalated", "fin", zone="hall-2-o", category="comfort", now=MONTH_AGO)
        assert await escalation.escalate(NOW) >= 3, old
        idea = await self.report("idea", "fin", site="lane", chip="form-too-long", kind="idea")
        await states.mark(idea, None, leo, "wicked", leo.id, FRIDAY, NOW)

    async def hidden(self) -> None:
        fay, leo = await self.world.who("fay"), await self.world.who("leo")
        hals = await self.report("hidden, owned", "hal", at="U2", level="hidden", words="the tap drips all morning")
        await states.own(hals, None, fay, WEEK_AGO)
        ikes = await self.report("hidden, given on", "ike", at="U2", level="hidden", words="the lamp hums")
        await states.own(ikes, None, fay, WEEK_AGO)
        await states.own(ikes, None, fay, NOW, person=leo.id)
        await self.report("hidden, nobody's", "una", at="L1", level="hidden", words="the step is loose")

    async def not_for_all(self) -> None:
        """What only the queue sees yet, photos, and what was taken away."""
        fay = await self.world.who("fay")
        await self.report("held, named", "rae", words=HELD_NAMED)
        photo = await self.report("photo", "ann", at="T2")
        id_ = await database.fetch_value("SELECT id FROM issue WHERE number = $1", photo)
        await keep(id_, await clean(sent("JPEG", noise())))
        gone = await self.report("taken away", "fin", words=TAKEN_AWAY)
        await states.own(gone, None, fay, WEEK_AGO)
        await states.promise(gone, None, fay, FRIDAY, SAID_AND_TAKEN_AWAY, WEEK_AGO)
        await redaction.redact(gone, {"words", "updates"}, fay, NOW)
        mine = await self.report("mine", "ann", at="T1", now=NOW, words="the lamp flickers")
        merged = await self.report("merged", "fin", at="T1")
        await merging.same_as(merged, None, mine, fay, NOW)

    async def by_codes(self, everybody: list[str]) -> None:
        """Reports without a name: released and held, passed, sorted so that each is asked once, and still waiting."""
        fay = await self.world.who("fay")
        for floor in ("hall-1", "lane-0"):
            await codes.make_missing(floor, fay.id, WEEK_AGO)
        rows = await database.fetch("SELECT s.label, c.code FROM place_code c JOIN space s ON s.id = c.space")
        self.made.codes = {row["label"]: row["code"] for row in rows} | await site_codes(WEEK_AGO)
        await self.leave("held", HELD_UNLINKED, days=7)
        for who in everybody:
            await self.leave(f"asked {who}", f"the drawer jams, {who}", days=7)
        await unlinked.release(NOW - timedelta(days=6))
        for who in everybody:
            number = await self._number(f"asked {who}")
            await states.show(number, None, fay, True, None, None, YESTERDAY)
            await states.sort(number, None, fay, "the drawer runs again", YESTERDAY)
        self.made.numbers["held, unlinked"] = await self._number("held")
        await receipts.send(self.made.receipts["held"], "is it a hornet?", True, NOW)
        await self.leave("waiting", WAITING)
        await self.leave("left", LEFT)

    async def leave(self, name: str, words: str, days: int = 0) -> None:
        place = await place_of(self.made.codes["T2"])
        assert place is not None
        receipt = unlinked.receipt_of(f"a random key for {name:.<40}")
        self.made.receipts[name] = receipt
        left = Report(place, "irritation", chip="no-socket", words=words, confirmed=True)
        await unlinked.leave(left, receipt, NOW - timedelta(days=days))

    async def _number(self, receipt: str) -> int:
        digest = unlinked.hash_of(self.made.receipts[receipt])
        number: int = await database.fetch_value("SELECT number FROM issue WHERE receipt = $1", digest)
        return number

    async def for_each(self, everybody: list[str]) -> None:
        """Of what a call changes each asker has one, so that all can do the same thing one after the other."""
        fay = await self.world.who("fay")
        for who in everybody:
            await self.report(f"new {who}", "fin", at="T3", words=f"the shelf leans, {who}")
            done = await self.report(f"sorted {who}", "ann", at="T2")
            await states.sort(done, None, fay, "there is a tower now", WEEK_AGO)
            same = await self.report(f"merged {who}", "fin", at="T3")
            await merging.same_as(same, None, self.made.numbers["named"], fay, NOW)
            part = await self.report(f"in fix {who}", "fin", at="T1")
            plan = Plan(f"a tower for {who}", fay.id, 4_800, issues=(part,))
            self.made.fixes[who] = await fixes.plan(plan, fay, None, NOW)

    async def on_the_board(self) -> None:
        lee, leo = await self.world.who("lee"), await self.world.who("leo")
        walk = WalkIn("hall-1", self.world.space["T1"], "it was warm", [NoteIn(chip="no-socket")])
        self.made.walk = await walks.log(walk, leo, None, NOW)
        for name in ("wall", "spare"):
            made = await displays.make(DisplayIn(name, "hall"), lee, "http://127.0.0.1:8000", NOW)
            self.made.displays[name] = str(made.id)
            if name == "wall":
                self.made.token = made.address.partition("#")[2]
        table = await route_table.table()
        self.made.routes, self.made.routes_etag = msgspec.to_builtins(table), route_table.etag_of_table(table)


async def build(world: World, everybody: list[str]) -> Issues:
    """All of it, for a council that has the people above. `everybody`: what askers are called."""
    await upsert_queues(QUEUES)
    builder = _Builder(world)
    await builder.by_codes(everybody)
    await builder.in_states()
    await builder.hidden()
    await builder.not_for_all()
    await builder.for_each(everybody)
    await builder.on_the_board()
    made = builder.made
    made.versions = {row["number"]: row["version"] for row in await database.fetch("SELECT number, version FROM issue")}
    rows = await database.fetch("SELECT number, version FROM fix")
    made.fix_versions = {row["number"]: row["version"] for row in rows}
    assert (await queries.row_of(made.numbers["held, named"]))["held"] is not None
    return made

"""What there is for schemathesis to find: something of everything, on the real clock, over a real server."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec

from roost.board import displays, walks
from roost.board.wire import DisplayIn, WalkIn
from roost.bookings import actions, queries, talks
from roost.issues import fixes, receipts, states, unlinked
from roost.issues.fixes import Plan
from roost.issues.reports import Wish, report
from roost.issues.unlinked import Report
from roost.kit import clock, database
from roost.kit.days import TIME_PATTERN
from roost.kit.ids import random_id
from roost.notices import devices, unsubscribing
from roost.notices.expansion import keep
from roost.notices.kinds import kind_of
from roost.notices.rules import Notice
from roost.notices.wire import NewDevice
from roost.people import Who, sessions
from roost.places import OFFICE_HOURS, codes, hours, place_of, upserts
from tests.api.calls import able
from tests.api.cast import ASKERS
from tests.api.cast_notices import KEYS, KIND
from tests.bookings import world as small
from tests.bookings.world import World
from tests.issues import world as council
from tests.support import NO_TLS, sign_in

# Who may, so that more is seen than the refusal of a role.
SHORT = ASKERS | {"leader": "leo"}
# Cases are made before there is anything: these ids stand for what the test will find.
STAND_INS = [str(UUID(int=(7 << 76) + (2 << 62) + n)) for n in range(4)]
TODAY = clock.now().date()
OPEN = next(day for n in range(1, 15) if hours(small.HALL, day := TODAY + timedelta(days=n)))
SPANS = [("09:00", "17:00"), ("08:00", "10:00"), ("16:00", "16:30"), ("10:00", "18:00")]
CODES = {"site": "lane", "floor": "hall-2", "zone": "hall-2-o", "chip": "no-socket", "queue": "it"}
PLACES = ("site", "floor", "zone", "space")
MOST = 2**31 - 1


class Council:
    """Where it is served, whose sessions there are by short name, and what there is by what it is called."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.tokens: dict[str, str] = {}
        self.ids: dict[str, list[UUID]] = {}
        self.numbers: dict[str, list[int]] = {}
        self.codes = dict(CODES)

    def stands_for(self, name: str, value: Any) -> Any:
        """What is there, in place of a stand-in; and of most codes that could be any text one that there is."""
        if isinstance(value, dict):
            return self.likely({key: self.stands_for(key, one) for key, one in value.items()})
        if value in STAND_INS and name in self.ids:
            found = self.ids[name]
            return str(found[STAND_INS.index(value) % len(found)])
        if isinstance(value, str) and name in self.codes and 3 < len(value) <= 40:
            return self.codes[name]
        if isinstance(value, list) and name == "issues":
            return [self.stands_for("issue", one) for one in value]
        # Of the numbers that there could be three in four become one that there is.
        if isinstance(value, int) and not isinstance(value, bool) and name in self.numbers and 1 <= value <= MOST:
            found_numbers = self.numbers[name]
            return value if value % 4 == 0 else found_numbers[value % len(found_numbers)]
        return value

    def who(self, operation: str) -> str:
        """The session of somebody who may."""
        return self.tokens[SHORT[able(operation)]]

    def in_path(self, path: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """A number is that of a fix or of an issue; a kind, that of a notice."""
        self.numbers["number"] = self.numbers["fix" if path.startswith("/api/fixes/") else "issue"]
        found: dict[str, Any] = self.stands_for("path", parameters)
        return found | ({"kind": KIND} if 3 < len(str(found.get("kind", ""))) <= 40 else {})

    def newest(self, path: str, parameters: dict[str, Any], token: str) -> str:
        """The ETag of what stands there; any other where nothing does."""
        above = "/".join(path.split("/")[:4]).replace("{number}", str(parameters.get("number")))
        answer = httpx.get(self.url + above, cookies={"roost": token}, verify=NO_TLS)
        return answer.headers.get("ETag", '"1"')

    @staticmethod
    def likely(fields: dict[str, Any]) -> dict[str, Any]:
        """Of spans as they may be written most are backwards; some become one that can be booked.

        And of several places that something could be at it has one.
        """
        times = [str(fields.get(name, "")) for name in ("starts", "ends")]
        if all(re.fullmatch(TIME_PATTERN, time) for time in times) and times[0][-1] == times[1][-1]:
            fields["starts"], fields["ends"] = SPANS[sum(map(ord, "".join(times))) % len(SPANS)]
        if {"reason", "chip", "level"} & fields.keys() and "code" not in fields:
            there = [name for name in PLACES if fields.get(name) == CODES.get(name, fields.get(name)) is not None]
            for name in there[1:]:
                fields[name] = None
        return fields


async def build(url: str) -> Council:
    """Something of everything is booked on the next working day, and wrong since last week."""
    now = clock.now()
    found = Council(url)
    world = await council.build()
    await upserts.set_plans([("hall-2", "<svg/>")])
    await world.book("leo", "A1", day=OPEN, now=now)
    ann = world.person["ann"]
    arrival = await actions.arrive(world.hold("ann", "T1 P1", day=OPEN), ann, key=None, now=now)
    visit = await world.book("ann", "R1", day=OPEN, visitor="Kone Lifts", now=now)
    talk = random_id()
    await database.execute(
        "INSERT INTO talk (id, asker, asked, day, made_at) VALUES ($1, $2, $3, $4, $5)",
        talk,
        world.person["ben"],
        ann,
        await talks.today(await world.who("ann"), now),
        now,
    )
    spaces = [world.space[label] for label in ("T2", "B1", "P2", "PB")]
    found.ids = {
        "booking": [visit, *await queries.of_arrival(arrival)],
        "arrival": [arrival],
        "outage": [await world.put_out(OPEN, None, space="U1", now=now)],
        "space": spaces,
        "desk": spaces[:2],
        "bay": spaces[2:],
        "person": [world.person[name] for name in ("ben", "leo")],
        "talk": [talk],
    }
    await _issues(found, world)
    for name in ("ann", "guy", "fay", "leo", "ada"):
        async with httpx.AsyncClient(verify=NO_TLS) as client:
            await sign_in(client, f"{name}@estuary.example", now)
            found.tokens[name] = client.cookies["roost"]
    await _told(found, world)
    return found


async def _told(found: Council, world: World) -> None:
    """Ann was told something, in a browser whose push service is not on the list of these servers any more."""
    now, kind, ann = clock.now(), kind_of(KIND), await world.who("ann")
    assert kind is not None
    notice = Notice(event=random_id(), person=ann.id, title="Desk T1 is yours", body="Today.", path="/", tag="desk")
    await keep(kind, [notice], now, OFFICE_HOURS, mail=False)
    found.ids["notice"] = [await database.fetch_value("SELECT id FROM notice")]
    who = Who(**msgspec.structs.asdict(ann) | {"session": sessions.hash_of(found.tokens["ann"].encode())})
    wish = NewDevice("https://push.estuary.example/1", KEYS["p256dh"], KEYS["auth"], "Firefox on Linux")
    found.ids["device"] = [(await devices.register(wish, who, ("push.estuary.example",), now)).id]
    found.codes["token"] = await unsubscribing.token_of(ann.id, KIND, now)


async def _issues(found: Council, world: World) -> None:
    now = clock.now()
    then = now - timedelta(days=7)
    fay, ann, leo = [await world.who(name) for name in ("fay", "ann", "leo")]
    spaces = [world.space[label] for label in ("T1", "T2", "T3", "U1", "U2")]
    made = [await report(Wish(space=space, chip="no-socket"), ann, None, then) for space in spaces]
    await states.promise(made[1], None, fay, OPEN, None, then)
    await states.sort(made[2], None, fay, "there is a tower now", then)
    plan = await fixes.plan(Plan("two towers", fay.id, issues=(made[3],)), fay, None, then)
    await codes.make_missing("hall-1", fay.id, then)
    found.codes["code"] = (await codes.of_space(world.space["T2"]))["code"]
    at = await place_of(found.codes["code"])
    assert at is not None
    found.codes["receipt"] = unlinked.receipt_of("one key that is random enough for all of us")
    await unlinked.leave(Report(at, "irritation", chip="no-socket"), found.codes["receipt"], then)
    await receipts.release_all(now)
    wall = await displays.make(DisplayIn("by the lift"), leo, found.url, now)
    found.tokens["wall"] = wall.address.partition("#")[2]
    found.numbers = {"issue": made, "number": made, "fix": [plan]}
    found.ids["display"] = [wall.id]
    found.ids["walk"] = [await walks.log(WalkIn("hall-1", words="it was warm"), leo, None, now)]

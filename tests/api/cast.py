"""Who is there and what they hold, so that everything that could be told of somebody is there to be told.

Today is Tuesday 24 November 2026, 09:00. Hester, a leader in family support, hides where she sits.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
from litestar import Litestar

from roost.bookings import talks
from roost.kit import database
from roost.people import PersonRow, tokens, upsert_people
from roost.places import upserts
from roost.places.upserts import SpaceRow
from tests.api import cast_issues, cast_links, cast_managing, cast_notices
from tests.api.cast_issues import Issues
from tests.api.cast_links import Links
from tests.api.cast_managing import Managed
from tests.api.cast_notices import Told
from tests.bookings import world as small
from tests.bookings.world import World
from tests.support import BROWSER, NOW, eventually, sign_in

TODAY = date(2026, 11, 24)
TOMORROW, THURSDAY, FRIDAY = (TODAY + timedelta(days=n) for n in (1, 2, 3))
DAYS = (TODAY, TOMORROW, THURSDAY)
PLAN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300"/></svg>'

MORE_PEOPLE = [
    PersonRow("hid@estuary.example", "Hester Hyde", "fam", "leader", None, "HE11 HYD"),
    PersonRow("ada@estuary.example", "Ada Admin", None, "administrator"),
    # Whom administrators change: somebody of whom nothing else is told.
    PersonRow("zed@estuary.example", "Zed Zimmer", None, "staff"),
    PersonRow("max@estuary.example", "Max Mott", None, "manager"),
    PersonRow("dot@estuary.example", "Dot Drew", None, "director"),
    *cast_issues.MORE_PEOPLE,
]
MORE_SPACES = [
    SpaceRow("hall-1", "R2", "hall-1-o", "room", 40, 150, ("seats 4", "quiet")),
    SpaceRow("hall-1", "T4", "hall-1-o", "desk", 30, 100, ()),
    SpaceRow("hall-1", "T5", "hall-1-o", "desk", 40, 100, ()),
    SpaceRow("deck-0", "P3", "deck-0-p", "bay", 60, 0, ()),
    SpaceRow("deck-0", "P4", "deck-0-p", "bay", 70, 0, ()),
]

# Everybody who asks, by what they are to Hester, and in every role; the short name is the address before the @.
ASKERS = {
    "staff of the team": "ann",
    "team mate": "ben",
    "outsider": "cat",
    "facilities": "fay",
    "parking": "guy",
    "administrator": "ada",
    "leader": "lee",
    "manager": "max",
    "director": "dot",
    "it": "ivy",
}
# And who has no session, or none any more.
STRANGERS = ("nobody", "revoked")
TEAM = ("staff of the team", "team mate")


class Cast(msgspec.Struct):
    """The small council with all of this booked; ids by what they are."""

    world: World
    bookings: dict[str, UUID] = {}
    arrival: UUID | None = None
    outage: UUID | None = None
    talks: dict[str, UUID] = {}
    issues: Issues = msgspec.field(default_factory=Issues)
    told: Told = msgspec.field(default_factory=Told)
    token: UUID | None = None
    managed: Managed = msgspec.field(default_factory=Managed)
    made: Links | None = None

    @property
    def links(self) -> Links:
        assert self.made is not None
        return self.made

    def person(self, short: str) -> UUID:
        return self.world.person[short]

    def space(self, label: str) -> str:
        return str(self.world.space[label])

    def issue(self, what: str, asker: str | None = None) -> int:
        """The number of an issue: `issue("named")`, or one of what each asker has: `issue("new", "outsider")`."""
        return self.issues.numbers[what if asker is None else f"{what} {asker}"]

    def etag(self, number: int) -> str:
        """That of an issue as it was built."""
        return f'"{self.issues.versions[number]}"'

    def held(self) -> list[int]:
        """Numbers of what only its queue sees yet."""
        return [self.issue("held, named"), self.issue("held, unlinked")]


async def build(push_host: str) -> Cast:
    """In an empty database. `push_host`: where a push service is that takes everything."""
    await small.build()
    await upsert_people(MORE_PEOPLE, None, NOW)
    await upserts.upsert_spaces(MORE_SPACES)
    await upserts.set_plans([("hall-1", PLAN)])
    spaces = await database.fetch("SELECT label, id FROM space")
    persons = await database.fetch("SELECT split_part(email, '@', 1) AS short, id FROM person")
    world = World({row["label"]: row["id"] for row in spaces}, {row["short"]: row["id"] for row in persons})
    cast = Cast(world)
    await database.execute("UPDATE person SET hidden = true WHERE id = $1", cast.person("hid"))
    await _book(cast)
    cast.issues = await cast_issues.build(world, [*ASKERS, *STRANGERS])
    cast.told = await cast_notices.build(world, [*ASKERS.values(), "hid"], push_host)
    made, _ = await tokens.make("spare", ["board"], TOMORROW, cast.person("ada"), NOW)
    cast.token = made.id
    cast.made = await cast_links.build(cast.person("ada"), push_host)
    cast.managed = await cast_managing.build(
        *(cast.person(one) for one in ("ada", cast_managing.PERSON)), cast.world.space["T4"]
    )
    return cast


async def _book(cast: Cast) -> None:
    world, booked = cast.world, cast.bookings
    for day in DAYS:
        booked[f"hid desk {day}"] = await world.book("hid", "U1" if day == THURSDAY else "B1", day=day)
        booked[f"hid bay {day}"] = await world.book("hid", "P1", day=day)
        booked[f"dan bay {day}"] = await world.book("dan", "PB", day=day)
        booked[f"leo desk {day}"] = await world.book("leo", "A1", day=day)
        booked[f"ben visitor {day}"] = await world.book("ben", "R1", "10:00-12:00", day, visitor="Kone Lifts")
        booked[f"eve desk {day}"] = await world.book("eve", "T1", day=day, by="cat")
    booked["ann desk"] = await world.book("ann", "B2", day=TODAY)
    cast.arrival = await world.arrive("ann", "B2 P2", day=TOMORROW)
    # Hester's desk of Thursday breaks: she is moved upstairs, and facilities are told how many, not whom.
    cast.outage = await world.put_out(THURSDAY, THURSDAY, space="U1")
    ben, ann, cat = [await world.who(name) for name in ("ben", "ann", "cat")]
    cast.talks["ben to ann"] = await talks.ask(ben, ann.id, TODAY, NOW)
    cast.talks["ann to hid"] = await talks.ask(ann, cast.person("hid"), TODAY, NOW)
    cast.talks["cat to leo"] = await talks.ask(cat, cast.person("leo"), TODAY, NOW)
    for row in await database.fetch("SELECT id FROM booking WHERE id <> ALL($1)", list(booked.values())):
        booked[f"other {row['id']}"] = row["id"]


def asking(app: Litestar, **more: Any) -> httpx.AsyncClient:
    """A browser of its own; the caller closes it."""
    transport = httpx.ASGITransport(app=app)
    headers = BROWSER | more.pop("headers", {})
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=headers, **more)


async def signed_in(app: Litestar, short: str, now: datetime = NOW) -> httpx.AsyncClient:
    """Somebody's browser; the caller closes it."""
    client = asking(app)
    await sign_in(client, f"{short}@estuary.example", now)
    return client


async def revoked(app: Litestar, short: str) -> httpx.AsyncClient:
    """A browser that was signed in, and used, until its session was taken away."""
    client = await signed_in(app, short)
    assert (await client.get("/api/me")).status_code == 200
    await database.execute(
        "DELETE FROM session USING person WHERE person = person.id AND email = $1", f"{short}@estuary.example"
    )

    async def out() -> bool:
        return (await client.get("/api/me")).status_code == 401

    await eventually(out)
    return client

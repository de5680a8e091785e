"""Availability in memory: facts for everybody, nothing old, nothing that is not everybody's to know."""

import asyncio
import importlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import msgspec
import pytest

from roost.bookings import changes, lending, outages
from roost.bookings.floor_days import FloorDays, Key
from roost.kit import database
from roost.kit.errors import NotFound
from roost.kit.live import Live
from roost.people.actions import set_hidden
from roost.places import upserts
from tests.bookings.world import DAY, ZONES, World, at
from tests.support import NOW

PATIENCE = 10
# By its name: the face of bookings has the kept answers under the same word.
module = importlib.import_module("roost.bookings.floor_days")


class Server:
    """What one server remembers, and what it hears from the database. It counts what it builds."""

    def __init__(self, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.live = Live(url)
        self.days = FloorDays()
        self.days.listen(self.live)
        self.back = asyncio.Event()
        self.live.on_lost(self.back.set)
        self.builds = 0
        self.during: Callable[[], Awaitable[object]] | None = None
        self._build = module.build
        monkeypatch.setattr(module, "build", self.build)

    async def build(self, key: Key) -> tuple[bytes, str]:
        self.builds += 1
        built = await self._build(key)
        if self.during is not None:
            during, self.during = self.during, None
            await during()
        return built

    async def get(self, floor: str = "hall-1", day: date = DAY) -> tuple[bytes, str]:
        return await self.days.get(floor, day)

    async def spaces(self, floor: str = "hall-1", day: date = DAY) -> dict[str, Any]:
        return {one["label"]: one for one in msgspec.json.decode((await self.get(floor, day))[0])["spaces"]}

    async def settles(self) -> None:
        """Waits until all that was committed so far has been heard: notices come in the order of the commits."""
        last = asyncio.Event()
        self.live.on("last", lambda _: last.set())
        await database.execute("SELECT pg_notify('roost', 'last')")
        await asyncio.wait_for(last.wait(), PATIENCE)

    async def hears(self, change: Awaitable[object]) -> None:
        """Makes a change elsewhere and waits until the database has told of it."""
        await change
        await self.settles()


@pytest.fixture
async def server(world: World, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    server = Server(database_url, monkeypatch)
    await server.live.start()
    try:
        await asyncio.wait_for(server.back.wait(), PATIENCE)
        yield server
    finally:
        await server.live.stop()


def who(space: dict[str, Any]) -> list[tuple[str, str, str, str | None]]:
    """Each span of a space: from, to, state, and the name that is shown."""
    return [(one["starts"], one["ends"], one["state"], one["who"] and one["who"]["name"]) for one in space["spans"]]


async def test_every_space_of_the_floor_is_there_with_its_place_and_features(server: Server) -> None:
    spaces = await server.spaces()
    assert sorted(spaces) == ["A1", "A2", "B1", "B2", "B3", "R1", "T1", "T2", "T3"]
    one = {key: value for key, value in spaces["T3"].items() if key != "id"}
    assert one == {
        "kind": "desk",
        "label": "T3",
        "zone": "hall-1-o",
        "x": 20,
        "y": 100,
        "features": ["sit-stand", "quiet"],
        "out": None,
        "spans": [],
    }


async def test_it_says_who_sits_where_and_when(server: Server, world: World) -> None:
    booking = await world.book("ann", "T1", "09:00-12:00", NOW.date())
    await lending.check_in(booking, world.person["ann"], NOW)
    await world.book("ben", "T1", "12:00-17:00", NOW.date())
    spaces = await server.spaces(day=NOW.date())
    assert who(spaces["T1"]) == [("09:00", "12:00", "in", "Ann Abbot"), ("12:00", "17:00", "booked", "Ben Brook")]
    assert spaces["T1"]["spans"][0]["who"] == {"id": str(world.person["ann"]), "name": "Ann Abbot", "team": "fam"}


async def test_bays_visitors_and_those_who_hide_are_only_taken(server: Server, world: World) -> None:
    await world.book("dan", "PB")
    await world.book("ann", "T1", visitor="Dell engineer")
    await world.book("ben", "T2")
    await world.book("ben", "R1", "09:00-10:00")
    await set_hidden(world.person["ben"], True, NOW)
    desks, bays = await server.spaces(), await server.spaces("deck-0")
    assert who(bays["PB"]) == who(desks["T1"]) == who(desks["T2"]) == [("09:00", "17:00", "booked", None)]
    assert who(desks["R1"]) == [("09:00", "10:00", "booked", None)]
    text = (await server.get())[0].decode() + (await server.get("deck-0"))[0].decode()
    secrets = ["Dell", "Ann", "Ben", "Dan", *(str(world.person[name]) for name in ("ann", "ben", "dan"))]
    assert [secret for secret in secrets if secret in text] == []


async def test_a_lent_gap_is_free_and_what_was_given_back_is_too(server: Server, world: World) -> None:
    await world.book("ann", "T1")
    await lending.lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    await changes.cancel(await world.book("ben", "T2"), world.person["ben"], NOW)
    spaces = await server.spaces()
    assert [span[:2] for span in who(spaces["T1"])] == [("09:00", "11:00"), ("14:00", "17:00")]
    assert spaces["T2"]["spans"] == []


async def test_out_of_use_says_why_and_the_narrowest_reason_counts(server: Server, world: World) -> None:
    await world.put_out(DAY, None, floor="hall-1", reason="painting")
    await world.put_out(space="T1", reason="a leak")
    spaces = await server.spaces()
    assert spaces["T1"]["out"] == {"reason": "a leak", "until": "2026-11-25"}
    assert spaces["T2"]["out"] == {"reason": "painting", "until": None}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (DAY, {"opens": "08:00", "closes": "18:00", "closed": None}),
        (date(2026, 11, 28), {"opens": None, "closes": None, "closed": "weekend"}),
        (date(2026, 12, 25), {"opens": None, "closes": None, "closed": "bank holiday"}),
    ],
)
async def test_it_says_when_the_site_is_open(server: Server, day: date, expected: dict[str, str | None]) -> None:
    answer = msgspec.json.decode((await server.get(day=day))[0])
    assert {key: answer[key] for key in expected} == expected


async def test_there_is_none_of_a_floor_that_is_not_there(server: Server) -> None:
    with pytest.raises(NotFound):
        await server.get("moon")


async def test_it_is_built_once_however_many_ask(server: Server) -> None:
    answers = await asyncio.gather(*(server.get() for _ in range(30)))
    assert len(set(answers)) == server.builds == 1


async def test_the_same_facts_have_the_same_tag_and_others_another(server: Server, world: World) -> None:
    before = await server.get()
    booking = await world.book("ann", "T1")
    await server.settles()
    taken = await server.get()
    await server.hears(changes.cancel(booking, world.person["ann"], NOW))
    assert before[1] != taken[1]
    assert await server.get() == before


# Each is given the booking of Ann's at T3 and the outage of A2.
CHANGES: dict[str, Callable[[World, UUID, UUID], Awaitable[object]]] = {
    "a booking": lambda world, *_: world.book("ben", "T1"),
    "times moved": lambda world, booking, _: changes.move_span(booking, at("10:00-11:00"), world.person["ann"], NOW),
    "a gap lent": lambda world, *_: lending.lend(DAY, at("11:00-14:00"), world.person["ann"], NOW),
    "a cancellation": lambda world, booking, _: changes.cancel(booking, world.person["ann"], NOW),
    "an outage": lambda world, *_: world.put_out(space="T2"),
    "the end of an outage": lambda world, _, outage: outages.end_outage(outage, world.person["fay"], NOW),
    "hiding": lambda world, *_: set_hidden(world.person["ann"], True, NOW),
    "a new name": lambda *_: database.execute("UPDATE person SET name = 'Ann Other' WHERE name = 'Ann Abbot'"),
    "another team": lambda *_: database.execute("UPDATE person SET team = 'care' WHERE name = 'Ann Abbot'"),
    "a space": lambda *_: database.execute("UPDATE space SET x = 99 WHERE label = 'T1'"),
    "a retired space": lambda world, *_: upserts.retire_spaces([world.space["T1"]], NOW),
    "a retired zone": lambda *_: upserts.retire("zone", ["hall-1-o"], NOW),
    "opening hours": lambda *_: database.execute("UPDATE site SET opens = 420 WHERE code = 'hall'"),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_whatever_changes_what_it_says_drops_it(server: Server, world: World, change: str) -> None:
    outage = await world.put_out(space="A2")
    booking = await world.book("ann", "T3")
    await server.settles()
    before = await server.get()
    builds = server.builds
    assert (await server.get(), server.builds) == (before, builds)
    await server.hears(CHANGES[change](world, booking, outage))
    after = await server.get()
    assert server.builds == builds + 1
    assert after[1] != before[1]


async def test_what_only_renames_a_zone_is_asked_anew_too(server: Server) -> None:
    await server.get()
    renamed = [msgspec.structs.replace(zone, name="Elsewhere") for zone in ZONES]
    await server.hears(upserts.upsert_zones(renamed))
    await server.get()
    assert server.builds == 2


async def test_another_day_and_another_floor_stay_as_they_are(server: Server, world: World) -> None:
    await server.get("hall-2")
    await server.get(day=date(2026, 11, 26))
    await server.hears(world.book("ann", "T1"))
    await server.get("hall-2")
    await server.get(day=date(2026, 11, 26))
    assert server.builds == 2


async def test_what_was_built_while_it_changed_is_not_kept(server: Server, world: World) -> None:
    server.during = lambda: server.hears(world.book("ann", "T1"))
    assert who((await server.spaces())["T1"]) == []
    assert who((await server.spaces())["T1"]) == [("09:00", "17:00", "booked", "Ann Abbot")]
    assert server.builds == 2


async def test_while_it_hears_nothing_it_remembers_nothing(server: Server, world: World) -> None:
    await server.get()
    await server.live.stop()
    await world.book("ann", "T1")
    assert who((await server.spaces())["T1"]) == [("09:00", "17:00", "booked", "Ann Abbot")]
    await server.get()
    assert server.builds == 3


async def test_whoever_wrote_it_forgets_its_own_copy_at_the_commit_without_being_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaf = FloorDays()
    deaf.listen(Live(""))
    monkeypatch.setattr(deaf, "live", SimpleNamespace(connected=True))
    # All of them say it through the one in actions.
    monkeypatch.setattr("roost.bookings.actions.floor_days", deaf)

    async def tag() -> str:
        return (await deaf.get("hall-1", DAY))[1]

    tags = [await tag()]
    booking = await world.book("ann", "T1")
    tags.append(await tag())
    await lending.lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    tags.append(await tag())
    await changes.move_span(booking, at("09:00-16:00"), world.person["ann"], NOW)
    tags.append(await tag())
    await changes.cancel(booking, world.person["ann"], NOW)
    tags.append(await tag())
    assert len(set(tags)) == 4
    assert tags[0] == tags[-1]

"""Screens on walls: a link of their own, shown once, ended at once; nothing on them that a stranger should not read."""

import asyncio
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from roost.board import displays, rules
from roost.board.displays import Links
from roost.board.wire import DisplayIn
from roost.kit import database
from roost.kit.errors import Invalid, NotFound, Unauthenticated
from roost.kit.live import Live
from roost.people.guard import PersonalData
from tests.board.ground import PATIENCE, Server, issue
from tests.bookings.world import World
from tests.support import NOW, sign_in

ADDRESS = "https://roost.estuary.example"


async def made(world: World, site: str | None = None, name: str = "Level 1") -> tuple[UUID, str]:
    """A link's id and token."""
    display = await displays.make(DisplayIn(name, site), await world.who("leo"), ADDRESS, NOW)
    before, _, token = display.address.partition("#")
    assert before == f"{ADDRESS}/wall"
    return display.id, token


async def shown(server: Server, token: str) -> Any:
    """What a screen with this link shows."""
    links = Links()
    return msgspec.json.decode((await server.snapshot.wall(await links.by_token(token), NOW)).body)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_the_token_is_shown_once_and_only_its_hash_is_kept(world: World) -> None:
    _, token = await made(world)
    assert len(token) == 43
    dump = " ".join(str(row) for row in await database.fetch("SELECT display::text FROM display"))
    dump += " ".join(str(row) for row in await database.fetch("SELECT journal::text FROM journal"))
    assert token not in dump
    assert token not in msgspec.json.encode(await displays.all_of_them()).decode()
    assert (await made(world))[1] != token


async def test_a_screen_reads_the_wall_without_a_session(world: World, client: httpx.AsyncClient) -> None:
    _, token = await made(world, "hall")
    await issue(world, 1)
    answer = await client.get("/api/wall", headers=bearer(token))
    assert answer.status_code == 200
    wall = answer.json()
    assert (wall["name"], wall["site_name"], wall["as_of"]) == ("Level 1", "Town Hall", "2026-11-24")
    again = await client.get("/api/wall", headers=bearer(token) | {"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer nonsense", "Basic YTpi", "bearer \x7f"])
async def test_without_a_link_that_works_there_is_no_wall(
    world: World, client: httpx.AsyncClient, header: str | None
) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    answer = await client.get("/api/wall", headers={} if header is None else {"Authorization": header})
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/sign-in")


async def test_a_link_that_was_ended_shows_nothing_from_then_on(world: World, client: httpx.AsyncClient) -> None:
    display, token = await made(world)
    assert (await client.get("/api/wall", headers=bearer(token))).status_code == 200
    await sign_in(client, "leo@estuary.example", NOW)
    for _ in range(2):
        assert (await client.delete(f"/api/displays/{display}")).status_code == 204
        assert (await client.get("/api/wall", headers=bearer(token))).status_code == 401


async def test_a_link_that_was_ended_elsewhere_ends_here(world: World, database_url: str) -> None:
    live, links, back = Live(database_url), Links(), asyncio.Event()
    links.listen(live)
    live.on_lost(back.set)
    await live.start()
    try:
        await asyncio.wait_for(back.wait(), PATIENCE)
        _, token = await made(world)
        await links.by_token(token)
        gone = asyncio.Event()
        live.on("board", lambda _: gone.set())
        await database.execute("UPDATE display SET revoked_at = now()")
        await asyncio.wait_for(gone.wait(), PATIENCE)
        with pytest.raises(Unauthenticated):
            await links.by_token(token)
    finally:
        await live.stop()


async def test_who_ends_a_link_has_ended_it_before_the_database_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaf = Links()
    deaf.listen(Live(""))
    monkeypatch.setattr(deaf, "_live", SimpleNamespace(connected=True))
    display, token = await made(world)
    assert (await deaf.by_token(token)).id == display
    await displays.revoke(display, await world.who("leo"), NOW)
    with pytest.raises(Unauthenticated):
        await deaf.by_token(token)


async def test_a_screen_that_asks_again_costs_no_statement(
    world: World, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, token = await made(world)

    async def answered() -> int:
        return (await client.get("/api/wall", headers=bearer(token))).status_code

    # Memory counts from the first time the process has heard that it may trust it.
    assert [await answered() for _ in range(3)] == [200] * 3
    written = await database.fetch("SELECT xmin, * FROM display")
    monkeypatch.setattr(database.engine, "connection", lambda: pytest.fail("the database was asked"))
    assert await answered() == 200
    monkeypatch.undo()
    assert await database.fetch("SELECT xmin, * FROM display") == written


async def test_only_leaders_and_administrators_make_see_and_end_links(world: World, client: httpx.AsyncClient) -> None:
    display, _ = await made(world)
    for who, allowed in (("leo", True), ("dee", True), ("ada", True), ("ann", False), ("fay", False)):
        await sign_in(client, f"{who}@estuary.example", NOW)
        statuses = [
            (await client.get("/api/displays")).status_code,
            (await client.post("/api/displays", json={"name": "Wall"})).status_code,
            (await client.delete(f"/api/displays/{display}")).status_code,
        ]
        assert statuses == ([200, 201, 204] if allowed else [403] * 3), who


async def test_links_that_work_come_first_and_say_who_made_them(world: World) -> None:
    first, _ = await made(world, name="Old")
    await made(world, "hall", name="New")
    await displays.revoke(first, await world.who("leo"), NOW)
    listed = await displays.all_of_them()
    assert [(one.name, one.site, one.made_by.name, str(one.revoked_on)) for one in listed] == [
        ("New", "hall", "Leo Lamb", "None"),
        ("Old", None, "Leo Lamb", "2026-11-24"),
    ]


async def test_a_link_needs_a_name_and_a_site_that_is_there(world: World) -> None:
    for wish, pointer in (
        (DisplayIn("  "), "/name"),
        (DisplayIn("x" * 121), "/name"),
        (DisplayIn("W", "moon"), "/site"),
    ):
        with pytest.raises(Invalid) as refused:
            await displays.make(wish, await world.who("leo"), ADDRESS, NOW)
        assert refused.value.errors[0].pointer == pointer
    with pytest.raises(NotFound):
        await displays.revoke(world.person["ann"], await world.who("leo"), NOW)


async def test_a_wall_shows_roles_and_no_names_and_words_only_once_they_were_passed(
    server: Server, world: World
) -> None:
    await issue(world, 1, "doing", days=7, owner="leo", words_passed=True)
    await issue(world, 2, "doing", days=6, owner="fay", words="Ask Ann where it is")
    await issue(world, 3, "doing", days=1, level="hidden", chip=None)
    await server.settles()
    wall = await shown(server, (await made(world))[1])
    cards = wall["columns"][2]["cards"]
    shown_of_it = ("number", "what", "place", "owner_role", "words", "age")
    assert [tuple(one[name] for name in shown_of_it) for one in cards] == [
        (1, "No socket in reach", "Desk T1, First floor, Town Hall", "leader", "The socket is behind the cupboard",
         "5 working days"),
        (2, "No socket in reach", "Desk T1, First floor, Town Hall", "facilities", None, "4 working days"),
        (3, "Power and charging", "Touchdown, First floor, Town Hall", "facilities", None, "1 working day"),
    ]  # fmt: skip
    text = msgspec.json.encode(wall).decode()
    named = [*(row["name"] for row in await database.fetch("SELECT name FROM person")), "Family Support"]
    ids = [str(row["id"]) for row in await database.fetch("SELECT id FROM person UNION SELECT id FROM space")]
    assert [secret for secret in (*named, *ids) if secret in text] == []


async def test_a_wall_has_its_own_sites_issues_and_what_is_the_directors_first(server: Server, world: World) -> None:
    await issue(world, 1, days=30, me_too="ben cat")
    await issue(world, 2, days=20, escalated=3)
    await issue(world, 3, site="lane", zone=None, space=None)
    await server.settles()
    wall = await shown(server, (await made(world, "hall"))[1])
    assert [one["number"] for one in wall["columns"][0]["cards"]] == [2, 1]
    assert (wall["columns"][0]["total"], wall["columns"][0]["people"]) == (2, 4)
    assert len((await shown(server, (await made(world))[1]))["columns"][0]["cards"]) == 3


async def test_a_wall_counts_what_was_sorted_since_monday(server: Server, world: World) -> None:
    await issue(world, 1, "sorted", days=0)
    await issue(world, 2, "sorted", days=1)
    await issue(world, 3, "sorted", days=2)
    await server.settles()
    assert (await shown(server, (await made(world))[1]))["sorted_week"] == 2


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "1 working day"), (3, "3 working days")])
def test_an_age_is_said_in_words(days: int, words: str) -> None:
    assert rules.in_words(days) == words


async def test_what_a_screen_is_called_is_looked_through_as_all_that_strangers_read(world: World) -> None:
    with pytest.raises(PersonalData):
        await made(world, name="Ring 07700 900123")

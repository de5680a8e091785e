"""A request that waited for a signal says whose it is; it is never done as somebody else's."""

from contextlib import aclosing
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from roost.kit import database
from tests.api.cast import asking
from tests.bookings.world import World
from tests.issues import world as small
from tests.support import NOW, sign_in

REPORT = {"chip": "no-socket", "site": "hall"}


@pytest.fixture
async def world(app: Litestar) -> World:
    return await small.build()


async def reports() -> int:
    found: int = await database.fetch_value("SELECT count(*) FROM issue")
    return found


async def test_of_the_person_who_is_signed_in_it_is_done(client: httpx.AsyncClient, world: World) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    for id_ in (str(world.person["ann"]), str(world.person["ann"]).upper()):
        answer = await client.post("/api/issues", json=REPORT, headers={"Roost-Person": id_})
        assert answer.status_code == 201, answer.text
    assert await reports() == 2


async def test_of_somebody_else_it_is_not_done_and_says_so(client: httpx.AsyncClient, world: World) -> None:
    await sign_in(client, "ben@estuary.example", NOW)
    for theirs in (str(world.person["ann"]), str(uuid4()), "ann", "", f"{world.person['ben']}, {world.person['ann']}"):
        for method, path in (("POST", "/api/issues"), ("GET", "/api/me"), ("GET", "/api/me/inbox")):
            answer = await client.request(method, path, json=REPORT, headers={"Roost-Person": theirs})
            assert (answer.status_code, answer.json()["type"]) == (409, "/problems/somebody-else"), (theirs, path)
            assert "Sign in again" in answer.json()["detail"]
    assert await reports() == 0


async def test_given_twice_both_must_be_right(client: httpx.AsyncClient, world: World) -> None:
    await sign_in(client, "ben@estuary.example", NOW)
    for order in (("ben", "ann"), ("ann", "ben")):
        headers = [("Roost-Person", str(world.person[name])) for name in order]
        answer = await client.get("/api/me", headers=[*client.headers.items(), *headers])
        assert answer.status_code == 409


async def test_who_is_signed_out_is_asked_to_sign_in_first(app: Litestar, world: World) -> None:
    async with aclosing(asking(app)) as nobody:
        answer = await nobody.get("/api/me", headers={"Roost-Person": str(world.person["ann"])})
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/sign-in")

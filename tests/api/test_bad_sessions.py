"""A session that is over, forged, garbled or somebody's who left opens nothing, at any address."""

from collections.abc import Awaitable, Callable
from contextlib import aclosing
from datetime import timedelta

import httpx
import pytest
from litestar import Litestar

from roost import people
from roost.kit import database
from roost.people import sessions
from tests.api import cast as casts
from tests.api.calls import WITHOUT_A_NAME, every
from tests.api.cast import Cast
from tests.api.conftest import Stored
from tests.support import NOW, SetClock, eventually

Spoil = Callable[[httpx.AsyncClient, Cast, SetClock], Awaitable[object]]


async def expired(client: httpx.AsyncClient, cast: Cast, clock: SetClock) -> None:
    await database.execute("UPDATE session SET ends_at = $1", NOW)


async def idle_for_a_week(client: httpx.AsyncClient, cast: Cast, clock: SetClock) -> None:
    assert (await client.get("/api/me")).status_code == 200  # known to this server, too
    clock.move(days=7)


async def of_somebody_who_left(client: httpx.AsyncClient, cast: Cast, clock: SetClock) -> None:
    async def nothing(*_: object) -> None:
        pass

    assert (await client.get("/api/me")).status_code == 200
    await people.mark_left([cast.person("ann")], None, NOW, nothing)

    async def out() -> bool:
        return (await client.get("/api/me")).status_code == 401

    await eventually(out)


async def signed_out(client: httpx.AsyncClient, cast: Cast, clock: SetClock) -> None:
    token = client.cookies["roost"]
    assert (await client.delete("/api/session")).status_code == 200
    client.cookies = httpx.Cookies({"roost": token})


async def replaced_at_the_next_sign_in(client: httpx.AsyncClient, cast: Cast, clock: SetClock) -> None:
    token = client.cookies["roost"]
    await database.execute("INSERT INTO demo (since) VALUES ($1)", NOW)
    answer = await client.post("/api/session", json={"email": "cat@estuary.example"})
    await database.execute("DELETE FROM demo")
    assert len(answer.cookies["roost"]) == len(token)
    assert answer.cookies["roost"] != token
    client.cookies = httpx.Cookies({"roost": token})


def cookie(value: Callable[[str], str]) -> Spoil:
    """Sends what `value` makes of the true token."""

    async def spoil(client: httpx.AsyncClient, cast: Cast, clock: SetClock) -> None:
        token = client.cookies["roost"]
        client.cookies = httpx.Cookies()
        client.headers["Cookie"] = value(token)

    return spoil


SPOILT: dict[str, Spoil] = {
    "expired": expired,
    "idle": idle_for_a_week,
    "left": of_somebody_who_left,
    "signed out": signed_out,
    "replaced": replaced_at_the_next_sign_in,
    "forged": cookie(lambda _: f"roost={sessions.new_token()}"),
    "hash": cookie(lambda token: f"roost={sessions.hash_of(token.encode()).hex()}"),
    "empty": cookie(lambda _: "roost="),
    "no value": cookie(lambda _: "roost"),
    "cut": cookie(lambda token: f"roost={token[:-1]}"),
    "longer": cookie(lambda token: f"roost={token}A"),
    "turned": cookie(lambda token: f"roost={token.swapcase()}"),
    "quoted": cookie(lambda token: f'roost="{token}"'),
    "other name": cookie(lambda token: f"Roost={token}; roost2={token}; __Host-roost={token}"),
    "joined": cookie(lambda token: f"a=b,roost={token}"),
    "injected": cookie(lambda token: "roost=' OR '1'='1' --; roost[]=" + token),
    "many": cookie(lambda _: "; ".join(f"roost={n:043d}" for n in range(500))),
}


@pytest.mark.parametrize("how", SPOILT)
async def test_a_spoilt_session_is_none(app: Litestar, cast: Cast, clock: SetClock, stored: Stored, how: str) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        await SPOILT[how](client, cast, clock)
        before = await stored()
        for operation, call in every(cast, "staff of the team"):
            if operation.name in ("delete_session", *WITHOUT_A_NAME):
                continue  # signing out takes what is there; who says no name needs no session
            answer = await call.send(client, operation)
            if not operation.public:
                assert answer.status_code == 401, (operation, answer.text)
                assert answer.json()["type"] == "/problems/sign-in"
            operation.check(answer)
        assert await stored() == before


async def test_the_same_requests_are_answered_with_a_session_as_it_should_be(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        assert (await client.get("/api/me")).json()["name"] == "Ann Abbot"
        token = client.cookies["roost"]
        client.cookies = httpx.Cookies()
        # Among a browser's other cookies, wherever it stands.
        client.headers["Cookie"] = f"theme=dark; roost={token}; x=1"
        assert (await client.get("/api/me")).status_code == 200


async def test_a_session_ends_a_month_after_sign_in_however_often_it_is_used(
    app: Litestar, cast: Cast, clock: SetClock
) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        for _ in range(29):
            clock.at += timedelta(days=1)
            assert (await client.get("/api/me")).status_code == 200
        clock.at += timedelta(days=1)
        assert (await client.get("/api/me")).status_code == 401

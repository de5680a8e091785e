"""A browser that said yes to notices: whose it is, what it must bring along, and when it is nobody's any more."""

import asyncio
from contextlib import aclosing
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar

from roost.kit import database
from roost.kit.errors import Unauthenticated
from roost.notices import devices
from roost.notices.wire import NewDevice
from roost.people import actions
from tests.api.cast import signed_in
from tests.api.streams import Stream
from tests.bookings import world as small
from tests.bookings.world import World
from tests.notices.telling import a_point, a_subscription, deliveries, in_base64, told
from tests.support import NOW, SetClock, sign_in

PHONE = "https://fcm.googleapis.com/fcm/send/phone"
LAPTOP = "https://updates.push.services.mozilla.com/wpush/v2/laptop"


@pytest.fixture
async def world(app: Litestar) -> World:
    return await small.build()


@pytest.fixture
async def ann(client: httpx.AsyncClient, world: World) -> httpx.AsyncClient:
    await sign_in(client, "ann@estuary.example", NOW)
    return client


async def made(client: httpx.AsyncClient, endpoint: str = PHONE, **but: Any) -> UUID:
    answer = await client.post("/api/me/devices", json=a_subscription(endpoint, **but))
    assert answer.status_code == 201, answer.text
    return UUID(answer.json()["id"])


async def listed(client: httpx.AsyncClient) -> list[str]:
    return [one["name"] for one in (await client.get("/api/me/notices")).json()["devices"]]


async def test_a_browser_asks_with_our_key_and_is_then_among_mine(ann: httpx.AsyncClient, world: World) -> None:
    keys = [(await ann.get("/api/push")).json() for _ in range(2)]
    assert keys[0] == keys[1]
    assert (len(keys[0]["key"]), keys[0]["key"][0], keys[0]["mail"]) == (87, "B", False)
    id_ = await made(ann, name=" Safari  on iPhone ")
    [device] = (await ann.get("/api/me/notices")).json()["devices"]
    assert device == {
        "id": str(id_),
        "name": "Safari on iPhone",
        "made_at": "2026-11-24T09:00:00Z",
        "sent_at": None,
        "failure": None,
    }
    assert await deliveries(await told(world.person["ann"])) == [("push", "due", id_)]


async def test_neither_address_nor_keys_of_it_are_ever_told_again(ann: httpx.AsyncClient) -> None:
    wish = a_subscription(PHONE)
    answers = [await ann.post("/api/me/devices", json=wish), await ann.get("/api/me/notices")]
    for answer in answers:
        for secret in ("fcm/send", wish["p256dh"], wish["auth"]):
            assert secret not in answer.text


async def test_the_same_again_is_the_same_with_the_newest_keys_and_name(ann: httpx.AsyncClient) -> None:
    first = await made(ann)
    point = a_point()
    assert await made(ann, name="Chrome on Windows", p256dh=in_base64(point)) == first
    assert await listed(ann) == ["Chrome on Windows"]
    assert await database.fetch_value("SELECT p256dh FROM device") == point


async def test_capitals_in_the_name_of_its_service_make_no_other(ann: httpx.AsyncClient) -> None:
    first = await made(ann, f"{PHONE}/Ab")
    assert await made(ann, f"{PHONE}/Ab".replace("https://fcm", "HTTPS://FCM")) == first
    assert await made(ann, f"{PHONE}/ab") != first


async def test_said_by_two_pages_at_once_it_is_one(ann: httpx.AsyncClient) -> None:
    ids = await asyncio.gather(*[made(ann) for _ in range(8)])
    assert len(set(ids)) == 1
    assert await database.fetch_value("SELECT count(*) FROM device") == 1


NOT_ON_THE_CURVE = b"\x04" + b"\x01" * 64
WRONG: list[tuple[str, str]] = [
    *[
        ("endpoint", endpoint)
        for endpoint in (
            "https://push.evil.example/send/1",
            "https://fcm.googleapis.com.evil.example/send/1",
            "https://push.services.mozilla.com/one",
            "http://fcm.googleapis.com/send/1",
            "https://fcm.googleapis.com:8443/send/1",
            "https://ann:pass@fcm.googleapis.com/send/1",
            "https://fcm.googleapis.com@evil.example/send/1",
            "https://fcm.googleapis.com\\@evil.example/send/1",
            "https://127.0.0.1/send/1",
            "http://127.0.0.1:8000/api/session",
            "https://10.0.0.1/send",
            "https://[::1]/send",
            "https://169.254.169.254/latest/meta-data",
            "https://2130706433/",
            "https://localhost/",
            "https://fcm.googleapis.com/a b",
            "https://fcm.googleapis.com/\u202eone",
            "file:///etc/passwd",
            "fcm.googleapis.com/send",
            "x",
        )
    ],
    *[
        ("p256dh", key)
        for key in (
            in_base64(NOT_ON_THE_CURVE),
            in_base64(b"\x00" + a_point()[1:]),
            in_base64(a_point()[:-1]),
            in_base64(a_point() + b"\x00"),
            # Compressed: a point of the curve, but not as a browser writes it.
            in_base64(b"\x02" + a_point()[1:33]),
            in_base64(a_point()) + "=",
            "B" * 85,
            "+/" * 40,
            "é" * 87,
            " ",
        )
    ],
    *[("auth", secret) for secret in (in_base64(b"x" * 15), in_base64(b"x" * 17), "x", "not/base64url+here", "=" * 22)],
    *[("name", name) for name in ("  ", "a\u202eb", "bell\x07", "\u200b")],
]


@pytest.mark.parametrize(("field", "value"), WRONG, ids=[f"{one[0]} {n}" for n, one in enumerate(WRONG)])
async def test_what_no_browser_makes_is_refused_by_its_name_and_nothing_is_kept(
    ann: httpx.AsyncClient, field: str, value: str
) -> None:
    answer = await ann.post("/api/me/devices", json=a_subscription() | {field: value})
    assert answer.status_code == 400, answer.text
    assert [one["pointer"] for one in answer.json()["errors"]] == [f"/{field}"]
    assert answer.json()["detail"].endswith(".")
    assert await listed(ann) == []


async def test_of_more_than_ten_the_oldest_goes(ann: httpx.AsyncClient, world: World, clock: SetClock) -> None:
    for n in range(11):
        await made(ann, f"{PHONE}/{n}", name=f"Browser {n}")
        clock.move(seconds=1)
    assert await listed(ann) == [f"Browser {n}" for n in range(10, 0, -1)]
    # Whoever opens the oldest of those that are left makes it no newer, and loses none.
    await made(ann, f"{PHONE}/1", name="Browser 1")
    assert len(await listed(ann)) == 10


async def test_who_makes_one_after_the_other_has_to_wait_and_saying_the_same_again_is_free(
    ann: httpx.AsyncClient, app: Litestar, clock: SetClock
) -> None:
    for n in range(30):
        await made(ann, f"{PHONE}/{n}")
    refused = await ann.post("/api/me/devices", json=a_subscription(f"{PHONE}/30"))
    assert (refused.status_code, refused.json()["type"]) == (429, "/problems/too-many")
    assert int(refused.headers["retry-after"]) > 0
    await made(ann, f"{PHONE}/29")
    async with aclosing(await signed_in(app, "ben")) as ben:
        await made(ben, LAPTOP)
    clock.move(hours=1)
    await made(ann, f"{PHONE}/30")


async def test_it_is_forgotten_when_i_say_so_and_what_was_due_there_does_not_go_there(
    ann: httpx.AsyncClient, world: World
) -> None:
    phone, laptop = await made(ann), await made(ann, LAPTOP)
    notice = await told(world.person["ann"])
    assert (await ann.delete(f"/api/me/devices/{phone}")).status_code == 204
    assert [device for _, _, device in await deliveries(notice)] == [None, laptop]
    again = await ann.delete(f"/api/me/devices/{phone}")
    assert (again.status_code, again.json()["detail"]) == (
        404,
        "There is no such device of yours. Look at the list of them.",
    )


async def test_anothers_is_there_for_nobody_else(ann: httpx.AsyncClient, app: Litestar, world: World) -> None:
    mine = await made(ann)
    for outsider in ("ben", "cat", "fay", "leo"):
        async with aclosing(await signed_in(app, outsider)) as client:
            assert await listed(client) == []
            for method, path in (("DELETE", ""), ("POST", "/test")):
                answer = await client.request(method, f"/api/me/devices/{mine}{path}")
                unknown = await client.request(method, f"/api/me/devices/{uuid4()}{path}")
                assert (answer.status_code, answer.content) == (404, unknown.content)
    assert len(await listed(ann)) == 1


async def test_it_goes_with_the_session_it_was_made_in_and_no_other_does(
    ann: httpx.AsyncClient, app: Litestar, world: World
) -> None:
    phone = await made(ann)
    async with aclosing(await signed_in(app, "ann")) as other:
        laptop = await made(other, LAPTOP)
        notice = await told(world.person["ann"])
        assert (await ann.delete("/api/session")).status_code == 200
        assert [one["id"] for one in (await other.get("/api/me/notices")).json()["devices"]] == [str(laptop)]
    assert await deliveries(notice) == [("push", "due", None), ("push", "due", laptop)]
    assert await deliveries(await told(world.person["ann"])) == [("push", "due", laptop)]
    assert phone != laptop


@pytest.mark.parametrize("how", ["expired", "left", "signed in as somebody else"])
async def test_however_a_session_ends_its_device_ends_too(
    ann: httpx.AsyncClient, world: World, clock: SetClock, how: str
) -> None:
    await made(ann)
    if how == "expired":
        await actions.expire(NOW + timedelta(days=31), NOW)
    elif how == "left":

        async def nothing(*_: object) -> None:
            pass

        await actions.mark_left([world.person["ann"]], None, NOW, nothing)
    else:
        await database.execute("INSERT INTO demo (since) VALUES ($1)", NOW)
        answer = await ann.post("/api/session", json={"email": "ben@estuary.example"})
        assert answer.status_code == 201
    assert await database.fetch("SELECT FROM device") == []


async def test_a_browser_in_which_somebody_else_signs_in_is_theirs_and_tells_them_nothing_of_the_first(
    ann: httpx.AsyncClient, app: Litestar, world: World
) -> None:
    """The first one's session still stands, as where a phone lost its cookies; the subscription is the same."""
    hers = await made(ann)
    notice = await told(world.person["ann"])
    async with aclosing(await signed_in(app, "ben")) as ben:
        his = await made(ben)
        assert his != hers
        assert len(await listed(ben)) == 1
    assert await listed(ann) == []
    assert await deliveries(notice) == [("push", "due", None)]
    assert await deliveries(await told(world.person["ann"])) == []
    assert await deliveries(await told(world.person["ben"])) == [("push", "due", his)]


async def test_signing_in_anew_takes_my_browser_along_with_what_is_still_to_come(
    ann: httpx.AsyncClient, app: Litestar, world: World
) -> None:
    phone = await made(ann)
    notice = await told(world.person["ann"])
    async with aclosing(await signed_in(app, "ann")) as again:
        assert await made(again) == phone
        # The old session ends after that: the device is the new one's.
        assert (await ann.delete("/api/session")).status_code == 200
        assert len(await listed(again)) == 1
    assert await deliveries(notice) == [("push", "due", phone)]


async def test_one_that_is_said_while_its_session_ends_is_not_kept(world: World) -> None:
    """The server that is asked has not heard of the end yet."""
    wish = NewDevice(**a_subscription(PHONE))
    with pytest.raises(Unauthenticated):
        await devices.register(wish, await world.who("ann"), ("fcm.googleapis.com",), NOW)
    assert await database.fetch("SELECT FROM device") == []


async def test_my_other_pages_hear_of_it(ann: httpx.AsyncClient, app: Litestar) -> None:
    async with Stream(app, ann) as stream:
        phone = await made(ann)
        assert (await stream.hear(b"event: me")).count(b"event: me") == 1
        await ann.delete(f"/api/me/devices/{phone}")
        async with asyncio.timeout(20):
            while stream.heard.count(b"event: me") < 2:
                stream._changed.clear()
                await stream._changed.wait()

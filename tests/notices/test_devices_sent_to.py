"""What really arrives at a browser: a test that was asked for, and nothing any more once it is somebody else's."""

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Any

import httpx
import msgspec
import pytest
from litestar import Litestar

from roost.notices.post import Post
from roost.settings import Settings
from tests.api.cast import signed_in
from tests.bookings import world as small
from tests.bookings.world import World
from tests.notices.outbox import setup
from tests.notices.push_service import PushService, Subscription, base64url
from tests.notices.telling import deliveries, told
from tests.support import NOW, SetClock, sign_in


@pytest.fixture
def settings(settings: Settings, service: PushService) -> Settings:
    return msgspec.structs.replace(settings, push_hosts=(service.host,))


@pytest.fixture
async def world(app: Litestar) -> World:
    return await small.build()


@pytest.fixture
async def ann(client: httpx.AsyncClient, world: World) -> httpx.AsyncClient:
    await sign_in(client, "ann@estuary.example", NOW)
    return client


async def made(client: httpx.AsyncClient, browser: Subscription) -> str:
    keys = {"p256dh": base64url(browser.p256dh), "auth": base64url(browser.auth)}
    answer = await client.post("/api/me/devices", json={"endpoint": browser.endpoint, "name": "Firefox"} | keys)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def ask(client: httpx.AsyncClient, device: str) -> httpx.Response:
    return await client.post(f"/api/me/devices/{device}/test")


async def listed(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.get("/api/me/notices")).json()["devices"]
    return found


@asynccontextmanager
async def a_post(service: PushService, **more: Any) -> AsyncIterator[Post]:
    async with Post(setup(service, **more)) as post:
        yield post


async def test_a_test_arrives_at_once_there_and_nowhere_else(
    ann: httpx.AsyncClient, service: PushService, clock: SetClock
) -> None:
    clock.at = NOW.replace(hour=23)
    phone, laptop = service.subscribe(), service.subscribe()
    device = await made(ann, phone)
    await made(ann, laptop)
    answer = await ask(ann, device)
    assert (answer.status_code, answer.content) == (204, b"")
    assert [message.told["title"] for message in phone.arrived] == ["Notices arrive here"]
    assert (len(laptop.arrived), service.refused) == (0, [])
    assert {one["id"]: one["sent_at"] for one in await listed(ann)}[device] == "2026-11-24T23:00:00Z"
    # It is not a thing that was told: the inbox is as it was.
    assert (await ann.get("/api/me/inbox")).json()["notices"] == []


@pytest.mark.parametrize(
    ("how", "words", "left"),
    [
        ("404", "Open Roost there and turn them on again.", 0),
        ("410", "Open Roost there and turn them on again.", 0),
        ("429", "Try again in a few minutes.", 1),
        ("503", "Try again in a few minutes.", 1),
        ("broken", "Try again in a few minutes.", 1),
        ("400", "Turn notices off in that browser and on again.", 1),
        ("redirect", "Turn notices off in that browser and on again.", 1),
    ],
)
async def test_one_that_did_not_arrive_says_what_to_do(
    ann: httpx.AsyncClient, service: PushService, how: str, words: str, left: int
) -> None:
    service.subscribe()
    device = await made(ann, service.subscribe(how))
    answer = await ask(ann, device)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/not-delivered")
    assert answer.json()["detail"].endswith(words)
    assert service.host not in answer.text
    assert len(await listed(ann)) == left


async def test_who_tries_again_and_again_has_to_wait(
    ann: httpx.AsyncClient, app: Litestar, service: PushService, clock: SetClock
) -> None:
    phone, other = service.subscribe(), service.subscribe()
    device = await made(ann, phone)
    for _ in range(10):
        assert (await ask(ann, device)).status_code == 204
    refused = await ask(ann, device)
    assert (refused.status_code, refused.json()["type"]) == (429, "/problems/too-many")
    assert len(phone.arrived) == 10
    async with aclosing(await signed_in(app, "ben")) as ben:
        assert (await ask(ben, await made(ben, other))).status_code == 204
    clock.move(minutes=10)
    assert (await ask(ann, device)).status_code == 204


@pytest.mark.parametrize("mail", [True, False])
async def test_what_was_due_to_a_browser_that_was_signed_out_goes_by_mail_or_ends(
    ann: httpx.AsyncClient, world: World, service: PushService, mail: bool
) -> None:
    phone = service.subscribe()
    await made(ann, phone)
    notice = await told(world.person["ann"])
    assert (await ann.delete("/api/session")).status_code == 200
    smtp = {"smtp": "smtp://127.0.0.1:9", "mail_from": "roost@estuary.example"} if mail else {}
    async with a_post(service, **smtp) as post:
        await post.send_due(NOW)
    assert (phone.arrived, phone.tried) == ([], 0)
    by_mail = [("mail", "due", None)] if mail else []
    assert await deliveries(notice) == [("push", "failed", None), *by_mail]


async def test_a_browser_that_is_somebody_elses_now_gets_what_is_theirs_and_nothing_of_the_first(
    ann: httpx.AsyncClient, app: Litestar, world: World, service: PushService
) -> None:
    phone = service.subscribe()
    await made(ann, phone)
    await told(world.person["ann"], title="Desk A1 is yours")
    async with aclosing(await signed_in(app, "ben")) as ben:
        await made(ben, phone)
        await told(world.person["ben"], title="Desk B1 is yours")
        await told(world.person["ann"], title="Desk A2 is yours", tag="another")
        async with a_post(service) as post:
            await post.send_due(NOW)
    assert [message.told["title"] for message in phone.arrived] == ["Desk B1 is yours"]


async def test_a_browser_in_which_i_signed_in_anew_gets_what_was_still_to_come(
    ann: httpx.AsyncClient, app: Litestar, world: World, service: PushService
) -> None:
    phone = service.subscribe()
    await made(ann, phone)
    await told(world.person["ann"])
    async with aclosing(await signed_in(app, "ann")) as again:
        await made(again, phone)
        assert (await ann.delete("/api/session")).status_code == 200
        async with a_post(service) as post:
            await post.send_due(NOW)
    assert len(phone.arrived) == 1

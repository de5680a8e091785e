"""The link at the end of a mail: whoever has the mail can switch off what it is for, and nothing else."""

import logging
from collections.abc import AsyncIterator
from contextlib import aclosing
from uuid import UUID

import httpx
import msgspec
import pytest
from litestar import Litestar

from roost.kit import database
from roost.kit.limits import Limit
from roost.notices import kinds, unsubscribing
from roost.notices.api import unsubscribe as api
from roost.notices.api.unsubscribe import PRESSED_FROM
from roost.settings import Settings
from tests.bookings import world as small
from tests.bookings.world import World
from tests.notices.telling import KINDS, NEWS, deliveries, told
from tests.support import NOW, SetClock, sign_in

ONE_CLICK = "List-Unsubscribe=One-Click"
FIELDS = {"Content-Type": "application/x-www-form-urlencoded"}
PARTS = {"Content-Type": "multipart/form-data; boundary=x"}
IN_PARTS = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With a mail server, and for the council's own address: no demonstration."""
    smtp = {"smtp": "smtp://127.0.0.1:9", "mail_from": "roost@estuary.example"}
    return msgspec.structs.replace(settings, demo=False, address="https://roost.estuary.example", **smtp)


@pytest.fixture
async def world(app: Litestar, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(kinds, "KINDS", KINDS)
    return await small.build()


@pytest.fixture
async def provider(app: Litestar, world: World) -> AsyncIterator[httpx.AsyncClient]:
    """A server of whoever shows the mail: no cookie, no word of where it comes from."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="https://roost.estuary.example") as client:
        yield client


async def link(person: UUID, kind: str | None = "booked") -> str:
    return f"/api/unsubscribe/{await unsubscribing.token_of(person, kind, NOW)}"


async def off(person: UUID) -> list[str]:
    rows = await database.fetch("SELECT kind FROM notice_choice WHERE person = $1 AND NOT wanted", person)
    return [row["kind"] for row in rows]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (FIELDS, ONE_CLICK),
        ({"Content-Type": "Application/X-WWW-Form-URLencoded; charset=UTF-8"}, ONE_CLICK),
        (PARTS, IN_PARTS),
        (JSON, "{}"),
        ({}, ""),
    ],
)
async def test_one_click_switches_off_what_the_mail_was_about(
    provider: httpx.AsyncClient, world: World, headers: dict[str, str], body: str
) -> None:
    ann = world.person["ann"]
    for _ in range(2):
        answer = await provider.post(await link(ann), content=body, headers=headers)
        assert (answer.status_code, answer.json()) == (
            200,
            {"kind": "booked", "name": "Somebody booked for me", "wanted": False},
        )
        assert answer.headers["cache-control"] == "no-store"
    assert await off(ann) == ["booked"]
    assert await off(world.person["ben"]) == []
    assert await told(ann) is None
    assert await deliveries(await told(ann, NEWS, mail=True)) == [("mail", "due", None)]


async def test_a_link_for_all_mails_ends_mails_and_nothing_else(provider: httpx.AsyncClient, world: World) -> None:
    ann = world.person["ann"]
    answer = await provider.post(await link(ann, None), content=ONE_CLICK, headers=FIELDS)
    assert answer.json() == {"kind": None, "name": "E-mails", "wanted": False}
    assert await deliveries(await told(ann, mail=True)) == []
    async with aclosing(provider) as client:
        await sign_in(client, "ann@estuary.example", NOW)
        client.cookies = httpx.Cookies({"__Host-roost": client.cookies["roost"]})
        assert (await client.get("/api/me/inbox")).json()["unread"] == 1


async def test_to_look_at_it_switches_nothing_off(provider: httpx.AsyncClient, world: World) -> None:
    """Who scans mails opens every link."""
    address = await link(world.person["ann"])
    for method in ("GET", "HEAD", "OPTIONS"):
        await provider.request(method, address)
    assert (await provider.get(address)).json() == {
        "kind": "booked",
        "name": "Somebody booked for me",
        "wanted": True,
    }
    assert await off(world.person["ann"]) == []
    await provider.post(address)
    assert (await provider.get(address)).json()["wanted"] is False


async def test_it_is_done_for_whose_mail_it_was_whoever_is_signed_in(provider: httpx.AsyncClient, world: World) -> None:
    await sign_in(provider, "ben@estuary.example", NOW)
    provider.cookies = httpx.Cookies({"__Host-roost": provider.cookies["roost"]})
    answer = await provider.post(await link(world.person["ann"]), json={}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 200
    assert (await off(world.person["ann"]), await off(world.person["ben"])) == (["booked"], [])


async def test_a_link_that_is_not_ours_is_404_and_says_where_to_go(provider: httpx.AsyncClient, world: World) -> None:
    real = (await link(world.person["ann"])).rsplit("/", 1)[1]
    other = (await link(world.person["ben"], "news")).rsplit("/", 1)[1]
    flipped = ("A" if real[5] != "A" else "B").join((real[:5], real[6:]))
    for token in (
        flipped,
        real[:-2],
        real + "AAAA",
        other[:22] + real[22:],
        "x",
        "%C3%A9" * 20,
        "A" * 200,
        "a.b",
    ):
        for method in ("GET", "POST"):
            answer = await provider.request(method, f"/api/unsubscribe/{token}")
            assert answer.status_code == 404, token
    for method in ("GET", "POST"):
        answer = await provider.request(method, f"/api/unsubscribe/{flipped}")
        assert answer.json()["detail"].startswith("This link is not one of ours. Open Roost")
    assert await database.fetch("SELECT FROM notice_choice") == []


async def test_of_a_kind_that_is_no_longer_in_the_table_there_is_nothing_to_switch_off(
    provider: httpx.AsyncClient, world: World
) -> None:
    answer = await provider.post(await link(world.person["ann"], "carrier-pigeon"))
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "Mails of this kind are not sent any more. There is nothing to switch off.",
    )


async def test_from_one_address_so_many_links_are_pressed_a_minute(
    app: Litestar, world: World, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (PRESSED_FROM.most, PRESSED_FROM.seconds) == (60, 60)
    monkeypatch.setattr(api, "PRESSED_FROM", Limit(PRESSED_FROM.what, 3, 60))
    mine, not_ours = await link(world.person["ann"]), "/api/unsubscribe/x"

    def at(address: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app=app, client=(address, 4711))
        return httpx.AsyncClient(transport=transport, base_url="https://roost.estuary.example")

    async with at("203.0.113.7") as one, at("203.0.113.8") as other:
        for address, status in ((not_ours, 404), (mine, 200), (not_ours, 404), (mine, 429), (not_ours, 429)):
            answer = await one.post(address, content=ONE_CLICK, headers=FIELDS)
            assert answer.status_code == status
        assert answer.json()["type"] == "/problems/too-many"
        assert 0 < int(answer.headers["retry-after"]) <= 60
        assert (await one.get(mine)).status_code == 200
        assert (await other.post(mine)).status_code == 200
        clock.move(seconds=60)
        assert (await one.post(mine)).status_code == 200


async def test_a_form_is_small_and_taken_nowhere_else(provider: httpx.AsyncClient, world: World) -> None:
    address = await link(world.person["ann"])
    assert (await provider.post(address, content="a=" + "x" * 1022, headers=FIELDS)).status_code == 200
    for headers in (FIELDS, PARTS):
        large = await provider.post(address, content="a=" + "x" * 1023, headers=headers)
        assert (large.status_code, large.json()["type"]) == (413, "/problems/too-large")
    text = await provider.post(address, content=ONE_CLICK, headers={"Content-Type": "text/plain"})
    assert text.status_code == 415
    for elsewhere in ("/api/receipts", "/api/session", "/api/unsubscribe", "/api/unlinked/x"):
        answer = await provider.post(elsewhere, content=ONE_CLICK, headers=FIELDS)
        assert answer.status_code == 415, elsewhere
    for method in ("PUT", "DELETE"):
        answer = await provider.request(method, address, content=ONE_CLICK, headers=FIELDS)
        assert answer.status_code == 415


async def test_a_page_of_another_site_cannot_press_it_with_somebodys_cookies(
    provider: httpx.AsyncClient, world: World
) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        answer = await provider.post(await link(world.person["ann"]), content=ONE_CLICK, headers=FIELDS | headers)
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/cross-site")
    assert await off(world.person["ann"]) == []


async def test_when_it_fails_the_log_does_not_hold_the_link(
    provider: httpx.AsyncClient, world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    address = await link(world.person["ann"])
    monkeypatch.setattr(unsubscribing, "read", broken)
    with caplog.at_level(logging.DEBUG):
        assert (await provider.post(address)).status_code == 500
    said = [record.getMessage() for record in caplog.records if record.name.startswith("roost")]
    assert said
    assert address.rsplit("/", 1)[1] not in "\n".join(said)


async def test_a_link_opened_by_a_person_leads_to_its_screen_and_switches_nothing_off(
    world: World, provider: httpx.AsyncClient
) -> None:
    address = await link(world.person["ann"])
    opened = await provider.get(address, headers={"Accept": "text/html,*/*;q=0.8"})
    assert (opened.status_code, opened.headers["location"]) == (303, address.removeprefix("/api"))
    assert opened.headers["cache-control"] == "no-store"
    asked = await provider.get(address, headers={"Accept": "application/json"})
    assert (asked.status_code, asked.json()["wanted"]) == (200, True)
    clicked = await provider.post(address, headers=FIELDS | {"Accept": "text/html"}, content=ONE_CLICK)
    assert (clicked.status_code, clicked.json()["wanted"]) == (200, False)

"""The event stream says that something changed, and to nobody of whom."""

from contextlib import aclosing

import httpx
import pytest
from litestar import Litestar

from tests.api import cast as casts
from tests.api.cast import ASKERS, FRIDAY, TOMORROW, Cast
from tests.api.streams import Stream
from tests.api.untold import secrets

LAST = {"day": str(FRIDAY), "starts": "09:00", "ends": "10:00"}


async def done(answer: httpx.Response, *statuses: int) -> None:
    assert answer.status_code in (statuses or (200, 201)), answer.text


async def happen(app: Litestar, cast: Cast) -> None:
    """Everything that is somebody else's business, one after the other."""
    async with aclosing(await casts.signed_in(app, "hid")) as hester:
        desk = {"space": cast.space("U2"), "day": str(FRIDAY), "starts": "09:00", "ends": "12:00"}
        booking = (await hester.post("/api/bookings", json=desk)).json()["id"]
        await done(await hester.post(f"/api/bookings/{booking}/span", json={"starts": "09:00", "ends": "11:00"}))
        await done(await hester.post(f"/api/bookings/{booking}/cancellation"))
        await done(await hester.post(f"/api/talks/{cast.talks['ann to hid']}/answer", json={"answer": "there"}))
        await done(await hester.put("/api/me/hidden", json={"hidden": False}))
        await done(await hester.put("/api/me/hidden", json={"hidden": True}))
    async with aclosing(await casts.signed_in(app, "guy")) as parking:
        car = {"registration": "HE11 HYD", "reason": "blocking"}
        await done(await parking.post("/api/parking/lookups", json=car))
    async with aclosing(await casts.signed_in(app, "fay")) as facilities:
        out = {"zone": "hall-1-b", "from": str(TOMORROW), "until": str(TOMORROW), "reason": "a leak"}
        await done(await facilities.post("/api/outages", json=out))
    async with aclosing(await casts.signed_in(app, "hal")) as hal:
        hidden = {"space": cast.space("U2"), "chip": "no-socket", "level": "hidden", "words": "the plug sparks"}
        await done(await hal.post("/api/issues", json=hidden))
        await done(await hal.put(f"/api/issues/{cast.issue('hidden, owned')}/words", json={"words": "too late"}), 409)
    async with aclosing(await casts.signed_in(app, "mia")) as mia:
        await done(await mia.post(f"/api/issues/{cast.issue('hopped')}/me-too"))
    async with aclosing(await casts.signed_in(app, "rae")) as rae:
        body = {"zone": "hall-1-o", "category": "comfort", "words": "Leo Lamb hums", "confirmed": True}
        await done(await rae.post("/api/issues", json=body))


@pytest.mark.parametrize("asker", ASKERS)
async def test_a_stream_names_floors_and_days_and_nobody(app: Litestar, cast: Cast, asker: str) -> None:
    known = await secrets(cast)
    async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client, Stream(app, client) as stream:
        await happen(app, cast)
        # What comes last is one's own: once it is heard, everything before it was.
        await done(await client.post("/api/bookings", json=LAST | {"space": cast.space("L1")}))
        heard = await stream.hear(b'{"floor":"lane-0","day":"2026-11-27"}')
    assert b'event: floor/day\ndata: {"floor":"hall-2","day":"2026-11-27"}' in heard
    lines = {line for line in heard.split(b"\n") if line and not line.startswith(b"data: {")}
    kinds = {b"event: floor/day", b"event: issue", b"event: board"}
    assert kinds <= lines <= {b"retry: 2000", b"event: hello", b"event: me"} | kinds
    assert b'event: issue\ndata: {"number":%d}' % cast.issue("hopped") in heard
    assert [said for one in known if (said := one.told("get_events", "nobody", heard.lower()))] == []


@pytest.mark.parametrize(("asker", "hers"), [("outsider", False), ("facilities", False), ("hid", True)])
async def test_me_is_heard_by_that_person_only(app: Litestar, cast: Cast, asker: str, hers: bool) -> None:
    async with aclosing(await casts.signed_in(app, ASKERS.get(asker, asker))) as client, Stream(app, client) as stream:
        async with aclosing(await casts.signed_in(app, "guy")) as parking:
            car = {"registration": "HE11 HYD", "reason": "emergency"}
            await done(await parking.post("/api/parking/lookups", json=car))
            await done(await parking.post("/api/bookings", json=LAST | {"space": cast.space("L1")}))
        heard = await stream.hear(b'{"floor":"lane-0","day":"2026-11-27"}')
    assert (b"event: me" in heard) is hers


async def test_a_stream_ends_with_its_session_and_no_other_does(app: Litestar, cast: Cast) -> None:
    async with (
        aclosing(await casts.signed_in(app, "cat")) as phone,
        aclosing(await casts.signed_in(app, "cat")) as laptop,
        Stream(app, phone) as on_phone,
        Stream(app, laptop) as on_laptop,
    ):
        assert (await phone.delete("/api/session")).status_code == 200
        await on_phone.end()
        await done(await laptop.post("/api/bookings", json=LAST | {"space": cast.space("L1")}))
        await on_laptop.hear(b"event: me")
        assert b"event: me" not in on_phone.heard

"""Webhooks as an administrator makes, tries and ends them; what is secret is shown once, or not at all."""

from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest
import pytest_asyncio
from litestar import Litestar

from roost.kit import database
from roost.settings import Settings
from tests.bookings.world import World
from tests.issues import world as council
from tests.support import NOW, SetClock, sign_in
from tests.webhooks.hooks import deliveries
from tests.webhooks.receiver import Receiver

WISH = {"name": "Channel", "address": "", "kinds": ["issue", "booking"], "format": "json"}


@pytest.fixture
def settings(settings: Settings, receiver: Receiver) -> Settings:
    return msgspec.structs.replace(settings, webhook_hosts=(receiver.host,))


@pytest.fixture
async def world(app: Litestar) -> World:
    return await council.build()


@pytest_asyncio.fixture
async def administrator(world: World, client: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    await sign_in(client, "ada@estuary.example", NOW)
    yield client


async def make(administrator: httpx.AsyncClient, receiver: Receiver, **but: object) -> dict:
    wish = WISH | {"address": receiver.at("/roost?sig=key")} | but
    answer = await administrator.post("/api/admin/webhooks", json=wish)
    assert answer.status_code == 201, answer.text
    receiver.expects("/roost", answer.json()["secret"])
    return answer.json()["webhook"]


async def test_the_secret_is_shown_once_and_the_address_never_whole(
    administrator: httpx.AsyncClient, receiver: Receiver
) -> None:
    made = await make(administrator, receiver)
    answer = await administrator.get("/api/admin/webhooks")
    [listed] = answer.json()["webhooks"]
    assert listed == made
    assert listed["address"] == f"http://{receiver.host}/…"
    assert (listed["state"], listed["waiting"], listed["kinds"]) == ("on", 0, ["booking", "issue"])
    assert "secret" not in answer.text
    assert "sig=key" not in answer.text
    assert "whsec_" not in answer.text
    assert {one["code"] for one in answer.json()["kinds"]} >= {"booking", "issue", "fix", "outage"}
    # Nor does the journal know either.
    facts = await database.fetch("SELECT facts::text AS facts FROM journal WHERE entity = 'webhook'")
    assert [one["facts"] for one in facts] == ['{"kinds": "booking issue", "format": "json"}']


async def test_a_test_is_sent_at_once_and_says_what_came_of_it(
    administrator: httpx.AsyncClient, receiver: Receiver, clock: SetClock
) -> None:
    made = await make(administrator, receiver)
    address = f"/api/admin/webhooks/{made['id']}/test"
    answer = await administrator.post(address)
    assert answer.json() == {"ok": True, "status": 204, "words": "It arrived."}
    [message] = receiver.arrived
    assert message.body["type"] == "roost.test"
    receiver.how.append("500")
    answer = await administrator.post(address)
    words = "It did not arrive: it is busy or broken (500)."
    assert answer.json() == {"ok": False, "status": 500, "words": words}
    # It is no delivery, and nothing is said of the webhook for it.
    assert await deliveries(made["id"]) == []


async def test_a_change_rests_on_a_copy_and_keeps_the_address_that_is_not_given(
    administrator: httpx.AsyncClient, receiver: Receiver
) -> None:
    made = await make(administrator, receiver)
    address = f"/api/admin/webhooks/{made['id']}"
    change = {"name": "Other", "kinds": ["outage"], "format": "teams", "on": True}
    assert (await administrator.put(address, json=change)).status_code == 428
    version = {"If-Match": f'"{made["version"]}"'}
    answer = await administrator.put(address, json=change, headers=version)
    changed = answer.json()
    assert (changed["name"], changed["kinds"], changed["format"]) == ("Other", ["outage"], "teams")
    assert answer.headers["etag"] == f'"{changed["version"]}"' != version["If-Match"]
    kept = await database.fetch_value("SELECT address FROM webhook")
    assert kept == receiver.at("/roost?sig=key")
    answer = await administrator.put(address, json=change | {"on": False}, headers=version)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/changed-meanwhile")
    off = {"If-Match": f'"{changed["version"]}"'}
    answer = await administrator.put(address, json=change | {"on": False}, headers=off)
    assert (answer.json()["state"], answer.json()["off_why"]) == ("off", "an administrator switched it off")


@pytest.mark.parametrize(
    ("but", "pointer"),
    [
        ({"address": "https://10.0.0.7/"}, "/address"),
        ({"address": "http://flows.example.gov.uk/"}, "/address"),
        ({"name": "   "}, "/name"),
        ({"kinds": []}, "/kinds"),
        ({"kinds": ["person"]}, "/kinds/0"),
    ],
)
async def test_what_cannot_be_is_refused_by_its_name(
    administrator: httpx.AsyncClient, receiver: Receiver, but: dict, pointer: str
) -> None:
    answer = await administrator.post("/api/admin/webhooks", json=WISH | {"address": receiver.at()} | but)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)
    # A screen shows it apart from its field.
    said = answer.json()["errors"][0]["detail"]
    assert said[0].isupper() or said.startswith(("must have ", "cannot be ")), said
    assert await database.fetch_value("SELECT count(*) FROM webhook") == 0


async def test_there_are_twenty_at_most(administrator: httpx.AsyncClient, receiver: Receiver) -> None:
    for n in range(20):
        await make(administrator, receiver, name=f"Channel {n}")
    answer = await administrator.post("/api/admin/webhooks", json=WISH | {"address": receiver.at()})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/too-many-webhooks")


async def test_one_that_is_deleted_is_gone_with_what_it_was_told(
    administrator: httpx.AsyncClient, receiver: Receiver, world: World
) -> None:
    made = await make(administrator, receiver)
    answer = await administrator.delete(f"/api/admin/webhooks/{made['id']}")
    assert answer.status_code == 204
    assert (await administrator.get("/api/admin/webhooks")).json()["webhooks"] == []
    again = await administrator.delete(f"/api/admin/webhooks/{made['id']}")
    assert again.status_code == 404

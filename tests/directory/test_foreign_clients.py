"""Clients that are not ours, over a real server: scim2-tester, which knows the RFCs, and scim2-client."""

from collections.abc import Iterator
from datetime import timedelta

import httpx2
import pytest
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_models import PatchOp, PatchOperation
from scim2_tester import Status, check_server

from roost.kit import clock, database
from roost.people import PersonRow, tokens, upsert_people
from tests.support import ServerProcess, eventually, sign_in


@pytest.fixture
async def foreign(two_servers: list[ServerProcess]) -> Iterator[SyncSCIMClient]:
    now = clock.now()
    await upsert_people([PersonRow("ada@estuary.example", "Ada Admin", None, "administrator")], None, now)
    ada = await database.fetch_value("SELECT id FROM person")
    _, token = await tokens.make("Tester", ["scim"], now.date() + timedelta(days=1), ada, now)
    client = httpx2.Client(base_url=f"{two_servers[0].url}/api/scim/v2", headers={"Authorization": f"Bearer {token}"})
    with client:
        yield SyncSCIMClient(client)


async def test_scim2_tester_finds_nothing_wrong(foreign: SyncSCIMClient) -> None:
    results = check_server(foreign)
    wrong = [str(one) for one in results if one.status not in (Status.SUCCESS, Status.COMPLIANT)]
    assert wrong == []
    assert len(results) > 50


async def test_a_joiner_and_leaver_with_scim2_client(foreign: SyncSCIMClient, two_servers: list[ServerProcess]) -> None:
    """It knows of Roost what Roost says of itself; what it does on one server holds on the other at once."""
    foreign.discover()
    User, Group = (foreign.get_resource_model(name) for name in ("User", "Group"))
    assert User is not None
    assert Group is not None
    nia = foreign.create(
        User(
            user_name="nia@estuary.example",
            display_name="Nia Reed",
            active=True,
            external_id="object-nia",
            emails=[{"value": "nia@estuary.example", "type": "work"}],
        )
    )
    found = foreign.query(User, query_parameters={"filter": 'userName eq "NIA@estuary.example"'})
    assert [one.id for one in found.resources] == [nia.id]
    group = foreign.create(Group(display_name="Leaders", members=[{"value": nia.id}]))
    assert [one.value for one in group.members] == [nia.id]
    async with two_servers[1].client() as browser:
        await sign_in(browser, "nia@estuary.example")
        assert (await browser.get("/api/me")).json()["name"] == "Nia Reed"
        leave = PatchOp[User](operations=[PatchOperation(op="replace", path="active", value=False)])
        assert foreign.modify(User, nia.id, leave).active is False

        async def out() -> bool:
            return (await browser.get("/api/me")).status_code == 401

        await eventually(out)
        foreign.delete(User, nia.id)
        gone = foreign.query(User, nia.id, raise_scim_errors=False)
        assert gone.status == 404
        assert foreign.query(Group, group.id).members in (None, [])

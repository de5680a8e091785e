"""Clients that are not ours, over a real server: scim2-tester, which knows the RFCs, and scim2-client."""

from collections.abc import Iterator
from datetime import timedelta

import httpx2
import pytest
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import Status, check_server

from roost.kit import clock, database
from roost.people import PersonRow, tokens, upsert_people
from tests.support import ServerProcess


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

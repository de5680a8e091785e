"""Whose Roost this is, for whoever has not signed in yet."""

import httpx
import msgspec
import pytest

from roost import __version__
from roost.kit import database
from roost.records.rules import RULES
from roost.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, council="Estuary Borough Council", contact="roost@estuary.gov.uk")


async def test_anybody_is_told_whose_it_is_and_whom_to_write_to(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/about")
    assert answer.status_code == 200
    assert answer.json() == {
        "council": "Estuary Borough Council",
        "contact": "roost@estuary.gov.uk",
        "dpo": None,
        "version": __version__,
        "demo": True,
        "kept": {rule.what: rule.usual for rule in RULES},
    }


async def test_anybody_is_told_how_long_things_are_kept_by_the_rules_in_force(client: httpx.AsyncClient) -> None:
    await database.execute("INSERT INTO retention (what, days) VALUES ('bookings', 60)")
    kept = (await client.get("/api/about")).json()["kept"]
    assert (kept["bookings"], kept["notices"]) == (60, 30)

"""Whose Roost this is, for whoever has not signed in yet."""

import httpx
import msgspec
import pytest

from roost import __version__
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
    }

"""Whoever finds that something here is not safe can read whom to tell (RFC 9116)."""

from datetime import timedelta

import httpx
import msgspec
import pytest

from roost.settings import Settings
from tests.support import NOW, SetClock

PATH = "/.well-known/security.txt"


@pytest.fixture
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    return msgspec.structs.replace(settings, contact=getattr(request, "param", "roost@estuary.gov.uk"))


def fields(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.splitlines())


async def test_it_says_whom_to_tell_and_where_it_is_itself(client: httpx.AsyncClient) -> None:
    answer = await client.get(PATH)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    said = fields(answer.text)
    assert said.keys() == {"Contact", "Expires", "Preferred-Languages", "Canonical"}
    assert said["Contact"] == "mailto:roost@estuary.gov.uk"
    assert said["Canonical"] == f"http://127.0.0.1:8000{PATH}"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_it_is_good_for_some_months_whenever_it_is_read(client: httpx.AsyncClient, clock: SetClock) -> None:
    for _ in range(3):
        expires = fields((await client.get(PATH)).text)["Expires"]
        good = clock().fromisoformat(expires) - clock()
        assert timedelta(days=90) < good < timedelta(days=365)
        clock.move(days=300)
    assert clock() > NOW + timedelta(days=800)


@pytest.mark.parametrize("settings", [None], indirect=True)
async def test_where_nobody_is_named_there_is_no_such_page(client: httpx.AsyncClient) -> None:
    answer = await client.get(PATH)
    assert answer.status_code == 404


async def test_it_can_only_be_looked_at(client: httpx.AsyncClient) -> None:
    assert (await client.post(PATH, json={})).status_code == 405
    head = await client.head(PATH)
    assert (head.status_code, head.content) == (200, b"")

"""Where a webhook may lead: an administrator types it, and we stand inside the council's network."""

import socket
from typing import Any

import aiohttp
import pytest
from aiohttp.resolver import ThreadedResolver

from roost.kit import database
from roost.webhooks.rules import address_problem, shown
from roost.webhooks.teller import Teller
from tests.bookings.world import World
from tests.support import NOW
from tests.webhooks.hooks import ADDRESS, deliveries, hook, tell
from tests.webhooks.receiver import Receiver

OURS = ("127.0.0.1:8099",)
ELSEWHERE = "https://flows.example.gov.uk/roost"


@pytest.mark.parametrize(
    "address",
    [
        "https://flows.example.gov.uk/roost",
        "https://flows.example.gov.uk",
        "https://prod-12.uksouth.logic.azure.com:443/workflows/a1/triggers/manual/paths/invoke?api-version=1&sp=%2F&sig=x_-",
        "HTTPS://Flows.Example.gov.uk:8443/Roost",
        "http://127.0.0.1:8099/roost",
    ],
)
def test_a_name_on_the_internet_by_https_may(address: str) -> None:
    assert address_problem(address, OURS) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://flows.example.gov.uk/roost",
        "ftp://flows.example.gov.uk/",
        "file:///etc/passwd",
        "https://me:secret@flows.example.gov.uk/",
        "https://flows.example.gov.uk@10.0.0.7/",
        "https://flows.example.gov.uk/#x",
        "https://flows.example.gov.uk\\@10.0.0.7/",
        "https://flows.example.gov.uk/a b",
        "https://flows.example.gov.uk/\r\nHost: x",
        "https://localhost/roost",
        "https://intranet/roost",
        "https://127.0.0.1/roost",
        "https://127.0.0.1:8099/roost",
        "http://127.0.0.1:8098/roost",
        "http://127.1:8099/roost",
        "https://10.0.0.7/",
        "https://8.8.8.8/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.7]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://flows.example.gov.uk:0/",
        "https://flows.example.gov.uk:99999/",
        "https://ﬂows.example.gov.uk/",
        "https:///roost",
        "",
    ],
)
async def test_nothing_else_may_and_nothing_is_sent_had_it_come_into_the_database(
    world: World, receiver: Receiver, address: str
) -> None:
    problem = address_problem(address, () if address.startswith("https://127") else OURS)
    assert problem
    webhook = await hook(world, receiver)
    await database.execute("UPDATE webhook SET address = $2 WHERE id = $1", webhook, address)
    async with Teller(()) as teller:
        found = await teller.test(webhook, ADDRESS, NOW)
    assert (found.ok, found.status) == (False, None)
    assert receiver.asked == []


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """Where each name leads, one answer after the other, as whoever runs a name's server decides."""
    answers: dict[str, list[list[str]]] = {}

    async def resolve(self: ThreadedResolver, host: str, port: int = 0, family: int = 0) -> list[dict[str, Any]]:
        found = answers[host].pop(0) if len(answers[host]) > 1 else answers[host][0]
        return [
            {"hostname": host, "host": one, "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}
            for one in found
        ]

    monkeypatch.setattr(ThreadedResolver, "resolve", resolve)
    return answers


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where connections were begun to."""
    to: list[str] = []
    begin = aiohttp.TCPConnector._wrap_create_connection

    async def spied(self: Any, *args: Any, addr_infos: Any, **more: Any) -> Any:
        to.extend(info[4][0] for info in addr_infos)
        if any(not one.startswith("127.") for one in to):
            raise OSError("not from a test")
        return await begin(self, *args, addr_infos=addr_infos, **more)

    monkeypatch.setattr(aiohttp.TCPConnector, "_wrap_create_connection", spied)
    return to


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::7"])
async def test_a_name_that_leads_in_here_is_not_followed(
    world: World, receiver: Receiver, names: dict[str, list[list[str]]], connected: list[str], inside: str
) -> None:
    names["flows.example.gov.uk"] = [[inside]]
    webhook = await hook(world, receiver)
    await database.execute("UPDATE webhook SET address = $2 WHERE id = $1", webhook, ELSEWHERE)
    await world.book("ann", "P1")
    await tell(receiver)
    [one] = await deliveries(webhook)
    assert (one.state, one.failure) == ("due", "its name leads to an address that is not on the internet")
    assert connected == []


async def test_what_was_looked_at_is_what_we_connect_to_whatever_the_name_says_a_moment_later(
    world: World, receiver: Receiver, names: dict[str, list[list[str]]], connected: list[str]
) -> None:
    """DNS rebinding: the first answer is on the internet, the next ones are in here."""
    names["flows.example.gov.uk"] = [["93.184.216.34"], ["127.0.0.1"]]
    webhook = await hook(world, receiver)
    await database.execute("UPDATE webhook SET address = $2 WHERE id = $1", webhook, ELSEWHERE)
    async with Teller(()) as teller:
        await teller.test(webhook, ADDRESS, NOW)
        assert connected == ["93.184.216.34"]
        # The second time the name leads in here: either the first address again, or nowhere.
        await teller.test(webhook, ADDRESS, NOW)
    assert set(connected) == {"93.184.216.34"}


async def test_no_proxy_of_the_environment_is_asked(
    world: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    await hook(world, receiver)
    await world.book("ann", "P1")
    assert await tell(receiver) == 1


def test_of_an_address_what_may_be_a_key_is_not_shown() -> None:
    assert shown("https://h.example:443/workflows/a?sig=secret") == "https://h.example:443/…"
    assert shown("https://h.example/") == "https://h.example/"

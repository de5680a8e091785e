"""Where we connect to on somebody else's word: only to the internet, and only to what was looked at."""

import socket
from datetime import timedelta

import pytest
from aiohttp.resolver import ThreadedResolver

from roost.kit.outward import LONGEST_WAIT, NotPublic, PublicOnly, is_full_name, is_literal, is_public, wait_of
from tests.support import NOW


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_what_is_on_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "100.64.0.1",
            "169.254.169.254",
        ),
        *("224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1"),
        *("::ffff:10.0.0.7", "::ffff:127.0.0.1", "2002:a00:7::", "64:ff9b::a00:7", "not an address"),
        *("::7f00:1", "::808:808", "64:ff9b:1::808:808", "::ffff:0:127.0.0.1", "fec0::1"),
        *("168.63.129.16", "64:ff9b::a83f:8110", "192.0.0.8", "192.0.0.10", "192.88.99.1", "3fff::1", "5f00::1"),
    ],
)
def test_what_is_in_here_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "10.0.0.7.", "1.2.3.0x4"])
def test_a_number_in_whatever_spelling_is_no_name(host: str) -> None:
    assert is_literal(host)
    assert not is_full_name(host)


@pytest.mark.parametrize("host", ["flows.example.gov.uk", "a-b.logic.azure.com", "x.xn--p1ai", "1.example.com"])
def test_a_name_with_a_dot_is_one(host: str) -> None:
    assert not is_literal(host)
    assert is_full_name(host)


@pytest.mark.parametrize(
    "host", ["localhost", "intranet", "", ".example.com", "a..b.uk", "-a.example.com", "a_b.example"]
)
def test_what_cannot_be_anybodys_on_the_internet_is_none(host: str) -> None:
    assert not is_full_name(host)


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What every name leads to, as whoever runs a name's server decides."""
    addresses: list[str] = []

    async def resolve(self: ThreadedResolver, host: str, port: int = 0, family: int = 0) -> list[dict[str, object]]:
        return [
            {"hostname": host, "host": address, "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}
            for address in addresses
        ]

    monkeypatch.setattr(ThreadedResolver, "resolve", resolve)
    return addresses


async def test_of_a_names_addresses_those_in_here_are_left_out(resolved: list[str]) -> None:
    resolved += ["127.0.0.1", "8.8.8.8", "::ffff:10.0.0.7"]
    found = await PublicOnly().resolve("example.com", 443)
    assert [one["host"] for one in found] == ["8.8.8.8"]


async def test_a_name_that_leads_nowhere_else_is_refused(resolved: list[str]) -> None:
    resolved += ["127.0.0.1", "169.254.169.254"]
    with pytest.raises(NotPublic):
        await PublicOnly(("example.com:444",)).resolve("example.com", 443)


async def test_one_of_ours_is_followed_with_its_port(resolved: list[str]) -> None:
    resolved.append("127.0.0.1")
    assert [one["host"] for one in await PublicOnly(("localhost:8099",)).resolve("localhost", 8099)] == ["127.0.0.1"]


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("0", 0),
        (" 90 ", 90),
        ("Tue, 24 Nov 2026 09:02:00 GMT", 120),
        ("Tue, 24 Nov 2026 08:00:00 GMT", 0),
        ("Tuesday, 24-Nov-26 09:02:00 GMT", 120),
        ("99999999999999999999", LONGEST_WAIT.total_seconds()),
        ("Mon, 01 Jan 99999999999 00:00:00 GMT", LONGEST_WAIT.total_seconds()),
        ("Fri, 01 Jan 2100 00:00:00 GMT", LONGEST_WAIT.total_seconds()),
        *((nothing, None) for nothing in ("", "-5", "1.5", "soon", "²", "Tue, 99 Nov 2026 09:02:00 GMT", None)),
    ],
)
def test_when_to_come_back_is_read_as_seconds_or_as_a_date_and_bounded(said: str | None, waits: float | None) -> None:
    assert wait_of(said, NOW) == (None if waits is None else timedelta(seconds=waits))

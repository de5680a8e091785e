"""For whom a proxy asks: believed of the council's own proxies, of nobody else, whatever is written."""

from ipaddress import ip_network
from typing import Any

import pytest

from roost.kit.limits import address_of
from roost.kit.requests import Message, Receive, Scope, Send
from roost.web.proxies import Forwarded

OURS = [ip_network(one) for one in ("127.0.0.1", "10.0.4.0/24", "::1", "fd00:4::/64")]
Asked = tuple[str | None, str]


async def asked(peer: str | None, *headers: tuple[str, bytes], trusted: Any = OURS) -> Asked:
    """Who asks, as a limit counts it, and by which scheme."""
    seen: list[Scope] = []

    async def app(scope: Scope, _: Receive, __: Send) -> None:
        seen.append(scope)

    async def receive() -> Message:
        raise AssertionError

    async def send(_: Message) -> None:
        raise AssertionError

    client = None if peer is None else (peer, 4711)
    raw = [(name.encode(), value) for name, value in headers]
    await Forwarded(app, trusted)({"type": "http", "client": client, "scheme": "http", "headers": raw}, receive, send)
    return address_of(seen[0]), seen[0]["scheme"]


def forwarded(*said: str) -> list[tuple[str, bytes]]:
    return [("x-forwarded-for", one.encode("latin-1")) for one in said]


@pytest.mark.parametrize(
    ("peer", "said", "who"),
    [
        # Nobody but a proxy of ours is believed.
        ("203.0.113.7", ["198.51.100.1"], "203.0.113.7"),
        ("10.0.5.1", ["198.51.100.1"], "10.0.5.1"),
        ("fd00:5::1", ["198.51.100.1"], "fd00:5::/64"),
        # One proxy, on this machine or another.
        ("127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("::1", ["2001:db8:1:2::9"], "2001:db8:1:2::/64"),
        ("10.0.4.9", ["198.51.100.1"], "198.51.100.1"),
        ("::ffff:10.0.4.9", ["198.51.100.1"], "198.51.100.1"),
        # What the browser wrote stands further left, in the same header or in one before.
        ("127.0.0.1", ["192.0.2.66, 198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["192.0.2.66", "198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["10.0.4.7, 198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["<script>, 198.51.100.1"], "198.51.100.1"),
        # Two of ours, one behind the other.
        ("127.0.0.1", ["192.0.2.66, 198.51.100.1, 10.0.4.7"], "198.51.100.1"),
        ("127.0.0.1", ["198.51.100.1, fd00:4::7"], "198.51.100.1"),
        # As proxies write it.
        ("127.0.0.1", ["198.51.100.1:4711"], "198.51.100.1"),
        ("127.0.0.1", ["[2001:db8:1:2::9]:4711"], "2001:db8:1:2::/64"),
        ("127.0.0.1", ["[2001:db8:1:2::9]"], "2001:db8:1:2::/64"),
        ("127.0.0.1", ["  198.51.100.1\t"], "198.51.100.1"),
        # Nothing, or nothing that can be read: it is the proxy itself, and this machine is nobody.
        ("127.0.0.1", [], None),
        ("10.0.4.9", [], "10.0.4.9"),
        ("10.0.4.9", [""], "10.0.4.9"),
        ("10.0.4.9", ["unknown"], "10.0.4.9"),
        ("10.0.4.9", ["198.51.100.1,"], "10.0.4.9"),
        ("127.0.0.1", ["nonsense, 10.0.4.7"], "10.0.4.7"),
        ("10.0.4.9", ["198.51.100.1%eth0"], "10.0.4.9"),
        ("10.0.4.9", ["fe80::1%eth0"], "10.0.4.9"),
        ("10.0.4.9", ["198.51.100.256"], "10.0.4.9"),
        ("10.0.4.9", ["3325256705"], "10.0.4.9"),
        ("10.0.4.9", ["0x7f.1"], "10.0.4.9"),
        ("10.0.4.9", ["\xff\xfe"], "10.0.4.9"),
        ("10.0.4.9", ["[" * 60_000], "10.0.4.9"),
        ("10.0.4.9", [":" * 60_000], "10.0.4.9"),
        ("127.0.0.1", ["10.0.4.7," * 10_000 + "10.0.4.7"], "10.0.4.7"),
        # Nobody asks from another machine's inside, from nowhere, or from everywhere: no limit would count them.
        ("10.0.4.9", ["127.0.0.2"], "10.0.4.9"),
        ("10.0.4.9", ["127.0.0.1"], "10.0.4.9"),
        ("10.0.4.9", ["::1"], "10.0.4.9"),
        ("10.0.4.9", ["[::1]:80"], "10.0.4.9"),
        ("10.0.4.9", ["::ffff:127.0.0.2"], "10.0.4.9"),
        ("10.0.4.9", ["127.0.0.2, 10.0.4.7"], "10.0.4.7"),
        ("10.0.4.9", ["0.0.0.0"], "10.0.4.9"),
        ("10.0.4.9", ["::"], "10.0.4.9"),
        ("10.0.4.9", ["224.0.0.1"], "10.0.4.9"),
        ("10.0.4.9", ["ff02::1"], "10.0.4.9"),
        # But a proxy of ours that was asked by one beside it is passed over.
        ("10.0.4.9", ["198.51.100.1, 127.0.0.1"], "198.51.100.1"),
        # A socket of the machine has no address at all.
        (None, ["198.51.100.1"], None),
        ("", ["198.51.100.1"], ""),
        ("unix", ["198.51.100.1"], "unix"),
    ],
)
async def test_it_is_the_first_from_the_right_that_is_no_proxy_of_ours(
    peer: str | None, said: list[str], who: str | None
) -> None:
    assert await asked(peer, *forwarded(*said)) == (who, "http")


@pytest.mark.parametrize(
    ("peer", "said", "scheme"),
    [
        ("127.0.0.1", b"https", "https"),
        ("127.0.0.1", b" HTTPS ", "https"),
        ("127.0.0.1", b"https, http", "https"),
        ("127.0.0.1", b"http", "http"),
        ("127.0.0.1", b"javascript", "http"),
        ("127.0.0.1", b"\xff", "http"),
        ("127.0.0.1", b"", "http"),
        ("203.0.113.7", b"https", "http"),
        (None, b"https", "http"),
    ],
)
async def test_how_the_browser_asked_is_believed_of_them_alone(peer: str | None, said: bytes, scheme: str) -> None:
    assert (await asked(peer, ("x-forwarded-proto", said)))[1] == scheme


@pytest.mark.parametrize("name", ["forwarded", "x-real-ip", "x-client-ip", "cf-connecting-ip", "true-client-ip"])
async def test_other_headers_say_nothing(name: str) -> None:
    assert await asked("127.0.0.1", (name, b"198.51.100.1")) == (None, "http")


async def test_a_proxy_on_this_machine_that_is_not_named_is_not_believed() -> None:
    assert await asked("127.0.0.1", *forwarded("198.51.100.1"), trusted=[]) == (None, "http")

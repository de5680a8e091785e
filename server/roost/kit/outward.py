"""Where we may connect to on somebody else's word: public addresses alone, and the very one that was looked at.

Whoever types an address here could else make us speak to our own network (server-side request forgery). A name is
resolved once, by us, and the connection goes to what was resolved: a name that leads elsewhere a moment later (DNS
rebinding) gains nothing.
"""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

# Nobody may keep us quiet for longer.
LONGEST_WAIT = timedelta(hours=12)
# IPv4-compatible, translated to IPv4 (here, or by our network), and site-local: RFC 4291, 2765, 8215 and 3879.
_OTHERS_OF_OURS = [ipaddress.ip_network(net) for net in ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "fec0::/10")]
# What the standard library takes for anybody's: Azure's own services inside each network, IETF assignments and the
# relays of 6to4 (RFC 6890, 7526), documentation (RFC 9637), and segment routing (RFC 9602).
_NOBODYS = [
    ipaddress.ip_network(net)
    for net in ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "5f00::/16")
]
_NAME = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}|([a-z0-9-]+\.)+xn--[a-z0-9-]+", re.ASCII)


def is_public(address: str) -> bool:
    """Whether an IP address is anybody's on the internet: not of this machine, its network, or a translation of one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if any(ip in network for network in _OTHERS_OF_OURS):
            return False
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NOBODYS)


def is_literal(host: str) -> bool:
    """Whether this is a number instead of a name, or some resolver would take it for one: `127.1`, `2130706433` and
    `0x7f000001` too. Of such a one nobody is asked where it leads."""
    return re.fullmatch(r"(0x[0-9a-f]*|[0-9]+)", host.rstrip(".").rsplit(".", 1)[-1]) is not None


def is_full_name(host: str) -> bool:
    """Whether this is a name with a dot, in small letters, that can be somebody's on the internet."""
    return len(host) <= 253 and not is_literal(host) and _NAME.fullmatch(host) is not None


def wait_of(retry_after: str | None, now: datetime) -> timedelta | None:
    """How long a Retry-After (RFC 9110, section 10.2.3) asks us to wait: seconds or a date; None for neither."""
    text = (retry_after or "").strip()
    if re.fullmatch(r"[0-9]+", text, re.ASCII):
        return LONGEST_WAIT if len(text) > 6 else min(timedelta(seconds=int(text)), LONGEST_WAIT)
    try:
        at = parsedate_to_datetime(text)
    except OverflowError:
        return LONGEST_WAIT
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(at - now, timedelta(0)), LONGEST_WAIT)


class NotPublic(OSError):
    """A name that leads to no address on the internet."""


class PublicOnly(AbstractResolver):
    """Names lead only to addresses on the internet, but for those of `ours`: `127.0.0.1:8099`, for tests."""

    def __init__(self, ours: Collection[str] = ()) -> None:
        self._ours = ours
        self._resolver: AbstractResolver | None = None

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if self._resolver is None:
            self._resolver = ThreadedResolver(asyncio.get_running_loop())
        found = await self._resolver.resolve(host, port, family)
        if f"{host}:{port}" in self._ours:
            return found
        public = [one for one in found if is_public(one["host"])]
        if found and not public:
            raise NotPublic("no public address")
        return public

    async def close(self) -> None:
        if self._resolver is not None:
            await self._resolver.close()


def session(ours: Collection[str], patience: timedelta) -> aiohttp.ClientSession:
    """Connections to the outside: no cookies, no proxy of the environment, nothing decoded. `patience`: for the whole
    of a request, from resolving to the end of the answer."""
    return aiohttp.ClientSession(
        # How many at once is up to whoever sends.
        connector=aiohttp.TCPConnector(limit=0, resolver=PublicOnly(ours), ttl_dns_cache=60),
        timeout=aiohttp.ClientTimeout(total=patience.total_seconds()),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        headers={"User-Agent": "Roost"},
        skip_auto_headers=("Accept", "Accept-Encoding"),
    )

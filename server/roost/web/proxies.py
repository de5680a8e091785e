"""For whom a proxy asks, where it is one of the council's own. Nobody else is believed: whoever sends
`X-Forwarded-For` past no proxy, or past one that is not named, is who they are.
"""

import ipaddress
from collections.abc import Sequence
from functools import lru_cache

from roost.kit.requests import App, Receive, Scope, Send
from roost.kit.variables import Network

# More than any council has one behind the other.
MOST_HOPS = 20
_SCHEMES = {b"http": "http", b"https": "https"}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Forwarded:
    """ASGI: `client` and `scheme` of a request become those that a trusted proxy says."""

    def __init__(self, app: App, trusted: Sequence[Network]) -> None:
        self._app = app
        self._networks = tuple(trusted)
        # A proxy has one address or a few, and comes with every request.
        self._is_proxy = lru_cache(1024)(self._look_up)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        if scope["type"] == "http" and client is not None and self._is_proxy(client[0]):
            said = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
            scheme = [value for name, value in scope["headers"] if name == b"x-forwarded-proto"]
            scope["client"] = (self._asks(client[0], said), 0)
            # Of several proxies the last one knows how it was asked itself; the first one, how the browser asked.
            if scheme and (known := _SCHEMES.get(scheme[0].split(b",")[0].strip().lower())):
                scope["scheme"] = known
        await self._app(scope, receive, send)

    def _asks(self, peer: str, said: list[bytes]) -> str:
        """From the right, which the nearest proxy wrote, to the left, which anybody may have written: the first that is
        no proxy of ours. What is no address, or nobody's, was written by none of them: then it is the proxy that passed
        it on. Of this machine nobody asks from another one, and what asks from this machine counts for no limit."""
        hops = b",".join(said).split(b",") if said else []
        for hop in reversed(hops[-MOST_HOPS:]):
            address = _read(hop)
            if address is None:
                return peer
            if not self._is_proxy(str(address)):
                return peer if _is_nobodys(address) else str(address)
            if not _is_nobodys(address):
                peer = str(address)
        return peer

    def _look_up(self, peer: str) -> bool:
        try:
            address = _plain(ipaddress.ip_address(peer))
        except ValueError:
            return False
        return any(address in network for network in self._networks)


def _read(hop: bytes) -> Address | None:
    """An address as proxies write it: bare, or with a port (`203.0.113.7:4711`, `[2001:db8::7]:4711`)."""
    text = hop.strip().decode("latin-1")
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    # A zone (fe80::1%eth0) names a cable of another machine.
    if len(text) > 45 or "%" in text:
        return None
    try:
        return _plain(ipaddress.ip_address(text))
    except ValueError:
        return None


def _is_nobodys(address: Address) -> bool:
    return address.is_loopback or address.is_unspecified or address.is_multicast


def _plain(address: Address) -> Address:
    return address.ipv4_mapped or address if isinstance(address, ipaddress.IPv6Address) else address

"""Where a notice may be pushed to. Pure: the address of a subscription is whatever somebody typed or sent us."""

import base64
import hashlib
import ipaddress
import re
from collections.abc import Sequence

# As ENDPOINT in wire.py.
LONGEST = 1000
# Stricter than RFC 3986, and read by nobody else's idea of an address: no user, no fragment, no percent in a name.
_ENDPOINT = re.compile(r"(https?)://([a-z0-9.-]+)(?::([0-9]{1,5}))?/[!-\"$-;=?-\[\]_a-z~|%]*", re.ASCII | re.IGNORECASE)
_NAME = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII)


def endpoint_problem(endpoint: str, hosts: Sequence[str]) -> str | None:
    """Why nothing may be sent to this address, in words for whoever asked; None where it may.

    `hosts`: names of push services, `*.` for one or more labels below; only over https on its usual port. One with a
    port, `127.0.0.1:8099`, is on this machine, for tests: only with that port, and over plain http.
    """
    found = _ENDPOINT.fullmatch(endpoint)
    if len(endpoint) > LONGEST or found is None:
        return "This is not the address of a push service."
    scheme, host, port = found[1].lower(), found[2].lower(), found[3]
    if port is not None and f"{host}:{port}" in hosts and scheme == "http":
        return None
    if _is_literal(host):
        return "A push service has a name, not only a number for an address."
    if scheme != "https" or port is not None:
        return "A push service is spoken to by https, on its usual port."
    if not _NAME.fullmatch(host) or not any(_matches(host, allowed) for allowed in hosts):
        return "This browser's push service is not one that Roost may send to. Whoever runs Roost can allow it."
    return None


def _is_literal(host: str) -> bool:
    # Some resolvers take `127.1`, `2130706433` and `0x7f000001` for an address too.
    return re.fullmatch(r"(0x[0-9a-f]*|[0-9]+)", host.rstrip(".").rsplit(".", 1)[-1]) is not None


def _matches(host: str, allowed: str) -> bool:
    if allowed.startswith("*."):
        return host.endswith(allowed[1:]) and len(host) > len(allowed) - 1
    return host == allowed


def service_of(endpoint: str) -> str:
    """Scheme and host of an address that `endpoint_problem` has passed: the audience of RFC 8292."""
    scheme, _, rest = endpoint.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}".lower()


def is_public(address: str) -> bool:
    """Whether an IP address is anybody's on the internet: not of this machine, its network, or a translation of one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


def topic_of(tag: str) -> str:
    """What makes a push service keep only the newest of a tag: 32 characters of base64url (RFC 8030, section 5.4)."""
    return base64.urlsafe_b64encode(hashlib.sha256(tag.encode()).digest()[:24]).decode()

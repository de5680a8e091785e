"""Where a notice may be pushed to, what is said there, and what the answer means. Pure.

The address of a subscription is whatever somebody typed or sent us.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from roost.kit.outward import is_literal, wait_of
from roost.notices.outgoing import SENT, Outcome, Outgoing

# As ENDPOINT in wire.py.
LONGEST = 1000
# Bytes of plaintext: a body of 4,096 (RFC 8030, section 7.2) less what aes128gcm adds (RFC 8291, section 4).
MOST = 3993
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
    if is_literal(host):
        return "A push service has a name, not only a number for an address."
    if scheme != "https" or port is not None:
        return "A push service is spoken to by https, on its usual port."
    if not _NAME.fullmatch(host) or not any(_matches(host, allowed) for allowed in hosts):
        return "This browser's push service is not one that Roost may send to. Whoever runs Roost can allow it."
    return None


def _matches(host: str, allowed: str) -> bool:
    if allowed.startswith("*."):
        return host.endswith(allowed[1:]) and len(host) > len(allowed) - 1
    return host == allowed


def in_small_letters(endpoint: str) -> str:
    """The same address, as it is compared: in scheme and host capitals say nothing (RFC 3986, section 6.2.2.1)."""
    scheme, _, rest = endpoint.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host}".lower() + slash + path


def service_of(endpoint: str) -> str:
    """Scheme and host of an address that `endpoint_problem` has passed: the audience of RFC 8292."""
    scheme, _, rest = endpoint.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}".lower()


def topic_of(tag: str) -> str:
    """What makes a push service keep only the newest of a tag: 32 characters of base64url (RFC 8030, section 5.4)."""
    return base64.urlsafe_b64encode(hashlib.sha256(tag.encode()).digest()[:24]).decode()


def payload(out: Outgoing, address: str) -> bytes:
    """What the browser decrypts: a declarative push message, which our service worker reads too. At most `MOST` bytes:
    of what is too long the body is cut, then the title, by whole characters. `address`: ours, without a final slash.
    """
    whole = _encoded(out, address, out.title, out.body)
    if len(whole) <= MOST:
        return whole
    body = _longest(out.body, lambda text: len(_encoded(out, address, out.title, text)) <= MOST)
    title = _longest(out.title, lambda text: len(_encoded(out, address, text, body)) <= MOST)
    return _encoded(out, address, title, body)


def _longest(text: str, fits: Callable[[str], bool]) -> str:
    """All of it, or as much as fits, with a mark that something is missing; empty where nothing does."""
    if fits(text):
        return text
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if fits(text[:middle] + "…"):
            least = middle
        else:
            most = middle - 1
    return text[:least] + "…" if least else ""


def _encoded(out: Outgoing, address: str, title: str, body: str) -> bytes:
    return msgspec.json.encode(
        {
            "web_push": 8030,
            "notification": {
                "title": title,
                "body": body,
                "navigate": address + out.path,
                "tag": out.tag,
                "lang": "en-GB",
                "silent": False,
                "data": {"notice": str(out.notice)},
            },
            "app_badge": str(out.unread),
        }
    )


def outcome_of(status: int, retry_after: str | None, now: datetime) -> Outcome:
    """What a push service's answer means (RFC 8030, sections 5 and 7; RFC 8292, section 4.2)."""
    if 200 <= status < 300:
        return SENT
    if status in (404, 410):
        return Outcome("gone", "this browser takes no notices any more")
    if status == 429 or status >= 500:
        return Outcome("later", f"its push service is busy or away ({status})", wait_of(retry_after, now))
    if 300 <= status < 400:
        return Outcome("failed", f"its push service sent us elsewhere, where we do not go ({status})")
    if status == 413:
        return Outcome("failed", "its push service found the notice too long (413)")
    if status in (401, 403):
        return Outcome("failed", f"its push service does not take notices from this Roost ({status})")
    return Outcome("failed", f"its push service refused the notice ({status})")

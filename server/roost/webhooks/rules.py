"""Where a webhook may lead, what its answers mean, and how long it is tried. Pure."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from roost.kit.outward import is_full_name, is_literal, wait_of

# As push services are spoken to, and stricter than RFC 3986: no user, no fragment, no percent in a name.
_ADDRESS = re.compile(
    r"(https?)://([a-z0-9.-]+)(?::([0-9]{1,5}))?(/[!-\"$-;=?-\[\]_a-z~|%]*)?", re.ASCII | re.IGNORECASE
)

# Twice as long after each try that came to nothing, up to the longest; and after a day it is given up.
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=1)
GIVEN_UP = timedelta(days=1)


class Answer(msgspec.Struct, frozen=True):
    """What became of one try. `who`: the receiver as a whole is away, so that what else waits need not be tried now."""

    said: Literal["sent", "later", "gone"]
    words: str = ""
    status: int | None = None
    after: timedelta | None = None
    whole: bool = False


def address_problem(address: str, ours: Collection[str]) -> str | None:
    """Why nothing may be sent to this address, in words for whoever typed it; None where it may.

    By https, to a name, on any port; where the name leads is found out when something is sent. `ours`: of this machine,
    `127.0.0.1:8099`, for tests: with that port, and over plain http.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return "must be an address such as https://flows.example.gov.uk/roost, without name, password or #"
    scheme, host, port = found[1].lower(), found[2].lower(), found[3]
    if port is not None and f"{host}:{port}" in ours:
        return None
    if scheme != "https":
        return "must begin with https://, so that nobody reads on the way what is told"
    if is_literal(host):
        return "must name its host, not only by a number"
    if not is_full_name(host):
        return "must name a host on the internet, such as flows.example.gov.uk"
    if port is not None and not 0 < int(port) <= 65535:
        return "names a port that cannot be"
    return None


def shown(address: str) -> str:
    """As much of an address as is shown again: of many the rest is a key."""
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host}/…" if slash and path else f"{scheme}://{host}{slash}"


def answer_of(status: int, retry_after: str | None, now: datetime) -> Answer:
    """What an answer means (Standard Webhooks, “Responses”; RFC 9110)."""
    if 200 <= status < 300:
        return Answer("sent", status=status)
    if status == 410:
        return Answer("gone", "it answered that it is there no more (410)", status)
    if status == 429:
        return Answer("later", "it was told too much at once (429)", status, wait_of(retry_after, now), whole=True)
    if status >= 500:
        return Answer("later", f"it is busy or broken ({status})", status, wait_of(retry_after, now), whole=True)
    if 300 <= status < 400:
        return Answer("later", f"it sent us elsewhere, where we do not go ({status})", status, whole=True)
    # What is wrong with one message need not be wrong with the next.
    return Answer("later", f"it refused what was told ({status})", status, whole=status not in (400, 413, 415, 422))


def wait_after(fails: int, asked: timedelta | None = None) -> timedelta:
    """How long to wait after so many tries that came to nothing; `asked`: what the other side wished, at least."""
    own: timedelta = min(FIRST_WAIT * 2 ** min(max(fails - 1, 0), 20), LONGEST_WAIT)
    return max(own, asked or own)

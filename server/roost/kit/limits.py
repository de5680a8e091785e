"""How often something may be done from one address or with one code: counted across servers, kept about nobody.

What is counted stands in the database only as a hash whose key lives in the memory of our processes, for one day.
Nobody who holds the database can try out an address or a code on it.
"""

import asyncio
import ipaddress
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import Any

import msgspec

from roost.kit import database
from roost.kit.errors import Problem
from roost.kit.live import CHANNEL, Live

WORD = "limits"


class TooMany(Problem):
    """Too often in too short a time. 429 with Retry-After (seconds)."""

    status = 429
    title = "Too often"

    def __init__(self, seconds: int) -> None:
        wait = f"{seconds} seconds" if seconds < 120 else f"{seconds // 60} minutes"
        words = f"This was done very often from here just now. Try again in {wait}."
        super().__init__("too-many", words, headers={"Retry-After": str(seconds)})


class Limit(msgspec.Struct, frozen=True):
    """At most `most` times in a window of `seconds`; windows begin anew at the same moments for everybody."""

    what: str
    most: int
    seconds: int


class Limits:
    """Counts. The day's key is a text that begins with when it was made, so that the smallest is the oldest: every
    process tells its own when it first needs one, and all take over the smallest that they hear."""

    def __init__(self) -> None:
        self._key: tuple[date, str] | None = None
        self._told = False
        self._telling: set[asyncio.Task[None]] = set()

    def listen(self, live: Live) -> None:
        """Hear what other processes tell."""
        live.on(WORD, self._hear)
        live.on_lost(self._lost)

    def _lost(self) -> None:
        self._told = False

    def _hear(self, rest: str) -> None:
        day, _, heard = rest.partition(" ")
        if self._key is None or self._key[0].isoformat() != day or heard == self._key[1]:
            return
        if heard < self._key[1]:
            self._key = (self._key[0], heard)
        else:  # whoever told it does not know ours yet
            task = asyncio.get_running_loop().create_task(self._tell())
            self._telling.add(task)
            task.add_done_callback(self._telling.discard)

    async def _tell(self) -> None:
        assert self._key is not None
        with suppress(Problem):
            await database.execute("SELECT pg_notify($1, $2)", CHANNEL, f"{WORD} {self._key[0]} {self._key[1]}")

    async def _hash(self, limit: Limit, who: str, now: datetime) -> bytes:
        today = now.astimezone(UTC).date()
        if self._key is None or self._key[0] != today:
            self._key, self._told = (today, f"{int(now.timestamp() * 1000):015d}{secrets.token_hex(20)}"), False
        if not self._told:
            self._told = True
            await self._tell()
        window = int(now.timestamp()) // limit.seconds
        return blake2b(f"{limit.what} {window} {who}".encode(), key=self._key[1].encode(), digest_size=16).digest()

    async def use(self, limit: Limit, who: str | None, now: datetime) -> None:
        """Count once more, outside of every transaction: what is refused counts too. TooMany. None counts nothing."""
        if who is not None and await self.add(limit, who, 1, now) > limit.most:
            raise too_many(limit, now)

    async def add(self, limit: Limit, who: str, times: int, now: datetime) -> int:
        """Count so many times more, and say how often it was by now, over all servers."""
        used: int = await database.fetch_value(
            """INSERT INTO day_use (key, day, used) VALUES ($1, $2, $3)
               ON CONFLICT (key, day) DO UPDATE SET used = least(day_use.used + $3, 1000000000) RETURNING used""",
            await self._hash(limit, who, now),
            now.astimezone(UTC).date(),
            times,
        )
        return used

    async def check(self, limit: Limit, who: str | None, now: datetime) -> None:
        """TooMany where one more would be too much; counts nothing."""
        if who is None:
            return
        key = await self._hash(limit, who, now)
        used = await database.fetch_value("SELECT used FROM day_use WHERE key = $1", key)
        if (used or 0) >= limit.most:
            raise too_many(limit, now)


def too_many(limit: Limit, now: datetime) -> TooMany:
    """The refusal, with the seconds until the next window begins."""
    return TooMany(limit.seconds - int(now.timestamp()) % limit.seconds)


def address_of(scope: Mapping[str, Any]) -> str | None:
    """Who asks, as far as a limit needs it: an address, of IPv6 the network. None for this machine, that is, for a
    proxy on it that the settings do not name, or that does not say for whom it asks (`web/proxies.py`): all of the
    council would share one count."""
    client = scope.get("client")
    try:
        address = ipaddress.ip_address(client[0]) if client else None
    except ValueError:
        return None if client is None else str(client[0])
    # A socket for both kinds writes an address of IPv4 as one of IPv6, and all of those lie in one network.
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address is None or address.is_loopback:
        return None
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


async def forget_old(now: datetime) -> int:
    """Drop the counts of days that are over; says how many."""
    return await database.execute("DELETE FROM day_use WHERE day < $1", now.astimezone(UTC).date())


limits = Limits()

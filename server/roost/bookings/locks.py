"""The locks that make booking orderly. They are the first statement of a transaction; rules are read after it.

Concurrent inserts on an exclusion constraint deadlock. So whoever wants a space and a person on a day takes an
advisory lock on each, sorted, and a shared one on the day; whoever changes the rules of many spaces (an outage,
an import) takes the days themselves. A lock in the same statement as a read would read rules from before it.
"""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from roost.kit import database
from roost.kit.days import HORIZON


def _key(*parts: object) -> int:
    digest = hashlib.blake2b(" ".join(map(str, parts)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


async def lock(
    day: date, spaces: Iterable[UUID], people: Iterable[UUID], repeat: tuple[UUID, str] | None = None
) -> None:
    """Wait until nobody else books these spaces or for these people that day, or repeats the same key."""
    keys = {_key("space", space, day) for space in spaces} | {_key("person", person, day) for person in people}
    if repeat is not None:
        keys.add(_key("repeat", *repeat))
    await database.fetch(
        """SELECT pg_advisory_xact_lock_shared($1::bigint)
           UNION ALL SELECT pg_advisory_xact_lock(key) FROM unnest($2::bigint[]) key""",
        _key("day", day),
        sorted(keys),
    )


async def lock_horizon(now: datetime) -> None:
    """Wait until no booking of any day that can be booked is under way, and hold new ones back until the commit."""
    # A day earlier and later than UTC's: some site may already, or still, have another date.
    days = [now.date() + timedelta(days=n) for n in range(-1, HORIZON + 2)]
    await database.fetch(
        "SELECT pg_advisory_xact_lock(key) FROM unnest($1::bigint[]) key", sorted(_key("day", day) for day in days)
    )

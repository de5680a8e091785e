"""How often one signed-in person asks, right across servers: counted in memory, and only told to the others, that is
written, by whoever asks far more often than people do.
"""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from roost.kit.errors import Problem
from roost.kit.limits import Limit, Limits, too_many

SECONDS = 60
# Of what is allowed, what a server counts before it says so: how much each of them may be too generous.
PARTS = 10


class Pace:
    """At most `most` requests of one person a minute, and on each further server a tenth more."""

    def __init__(self, limits: Limits, most: int) -> None:
        self._limits = limits
        self._limit = Limit("requests of a person", most, SECONDS)
        self._step = max(1, most // PARTS)
        self._window = 0
        self._asked: dict[UUID, int] = {}
        self._over: set[UUID] = set()

    def is_due(self, who: UUID, now: datetime) -> bool:
        """Count one request; whether `tell` must be asked about it. Every request comes through here."""
        window = int(now.timestamp()) // SECONDS
        if window != self._window:
            self._window, self._asked = window, {}
            self._over.clear()
        asked = self._asked[who] = self._asked.get(who, 0) + 1
        return asked % self._step == 0 or who in self._over

    async def tell(self, who: UUID, now: datetime) -> None:
        """TooMany where it was more than is allowed. Where the database is away nobody is counted."""
        if who not in self._over:
            with suppress(Problem):
                # Its own transaction, not one of the request: nothing has begun yet.
                if await self._limits.add(self._limit, str(who), self._step, now) > self._limit.most:
                    self._over.add(who)
        if who in self._over:
            raise too_many(self._limit, now)

"""One thing that is worth keeping, built again when it is asked for after it has changed.

Unlike `kit/remember.py`, builds come one after the other: a storm of changes makes those who ask during a build wait
for the next one together, instead of each change starting a build of its own beside the others.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Latest(Generic[K, V]):
    """`usable()` says whether news of changes is coming in; while it is not, nothing is kept."""

    def __init__(self, usable: Callable[[], bool]) -> None:
        self._usable = usable
        self._turn = asyncio.Lock()
        self._kept: tuple[K, V] | None = None
        self._built: tuple[int, K, V] | None = None
        self._asked = 0
        self._dropped = 0

    async def get(self, key: K, build: Callable[[K], Awaitable[V]]) -> V:
        """The kept one where it was built for this key, else one whose build began after this was asked."""
        if (kept := self._for(key)) is not None:
            return kept[1]
        self._asked += 1
        mine = self._asked
        async with self._turn:
            if (kept := self._for(key)) is not None:
                return kept[1]
            if self._built is not None and self._built[0] >= mine and self._built[1] == key:
                return self._built[2]
            began, dropped = self._asked, self._dropped
            value = await build(key)
            self._built = (began, key, value)
            if dropped == self._dropped and self._usable():
                self._kept = (key, value)
            return value

    def _for(self, key: K) -> tuple[K, V] | None:
        return self._kept if self._kept is not None and self._kept[0] == key and self._usable() else None

    def drop(self) -> None:
        """Forget it, also where it is being built."""
        self._dropped += 1
        self._kept = None

"""Answers kept in memory while they are known to be true, and built once however many ask at the same time."""

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """A cache that never tells an old story.

    `usable()` says whether news of changes is coming in; while it is not, every answer is built afresh and none
    is kept. What is dropped during a build is not kept either, and whoever asks after the drop gets a new build.
    """

    def __init__(self, usable: Callable[[], bool], most: int = 1000) -> None:
        self._usable = usable
        self._most = most
        self._kept: dict[K, V] = {}
        self._building: dict[K, asyncio.Task[V]] = {}

    async def get(self, key: K, build: Callable[[K], Awaitable[V]]) -> V:
        """The kept answer, or the one that `build(key)` gives. Errors of the build reach everyone who waits for it."""
        if key in self._kept and self._usable():
            return self._kept[key]
        if not self._usable():
            return await build(key)
        task = self._building.get(key)
        if task is None:
            # A clean context: a task that inherited an open transaction would read on its connection.
            task = asyncio.create_task(self._build(key, build), context=contextvars.Context())
            self._building[key] = task
        return await asyncio.shield(task)

    async def _build(self, key: K, build: Callable[[K], Awaitable[V]]) -> V:
        task = asyncio.current_task()
        try:
            value = await build(key)
            if self._building.get(key) is task and self._usable():
                if len(self._kept) >= self._most:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[key] = value
            return value
        finally:
            if self._building.get(key) is task:
                del self._building[key]

    def drop(self, key: K) -> None:
        """Forget one answer, also one that is being built."""
        self._kept.pop(key, None)
        self._building.pop(key, None)

    def drop_where(self, matches: Callable[[K], bool]) -> None:
        """Forget every answer whose key matches."""
        for key in [key for key in (*self._kept, *self._building) if matches(key)]:
            self.drop(key)

    def drop_all(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._building.clear()

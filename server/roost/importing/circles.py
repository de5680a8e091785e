"""Finding circles where everybody points to at most one other."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def circles(points_to: Mapping[T, T | None]) -> list[list[T]]:
    """Every circle once, as the list of its members in order. Linear in the number of members."""
    found: list[list[T]] = []
    walked: set[T] = set()
    for start in points_to:
        path: dict[T, int] = {}
        at: T | None = start
        while at is not None and at in points_to and at not in walked and at not in path:
            path[at] = len(path)
            at = points_to[at]
        if at is not None and at in path:
            found.append(list(path)[path[at] :])
        walked.update(path)
    return found

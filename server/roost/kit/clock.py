"""The only place where the time is read. Everything else is told what time it is."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present instant, in UTC, with its zone."""
    return datetime.now(UTC)

"""How many may be inside at once: in all, and from one address."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from roost.kit.errors import Problem

AGAIN = {"Retry-After": "5", "Connection": "close"}


class Busy(Problem):
    status = 503
    title = "Busy for a moment"


class Turnstile:
    """`most` at once, and of these `most_from` one address, so that nobody alone takes all places by being slow."""

    def __init__(self, most: int, most_from: int) -> None:
        self._most, self._most_from = most, most_from
        self._inside = 0
        self._from: Counter[str] = Counter()

    @contextmanager
    def inside(self, sender: str | None, plural: str) -> Iterator[None]:
        """Busy where there is no place; `plural`: what comes in. `sender` None: nobody that could be told apart."""
        if self._inside >= self._most:
            words = f"Many {plural} are coming in at this moment. Send it again in a few seconds."
            raise Busy("busy", words, headers=AGAIN)
        if sender is not None and self._from[sender] >= self._most_from:
            words = f"From here {self._most_from} {plural} are coming in already. Send it again in a few seconds."
            raise Busy("busy", words, headers=AGAIN)
        self._inside += 1
        if sender is not None:
            self._from[sender] += 1
        try:
            yield
        finally:
            self._inside -= 1
            if sender is not None:
                self._from[sender] -= 1
                self._from += Counter()  # keeps what is above nought

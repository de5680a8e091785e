"""What waits for one push service, or for the mail server: each in a lane of its own, so that none blocks another."""

from collections import deque
from datetime import datetime, timedelta

from roost.notices.deliveries import MAIL, Claimed
from roost.notices.outgoing import Outcome

# Sent at once through one service; mail servers like it less.
WIDTH, MAIL_WIDTH = 16, 4
# So many in a row that came to nothing, and the service counts as away, not only some of its subscriptions as broken.
IN_A_ROW = 5
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=15), timedelta(minutes=5)
# While so many wait, no more are taken for the same service.
ENOUGH = 125


class Lane:
    """`running`: how many are being sent. Kept in memory alone: another process finds out for itself."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.waiting: deque[Claimed] = deque()
        self.running = 0
        self._in_vain = 0
        self._away_until: datetime | None = None

    def away(self, now: datetime) -> bool:
        """Whether nothing is tried for a while."""
        return self._away_until is not None and now < self._away_until

    @property
    def full(self) -> bool:
        """Whether no more should be taken for it."""
        return len(self.waiting) >= ENOUGH

    def room(self, now: datetime) -> int:
        """How many more may be begun. One alone, where it was away, to see whether it is back."""
        if self.away(now):
            return 0
        width = MAIL_WIDTH if self.host == MAIL else WIDTH
        return min(len(self.waiting), (1 if self._in_vain >= IN_A_ROW else width) - self.running)

    def heard(self, outcome: Outcome, now: datetime) -> None:
        """Any answer but *later* shows that it is there; so does one that puts off this address alone."""
        if outcome.said != "later" or outcome.there:
            self._in_vain, self._away_until = 0, None
        elif not self.away(now):
            self._in_vain += 1
            if self._in_vain >= IN_A_ROW:
                pause = FIRST_PAUSE * 2 ** min(self._in_vain - IN_A_ROW, 10)
                self._away_until = now + min(pause, LONGEST_PAUSE)

    def left(self, now: datetime) -> timedelta:
        """How long it counts as away still."""
        return max(self._away_until - now, timedelta(0)) if self._away_until else timedelta(0)

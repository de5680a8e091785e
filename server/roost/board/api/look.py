"""The board, its scorecard, the register of what cannot change, and the digest."""

from typing import Any

routes: list[Any] = []

"""Looking at issues: one, mine, a queue's, and those like the one that is being typed."""

from typing import Any

routes: list[Any] = []

"""What becomes of an issue: owned, promised, waiting, sorted, not to be changed, passed on, the same as another."""

from typing import Any

routes: list[Any] = []

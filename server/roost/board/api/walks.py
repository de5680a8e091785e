"""Floor walks."""

from typing import Any

routes: list[Any] = []

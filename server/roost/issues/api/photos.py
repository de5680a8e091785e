"""Photos of issues."""

from typing import Any

routes: list[Any] = []

"""What is kept and for how long: audit, retention, forgetting, and what a person may have of themselves."""

from typing import Any

routes: list[Any] = []

__all__ = ["routes"]

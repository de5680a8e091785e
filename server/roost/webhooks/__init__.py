"""Other systems of the council are told what happened, signed and until they heard it."""

from typing import Any

routes: list[Any] = []

__all__ = ["routes"]

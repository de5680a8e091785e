"""The council's directory of people tells Roost who joins, moves and leaves: SCIM 2.0."""

from typing import Any

routes: list[Any] = []

__all__ = ["routes"]

"""The council's directory of people tells Roost who joins, moves and leaves: SCIM 2.0."""

from typing import Any

from roost.directory.tokens_api import routes as token_routes

routes: list[Any] = [*token_routes]

__all__ = ["routes"]

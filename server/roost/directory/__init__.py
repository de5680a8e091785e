"""The council's directory of people tells Roost who joins, moves and leaves: SCIM 2.0; and the tokens by which it and
other systems ask."""

from typing import Any

from roost.directory.api import routes as scim_routes
from roost.directory.errors import Scim
from roost.directory.tokens_api import routes as token_routes

routes: list[Any] = [*token_routes, *scim_routes]

__all__ = ["Scim", "routes"]

"""The addresses of the board."""

from typing import Any

from roost.board.api import displays, look, walks

routes: list[Any] = [*look.routes, *walks.routes, *displays.routes]

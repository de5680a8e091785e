"""What everybody sees: columns, wall, scorecard, walks, digest."""

from roost.board.api import routes

__all__ = ["routes"]

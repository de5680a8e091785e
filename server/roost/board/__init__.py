"""What everybody sees: columns, wall, scorecard, walks, digest."""

from roost.board.api import routes
from roost.board.displays import links
from roost.board.snapshot import snapshot

__all__ = ["links", "routes", "snapshot"]

"""Three months of issues for a demonstration, made by the real actions on the days on which they happened."""

from roost.board.demo.telling import tell

__all__ = ["tell"]

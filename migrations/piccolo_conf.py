"""Where Piccolo looks for the engine; this folder is on the path only while `roost migrate` runs."""

from roost.kit.database import engine as DB

__all__ = ["DB"]

"""Screens on walls: their links, and what they show."""

from typing import Any

routes: list[Any] = []

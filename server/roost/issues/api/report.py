"""Saying what is wrong: reporting, me too, changing one's words, taking words away for good."""

from typing import Any

routes: list[Any] = []

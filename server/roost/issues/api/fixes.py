"""Fixes: one action that sorts several issues."""

from typing import Any

routes: list[Any] = []

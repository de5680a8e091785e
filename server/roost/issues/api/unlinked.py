"""The road without a name: what a code leads to, a report that nobody can be linked to, and its receipt."""

from typing import Any

routes: list[Any] = []

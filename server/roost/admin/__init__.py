"""What an administrator changes by hand: people, teams, places, rules, queues. The acts are the lower domains' own."""

from typing import Any

routes: list[Any] = []

__all__ = ["routes"]

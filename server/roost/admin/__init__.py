"""What an administrator changes by hand: people, teams, places, rules, queues. The acts are the lower domains' own."""

from roost.admin.api import routes

__all__ = ["routes"]

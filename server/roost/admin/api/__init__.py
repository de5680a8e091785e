"""The operations of administration, a module a screen."""

from typing import Any

from roost.admin.api import categories, floors, people, plans, queues, sites, spaces, teams

routes: list[Any] = [
    *people.routes,
    *teams.routes,
    *sites.routes,
    *floors.routes,
    *plans.routes,
    *spaces.routes,
    *queues.routes,
    *categories.routes,
]

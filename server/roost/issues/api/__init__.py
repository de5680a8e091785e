"""The addresses of issues."""

from typing import Any

from roost.issues.api import fixes, look, photos, report, routing, states, unlinked

routes: list[Any] = [
    *look.routes,
    *report.routes,
    *states.routes,
    *routing.routes,
    *photos.routes,
    *unlinked.routes,
    *fixes.routes,
]

"""The addresses of notices."""

from typing import Any

from roost.notices.api import devices, inbox, settings, unsubscribe

routes: list[Any] = [*settings.routes, *devices.routes, *inbox.routes, *unsubscribe.routes]

"""Who gets what: queues, the rules that lead there, and passing on."""

from typing import Any

routes: list[Any] = []

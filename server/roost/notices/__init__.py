"""Who is told what: an inbox, push and mail, through an outbox that the worker empties."""

from roost.notices.expansion import expand, look

__all__ = ["expand", "look"]

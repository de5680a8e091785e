"""Who is told what: an inbox, push and mail, through an outbox that the worker empties."""

from roost.notices.api import routes
from roost.notices.expansion import expand, look
from roost.notices.inbox import unread_of
from roost.notices.setup import Setup

__all__ = ["Setup", "expand", "look", "routes", "unread_of"]

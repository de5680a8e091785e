"""Who is told what: an inbox, push and mail, through an outbox that the worker empties."""

from roost.notices.api import routes
from roost.notices.expansion import expand, look
from roost.notices.inbox import forget_old, unread_of
from roost.notices.post import Post
from roost.notices.setup import Setup
from roost.notices.sign_in_letter import LinkPost

__all__ = ["LinkPost", "Post", "Setup", "expand", "forget_old", "look", "routes", "unread_of"]

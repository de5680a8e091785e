"""Other systems of the council are told what happened, signed and until they heard it."""

from roost.webhooks.api import routes
from roost.webhooks.expansion import expand, forget_old, unsay
from roost.webhooks.teller import Teller, troubles

__all__ = ["Teller", "expand", "forget_old", "routes", "troubles", "unsay"]

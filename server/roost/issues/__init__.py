"""Irritations and ideas: reporting, routing, owning, promising, and what becomes of them."""

from roost.issues.actions import QueueRow, retire_queues, upsert_queues
from roost.issues.api import routes
from roost.issues.escalation import escalate
from roost.issues.giving_back import give_back
from roost.issues.news import told
from roost.issues.queries import led_by, members
from roost.issues.receipts import release_all
from roost.issues.routing import fallback
from roost.issues.safety import SafetyLine

__all__ = [
    "QueueRow",
    "SafetyLine",
    "escalate",
    "fallback",
    "give_back",
    "led_by",
    "members",
    "release_all",
    "retire_queues",
    "routes",
    "told",
    "upsert_queues",
]

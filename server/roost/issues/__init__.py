"""Irritations and ideas. Until they can be reported: only the queues they will go to."""

from roost.issues.actions import QueueRow, retire_queues, upsert_queues
from roost.issues.queries import led_by, members

__all__ = ["QueueRow", "led_by", "members", "retire_queues", "upsert_queues"]

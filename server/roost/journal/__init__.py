"""The append-only record of what happened: audit trail, board history, and what notices are made from."""

from roost.journal.actions import Event, after, record, record_all

__all__ = ["Event", "after", "record", "record_all"]

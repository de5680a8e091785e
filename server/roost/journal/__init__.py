"""The append-only record of what happened: audit trail, board history, and what notices are made from."""

from roost.journal.actions import Event, after, record, record_all
from roost.journal.keeping import fade, fade_old, fade_things

__all__ = ["Event", "after", "fade", "fade_old", "fade_things", "record", "record_all"]

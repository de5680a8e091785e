"""Who may see what of an issue, and who may act on it. Pure.

Every `row` is one of `queries.ROWS`.
"""

from typing import Any
from uuid import UUID

import msgspec

from roost.people import can

# Fewer people than this could be told apart by a team's or a zone's figure.
FEW = 5


class Reader(msgspec.Struct, frozen=True):
    """Who looks: their role, and the queues they work or lead."""

    id: UUID
    role: str
    queues: frozenset[str] = frozenset()


def works(reader: Reader, row: Any) -> bool:
    """Whether it lies in one of the reader's queues."""
    return row["queue"] in reader.queues


def may_triage(reader: Reader, row: Any) -> bool:
    """Whether the reader may own it, pass it on or answer it: its queue, its owner, and leaders."""
    return works(reader, row) or reader.id == row["owner"] or can(reader.role, "triage_any")


def may_see(reader: Reader, row: Any) -> bool:
    """Everybody sees what is not held; what is held, its queue, its owner and its reporter."""
    return row["held"] is None or works(reader, row) or reader.id in (row["owner"], row["reporter"])


def may_see_photo(reader: Reader, row: Any) -> bool:
    """Its reporter, its queue and its owner, until the owner puts it on the board."""
    if not row["has_photo"] or not may_see(reader, row):
        return False
    return row["photo_on_board"] or works(reader, row) or reader.id in (row["owner"], row["reporter"])


def may_know_reporter(reader: Reader, row: Any) -> bool:
    """Named: the queue and the owner. Hidden: the current owner. Themselves, always. Unlinked: there is nobody."""
    if row["reporter"] is None:
        return False
    if reader.id in (row["reporter"], row["owner"]):
        return True
    return row["level"] == "named" and works(reader, row)


def may_know_space(reader: Reader | None, row: Any) -> bool:
    """Where exactly: together with the plan of the day a desk would tell who hides."""
    if row["level"] == "named":
        return True
    return reader is not None and reader.id in (row["reporter"], row["owner"])


def said_by(row: Any) -> str:
    """Who the board says it was. A small team's name would be a person's."""
    if row["level"] == "unlinked":
        return "somebody"
    if row["team_name"] and row["team_size"] >= FEW:
        return f"a colleague in {row['team_name']}"
    return "a colleague"

"""Lists of issues: a page of them, and all of them for a spreadsheet."""

from datetime import datetime
from typing import Any

import msgspec

from roost.issues import queries
from roost.issues.access import Reader
from roost.issues.wire import State
from roost.kit import database
from roost.people import Who, require

PAGE = 50


class Sought(msgspec.Struct, frozen=True):
    """What is looked for. `before`: a number, for those that come after it in the list."""

    mine: bool = False
    queue: str | None = None
    state: State | None = None
    q: str = ""
    before: int | None = None


async def page(sought: Sought, reader: Reader) -> tuple[list[Any], bool]:
    """Rows of those that the reader may see, the newest first, and whether there are more."""
    return [], False


async def export(who: Who, now: datetime) -> bytes:
    """All that this person may see, as CSV."""
    require(who, "triage_any")
    return b""

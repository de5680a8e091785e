"""Whoever looks at somebody's record: the person hears of it. Who it was and why stands behind their own sign-in."""

from collections.abc import Sequence
from datetime import datetime

from roost.notices.rules import Happened, Notice


async def at_record(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """One for each look; two of the same minute are one on a lock screen."""
    return [
        Notice(
            event=event.id,
            person=event.subject,
            title="Somebody looked at what Roost holds on you",
            body="Open Roost to see who it was, and why.",
            path="/me/record",
            tag="record",
        )
        for event in events
        if event.subject is not None and event.subject != event.actor
    ]

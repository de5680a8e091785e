"""What changes about how somebody signs in."""

from collections.abc import Sequence
from datetime import datetime

from roost.notices.rules import Happened, Notice


async def new_address(events: Sequence[Happened], now: datetime) -> list[Notice]:
    """By an administrator, or by the council's directory. Neither address is named: others may see the phone."""
    return [
        Notice(
            event=event.id,
            person=event.subject,
            title="Your address in Roost was changed",
            body="You sign in with the new one. You know of no reason? Tell IT today.",
            path="/me",
            tag="address",
        )
        for event in events
        if event.subject is not None
        and event.subject != event.actor
        and "email" in str(event.facts.get("columns", "")).split()
    ]

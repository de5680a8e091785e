"""What one person does that another is told of."""

from typing import Any

from tests.browser.people import USUAL, Person


async def booked_for(person: Person, by: Person, day: str) -> dict[str, Any]:
    """`by` books the desk for `person` that Roost would suggest; what they had that day is gone before."""
    await person.clear(day)
    desk = (await person.get("/api/suggestion", day=day, **USUAL))["desk"]["space"]
    me = await person.get("/api/me")
    booking = await by.post("/api/bookings", space=desk["id"], day=day, **USUAL, **{"for": {"person": me["id"]}})
    return dict(booking)


async def inbox_of(person: Person, words: str = "") -> dict[str, Any]:
    """The newest notice with `words` in its title; {} while there is none."""
    notices = (await person.get("/api/me/inbox"))["notices"]
    return next((dict(one) for one in notices if words in one["title"]), {})

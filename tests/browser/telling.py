"""What one person does that another is told of."""

from email.message import EmailMessage
from typing import Any

import asyncpg

from roost.notices.rules import UNDO
from tests.browser.people import SAME_SITE, USUAL, Person
from tests.notices.smtp_server import MailServer
from tests.support import eventually

# Milliseconds; the worker comes by every five seconds.
TOLD = 60_000


async def booked_for(person: Person, by: Person, day: str) -> dict[str, Any]:
    """`by` books the desk for `person` that Roost would suggest; what they had that day is gone before."""
    await person.clear(day)
    desk = (await person.get("/api/suggestion", day=day, **USUAL))["desk"]["space"]
    me = await person.get("/api/me")
    booking = await by.post("/api/bookings", space=desk["id"], day=day, **USUAL, **{"for": {"person": me["id"]}})
    return dict(booking)


async def read_all(person: Person) -> None:
    await person.post("/api/me/inbox/reading", notice=None)


async def undo_has_passed(database_url: str) -> None:
    """As if everything had happened so much longer ago that nobody can undo it any more, and the worker may tell it at
    its next turn. Only the marks it goes by are older then: the journal, the bookings and what they say stay as they
    are. That it waits for an *Undo*, and that one in time tells nobody, tests/notices sees to."""
    wire = await asyncpg.connect(database_url)
    try:
        await wire.execute("UPDATE unsent SET at = at - $1::interval", UNDO)
    finally:
        await wire.close()


async def inbox_of(person: Person, words: str = "") -> dict[str, Any]:
    """The newest notice with `words` in its title; {} while there is none."""
    notices = (await person.get("/api/me/inbox"))["notices"]
    return next((dict(one) for one in notices if words in one["title"]), {})


async def at_any_hour(person: Person) -> None:
    """The tests run at night and at weekends as well."""
    hours = {"starts": "00:00", "ends": "24:00", "weekends": True}
    assert (await person.context.request.put("/api/me/notices/hours", headers=SAME_SITE, data=hours)).ok


async def mail_to(person: Person, server: MailServer, subject: str) -> EmailMessage:
    """The newest mail to them with `subject` in its subject, once it is there."""

    async def found() -> EmailMessage | None:
        mails = [
            one for one in server.arrived if str(person.email) in str(one["To"]) and subject in str(one["Subject"])
        ]
        return mails[-1] if mails else None

    mail = await eventually(found)
    assert mail is not None
    return mail

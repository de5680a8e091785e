"""The calendar entry of a mail about a booking, read back as a calendar reads it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar, Event

from roost.bookings import changes
from roost.kit import database
from roost.kit.days import Span
from roost.notices.letters import Letters
from roost.notices.setup import Setup
from tests.bookings.world import DAY, World
from tests.notices.outbox import outgoing
from tests.support import NOW

SETUP = Setup(address="https://roost.estuary.example", smtp="smtp://127.0.0.1:25", mail_from="roost@estuary.example")
# Sundays on which the clocks change in the United Kingdom.
FORWARD, BACK = date(2027, 3, 28), date(2026, 10, 25)


async def calendar(about: UUID, world: World, kind: str = "booked", whom: str = "ann", at: datetime = NOW) -> Any:
    """The calendar that a mail carries, and its part of the mail; None where it carries none."""
    out = outgoing(kind=kind, about=about, person=world.person[whom], at=at, path=f"/?day={DAY}")
    message = await Letters(SETUP).write(out, at)
    attached = list(message.iter_attachments())
    if not attached:
        return None
    [part] = attached
    return Calendar.from_ical(part.get_payload(decode=True)), part


async def entry(*about: Any, **more: Any) -> tuple[str, Event]:
    """The method, and the one event."""
    found, _ = await calendar(*about, **more)
    [event] = found.walk("VEVENT")
    return str(found["METHOD"]), event


async def a_booking(world: World, day: date, starts: int, ends: int) -> UUID:
    """Ann's, on any day."""
    booking = await world.book("ann", "T1", by="ben")
    await database.execute(
        "UPDATE booking SET day = $2, starts = $3, ends = $4, held = int4multirange(int4range($3, $4)) WHERE id = $1",
        booking,
        day,
        starts,
        ends,
    )
    return booking


async def test_a_booking_can_be_put_into_a_calendar(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    method, event = await entry(booking, world)
    assert method == "PUBLISH"
    assert event["SUMMARY"] == "Desk T1"
    assert event["LOCATION"] == "Town Hall, First floor"
    assert (event.start, event.end) == (datetime(2026, 11, 25, 9, tzinfo=UTC), datetime(2026, 11, 25, 17, tzinfo=UTC))
    assert event["UID"] == f"{booking}@estuary.example"
    assert (event["STATUS"], event["TRANSP"], event["CLASS"]) == ("CONFIRMED", "TRANSPARENT", "PRIVATE")
    assert event["DTSTAMP"].dt == NOW
    assert event["URL"] == f"https://roost.estuary.example/?day={DAY}"


async def test_programmes_for_mail_see_that_it_is_a_calendar(world: World) -> None:
    _, part = await calendar(await world.book("ann", "T1", by="ben"), world)
    assert part.get_content_type() == "text/calendar"
    assert part["content-type"].params["method"] == "PUBLISH"
    assert part["content-type"].params["charset"] == "utf-8"
    assert (part.get_content_disposition(), part.get_filename()) == ("attachment", "booking.ics")


async def test_it_names_nobody_but_roost(world: World) -> None:
    _, part = await calendar(await world.book("ann", "T1", by="ben"), world)
    text = part.get_payload(decode=True).decode()
    assert not any(name in text for name in ("Ann", "Abbot", "Ben", "Brook", "ATTENDEE"))
    assert "ORGANIZER;CN=Roost:mailto:roost@estuary.example" in text


async def test_a_visitors_host_is_not_told_the_name_by_their_calendar(world: World) -> None:
    booking = await world.book("ann", "T1", visitor="Mr Visitor")
    found, part = await calendar(booking, world)
    assert [str(event["SUMMARY"]) for event in found.walk("VEVENT")] == ["Desk T1 for your visitor"]
    assert b"Mr Visitor" not in part.get_payload(decode=True)


async def test_what_was_moved_stays_one_entry_with_a_higher_sequence_and_the_new_place(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    _, first = await entry(booking, world)
    await world.put_out(space="T1")
    new = await database.fetch_value("SELECT moved_to FROM booking WHERE id = $1", booking)
    method, second = await entry(new, world, "moved")
    assert method == "PUBLISH"
    assert second["UID"] == first["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second["SUMMARY"] != first["SUMMARY"]
    await world.put_out(space=str(second["SUMMARY"]).removeprefix("Desk "))
    newest = await database.fetch_value("SELECT moved_to FROM booking WHERE id = $1", new)
    _, third = await entry(newest, world, "moved")
    assert third["UID"] == first["UID"]
    assert third["SEQUENCE"] > second["SEQUENCE"]


async def test_new_times_are_the_same_entry_with_a_higher_sequence(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    _, first = await entry(booking, world)
    await changes.move_span(booking, Span(600, 720), world.person["ann"], NOW)
    method, second = await entry(booking, world, "cancelled")
    assert method == "PUBLISH"
    assert second["UID"] == first["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second.start == datetime(2026, 11, 25, 10, tzinfo=UTC)


async def test_what_was_cancelled_is_taken_out_again(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    _, first = await entry(booking, world)
    await changes.cancel(booking, world.person["ben"], NOW)
    found, part = await calendar(booking, world, "cancelled")
    [event] = found.walk("VEVENT")
    assert (found["METHOD"], event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", first["UID"])
    assert event["SEQUENCE"] > first["SEQUENCE"]
    assert (part["content-type"].params["method"], part.get_filename()) == ("CANCEL", "cancelled.ics")


async def test_what_was_lost_is_taken_out_by_the_entry_of_the_first_place(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    await world.put_out(space="T1")
    new = await database.fetch_value("SELECT moved_to FROM booking WHERE id = $1", booking)
    await world.put_out(site="hall")
    method, event = await entry(new, world, "lost")
    assert (method, event["UID"]) == ("CANCEL", f"{booking}@estuary.example")


@pytest.mark.parametrize(
    ("day", "starts", "ends", "utc"),
    [
        (BACK - timedelta(days=1), 540, 1020, ("2026-10-24T08:00", "2026-10-24T16:00")),
        (BACK, 0, 540, ("2026-10-24T23:00", "2026-10-25T09:00")),
        # The hour that comes twice: from the first one.
        (BACK, 60, 120, ("2026-10-25T00:00", "2026-10-25T02:00")),
        (BACK, 0, 1440, ("2026-10-24T23:00", "2026-10-26T00:00")),
        (FORWARD, 0, 1440, ("2027-03-28T00:00", "2027-03-28T23:00")),
        (FORWARD, 540, 1020, ("2027-03-28T08:00", "2027-03-28T16:00")),
        (FORWARD - timedelta(days=1), 540, 1440, ("2027-03-27T09:00", "2027-03-28T00:00")),
    ],
)
async def test_wall_clock_time_becomes_the_right_instant_also_when_the_clocks_change(
    world: World, day: date, starts: int, ends: int, utc: tuple[str, str]
) -> None:
    _, event = await entry(await a_booking(world, day, starts, ends), world)
    assert (f"{event.start:%Y-%m-%dT%H:%M}", f"{event.end:%Y-%m-%dT%H:%M}") == utc
    assert event.start.tzinfo is not None
    assert event["DTSTART"].to_ical().endswith(b"Z")


async def test_a_mail_that_would_contradict_itself_carries_nothing(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    assert await calendar(booking, world, "lost") is None
    await changes.cancel(booking, world.person["ben"], NOW)
    assert await calendar(booking, world, "booked") is None
    assert await calendar(booking, world, "moved") is None


async def test_nobody_gets_the_entry_of_anothers_booking(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    assert await calendar(booking, world, whom="ben") is None


async def test_mails_about_other_things_carry_none(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    assert await calendar(booking, world, "news") is None


async def test_what_places_are_called_cannot_add_a_line(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    await database.execute("UPDATE space SET label = $1 WHERE label = 'T1'", "T1\r\nATTENDEE:mailto:a@b.c;,\\")
    found, part = await calendar(booking, world)
    [event] = found.walk("VEVENT")
    assert "ATTENDEE" not in event
    assert event["SUMMARY"].startswith("Desk T1")
    assert b"\r\nATTENDEE" not in part.get_payload(decode=True)


async def test_the_words_of_the_mail_say_what_to_do_with_it(world: World) -> None:
    booking = await world.book("ann", "T1", by="ben")
    out = outgoing(kind="booked", about=booking, person=world.person["ann"])
    assert "An entry for your calendar is attached." in str(await Letters(SETUP).write(out, NOW))

"""Taking away everything that names somebody: at once, or when the rules say so."""

import logging
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from roost import people
from roost.board import keeping as of_board
from roost.bookings import keeping as of_bookings
from roost.issues import keeping as of_issues
from roost.journal import Event, fade, fade_old, record
from roost.kit import database
from roost.kit.database import transactional
from roost.leaving import give_up
from roost.notices import keeping as of_notices
from roost.people import keeping as of_people
from roost.people.nobody import nobody
from roost.records import looks, retention, saying
from roost.records.rules import Keep
from roost.records.wire import ForgetWhy
from roost.webhooks import keeping as of_webhooks

log = logging.getLogger("roost.records")

# Leavers that one turn of the job forgets: each turn reads the journal once.
AT_ONCE = 500


async def leave(person: UUID, actor: UUID | None, now: datetime) -> None:
    """They are gone from this moment on: signed out, their places free, their issues given back. Refused for the last
    administrator. A repeat does nothing."""
    await looks.person(person)
    await people.mark_left([person], actor, now, give_up)


@transactional
async def forget(person: UUID, reason: ForgetWhy, actor: UUID | None, now: datetime) -> None:
    """Now and for good: they leave, where they have not, and then nothing names them any more. NotFound; Refused for
    the last administrator.

    That somebody was forgotten, by whom and why is kept; not who.
    """
    await leave(person, actor, now)
    await _forget([person], now)
    who = None if actor == person else actor
    await record(Event("forgotten", "person", await nobody(now), None, {"reason": reason}), who, now)


@transactional
async def _forget(them: Collection[UUID], now: datetime) -> None:
    """From the top to the bottom: what points to others goes first."""
    none = await nobody(now)
    # Files of an import on trial hold everybody, until their hour is over; and one's own trials name oneself.
    await database.execute("DELETE FROM import_trial")
    await database.execute("DELETE FROM record_look WHERE person = ANY($1::uuid[])", list(them))
    await database.execute("UPDATE record_look SET by = $2 WHERE by = ANY($1::uuid[])", list(them), none)
    await of_notices.forget(them)
    await of_webhooks.forget(them, none)
    await of_board.forget(them, none)
    await of_issues.forget(them, none)
    await of_bookings.forget(them, none)
    await of_people.forget(them)


async def forget_leavers(now: datetime) -> int:
    """Who left so long ago that the rules say so; says how many people."""
    keep = await retention.keep()
    them = await of_people.leavers(keep.since("leavers", now), AT_ONCE)
    if them:
        await _forget(them, now)
    return len(them)


async def expire(now: datetime) -> int:
    """Everything that is older than its rule; says how many rows that were. Each domain in a transaction of its own:
    one that fails keeps no other from going on with the next turn."""
    keep = await retention.keep()
    done = 0
    for step in (_bookings, _issues, _others):
        done += await step(keep, now)
    return done


async def _bookings(keep: Keep, now: datetime) -> int:
    before = keep.since("bookings", now)
    return (
        await of_bookings.expire(before, keep.since("lookups", now))
        + await of_board.expire(before)
        # What people set about themselves is no act of office.
        + await fade((), saying.OWN, before)
    )


async def _issues(keep: Keep, now: datetime) -> int:
    return await of_issues.expire(*(keep.since(what, now) for what in ("reports", "hidden_reports", "photos")))


async def _others(keep: Keep, now: datetime) -> int:
    lookups = keep.since("lookups", now)
    return (
        await of_notices.expire(keep.since("notices", now), now)
        + await of_people.expire(keep.since("sessions", now))
        + await fade(("record_look",), (), lookups)
        + await database.execute("DELETE FROM record_look WHERE at < $1", lookups)
        + await fade_old(keep.since("acts", now))
    )

"""From what happened to what is sent: marks that the journal left become deliveries, in one transaction."""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import Unavailable
from roost.kit.ids import new_id
from roost.webhooks import saying
from roost.webhooks.cards import body_of
from roost.webhooks.told import Happened, kind_of

log = logging.getLogger("roost.webhooks")

AT_ONCE = 500
# As notices wait for an *Undo*; who may know what is asked after it, so that what was held by then is not said.
UNDO = timedelta(seconds=15)
# What cannot be said is looked at again so much later; it must not stand in the way of all the others.
PUT_OFF = timedelta(minutes=10)
# What was told, or could not be, is listed for so long.
KEPT = timedelta(days=30)


async def expand(now: datetime, address: str) -> int:
    """Make deliveries of everything that is old enough; says how many events that were. `address`: ours."""
    total = 0
    while True:
        try:
            done = await _batch(now, address)
        except Unavailable:
            raise
        except Exception as error:
            log.error("a batch of events could not be said to webhooks; they are tried one by one: %s", _name(error))
            done = await _one_by_one(now, address)
        total += done
        if done < AT_ONCE:
            return total


def _name(error: Exception) -> str:
    # Never its words: they quote rows.
    return type(error).__name__


async def _one_by_one(now: datetime, address: str) -> int:
    done = 0
    for row in await database.fetch(
        "SELECT event FROM webhook_mark WHERE at <= $1 ORDER BY at, event LIMIT $2", now - UNDO, AT_ONCE
    ):
        try:
            done += await _batch(now, address, row["event"])
        except Unavailable:
            raise
        except Exception as error:
            log.error("an event could not be said to webhooks; it is looked at again later: %s", _name(error))
            later = now - UNDO + PUT_OFF
            await database.execute("UPDATE webhook_mark SET at = $2 WHERE event = $1", row["event"], later)
            done += 1
    return done


@transactional
async def _batch(now: datetime, address: str, one: UUID | None = None) -> int:
    """Of the oldest events that nobody else is at, or of this one. What commits late is there the next time."""
    rows = await database.fetch(
        """SELECT j.id, j.at, j.verb, j.entity, j.entity_id, j.facts
           FROM webhook_mark m JOIN journal j ON j.id = m.event
           WHERE m.at <= $1 AND ($3::uuid IS NULL OR m.event = $3)
           ORDER BY m.at, m.event LIMIT $2 FOR UPDATE OF m SKIP LOCKED""",
        now - UNDO,
        AT_ONCE,
        one,
    )
    if not rows:
        return 0
    hooks = await database.fetch("SELECT id, kinds, format, made_at FROM webhook WHERE off_at IS NULL")
    wanted = {kind for hook in hooks for kind in hook["kinds"]}
    events = [
        Happened(**{**row, "facts": msgspec.json.decode(row["facts"])})
        for row in rows
        if kind_of(row["entity"]) in wanted
    ]
    told = await saying.said(events)
    await _keep([(hook, one) for one in told for hook in hooks if one.kind in hook["kinds"]], address, now)
    await database.execute("DELETE FROM webhook_mark WHERE event = ANY($1::uuid[])", [row["id"] for row in rows])
    return len(rows)


async def _keep(pairs: list[tuple[Any, Any]], address: str, now: datetime) -> None:
    """Each hook hears of what happened after it was made."""
    rows = [
        (new_id(), hook["id"], told.event, told.type, body_of(told, hook["format"], address), told.at, now)
        for hook, told in pairs
        if told.at >= hook["made_at"]
    ]
    await database.execute_many(
        """INSERT INTO webhook_delivery (id, webhook, event, type, body, at, not_before)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (webhook, event) DO NOTHING""",
        rows,
    )


async def forget_old(now: datetime) -> int:
    """What was told thirty days ago is listed no longer; says how much that was."""
    return await database.execute("DELETE FROM webhook_delivery WHERE ended_at <= $1", now - KEPT)

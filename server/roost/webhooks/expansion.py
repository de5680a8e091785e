"""From what happened to what is sent: marks that the journal left become deliveries, in one transaction."""

import logging
from collections.abc import Collection
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
# Shared by whoever turns events into words, alone for whoever takes words away.
_SAYING = "hashtextextended('roost saying to webhooks', 0)"


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
    await database.execute(f"SELECT pg_advisory_xact_lock_shared({_SAYING})")
    told = await saying.said(events)
    await _keep([(hook, one) for one in told for hook in hooks if one.kind in hook["kinds"]], address, now)
    over = [row["id"] for row in rows]
    # What was to be said anew, and is nothing that is told by now.
    await database.execute(
        "DELETE FROM webhook_delivery WHERE event = ANY($1::uuid[]) AND state = 'due' AND body = ''", over
    )
    await database.execute("DELETE FROM webhook_mark WHERE event = ANY($1::uuid[])", over)
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
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (webhook, event) DO UPDATE
           SET body = excluded.body WHERE webhook_delivery.state = 'due' AND webhook_delivery.body = ''""",
        rows,
    )


@transactional
async def unsay(entity: str, ids: Collection[UUID]) -> None:
    """What of these issues or fixes is still to be told is said anew, as it may be said by then, under the same id; of
    what was told, nothing is kept. For `issues.redaction`, in its transaction."""
    # Whoever is saying something now has read what stood there before, and has said it before we look.
    await database.execute(f"SELECT pg_advisory_xact_lock({_SAYING})")
    await database.execute(
        """WITH emptied AS (
               UPDATE webhook_delivery d SET body = '' FROM journal j
               WHERE j.id = d.event AND j.entity = $1 AND j.entity_id = ANY($2::text[])
               RETURNING d.event, d.at, d.state
           )
           INSERT INTO webhook_mark (event, at) SELECT DISTINCT event, at FROM emptied WHERE state = 'due'
           ON CONFLICT DO NOTHING""",
        entity,
        [str(id_) for id_ in ids],
    )


async def forget_old(now: datetime) -> int:
    """What was told thirty days ago is listed no longer; says how much that was."""
    # Of before what was told lost its words at once.
    await database.execute("UPDATE webhook_delivery SET body = '' WHERE state <> 'due' AND body <> ''")
    return await database.execute("DELETE FROM webhook_delivery WHERE ended_at <= $1", now - KEPT)

"""An import on a screen: tried first, shown, and then done as it was shown, or not at all (server/decisions/0026).

The files lie in the database for an hour, packed, and no longer than they are needed. Reading and comparing go on after
the request was answered: a row says how far it is, and whoever asks for it sees a bar. What ends in the middle has
stored nothing; what was stored says so in the same transaction.
"""

import asyncio
import contextvars
from collections.abc import Coroutine, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from roost.importing import trial_work, wire
from roost.importing.files import Sent
from roost.importing.trial_work import CHANGED, OUR_FAULT
from roost.importing.wire import Trial, TrialApplication, TrialFound
from roost.journal.actions import Fact
from roost.kit import database
from roost.kit.clock import Clock
from roost.kit.errors import Conflict, NotFound, Refused
from roost.kit.ids import new_id

KEPT = timedelta(hours=1)
# Who asks waits so long (seconds) for what is done quickly; for the rest they ask again.
PATIENCE = 1.0
# Whoever has not said anything for so long is not there any more.
SILENT = timedelta(seconds=30)
GONE = "There is no such import any more. Files are kept for an hour: send them again."
BROKEN_OFF = "Roost was restarted in the middle, or its database was away. Nothing was stored. Send the files again."

_running: set[asyncio.Task[None]] = set()


async def begin(
    files: Sequence[Sent], maker: UUID, clock: Clock, actor: UUID | None = None, facts: Mapping[str, Fact] = {}
) -> UUID:
    """Keep these files and find out what they would do; waits a moment for it. `actor`, `facts`: for the journal."""
    now, trial = clock(), new_id()
    packed = await asyncio.to_thread(trial_work.pack, files)
    await database.execute(
        """INSERT INTO import_trial (id, maker, made_at, ends_at, beat_at, doing, files)
           VALUES ($1, $2, $3, $4, $3, 'Waiting for its turn', $5)""",
        trial,
        maker,
        now,
        now + KEPT,
        packed,
    )
    await _go_on(trial_work.try_out(trial, files, actor, facts, clock))
    return trial


async def apply(
    trial: UUID, maker: UUID, wish: TrialApplication, actor: UUID | None, facts: Mapping[str, Fact], clock: Clock
) -> None:
    """Do what the trial showed; waits a moment for it. NotFound; Refused; Conflict where it would do something else by
    now, which the trial then shows."""
    one = await look(trial, maker, clock)
    _refuse(one, wish)
    row = await database.fetch_row(
        """UPDATE import_trial SET state = 'applying', doing = 'Waiting for its turn', percent = 0, problem = NULL,
               beat_at = $2
           WHERE id = $1 AND state IN ('ready', 'changed') AND ends_at > $2 RETURNING files""",
        trial,
        clock(),
    )
    if row is None:
        raise Refused("import-state", "These files are being stored already. Look at how far it is.")
    await _go_on(trial_work.store(trial, row["files"], wish, actor, facts, clock))
    after = await look(trial, maker, clock)
    if after.state == "changed":
        raise Conflict("changed-meanwhile", CHANGED)
    if after.state in ("wrong", "failed"):
        raise Refused("import-failed", after.problem or OUR_FAULT)


def _refuse(one: Trial, wish: TrialApplication) -> None:
    if one.state == "applied":
        raise Refused("import-state", "These files were stored already. There is nothing left to do.")
    if one.state not in ("ready", "changed"):
        words = one.problem or "These files are not ready to be stored. Look at what is said of them."
        raise Refused("import-state", words)
    if not wish.retire_missing:
        return
    if one.wrongs_if_retired:
        words = "What is gone cannot be retired: something that stays still needs it. Look at what is said of it."
        raise Refused("import-needed", words)
    if one.retires_too_many and not wish.yes:
        words = f"This would retire more than a tenth of the {' and the '.join(one.retires_too_many)} in use. "
        raise Refused("import-retires-too-many", words + "If that is meant, say yes to it. If not, a file is cut off.")


async def look(trial: UUID, maker: UUID, clock: Clock) -> Trial:
    """How it stands, for who sent the files alone. NotFound."""
    now = clock()
    row = await database.fetch_row(
        """SELECT id, made_at, ends_at, state, doing, percent, beat_at, problem, found FROM import_trial
           WHERE id = $1 AND maker = $2 AND ends_at > $3""",
        trial,
        maker,
        now,
    )
    if row is None:
        raise NotFound(GONE)
    found = msgspec.json.decode(row["found"], type=TrialFound) if row["found"] else TrialFound()
    state, problem = row["state"], row["problem"]
    busy = state in ("reading", "applying")
    if busy and now - row["beat_at"] > SILENT:
        state, problem, busy = "failed", BROKEN_OFF, False
    return Trial(
        **msgspec.structs.asdict(found),
        id=row["id"],
        made_at=row["made_at"],
        ends_at=row["ends_at"],
        state=state,
        doing=wire.Doing(row["doing"], row["percent"]) if busy else None,
        problem=problem,
    )


async def forget_old(now: datetime) -> int:
    """Files and what was found in them go after their hour; says how many imports that were."""
    return await database.execute("DELETE FROM import_trial WHERE ends_at <= $1", now)


async def _go_on(work: Coroutine[Any, Any, None]) -> None:
    """In a task of its own, which goes on when whoever asked has gone; waits a moment for it."""
    task = asyncio.create_task(work, context=contextvars.Context())
    _running.add(task)
    task.add_done_callback(_running.discard)
    await asyncio.wait([task], timeout=PATIENCE)

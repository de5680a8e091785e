"""What an import on a screen does after the request was answered, and how it says how far it is."""

import asyncio
import hashlib
import logging
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

import msgspec

from roost.importing import actions, wire
from roost.importing.actions import BadFiles, RetiresTooMany
from roost.importing.changes import Changes
from roost.importing.columns import OWN
from roost.importing.files import Sent, Wrong
from roost.importing.reading import Brought, read_sent
from roost.importing.wire import TrialApplication, TrialFound
from roost.journal import Event, record
from roost.journal.actions import Fact
from roost.kit import database
from roost.kit.clock import Clock
from roost.kit.database import transactional
from roost.kit.errors import Problem, Unavailable

log = logging.getLogger("roost.importing")

# How far it is is written down so often (seconds).
BEAT = 0.5
# In one process at once: the others wait for their turn.
AT_ONCE = 2
OUR_FAULT = "This is our mistake, and it is written down. Nothing was stored."
CHANGED = (
    "What is stored has changed since these files were tried, and nothing was stored. Look at it again, then decide."
)

_turns = asyncio.Semaphore(AT_ONCE)


class _Otherwise(Exception):
    """It would not do what was shown."""

    def __init__(self, found: Changes) -> None:
        super().__init__("changed since it was shown")
        self.found = found


class _Progress:
    """How far it is, for a thread to say and for a task to write down."""

    def __init__(self, trial: UUID, clock: Clock) -> None:
        self._trial, self._clock = trial, clock
        self.words, self.percent = "Waiting for its turn", 0

    def tell(self, doing: str, percent: int) -> None:
        self.words, self.percent = doing, percent

    async def write_down(self) -> None:
        """For ever."""
        while True:
            with suppress(Unavailable):  # the bar stands still for as long
                await database.execute(
                    """UPDATE import_trial SET doing = $2, percent = $3, beat_at = $4
                       WHERE id = $1 AND state IN ('reading', 'applying')""",
                    self._trial,
                    self.words,
                    self.percent,
                    self._clock(),
                )
            await asyncio.sleep(BEAT)


async def try_out(
    trial: UUID, files: Sequence[Sent], actor: UUID | None, facts: Mapping[str, Fact], clock: Clock
) -> None:
    """Find out what these files would do, and write it down."""

    async def work(progress: _Progress) -> None:
        brought = await asyncio.to_thread(read_sent, files, progress.tell)
        await _journal(trial, brought, actor, facts, clock)
        try:
            found = await _dry(brought, clock, progress)
        except BadFiles as bad:
            await _end(trial, "wrong", wire.wrongs_of(bad.wrongs), None)
            return
        await _show(trial, "ready", found, await _if_retired(brought, progress), None)

    await _kept_alive(trial, clock, work)


@transactional
async def _journal(trial: UUID, brought: Brought, actor: UUID | None, facts: Mapping[str, Fact], clock: Clock) -> None:
    """That files which say what people need or drive were compared with what is stored of them; before it is done."""
    said = sum(not OWN.isdisjoint(row.values) for row in brought.sheets.get("people", ()))
    if said:
        await record(Event("tried", "trial", trial, facts={**facts, "people": said}), actor, clock())


async def _dry(brought: Brought, clock: Clock, progress: _Progress) -> Changes:
    return await actions.bring(brought, None, clock(), dry_run=True, tell=progress.tell)


@transactional
async def _if_retired(brought: Brought, progress: _Progress) -> list[Wrong]:
    """What would stand in the way of retiring what is gone."""
    _, _, wrongs = await actions.compare(brought, True, lambda *_: progress.tell("Comparing with what is stored", 60))
    return wrongs


async def store(
    trial: UUID, packed: bytes, wish: TrialApplication, actor: UUID | None, facts: Mapping[str, Fact], clock: Clock
) -> None:
    """Bring the files in, where they would still do what was shown."""

    async def work(progress: _Progress) -> None:
        files = await asyncio.to_thread(unpack, packed)
        brought = await asyncio.to_thread(read_sent, files, progress.tell)
        try:
            await _store(trial, brought, wish, actor, facts, clock, progress)
        except _Otherwise as otherwise:
            await _show(trial, "changed", otherwise.found, await _if_retired(brought, progress), CHANGED)
        except BadFiles as bad:
            words = "What is stored has changed since these files were tried, and now they do not fit it."
            await _end(trial, "wrong", wire.wrongs_of(bad.wrongs), words)
        except RetiresTooMany:
            await _show(trial, "changed", await _dry(brought, clock, progress), [], CHANGED)

    await _kept_alive(trial, clock, work)


@transactional
async def _store(
    trial: UUID,
    brought: Brought,
    wish: TrialApplication,
    actor: UUID | None,
    facts: Mapping[str, Fact],
    clock: Clock,
    progress: _Progress,
) -> None:
    shown = await database.fetch_row("SELECT digest, digest_retiring FROM import_trial WHERE id = $1", trial)
    assert shown is not None

    def check(found: Changes) -> None:
        expected = shown["digest_retiring" if wish.retire_missing else "digest"]
        if digest_of(found, wish.retire_missing) != expected:
            raise _Otherwise(found)

    await actions.bring(
        brought,
        actor,
        clock(),
        retiring=wish.retire_missing,
        yes=wish.yes,
        tell=progress.tell,
        show=check,
        facts=facts,
    )
    # In the same transaction: what is stored says so, whatever ends us.
    await database.execute(
        "UPDATE import_trial SET state = 'applied', doing = NULL, problem = NULL, files = NULL WHERE id = $1", trial
    )


async def _kept_alive(trial: UUID, clock: Clock, work: Any) -> None:
    """Do `work`, and write down meanwhile how far it is; whatever goes wrong is said."""
    progress = _Progress(trial, clock)
    beating = asyncio.create_task(progress.write_down())
    try:
        async with _turns:
            await work(progress)
    except Problem as problem:
        await _fail(trial, problem.detail)
    except Exception as error:
        # Not its words: they may hold a row of the files.
        log.error("an import failed: %s", type(error).__name__, exc_info=None)
        await _fail(trial, OUR_FAULT)
    finally:
        beating.cancel()


async def _fail(trial: UUID, words: str) -> None:
    with suppress(Unavailable):  # it falls silent, which says as much
        await database.execute(
            "UPDATE import_trial SET state = 'failed', doing = NULL, problem = $2, files = NULL WHERE id = $1",
            trial,
            words,
        )


async def _show(trial: UUID, state: str, found: Changes, if_retired: list[Wrong], problem: str | None) -> None:
    await database.execute(
        """UPDATE import_trial SET state = $2, doing = NULL, found = $3, digest = $4, digest_retiring = $5, problem = $6
           WHERE id = $1""",
        trial,
        state,
        msgspec.json.encode(wire.found_of(found, if_retired)),
        digest_of(found, False),
        digest_of(found, True),
        problem,
    )


async def _end(trial: UUID, state: str, found: TrialFound, problem: str | None) -> None:
    await database.execute(
        "UPDATE import_trial SET state = $2, doing = NULL, found = $3, problem = $4, files = NULL WHERE id = $1",
        trial,
        state,
        msgspec.json.encode(found),
        problem,
    )


def digest_of(found: Changes, retiring: bool) -> bytes:
    """Sixteen bytes that stand for everything that would be done."""
    whole = hashlib.blake2b(digest_size=16)
    for sheet in found.sheets:
        whole.update(sheet.name.encode())
        for change in sheet.added:
            whole.update(msgspec.json.encode((change.key, change.values), order="sorted"))
        for some in (sheet.changed, sheet.back):
            for change in some:
                whole.update(msgspec.json.encode((change.key, change.differs), order="sorted"))
            whole.update(b"|")
        whole.update(msgspec.json.encode(sheet.gone if retiring else []))
    whole.update(msgspec.json.encode([(plan.floor, plan.digest) for plan in found.plans]))
    return whole.digest()


def pack(files: Sequence[Sent]) -> bytes:
    """As they are kept."""
    return zlib.compress(msgspec.msgpack.encode([(file.name, file.data) for file in files]), 1)


def unpack(packed: bytes) -> list[Sent]:
    """As they came."""
    return [Sent(*one) for one in msgspec.msgpack.decode(zlib.decompress(packed), type=list[tuple[str, bytes]])]

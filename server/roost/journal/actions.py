"""Writing to the journal, always inside the transaction of what happened."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from roost.kit import database
from roost.kit.ids import new_id

Fact = str | int | bool | None


class Event(msgspec.Struct, frozen=True):
    """What happened to one thing. `facts` holds ids, states, dates and codes only; words live in the domain's rows."""

    verb: str
    entity: str
    entity_id: UUID | str
    subject: UUID | None = None
    facts: Mapping[str, Fact] = {}


_after: dict[str, set[Callable[[], None]]] = {}


def after(entity: str, tell: Callable[[], None]) -> None:
    """Call `tell` whenever something of this entity was recorded by this process and is committed.

    For what is kept in memory: the database's notice comes too late for whoever looks at once at what they changed.
    """
    _after.setdefault(entity, set()).add(tell)


async def record(event: Event, actor: UUID | None, now: datetime) -> None:
    """Append one event. Must run inside the action's transaction, else the two could part."""
    await record_all([event], actor, now)


async def record_all(events: Iterable[Event], actor: UUID | None, now: datetime) -> None:
    """Append events in order, and mark each as not yet looked at by whoever tells people, in one statement."""
    if database.engine.mine() is None:
        raise RuntimeError("The journal is written only inside the transaction of what happened.")
    told = list(events)
    rows = [
        (new_id(), e.verb, e.entity, str(e.entity_id), e.subject, msgspec.json.encode(e.facts).decode()) for e in told
    ]
    if not rows:
        return
    for tell in {tell for e in told for tell in _after.get(e.entity, ())}:
        database.after_commit(tell)
    await database.execute(
        """WITH marked AS (INSERT INTO unsent (event, at) SELECT unnest($3::uuid[]), $1)
           INSERT INTO journal (id, at, actor, subject, verb, entity, entity_id, facts)
           SELECT id, $1, $2, subject, verb, entity, entity_id, facts::jsonb
           FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[])
               AS row (id, verb, entity, entity_id, subject, facts)""",
        now,
        actor,
        *map(list, zip(*rows, strict=True)),
    )

"""What becomes of persons in the journal. Nothing else of it ever changes: its trigger sees to that (m0019)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from roost.kit import database
from roost.kit.database import transactional

AT_ONCE = 20_000


async def _without(sql: str, *args: Any) -> int:
    """Run an UPDATE that takes persons out, and nothing after it in the same transaction."""
    await database.execute("SELECT set_config('roost.retention', 'on', true)")
    done = await database.execute(sql, *args)
    await database.execute("SELECT set_config('roost.retention', 'off', true)")
    return done


@transactional
async def forget(people: Collection[UUID], nobody: UUID) -> int:
    """What these people did was done by `nobody`; what was done to them was done to nobody in particular."""
    return await _without(
        """UPDATE journal j SET
               actor = CASE WHEN j.actor = ANY($1) THEN $3 ELSE j.actor END,
               subject = CASE WHEN j.subject = ANY($1) THEN NULL ELSE j.subject END,
               entity_id = CASE WHEN j.entity = 'person' AND j.entity_id = ANY($2) THEN $3::text ELSE j.entity_id END,
               facts = CASE WHEN NOT EXISTS (SELECT FROM jsonb_each_text(j.facts) f WHERE f.value = ANY($2))
                   THEN j.facts
                   ELSE (SELECT jsonb_object_agg(f.key, CASE WHEN f.value #>> '{}' = ANY($2)
                             THEN to_jsonb($3::text) ELSE f.value END) FROM jsonb_each(j.facts) f) END
           WHERE j.actor = ANY($1) OR j.subject = ANY($1) OR (j.entity = 'person' AND j.entity_id = ANY($2))
               OR (j.entity <> 'booking' AND EXISTS (
                   SELECT FROM jsonb_each_text(j.facts) f WHERE f.value = ANY($2)))""",
        list(people),
        [str(one) for one in people],
        nobody,
    )


async def fade(entities: Collection[str], verbs: Collection[str], before: datetime) -> int:
    """Take out by whom and to whom, in what happened to these entities, or was called so, before then."""
    return await _fade("(entity = ANY($2::text[]) OR verb = ANY($3::text[]))", before, list(entities), list(verbs))


@transactional
async def fade_things(entity: str, ids: Collection[UUID], but_for: Collection[str]) -> int:
    """Take out by whom and to whom, in all that happened to these things, but for what was done by these verbs."""
    return await _without(
        """UPDATE journal SET actor = NULL, subject = NULL
           WHERE entity = $1 AND entity_id = ANY($2::text[]) AND verb <> ALL($3::text[])
               AND num_nonnulls(actor, subject) > 0""",
        entity,
        [str(one) for one in ids],
        list(but_for),
    )


async def fade_old(before: datetime) -> int:
    """Take out by whom and to whom in everything before then."""
    return await _fade("true", before)


async def _fade(which: str, before: datetime, *args: Any) -> int:
    """Some at a time: of a rule that was made shorter there may be years to do, and no statement may take so long."""
    total = 0
    while True:
        done = await _fade_some(which, before, *args)
        total += done
        if done < AT_ONCE:
            return total


@transactional
async def _fade_some(which: str, before: datetime, *args: Any) -> int:
    return await _without(
        f"""UPDATE journal SET actor = NULL, subject = NULL WHERE id IN (
                SELECT id FROM journal
                WHERE at < $1 AND num_nonnulls(actor, subject) > 0 AND {which} LIMIT {AT_ONCE})""",
        before,
        *args,
    )


async def export(person: UUID) -> dict[str, list[Any]]:
    """What somebody did and what was done to them, in the order of time; of others it says nothing."""
    rows = await database.fetch(
        """SELECT at, CASE WHEN actor = $1 THEN 'by me' ELSE 'about me' END AS who, verb, entity, entity_id, facts
           FROM journal WHERE actor = $1 OR subject = $1 OR (entity = 'person' AND entity_id = $1::text)
           ORDER BY at, id""",
        person,
    )
    return {"what happened": [dict(row) for row in rows]}

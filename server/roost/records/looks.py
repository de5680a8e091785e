"""Whoever looks at what is kept of one person says why, and the person is told and can read it."""

import re
from datetime import datetime
from typing import Literal
from uuid import UUID

from roost import people
from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound
from roost.kit.ids import new_id
from roost.kit.words import tidy
from roost.people import PersonRef
from roost.people.nobody import NOBODY
from roost.records.wire import Look

MOST = 500
_WORD = re.compile(r"[^\W\d_]{2,}")


async def person(id_: UUID) -> PersonRef:
    """Who is or was here; NotFound also for nobody's row."""
    name = (await people.names([id_])).get(id_)
    if name is None or id_ == NOBODY:
        raise NotFound("There is no such person. Look for them among the people.")
    return PersonRef(id_, name)


@transactional
async def look(id_: UUID, what: Literal["record", "export"], reason: str, by: UUID | None, now: datetime) -> PersonRef:
    """Write down that `by` (None: whoever runs the server) looks, and why, before anything is shown. Whoever looks at
    themselves needs no reason."""
    found = await person(id_)
    if by != id_:
        look_id, words = new_id(), _why(reason)
        await database.execute(
            "INSERT INTO record_look (id, person, by, what, reason, at) VALUES ($1, $2, $3, $4, $5, $6)",
            look_id,
            id_,
            by,
            what,
            words,
            now,
        )
        await record(Event("looked", "record_look", look_id, id_, {"what": what}), by, now)
    return found


def _why(reason: str) -> str:
    """Invalid for what nobody can read as a reason: two different words at least."""
    words = tidy(reason, "/reason", 200)
    if len(set(_WORD.findall(words.casefold()))) < 2:
        raise Invalid("Say why in a few words. The person reads them.", [FieldError("/reason", "is no reason yet")])
    return words


async def looks_at(id_: UUID) -> list[Look]:
    """Who looked at somebody's record or car, the newest first."""
    rows = await database.fetch(
        f"""SELECT l.at, p.name AS by, l.what, l.reason FROM record_look l LEFT JOIN person p ON p.id = l.by
            WHERE l.person = $1
            UNION ALL SELECT at, NULL, 'bay', reason FROM holder_lookup WHERE person = $1
            ORDER BY at DESC LIMIT {MOST}""",
        id_,
    )
    return [Look(row["at"], row["by"], row["what"], row["reason"]) for row in rows]

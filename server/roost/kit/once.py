"""A repeat is safe: the same key with the same body re-reads the first result, with another body it is refused."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from uuid import UUID

from roost.kit import database
from roost.kit.errors import FieldError, Problem

KEEP = timedelta(days=30)


class KeyUsed(Problem):
    """The key was used for something else. 422."""

    status = 422
    title = "Key already used"


async def once(person: UUID, key: str | None, body: bytes, now: datetime, make: Callable[[], Awaitable[UUID]]) -> UUID:
    """The id that `make` gives, or gave when `person` first sent `key` with this `body`.

    Runs inside the action's transaction, so that a refusal stores nothing and may be tried again with the same
    key. The caller holds a lock that both requests need, so the second one reads what the first one wrote.
    """
    if key is None:
        return await make()
    digest = hashlib.sha256(body).digest()
    row = await database.fetch_row("SELECT body_hash, result_id FROM once WHERE person = $1 AND key = $2", person, key)
    if row is not None:
        if row["body_hash"] != digest:
            raise KeyUsed(
                "key-used",
                "This Idempotency-Key was used for a different request. Use a new key for a new request.",
                errors=[FieldError("Idempotency-Key", "already used with another body")],
            )
        found: UUID = row["result_id"]
        return found
    made = await make()
    await database.execute(
        "INSERT INTO once (person, key, body_hash, result_id, made_at) VALUES ($1, $2, $3, $4, $5)",
        person,
        key,
        digest,
        made,
        now,
    )
    return made


async def forget_old(now: datetime) -> int:
    """Drop the rows that are older than thirty days; says how many."""
    return await database.execute("DELETE FROM once WHERE made_at < $1", now - KEEP)

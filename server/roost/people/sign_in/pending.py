"""Sign-ins under way. In the database, not in memory: who comes back may come back to another server."""

from datetime import datetime, timedelta

from roost.kit import database
from roost.people.sign_in.wire import Pending

# Long enough to find the phone with the second factor.
PATIENCE = timedelta(minutes=10)


async def begin(state_hash: bytes, pending: Pending) -> None:
    """Remember it until it is used, or too late."""
    await database.execute(
        """INSERT INTO sign_in (state_hash, browser_hash, nonce, verifier, path, ends_at)
           VALUES ($1, $2, $3, $4, $5, $6)""",
        state_hash,
        pending.browser_hash,
        pending.nonce,
        pending.verifier,
        pending.path,
        pending.ends_at,
    )


async def take(state_hash: bytes) -> Pending | None:
    """What was begun so, once: whoever brings the same again finds nothing."""
    row = await database.fetch_row(
        "DELETE FROM sign_in WHERE state_hash = $1 RETURNING browser_hash, nonce, verifier, path, ends_at", state_hash
    )
    return None if row is None else Pending(*row)


async def forget_old(now: datetime) -> int:
    """Drop what is too late, of every kind; says how many."""
    gone = 0
    for name in ("sign_in", "logout_token", "link_wish", "mailed_link"):
        gone += await database.execute(f"DELETE FROM {name} WHERE ends_at <= $1", now)
    return gone

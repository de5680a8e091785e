"""Links for screens on walls. Whoever has one reads the wall, as nobody; so a link can be ended at any time.

Only the token's hash is kept. It travels after the # of the address, which no browser sends and no log ever holds, and
then in a header.
"""

import hashlib
import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from roost import journal
from roost.board.rules import today_in
from roost.board.wall import Link
from roost.board.wire import Display, DisplayIn, DisplayMade
from roost.issues.public_words import said
from roost.issues.wire import RoleRef
from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound, Unauthenticated
from roost.kit.ids import new_id
from roost.kit.live import Live
from roost.kit.remember import Remembered
from roost.kit.words import LINE
from roost.people import Who

_ROWS = """
SELECT d.id, d.name, d.site, d.made_by, p.name AS maker, p.role, d.made_at, d.revoked_at
FROM display d JOIN person p ON p.id = d.made_by
"""


class Links:
    """The links that were asked for, in memory: a screen that asks each minute for years reads no row for it."""

    def __init__(self) -> None:
        self._live: Live | None = None
        self._kept: Remembered[bytes, Link] = Remembered(self._hears, most=500)

    def _hears(self) -> bool:
        return self._live is not None and self._live.connected

    def listen(self, live: Live) -> None:
        """Remember from now on, and forget as `live` tells."""
        self._live = live
        live.on("board", lambda _: self.forget())
        live.on("floors", lambda _: self.forget())
        live.on_lost(self.forget)
        journal.after("display", self.forget)

    def forget(self) -> None:
        """A link was made or has ended."""
        self._kept.drop_all()

    async def by_token(self, token: str) -> Link:
        """The link of this token. Unauthenticated, which is not kept, where it has ended or never was."""
        return await self._kept.get(_hash(token), _link)


links = Links()


async def _link(token_hash: bytes) -> Link:
    row = await database.fetch_row(
        """SELECT d.id, d.name, d.site, site.name AS site_name FROM display d LEFT JOIN site ON site.code = d.site
           WHERE d.token_hash = $1 AND d.revoked_at IS NULL""",
        token_hash,
    )
    if row is None:
        raise Unauthenticated("This link has ended, or never was. Ask a leader or an administrator for a new one.")
    return Link(row["id"], row["name"], row["site"], row["site_name"])


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


async def all_of_them() -> list[Display]:
    """Every link that was ever made: those that work first, then newest first."""
    rows = await database.fetch(_ROWS + "ORDER BY d.revoked_at IS NOT NULL, d.made_at DESC, d.id")
    return [Display(**_fields(row)) for row in rows]


@transactional
async def make(wish: DisplayIn, who: Who, address: str, now: datetime) -> DisplayMade:
    """A new link under our public `address`. Invalid where there is no such site; PersonalData."""
    # Whoever stands before the screen reads it.
    name = await said(wish.name, "/name", confirmed=True, most=LINE)
    if wish.site is not None and not await database.fetch_value("SELECT true FROM site WHERE code = $1", wish.site):
        raise Invalid("There is no such site.", [FieldError("/site", "is no site; choose one from the list")])
    id_, token = new_id(), secrets.token_urlsafe(32)
    await database.execute(
        "INSERT INTO display (id, token_hash, name, site, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id_,
        _hash(token),
        name,
        wish.site,
        who.id,
        now,
    )
    await record(Event("display made", "display", id_, None, {"site": wish.site}), who.id, now)
    row = await database.fetch_row(_ROWS + "WHERE d.id = $1", id_)
    return DisplayMade(**_fields(row), address=f"{address}/wall#{token}")


@transactional
async def revoke(display: UUID, who: Who, now: datetime) -> None:
    """End a link; a repeat does nothing. NotFound."""
    ended = await database.execute(
        "UPDATE display SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", display, now
    )
    if ended:
        await record(Event("display ended", "display", display), who.id, now)
    elif not await database.fetch_value("SELECT true FROM display WHERE id = $1", display):
        raise NotFound("There is no such link. Look at the list.")


def _fields(row: Any) -> dict[str, Any]:
    return {
        "id": row["id"],
        "name": row["name"],
        "site": row["site"],
        "made_by": RoleRef(row["made_by"], row["maker"], row["role"]),
        "made_on": today_in("Europe/London", row["made_at"]),
        "revoked_on": row["revoked_at"] and today_in("Europe/London", row["revoked_at"]),
    }

"""Codes on desks, bays and rooms, and one for each site: opaque, printed as QR, leading to /at/<code>.

A code opens the road without a sign-in, so it can be guessed by nobody and taken out of use: a new one ends the old.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotFound

# Nothing in it is taken for something else, read aloud or off a worn label: no 0 O, 1 I L, U V.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
LENGTH = 10


class CodePlace(msgspec.Struct, frozen=True):
    """What a code in use leads to: a space, or with `space` None a whole site."""

    site: str
    space: UUID | None
    kind: str | None
    label: str | None
    zone: str | None


_IN_USE = """
FROM place_code c
    LEFT JOIN space s ON s.id = c.space
    LEFT JOIN zone z ON z.code = s.zone
    LEFT JOIN floor f ON f.code = s.floor
    JOIN site t ON t.code = coalesce(c.site, f.site)
WHERE c.retired_at IS NULL AND s.retired_at IS NULL AND z.retired_at IS NULL AND f.retired_at IS NULL
    AND t.retired_at IS NULL
"""
_SPACES = """
FROM space s JOIN zone z ON z.code = s.zone JOIN floor f ON f.code = s.floor JOIN site t ON t.code = f.site
WHERE s.retired_at IS NULL AND z.retired_at IS NULL AND f.retired_at IS NULL AND t.retired_at IS NULL
"""


def new_code() -> str:
    """Ten characters, about 48 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def tidy_code(typed: str) -> str | None:
    """A code as it is stored, from what was scanned or typed; None for what cannot be one."""
    code = typed.strip().upper().replace("-", "").replace(" ", "")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


async def place_of(typed: str) -> CodePlace | None:
    """What a code leads to; None for one that is unknown or retired, or whose place is no longer in use."""
    code = tidy_code(typed)
    if code is None:
        return None
    row = await database.fetch_row(
        f"SELECT t.code AS site, s.id AS space, s.kind, s.label, s.zone {_IN_USE} AND c.code = $1", code
    )
    return None if row is None else CodePlace(**row)


async def of_floor(floor: str) -> list[Any]:
    """Rows of every space in use of a floor: space, label, kind, and code, which may be None. NotFound."""
    await _must_be(floor)
    return await database.fetch(
        f"""SELECT space.*, c.code FROM (SELECT s.id AS space, s.label, s.kind {_SPACES} AND s.floor = $1) AS space
            LEFT JOIN place_code c ON c.space = space.space AND c.retired_at IS NULL ORDER BY kind, label""",
        floor,
    )


async def of_space(space: UUID) -> Any:
    """The row of one space as `of_floor` gives it, or None."""
    return await database.fetch_row(f"""SELECT s.id AS space, s.label, s.kind, c.code {_IN_USE} AND s.id = $1""", space)


@transactional
async def make_missing(floor: str, actor: UUID, now: datetime) -> None:
    """Give every space of a floor that has none its code. NotFound."""
    await _must_be(floor)
    missing = [row["space"] for row in await of_floor(floor) if row["code"] is None]
    made = await _add(missing, "space", now)
    if made:
        await record(Event("make codes", "floor", floor, facts={"codes": made}), actor, now)


@transactional
async def rotate(space: UUID, actor: UUID, now: datetime) -> None:
    """A new code for a space; the old one leads nowhere from now on. NotFound."""
    # Locked, so that two who rotate at once do it one after the other.
    if await database.fetch_value(f"SELECT s.id {_SPACES} AND s.id = $1 FOR NO KEY UPDATE OF s", space) is None:
        raise NotFound("There is no such space. Go back to the floor.")
    await database.execute("UPDATE place_code SET retired_at = $2 WHERE space = $1 AND retired_at IS NULL", space, now)
    await _add([space], "space", now)
    await record(Event("change code", "space", space), actor, now)


async def site_codes(now: datetime) -> dict[str, str]:
    """The code of every site in use by the site's; made where there is none yet."""
    ask = """SELECT t.code AS site, c.code
             FROM site t LEFT JOIN place_code c ON c.site = t.code AND c.retired_at IS NULL
             WHERE t.retired_at IS NULL"""
    rows = await database.fetch(ask)
    missing = [row["site"] for row in rows if row["code"] is None]
    if missing:
        await _add(missing, "site", now)
        rows = await database.fetch(ask)
    return {row["site"]: row["code"] for row in rows}


async def _must_be(floor: str) -> None:
    if await database.fetch_value("SELECT code FROM floor WHERE code = $1 AND retired_at IS NULL", floor) is None:
        raise NotFound("There is no such floor. Choose one from the list.")


async def _add(things: Iterable[UUID | str], column: str, now: datetime) -> int:
    """How many were made: somebody else may have been faster with some of them."""
    made = 0
    for thing in things:
        made += await database.execute(
            f"INSERT INTO place_code (code, {column}, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            new_code(),
            thing,
            now,
        )
    return made

"""Not twice: issues that may be the same as what somebody is about to report.

Asked at every few letters, so each step reads a bounded number of rows by an index, however many issues there are: the
newest of the same desk, zone and site; then, for the words, the newest of the site and some that hold one of the longer
words, and only among those the likeness is reckoned.
"""

import re
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from roost.issues import listing
from roost.issues.access import Reader
from roost.issues.wire import Card, card_fields
from roost.kit import database

Why = Literal["this desk", "this zone", "this site", "similar words"]

MOST = 6
# Rows whose likeness is reckoned: of the site, and by each of the longest words.
RECENT, BY_WORD, WORDS = 200, 100, 3
# pg_trgm's own threshold for words in a text is 0.6, for whole texts 0.3.
LIKE_PART, LIKE_WHOLE = 0.5, 0.3
# What everybody may see and may still be said me too to, or be told why not. Letter for letter as the indexes say it.
OPEN = "held IS NULL AND state NOT IN ('sorted', 'same as')"


class SimilarCard(Card, kw_only=True):
    """An issue that may be the same, and why."""

    why: Why


class Like(msgspec.Struct, frozen=True):
    """As much of a report as there is yet."""

    site: str | None = None
    zone: str | None = None
    space: UUID | None = None
    chip: str | None = None
    category: str | None = None
    words: str = ""


async def find(wish: Like, reader: Reader, now: datetime) -> list[SimilarCard]:
    """At most six, the nearest first."""
    found: dict[Any, Why] = {}
    for row in [*await _nearby(wish), *await _alike(wish)]:
        found.setdefault(row["id"], row["why"])
    rows = await listing.by_ids(list(found)[:MOST])
    return [SimilarCard(**card_fields(row, now, reader), why=found[row["id"]]) for row in rows]


async def _nearby(wish: Like) -> list[Any]:
    """Of the same space; of the same zone, first what is about the same; of the site only what is about the same."""
    parts = (
        # By its desk nobody finds a report whose author is hidden.
        f"""(SELECT id, number, 'this desk' AS why, 1 AS near FROM issue
             WHERE space = $1 AND level = 'named' AND {OPEN} ORDER BY number DESC LIMIT {MOST})""",
        *(
            f"""(SELECT id, number, 'this {name}', {near} FROM issue
                 WHERE {name} = ${at} AND {about} AND {OPEN} ORDER BY number DESC LIMIT {MOST})"""
            for name, at, near, about in (
                ("zone", 2, 2, "chip = $4"),
                ("zone", 2, 3, "category = $5"),
                ("zone", 2, 4, "true"),
                ("site", 3, 5, "chip = $4"),
                ("site", 3, 6, "category = $5"),
            )
        ),
    )
    return await database.fetch(
        f"SELECT id, why FROM ({' UNION ALL '.join(parts)}) AS near ORDER BY near, number DESC",
        wish.space,
        *await _known(wish),
    )


async def _known(wish: Like) -> tuple[str | None, str | None, str | None, str | None]:
    """Zone, site, chip and category, as far as they follow from what was said."""
    row = await database.fetch_row(
        """SELECT z.code AS zone, f.site FROM zone z JOIN floor f ON f.code = z.floor
           WHERE z.code = coalesce($1, (SELECT zone FROM space WHERE id = $2))""",
        wish.zone,
        wish.space,
    )
    category = wish.category
    if wish.chip is not None:
        category = await database.fetch_value("SELECT category FROM chip WHERE code = $1", wish.chip) or category
    return row["zone"] if row else None, row["site"] if row else wish.site, wish.chip, category


async def _alike(wish: Like) -> list[Any]:
    words = " ".join(wish.words.split())
    longest = sorted(set(re.findall(r"[^\W_]{4,}", words.lower())), key=lambda word: (-len(word), word))
    if not longest:
        return []
    _, site, *_ = await _known(wish)
    args: list[Any] = [words, site, *(f"%{word}%" for word in longest[:WORDS])]
    by_word = (
        f"(SELECT id, words, number FROM issue WHERE words ILIKE ${at} AND {OPEN} LIMIT {BY_WORD})"
        for at in range(3, len(args) + 1)
    )
    recent = f"""(SELECT id, words, number FROM issue
                  WHERE site = $2 AND words IS NOT NULL AND {OPEN} ORDER BY number DESC LIMIT {RECENT})"""
    return await database.fetch(
        f"""SELECT id, 'similar words' AS why FROM (
                SELECT DISTINCT ON (id) id, number, similarity(words, $1) AS whole, word_similarity($1, words) AS part
                FROM ({" UNION ALL ".join((recent, *by_word))}) AS near ORDER BY id) AS reckoned
            WHERE whole >= {LIKE_WHOLE} OR part >= {LIKE_PART}
            ORDER BY greatest(whole, part) DESC, number DESC LIMIT {MOST}""",
        *args,
    )

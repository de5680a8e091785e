"""Reads of what everybody may see: what is held is in none of them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from roost.issues.queries import ROWS
from roost.kit import database


async def on_board(sorted_since: datetime) -> list[Any]:
    """Every issue that has a place in a column, as `issues.queries.ROWS`."""
    return await database.fetch(
        ROWS + "WHERE i.held IS NULL AND i.state <> 'same as' AND (i.state <> 'sorted' OR i.state_since >= $1)",
        sorted_since,
    )


async def of_walks(walks: Collection[UUID]) -> list[Any]:
    """The issues of these walks, in order."""
    return await database.fetch(
        ROWS + "WHERE i.held IS NULL AND i.walk = ANY($1::uuid[]) ORDER BY i.number", list(walks)
    )


# A week at each issue's own site.
_REPORTED = "(i.reported_at AT TIME ZONE site.timezone)::date BETWEEN $1 AND $2"
_CHANGED = "(i.state_since AT TIME ZONE site.timezone)::date BETWEEN $1 AND $2"
_PROMISED = """EXISTS (SELECT FROM promise p WHERE p.issue = i.id AND p.ended IS NULL
    AND (p.made_at AT TIME ZONE site.timezone)::date BETWEEN $1 AND $2)"""


async def of_week(first: date, last: date, site: str | None) -> list[Any]:
    """What was reported, sorted, promised or could not be in those days, those most people said first."""
    shown = ROWS.replace(
        "SELECT", f"SELECT {_REPORTED} AS said_then, {_CHANGED} AS changed_then, {_PROMISED} AS promised_then,", 1
    )
    return await database.fetch(
        f"""{shown} WHERE i.held IS NULL AND i.state <> 'same as' AND ($3::text IS NULL OR i.site = $3)
            AND ({_REPORTED} OR {_CHANGED} OR {_PROMISED})
            ORDER BY people DESC, i.number""",
        first,
        last,
        site,
    )


async def thanked(first: date, last: date, site: str | None) -> list[Any]:
    """Fixes that were installed in those days."""
    return await database.fetch(
        """SELECT fix.id, fix.title FROM fix WHERE EXISTS (
               SELECT FROM issue i JOIN site ON site.code = i.site
               WHERE i.fix = fix.id AND i.held IS NULL AND ($3::text IS NULL OR i.site = $3)
                   AND (fix.installed_at AT TIME ZONE site.timezone)::date BETWEEN $1 AND $2)
           ORDER BY fix.number""",
        first,
        last,
        site,
    )


async def name_of_site(site: str) -> str | None:
    """What people call a site, or None where there is none of that code."""
    name: str | None = await database.fetch_value("SELECT name FROM site WHERE code = $1", site)
    return name


_OF = """i.held IS NULL AND ($1::text IS NULL OR i.site = $1) AND ($2::text IS NULL OR i.queue = $2)"""


async def sites() -> list[Any]:
    """Every site, as `places.queries.site_rules` reads them."""
    return await database.fetch(
        """SELECT code AS site, name AS site_name, timezone, opens, closes, opens_weekends, opens_bank_holidays, nation,
               bays_open_at FROM site"""
    )


async def for_scorecard(site: str | None, queue: str | None, since: datetime) -> list[Any]:
    """Of every issue that was reported or changed its state since then, or is open: what the scorecard counts."""
    return await database.fetch(
        f"""SELECT i.site, i.level, coalesce(i.reporter, i.nameless) AS reporter, i.reported_at, i.first_word_at,
                i.state, i.state_since, i.reopened, i.walk
            FROM issue i
            WHERE {_OF} AND (i.reported_at >= $3 OR i.state_since >= $3
                             OR i.state IN ('new', 'looking', 'doing', 'waiting', 'passed on'))""",
        site,
        queue,
        since,
    )


async def promises(site: str | None, queue: str | None, since: date) -> list[Any]:
    """Promises for a day since then, or that ended since then."""
    return await database.fetch(
        f"""SELECT p.promised_for, p.ended, (p.ended_at AT TIME ZONE site.timezone)::date AS ended_on, i.site
            FROM promise p JOIN issue i ON i.id = p.issue JOIN site ON site.code = i.site
            WHERE {_OF} AND (p.promised_for >= $3 OR p.ended_at >= $3)""",
        site,
        queue,
        since,
    )

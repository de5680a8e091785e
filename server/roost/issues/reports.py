"""Reporting: what is wrong, where it is, and who gets it."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from roost.issues import photos, routing, store
from roost.issues.access import FEW
from roost.issues.photos import Photo
from roost.issues.public_words import names_colleague, said_or_none
from roost.journal import record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import local
from roost.kit.errors import FieldError, Invalid, NotFound, Refused
from roost.kit.ids import new_id
from roost.kit.once import once
from roost.people import Who
from roost.places import KINDS, SiteRules, after_working_days, closed, home, known, places
from roost.places.queries import site_rules

ONE_PLACE = "Say where: a desk, bay or room, a part of a floor, or a whole site; one of them."


class Wish(msgspec.Struct, frozen=True):
    """What somebody reports: one of `space`, `zone` and `site`, and `chip` or `category`. `walk`: where it was seen."""

    kind: Literal["irritation", "idea"] = "irritation"
    space: UUID | None = None
    zone: str | None = None
    site: str | None = None
    chip: str | None = None
    category: str | None = None
    words: str | None = None
    level: Literal["named", "hidden"] = "named"
    confirmed: bool = False
    photo: Photo | None = None
    walk: UUID | None = None


class Where(msgspec.Struct, frozen=True):
    """As exactly as it was said, and all that follows from it."""

    site: SiteRules
    zone: str | None = None
    space: UUID | None = None
    space_kind: str | None = None


class Catalogue(msgspec.Struct):
    """Rows of what can be chosen, in the order in which people see it."""

    categories: list[Any]
    chips: list[Any]
    queues: list[Any]
    sites: list[Any]


async def report(wish: Wish, who: Who, key: str | None, now: datetime) -> int:
    """The number of the issue that is made, or was made when this key was first sent."""
    words = await said_or_none(wish.words, "/words", wish.confirmed)
    held = "names a colleague" if await names_colleague(words) else None
    return await _report(msgspec.structs.replace(wish, words=words), held, who, key, now)


@transactional
async def _report(wish: Wish, held: str | None, who: Who, key: str | None, now: datetime) -> int:
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"report {who.id}")

    async def make() -> UUID:
        return await _make(wish, held, who, now)

    issue = await once(who.id, key, msgspec.json.encode(("issue", wish)), now, make)
    number: int = await database.fetch_value("SELECT number FROM issue WHERE id = $1", issue)
    return number


async def _make(wish: Wish, held: str | None, who: Who, now: datetime) -> UUID:
    where = await where_is(wish.space, wish.zone, wish.site)
    category, chip = await about(wish.chip, wish.category, where.space_kind)
    queue = await routing.queue_for(where.site.code, category, where.space_kind)
    id_, named = new_id(), wish.level == "named"
    after = await database.fetch_row(
        """INSERT INTO issue (id, number, kind, category, chip, site, zone, space, words, level, reporter, team, held,
               reported_at, queue, unowned_since, escalates_at, state, state_since, root, walk)
           VALUES ($1, nextval('issue_number'), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
               $13, $14, $13, $15, 'new', $13, $1, $16)
           RETURNING state, owner, due, queue, target, fix, version""",
        id_,
        wish.kind,
        category,
        chip,
        where.site.code,
        where.zone,
        where.space,
        wish.words,
        wish.level,
        who.id,
        who.team if named else None,
        held,
        now,
        queue,
        after_working_days(where.site, now, 1),
        wish.walk,
    )
    if wish.photo is not None:
        await photos.keep(id_, wish.photo)
    await record(store.event("reported", id_, after), who.id if named else None, now)
    return id_


async def where_is(space: UUID | None, zone: str | None, site: str | None) -> Where:
    """What is known of the one place that is named. Invalid, NotFound, or Refused where it is no longer used."""
    named = [name for name, value in (("space", space), ("zone", zone), ("site", site)) if value is not None]
    if len(named) != 1:
        raise Invalid(ONE_PLACE, [FieldError(f"/{name}", "name one place") for name in named or ["space"]])
    if space is not None:
        place = (await places([space])).get(space)
        if place is None:
            raise _unknown()
        if place.retired:
            raise _retired()
        return Where(place.site, place.zone, place.id, place.kind)
    row = await database.fetch_row(
        f"""SELECT t.code AS site, t.name AS site_name, t.timezone, t.opens, t.closes, t.opens_weekends,
                t.opens_bank_holidays, t.nation, t.bays_open_at, t.retired_at IS NOT NULL AS site_gone,
                {"z.retired_at IS NOT NULL OR f.retired_at IS NOT NULL" if zone else "false"} AS gone
            FROM site t {"JOIN floor f ON f.site = t.code JOIN zone z ON z.floor = f.code" if zone else ""}
            WHERE {"z" if zone else "t"}.code = $1""",
        zone or site,
    )
    if row is None:
        raise _unknown()
    if row["gone"] or row["site_gone"]:
        raise _retired()
    return Where(site_rules(row), zone)


def _unknown() -> NotFound:
    return NotFound("There is no such place. Choose one from the plan.")


def _retired() -> Refused:
    return Refused("retired", "That place is no longer in use. Choose another, or its site.")


async def about(chip: str | None, category: str | None, space_kind: str | None) -> tuple[str, str | None]:
    """The category and the chip of what is reported. Invalid where there is none, or none that fits."""
    if chip is None:
        found = await database.fetch_value(
            "SELECT code FROM category WHERE code = $1 AND retired_at IS NULL", category or ""
        )
        if found is None:
            wrong = "Say what it is about: tap one of what is offered." if category is None else "choose one of ours"
            raise Invalid("Say what it is about: tap one of what is offered.", [FieldError("/category", wrong)])
        return found, None
    row = await database.fetch_row(
        """SELECT category, space_kind, words FROM chip JOIN category ON category.code = chip.category
           WHERE chip.code = $1 AND chip.retired_at IS NULL AND category.retired_at IS NULL""",
        chip,
    )
    if row is None:
        raise Invalid("There is no such thing to tap. Choose another.", [FieldError("/chip", "choose one of ours")])
    if space_kind is not None and row["space_kind"] not in (None, space_kind):
        words = f"“{row['words']}” is said of a {row['space_kind']}, and this is a {KINDS[space_kind].name}"
        raise Invalid(f"{words}. Choose another.", [FieldError("/chip", words)])
    if category not in (None, row["category"]):
        raise Invalid("Chip and category do not go together.", [FieldError("/category", "is not the chip's")])
    return row["category"], chip


async def catalogue() -> Catalogue:
    """Everything that a report can say by tapping."""
    return Catalogue(
        await database.fetch("SELECT code, name FROM category WHERE retired_at IS NULL ORDER BY position, code"),
        await database.fetch(
            """SELECT chip.code, words, category, space_kind FROM chip JOIN category ON category.code = chip.category
               WHERE chip.retired_at IS NULL AND category.retired_at IS NULL
               ORDER BY space_kind NULLS LAST, chip.position, chip.code"""
        ),
        await database.fetch("SELECT code, name FROM queue WHERE retired_at IS NULL ORDER BY name, code"),
        await database.fetch(
            """SELECT s.code, s.name FROM site s
               WHERE s.retired_at IS NULL ORDER BY s.kind = 'car park', s.name"""
        ),
    )


async def few(who: Who, now: datetime) -> tuple[bool, str | None]:
    """Whether team or time could tell who said so, whatever the words leave out; and what the team is called.

    The team has fewer than five people, or the office is closed: hardly anybody else can be there.
    """
    team = await database.fetch_row(
        """SELECT name, (SELECT count(*) FROM person WHERE team = $1 AND left_at IS NULL) AS size
           FROM team WHERE code = $1""",
        who.team,
    )
    name: str | None = team["name"] if team else None
    if team is not None and team["size"] < FEW:
        return True, name
    found = await home(who.team)
    sites = await known.sites()
    site = next((one for one in sites if found and one.code == found[1]), sites[0] if sites else None)
    if site is None:
        return False, name
    day, minute = local(now, site.zone)
    return closed(site, day) is not None or not site.opens <= minute < site.closes, name

"""From what happened to who is told: journal and `unsent` become notices and deliveries, in one transaction."""

import logging
import traceback
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import Unavailable
from roost.kit.ids import new_id
from roost.notices import kinds
from roost.notices.choices import MAILS
from roost.notices.kinds import Kind
from roost.notices.rules import UNDO, Happened, Notice, RingHours, rings_at
from roost.places import OFFICE_HOURS, SiteRules, WorkingHours, known

log = logging.getLogger("roost.notices")

AT_ONCE = 500
# What cannot be made a notice of is looked at again so much later; it must not stand in the way of all the others.
PUT_OFF = timedelta(minutes=10)


async def expand(now: datetime, hours: WorkingHours = OFFICE_HOURS, *, mail: bool = False) -> int:
    """Make notices of everything that is old enough; says how many events that were. `mail`: mails can be sent."""
    total = 0
    while True:
        try:
            done = await _batch(now, hours, mail)
        except Unavailable:
            raise
        except Exception as error:
            _say("a batch of events could not be made notices of; they are tried one by one", error)
            done = await _one_by_one(now, hours, mail)
        total += done
        if done < AT_ONCE:
            return total


async def _one_by_one(now: datetime, hours: WorkingHours, mail: bool) -> int:
    """One of them is to blame: the others are told."""
    done = 0
    for row in await database.fetch(
        "SELECT event FROM unsent WHERE at <= $1 ORDER BY at, event LIMIT $2", now - UNDO, AT_ONCE
    ):
        try:
            done += await _batch(now, hours, mail, row["event"])
        except Unavailable:
            raise
        except Exception as error:
            _say("an event could not be made a notice of; it is looked at again later", error)
            await database.execute("UPDATE unsent SET at = $2 WHERE event = $1", row["event"], now - UNDO + PUT_OFF)
            done += 1
    return done


def _say(words: str, error: Exception) -> None:
    """Where it went wrong, and never of whom: what the database says of an error quotes the row, and with it somebody
    who hides."""
    log.error("%s: %s\n%s", words, type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))


@transactional
async def _batch(now: datetime, hours: WorkingHours, mail: bool, one: UUID | None = None) -> int:
    """Of the oldest events that nobody else is at, or of this one. What commits late is there the next time."""
    rows = await database.fetch(
        """SELECT j.id, j.at, j.actor, j.subject, j.verb, j.entity, j.entity_id, j.facts
           FROM unsent u JOIN journal j ON j.id = u.event
           WHERE u.at <= $1 AND ($3::uuid IS NULL OR u.event = $3)
           ORDER BY u.at, u.event LIMIT $2 FOR UPDATE OF u SKIP LOCKED""",
        now - UNDO,
        AT_ONCE,
        one,
    )
    events = [Happened(**{**row, "facts": msgspec.json.decode(row["facts"])}) for row in rows]
    for kind in kinds.KINDS:
        its = [event for event in events if (event.entity, event.verb) in kind.events]
        if its and kind.tell is not None:
            await keep(kind, await kind.tell(its, now), now, hours, mail=mail)
    await database.execute("DELETE FROM unsent WHERE event = ANY($1::uuid[])", [event.id for event in events])
    return len(events)


async def look(now: datetime, hours: WorkingHours = OFFICE_HOURS, *, mail: bool = False) -> int:
    """Make notices of what time alone brought about; says how many are new."""
    new = 0
    for kind in kinds.KINDS:
        if kind.look is not None:
            try:
                new += await _look(kind, now, hours, mail)
            except Unavailable:
                raise
            except Exception as error:
                _say(f"{kind.code} could not be looked at", error)
    return new


@transactional
async def _look(kind: Kind, now: datetime, hours: WorkingHours, mail: bool) -> int:
    assert kind.look is not None
    told = await kind.look(now, hours)
    # In one order, or two workers that say the same would wait for each other.
    return await keep(kind, sorted(told, key=lambda one: (one.event, one.person)), now, hours, mail=mail)


async def keep(kind: Kind, told: Sequence[Notice], now: datetime, hours: WorkingHours, *, mail: bool) -> int:
    """Write the notices that are new and wanted, each with its deliveries; says how many. Inside a transaction.

    An (event, person) that was told before, or is told already as another kind, is passed over. Who has left is told
    nothing. By push to every device of the person, else by mail; what is `by_mail`, by mail alone.
    """
    people = await _people([one.person for one in told], kind)
    wanted = [one for one in told if one.person in people and (one.until is None or one.until > now)]
    if not wanted:
        return 0
    rows = await database.fetch(
        """INSERT INTO notice (id, event, person, kind, at, title, body, path, tag, about, until)
           SELECT id, event, person, $1, $2, title, body, path, tag, about, until
           FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[],
                       $10::uuid[], $11::timestamptz[])
               AS row (id, event, person, title, body, path, tag, about, until)
           ON CONFLICT (event, person) DO NOTHING RETURNING id""",
        kind.code,
        now,
        ids := [new_id() for _ in wanted],
        *(
            [getattr(one, name) for one in wanted]
            for name in ("event", "person", "title", "body", "path", "tag", "about", "until")
        ),
    )
    new = {row["id"] for row in rows}
    fresh = [(id_, one) for id_, one in zip(ids, wanted, strict=True) if id_ in new]
    newest = {(one.person, one.tag): (id_, one) for id_, one in fresh}
    await _replace(list(newest.values()), now)
    await _deliver(kind, list(newest.values()), people, now, hours, mail)
    return len(fresh)


async def _people(ids: Sequence[UUID], kind: Kind) -> dict[UUID, Any]:
    """Of these, who is here and wants this kind; with their hours, the site of their team, and whether by mail."""
    rows = await database.fetch(
        """SELECT p.id, h.starts, h.ends, h.weekends, f.site,
               NOT EXISTS (SELECT FROM notice_choice c WHERE c.person = p.id AND c.kind = $3 AND NOT c.wanted) AS mails
           FROM person p LEFT JOIN notice_hours h ON h.person = p.id
               LEFT JOIN team_home t ON t.team = p.team LEFT JOIN zone z ON z.code = t.zone
               LEFT JOIN floor f ON f.code = z.floor
           WHERE p.id = ANY($1::uuid[]) AND p.left_at IS NULL
               AND NOT EXISTS (SELECT FROM notice_choice c WHERE c.person = p.id AND c.kind = $2 AND NOT c.wanted)""",
        list(set(ids)),
        kind.code,
        MAILS,
    )
    return {row["id"]: row for row in rows}


async def _replace(fresh: Sequence[tuple[UUID, Notice]], now: datetime) -> None:
    """What waits for the morning and has been overtaken need not be told: the newer one takes its place."""
    await database.execute(
        """UPDATE delivery d SET state = 'replaced', ended_at = $2
           FROM notice n, notice newer
           WHERE newer.id = ANY($1::uuid[]) AND n.person = newer.person AND n.tag = newer.tag AND n.nth < newer.nth
               AND n.id = d.notice AND d.state = 'due' AND d.leased_until IS NULL""",
        [id_ for id_, _ in fresh],
        now,
    )


async def _deliver(
    kind: Kind,
    fresh: Sequence[tuple[UUID, Notice]],
    people: dict[UUID, Any],
    now: datetime,
    hours: WorkingHours,
    mail: bool,
) -> None:
    sites = {site.code: site for site in await known.sites()}
    devices = {} if kind.by_mail else await _devices({one.person for _, one in fresh})
    rows: list[tuple[UUID, UUID, str, UUID | None, str, datetime]] = []
    for id_, one in fresh:
        at = rings_at_for(one, people[one.person], sites, hours, now)
        for device in devices.get(one.person, ()):
            rows.append((new_id(), id_, "push", device["id"], urlsplit(device["endpoint"]).netloc, at))
        if mail and people[one.person]["mails"] and not devices.get(one.person):
            rows.append((new_id(), id_, "mail", None, "", at))
    await database.execute_many(
        "INSERT INTO delivery (id, notice, channel, device, host, not_before) VALUES ($1, $2, $3, $4, $5, $6)", rows
    )


def rings_at_for(one: Notice, person: Any, sites: dict[str, SiteRules], hours: WorkingHours, now: datetime) -> datetime:
    """`rings_at` by the person's own hours, or the council's, at the site of their team, or any."""
    site = sites.get(person["site"]) or next(iter(sites.values()), None)
    if site is None:
        return now
    own = RingHours.usual(hours)
    if person["starts"] is not None:
        own = RingHours(person["starts"], person["ends"], person["weekends"])
    return rings_at(one, own, site, now)


async def _devices(people: set[UUID]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in await database.fetch(
        "SELECT id, person, endpoint FROM device WHERE person = ANY($1::uuid[]) ORDER BY id", list(people)
    ):
        found.setdefault(row["person"], []).append(row)
    return found

"""Reports that nobody can be linked to: left without a name, released among others.

What is here while it waits has no space, no time of day, no number and no order; what becomes of it begins at the same
instant for all that are released together. Nothing that is written when somebody leaves one may say when that was: no
journal, no repeat's row, no log line.
"""

import hashlib
from collections.abc import Collection
from contextlib import suppress
from datetime import date, datetime
from random import SystemRandom
from zoneinfo import ZoneInfo

import msgspec

from roost.issues import reports, routing, store
from roost.issues.photos import Photo
from roost.issues.public_words import said_or_none
from roost.journal import record_all
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import local
from roost.kit.errors import FieldError, Invalid, Unavailable
from roost.kit.ids import random_id
from roost.places import CodePlace, SiteRules, after_working_days, next_working_day
from roost.places.queries import site_rules

# Minutes after midnight at the site.
RELEASE_AT = 7 * 60
# As in `places.codes`: nothing in it is taken for something else.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Report(msgspec.Struct, frozen=True):
    """What somebody leaves; `zone` only where the code is a site's. One of `chip` and `category`."""

    at: CodePlace
    kind: str
    zone: str | None = None
    chip: str | None = None
    category: str | None = None
    words: str | None = None
    confirmed: bool = False
    photo: Photo | None = None


def receipt_of(key: str) -> str:
    """The receipt that belongs to an Idempotency-Key: 100 bits of its hash, five groups of four (RFC 4648 style)."""
    number = int.from_bytes(hashlib.sha256(b"roost receipt " + key.encode()).digest(), "big")
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in range(20))
    return "-".join(signs[at : at + 4] for at in range(0, 20, 4))


def hash_of(receipt: str) -> bytes:
    """What is stored of a receipt, as it was given or typed: small letters, gaps and look-alikes do not matter."""
    typed = receipt.upper().translate(str.maketrans("OIL", "011", "- \t"))
    return hashlib.sha256(typed.encode()).digest()


async def release_day(receipt: str) -> date | None:
    """When what this receipt was given for is, or was, released; None where there is no such thing."""
    row = await database.fetch_row(
        """SELECT release_on, NULL::timestamptz AS at, NULL AS timezone FROM waiting_report WHERE receipt = $1
           UNION ALL
           SELECT NULL, i.reported_at, s.timezone FROM issue i JOIN site s ON s.code = i.site WHERE i.receipt = $1""",
        hash_of(receipt),
    )
    if row is None:
        return None
    day: date = row["release_on"] or local(row["at"], ZoneInfo(row["timezone"]))[0]
    return day


async def leave(report: Report, receipt: str, now: datetime) -> date:
    """Keep it until the next working day at the site, which is the answer. Invalid, PersonalData."""
    words = await said_or_none(report.words, "/words", report.confirmed)
    category, chip = await reports.about(report.chip, report.category, report.at.kind)
    [site] = (await sites([report.at.site])).values()
    day = next_working_day(site, local(now, site.zone)[0])
    place = (report.at.site, *await _about_where(report))
    await _leave(hash_of(receipt), day, report.kind, category, chip, *place, words, report.photo)
    return day


async def _about_where(report: Report) -> tuple[str | None, str | None]:
    """The zone and the kind of space. Either is left out where only one space could be meant by it."""
    at = report.at
    if at.space is not None and report.zone is not None:
        raise Invalid("This code says where it is. Leave the zone out.", [FieldError("/zone", "leave it out")])
    zone = at.zone if at.space is not None else report.zone
    if zone is None:
        return None, at.kind
    kinds = await database.fetch(
        """SELECT s.kind FROM zone z JOIN floor f ON f.code = z.floor LEFT JOIN space s
               ON s.zone = z.code AND s.retired_at IS NULL
           WHERE z.code = $1 AND f.site = $2 AND z.retired_at IS NULL AND f.retired_at IS NULL""",
        zone,
        at.site,
    )
    if not kinds:
        raise Invalid("There is no such part of this site. Choose another.", [FieldError("/zone", "choose another")])
    there = [row["kind"] for row in kinds]
    if len(there) == 1 and at.space is not None:
        return None, at.kind
    return zone, at.kind if there.count(at.kind) > 1 else None


@transactional
async def _leave(
    receipt: bytes,
    day: date,
    kind: str,
    category: str,
    chip: str | None,
    site: str,
    zone: str | None,
    space_kind: str | None,
    words: str | None,
    photo: Photo | None,
) -> None:
    await lock()
    added = await database.execute(
        """INSERT INTO waiting_report (id, receipt, release_on, kind, category, chip, site, zone, space_kind, words,
               image, width, height)
           SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
           WHERE NOT EXISTS (SELECT FROM issue WHERE receipt = $2) ON CONFLICT (receipt) DO NOTHING""",
        random_id(),
        receipt,
        day,
        kind,
        category,
        chip,
        site,
        zone,
        space_kind,
        words,
        photo and photo.image,
        photo and photo.width,
        photo and photo.height,
    )
    if added:
        await shuffle("waiting_report")


async def lock() -> None:
    """One at a time, whoever leaves, writes or releases: each of them moves every row that waits."""
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('waiting reports', 0))")


async def shuffle(table: str) -> None:
    """Write every row that waits anew, in any order: where a row lies would tell which came first."""
    await database.execute(
        f"""WITH gone AS (DELETE FROM {table} RETURNING *)
            INSERT INTO {table} SELECT * FROM gone ORDER BY gen_random_uuid()"""
    )


async def release(now: datetime) -> int:
    """Make issues of all that waited for this morning, in any order; says how many. Running it twice does it once."""
    released = await _release(now)
    if released:
        await wipe("waiting_report")
    return released


async def wipe(table: str) -> None:
    """Into a new file: what lay in the old one would still tell an order. A dump that is being taken holds it up."""
    with suppress(Unavailable):  # then the next morning's does it
        await database.execute(f"VACUUM (FULL) {table}")


@transactional
async def _release(now: datetime) -> int:
    await lock()
    waiting = await database.fetch("SELECT id, site, category, space_kind, release_on FROM waiting_report")
    of = await sites({row["site"] for row in waiting})
    due = [row for row in waiting if is_due(row["release_on"], of[row["site"]], now)]
    if not due:
        return 0
    SystemRandom().shuffle(due)
    made = [random_id() for _ in due]
    queues = [await routing.queue_for(row["site"], row["category"], row["space_kind"]) for row in due]
    after = await database.fetch(
        """INSERT INTO issue (id, number, kind, category, chip, site, zone, words, level, receipt, held, reported_at,
               queue, unowned_since, escalates_at, state, state_since, root)
           SELECT made.id, nextval('issue_number'), w.kind, w.category, w.chip, w.site, w.zone, w.words, 'unlinked',
               w.receipt, 'unlinked', $1, made.queue, $1, made.escalates_at, 'new', $1, made.id
           FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[]) WITH ORDINALITY
               AS made (waiting, id, queue, escalates_at, place)
               JOIN waiting_report w ON w.id = made.waiting ORDER BY made.place
           RETURNING id, state, owner, due, queue, target, fix, version""",
        now,
        [row["id"] for row in due],
        made,
        queues,
        [after_working_days(of[row["site"]], now, 1) for row in due],
    )
    await database.execute(
        """INSERT INTO photo (issue, image, width, height)
           SELECT made.id, w.image, w.width, w.height
           FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS made (waiting, id, place)
               JOIN waiting_report w ON w.id = made.waiting WHERE w.image IS NOT NULL ORDER BY made.place""",
        [row["id"] for row in due],
        made,
    )
    rows = {row["id"]: row for row in after}
    await record_all([store.event("reported", id_, rows[id_]) for id_ in made], None, now)
    await database.execute("DELETE FROM waiting_report WHERE id = ANY($1::uuid[])", [row["id"] for row in due])
    return len(due)


def is_due(day: date, site: SiteRules, now: datetime) -> bool:
    """Whether what waits for that day's morning at the site is to be released."""
    return (day, RELEASE_AT) <= local(now, site.zone)


async def sites(codes: Collection[str]) -> dict[str, SiteRules]:
    """The rules of these sites, retired ones included."""
    rows = await database.fetch(
        """SELECT code AS site, name AS site_name, timezone, opens, closes, opens_weekends, opens_bank_holidays, nation,
               bays_open_at FROM site WHERE code = ANY($1::text[])""",
        list(codes),
    )
    return {row["site"]: site_rules(row) for row in rows}

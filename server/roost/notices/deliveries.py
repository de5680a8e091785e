"""The rows of the outbox: taken with a lease, and marked with what became of them (server/decisions/0019)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import msgspec

from roost.kit import database
from roost.kit.database import transactional
from roost.kit.ids import new_id
from roost.notices.choices import MAILS
from roost.notices.kinds import kind_of
from roost.notices.outgoing import Outcome, Outgoing, Target
from roost.notices.push import USUAL_TTL
from roost.notices.still import fallen

# As the host of what goes by mail.
MAIL = ""
# As long as mail servers try (RFC 5321, section 4.5.4.1).
MAIL_TTL = timedelta(days=5)
# What is sent so soon after it was told was compared with what is so just now.
JUST_MADE = timedelta(minutes=1)
# Who marks everything as read so soon after it was told had another page before them.
SEEN = "10 seconds"
# The first wait after a try that came to nothing; twice as long after each, up to the longest.
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=15)


class Done(msgspec.Struct, frozen=True):
    """What became of a delivery. `tried`: sending it was begun. `instead`: where it failed, a mail may take its place.
    `state`: what it ended as, where it failed."""

    out: Outgoing
    outcome: Outcome
    at: datetime
    tried: bool = True
    instead: bool = True
    state: Literal["failed", "replaced"] = "failed"


class Claimed(msgspec.Struct, frozen=True):
    """A delivery that is ours until `leased_until`, as it was at `looked_at`. `needless`: what became of it already, so
    that it is not sent."""

    out: Outgoing
    looked_at: datetime
    host: str
    leased_until: datetime
    needless: Done | None


_CLAIM = """
-- Materialized: a plan that runs the innermost part twice would lock more rows than it gives.
WITH due AS MATERIALIZED (
    SELECT id FROM delivery
    WHERE state = 'due' AND not_before <= $1 AND (leased_until IS NULL OR leased_until <= $1)
        AND host <> ALL($3::text[])
    ORDER BY not_before, id LIMIT $4 FOR UPDATE SKIP LOCKED
), claimed AS (
    UPDATE delivery d SET leased_until = $2, tries = d.tries + 1 FROM due WHERE d.id = due.id
    RETURNING d.id, d.notice, d.channel, d.device, d.host, d.tries, d.not_before, d.leased_until
)
"""
_LOOK_AGAIN = """
WITH claimed AS (
    SELECT d.* FROM delivery d JOIN unnest($2::uuid[], $3::int[]) AS mine (id, tries) USING (id, tries)
    WHERE d.state = 'due'
)
"""
# $1: now.
_ROWS = f"""
SELECT c.id, c.channel, c.host, c.tries, c.not_before, c.leased_until, n.id AS notice, n.kind, n.at, n.title, n.body,
    n.path, n.tag, n.about, n.until, n.person, p.name, p.email, v.id AS device, v.endpoint, v.p256dh, v.auth,
    (SELECT count(*) FROM notice u
     WHERE u.person = n.person AND u.read_at IS NULL AND (u.until IS NULL OR u.until > $1)) AS unread,
    c.channel = 'push' AND n.read_at > n.at + interval '{SEEN}' AS read,
    EXISTS (SELECT FROM notice m WHERE m.person = n.person AND m.tag = n.tag AND m.nth > n.nth) AS overtaken,
    p.left_at IS NOT NULL OR EXISTS (
        SELECT FROM notice_choice h WHERE h.person = n.person AND NOT h.wanted
            AND (h.kind = n.kind OR (h.kind = '{MAILS}' AND c.channel = 'mail'))) AS unwanted
FROM claimed c JOIN notice n ON n.id = c.notice JOIN person p ON p.id = n.person
    LEFT JOIN device v ON v.id = c.device AND v.person = n.person
ORDER BY c.not_before, c.id
"""


async def claim(now: datetime, lease: timedelta, without: Sequence[str], most: int) -> list[Claimed]:
    """Take what is due, the longest due first, but for what goes through the hosts of `without`. Whoever takes has it
    for the length of the lease; nobody waits for another that takes at the same time.

    `leased_until` is also until when what was put off waits: `not_before` stays, from which a notice's time counts.
    """
    leased_until = now + lease
    rows = await database.fetch(_CLAIM + _ROWS, now, leased_until, list(without), most)
    return await _but_for_fallen([_claimed(row, now) for row in rows], now)


async def look_again(taken: Sequence[Claimed], now: datetime) -> list[Claimed]:
    """What is ours, as it is now; but for what ended meanwhile, or is another's."""
    ids, tries = [one.out.delivery for one in taken], [one.out.tries for one in taken]
    rows = await database.fetch(_LOOK_AGAIN + _ROWS, now, ids, tries)
    return await _but_for_fallen([_claimed(row, now) for row in rows], now)


async def _but_for_fallen(taken: list[Claimed], now: datetime) -> list[Claimed]:
    """What waited, and is not so any more, need not be told."""
    waited = [one.out for one in taken if one.needless is None and now - one.out.at > JUST_MADE]
    gone = await fallen(waited) if waited else set()
    return [
        msgspec.structs.replace(one, needless=_replaced(one.out, "not so any more", now))
        if one.out.delivery in gone
        else one
        for one in taken
    ]


def _replaced(out: Outgoing, why: str, now: datetime) -> Done:
    return Done(out, Outcome("failed", why), now, tried=False, instead=False, state="replaced")


def _claimed(row: Any, now: datetime) -> Claimed:
    out = _outgoing(row)
    needless = None
    if row["overtaken"] or row["read"]:
        needless = _replaced(out, "told otherwise", now)
    elif row["unwanted"]:
        needless = Done(out, Outcome("failed", "not wanted any more"), now, tried=False, instead=False)
    elif now >= _deadline(row):
        # A push service that was away all the time is no reason not to hear of what is of use still.
        of_use = row["channel"] == "push" and (out.until is None or now < out.until)
        needless = Done(out, Outcome("failed", "too late"), now, tried=False, instead=of_use)
    elif row["channel"] == "push" and out.target is None:
        needless = Done(out, Outcome("gone", "this browser is not told any more"), now, tried=False)
    return Claimed(out, now, row["host"], row["leased_until"], needless)


def _outgoing(row: Any) -> Outgoing:
    there = row["device"] is not None
    return Outgoing(
        delivery=row["id"],
        notice=row["notice"],
        kind=row["kind"],
        at=row["at"],
        title=row["title"],
        body=row["body"],
        path=row["path"],
        tag=row["tag"],
        about=row["about"],
        until=row["until"],
        person=row["person"],
        person_name=row["name"],
        email=row["email"],
        unread=row["unread"],
        tries=row["tries"],
        target=Target(row["device"], row["endpoint"], row["p256dh"], row["auth"]) if there else None,
    )


def _deadline(row: Any) -> datetime:
    """From when on it is not sent any more."""
    kind = kind_of(row["kind"])
    ttl = MAIL_TTL if row["channel"] == "mail" else kind.ttl if kind else USUAL_TTL
    ends: datetime = row["not_before"] + ttl
    return min(ends, row["until"] or ends)


def wait_after(tries: int, asked: timedelta | None) -> timedelta:
    """How long to wait after so many tries came to nothing; `asked`: what the other side wished, at least."""
    own: timedelta = min(FIRST_WAIT * 2 ** min(tries - 1, 20), LONGEST_WAIT)
    return max(own, asked or own)


def _wait(one: Done) -> timedelta:
    return wait_after(one.out.tries, one.outcome.after) if one.tried else one.outcome.after or timedelta(0)


@transactional
async def mark(done: Sequence[Done], now: datetime, *, mail: bool) -> int:
    """Write down what became of these; says how many have ended. `mail`: mails can be sent, so that one takes the place
    of a push that failed, where no other device of the person has the notice or may still get it."""
    said: dict[str, list[Done]] = {"sent": [], "later": [], "failed": [], "gone": []}
    for one in done:
        said[one.outcome.said].append(one)
    failed = said["failed"] + said["gone"]
    # Devices before deliveries, as when a session ends and takes its devices along.
    await _mark_devices(said["sent"], said["failed"], said["gone"], now)
    instead = sorted({one.out.notice for one in failed if one.instead and mail})
    if instead:
        # Two devices that fail in two workers at once would each count on the other.
        await database.execute("SELECT FROM notice WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE", instead)
    await database.execute(
        """UPDATE delivery SET state = 'sent', ended_at = $2, leased_until = NULL, failure = NULL
           WHERE id = ANY($1::uuid[]) AND state = 'due'""",
        [one.out.delivery for one in said["sent"]],
        now,
    )
    if said["later"]:
        await database.execute(
            # Only as long as nobody else has taken it since.
            """UPDATE delivery d SET leased_until = row.until, failure = row.why, tries = d.tries - row.untried
               FROM unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::int[])
                   AS row (id, tries, until, why, untried)
               WHERE d.id = row.id AND d.tries = row.tries AND d.state = 'due'""",
            [one.out.delivery for one in said["later"]],
            [one.out.tries for one in said["later"]],
            [one.at + _wait(one) for one in said["later"]],
            [one.outcome.why for one in said["later"]],
            [int(not one.tried) for one in said["later"]],
        )
    if failed:
        await database.execute(
            """UPDATE delivery d SET state = row.state, failure = row.why, ended_at = $4, leased_until = NULL
               FROM unnest($1::uuid[], $2::text[], $3::text[]) AS row (id, state, why)
               WHERE d.id = row.id AND d.state = 'due'""",
            [one.out.delivery for one in failed],
            [one.state for one in failed],
            [one.outcome.why for one in failed],
            now,
        )
    if instead:
        await _mail(instead, now)
    return len(said["sent"]) + len(failed)


async def _mark_devices(sent: list[Done], failed: list[Done], gone: list[Done], now: datetime) -> None:
    ids = [one.out.target.device for one in sent if one.out.target]
    if ids:
        await database.execute(
            """UPDATE device v SET sent_at = $2, failed_at = NULL, failure = NULL
               FROM (SELECT id FROM device WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE) AS row
               WHERE v.id = row.id""",
            ids,
            now,
        )
    whys = {one.out.target.device: one.outcome.why for one in failed if one.out.target and one.tried}
    if whys:
        await database.execute(
            """UPDATE device v SET failed_at = $3, failure = row.why
               FROM unnest($1::uuid[], $2::text[]) AS row (id, why) WHERE v.id = row.id""",
            list(whys),
            list(whys.values()),
            now,
        )
    ids = [one.out.target.device for one in gone if one.out.target]
    if ids:
        await database.execute("DELETE FROM device WHERE id = ANY($1::uuid[])", ids)


async def _mail(notices: Sequence[UUID], now: datetime) -> None:
    await database.execute(
        """INSERT INTO delivery (id, notice, channel, host, not_before)
           SELECT row.id, n.id, 'mail', $4, $3
           FROM unnest($1::uuid[], $2::uuid[]) AS row (id, notice) JOIN notice n ON n.id = row.notice
           WHERE NOT EXISTS (
                   SELECT FROM delivery o WHERE o.notice = n.id AND o.channel = 'push' AND o.state IN ('due', 'sent'))
               AND NOT EXISTS (
                   SELECT FROM notice_choice h WHERE h.person = n.person AND h.kind = $5 AND NOT h.wanted)
           ON CONFLICT DO NOTHING""",
        [new_id() for _ in notices],
        list(notices),
        now,
        MAIL,
        MAILS,
    )

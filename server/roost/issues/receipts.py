"""What somebody with a receipt sees of their report, and says about it.

A message written to the issue at once would lie, in the journal and on the disk, between two others whose moments are
known. So it waits as reports do, and joins the issue among others in the morning of the next working day.
"""

from datetime import datetime
from typing import Any, Literal

from roost.issues import queries, store, unlinked
from roost.issues.detail import ASK
from roost.issues.promises import say
from roost.issues.public_words import names_colleague, said, said_or_none
from roost.issues.reopening import answer_without_name
from roost.issues.unlinked import hash_of
from roost.issues.unlinked_wire import ReceiptOut, ReceiptUpdate
from roost.issues.wire import site_of
from roost.journal import record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import instant, local
from roost.kit.errors import NotFound, Refused
from roost.kit.ids import random_id
from roost.places import SiteRules, next_working_day

Said = Literal["word", "sorted", "not sorted"]
# Of one receipt, at the same time.
MOST_WAITING = 20


async def look(receipt: str, now: datetime) -> ReceiptOut:
    """What became of it. NotFound for a receipt that is none."""
    digest = hash_of(receipt)
    row = await _issue(digest)
    pending = await _waiting_words(digest)
    if row is None:
        return await _unreleased(digest, pending)
    root = row if row["root"] == row["id"] else await _row("i.id = $1", row["root"])
    if root["held"] is not None:
        root = row  # of what only its queue sees, nobody else's receipt tells
    site = site_of(row)
    updates = await database.fetch(
        """SELECT u.issue, u.at, u.words, u.by_reporter, p.role
           FROM issue_update u LEFT JOIN person p ON p.id = u.author
           WHERE u.issue IN ($1, $2) AND u.words IS NOT NULL ORDER BY u.at, u.id""",
        row["id"],
        root["id"],
    )
    return ReceiptOut(
        state=root["state"],
        number=row["number"],
        release_on=local(row["reported_at"], site.zone)[0],
        chip=row["chip_words"] or row["category_name"],
        words=row["words"],
        owner_role=root["owner_role"],
        due=root["due"],
        outcome=root["outcome"] if root["state"] in ("sorted", "cannot") else None,
        updates=[ReceiptUpdate(local(one["at"], site.zone)[0], _by(one, row), one["words"]) for one in updates],
        asked=await _is_asked(digest, row, root, now),
        pending=pending,
    )


async def send(receipt: str, text: str, confirmed: bool, now: datetime) -> None:
    """A word to whoever deals with it. NotFound, Invalid, PersonalData; Refused (`waiting`: too many do)."""
    words = await said(text, "/words", confirmed)
    await _keep(hash_of(receipt), "word", words, now)


async def answer(receipt: str, is_sorted: bool, text: str | None, confirmed: bool, now: datetime) -> None:
    """Whether it is sorted, where that is asked. NotFound, Invalid, PersonalData; Refused (`not-asked`, `waiting`)."""
    words = await said_or_none(text, "/words", confirmed)
    if not (await look(receipt, now)).asked:
        raise Refused("not-asked", "Nobody asks whether it is sorted, or you have said it. Look at it again.")
    await _keep(hash_of(receipt), "sorted" if is_sorted else "not sorted", words, now)


@transactional
async def _keep(digest: bytes, kind: Said, words: str | None, now: datetime) -> None:
    await unlinked.lock()
    site = await _site(digest)
    waiting = await database.fetch("SELECT kind FROM waiting_message WHERE receipt = $1", digest)
    if len(waiting) >= MOST_WAITING:
        raise Refused("waiting", f"{MOST_WAITING} messages wait to be passed on. Write again tomorrow.")
    if kind != "word" and any(one["kind"] != "word" for one in waiting):
        raise Refused("not-asked", "You have said it. It is passed on in the morning of the next working day.")
    await database.execute(
        """INSERT INTO waiting_message (id, receipt, position, release_on, kind, words)
           SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5 FROM waiting_message WHERE receipt = $2""",
        random_id(),
        digest,
        next_working_day(site, local(now, site.zone)[0]),
        kind,
        words,
    )
    await unlinked.shuffle("waiting_message")


async def release_all(now: datetime) -> int:
    """Reports first: a message may belong to one of them. How many of both there were."""
    return await unlinked.release(now) + await release(now)


async def release(now: datetime) -> int:
    """Pass on the messages that waited for this morning, in any order but each writer's own; says how many."""
    done = 0
    while await _release_one(now):
        done += 1
    if done:
        await unlinked.wipe("waiting_message")
    return done


async def _release_one(now: datetime) -> bool:
    """Whether there was one more. What can no longer be answered is said all the same, if it has words."""
    try:
        return await _pass_on(now, answers=True)
    except Refused:
        return await _pass_on(now, answers=False)


@transactional
async def _pass_on(now: datetime, *, answers: bool) -> bool:
    await unlinked.lock()
    rows = await database.fetch(
        """SELECT m.id, m.kind, m.words, m.release_on, i.number, i.site
           FROM waiting_message m LEFT JOIN issue i ON i.receipt = m.receipt
           WHERE NOT EXISTS (SELECT FROM waiting_message o WHERE o.receipt = m.receipt AND o.position < m.position)
               AND (i.id IS NOT NULL OR NOT EXISTS (SELECT FROM waiting_report w WHERE w.receipt = m.receipt))
           ORDER BY m.id"""
    )
    of = await unlinked.sites({row["site"] for row in rows if row["site"] is not None})
    row = next(
        (one for one in rows if not one["site"] or unlinked.is_due(one["release_on"], of[one["site"]], now)), None
    )
    if row is None:
        return False
    await database.execute("DELETE FROM waiting_message WHERE id = $1", row["id"])
    if row["number"] is None:  # the issue is gone
        return True
    words, named = row["words"], await names_colleague(row["words"])
    if row["kind"] == "word" or named or (not answers and words is not None):
        issue = await store.locked(row["number"])
        # To refuse the words would tell whoever holds a receipt who works here. So its queue looks again first; or
        # where others would be off the board with it, nobody reads them.
        looked_at = named and issue["held"] is None
        alone = not (looked_at and await queries.has_others(issue))
        kind: Literal["answer", "word"] = "answer" if await _was_asked(issue) else "word"
        await say(issue, kind, words, None, now, by_reporter=True, taken_away=not alone)
        await record(store.event("said", issue["id"], issue), None, now)
        if looked_at and alone:
            await store.write(issue, "held again", None, now, held="unlinked")
        words = None
    if row["kind"] != "word" and answers:
        await answer_without_name(row["number"], row["kind"] == "sorted", words, now)
    return True


async def _was_asked(issue: Any) -> bool:
    last = await database.fetch_value(
        "SELECT kind FROM issue_update WHERE issue = $1 AND kind <> 'state' ORDER BY at DESC, id DESC LIMIT 1",
        issue["id"],
    )
    return bool(last == "question")


async def _unreleased(digest: bytes, pending: int) -> ReceiptOut:
    row = await database.fetch_row(
        """SELECT w.release_on, w.words, coalesce(chip.words, category.name) AS chip
           FROM waiting_report w JOIN category ON category.code = w.category LEFT JOIN chip ON chip.code = w.chip
           WHERE w.receipt = $1""",
        digest,
    )
    if row is None:
        raise _unknown()
    return ReceiptOut(
        state="waiting",
        number=None,
        release_on=row["release_on"],
        chip=row["chip"],
        words=row["words"],
        owner_role=None,
        due=None,
        outcome=None,
        updates=[],
        asked=False,
        pending=pending,
    )


async def _is_asked(digest: bytes, row: Any, root: Any, now: datetime) -> bool:
    """Sorted, in time for an answer to be passed on, and not answered since."""
    site = site_of(root)
    heard = instant(next_working_day(site, local(now, site.zone)[0]), unlinked.RELEASE_AT, site.zone)
    if root["state"] != "sorted" or heard >= root["state_since"] + ASK:
        return False
    answered = await database.fetch_value(
        """SELECT EXISTS (SELECT FROM waiting_message WHERE receipt = $1 AND kind <> 'word')
               OR EXISTS (SELECT FROM issue_update WHERE issue IN ($2, $3) AND by_reporter AND author IS NULL
                          AND kind = 'answer' AND at >= $4)""",
        digest,
        row["id"],
        root["id"],
        root["state_since"],
    )
    return not answered


async def _waiting_words(digest: bytes) -> int:
    found: int = await database.fetch_value("SELECT count(*) FROM waiting_message WHERE receipt = $1", digest)
    return found


async def _site(digest: bytes) -> SiteRules:
    code = await database.fetch_value(
        "SELECT site FROM waiting_report WHERE receipt = $1 UNION ALL SELECT site FROM issue WHERE receipt = $1", digest
    )
    if code is None:
        raise _unknown()
    return (await unlinked.sites([code]))[code]


async def _issue(digest: bytes) -> Any:
    return await _row("i.receipt = $1", digest)


async def _row(where: str, value: object) -> Any:
    return await database.fetch_row(f"{queries.ROWS} WHERE {where}", value)


def _by(update: Any, row: Any) -> str:
    if update["by_reporter"]:
        return "you" if update["issue"] == row["id"] else "a colleague"
    return update["role"] or "Roost"


def _unknown() -> NotFound:
    return NotFound("There is no report with this receipt. Look whether every sign is right.")

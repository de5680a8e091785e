"""Is it sorted? Everybody who said so is asked, and one no within fourteen days takes it up again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from roost.issues import access, queries, rules, store
from roost.issues.detail import ASK
from roost.issues.promises import say
from roost.issues.public_words import names_colleague, without_colleagues
from roost.issues.wire import site_of
from roost.journal import record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotAllowed, NotFound, Refused
from roost.people import Who
from roost.places import after_working_days, today


@transactional
async def confirm(number: int, who: Who, now: datetime) -> int:
    """Yes: this person's answer; a repeat does nothing. The number of what it was merged into, or its own.

    NotFound, NotAllowed where they never said so, Refused where nobody is asked (any more).
    """
    row, theirs = await _asked(number, who, now)
    if not theirs:
        raise NotAllowed("Only those who said so are asked whether it is sorted.")
    if refused := _not_asked(row, now):
        raise refused
    await _answer(row, who.id, True, now)
    await record(store.event("confirmed", row["id"], row), None, now)
    found: int = row["number"]
    return found


@transactional
async def reopen(number: int, who: Who, words: str | None, now: datetime) -> int:
    """No, or it is taken up again: the number of what is open now.

    Those who said so may, for fourteen days after it was sorted; after a merge only their own report is taken up, and
    taken apart for it. Its queue, its owner and leaders may at any time, also what could not be changed. It is its
    owner's again, with a next word in two working days; nobody's, where they have left.

    NotFound; NotAllowed; Refused (`not-ended`, `too-late`, `same-as`).
    """
    await _alone()
    row, theirs = await _asked(number, who, now)
    reader = await queries.reader(who)
    if theirs and not _not_asked(row, now):
        if not access.may_triage(reader, row) and row["held"] is None and await names_colleague(words):
            raise without_colleagues("/words")
        await _answer(row, who.id, False, now)
        mine = row if row["id"] in theirs else await store.locked(_first(theirs, number))
        known = mine["reporter"] == who.id and mine["level"] == "named"
        return await _not_sorted(row, mine, who.id if known else None, words, now)
    asked = await queries.row_of(number)
    if access.may_triage(reader, asked):
        if refused := rules.step_refusal(asked, "reopen"):
            raise refused
        state = await _take_up(row, row["owner"], who.id, now)
        await say(row, "state", words, who.id, now, state)
        return number
    if not theirs:
        raise NotAllowed("Only those who said so can say that it is not sorted. Report it anew.")
    raise _not_asked(row, now) or AssertionError


@transactional
async def answer_without_name(number: int, is_sorted: bool, words: str | None, now: datetime) -> int:
    """What somebody with a receipt says of their report: the number of what is sorted, or is open now. Refused."""
    await _alone()
    mine, row = await queries.row_of(number), await _root(number)
    if refused := _not_asked(row, now):
        raise refused
    if is_sorted:
        await say(row, "answer", words, None, now, by_reporter=True)
        await record(store.event("confirmed", row["id"], row), None, now)
        found: int = row["number"]
        return found
    return await _not_sorted(row, mine if mine["id"] != row["id"] else row, None, words, now)


async def _alone() -> None:
    """Nothing is merged or taken apart meanwhile: the lock that `merging` takes, and before any row's, as there."""
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost merging', 0))")


async def _asked(number: int, who: Who, now: datetime) -> tuple[Any, dict[UUID, int]]:
    """The locked issue that is asked about, and where in it this person is counted: ids and numbers, reports first."""
    row = await _root(number)
    reader = await queries.reader(who)
    if not (access.may_see(reader, row) and access.may_see(reader, await queries.row_of(number))):
        raise NotFound("There is no such issue. Look on the board.")
    theirs = await database.fetch(
        """SELECT x.id, x.number FROM issue x
           WHERE x.root = $1
               AND (x.reporter = $2 OR EXISTS (SELECT FROM me_too m WHERE m.issue = x.id AND m.person = $2))
           ORDER BY x.reporter IS DISTINCT FROM $2, x.number""",
        row["id"],
        who.id,
    )
    return row, {one["id"]: one["number"] for one in theirs}


async def _root(number: int) -> Any:
    """The locked row of what this one is the same as in the end, or its own."""
    while True:
        root = (await queries.row_of(number))["root"]
        row = await store.locked(await database.fetch_value("SELECT number FROM issue WHERE id = $1", root))
        # Merged on, or taken apart, while we waited for it.
        if row["root"] == row["id"] == (await queries.row_of(number))["root"]:
            return row


def _first(theirs: dict[UUID, int], number: int) -> int:
    numbers = list(theirs.values())
    return number if number in numbers else numbers[0]


def _not_asked(row: Any, now: datetime) -> Refused | None:
    """Why nobody is asked whether it is sorted, or None."""
    number = row["number"]
    if row["state"] == "cannot":
        return Refused("not-sorted", f"Issue {number} can't be changed, and says why. Its queue can take it up again.")
    if row["state"] != "sorted":
        return Refused("not-ended", f"Issue {number} is open: nobody says it is sorted.")
    if now >= row["state_since"] + ASK:
        return Refused("too-late", f"Issue {number} was sorted more than {ASK.days} days ago. Report it anew.")
    return None


async def _answer(row: Any, person: UUID, is_sorted: bool, now: datetime) -> None:
    await database.execute(
        """INSERT INTO verdict (issue, person, sorted, at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (issue, person) DO UPDATE SET sorted = excluded.sorted, at = excluded.at""",
        row["id"],
        person,
        is_sorted,
        now,
    )


async def _not_sorted(row: Any, mine: Any, author: UUID | None, words: str | None, now: datetime) -> int:
    """Take up `mine`, which is `row` or was merged into it. `author` None: they are not to be known."""
    apart: dict[str, Any] = {}
    owner = mine["owner"] if mine["owner"] is not None else row["owner"]
    if mine["id"] != row["id"]:
        apart = {"target": None, "state_before": None, "root": mine["id"], "unowned_before": None}
    state = await _take_up(mine, owner, author, now, **apart)
    if apart:
        await _take_along(mine["id"])
    await say(mine, "answer", words, author, now, state, by_reporter=True)
    found: int = mine["number"]
    return found


async def _take_up(row: Any, owner: UUID | None, actor: UUID | None, now: datetime, **columns: Any) -> str:
    """Open it again, as its owner's, or where they have left as nobody's: its new state."""
    site = site_of(row)
    here = await database.fetch_value("SELECT true FROM person WHERE id = $1 AND left_at IS NULL", owner)
    if here:
        # One that was merged kept how far its silence had gone, for the case that it is taken apart.
        columns |= {"state": "looking", "owner": owner, "due": rules.next_word(site, today(site, now)), "escalated": 0}
    else:
        columns |= nobodys(row, now)
    if row["fix"] is not None and await database.fetch_value(
        "SELECT num_nonnulls(installed_at, dropped_at) > 0 FROM fix WHERE id = $1", row["fix"]
    ):
        columns["fix"] = None
    over = {"outcome": None, "reason": None, "decided_by": None, "waiting_on": None}
    # A state that begins anew where it was the same before, too: those who are asked again have not answered yet.
    await store.write(row, "reopened", actor, now, **over | {"reopened": row["reopened"] + 1} | columns)
    return str(columns["state"])


def nobodys(row: Any, now: datetime) -> dict[str, Any]:
    """The columns of an issue that nobody owns from now on: its silence begins."""
    return {
        "state": "new",
        "owner": None,
        "due": None,
        "waiting_on": None,
        "unowned_since": now,
        "escalated": 0,
        "escalates_at": after_working_days(site_of(row), now, rules.ESCALATES[0]),
    }


async def _take_along(issue: UUID) -> None:
    """What was merged into this one stays with it."""
    await database.execute(
        """WITH RECURSIVE below AS (
               SELECT id FROM issue WHERE target = $1
               UNION SELECT i.id FROM issue i JOIN below ON i.target = below.id)
           UPDATE issue SET root = $1 FROM below WHERE issue.id = below.id""",
        issue,
    )

"""What becomes of an issue, one function a step.

Each takes the number, the version the step rests on (None: whatever it is), who does it and when, and raises NotFound,
NotAllowed, Conflict ("changed") or Refused. What nobody owns becomes theirs who do something about it.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from roost.issues import access, queries, rules, store
from roost.issues.access import Reader
from roost.issues.promises import end_promise, give, say
from roost.issues.reopening import confirm, reopen
from roost.issues.rules import MONTH, YEAR, Reason, Step
from roost.issues.wire import Nature, RoleRef, site_of
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotAllowed, NotFound, Refused
from roost.people import ROLES, Person, Who, by_ids, can, require
from roost.places import today

__all__ = [
    "cannot",
    "confirm",
    "end_promise",
    "mark",
    "note_ticket",
    "own",
    "pass_on",
    "promise",
    "reopen",
    "show",
    "sort",
    "wait",
]


@transactional
async def own(
    number: int,
    version: int | None,
    who: Who,
    now: datetime,
    person: UUID | None = None,
    next_word_by: date | None = None,
    ticket: str | None = None,
) -> None:
    """It is `person`'s (without, the asker's), who say more by that day.

    Without a day: the second working day from today where nobody owned it, else what was promised stands. With one, it
    is looked at anew: a promise that stood is moved.
    """
    row, _ = await _row(number, version, who, "own")
    owner = who.id if person is None else person
    if owner != who.id:
        await _refuse_owner(row, owner)
    columns = _first_word(row, now)
    if row["state"] == "new" or next_word_by is not None:
        columns |= await _looking(row, next_word_by, now)
    elif owner == row["owner"] and ticket in (None, row["ticket"]):
        return
    if ticket is not None:
        columns["ticket"] = ticket
    columns |= _taken(row) | {"owner": owner}
    await store.write(row, "owned", who.id, now, **columns)
    if owner != row["owner"] or "state" in columns:
        await say(row, "state", None, who.id, now, columns.get("state", row["state"]))


@transactional
async def promise(
    number: int, version: int | None, who: Who, promised_for: date, words: str | None, now: datetime
) -> None:
    """It will be done by that day. An earlier promise stays visible beside it."""
    row, _ = await _row(number, version, who, "promise")
    _refuse_day(row, promised_for, now)
    await give(row, promised_for, who.id, now)
    await _become(row, "promised", "doing", who, words, now, due=promised_for)


@transactional
async def wait(
    number: int, version: int | None, who: Who, on: str, look_again_on: date, words: str | None, now: datetime
) -> None:
    """It waits on somebody; its owner looks again on that day."""
    row, _ = await _row(number, version, who, "wait")
    _refuse_day(row, look_again_on, now)
    await end_promise(row, "dropped", now)
    said = _after(on, words)
    await _become(row, "waiting", "waiting", who, said, now, due=look_again_on, waiting_on=on)


@transactional
async def pass_on(
    number: int, version: int | None, who: Who, to: str, look_again_on: date, words: str | None, now: datetime
) -> None:
    """Somebody outside has it now. It stays alive: its owner asks on that day what became of it."""
    row, _ = await _row(number, version, who, "pass on")
    _refuse_day(row, look_again_on, now)
    await end_promise(row, "dropped", now)
    said = _after(to, words)
    await _become(row, "passed on", "passed on", who, said, now, due=look_again_on, waiting_on=to)


@transactional
async def sort(number: int, version: int | None, who: Who, words: str, now: datetime) -> None:
    """It is sorted, and this is what changed."""
    row, _ = await _row(number, version, who, "sort")
    await end_promise(row, "kept", now)
    await _become(row, "sorted", "sorted", who, words, now, due=None, outcome=words)


@transactional
async def cannot(
    number: int,
    version: int | None,
    who: Who,
    reason: Reason,
    words: str,
    look_again_on: date,
    decided_by: UUID | None,
    now: datetime,
) -> None:
    """It cannot be changed: why, who decided, and when that is looked at again."""
    row, _ = await _row(number, version, who, "cannot")
    decider = who.id if decided_by is None else decided_by
    if decider != who.id:
        await _here(decider)
    _refuse_day(row, look_again_on, now, YEAR)
    await end_promise(row, "dropped", now)
    facts = {"due": look_again_on, "outcome": words, "reason": reason, "decided_by": decider}
    await _become(row, "cannot", "cannot", who, words, now, **facts)


@transactional
async def mark(
    number: int,
    version: int | None,
    who: Who,
    nature: Nature | None,
    sponsor: UUID | None,
    next_word_by: date | None,
    now: datetime,
) -> None:
    """Tame, wicked, or not said. What is wicked has a sponsor, an owner, and a date at most a month away."""
    row, _ = await _row(number, version, who, "mark")
    columns: dict[str, Any] = {"nature": nature, "sponsor": None}
    if nature == "wicked":
        columns["sponsor"] = await _sponsor(sponsor)
        if row["state"] == "new":
            columns |= _taken(row) | {"owner": who.id} | _first_word(row, now)
        elif next_word_by is None:
            _refuse_day_too_far(row, now)
    if next_word_by is not None or (nature == "wicked" and row["state"] == "new"):
        if row["state"] == "new" and nature != "wicked":
            raise Refused("nobody-owns-it", f"Nobody owns issue {number} yet. Own it to say when you say more.")
        columns |= await _looking(row, next_word_by, now)
    await store.write(row, "marked", who.id, now, {"nature": nature}, **columns)


@transactional
async def note_ticket(number: int, version: int | None, who: Who, ticket: str | None, now: datetime) -> None:
    """The number that another system gave it; None takes it away. In any state."""
    row, _ = await _row(number, version, who)
    await store.write(row, "ticketed", who.id, now, ticket=ticket)


@transactional
async def show(
    number: int,
    version: int | None,
    who: Who,
    board: bool | None,
    words: bool | None,
    photo: bool | None,
    now: datetime,
) -> None:
    """What everybody may see: a held report (for good), its words on the wall, its photo. None: as it is."""
    row, reader = await _row(number, version, who)
    if not (access.works(reader, row) or reader.id == row["owner"]):
        raise NotAllowed("Only its queue and its owner show more of an issue. Ask one of them.")
    columns: dict[str, Any] = {}
    if board:
        columns["held"] = None
    if words is not None:
        columns["words_passed"] = words
    if photo is not None:
        if not row["has_photo"]:
            raise Refused("no-photo", f"Issue {number} has no photo.")
        await database.execute("UPDATE photo SET on_board = $2 WHERE issue = $1", row["id"], photo)
    await store.write(row, "shown", who.id, now, {"board": board, "words": words, "photo": photo}, **columns)


async def _row(number: int, version: int | None, who: Who, step: Step | None = None) -> tuple[Any, Reader]:
    """The locked issue, once it is sure that the asker may act on it, has the newest copy, and the step is possible."""
    row = await store.locked(number)
    reader = await queries.reader(who)
    if not access.may_see(reader, row):
        raise NotFound("There is no such issue. Look on the board.")
    if not access.may_triage(reader, row):
        require(who, "triage_any")
    store.refuse_stale(row, version)
    if step is not None and (refused := rules.step_refusal(row, step)):
        raise refused
    return row, reader


async def _become(row: Any, verb: str, state: str, who: Who, words: str | None, now: datetime, **columns: Any) -> None:
    """The new state with what it needs, and what was said about it. Whom it waited on is over, unless it is named."""
    owner = who.id if row["owner"] is None or row["owner_left_at"] is not None else row["owner"]
    usual = _taken(row) | _first_word(row, now) | {"owner": owner, "waiting_on": None}
    await store.write(row, verb, who.id, now, **usual | {"state": state} | columns)
    await say(row, "state", words, who.id, now, state)


async def _looking(row: Any, day: date | None, now: datetime) -> dict[str, Any]:
    """The columns of an issue that somebody looks at, with a next word by `day`."""
    if day is None:
        day = rules.next_word(site_of(row), today(site_of(row), now))
    _refuse_day(row, day, now, MONTH)
    await end_promise(row, "moved", now)
    return {"state": "looking", "due": day, "waiting_on": None}


def _taken(row: Any) -> dict[str, Any]:
    """Somebody owns it: its silence is over."""
    return {"unowned_since": None, "escalates_at": None, "escalated": 0} if row["state"] == "new" else {}


def _first_word(row: Any, now: datetime) -> dict[str, Any]:
    return {"first_word_at": now} if row["first_word_at"] is None else {}


def _after(whom: str, words: str | None) -> str:
    """What is kept of it once it no longer waits on them."""
    return whom if words is None else f"{whom}: {words}"


def _refuse_day(row: Any, day: date, now: datetime, most: int | None = None) -> None:
    """`most` days ahead; without, a year, or a month where it is wicked."""
    site = site_of(row)
    if most is None:
        most = MONTH if row["nature"] == "wicked" else YEAR
    if refused := rules.day_refusal(site, today(site, now), day, most):
        raise refused


def _refuse_day_too_far(row: Any, now: datetime) -> None:
    ahead = (row["due"] - today(site_of(row), now)).days
    if ahead > MONTH:
        raise Refused(
            "too-far-ahead",
            f"Its date is {rules.show(row['due'])}, and what is systemic owes a word within a month. Say by when.",
        )


async def _refuse_owner(row: Any, person: UUID) -> None:
    """Only somebody who is here, and works the queue or leads, can be given an issue."""
    found = await _here(person)
    if not access.may_triage(Reader(person, found.role, await queries.queues_of(person)), row):
        raise Refused(
            "not-of-this-queue",
            f"{found.name} does not work for {row['queue_name']}. Choose somebody who does, or a leader; "
            "or pass it to their queue.",
        )


async def _here(person: UUID) -> Person:
    found = (await by_ids([person], left_too=True)).get(person)
    if found is None:
        raise Refused("nobody", "There is no such person. Choose somebody from the list.")
    if not await by_ids([person]):
        raise Refused("left", f"{found.name} has left. Choose somebody who is here.")
    return found


async def _sponsor(person: UUID | None) -> UUID:
    """A leader who is here. Refused says who can be."""
    found = None if person is None else await _here(person)
    if found is None or not can(found.role, "triage_any"):
        leaders = await database.fetch(
            "SELECT id, name, role FROM person WHERE role = ANY($1::text[]) AND left_at IS NULL ORDER BY name, id",
            [role for role in ROLES if can(role, "triage_any")],
        )
        names = " or ".join(one["name"] for one in leaders[:5]) or "nobody yet"
        raise Refused(
            "no-sponsor",
            f"What is systemic needs a leader as its sponsor: {names}.",
            sponsors=[RoleRef(**one) for one in leaders],
        )
    return found.id

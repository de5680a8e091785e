"""Fixes: one purchase or change that sorts many issues. What is ordered is not sorted until it is installed.

A fix is locked before its issues, and those in the order of their ids: so no two of these wait for each other.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from roost.issues import fix_queries, promises, rules, store
from roost.issues.bundling import GIVEN_UP, ORDERED, PART, Matching, answerers, chosen, join, owner_of, promise_arrival
from roost.issues.rules import LIVE
from roost.issues.wire import site_of
from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import Conflict, FieldError, Invalid, NotFound, Refused
from roost.kit.ids import new_id
from roost.kit.once import once
from roost.people import Who, by_ids
from roost.places import today


class Plan(msgspec.Struct, frozen=True):
    """A fix to be. Its title is such as everybody may read. `cost_pence`: in pence."""

    title: str
    decided_by: UUID
    cost_pence: int | None = None
    ordered_on: date | None = None
    arrives_on: date | None = None
    issues: tuple[int, ...] = ()
    matching: Matching | None = None


@transactional
async def plan(plan: Plan, who: Who, key: str | None, now: datetime) -> int:
    """Plan a fix, its issues with it: its number, or that of the fix which this key made first.

    Refused where there is nothing to sort, or an issue has ended or is in another fix; NotFound; Invalid.
    """
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"fix {who.id}")

    async def make() -> UUID:
        return await _make(plan, who, now)

    fix = await once(who.id, key, msgspec.json.encode(("fix", plan)), now, make)
    number: int = await database.fetch_value("SELECT number FROM fix WHERE id = $1", fix)
    return number


async def _make(plan: Plan, who: Who, now: datetime) -> UUID:
    _check_order(plan.ordered_on, plan.arrives_on)
    if plan.decided_by not in await by_ids([plan.decided_by]):
        words = "There is no such person here. Choose somebody from the list."
        raise Invalid(words, [FieldError("/decided_by", words)])
    by = await answerers(None, who)
    rows = await chosen(None, plan.issues, plan.matching, by)
    if not rows:
        raise Refused("no-issues", "Nothing open is sorted by it. Name an issue, or another chip, category or site.")
    fix = new_id()
    await database.execute(
        """INSERT INTO fix (id, title, cost_pence, decided_by, owner, made_at, ordered_on, arrives_on)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""",
        fix,
        plan.title,
        plan.cost_pence,
        plan.decided_by,
        who.id,
        now,
        plan.ordered_on,
        plan.arrives_on,
    )
    made = await fix_queries.by_id(fix)
    for row in rows:
        await join(row, made, PART + plan.title, by, who, now)
    await _tell("planned", made, len(rows), who, now)
    return fix


@transactional
async def add(number: int, issues: tuple[int, ...], matching: Matching | None, who: Who, now: datetime) -> None:
    """Take issues into a fix; what is in it already stays as it is. Refused, NotFound, Invalid as for `plan`."""
    fix = await _locked(number, None, who, now)
    by = await answerers(fix, who)
    rows = [row for row in await chosen(fix["id"], issues, matching, by) if row["fix"] != fix["id"]]
    if not rows:
        return
    for row in rows:
        await join(row, fix, PART + fix["title"], by, who, now)
    await _write("grew", fix, len(rows), who, now)


@transactional
async def remove(number: int, issue: int, who: Who, now: datetime) -> None:
    """Take an issue, and what was merged into it, out of a fix; it keeps its owner and its date. NotFound; Refused."""
    fix = await _locked(number, None, who, now)
    rows = await database.fetch(
        """SELECT number FROM issue
           WHERE fix = $1 AND (number = $2 OR root = (SELECT id FROM issue WHERE number = $2)) ORDER BY id""",
        fix["id"],
        issue,
    )
    if not rows:
        raise NotFound(f"Issue {issue} is not in this fix.")
    for row in rows:
        await store.write(await store.locked(row["number"]), "taken out of fix", who.id, now, fix=None)
    await _write("shrank", fix, len(rows), who, now)


@transactional
async def order(
    number: int,
    version: int | None,
    ordered_on: date,
    arrives_on: date,
    cost_pence: int | None,
    who: Who,
    now: datetime,
) -> None:
    """It is ordered: all that it sorts is promised for the day on which it arrives. None: the cost stays as it is.

    Refused where that is no working day from today on; Conflict where `version` is not the newest.
    """
    _check_order(ordered_on, arrives_on)
    fix = await _locked(number, version, who, now)
    rows = [row for row in await _sorted_by(fix) if row["state"] in LIVE]
    changed = {**fix, "ordered_on": ordered_on, "arrives_on": arrives_on}
    by = await answerers(fix, who)
    for row in rows:
        await promise_arrival(row, changed, ORDERED + fix["title"], by, who, now)
    columns = {"ordered_on": ordered_on, "arrives_on": arrives_on}
    await _write(
        "ordered", fix, len(rows), who, now, **columns | ({} if cost_pence is None else {"cost_pence": cost_pence})
    )


@transactional
async def install(number: int, version: int | None, words: str, who: Who, now: datetime) -> None:
    """It is there: all that it sorts is sorted, and everybody counted in is thanked, once. `words`: what changed.

    What went back to its queue meanwhile is sorted too, as the fix's owner's; as nobody's, where who hides hides from
    them.
    """
    fix = await _locked(number, version, who, now)
    rows = await _sorted_by(fix)
    live = [row for row in rows if row["state"] in LIVE]
    by = await answerers(fix, who)
    for row in live:
        await promises.end_promise(row, "kept", now)
        columns: dict[str, Any] = {"state": "sorted", "due": None, "waiting_on": None, "outcome": words}
        if row["state"] == "new":
            columns |= {"unowned_since": None, "escalates_at": None, "escalated": 0, "owner": owner_of(row, fix, by)}
        if row["first_word_at"] is None:
            columns["first_word_at"] = now
        await store.write(row, "sorted", who.id, now, **columns | {"fix": fix["id"]})
        await promises.say(row, "state", words, who.id, now, "sorted")
    await database.execute(
        """INSERT INTO thanks (fix, person, at) SELECT $1, person, $3 FROM unnest($2::uuid[]) AS person
           ON CONFLICT (fix, person) DO NOTHING""",
        fix["id"],
        await fix_queries.everybody(fix["id"]),
        now,
    )
    await _write("installed", fix, len(live), who, now, installed_at=now, outcome=words)


@transactional
async def drop(number: int, version: int | None, who: Who, now: datetime) -> None:
    """It will not come: what it was to sort is looked at again by its owner, who says more in two working days."""
    fix = await _locked(number, version, who, now)
    rows = await database.fetch("SELECT number FROM issue WHERE fix = $1 ORDER BY id FOR NO KEY UPDATE", fix["id"])
    for each in rows:
        row = await store.locked(each["number"])
        columns: dict[str, Any] = {"fix": None}
        if row["state"] in LIVE and row["state"] != "new":
            await promises.end_promise(row, "dropped", now)
            day = rules.next_word(site_of(row), today(site_of(row), now))
            columns |= {"state": "looking", "due": day, "waiting_on": None}
            await promises.say(row, "state", GIVEN_UP + fix["title"], who.id, now, "looking")
        await store.write(row, "fix dropped", who.id, now, **columns)
    await _write("dropped", fix, len(rows), who, now, dropped_at=now)


def _check_order(ordered_on: date | None, arrives_on: date | None) -> None:
    if ordered_on is not None and arrives_on is not None and arrives_on < ordered_on:
        words = "It cannot arrive before it is ordered. Choose a later day."
        raise Invalid(words, [FieldError("/arrives_on", words)])


async def _locked(number: int, version: int | None, who: Who, now: datetime) -> dict[str, Any]:
    """The fix, held, under way and as the asker knows it. If its owner has left, it is the asker's from now on.

    Nothing is merged or taken apart until it is done: the lock that `merging` takes, and before any row's, as there.
    """
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost merging', 0))")
    fix = dict(await fix_queries.locked(number))
    over = "installed" if fix["installed_at"] else "dropped" if fix["dropped_at"] else None
    if version is not None and fix["version"] != version:
        arrives = fix["arrives_on"]
        raise Conflict(
            "changed",
            f"Fix {number} {f'was {over}' if over else 'has changed'} since you looked. Look at it again, then decide.",
            changed={
                "version": fix["version"],
                "state": over or ("ordered" if fix["ordered_on"] else "planned"),
                "arrives_on": arrives.isoformat() if arrives else None,
            },
        )
    if over:
        raise Refused("fix-over", f"Fix {number} was {over} already. Plan another for what is still open.")
    if fix["owner_left_at"] is not None:
        fix["owner"] = who.id
    return fix


async def _sorted_by(fix: dict[str, Any]) -> list[Any]:
    """What the fix sorts, locked in order."""
    return [await store.locked(number) for number in await fix_queries.roots(fix["id"])]


async def _write(verb: str, fix: dict[str, Any], issues: int, who: Who, now: datetime, **columns: Any) -> None:
    """Set columns of a locked fix, count its version, and tell the journal."""
    columns["owner"] = fix["owner"]
    names = [name for name in columns if name.isidentifier()]
    await database.execute(
        f"""UPDATE fix SET version = version + 1, {", ".join(f"{name} = ${at}" for at, name in enumerate(names, 2))}
            WHERE id = $1""",
        fix["id"],
        *(columns[name] for name in names),
    )
    await _tell(verb, await fix_queries.by_id(fix["id"]), issues, who, now, fix)


async def _tell(verb: str, fix: Any, issues: int, who: Who, now: datetime, was: Any = None) -> None:
    """`was`: the fix before, where it was there before."""
    facts: dict[str, Any] = {"issues": issues}
    for name in ("ordered_on", "arrives_on", "cost_pence"):
        facts[name] = _plain(fix[name])
        if was is not None and was[name] != fix[name]:
            facts[f"{name}_from"] = _plain(was[name])
    await record(Event(verb, "fix", fix["id"], None, facts), who.id, now)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

"""Which issues a fix takes in, and what becomes of each then."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec

from roost.issues import access, promises, queries, rules, store
from roost.issues.access import Reader
from roost.issues.rules import LIVE, MONTH, YEAR
from roost.issues.wire import site_of
from roost.kit import database
from roost.kit.errors import FieldError, Invalid, NotFound, Refused
from roost.people import Who
from roost.places import today

# More than anybody looks through before they say that one thing sorts it all.
MOST = 500

# What its issues are told, before its title. Who takes the title away finds it again by these.
PART, ORDERED, GIVEN_UP = TELLS = ("Part of a fix: ", "Ordered: ", "Given up: ")

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class Matching(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that is open with this chip or this category (one of the two), at one site or everywhere."""

    site: Code | None = None
    chip: Code | None = None
    category: Code | None = None


async def answerers(fix: Any, who: Who) -> list[Reader]:
    """Who may come to own what a fix takes in: its owner, then the asker, who is both where there is no fix yet."""
    asker = await queries.reader(who)
    if fix is None or fix["owner"] == who.id:
        return [asker]
    return [Reader(fix["owner"], fix["owner_role"], await queries.queues_of(fix["owner"])), asker]


async def chosen(
    fix: UUID | None, numbers: Sequence[int], matching: Matching | None, by: Sequence[Reader]
) -> list[Any]:
    """The rows of these issues and of all that match, locked. `fix`: the one that takes them in, if it is there yet.

    `by`: as `answerers` says; the last one asks. What is named and cannot be taken is refused, all of it at once; what
    merely matches and cannot be is left out.
    """
    named = set(numbers)
    ids = await database.fetch(
        "SELECT id, number FROM issue WHERE number = ANY($1::int[]) ORDER BY id FOR NO KEY UPDATE",
        [*named, *await _matching(matching)],
    )
    rows = {each["number"]: await store.locked(each["number"]) for each in ids}
    unknown = [str(one) for one in sorted(named) if one not in rows or not access.may_see(by[-1], rows[one])]
    if unknown:
        raise NotFound(f"There is no issue {', '.join(unknown)}. Take it off the list.")
    taken = await _in_live_fixes(rows.values(), fix)
    refused = {number: why for number, row in rows.items() if (why := _refusal(row, taken, by))}
    if wrong := [one for one in dict.fromkeys(numbers) if one in refused]:
        errors = [FieldError(f"/issues/{list(numbers).index(one)}", refused[one].detail) for one in wrong]
        first = refused[wrong[0]]
        raise Refused(first.type.rsplit("/", 1)[-1], " ".join(one.detail for one in errors[:3]), errors=errors)
    return [row for number, row in rows.items() if number not in refused]


async def _matching(matching: Matching | None) -> list[int]:
    """Numbers of what is open, shown to everybody and in no other fix. Invalid where it names neither or both."""
    if matching is None:
        return []
    if (matching.chip is None) == (matching.category is None):
        words = "Choose a chip or a category."
        raise Invalid(words, [FieldError("/matching", words)])
    rows = await database.fetch(
        """SELECT i.number FROM issue i LEFT JOIN fix ON fix.id = i.fix
           WHERE i.state = ANY($1::text[]) AND i.held IS NULL
               AND ($2::text IS NULL OR i.chip = $2) AND ($3::text IS NULL OR i.category = $3)
               AND ($4::text IS NULL OR i.site = $4)
               AND (fix.id IS NULL OR fix.installed_at IS NOT NULL OR fix.dropped_at IS NOT NULL)
           ORDER BY i.number LIMIT $5""",
        list(LIVE),
        matching.chip,
        matching.category,
        matching.site,
        MOST + 1,
    )
    if len(rows) > MOST:
        raise Refused("too-many", f"More than {MOST} issues match. Choose one site, or a chip.")
    return [row["number"] for row in rows]


async def _in_live_fixes(rows: Any, but: UUID | None) -> set[UUID]:
    found = await database.fetch(
        "SELECT id FROM fix WHERE id = ANY($1::uuid[]) AND installed_at IS NULL AND dropped_at IS NULL",
        list({row["fix"] for row in rows if row["fix"] is not None}),
    )
    return {row["id"] for row in found} - {but}


def _refusal(row: Any, taken: set[UUID], by: Sequence[Reader]) -> Refused | None:
    """Why a fix cannot take it in."""
    number = row["number"]
    if row["fix"] in taken:
        return Refused("in-a-fix", f"Issue {number} is part of fix {row['fix_number']} already: {row['fix_title']}.")
    if row["held"] is not None:
        return Refused("held", f"Only its queue sees issue {number} yet. Put it on the board first.")
    if refused := rules.step_refusal(row, "promise"):
        return refused
    if row["level"] == "hidden" and not any(access.may_triage(one, row) for one in by):
        return _hidden(row, "take it into the fix")
    return None


def _hidden(row: Any, what: str) -> Refused:
    whose = f"Who reported issue {row['number']} hides. Ask {row['queue_name']}, or a leader, to {what}."
    return Refused("hidden", whose)


def owner_of(row: Any, fix: Any, by: Sequence[Reader]) -> UUID | None:
    """Whose an issue is that a fix sorts: whose it was, or the fix's owner's.

    Its owner learns who hides, and a fix is no way round those who may own it: it is the first's of `by` who may then,
    and None where nobody may.
    """
    if row["owner"] is not None and row["owner_left_at"] is None:
        whose: UUID = row["owner"]
        return whose
    if row["level"] != "hidden":
        whose = fix["owner"]
        return whose
    return next((one.id for one in by if access.may_triage(one, row)), None)


async def join(row: Any, fix: Any, words: str, by: Sequence[Reader], who: Who, now: datetime) -> None:
    """A locked issue becomes part of a fix: the first's of `by` who may own it, where it was nobody's, and promised
    for the day on which the fix arrives.

    Before there is such a day, what was said of it stands; what was new is looked at.
    """
    if fix["arrives_on"] is not None:
        await promise_arrival(row, fix, words, by, who, now)
        return
    columns = _owned(row, fix, by, now)
    if row["state"] == "new":
        day = rules.next_word(site_of(row), today(site_of(row), now))
        columns |= {"state": "looking", "due": day}
    await store.write(row, "taken into fix", who.id, now, **columns)
    await promises.say(row, "state", words, who.id, now, columns.get("state", row["state"]))


async def promise_arrival(row: Any, fix: Any, words: str, by: Sequence[Reader], who: Who, now: datetime) -> None:
    """What the fix sorts is done by the day on which it arrives. Refused where nobody can give their word for it."""
    day, site = fix["arrives_on"], site_of(row)
    # What is wicked owes a word within a month, whatever was ordered.
    wicked = row["nature"] == "wicked"
    if refused := rules.day_refusal(site, today(site, now), day, MONTH if wicked else YEAR):
        words = f"Issue {row['number']} is marked as wicked. {refused.detail}" if wicked else refused.detail
        slug = refused.type.rsplit("/", 1)[-1]
        raise Refused(slug, words, errors=[FieldError("/arrives_on", words)], **refused.extra)
    if owner_of(row, fix, by) is None:
        raise _hidden(row, "order it, or take it out of the fix")
    await promises.give(row, day, who.id, now)
    columns = _owned(row, fix, by, now) | {"state": "doing", "due": day, "waiting_on": None}
    await store.write(row, "promised", who.id, now, **columns)
    await promises.say(row, "state", words, who.id, now, "doing")


def _owned(row: Any, fix: Any, by: Sequence[Reader], now: datetime) -> dict[str, Any]:
    """The columns of an issue that is part of a fix: it has an owner, and somebody has said something."""
    columns: dict[str, Any] = {"fix": fix["id"], "owner": owner_of(row, fix, by)}
    if row["state"] == "new":
        columns |= {"unowned_since": None, "escalates_at": None, "escalated": 0}
    if row["first_word_at"] is None:
        columns["first_word_at"] = now
    return columns

"""Who gets what, and passing on.

Rules (site?, category?, kind of space?) → queue: the most specific one wins, and one always fits.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec

from roost.issues import access, promises, queries, store
from roost.issues.detail import ASK
from roost.issues.reopening import nobodys
from roost.issues.wire import ENDS
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotAllowed, NotFound, Refused
from roost.kit.ids import new_id
from roost.people import Who

CLOSED = "The queue was closed."


Code = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class Route(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What fits all that is named goes to `queue`. What is null fits everything."""

    site: Code | None
    category: Code | None
    space_kind: Code | None
    queue: Code

    @property
    def specific(self) -> tuple[int, bool, bool, bool]:
        """Greater is more specific: more that is named; then a category, a site, a kind of space."""
        named = (self.category is not None, self.site is not None, self.space_kind is not None)
        return (sum(named), *named)

    def fits(self, site: str, category: str, space_kind: str | None) -> bool:
        return self.site in (None, site) and self.category in (None, category) and self.space_kind in (None, space_kind)


def most_specific_first(routes: Sequence[Route]) -> list[Route]:
    """In the order in which they are tried. Pure."""
    by_name = sorted(routes, key=lambda one: (one.site or "", one.category or "", one.space_kind or ""))
    return sorted(by_name, key=lambda one: one.specific, reverse=True)


async def rules() -> list[Route]:
    """The rules that lead somewhere, most specific first."""
    rows = await database.fetch(
        """SELECT route.site, category, space_kind, queue FROM route JOIN queue ON queue.code = route.queue
           WHERE queue.retired_at IS NULL"""
    )
    return most_specific_first([Route(*row) for row in rows])


async def queue_for(site: str, category: str, space_kind: str | None) -> str:
    """The code of the queue that gets it. Refused where a council has no queue at all.

    Inside a transaction the queue is held: it cannot be retired before what goes into it is there.
    """
    for route in await rules():
        if route.fits(site, category, space_kind) and await _held(route.queue):
            return route.queue
    # No rules yet, or every queue that they lead to was retired.
    rows = await database.fetch("SELECT code FROM queue WHERE retired_at IS NULL ORDER BY code")
    for code in first_choice([row["code"] for row in rows]):
        if await _held(code):
            return code
    raise Refused("no-queue", "Nobody takes reports yet: there are no queues. Ask an administrator to import them.")


def first_choice(codes: Sequence[str]) -> list[str]:
    """`facilities` first where there is such a queue."""
    return sorted(codes, key=lambda code: (code != "facilities", code))


async def _held(queue: str) -> bool:
    """Whether the queue is in use, and stays so until the transaction, if there is one, has ended."""
    hold = "FOR SHARE" if database.engine.mine() is not None else ""
    return (
        await database.fetch_value(f"SELECT code FROM queue WHERE code = $1 AND retired_at IS NULL {hold}", queue)
    ) is not None


async def fallback() -> str | None:
    """The queue that gets what no other rule fits; None before there are rules."""
    code: str | None = await database.fetch_value(
        "SELECT queue FROM route WHERE site IS NULL AND category IS NULL AND space_kind IS NULL"
    )
    return code


@transactional
async def reroute(number: int, version: int | None, queue: str, reason: str, who: Who, now: datetime) -> None:
    """Pass an issue on to another queue, for a `reason` that everybody may read. Its first clock goes on.

    Who owns it and does not work the new queue owns it no more: it is new again, and nobody's from now. NotFound,
    NotAllowed; Refused where it has ended or lies there already; Conflict where `version` is not the newest.
    """
    row = await _to_pass_on(number, version, who)
    if row["state"] in ENDS:
        raise Refused("ended", f"Issue {number} has ended. Only what is open can be passed on.")
    if row["queue"] == queue:
        raise Refused("same-queue", f"Issue {number} lies with {row['queue_name']} already. Choose another queue.")
    if not await _held(queue):
        raise Invalid("There is no such queue. Choose one from the list.", [FieldError("/queue", "is no queue in use")])
    await _move(row, queue, reason, who.id, now, keep_owner=await _stays_with(row, queue))


async def _to_pass_on(number: int, version: int | None, who: Who) -> Any:
    """The issue, locked. Whether somebody may see it comes before what has changed: a refusal would tell.

    Whether they may act on it comes after: who has just lost it to another queue hears that it has moved.
    """
    row = await store.locked(number)
    reader = await queries.reader(who)
    if not access.may_see(reader, row):
        raise NotFound("There is no such issue. Look on the board.")
    store.refuse_stale(row, version)
    if not access.may_triage(reader, row):
        raise NotAllowed("Only its queue, its owner and leaders pass an issue on. Say me too, or add a word.")
    return row


async def _stays_with(row: Any, queue: str) -> bool:
    """Whether its owner goes with it: they work the new queue, or answer for the fix that will sort it."""
    if row["owner"] is None:
        return False
    return bool(
        await database.fetch_value(
            """SELECT EXISTS (SELECT FROM queue WHERE code = $1 AND lead = $2)
                   OR EXISTS (SELECT FROM queue_member WHERE queue = $1 AND person = $2)
                   OR EXISTS (SELECT FROM fix WHERE id = $3 AND installed_at IS NULL AND dropped_at IS NULL)""",
            queue,
            row["owner"],
            row["fix"],
        )
    )


async def _move(row: Any, queue: str, reason: str, by: UUID | None, now: datetime, *, keep_owner: bool) -> None:
    """Into another queue, with a hop. A new one keeps its clock and how far it has been escalated."""
    await database.execute(
        "INSERT INTO hop (id, issue, at, from_queue, to_queue, by, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new_id(),
        row["id"],
        now,
        row["queue"],
        queue,
        by,
        reason,
    )
    columns: dict[str, Any] = {"queue": queue}
    if by is not None and row["first_word_at"] is None:
        columns["first_word_at"] = now
    if row["owner"] is not None and row["state"] not in ENDS and not keep_owner:
        await promises.end_promise(row, "moved", now)
        columns |= nobodys(row, now)
    await store.write(row, "passed to another queue", by, now, {"from": row["queue"]}, **columns)


@transactional
async def empty_queues(queues: Collection[str], now: datetime) -> None:
    """What is open in queues that were closed goes to the fallback, owners and promises and all.

    So does what may come back: what is looked at again one day, and what was said to be sorted not long ago.
    """
    to = await fallback()
    rows = await database.fetch(
        """SELECT number FROM issue WHERE queue = ANY($1::text[]) AND (state <> 'sorted' OR state_since > $2)
           ORDER BY id FOR NO KEY UPDATE""",
        list(queues),
        now - ASK,
    )
    for row in rows:
        if to is None:
            raise Refused("fallback", "There is no queue left that could get what is open. Leave one of them.")
        await _move(await store.locked(row["number"]), to, CLOSED, None, now, keep_owner=True)


async def queue_rows(person: UUID) -> list[Any]:
    """Every queue in use, by name. What is held counts for those alone who work the queue, for they alone see it."""
    return await database.fetch(
        """SELECT queue.code, queue.name, queue.lead, lead.name AS lead_name, lead.role AS lead_role, yours.mine,
               (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'role', p.role)
                                         ORDER BY p.name, p.id), '[]')::text
                FROM queue_member m JOIN person p ON p.id = m.person
                WHERE m.queue = queue.code AND p.left_at IS NULL) AS members,
               count(issue.id) AS open, count(issue.id) FILTER (WHERE issue.state = 'new') AS unowned
           FROM queue JOIN person lead ON lead.id = queue.lead
               CROSS JOIN LATERAL (
                   SELECT queue.lead = $1 OR EXISTS (
                       SELECT FROM queue_member m WHERE m.queue = queue.code AND m.person = $1) AS mine) AS yours
               LEFT JOIN issue ON issue.queue = queue.code AND issue.state NOT IN ('sorted', 'cannot', 'same as')
                   AND (issue.held IS NULL OR yours.mine)
           WHERE queue.retired_at IS NULL
           GROUP BY queue.code, lead.id, yours.mine ORDER BY queue.name, queue.code""",
        person,
    )

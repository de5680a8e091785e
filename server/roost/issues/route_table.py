"""The table of rules of who gets what, as administrators edit it: whole, and only on the newest copy."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from roost.issues.routing import Route, first_choice, most_specific_first
from roost.journal import Event, record_all
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import Conflict, FieldError, Invalid
from roost.kit.ids import new_id
from roost.places import KINDS


async def table() -> list[Route]:
    """Every rule, those that lead to a retired queue too, most specific first."""
    rows = await database.fetch("SELECT site, category, space_kind, queue FROM route")
    return most_specific_first([Route(*row) for row in rows])


def etag_of_table(routes: Sequence[Route]) -> str:
    """The ETag of the table's content."""
    return f'"{hashlib.blake2b(msgspec.json.encode(routes), digest_size=12).hexdigest()}"'


async def lock_table() -> None:
    """Wait until nobody else changes rules, or which queues they may lead to, and hold others back."""
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost routes', 0))")


@transactional
async def replace(routes: Sequence[Route], known: str, actor: UUID, now: datetime) -> None:
    """Put these rules in the place of all there are. `known`: the ETag of the table that this rests on.

    Invalid, naming every row that cannot be; Conflict where somebody else changed the table meanwhile.
    """
    await lock_table()
    if etag_of_table(await table()) != known:
        raise Conflict("changed", "Somebody else has changed who gets what. Look at it again, then decide.")
    if wrong := await _wrong(routes):
        raise Invalid(" ".join(dict.fromkeys(one.detail for one in wrong)), wrong)
    before = await table()
    await database.execute("DELETE FROM route")
    await _insert(routes)
    told = [Event("routes changed", "routes", "routes", None, {"count": len(routes)})]
    was, is_ = ({_of(one): one.queue for one in rules} for rules in (before, routes))
    for rule in sorted(was.keys() | is_.keys()):
        if was.get(rule) != is_.get(rule):
            told.append(Event("changed", "route", rule, None, {"from": was.get(rule), "to": is_.get(rule)}))
    await record_all(told, actor, now)


def _of(route: Route) -> str:
    """What a rule is for, as the journal names it."""
    return " / ".join(one or "any" for one in (route.site, route.category, route.space_kind))


async def _insert(routes: Sequence[Route]) -> None:
    await database.execute_many(
        "INSERT INTO route (id, site, category, space_kind, queue) VALUES ($1, $2, $3, $4, $5)",
        [(new_id(), one.site, one.category, one.space_kind, one.queue) for one in routes],
    )


async def _wrong(routes: Sequence[Route]) -> list[FieldError]:
    """Everything that is wrong with a table of rules, row by row."""
    in_use = {
        name: {row["code"] for row in await database.fetch(f"SELECT code FROM {name} WHERE retired_at IS NULL")}
        for name in ("site", "category", "queue")
    }
    retired = await database.fetch("SELECT code FROM queue WHERE retired_at IS NOT NULL")
    gone = {row["code"] for row in retired}
    allowed = {**in_use, "space_kind": set(KINDS)}
    called = {"site": "site", "category": "category", "space_kind": "kind of space", "queue": "queue"}
    found: list[FieldError] = []
    seen: dict[tuple[str | None, ...], int] = {}
    for at, route in enumerate(routes):
        for name, thing in called.items():
            value = getattr(route, name)
            if name == "queue" and value in gone:
                words = f"The queue {value} was closed. Choose another."
            elif value is not None and value not in allowed[name]:
                words = f"There is no {thing} {value}. Choose one from the list."
            else:
                continue
            found.append(FieldError(f"/routes/{at}/{name}", words))
        where = (route.site, route.category, route.space_kind)
        if where in seen:
            # Counted from one, as the screen numbers them.
            found.append(FieldError(f"/routes/{at}", f"The same as rule {seen[where] + 1}. Keep one of them."))
        seen.setdefault(where, at)
    if (None, None, None) not in seen:
        found.append(FieldError("/routes", "One rule must take all the rest: leave site, category and kind empty."))
    return found


async def make_default_rules() -> None:
    """Rules to begin with, where there are none and there are queues: what an administrator set stays."""
    await lock_table()
    if await database.fetch_value("SELECT EXISTS (SELECT FROM route)"):
        return
    rows = await database.fetch("SELECT code FROM queue WHERE retired_at IS NULL")
    codes = [row["code"] for row in rows]
    if not codes:
        return
    ours = "people" if "people" in codes else "leadership"
    wanted = {"it": "it", "parking": "parking", "ways": ours, "wellbeing": ours}
    known = {row["code"] for row in await database.fetch("SELECT code FROM category")}
    routes = [Route(None, None, None, first_choice(codes)[0])]
    routes += [Route(None, what, None, queue) for what, queue in wanted.items() if what in known and queue in codes]
    await _insert(routes)

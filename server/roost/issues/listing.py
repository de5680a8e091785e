"""Lists of issues: a page of them, and all of them for a spreadsheet."""

import csv
import io
import re
from datetime import datetime
from typing import Any

import msgspec

from roost.issues import queries
from roost.issues.access import Reader
from roost.issues.wire import State, site_of
from roost.kit import database
from roost.kit.days import local
from roost.people import Who, can, require

PAGE = 50
HEADS = (
    *("number", "state", "queue", "ticket", "site", "zone", "chip", "words", "people", "reported on", "owner", "due"),
)
# What `access.may_see` says, in SQL: $1 the reader, $2 their queues.
SEEN = "(i.held IS NULL OR i.queue = ANY($2::text[]) OR i.owner = $1 OR i.reporter = $1)"


class Sought(msgspec.Struct, frozen=True):
    """What is looked for. `before`: a number, for those that come after it in the list."""

    mine: bool = False
    queue: str | None = None
    state: State | None = None
    q: str = ""
    before: int | None = None


async def page(sought: Sought, reader: Reader) -> tuple[list[Any], bool]:
    """Rows of those that the reader may see, the newest first, and whether there are more."""
    args: list[Any] = [reader.id, list(reader.queues)]
    where = [SEEN]

    def also(condition: str, value: Any) -> None:
        args.append(value)
        where.append(condition.format(f"${len(args)}"))

    if sought.mine:
        where.append("(i.reporter = $1 OR i.id IN (SELECT issue FROM me_too WHERE person = $1))")
    if sought.queue is not None:
        also("i.queue = {}", sought.queue)
    if sought.state is not None:
        also("i.state = {}", sought.state)
    if sought.before is not None:
        also("i.number < {}", sought.before)
    if sought.q.strip():
        number = re.fullmatch(r"#?([0-9]{1,9})", sought.q.strip())
        if number:
            also("(i.number = {0} OR i.ticket = {0}::text)", int(number[1]))
        else:
            text = len(args)
            args += [sought.q.strip(), *(_holds(word) for word in sought.q.split()[:10])]
            words = " AND ".join(f"i.words ILIKE ${at}" for at in range(text + 2, len(args) + 1))
            where.append(f"(lower(i.ticket) = lower(${text + 1}) OR {words})")
    found = await database.fetch(
        f"SELECT i.id FROM issue i WHERE {' AND '.join(where)} ORDER BY i.number DESC LIMIT {PAGE + 1}", *args
    )
    rows = await by_ids([row["id"] for row in found[:PAGE]])
    return rows, len(found) > PAGE


async def by_ids(ids: list[Any]) -> list[Any]:
    """Rows of `queries.ROWS` in the order of the ids."""
    rows = await database.fetch(queries.ROWS + "WHERE i.id = ANY($1::uuid[])", ids) if ids else []
    place = {id_: at for at, id_ in enumerate(ids)}
    return sorted(rows, key=lambda row: place[row["id"]])


def _holds(word: str) -> str:
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


async def export(who: Who, now: datetime) -> bytes:
    """All that this person may see, as CSV in UTF-8 with the mark by which Excel knows it. NotAllowed."""
    reader = await queries.reader(who)
    if not reader.queues and not can(who.role, "triage_any"):
        require(who, "triage_any")
    rows = await database.fetch(queries.ROWS + f"WHERE {SEEN} ORDER BY i.number", reader.id, list(reader.queues))
    out = io.StringIO()
    out.write("\ufeff")
    table = csv.writer(out)
    table.writerow(HEADS)
    for row in rows:
        cells = (
            row["number"],
            row["state"],
            row["queue_name"],
            row["ticket"],
            row["site_name"],
            row["zone_name"],
            row["chip_words"] or row["category_name"],
            row["words"],
            row["people"],
            local(row["reported_at"], site_of(row).zone)[0],
            row["owner_name"],
            row["due"],
        )
        table.writerow(["" if cell is None else defused(str(cell)) for cell in cells])
    return out.getvalue().encode()


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) else cell

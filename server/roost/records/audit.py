"""The audit: the journal as an administrator may read it. It cannot be asked for one person."""

import base64
import binascii
import csv
import io
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from roost import people
from roost.kit import database
from roost.kit.errors import FieldError, Invalid
from roost.kit.ids import new_id
from roost.records import saying, things
from roost.records.saying import Happened
from roost.records.wire import Act, Audit

PAGE = 50
AT_ONCE = 500
UK = ZoneInfo("Europe/London")
HEADS = ("when (UTC)", "who", "what", "of what", "from", "to")
_FORMULA = tuple("=+-@\t\r\n|%＝＋－＠")


class Sought(msgspec.Struct, frozen=True):
    """What is looked for; days are those of the United Kingdom, both included.

    `days`: with what was booked, who arrived and who asked to talk, which is most of it.
    """

    entity: str | None = None
    entity_id: str | None = None
    verb: str | None = None
    first: date | None = None
    last: date | None = None
    days: bool = True

    def check(self) -> None:
        """Invalid for what would list what one person did, or what was done to them."""
        if self.entity_id is not None and self.entity in (None, "person", *saying.DAYS):
            words = "The audit cannot be asked for one person or one booking. Look at a person's record, with a reason."
            raise Invalid(words, [FieldError("entity_id", words)])
        if self.first and self.last and self.last < self.first:
            raise Invalid("The last day is before the first.", [FieldError("to", "The last day is before the first.")])


# An instant, and how many rows of just that instant were on pages before.
# A row's own id would lead from somebody's day to the notice that somebody got of it.
Place = tuple[datetime, Annotated[int, msgspec.Meta(ge=0, le=10**9)]]


async def page(sought: Sought, cursor: str) -> Audit:
    """The newest that fit, after the page that ended with `cursor`."""
    sought.check()
    place = _place(cursor) if cursor else None
    rows = await _rows(sought, place, PAGE + 1)
    shown = rows[:PAGE]
    return Audit(await acts(shown), _cursor(_after(shown, place)) if len(rows) > PAGE else None)


async def table(sought: Sought) -> AsyncIterator[bytes]:
    """All of it as CSV in UTF-8, with the mark by which Excel knows it, a few hundred rows at a time."""
    sought.check()
    yield ("\ufeff" + _lines([HEADS])).encode()
    place: Place | None = None
    while rows := await _rows(sought, place, AT_ONCE):
        yield _lines([_cells(act) for act in await acts(rows)]).encode()
        place = _after(rows, place)


async def about(person: UUID, limit: int) -> list[Act]:
    """What administrators and the house changed about one person, the newest first. Never their days, what they
    reported, or what they set themselves."""
    rows = await database.fetch(
        """SELECT id, at, actor, verb, entity, entity_id, facts FROM journal
           WHERE subject = $1 AND entity <> ALL($2::text[]) AND entity NOT IN ('issue', 'fix', 'walk', 'holder_lookup')
               AND verb <> ALL($3::text[])
           ORDER BY at DESC, id DESC LIMIT $4""",
        person,
        list(saying.DAYS),
        list(saying.OWN),
        limit,
    )
    return await acts(rows)


async def acts(rows: Sequence[Any]) -> list[Act]:
    """Rows of the journal as they may be read."""
    events = [Happened(row["verb"], row["entity"], row["entity_id"], msgspec.json.decode(row["facts"])) for row in rows]
    ids = {id_ for event in events for id_ in saying.ids_in(event.facts)}
    ids |= {row["actor"] for row in rows if row["actor"] is not None}
    called = {str(id_): name for id_, name in (await people.names(ids)).items()}
    of_what = await things.names(events)
    return [_act(row, event, called, of_what) for row, event in zip(rows, events, strict=True)]


def _act(row: Any, event: Happened, called: Mapping[str, str], of_what: Mapping[tuple[str, str], str]) -> Act:
    shown = saying.shows_thing(event)
    who = called.get(str(row["actor"])) if saying.shows_actor(event) else None
    # Another system did it, by a token that somebody made for it.
    if who is None and (system := of_what.get(("token", str(event.facts.get("token"))))):
        who = f"{system} (a token)"
    return Act(
        # The journal's own id would lead from somebody's day to the notice that somebody got of it.
        id=row["id"] if shown else new_id(),
        at=row["at"],
        who=who,
        verb=event.verb,
        entity=event.entity,
        entity_id=event.entity_id if shown else None,
        thing=of_what.get((event.entity, event.entity_id)),
        words=saying.words(event),
        changes=saying.changes(event, called),
    )


async def _rows(sought: Sought, before: Place | None, limit: int) -> list[Any]:
    where, args = ["true"], list[Any]()

    def also(condition: str, *values: Any) -> None:
        places = [f"${len(args) + n}" for n in range(1, len(values) + 1)]
        args.extend(values)
        where.append(condition.format(*places))

    for name in ("entity", "entity_id", "verb"):
        if (value := getattr(sought, name)) is not None:
            also(f"{name} = {{}}", value)
    if not sought.days:
        also("entity <> ALL({}::text[])", list(saying.DAYS))
    if sought.first is not None:
        also("at >= {}", _midnight(sought.first))
    if sought.last is not None:
        also("at < {}", _midnight(min(sought.last, date.max - timedelta(days=2)) + timedelta(days=1)))
    offset = 0
    if before is not None:
        at, offset = before
        also("at <= {}", at)
    # What was freed when somebody left stands beside their leaving: it would count that person's days.
    also(
        """NOT (entity = ANY({}::text[]) AND at IN (
            SELECT p.at FROM journal p WHERE p.entity = 'person' AND p.verb IN ('left', 'forgotten')))""",
        list(saying.DAYS),
    )
    return await database.fetch(
        f"""SELECT id, at, actor, verb, entity, entity_id, facts FROM journal
            WHERE {" AND ".join(where)} ORDER BY at DESC, id DESC LIMIT {limit} OFFSET {offset}""",
        *args,
    )


def _after(rows: Sequence[Any], before: Place | None) -> Place:
    last = rows[-1]["at"]
    same = sum(row["at"] == last for row in rows)
    return last, same + (before[1] if before is not None and before[0] == last else 0)


def _midnight(day: date) -> datetime:
    day = min(max(day, date(1970, 1, 1)), date(9000, 1, 1))
    return datetime(day.year, day.month, day.day, tzinfo=UK)


def _cells(act: Act) -> tuple[str, ...]:
    def side(which: str) -> str:
        found = [(change.what, getattr(change, which)) for change in act.changes]
        return "; ".join(f"{what}: {value}" if what else value for what, value in found if value is not None)

    thing = act.thing or act.entity_id or ""
    return (act.at.isoformat(timespec="seconds"), act.who or "", act.words, thing, side("from_"), side("to"))


def _lines(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([[defused(cell) for cell in row] for row in rows])
    return out.getvalue()


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cursor(place: Place) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode()


def _place(cursor: str) -> Place:
    try:
        found: Place = msgspec.json.decode(base64.urlsafe_b64decode(cursor.encode()), type=Place)
        if found[0].tzinfo is None:
            raise ValueError
        return found
    except (binascii.Error, msgspec.MsgspecError, ValueError) as error:
        raise Invalid(
            "This cursor is not one of ours. Start again without it.", [FieldError("cursor", "not one of ours")]
        ) from error

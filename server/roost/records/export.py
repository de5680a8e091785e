"""Everything that Roost holds on one person, as a file: data.json for programs, index.html for people, and photos.

Of others it says nothing that the person could not see: who else was in is not in it. And where somebody else makes the
copy, it says nothing of what the person reported in hiding.
"""

import asyncio
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from roost.board import keeping as of_board
from roost.bookings import keeping as of_bookings
from roost.issues import keeping as of_issues
from roost.journal import keeping as of_journal
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import show_time
from roost.notices import keeping as of_notices
from roost.people import PersonRef
from roost.people import keeping as of_people
from roost.records import looks
from roost.webhooks import keeping as of_webhooks

Rows = list[dict[str, Any]]
SOURCES = (of_people, of_bookings, of_issues, of_board, of_notices, of_webhooks, of_journal)
STYLE = "style.css"
# Said whether there was anything of the kind or not: that there was is nobody's to know either.
LEFT_OUT = (
    "What was reported without a name is not in this copy, for somebody else made it: neither the reports, nor their"
    " photos, nor what came of them. Whoever reported them finds them in their own copy, which they make under Me."
)
_MINUTES = ("starts", "ends")
_pages = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


async def export(person: UUID, now: datetime, for_others: bool = False) -> bytes:
    """The zip. NotFound. It is made in memory: of one person there are some thousand rows, and photos of 300 kB.
    `for_others`: an administrator reads it first, and is told no more than the office knows."""
    found, sections, photos = await _read(person, for_others)
    return await asyncio.to_thread(_zipped, found, sections, photos, now, LEFT_OUT if for_others else "")


@transactional
async def _read(person: UUID, for_others: bool) -> tuple[PersonRef, dict[str, Rows], dict[int, bytes]]:
    # As at one moment: what goes while we read would be missing from one half of it.
    await database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    found = await looks.person(person)
    without = await of_issues.in_hiding(person) if for_others else of_issues.NOTHING_HIDDEN
    sections: dict[str, Rows] = {}
    for source in SOURCES:
        sections |= await (of_issues.export(person, without) if source is of_issues else source.export(person))
    sections = {name: [row for row in rows if not _tells(row, without)] for name, rows in sections.items()}
    sections["who looked at my record"] = [msgspec.to_builtins(look) for look in await looks.looks_at(person)]
    sections["whose record I looked at"] = [
        dict(row)
        for row in await database.fetch("SELECT at, what, reason FROM record_look WHERE by = $1 ORDER BY at", person)
    ]
    photos = await of_issues.photos(person, without)
    return found, {name: [_readable(row) for row in rows] for name, rows in sections.items()}, photos


def _tells(row: Mapping[str, Any], without: of_issues.InHiding) -> bool:
    """Whether this row of the journal, notice, or request that may be repeated leads to what is left out."""
    if str(row.get("entity_id")) in without.things or str(row.get("result_id")) in without.things:
        return True
    return str(row.get("path")).split("?")[0] in without.paths


def _readable(row: Mapping[str, Any]) -> dict[str, Any]:
    """Minutes of the day as times, and the journal's facts as they are."""
    shown = dict(row)
    for name in _MINUTES:
        if isinstance(shown.get(name), int):
            shown[name] = show_time(shown[name])
    if isinstance(shown.get("facts"), str):
        shown["facts"] = msgspec.json.decode(shown["facts"])
    return shown


def _zipped(
    person: PersonRef, sections: Mapping[str, Rows], photos: Mapping[int, bytes], now: datetime, note: str
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        data = {
            "made_at": now,
            "person": person,
            "left_out": note or None,
            "sections": sections,
            "photos": [_photo(n) for n in sorted(photos)],
        }
        file.writestr("data.json", msgspec.json.format(msgspec.json.encode(data), indent=2))
        file.writestr("index.html", _page(person, sections, sorted(photos), now, note))
        file.writestr(STYLE, _pages.get_template(STYLE).render())
        for number, image in photos.items():
            file.writestr(zipfile.ZipInfo(_photo(number), (1980, 1, 1, 0, 0, 0)), image)
    return out.getvalue()


def _photo(number: int) -> str:
    return f"photos/issue-{number}.jpg"


def _page(person: PersonRef, sections: Mapping[str, Rows], photos: Sequence[int], now: datetime, note: str) -> str:
    tables = [
        {
            "id": f"s{at}",
            "name": name[:1].upper() + name[1:],
            "heads": [head.replace("_", " ") for head in rows[0]] if rows else [],
            "rows": [[_cell(value) for value in row.values()] for row in rows],
        }
        for at, (name, rows) in enumerate(sections.items())
    ]
    return _pages.get_template("index.html").render(
        name=person.name,
        note=note,
        made=f"{now.astimezone(UTC):%-d %B %Y, %H:%M} UTC",
        tables=[table for table in tables if table["rows"]],
        empty=[table["name"] for table in tables if not table["rows"]],
        photos=[(number, _photo(number)) for number in photos],
    )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%-d %B %Y, %H:%M} UTC"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_cell(one)}" for name, one in value.items() if one is not None)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_cell, value))
    return str(value)

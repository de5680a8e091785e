"""A dump of the whole database as somebody who stole it would read it."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import msgspec

from roost.kit.embedded_as import ENVIRONMENT, installed_programs

_COPY = re.compile(r"^COPY public\.(\w+) \((.*)\) FROM stdin;$")
_UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_INSTANT = re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d\b")


class Row(msgspec.Struct, frozen=True):
    """A row of a table, and where it lay among the others."""

    table: str
    place: int
    text: str
    fields: dict[str, str]

    def ids(self) -> list[UUID]:
        return [UUID(found) for found in _UUID.findall(self.text)]

    def instants(self) -> list[datetime]:
        """Every moment that it says, those hidden in ids (UUIDv7) among them."""
        said = [datetime.fromisoformat(found + ":00").astimezone(UTC) for found in _INSTANT.findall(self.text)]
        return said + [moment_of(id_) for id_ in self.ids() if id_.version == 7]


class Dump(msgspec.Struct):
    """Every row of every table, in the order in which they lay on the disk, and the whole text."""

    text: str
    rows: list[Row]

    def of(self, *tables: str) -> Iterator[Row]:
        return (row for row in self.rows if row.table in tables)

    def about(self, *marks: str) -> list[Row]:
        """Rows in which one of these stands."""
        return [row for row in self.rows if any(mark in row.text for mark in marks)]


def moment_of(id_: UUID) -> datetime:
    """What the first 48 bits of a UUIDv7 say."""
    return datetime.fromtimestamp((id_.int >> 80) / 1000, UTC)


async def dumped(url: str) -> Dump:
    """By PostgreSQL's own pg_dump, unlogged tables and sequences too."""
    process = await asyncio.create_subprocess_exec(
        *(str(installed_programs() / "bin" / "pg_dump"), "--no-password", url),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=ENVIRONMENT,
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return _read(out.decode())


def _read(text: str) -> Dump:
    rows: list[Row] = []
    table, columns, place = "", [""], 0
    for line in text.split("\n"):
        if started := _COPY.match(line):
            table, columns, place = started[1], started[2].split(", "), 0
        elif line == "\\.":
            table = ""
        elif table:
            rows.append(Row(table, place, line, dict(zip(columns, line.split("\t"), strict=True))))
            place += 1
    return Dump(text, rows)

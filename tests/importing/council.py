"""A small council as files, and what the tests ask of the database."""

import csv
import io
from pathlib import Path
from typing import Any

from roost import importing
from roost.importing import bring_in
from roost.importing.changes import Changes
from roost.importing.files import Wrong
from roost.importing.reading import read_folder
from roost.kit import database
from tests.support import NOW

SAMPLE = Path(importing.__file__).parent / "sample"
MESSY = Path(__file__).parent / "messy"
TABLES = ("site", "on_foot", "floor", "zone", "team", "team_home", "person", "queue", "queue_member", "space")

# Two sites, a floor each, one team, three people: enough for every rule to be broken once.
SMALL: dict[str, list[dict[str, Any]]] = {
    "sites": [
        {"site": "hall", "name": "Town Hall", "kind": "office", "address": "High Street", "timezone": "Europe/London",
         "opens": "08:00", "closes": "18:00", "walk": "deck 5"},
        {"site": "deck", "name": "Parking deck", "kind": "car park", "address": "", "timezone": "Europe/London",
         "opens": "06:00", "closes": "24:00", "walk": "hall 5"},
    ],
    "floors": [
        {"floor": "hall-1", "site": "hall", "name": "First", "level": 1, "plan_width": 400, "plan_height": 300},
        {"floor": "deck-0", "site": "deck", "name": "Deck", "level": 0, "plan_width": 500, "plan_height": 100},
    ],
    "zones": [
        {"zone": "hall-1-a", "floor": "hall-1", "name": "Duty", "team": "duty", "access": "team first",
         "team_first_until": "16:00"},
        {"zone": "deck-0-p", "floor": "deck-0", "name": "Bays", "team": "", "access": "open", "team_first_until": ""},
    ],
    "teams": [{"team": "duty", "name": "Duty", "home_zone": "hall-1-a", "office_days": "mon fri"}],
    "people": [
        {"email": "ann@hall.example", "name": "Ann Ash", "team": "duty", "role": "manager", "line_manager": "",
         "vehicle": "", "essential_car_user": "", "blue_badge": "", "ev": "", "needs": ""},
        {"email": "ben@hall.example", "name": "Ben Birch", "team": "duty", "role": "staff",
         "line_manager": "ann@hall.example", "vehicle": "AB12 CDE", "essential_car_user": "yes", "blue_badge": "yes",
         "ev": "yes", "needs": "sit-stand"},
        {"email": "cat@hall.example", "name": "Cat Cedar", "team": "", "role": "facilities", "line_manager": "",
         "vehicle": "", "essential_car_user": "", "blue_badge": "", "ev": "", "needs": ""},
    ],
    "queues": [{"queue": "fac", "name": "Facilities", "lead": "cat@hall.example", "members": "cat@hall.example"}],
    "spaces": [
        *({"floor": "hall-1", "zone": "hall-1-a", "label": f"D{n:02}", "kind": "desk", "x": 10 * n, "y": 20,
           "features": "dock; step-free"} for n in range(1, 22)),
        {"floor": "deck-0", "zone": "deck-0-p", "label": "P1", "kind": "bay", "x": 10, "y": 10, "features": "ev"},
    ],
}  # fmt: skip


def written(rows: list[dict[str, Any]], delimiter: str = ",", line_end: str = "\n") -> str:
    """Rows as the text of a file; the first one says which columns there are."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class Folder:
    """A folder of files that a test changes by row and column."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(exist_ok=True)

    def put(self, **files: list[dict[str, Any]]) -> "Folder":
        """Write these files; a file without rows keeps its header."""
        for name, rows in files.items():
            text = written(rows or SMALL[name])
            (self.path / f"{name}.csv").write_text(text if rows else text.split("\n")[0] + "\n", encoding="utf-8")
        return self

    def text(self, name: str, text: str | bytes) -> "Folder":
        path = self.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    async def bring_in(self, **options: Any) -> Changes:
        return await bring_in(self.path, actor=None, now=NOW, **options)

    def wrongs(self) -> list[Wrong]:
        """What is wrong with each row by itself; no database is asked."""
        return read_folder(self.path, lambda *_: None).wrongs


def with_row(name: str, at: int, /, **cells: Any) -> dict[str, list[dict[str, Any]]]:
    """The small council's file with one row changed; `at` counts from 0."""
    rows = [dict(row) for row in SMALL[name]]
    rows[at] |= cells
    return {name: rows}


def without(name: str, at: int) -> dict[str, list[dict[str, Any]]]:
    return {name: [row for number, row in enumerate(SMALL[name]) if number != at]}


async def everything() -> dict[str, list[str]]:
    """Every row of every table that an import writes, and of the journal, as text in a fixed order."""
    return {
        table: [row["row"] for row in await database.fetch(f"SELECT t::text AS row FROM {table} t ORDER BY 1")]
        for table in (*TABLES, "journal")
    }


async def counts() -> dict[str, int]:
    return {table: await database.fetch_value(f"SELECT count(*) FROM {table}") for table in TABLES}

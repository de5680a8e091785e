"""The list of what is kept (server/decisions/0027) is whole, and so is what becomes of persons."""

import re
from collections import Counter
from pathlib import Path

import asyncpg

LIST = Path(__file__).parents[2] / "server" / "decisions" / "0027-what-is-kept.md"


def listed() -> Counter[tuple[str, str]]:
    """(table, column) as often as the list names it."""
    found: Counter[tuple[str, str]] = Counter()
    for line in LIST.read_text().splitlines():
        if row := re.match(r"\| `(\w+)` ([\w, ]+) \|", line):
            found.update((row[1], column.strip()) for column in row[2].split(","))
    return found


async def test_every_column_has_a_decision_and_only_one(pool: asyncpg.Pool) -> None:
    rows = await pool.fetch(
        """SELECT table_name, column_name FROM information_schema.columns c JOIN information_schema.tables t
               USING (table_schema, table_name)
           WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"""
    )
    there = {(row["table_name"], row["column_name"]) for row in rows}
    assert {one for one, times in listed().items() if times > 1} == set()
    assert there - set(listed()) == set(), "decide in 0027 what becomes of these"
    assert set(listed()) - there == set(), "these are there no more"


async def test_every_link_to_a_person_is_one_that_forgetting_knows(pool: asyncpg.Pool) -> None:
    """`DELETE FROM person` would refuse, but only where the row is there: this says it of every link at once."""
    rows = await pool.fetch(
        """SELECT c.conrelid::regclass::text AS "table", a.attname AS "column"
           FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
           WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass"""
    )
    source = "".join(path.read_text() for path in (LIST.parents[1] / "roost").rglob("records/forgetting.py"))
    source += "".join(path.read_text() for path in (LIST.parents[1] / "roost").rglob("keeping.py"))
    links = {(row["table"], row["column"]) for row in rows}
    assert len(links) > 30
    assert {(table, column) for table, column in links if not re.search(rf"\b{table}\b", source)} == set()

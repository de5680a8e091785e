"""The demonstration: a sample council in a database of its own, which says of itself that it is one."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from roost import importing
from roost.board.demo import tell
from roost.bookings import demo as lively
from roost.kit import database
from roost.kit.migrate import APP, MigrationError, Say

SAMPLE = Path(importing.__file__).parent / "sample"
# What every migrated database of ours holds, used or not, by its columns: others have tables of these names, too.
OURS = {
    "demo": {"one boolean", "since timestamp with time zone"},
    "migration": {
        "id integer",
        "name character varying(200)",
        "app_name character varying(200)",
        "ran_on timestamp without time zone",
    },
}
NAMED = 5
# Filled by a migration, used or not.
SEEDED = {"category", "chip"}
TABLES = """
    SELECT c.oid::regclass::text AS quoted, c.relname AS name, n.nspname = current_schema() AS here,
        ARRAY(SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute
            WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
    ORDER BY n.nspname, c.relname"""

Fetch = Callable[..., Awaitable[list[Any]]]


class DemoRefused(MigrationError):
    """One line: why this is no place for a demonstration."""


async def is_marked() -> bool:
    """Whether the open database says that it is a demonstration."""
    return bool(await database.fetch_value("SELECT EXISTS (SELECT FROM demo)"))


async def refuse_others(connection: Any) -> None:
    """Raises DemoRefused over a database that is neither empty nor a demonstration; it need not be ours."""
    await _refuse_others(connection.fetch)


async def prepare(now: datetime, say: Say) -> None:
    """Marks the open database as a demonstration, loads the sample council once, and makes its days lively.

    Raises DemoRefused where it holds anything else.
    """
    if not await is_marked():
        await _refuse_others(database.fetch)
        await database.execute("INSERT INTO demo (since) VALUES ($1) ON CONFLICT DO NOTHING", now)
    if not await database.fetch_value("SELECT EXISTS (SELECT FROM site)"):
        say("Loading the sample council.")
        await importing.load(SAMPLE, now)
    await tell(now, say)
    await lively.top_up(now, say)


async def _refuse_others(fetch: Fetch) -> None:
    tables = await fetch(TABLES)
    ours = {row["name"] for row in tables if row["here"] and OURS.get(row["name"]) == set(row["columns"])}
    if "migration" in ours and await fetch("SELECT FROM migration WHERE app_name <> $1 LIMIT 1", APP):
        ours.remove("migration")  # another's, made by the same library
    if "demo" in ours and await fetch("SELECT FROM demo LIMIT 1"):
        return
    names = [row["quoted"] for row in tables if not (row["here"] and row["name"] in ours)]
    # Where Roost has been, its own tables are no sign of use while they are empty. Elsewhere any table is.
    if "migration" in ours:
        names = [name for name in names if name not in SEEDED and await fetch(f"SELECT FROM {name} LIMIT 1")]
    if names:
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        raise DemoRefused(
            f"This database is in use ({', '.join(names[:NAMED])}{more}) and is no demonstration. "
            "Give the demonstration an empty one: DEMO_DATABASE_URL."
        )

"""The demonstration: a sample council in a database of its own, which says of itself that it is one."""

from datetime import datetime
from pathlib import Path

from roost import importing
from roost.bookings import demo as lively
from roost.kit import database
from roost.kit.migrate import Say

SAMPLE = Path(importing.__file__).parent / "sample"
# What every migrated database holds, used or not.
NOT_DATA = ("migration", "demo")


class DemoRefused(Exception):
    """One line: why this is no place for a demonstration."""


async def is_marked() -> bool:
    """Whether the open database says that it is a demonstration."""
    return bool(await database.fetch_value("SELECT EXISTS (SELECT FROM demo)"))


async def prepare(now: datetime, say: Say) -> None:
    """Marks the open database as a demonstration, loads the sample council once, and makes its days lively.

    Raises DemoRefused where it holds anything else.
    """
    if not await is_marked():
        if found := await tables_in_use():
            raise DemoRefused(
                f"This database is in use ({', '.join(found)}) and is no demonstration. "
                "Give the demonstration an empty one: DEMO_DATABASE_URL."
            )
        await database.execute("INSERT INTO demo (since) VALUES ($1) ON CONFLICT DO NOTHING", now)
    if not await database.fetch_value("SELECT EXISTS (SELECT FROM site)"):
        say("Loading the sample council.")
        await importing.load(SAMPLE, now)
    await lively.top_up(now, say)


async def tables_in_use() -> list[str]:
    """The names of all tables that hold a row."""
    names = [
        row["relname"]
        for row in await database.fetch(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
            " AND NOT relname = ANY($1) ORDER BY relname",
            NOT_DATA,
        )
    ]
    # The names come from the catalogue; quoting them is for a stranger's database, which is the point.
    return [
        name
        for name in names
        if await database.fetch_value('SELECT EXISTS (SELECT FROM "{}")'.format(name.replace('"', '""')))
    ]

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0010_unlinked"
VERSION = "1.38.0"
DESCRIPTION = "what somebody with a receipt says, until it is passed on"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- As with waiting_report: no time of day and a random id. What it says joins the issue in the morning, with all others.
CREATE TABLE IF NOT EXISTS waiting_message (
    id uuid PRIMARY KEY,
    receipt bytea NOT NULL,
    position integer NOT NULL,
    release_on date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('word', 'sorted', 'not sorted')),
    words text,
    UNIQUE (receipt, position),
    CHECK (kind <> 'word' OR words IS NOT NULL)
);
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

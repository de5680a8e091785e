from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0005_queues"
VERSION = "1.38.0"
DESCRIPTION = "queues, their leads and members"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
CREATE TABLE IF NOT EXISTS queue (
    code text PRIMARY KEY,
    name text NOT NULL,
    lead uuid NOT NULL REFERENCES person,
    retired_at timestamptz
);

CREATE TABLE IF NOT EXISTS queue_member (
    queue text NOT NULL REFERENCES queue,
    person uuid NOT NULL REFERENCES person,
    PRIMARY KEY (queue, person)
);
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

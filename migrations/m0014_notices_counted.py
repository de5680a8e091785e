from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0014_notices_counted"
VERSION = "1.38.0"
DESCRIPTION = "which of two notices is the newer"

# May be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- The clocks of two servers differ, and with them the ids that they make. This count does not.
ALTER TABLE notice ADD COLUMN IF NOT EXISTS nth bigint GENERATED ALWAYS AS IDENTITY;
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0012_unowned"
VERSION = "1.38.0"
DESCRIPTION = "since when what was merged had been nobody's"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- While it is the same as another: where its silence stood, should it be taken apart. Null: since it was reported.
ALTER TABLE issue ADD COLUMN IF NOT EXISTS unowned_before timestamptz;
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

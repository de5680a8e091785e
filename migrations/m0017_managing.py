from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0017_managing"
VERSION = "1.38.0"
DESCRIPTION = "what administrators set by hand: plans as pictures, and when a place that nobody came to is free again"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- A plan is a drawing or a picture, never both.
ALTER TABLE floor ADD COLUMN IF NOT EXISTS plan_png bytea;
-- Minutes after the start; null: nothing is released, and nobody is reminded.
ALTER TABLE site ADD COLUMN IF NOT EXISTS release_after integer CHECK (release_after BETWEEN 15 AND 240);
ALTER TABLE site ADD COLUMN IF NOT EXISTS remind_after integer CHECK (remind_after BETWEEN 5 AND 225);
-- When that was last changed: what is booked already has the whole while from then on.
ALTER TABLE site ADD COLUMN IF NOT EXISTS release_since timestamptz;

-- What can be reported, and to whom, is remembered too: a new one is news as much as a renamed one.
CREATE OR REPLACE TRIGGER queue_added AFTER INSERT ON queue
    FOR EACH STATEMENT EXECUTE FUNCTION board_says_changed();
CREATE OR REPLACE TRIGGER team_known AFTER INSERT OR UPDATE ON team
    FOR EACH STATEMENT EXECUTE FUNCTION places_say_changed();
CREATE OR REPLACE TRIGGER category_added AFTER INSERT ON category
    FOR EACH STATEMENT EXECUTE FUNCTION board_says_changed();
CREATE OR REPLACE TRIGGER chip_added AFTER INSERT ON chip
    FOR EACH STATEMENT EXECUTE FUNCTION board_says_changed();
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

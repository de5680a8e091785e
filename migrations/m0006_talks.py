from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0006_talks"
VERSION = "1.38.0"
DESCRIPTION = "a wish to talk, gone at midnight"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- No reason is asked, the journal knows nothing of it, and the row is deleted when its day is over.
CREATE TABLE IF NOT EXISTS talk (
    id uuid PRIMARY KEY,
    asker uuid NOT NULL REFERENCES person,
    asked uuid NOT NULL REFERENCES person CHECK (asked <> asker),
    day date NOT NULL,
    made_at timestamptz NOT NULL,
    answer text CHECK (answer IN ('there', 'someone else')),
    answered_at timestamptz,
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    UNIQUE (asker, asked, day)
);
CREATE INDEX IF NOT EXISTS talk_asked ON talk (asked, day);

CREATE OR REPLACE FUNCTION talk_says_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'me ' || NEW.asker);
    PERFORM pg_notify('roost', 'me ' || NEW.asked);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER talk_changed AFTER INSERT OR UPDATE ON talk
    FOR EACH ROW EXECUTE FUNCTION talk_says_changed();
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

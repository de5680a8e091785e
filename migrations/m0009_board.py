from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0009_board"
VERSION = "1.38.0"
DESCRIPTION = "floor walks and display links"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- A leader sat on a floor for a while, and what broke for them is theirs.
CREATE TABLE IF NOT EXISTS walk (
    id uuid PRIMARY KEY,
    leader uuid NOT NULL REFERENCES person,
    floor text NOT NULL REFERENCES floor,
    space uuid REFERENCES space,
    day date NOT NULL,
    words text,
    made_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS walk_day ON walk (day);
DO $$ BEGIN
    ALTER TABLE issue ADD CONSTRAINT issue_walk_there FOREIGN KEY (walk) REFERENCES walk;
EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE INDEX IF NOT EXISTS issue_walk ON issue (walk) WHERE walk IS NOT NULL;

-- A link for a screen on a wall: it reads the board, and belongs to no person.
CREATE TABLE IF NOT EXISTS display (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE,
    name text NOT NULL,
    site text REFERENCES site,
    made_by uuid NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL,
    revoked_at timestamptz
);

CREATE OR REPLACE TRIGGER display_changed AFTER INSERT OR UPDATE ON display
    FOR EACH STATEMENT EXECUTE FUNCTION board_says_changed();

-- What the board calls things.
CREATE OR REPLACE TRIGGER queue_renamed AFTER UPDATE ON queue
    FOR EACH STATEMENT EXECUTE FUNCTION board_says_changed();
CREATE OR REPLACE TRIGGER team_renamed AFTER UPDATE ON team
    FOR EACH STATEMENT EXECUTE FUNCTION board_says_changed();
CREATE OR REPLACE TRIGGER category_renamed AFTER UPDATE ON category
    FOR EACH STATEMENT EXECUTE FUNCTION board_says_changed();
CREATE OR REPLACE TRIGGER chip_renamed AFTER UPDATE ON chip
    FOR EACH STATEMENT EXECUTE FUNCTION board_says_changed();
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

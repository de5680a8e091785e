from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0007_codes"
VERSION = "1.38.0"
DESCRIPTION = "codes on desks, bays and rooms, and how often the road they lead to was used"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- What is printed on a desk, a bay or a room, and leads to /at/<code>. Opaque; a new one takes the old one out of use.
CREATE TABLE IF NOT EXISTS place_code (
    code text PRIMARY KEY,
    space uuid REFERENCES space,
    site text REFERENCES site,
    made_at timestamptz NOT NULL,
    retired_at timestamptz,
    CHECK (num_nonnulls(space, site) = 1)
);
CREATE UNIQUE INDEX IF NOT EXISTS place_code_of_space ON place_code (space) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS place_code_of_site ON place_code (site) WHERE retired_at IS NULL;

-- How often something was done on a day, by a hash whose key lives in memory alone. No time of day: it would tell when
-- somebody without a name was here.
CREATE UNLOGGED TABLE IF NOT EXISTS day_use (
    key bytea NOT NULL,
    day date NOT NULL,
    used integer NOT NULL,
    PRIMARY KEY (key, day)
);
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

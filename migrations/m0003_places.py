from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0003_places"
VERSION = "1.38.0"
DESCRIPTION = "sites, floors, zones, spaces and the homes of teams"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
CREATE TABLE IF NOT EXISTS site (
    code text PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('office', 'car park')),
    address text NOT NULL,
    timezone text NOT NULL,
    opens integer NOT NULL CHECK (opens BETWEEN 0 AND 1440 AND opens % 15 = 0),
    closes integer NOT NULL CHECK (closes BETWEEN 0 AND 1440 AND closes % 15 = 0),
    opens_weekends boolean NOT NULL DEFAULT false,
    opens_bank_holidays boolean NOT NULL DEFAULT false,
    nation text NOT NULL DEFAULT 'ENG' CHECK (nation IN ('ENG', 'WLS', 'SCT', 'NIR')),
    bays_open_at integer CHECK (bays_open_at BETWEEN 0 AND 1440),
    retired_at timestamptz,
    CHECK (opens < closes)
);

CREATE TABLE IF NOT EXISTS on_foot (
    from_site text NOT NULL REFERENCES site,
    to_site text NOT NULL REFERENCES site,
    minutes integer NOT NULL CHECK (minutes BETWEEN 0 AND 120),
    PRIMARY KEY (from_site, to_site)
);

CREATE TABLE IF NOT EXISTS floor (
    code text PRIMARY KEY,
    site text NOT NULL REFERENCES site,
    name text NOT NULL,
    level integer NOT NULL,
    plan_width integer NOT NULL CHECK (plan_width BETWEEN 1 AND 20000),
    plan_height integer NOT NULL CHECK (plan_height BETWEEN 1 AND 20000),
    plan text,
    retired_at timestamptz
);
CREATE INDEX IF NOT EXISTS floor_site ON floor (site);

CREATE TABLE IF NOT EXISTS zone (
    code text PRIMARY KEY,
    floor text NOT NULL REFERENCES floor,
    name text NOT NULL,
    team text REFERENCES team,
    access text NOT NULL CHECK (access IN ('team only', 'team first', 'open')),
    team_first_until integer CHECK (team_first_until BETWEEN 0 AND 1440),
    retired_at timestamptz,
    CHECK (access = 'open' OR team IS NOT NULL),
    CHECK ((access = 'team first') = (team_first_until IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS zone_floor ON zone (floor);

CREATE TABLE IF NOT EXISTS team_home (
    team text PRIMARY KEY REFERENCES team,
    zone text NOT NULL REFERENCES zone
);

CREATE TABLE IF NOT EXISTS space (
    id uuid PRIMARY KEY,
    floor text NOT NULL REFERENCES floor,
    zone text NOT NULL REFERENCES zone,
    label text NOT NULL,
    kind text NOT NULL,
    x integer NOT NULL,
    y integer NOT NULL,
    features text[] NOT NULL DEFAULT '{}',
    retired_at timestamptz,
    UNIQUE (floor, label)
);
CREATE INDEX IF NOT EXISTS space_zone ON space (zone);

CREATE OR REPLACE FUNCTION places_say_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'floors');
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER site_changed AFTER INSERT OR UPDATE OR DELETE ON site
    FOR EACH STATEMENT EXECUTE FUNCTION places_say_changed();
CREATE OR REPLACE TRIGGER floor_changed AFTER INSERT OR UPDATE OR DELETE ON floor
    FOR EACH STATEMENT EXECUTE FUNCTION places_say_changed();
CREATE OR REPLACE TRIGGER zone_changed AFTER INSERT OR UPDATE OR DELETE ON zone
    FOR EACH STATEMENT EXECUTE FUNCTION places_say_changed();
CREATE OR REPLACE TRIGGER space_changed AFTER INSERT OR UPDATE OR DELETE ON space
    FOR EACH STATEMENT EXECUTE FUNCTION places_say_changed();
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0002_people"
VERSION = "1.38.0"
DESCRIPTION = "teams, persons and their sessions"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
CREATE TABLE IF NOT EXISTS team (
    code text PRIMARY KEY,
    name text NOT NULL,
    office_days integer[] NOT NULL DEFAULT '{}',
    retired_at timestamptz
);

CREATE TABLE IF NOT EXISTS person (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    name text NOT NULL,
    team text REFERENCES team,
    role text NOT NULL,
    line_manager uuid REFERENCES person,
    vehicle text,
    essential_car_user boolean NOT NULL DEFAULT false,
    blue_badge boolean NOT NULL DEFAULT false,
    ev boolean NOT NULL DEFAULT false,
    needs text[] NOT NULL DEFAULT '{}',
    hidden boolean NOT NULL DEFAULT false,
    made_at timestamptz NOT NULL,
    left_at timestamptz
);
CREATE INDEX IF NOT EXISTS person_team ON person (team) WHERE left_at IS NULL;
CREATE INDEX IF NOT EXISTS person_vehicle ON person (upper(replace(vehicle, ' ', '')));
-- What people/queries.FOLDED says of a name, or a search does not find its index.
CREATE INDEX IF NOT EXISTS person_folded ON person USING gin ((
    lower(translate(
        regexp_replace(normalize(name, NFD), '[\\u0300-\\u036f]+', '', 'g'),
        'øØłŁđĐðÐħĦŧŦıßẞþÞ’', 'oOlLdDdDhHtTissPp'''
    ))
) gin_trgm_ops);
CREATE INDEX IF NOT EXISTS person_sorted ON person ((
    lower(translate(
        regexp_replace(normalize(name, NFD), '[\\u0300-\\u036f]+', '', 'g'),
        'øØłŁđĐðÐħĦŧŦıßẞþÞ’', 'oOlLdDdDhHtTissPp'''
    ))
), id) WHERE left_at IS NULL;

CREATE TABLE IF NOT EXISTS session (
    token_hash bytea PRIMARY KEY,
    person uuid NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS session_person ON session (person);
CREATE INDEX IF NOT EXISTS session_ends_at ON session (ends_at);

-- What other processes keep in memory is dropped by these notices (kit/live.py listens).
CREATE OR REPLACE FUNCTION session_says_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'session ' || encode(OLD.token_hash, 'hex'));
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER session_ended AFTER DELETE ON session
    FOR EACH ROW EXECUTE FUNCTION session_says_ended();

CREATE OR REPLACE FUNCTION person_says_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'person ' || NEW.id);
    IF (NEW.name, NEW.hidden) <> (OLD.name, OLD.hidden) OR NEW.team IS DISTINCT FROM OLD.team
        OR NEW.left_at IS DISTINCT FROM OLD.left_at
    THEN
        PERFORM pg_notify('roost', 'floors');
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER person_changed AFTER UPDATE ON person
    FOR EACH ROW EXECUTE FUNCTION person_says_changed();
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

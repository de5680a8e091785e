from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0004_bookings"
VERSION = "1.38.0"
DESCRIPTION = "bookings, outages and the parking desk's look-ups"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
CREATE TABLE IF NOT EXISTS outage (
    id uuid PRIMARY KEY,
    site text REFERENCES site,
    floor text REFERENCES floor,
    zone text REFERENCES zone,
    space uuid REFERENCES space,
    from_day date NOT NULL,
    until_day date CHECK (until_day >= from_day),
    reason text NOT NULL,
    made_by uuid NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by uuid REFERENCES person,
    CHECK (num_nonnulls(site, floor, zone, space) = 1)
);
CREATE INDEX IF NOT EXISTS outage_live ON outage (from_day) WHERE ended_at IS NULL;

CREATE TABLE IF NOT EXISTS booking (
    id uuid PRIMARY KEY,
    space uuid NOT NULL REFERENCES space,
    kind text NOT NULL,
    person uuid REFERENCES person,
    host uuid REFERENCES person,
    visitor text,
    day date NOT NULL,
    starts integer NOT NULL,
    ends integer NOT NULL,
    held int4multirange NOT NULL,
    state text NOT NULL CHECK (state IN ('booked', 'in', 'cancelled', 'released', 'moved')),
    arrival uuid,
    made_by uuid NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL,
    changed_by uuid REFERENCES person,
    changed_at timestamptz,
    outage uuid REFERENCES outage,
    moved_to uuid REFERENCES booking DEFERRABLE INITIALLY DEFERRED,
    CHECK (starts >= 0 AND starts < ends AND ends <= 1440 AND starts % 15 = 0 AND ends % 15 = 0),
    CHECK (held <@ int4range(starts, ends) AND NOT isempty(held)),
    CHECK (num_nonnulls(person, host) = 1),
    CHECK ((host IS NULL) = (visitor IS NULL)),
    CHECK ((state = 'moved') = (moved_to IS NOT NULL)),
    -- The promise of the product: nobody finds somebody else at their desk. Kept here and nowhere else.
    CONSTRAINT booking_one_per_space
        EXCLUDE USING gist (space WITH =, day WITH =, held WITH &&) WHERE (state IN ('booked', 'in')),
    CONSTRAINT booking_one_per_person
        EXCLUDE USING gist (person WITH =, kind WITH =, day WITH =, held WITH &&)
        WHERE (state IN ('booked', 'in') AND kind IN ('desk', 'bay'))
);
CREATE INDEX IF NOT EXISTS booking_space_day ON booking (space, day) WHERE state IN ('booked', 'in');
CREATE INDEX IF NOT EXISTS booking_day_live ON booking (day) WHERE state IN ('booked', 'in');
CREATE INDEX IF NOT EXISTS booking_person_day ON booking (person, day);
CREATE INDEX IF NOT EXISTS booking_host_day ON booking (host, day) WHERE host IS NOT NULL;
CREATE INDEX IF NOT EXISTS booking_outage ON booking (outage) WHERE outage IS NOT NULL;
CREATE INDEX IF NOT EXISTS booking_arrival ON booking (arrival) WHERE arrival IS NOT NULL;

CREATE TABLE IF NOT EXISTS holder_lookup (
    id uuid PRIMARY KEY,
    by uuid NOT NULL REFERENCES person,
    person uuid NOT NULL REFERENCES person,
    reason text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS holder_lookup_person ON holder_lookup (person, at);

CREATE OR REPLACE FUNCTION booking_says_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row booking := coalesce(NEW, OLD);
BEGIN
    PERFORM pg_notify('roost', 'day ' || (SELECT floor FROM space WHERE id = row.space) || ' ' || row.day);
    PERFORM pg_notify('roost', 'me ' || coalesce(row.person, row.host));
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER booking_changed AFTER INSERT OR UPDATE OR DELETE ON booking
    FOR EACH ROW EXECUTE FUNCTION booking_says_changed();

CREATE OR REPLACE FUNCTION lookup_says_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'me ' || NEW.person);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER holder_lookup_made AFTER INSERT ON holder_lookup
    FOR EACH ROW EXECUTE FUNCTION lookup_says_made();

CREATE OR REPLACE TRIGGER outage_changed AFTER INSERT OR UPDATE OR DELETE ON outage
    FOR EACH STATEMENT EXECUTE FUNCTION places_say_changed();
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0019_records"
VERSION = "1.38.0"
DESCRIPTION = "how long what is kept, who looked at whose record, and rows that outlive their person"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- Only what a council decided differently from the usual (records/rules.py).
CREATE TABLE IF NOT EXISTS retention (
    what text PRIMARY KEY,
    days integer NOT NULL CHECK (days BETWEEN 1 AND 3650)
);

-- Who looked at what was changed about one person, or took a copy of what is kept of them. The person may read it.
CREATE TABLE IF NOT EXISTS record_look (
    id uuid PRIMARY KEY,
    person uuid NOT NULL REFERENCES person,
    -- Null: whoever runs the server, at its command line.
    by uuid REFERENCES person,
    what text NOT NULL CHECK (what IN ('record', 'export')),
    reason text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS record_look_person ON record_look (person, at);
CREATE INDEX IF NOT EXISTS record_look_at ON record_look (at);

-- A booking that lost its person keeps where and when it was, and nothing of anybody.
ALTER TABLE booking ALTER COLUMN made_by DROP NOT NULL;
DO $$
DECLARE
    old text;
BEGIN
    FOR old IN SELECT conname FROM pg_constraint WHERE conrelid = 'booking'::regclass AND contype = 'c'
        AND conname <> 'booking_whose' AND pg_get_constraintdef(oid) LIKE '%num_nonnulls(person, host)%'
    LOOP
        EXECUTE format('ALTER TABLE booking DROP CONSTRAINT %I', old);
    END LOOP;
    ALTER TABLE booking ADD CONSTRAINT booking_whose CHECK (
        num_nonnulls(person, host) = 1 OR num_nonnulls(person, host, visitor, arrival, made_by, changed_by) = 0);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE INDEX IF NOT EXISTS booking_made_by ON booking (made_by);
CREATE INDEX IF NOT EXISTS booking_changed_by ON booking (changed_by) WHERE changed_by IS NOT NULL;

-- A notice for nobody is no notice (a null would be an empty word to whoever listens).
CREATE OR REPLACE FUNCTION booking_says_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row booking := coalesce(NEW, OLD);
BEGIN
    PERFORM pg_notify('roost', 'day ' || (SELECT floor FROM space WHERE id = row.space) || ' ' || row.day);
    IF num_nonnulls(row.person, row.host) > 0 THEN
        PERFORM pg_notify('roost', 'me ' || coalesce(row.person, row.host));
    END IF;
    RETURN NULL;
END $$;

-- Whoever reported it, or said me too, may be forgotten: they are counted on, once in what was merged into one, by a
-- random id that stands nowhere else.
ALTER TABLE issue ADD COLUMN IF NOT EXISTS nameless uuid;
ALTER TABLE issue DROP CONSTRAINT IF EXISTS issue_unlinked_has_nobody;
DO $$ BEGIN
    ALTER TABLE issue ADD CONSTRAINT issue_unlinked_names_nobody CHECK (level <> 'unlinked' OR reporter IS NULL);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN
    ALTER TABLE issue ADD CONSTRAINT issue_nameless_has_no_reporter CHECK (num_nonnulls(reporter, nameless) < 2);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

ALTER TABLE me_too ADD COLUMN IF NOT EXISTS nameless uuid;
ALTER TABLE me_too DROP CONSTRAINT IF EXISTS me_too_pkey;
ALTER TABLE me_too ALTER COLUMN person DROP NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS me_too_once ON me_too (issue, person);
DO $$ BEGIN
    ALTER TABLE me_too ADD CONSTRAINT me_too_of_one CHECK (num_nonnulls(person, nameless) = 1);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

-- Append-only still. The retention job, which says so in its own transaction, may take persons out and nothing else:
-- blank actor and subject, or put nobody's id (people/keeping.py) in the place of an id.
CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    nobody CONSTANT uuid := '00000000-0000-4000-8000-000000000000';
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('roost.retention', true) = 'on'
        AND (NEW.id, NEW.at, NEW.verb, NEW.entity) = (OLD.id, OLD.at, OLD.verb, OLD.entity)
        AND (NEW.actor IS NULL OR NEW.actor = nobody OR NEW.actor IS NOT DISTINCT FROM OLD.actor)
        AND (NEW.subject IS NULL OR NEW.subject = nobody OR NEW.subject IS NOT DISTINCT FROM OLD.subject)
        AND (NEW.actor IS NULL OR OLD.actor IS NOT NULL) AND (NEW.subject IS NULL OR OLD.subject IS NOT NULL)
        AND (NEW.entity_id = OLD.entity_id OR (OLD.entity = 'person' AND NEW.entity_id = nobody::text))
        AND (SELECT coalesce(bool_and(
                n.value IS NOT DISTINCT FROM o.value OR (n.value = to_jsonb(nobody::text)
                    AND o.value #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')), true)
             FROM jsonb_each(OLD.facts) o FULL JOIN jsonb_each(NEW.facts) n ON n.key = o.key)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE INDEX IF NOT EXISTS journal_actor ON journal (actor) WHERE actor IS NOT NULL;
-- What an audit reads, newest first.
CREATE INDEX IF NOT EXISTS journal_at ON journal (at DESC, id DESC);
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

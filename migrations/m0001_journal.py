from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0001_journal"
VERSION = "1.38.0"
DESCRIPTION = "the append-only journal, and what makes a repeat safe"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE IF NOT EXISTS journal (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    actor uuid,
    subject uuid,
    verb text NOT NULL,
    entity text NOT NULL,
    entity_id text NOT NULL,
    facts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS journal_entity ON journal (entity, entity_id, at);
CREATE INDEX IF NOT EXISTS journal_subject ON journal (subject, at) WHERE subject IS NOT NULL;

-- Append-only: only the retention job, which says so in its own transaction, may blank who it was.
CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('roost.retention', true) = 'on'
        AND (NEW.actor IS NULL OR NEW.actor IS NOT DISTINCT FROM OLD.actor)
        AND (NEW.subject IS NULL OR NEW.subject IS NOT DISTINCT FROM OLD.subject)
        AND (NEW.id, NEW.at, NEW.verb, NEW.entity, NEW.entity_id, NEW.facts)
            = (OLD.id, OLD.at, OLD.verb, OLD.entity, OLD.entity_id, OLD.facts)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE OR REPLACE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
CREATE OR REPLACE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

CREATE TABLE IF NOT EXISTS once (
    person uuid NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    result_id uuid NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (person, key)
);
CREATE INDEX IF NOT EXISTS once_made_at ON once (made_at);

-- One row says whether this database holds a demonstration; without it, demo data and demo sign-in are refused.
CREATE TABLE IF NOT EXISTS demo (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    since timestamptz NOT NULL
);
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

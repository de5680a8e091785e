from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0018_webhooks"
VERSION = "1.38.0"
DESCRIPTION = "whom else Roost tells, imports that are tried first, and when the worker was last alive"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- Another system of the council that is told what happened.
CREATE TABLE IF NOT EXISTS webhook (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    -- Of a Teams workflow it holds a key: shown without its query, and never in a log.
    address text NOT NULL,
    kinds text[] NOT NULL CHECK (cardinality(kinds) > 0),
    format text NOT NULL CHECK (format IN ('json', 'teams')),
    -- What is signed with, so it must be readable: shown once, and in no answer after that (server/decisions/0026).
    secret bytea NOT NULL CHECK (length(secret) BETWEEN 24 AND 64),
    made_by uuid NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL,
    -- Nothing is begun before, and whoever sends has it for so long.
    not_before timestamptz,
    leased_until timestamptz,
    -- The first failure since something last arrived, and how many there were.
    failing_since timestamptz,
    fails integer NOT NULL DEFAULT 0,
    failure text,
    sent_at timestamptz,
    off_at timestamptz,
    off_why text,
    CHECK ((off_at IS NULL) = (off_why IS NULL))
);

-- What happened and is still to be told to webhooks: their own mark, written in the transaction of what happened.
CREATE TABLE IF NOT EXISTS webhook_mark (
    event uuid PRIMARY KEY,
    at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS webhook_mark_at ON webhook_mark (at);

CREATE TABLE IF NOT EXISTS webhook_delivery (
    -- Said as webhook-id, the same however often it is sent.
    id uuid PRIMARY KEY,
    webhook uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
    event uuid NOT NULL,
    type text NOT NULL,
    body text NOT NULL,
    at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sent', 'failed')),
    not_before timestamptz NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    status integer,
    failure text,
    ended_at timestamptz,
    UNIQUE (webhook, event),
    CHECK ((state = 'due') = (ended_at IS NULL))
);
CREATE INDEX IF NOT EXISTS webhook_delivery_due ON webhook_delivery (webhook, at, id) WHERE state = 'due';
CREATE INDEX IF NOT EXISTS webhook_delivery_at ON webhook_delivery (webhook, at DESC, id DESC);
CREATE INDEX IF NOT EXISTS webhook_delivery_ended ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;

-- By the journal itself, so that no action can forget it. Where nobody is to be told it costs a look at an empty table.
CREATE OR REPLACE FUNCTION journal_marks_for_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM webhook WHERE off_at IS NULL) THEN
        INSERT INTO webhook_mark (event, at) SELECT id, at FROM fresh ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER journal_marked AFTER INSERT ON journal
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal_marks_for_webhooks();

-- Files that were sent to see what an import of them would do. They hold a council's people, so they go after an hour.
CREATE TABLE IF NOT EXISTS import_trial (
    id uuid PRIMARY KEY,
    -- A person, or a token that an administrator made.
    maker uuid NOT NULL,
    made_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'reading'
        CHECK (state IN ('reading', 'wrong', 'ready', 'applying', 'applied', 'changed', 'failed')),
    doing text,
    percent integer NOT NULL DEFAULT 0,
    -- When whoever is at it last said so.
    beat_at timestamptz,
    problem text,
    files bytea,
    found bytea,
    -- What it would do, and what it would do where it retires too, in sixteen bytes each.
    digest bytea,
    digest_retiring bytea
);
CREATE INDEX IF NOT EXISTS import_trial_ends ON import_trial (ends_at);

-- What the last import left: of its files and of all that is stored after it, so that the same again is known at once.
CREATE TABLE IF NOT EXISTS import_left (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    digest bytea NOT NULL,
    counts jsonb NOT NULL
);

-- When the timed work was last alive, one row for all workers.
CREATE TABLE IF NOT EXISTS heartbeat (
    name text PRIMARY KEY,
    at timestamptz NOT NULL,
    version text NOT NULL
);
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

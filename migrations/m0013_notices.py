from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0013_notices"
VERSION = "1.38.0"
DESCRIPTION = "what is still to be told, to whom it was told, and by which road"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- What happened and was not looked at yet by whoever makes notices of it. Written in the transaction of what happened,
-- deleted in the transaction that writes the notices: nothing lies between the two where a process could die.
CREATE TABLE IF NOT EXISTS unsent (
    event uuid PRIMARY KEY,
    at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS unsent_at ON unsent (at);

-- What somebody was told: the words of a lock screen, which name places, times and numbers and nothing else.
CREATE TABLE IF NOT EXISTS notice (
    id uuid PRIMARY KEY,
    -- The journal's; where nothing happened but time passed, made from what it is about, so that it is told once.
    event uuid NOT NULL,
    person uuid NOT NULL REFERENCES person,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    path text NOT NULL CHECK (path LIKE '/%'),
    tag text NOT NULL,
    about uuid,
    -- From when on nobody need be told any more.
    until timestamptz,
    read_at timestamptz,
    UNIQUE (event, person)
);
CREATE INDEX IF NOT EXISTS notice_person ON notice (person, at DESC, id DESC);
CREATE INDEX IF NOT EXISTS notice_unread ON notice (person) WHERE read_at IS NULL;
CREATE INDEX IF NOT EXISTS notice_at ON notice (at);

-- A browser that said yes to notices. It goes with the session it was made in: whoever signs in next on the same phone
-- is never told what was meant for the first.
CREATE TABLE IF NOT EXISTS device (
    id uuid PRIMARY KEY,
    person uuid NOT NULL REFERENCES person,
    session bytea NOT NULL REFERENCES session ON DELETE CASCADE,
    endpoint text NOT NULL UNIQUE,
    p256dh bytea NOT NULL CHECK (length(p256dh) = 65),
    auth bytea NOT NULL CHECK (length(auth) = 16),
    name text NOT NULL,
    made_at timestamptz NOT NULL,
    sent_at timestamptz,
    failed_at timestamptz,
    failure text
);
CREATE INDEX IF NOT EXISTS device_person ON device (person);
CREATE INDEX IF NOT EXISTS device_session ON device (session);

CREATE TABLE IF NOT EXISTS delivery (
    id uuid PRIMARY KEY,
    notice uuid NOT NULL REFERENCES notice ON DELETE CASCADE,
    channel text NOT NULL CHECK (channel IN ('push', 'mail')),
    -- Null for mail, and where the device has gone since.
    device uuid REFERENCES device ON DELETE SET NULL,
    -- Whom it goes through: a service that is away must not keep the others waiting.
    host text NOT NULL,
    state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sent', 'failed', 'replaced')),
    not_before timestamptz NOT NULL,
    leased_until timestamptz,
    tries integer NOT NULL DEFAULT 0,
    failure text,
    ended_at timestamptz,
    UNIQUE (notice, channel, device),
    CHECK ((state = 'due') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX IF NOT EXISTS delivery_one_mail ON delivery (notice) WHERE channel = 'mail';
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (not_before, id) WHERE state = 'due';
CREATE INDEX IF NOT EXISTS delivery_device ON delivery (device) WHERE device IS NOT NULL;

-- Only what somebody decided differently from the usual.
CREATE TABLE IF NOT EXISTS notice_choice (
    person uuid NOT NULL REFERENCES person,
    kind text NOT NULL,
    wanted boolean NOT NULL,
    PRIMARY KEY (person, kind)
);
CREATE TABLE IF NOT EXISTS notice_hours (
    person uuid PRIMARY KEY REFERENCES person,
    starts integer NOT NULL,
    ends integer NOT NULL,
    weekends boolean NOT NULL,
    CHECK (starts >= 0 AND starts < ends AND ends <= 1440)
);

-- Keys that are made once and shared by all our processes.
CREATE TABLE IF NOT EXISTS secret (
    name text PRIMARY KEY,
    value bytea NOT NULL,
    made_at timestamptz NOT NULL
);

CREATE OR REPLACE FUNCTION notice_says_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'me ' || coalesce(NEW.person, OLD.person));
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER notice_changed AFTER INSERT OR UPDATE OR DELETE ON notice
    FOR EACH ROW EXECUTE FUNCTION notice_says_changed();
CREATE OR REPLACE TRIGGER device_changed AFTER INSERT OR DELETE ON device
    FOR EACH ROW EXECUTE FUNCTION notice_says_changed();
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

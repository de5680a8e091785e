from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0015_sign_in"
VERSION = "1.38.0"
DESCRIPTION = "who somebody is at the council's identity provider, sign-ins under way, and links that were mailed"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- What a council's directory calls a person: the object id, where it is known before their first sign-in.
ALTER TABLE person ADD COLUMN IF NOT EXISTS directory_id text;

-- Who at the provider is whom here. Gone with whoever leaves: nobody signs in as them again.
CREATE TABLE IF NOT EXISTS identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    person uuid NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL,
    -- The role that the table gave at the last sign-in, and the one that the person has without it.
    given_role text,
    own_role text,
    -- The provider left the groups out, because there were too many for a token.
    groups_left_out boolean NOT NULL DEFAULT false,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, person)
);

-- A browser on its way to the provider and back. Deleted as soon as it is used, and when it is too late.
CREATE TABLE IF NOT EXISTS sign_in (
    state_hash bytea PRIMARY KEY,
    browser_hash bytea NOT NULL,
    nonce text NOT NULL,
    verifier text NOT NULL,
    path text NOT NULL CHECK (path LIKE '/%'),
    ends_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS sign_in_ends_at ON sign_in (ends_at);

ALTER TABLE session ADD COLUMN IF NOT EXISTS via text NOT NULL DEFAULT 'demo'
    CHECK (via IN ('demo', 'provider', 'link'));
ALTER TABLE session ADD COLUMN IF NOT EXISTS issuer text;
ALTER TABLE session ADD COLUMN IF NOT EXISTS sid text;
CREATE INDEX IF NOT EXISTS session_sid ON session (issuer, sid) WHERE sid IS NOT NULL;

-- Logout tokens that were taken, until they would be refused as too old.
CREATE TABLE IF NOT EXISTS logout_token (
    issuer text NOT NULL,
    jti text NOT NULL,
    ends_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, jti)
);

-- A mailed link that was asked for. Of whoever asks nothing is looked up while they wait; whoever sends the mail does,
-- and makes the token then, so that it stands nowhere but in the mail.
CREATE TABLE IF NOT EXISTS link_wish (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    not_before timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    tries integer NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS link_wish_due ON link_wish (not_before);
CREATE TABLE IF NOT EXISTS mailed_link (
    token_hash bytea PRIMARY KEY,
    person uuid NOT NULL REFERENCES person,
    ends_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS mailed_link_person ON mailed_link (person);
CREATE INDEX IF NOT EXISTS mailed_link_ends_at ON mailed_link (ends_at);

-- Groups or app roles of the provider and what they make of somebody here; the first that fits counts.
CREATE TABLE IF NOT EXISTS group_role (
    value text PRIMARY KEY,
    role text NOT NULL,
    place integer NOT NULL UNIQUE
);
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0016_directory"
VERSION = "1.38.0"
DESCRIPTION = "tokens for other systems, and what the council's directory says of people and groups"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
CREATE TABLE IF NOT EXISTS api_token (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    -- SHA-256; the token itself is nowhere kept.
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    scopes text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['scim', 'import', 'board']),
    made_by uuid REFERENCES person,
    made_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    -- By day: whether anything still uses it, not when somebody's program runs.
    last_used_on date,
    ended_at timestamptz
);
CREATE INDEX IF NOT EXISTS api_token_made_by ON api_token (made_by);

-- The directory's own id of a person: Entra ID's object id, SCIM's externalId. It outlives a change of name or address.
ALTER TABLE person ADD COLUMN IF NOT EXISTS directory_id text;
CREATE UNIQUE INDEX IF NOT EXISTS person_directory_id ON person (directory_id);

-- What the directory says of a person that Roost itself has no use for, so that it finds again what it wrote, and one
-- half of a name can change without the other.
CREATE TABLE IF NOT EXISTS directory_person (
    person uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    -- How they are called at sign-in, which need not be their address.
    user_name text,
    given_name text,
    family_name text,
    -- As it is called there, whether or not it is a team here.
    department text,
    -- The role that their groups gave them last, and the one that they have without it.
    given_role text,
    own_role text,
    changed_at timestamptz NOT NULL,
    -- From when on the directory knows nobody by this id.
    deleted_at timestamptz
);
CREATE UNIQUE INDEX IF NOT EXISTS directory_person_user_name ON directory_person (lower(user_name));

CREATE TABLE IF NOT EXISTS directory_group (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    external_id text,
    made_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS directory_group_name ON directory_group (lower(name));
CREATE UNIQUE INDEX IF NOT EXISTS directory_group_external_id ON directory_group (external_id);

CREATE TABLE IF NOT EXISTS directory_member (
    member_of uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
    person uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (member_of, person)
);
CREATE INDEX IF NOT EXISTS directory_member_person ON directory_member (person);
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

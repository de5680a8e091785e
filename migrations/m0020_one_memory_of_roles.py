from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0020_one_memory_of_roles"
VERSION = "1.38.0"
DESCRIPTION = "one memory of the role that groups gave a person, and what the directory called whoever signed in first"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- What the provider's directory called them: who has another subject later and the same object id is the same person.
ALTER TABLE identity ADD COLUMN IF NOT EXISTS object_id text;

-- Signing in and the directory each remembered what a role was before; the second took what the first had given for the
-- person's own. From here on there is one memory, directory_person's. Where both have one, the earlier is the sign-in's
-- unless its own role is what the directory gave.
DO $$
BEGIN
    IF EXISTS (SELECT FROM information_schema.columns
               WHERE table_schema = 'public' AND table_name = 'identity' AND column_name = 'own_role') THEN
        EXECUTE 'INSERT INTO directory_person AS d (person, given_role, own_role, changed_at)
            SELECT DISTINCT ON (i.person) i.person, i.given_role, i.own_role, p.made_at
            FROM identity i JOIN person p ON p.id = i.person
            WHERE i.given_role = p.role ORDER BY i.person, i.made_at
            ON CONFLICT (person) DO UPDATE SET given_role = excluded.given_role, own_role = excluded.own_role
            WHERE d.given_role IS NULL OR d.own_role = excluded.given_role';
    END IF;
END $$;
ALTER TABLE identity DROP COLUMN IF EXISTS given_role;
ALTER TABLE identity DROP COLUMN IF EXISTS own_role;
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

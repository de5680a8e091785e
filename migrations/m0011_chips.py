from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0011_chips"
VERSION = "1.38.0"
DESCRIPTION = "what can be tapped instead of written, and who gets it"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
-- What a council starts with; its own are added beside them.
INSERT INTO category (code, name, position) VALUES
    ('power', 'Power and charging', 1),
    ('it', 'Computers and phones', 2),
    ('furniture', 'Desks and chairs', 3),
    ('cleaning', 'Cleaning and kitchen', 4),
    ('comfort', 'Noise, heat and light', 5),
    ('access', 'Doors, lifts and safety', 6),
    ('parking', 'Parking', 7),
    ('ways', 'Forms and ways of working', 8),
    ('wellbeing', 'Support and wellbeing', 9)
ON CONFLICT (code) DO NOTHING;

INSERT INTO chip (code, category, space_kind, words, position) VALUES
    ('no-socket', 'power', 'desk', 'No socket in reach', 1),
    ('dock-broken', 'it', 'desk', 'Dock does not work', 2),
    ('screen-broken', 'it', 'desk', 'Screen does not work', 3),
    ('chair-broken', 'furniture', 'desk', 'Chair broken or will not adjust', 4),
    ('desk-dirty', 'cleaning', 'desk', 'Desk not clean', 5),
    ('too-loud', 'comfort', 'desk', 'Too loud to ring a family', 6),
    ('too-cold', 'comfort', 'desk', 'Too cold or too hot', 7),
    ('wifi-bad', 'it', 'desk', 'Wi-Fi drops', 8),
    ('bay-blocked', 'parking', 'bay', 'Somebody else is in my bay', 1),
    ('barrier-stuck', 'parking', 'bay', 'Barrier or permit does not work', 2),
    ('bay-dark', 'parking', 'bay', 'Too dark to feel safe', 3),
    ('bay-markings', 'parking', 'bay', 'Markings or number cannot be seen', 4),
    ('charger-broken', 'parking', 'bay', 'Charger does not work', 5),
    ('room-screen', 'it', 'room', 'Screen or camera does not work', 1),
    ('room-overrun', 'ways', 'room', 'Booked, but others were in it', 2),
    ('room-overheard', 'comfort', 'room', 'Can be overheard outside', 3),
    ('room-stuffy', 'comfort', 'room', 'Too hot, cold or stuffy', 4),
    ('room-dirty', 'cleaning', 'room', 'Not clean or tidy', 5),
    ('no-printer', 'it', NULL, 'Printer does not work', 1),
    ('kitchen', 'cleaning', NULL, 'Kitchen or toilet needs somebody', 2),
    ('door-pass', 'access', NULL, 'Door or pass does not work', 3),
    ('lift-broken', 'access', NULL, 'Lift does not work', 4),
    ('no-quiet', 'comfort', NULL, 'Nowhere quiet for a hard call', 5),
    ('lights', 'comfort', NULL, 'Lights or heating', 6),
    ('form-too-long', 'ways', NULL, 'A form asks the same twice', 7),
    ('sign-off-slow', 'ways', NULL, 'Sign-off takes too long', 8),
    ('no-debrief', 'wellbeing', NULL, 'Nobody to talk to after a visit', 9)
ON CONFLICT (code) DO NOTHING;

-- For a council that has its queues already; whose come later gets its rules with them.
INSERT INTO route (id, category, queue)
    SELECT gen_random_uuid(), wanted.category, queue.code
    FROM (VALUES ('it', 'it'), ('parking', 'parking'), ('ways', 'people'), ('wellbeing', 'people'))
        AS wanted (category, queue) JOIN queue ON queue.code = wanted.queue AND queue.retired_at IS NULL
    WHERE NOT EXISTS (SELECT FROM route)
    UNION ALL
    (SELECT gen_random_uuid(), NULL, code FROM queue
     WHERE retired_at IS NULL AND NOT EXISTS (SELECT FROM route) ORDER BY code <> 'facilities', code LIMIT 1);
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager

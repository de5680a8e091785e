"""What is measured on: the sample council, and beside it a county of 10 floors of 200 desks, 1,000 bays, 3,000 people.

Everything is made by set and without triggers, so that a million bookings take a minute or two.
"""

from datetime import date, timedelta

import asyncpg

BIG_FLOOR = "c01"
SPACES = 3000
PAST = 1_000_000

_COUNTY = """
INSERT INTO site (code, name, kind, address, timezone, opens, closes)
VALUES ('county', 'County Hall', 'office', 'High Street', 'Europe/London', 420, 1200);
INSERT INTO floor (code, site, name, level, plan_width, plan_height)
SELECT 'c' || to_char(n, 'FM00'), 'county', 'Floor ' || n, n, 2000, 1000 FROM generate_series(1, 15) n;
INSERT INTO zone (code, floor, name, access) SELECT code || '-z', code, name, 'open' FROM floor WHERE site = 'county';
INSERT INTO space (id, floor, zone, label, kind, x, y, features)
SELECT gen_random_uuid(), 'c' || to_char((n - 1) / 200 + 1, 'FM00'), 'c' || to_char((n - 1) / 200 + 1, 'FM00') || '-z',
    to_char(n, 'FM0000'), CASE WHEN n <= 2000 THEN 'desk' ELSE 'bay' END, 10 * (n % 20), 10 * (n / 20 % 10),
    CASE WHEN n <= 2000 THEN '{dock,two screens}'::text[] ELSE '{}' END
FROM generate_series(1, 3000) n;
INSERT INTO team (code, name) SELECT 'ct' || n, 'County team ' || n FROM generate_series(0, 199) n;
INSERT INTO person (id, email, name, team, role, made_at)
SELECT gen_random_uuid(), 'p' || to_char(n, 'FM0000') || '@county.example', 'Person ' || n, 'ct' || n / 15 % 200,
    'staff', now()
FROM generate_series(1, 3000) n;
"""

# Space k is held by person k on the first day, by person k + 7 on the day before, and so on: never two at once.
_BOOKINGS = """
WITH place AS (SELECT id, kind, row_number() OVER (ORDER BY label) - 1 AS k FROM space WHERE zone LIKE 'c__-z'),
     sitter AS (SELECT id, row_number() OVER (ORDER BY email) - 1 AS k FROM person WHERE email LIKE '%@county.example')
INSERT INTO booking (id, space, kind, person, day, starts, ends, held, state, made_by, made_at)
SELECT gen_random_uuid(), place.id, place.kind, sitter.id, $1::date - d, 540, 1020,
    int4multirange(int4range(540, 1020)), 'booked', sitter.id, $1::date - d
FROM generate_series(0, $2::int - 1) d CROSS JOIN place JOIN sitter ON sitter.k = (place.k + 7 * d) % 3000
WHERE place.k % $3::int = 0
"""


async def build(connection: asyncpg.Connection, days: list[date]) -> None:
    """The county; on each of `days` every second desk and bay is taken."""
    await connection.execute("SET session_replication_role = replica")
    await connection.execute(_COUNTY)
    for day in days:
        await connection.execute(_BOOKINGS, day, 1, 2)
    await connection.execute("VACUUM ANALYZE")


async def add_past(connection: asyncpg.Connection, today: date) -> int:
    """A million bookings, one a space on each of the days before today; says how many."""
    await connection.execute("SET session_replication_role = replica")
    await connection.execute(_BOOKINGS, today - timedelta(days=1), -(-PAST // SPACES), 1, timeout=900)
    await connection.execute("VACUUM ANALYZE", timeout=900)
    return int(await connection.fetchval("SELECT count(*) FROM booking WHERE day < $1", today))


async def free_pairs(connection: asyncpg.Connection) -> list[tuple[str, str, str]]:
    """Person, desk and bay, none of whom is in any of the bookings of `days`."""
    rows = await connection.fetch(
        """WITH desk AS (SELECT id, row_number() OVER (ORDER BY label) - 1 AS k FROM space WHERE zone LIKE 'c__-z'
                         AND kind = 'desk'),
                bay AS (SELECT id, row_number() OVER (ORDER BY label) - 1 AS k FROM space WHERE zone LIKE 'c__-z'
                        AND kind = 'bay'),
                sitter AS (SELECT id, row_number() OVER (ORDER BY email) - 1 AS k FROM person
                           WHERE email LIKE '%@county.example')
           SELECT sitter.id::text AS sitter, desk.id::text AS desk, bay.id::text AS bay
           FROM sitter JOIN desk USING (k) JOIN bay USING (k) WHERE k % 2 = 1 ORDER BY k"""
    )
    return [(row["sitter"], row["desk"], row["bay"]) for row in rows]


async def clear(connection: asyncpg.Connection) -> None:
    """What was booked since is gone, as if it had never been; what `build` and `add_past` made stays."""
    await connection.execute("SET session_replication_role = replica")
    await connection.execute(
        """DELETE FROM booking USING person
           WHERE person.id = booking.person AND email LIKE '%@county.example' AND booking.made_at <> day;
           DELETE FROM once; DELETE FROM journal"""
    )
    for table in ("booking", "once", "journal"):
        await connection.execute(f"VACUUM ANALYZE {table}")

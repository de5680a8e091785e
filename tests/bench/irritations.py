"""Databases alike but for how many issues they hold: the sample council, with open issues on every floor."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from roost import importing
from roost.demo import SAMPLE
from roost.kit import clock, database
from roost.kit.migrate import migrate
from tests.bench.ground import Ground

# A quarter in each open column; reported over the last hundred days; one to six people each.
_ISSUES = """
WITH place AS (SELECT s.id, s.zone, f.site, row_number() OVER (ORDER BY s.label, s.id) - 1 AS k
               FROM space s JOIN floor f ON f.code = s.floor WHERE s.kind = 'desk'),
     sitter AS (SELECT id, team, row_number() OVER (ORDER BY email) - 1 AS k FROM person),
     thing AS (SELECT code, category, words, row_number() OVER (ORDER BY code) - 1 AS k FROM chip
               WHERE space_kind = 'desk'),
     said AS (
        SELECT gen_random_uuid() AS id, n, place.id AS space, place.zone, place.site, sitter.id AS reporter,
            sitter.team, thing.code AS chip, thing.category, now() - n % 100 * interval '1 day' AS at,
            (ARRAY['new', 'looking', 'doing', 'waiting'])[n % 4 + 1] AS state,
            (SELECT string_agg((ARRAY['socket', 'chair', 'wobbles', 'behind', 'cupboard', 'screen', 'flickers', 'cable',
                'window', 'draught', 'broken', 'morning', 'meeting', 'corner', 'plug', 'reach', 'loud', 'keyboard',
                'drawer', 'stuck', 'lamp', 'again', 'nobody', 'since'])[1 + (n * 7919 + k * k * 104729) % 24], ' ')
             FROM generate_series(1, 3 + n % 5) k) AS words
        FROM generate_series(1, $1::int) n
            JOIN place ON place.k = n * 31 % (SELECT count(*) FROM place)
            JOIN sitter ON sitter.k = n * 17 % (SELECT count(*) FROM sitter)
            JOIN thing ON thing.k = n % (SELECT count(*) FROM thing)
     )
INSERT INTO issue (id, number, kind, category, chip, site, zone, space, words, level, reporter, team, reported_at,
    queue, unowned_since, state, state_since, owner, due, waiting_on, root)
SELECT id, n, 'irritation', category, chip, site, zone, space, words, 'named', reporter, team, at,
    (SELECT code FROM queue ORDER BY code LIMIT 1), CASE WHEN state = 'new' THEN at END, state, at,
    CASE WHEN state <> 'new' THEN reporter END, CASE WHEN state <> 'new' THEN current_date + 5 END,
    CASE WHEN state = 'waiting' THEN 'the landlord' END, id
FROM said
"""
_ME_TOO = """
WITH sitter AS (SELECT id, row_number() OVER (ORDER BY email) - 1 AS k FROM person)
INSERT INTO me_too (issue, person, made_at)
SELECT i.id, sitter.id, now() FROM issue i CROSS JOIN generate_series(1, i.number % 6) m
    JOIN sitter ON sitter.k = (i.number * 17 + m) % (SELECT count(*) FROM sitter)
"""


@asynccontextmanager
async def with_issues(ground: Ground, *counts: int) -> AsyncIterator[list[tuple[str, asyncpg.Pool]]]:
    """The address of, and a pool on, a database for each count of open issues. Afterwards all is as it was."""
    before = database.engine.pool
    template = f"council_{counts[0]}"
    empty = await asyncio.to_thread(ground.postgres.create_database, template)
    await migrate(empty, lambda _: None)
    await database.open(empty, pool_size=4)
    await importing.load(SAMPLE, clock.now())
    await database.close()
    made = []
    for count in counts:
        url = await asyncio.to_thread(ground.postgres.create_database, f"issues_{count}", template)
        connection = await asyncpg.connect(url)
        await connection.execute("SET session_replication_role = replica")
        await connection.execute(_ISSUES, count)
        await connection.execute(_ME_TOO)
        await connection.execute("VACUUM ANALYZE")
        await connection.close()
        await database.open(url, pool_size=4)
        assert database.engine.pool is not None
        made.append((url, database.engine.pool))
    try:
        yield made
    finally:
        for _, pool in made:
            await pool.close()
        database.engine.pool = before

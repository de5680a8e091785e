"""Whether many issues make typing slow: what is like it is looked for at every few letters."""

import asyncpg

from roost.issues import similar
from roost.issues.access import Reader
from roost.issues.similar import Like
from roost.kit import clock, database
from tests.bench.ground import Ground
from tests.bench.irritations import with_issues
from tests.bench.measure import Ratio, Step, at_most, taking_turns

FEW, MANY = 200, 20_000
SENTENCE = "The socket behind the cupboard is broken again"
TURNS = 120


async def while_typing(ground: Ground) -> list[Ratio]:
    """At a desk, sentence typed letter by letter, no chip tapped; and the same without a sentence."""
    async with with_issues(ground, MANY, FEW) as found:
        rows = []
        for what, sentence, aim in (
            (f"Similar issues while typing, over {MANY:,} against {FEW}", SENTENCE, 2.0),
            ("… before a word is typed", "", None),
        ):
            steps = [await _typing(pool, sentence) for _, pool in found]
            for step in steps:
                for i in range(20):
                    await step(i)
            rows.append(at_most(what, *await taking_turns(steps[0], steps[1], TURNS), aim))
        return rows


async def _typing(pool: asyncpg.Pool, sentence: str) -> Step:
    database.engine.pool = pool
    row = await database.fetch_row("SELECT id FROM space WHERE kind = 'desk' ORDER BY label, id LIMIT 1")
    person = await database.fetch_value("SELECT id FROM person ORDER BY email LIMIT 1")
    assert row is not None
    reader = Reader(person, "staff")

    async def step(i: int) -> None:
        database.engine.pool = pool
        typed = sentence[: 4 + 3 * i % max(1, len(sentence) - 3)]
        await similar.find(Like(space=row["id"], words=typed), reader, clock.now())

    return step

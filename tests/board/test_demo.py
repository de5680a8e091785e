"""The story of the demonstration, told by the real actions."""

import tomllib
from datetime import UTC, datetime

import pytest

from roost import demo
from roost.board.demo import tell
from roost.board.demo.reading import STORY, step
from roost.importing import load
from roost.kit import database
from tests.support import NOW

pytestmark = pytest.mark.slow

# A Tuesday morning, a Sunday night, the first working day of a year.
STARTS = [NOW, datetime(2026, 11, 22, 0, 30, tzinfo=UTC), datetime(2027, 1, 4, 8, 15, tzinfo=UTC)]


@pytest.mark.parametrize("now", STARTS, ids=str)
async def test_the_whole_story_is_told_without_a_rule_in_its_way(db: None, now: datetime) -> None:
    await load(demo.SAMPLE, now)
    refused = await tell(now, lambda _: None)
    assert refused == [], refused
    states = {
        row["state"]: row["count"] for row in await database.fetch("SELECT state, count(*) FROM issue GROUP BY 1")
    }
    assert sum(states.values()) >= 60
    assert set(states) == {"new", "looking", "doing", "waiting", "sorted", "cannot", "passed on", "same as"}
    assert await database.fetch_value("SELECT count(*) FROM fix") == 2
    assert await database.fetch_value("SELECT count(*) FROM walk") == 1
    promises = {
        row["ended"]: row["count"] for row in await database.fetch("SELECT ended, count(*) FROM promise GROUP BY 1")
    }
    assert promises["kept"] > promises["missed"] > 2
    assert await database.fetch_value("SELECT count(*) FROM thanks") > 20
    # Nothing of it is still to come.
    assert await database.fetch_value("SELECT max(at) FROM journal WHERE entity = 'issue'") <= now


async def test_a_second_start_adds_nothing(db: None) -> None:
    await load(demo.SAMPLE, NOW)
    await tell(NOW, lambda _: None)
    before = await database.fetch_value("SELECT count(*) FROM journal")
    assert await tell(NOW, lambda _: None) == []
    assert await database.fetch_value("SELECT count(*) FROM journal") == before


def test_every_step_of_the_story_can_be_read() -> None:
    tale = tomllib.loads(STORY.read_text())
    steps = [text for said in tale["said"] for text in said.get("then", [])]
    assert len(steps) > 100
    assert all(step(text).verb for text in steps)

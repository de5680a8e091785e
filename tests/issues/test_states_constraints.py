"""The database itself refuses an issue that would break an invariant, whatever the code does."""

from typing import Any

import asyncpg
import pytest

from roost.kit import database
from roost.kit.ids import new_id
from tests.bookings.world import World
from tests.issues.reporting import reported
from tests.issues.steps import cannot, own, promise, sort, wait
from tests.support import NOW

BREAK: dict[str, list[tuple[Any, str]]] = {
    "issue_new_has_no_owner": [(None, "owner = reporter"), (None, "due = '2026-11-27'")],
    "issue_unowned_is_timed": [(None, "unowned_since = NULL"), (own, "unowned_since = now()")],
    "issue_live_has_owner_and_date": [
        (own, "owner = NULL"),
        (own, "due = NULL"),
        (promise, "owner = NULL"),
        (promise, "due = NULL"),
        (wait, "owner = NULL"),
        (wait, "due = NULL"),
        (wait, "state = 'passed on', due = NULL"),
    ],
    "issue_waits_on_somebody": [(wait, "waiting_on = NULL"), (wait, "state = 'passed on', waiting_on = NULL")],
    "issue_end_has_words": [(sort, "outcome = NULL"), (cannot, "outcome = NULL")],
    "issue_cannot_says_why": [(cannot, "reason = NULL"), (cannot, "decided_by = NULL"), (cannot, "due = NULL")],
    "issue_same_as_has_target": [
        (None, "state = 'same as', state_before = 'new', unowned_since = NULL"),
        (None, "target = {other}, root = {other}"),
    ],
    "issue_same_as_was_something": [
        (None, "state_before = 'new'"),
        (None, "state = 'same as', target = {other}, root = {other}, unowned_since = NULL"),
    ],
    "issue_root": [
        (None, "root = {other}"),
        (None, "state = 'same as', target = {other}, state_before = 'new', unowned_since = NULL"),
    ],
    "issue_unlinked_names_nobody": [(None, "level = 'unlinked', space = NULL, team = NULL")],
    "issue_nameless_has_no_reporter": [(None, "nameless = gen_random_uuid()")],
    "issue_unlinked_has_no_space": [(None, "level = 'unlinked', reporter = NULL, team = NULL")],
    "issue_hidden_tells_no_team": [(None, "level = 'hidden'")],
    "issue_wicked_has_sponsor": [(None, "nature = 'wicked'")],
    "issue_state_check": [(None, "state = 'forgotten'")],
    "issue_kind_check": [(None, "kind = 'moan'")],
    "issue_level_check": [(None, "level = 'loud', team = NULL")],
    "issue_held_check": [(None, "held = 'dull'")],
    "issue_nature_check": [(None, "nature = 'evil'")],
    "issue_escalated_check": [(None, "escalated = 4"), (None, "escalated = -1")],
}
CASES = [(name, step, change) for name, cases in BREAK.items() for step, change in cases]


@pytest.mark.parametrize(("name", "step", "change"), CASES, ids=[f"{name}: {change}" for name, _, change in CASES])
async def test_no_issue_breaks_an_invariant(world: World, name: str, step: Any, change: str) -> None:
    number, other = await reported(world), await reported(world, "ben")
    if step is not None:
        await step(world, number)
    change = change.replace("{other}", f"(SELECT id FROM issue WHERE number = {other})")
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await database.execute(f"UPDATE issue SET {change} WHERE number = $1", number)
    assert refused.value.constraint_name == name


async def test_there_is_no_constraint_that_nobody_tried_to_break(world: World) -> None:
    rows = await database.fetch(
        "SELECT conname FROM pg_constraint WHERE conrelid = 'issue'::regclass AND contype = 'c'"
    )
    assert {one["conname"] for one in rows} == set(BREAK)


async def test_an_issue_has_one_open_promise_at_most(world: World) -> None:
    number = await reported(world)
    await promise(world, number)
    with pytest.raises(asyncpg.UniqueViolationError):
        await database.execute(
            """INSERT INTO promise (id, issue, promised_for, made_by, made_at)
               SELECT $2, id, '2026-12-01', $3, $4 FROM issue WHERE number = $1""",
            number,
            new_id(),
            world.person["fay"],
            NOW,
        )


@pytest.mark.parametrize("change", ["ended = 'kept'", "ended_at = now()", "ended = 'lost', ended_at = now()"])
async def test_a_promise_that_has_ended_says_when_and_how(world: World, change: str) -> None:
    await promise(world, await reported(world))
    with pytest.raises(asyncpg.CheckViolationError):
        await database.execute(f"UPDATE promise SET {change}")

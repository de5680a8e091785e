"""The same files once more are known without reading a row, but only where truly nothing has changed."""

import pytest

from roost.importing import actions
from roost.importing.changes import Changes
from roost.kit import database
from tests.importing.council import SMALL, Folder, with_row, without


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that files were read row by row."""
    read, times = actions.read_folder, []

    def counted(*args):
        times.append(1)
        return read(*args)

    monkeypatch.setattr(actions, "read_folder", counted)
    return times


def counts(found: Changes) -> dict[str, tuple[int, int]]:
    return {sheet.name: (sheet.same, len(sheet.written)) for sheet in found.sheets}


async def test_the_same_again_says_the_same_as_reading_it_would(db: None, folder: Folder, reads: list[int]) -> None:
    plan = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    folder.put(**SMALL).text("notes.csv", "x").text("plans/hall-1.svg", plan)
    await folder.bring_in()
    assert len(reads) == 1
    again = await folder.bring_in()
    assert len(reads) == 1
    await database.execute("DELETE FROM import_left")
    read = await folder.bring_in()
    assert len(reads) == 2
    assert counts(again) == counts(read) == {name: (len(rows), 0) for name, rows in _in_order(SMALL).items()}
    assert (again.plans_same, again.left_alone) == (read.plans_same, read.left_alone) == (1, ["notes.csv"])


def _in_order(tables):
    return {name: tables[name] for name in ("sites", "floors", "teams", "zones", "people", "queues", "spaces")}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE person SET name = 'Ben Beech' WHERE name = 'Ben Birch'",
        "UPDATE person SET needs = '{quiet}' WHERE name = 'Ben Birch'",
        "UPDATE space SET retired_at = now() WHERE label = 'D07'",
        "UPDATE floor SET plan = '<svg/>' WHERE code = 'hall-1'",
        "UPDATE on_foot SET minutes = 6",
        "UPDATE team_home SET zone = 'deck-0-p'",
        "DELETE FROM queue_member",
    ],
)
async def test_whatever_is_stored_otherwise_by_now_is_compared(
    db: None, folder: Folder, reads: list[int], change: str
) -> None:
    await folder.put(**SMALL).bring_in()
    await database.execute(change)
    await folder.bring_in()
    assert len(reads) == 2


async def test_whatever_is_otherwise_in_a_file_is_read(db: None, folder: Folder, reads: list[int]) -> None:
    await folder.put(**SMALL).bring_in()
    found = await folder.put(**with_row("people", 1, name="Ben Beech")).bring_in()
    assert (len(reads), len(found.of("people").changed)) == (2, 1)
    await folder.text("plans/hall-1.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>').bring_in()
    assert len(reads) == 3


async def test_what_is_gone_and_kept_is_said_every_time(db: None, folder: Folder, reads: list[int]) -> None:
    await folder.put(**SMALL).bring_in()
    for _ in range(2):
        found = await folder.put(**without("spaces", 0)).bring_in()
        assert len(found.of("spaces").gone) == 1
    assert len(reads) == 3


async def test_a_dry_run_remembers_nothing(db: None, folder: Folder, reads: list[int]) -> None:
    folder.put(**SMALL)
    for _ in range(2):
        await folder.bring_in(dry_run=True)
    assert len(reads) == 2
    assert await database.fetch_value("SELECT count(*) FROM import_left") == 0

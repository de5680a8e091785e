"""`roost import` as the person who runs it meets it."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg
import pytest

from roost.importing import actions, command, words
from roost.kit import database
from tests.importing.council import MESSY, SAMPLE, SMALL, Folder, counts, everything, with_row, without
from tests.support import NOW, SetClock


def answering(demo: bool) -> Callable[[], Awaitable[bool]]:
    async def is_demo() -> bool:
        return demo

    return is_demo


async def run(
    folder: Path, *, dry_run: bool = False, retire_missing: bool = False, yes: bool = False, demo: bool = False
) -> tuple[bool, str]:
    """Whether it went through, and all it said."""
    said: list[str] = []
    done = await command.run(
        folder,
        now=NOW,
        dry_run=dry_run,
        retire_missing=retire_missing,
        yes=yes,
        say=said.append,
        is_demo=answering(demo),
        ticks=SetClock(),
    )
    return done, "\n".join(said)


async def test_it_says_what_it_adds_before_it_adds_it(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    writing: list[int] = []
    write = actions._write

    async def spied(*args) -> None:
        writing.append(len(said))
        await write(*args)

    monkeypatch.setattr(actions, "_write", spied)
    options = {"dry_run": False, "retire_missing": False, "yes": False, "is_demo": answering(False)}
    assert await command.run(SAMPLE, now=NOW, say=said.append, ticks=SetClock(), **options)
    assert writing == [1]
    table = said[0].splitlines()
    assert table[0].split() == ["add", "change", "bring", "back", "gone", "as", "they", "are"]
    assert [line.split() for line in table[1:9]] == [
        [name, str(count), "0", "0", "0", "0"]
        for name, count in (
            ("sites", 3), ("floors", 7), ("teams", 16), ("zones", 23), ("people", 224), ("queues", 5),
            ("spaces", 243), ("plans", 7),
        )
    ]  # fmt: skip
    assert "  sites: riv, gun, brook\n" in said[0]
    assert "2A10 on riv-2 and 233 more" in said[0]
    assert said[1] == "\nDone."


async def test_a_second_run_says_that_there_is_nothing_to_do(sample: None) -> None:
    done, said = await run(SAMPLE)
    assert done
    assert said.endswith("Nothing to do: everything is stored as the files have it.")


async def test_it_says_old_and_new_of_what_changes(small: None, folder: Folder) -> None:
    folder.put(**with_row("people", 1, role="manager", blue_badge=""), **with_row("sites", 0, opens="07:30", nation=""))
    _, said = await run(folder.path)
    assert "  ben@hall.example (row 3): role staff → manager; blue_badge yes → no\n" in said + "\n"
    assert "  hall (row 2): opens 08:00 → 07:30\n" in said + "\n"


async def test_it_shows_ten_changes_and_counts_the_rest(small: None, folder: Folder) -> None:
    folder.put(spaces=[{**row, "features": ""} for row in SMALL["spaces"]])
    _, said = await run(folder.path)
    assert "  D01 on hall-1 (row 2): features dock; step-free → blank\n" in said
    assert "D11" not in said
    assert "  … and 12 more" in said


async def test_it_lists_what_is_gone_and_how_to_retire_it(small: None, folder: Folder) -> None:
    folder.put(**without("spaces", 0)).text("poeple.csv", "x")
    done, said = await run(folder.path)
    assert done
    assert "Gone from the files, left as they are (--retire-missing retires them):\n  spaces: D01 on hall-1" in said
    assert "Left alone, no file that Roost knows: poeple.csv" in said
    assert "Nothing to add or change. 1 row is gone from the files and is kept: only --retire-missing" in said
    assert "everything is stored" not in said
    _, said = await run(folder.path, retire_missing=True)
    assert "\nRetire:\n  spaces: D01 on hall-1" in said


async def test_retiring_more_than_a_tenth_is_refused_in_numbers(small: None, folder: Folder) -> None:
    folder.put(spaces=SMALL["spaces"][5:])
    before = await everything()
    done, said = await run(folder.path, retire_missing=True)
    assert not done
    assert "Nothing was stored." in said
    assert "  5 of 22 spaces\n" in said
    assert "--yes" in said
    assert await everything() == before


@pytest.mark.parametrize("retire_missing", [False, True])
async def test_a_dry_run_says_the_same_and_stores_nothing(small: None, folder: Folder, retire_missing: bool) -> None:
    folder.put(spaces=SMALL["spaces"][1:], **with_row("people", 1, name="Ben Beech"))
    before = await everything()
    done, dry = await run(folder.path, dry_run=True, retire_missing=retire_missing)
    assert done
    assert await everything() == before
    assert dry.endswith("A dry run: nothing was stored.")
    _, wet = await run(folder.path, retire_missing=retire_missing)
    assert wet.replace("Done.", "A dry run: nothing was stored.") == dry
    assert await everything() != before


async def test_what_is_wrong_is_said_by_file_and_row(sample: None) -> None:
    done, said = await run(MESSY)
    assert not done
    lines = said.splitlines()
    assert lines[0] == "Nothing was stored. First put right 18 things:"
    assert lines.index("people.csv") < lines.index("spaces.csv")
    assert '  row 6, kind: "throne" is not known. Allowed: desk, bay, room.' in lines
    rows = [int(line.split()[1].rstrip(",:")) for line in lines[lines.index("spaces.csv") + 1 :]]
    assert rows == sorted(rows)


async def test_what_is_wrong_alike_in_many_rows_is_said_once(small: None, folder: Folder) -> None:
    rows = [",".join(str(cell) for cell in row.values()) for row in SMALL["spaces"]]
    folder.text("spaces.csv", "\n".join([",".join([*SMALL["spaces"][0], "phone"]), *rows]))
    done, said = await run(folder.path)
    assert not done
    assert said.splitlines()[0] == "Nothing was stored. First put right 2 things:"
    assert "  rows 2 to 23: the row stops after 7 of 8 cells. Allowed: 8 cells, blank ones written too." in said


def test_rows_are_listed_in_runs_and_of_many_the_first_few() -> None:
    assert [words._rows(rows) for rows in ([], [4], [4, 9], [2, 3, 4, 9, 11, 12])] == [
        "", "row 4", "rows 4 and 9", "rows 2 to 4, 9 and 11 to 12",
    ]  # fmt: skip
    assert words._rows(list(range(2, 200, 2))) == "rows 2, 4, 6, 8, 10, 12, 14, 16, 18, 20 and 89 more"


@pytest.mark.parametrize("dry_run", [False, True])
async def test_nobody_real_is_stored_in_a_demonstration(small: None, folder: Folder, dry_run: bool) -> None:
    before = await everything()
    done, said = await run(folder.put(**with_row("people", 0, name="Ann Aspen")).path, dry_run=dry_run, demo=True)
    assert done == dry_run
    assert "This database holds a demonstration" in said
    assert ("DATABASE_URL" in said, "ROOST_DATA" in said) == (not dry_run, not dry_run)
    assert ("Ann Ash → Ann Aspen" in said) == dry_run
    assert await everything() == before


@pytest.mark.parametrize("step", ["upsert_sites", "set_team_homes", "upsert_spaces", "retire"])
async def test_a_failure_midway_stores_nothing(
    small: None, folder: Folder, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    folder.put(**{**SMALL, **with_row("people", 0, name="Ann Aspen"), "spaces": SMALL["spaces"][1:]})
    folder.put(**with_row("teams", 0, name="Night"))
    before = await everything()

    async def fails(*_: object) -> None:
        raise RuntimeError("halfway")

    with monkeypatch.context() as patched:
        patched.setattr(actions.places, step, fails)
        with pytest.raises(RuntimeError, match="halfway"):
            await folder.bring_in(retire_missing=True)

    assert await everything() == before
    await folder.bring_in(retire_missing=True)
    assert await everything() != before


async def test_killed_midway_it_leaves_nothing(db: None, database_url: str, tmp_path: Path) -> None:
    watcher = await asyncpg.connect(database_url)
    try:
        async with watcher.transaction():
            # It gets as far as the spaces, with everything before them written, and waits there.
            await watcher.execute("LOCK TABLE space IN SHARE MODE")
            process = await _start("import", str(SAMPLE), database_url=database_url, data=tmp_path)
            waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'space'::regclass"
            async with asyncio.timeout(30):
                while not await watcher.fetchval(waiting):
                    assert process.returncode is None
            process.send_signal(signal.SIGKILL)
            await process.wait()
    finally:
        await watcher.close()
    assert set((await counts()).values()) == {0}
    assert await database.fetch_value("SELECT count(*) FROM journal") == 0
    await Folder(tmp_path / "small").put(**SMALL).bring_in()


async def test_two_imports_at_once_wait_for_each_other(db: None, tmp_path: Path) -> None:
    one, two = (Folder(tmp_path / name).put(**SMALL) for name in ("one", "two"))
    first, second = await asyncio.gather(one.bring_in(), two.bring_in())
    assert sorted([first.any(retiring=True), second.any(retiring=True)]) == [False, True]


async def test_a_database_that_is_away_is_said_in_words(folder: Folder) -> None:
    done, said = await run(folder.put(**SMALL).path)
    assert not done
    assert said.startswith("Nothing was stored. Roost cannot reach its database.")


@pytest.mark.parametrize(
    ("directory", "done", "says"), [(SAMPLE, True, "Done."), (MESSY, False, "Nothing was stored.")]
)
async def test_the_command_line_says_by_its_exit_code_whether_it_was_done(
    db: None, database_url: str, tmp_path: Path, directory: Path, done: bool, says: str
) -> None:
    process = await _start("import", str(directory), database_url=database_url, data=tmp_path)
    out, _ = await process.communicate()
    assert process.returncode == (0 if done else 2)
    assert says in out.decode()


async def test_the_command_line_knows_a_demonstration_by_its_mark(db: None, database_url: str, tmp_path: Path) -> None:
    await database.execute("INSERT INTO demo (since) VALUES ($1)", NOW)
    process = await _start("import", str(SAMPLE), database_url=database_url, data=tmp_path)
    out, _ = await process.communicate()
    assert process.returncode == 2
    assert "Set DATABASE_URL to the council's own database, or ROOST_DATA to another folder" in out.decode()
    assert set((await counts()).values()) == {0}


async def _start(*words: str, database_url: str, data: Path) -> asyncio.subprocess.Process:
    environment = {"PATH": os.defpath, "DATABASE_URL": database_url, "ROOST_DATA": str(data)}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "roost", *words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )

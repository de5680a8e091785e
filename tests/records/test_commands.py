"""roost left, forget and export, as whoever runs the server types them."""

import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from roost.kit import database
from tests.api.cast import Cast
from tests.support import SERVER

Roost = Callable[..., subprocess.CompletedProcess[str]]
LONG_AGO = ("--reason", "left long ago")
BY_LETTER = ("--reason", "She asked for it by letter")


@pytest.fixture
def roost(cast: Cast, database_url: str, tmp_path: Path) -> Roost:
    def run(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DATABASE_URL": database_url, "ROOST_DATA": str(tmp_path), "PYTHONPATH": SERVER}
        command = [sys.executable, "-m", "roost", *words]
        return subprocess.run(command, env=environment, input=typed, capture_output=True, text=True, check=False)

    return run


async def _here(short: str) -> list[bool]:
    rows = await database.fetch("SELECT left_at FROM person WHERE email = $1", f"{short}@estuary.example")
    return [row["left_at"] is None for row in rows]


async def test_left_signs_out_at_once(cast: Cast, roost: Roost) -> None:
    done = roost("left", "Ann@Estuary.example")
    assert (done.returncode, done.stderr) == (0, "")
    assert await _here("ann") == [False]


async def test_forget_asks_first_and_says_what_it_cannot_reach(cast: Cast, roost: Roost) -> None:
    assert roost("left", "ann@estuary.example").returncode == 0
    asked = roost("forget", "ann@estuary.example", *LONG_AGO, typed="n\n")
    assert asked.returncode == 1
    assert "Ann Abbot" in asked.stdout
    assert "has NOT left" not in asked.stdout
    assert await _here("ann") == [False]
    done = roost("forget", str(cast.person("ann")), *LONG_AGO, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Backups" in done.stdout
    assert await _here("ann") == []


async def test_who_is_still_here_is_not_forgotten_unasked(cast: Cast, roost: Roost) -> None:
    refused = roost("forget", "ann@estuary.example", *LONG_AGO, "--yes")
    assert refused.returncode == 1
    assert "roost left ann@estuary.example" in refused.stderr
    asked = roost("forget", "ann@estuary.example", *LONG_AGO, typed="n\n")
    assert "Ann Abbot has NOT left" in asked.stdout
    assert await _here("ann") == [True]
    done = roost("forget", "ann@estuary.example", *LONG_AGO, "--yes", "--still-here")
    assert (done.returncode, done.stderr) == (0, "")
    assert await _here("ann") == []


@pytest.mark.parametrize(
    "words",
    [
        ["forget", "ann@estuary.example", "--yes", "--still-here"],
        ["forget", "ann@estuary.example", "--yes", "--still-here", "--reason", "because I can"],
        ["export", "ann@estuary.example", "--to", "never.zip"],
        ["export", "ann@estuary.example", "--to", "never.zip", "--reason", "x  " * 5],
        ["export", "ann@estuary.example", "--to", "never.zip", "--reason", "x" * 201],
    ],
)
async def test_without_a_true_reason_nothing_is_done(cast: Cast, roost: Roost, words: list[str]) -> None:
    before = await database.fetch_value("SELECT count(*) FROM record_look")
    done = roost(*words)
    assert done.returncode == 2
    assert "--reason" in done.stderr
    assert await _here("ann") == [True]
    assert await database.fetch_value("SELECT count(*) FROM record_look") == before
    assert not Path("never.zip").exists()


async def test_the_last_administrator_is_refused_in_words(cast: Cast, roost: Roost) -> None:
    for words in (
        ["left", "ada@estuary.example"],
        ["forget", "ada@estuary.example", *LONG_AGO, "--yes", "--still-here"],
    ):
        done = roost(*words)
        assert done.returncode == 1
        assert "administrator" in done.stderr
        assert "Traceback" not in done.stderr
    assert await _here("ada") == [True]


async def test_export_writes_a_file_for_nobody_else_and_never_over_another(
    cast: Cast,
    roost: Roost,
    tmp_path: Path,
) -> None:
    file = tmp_path / "ann.zip"
    done = roost("export", "ann@estuary.example", "--to", str(file), *BY_LETTER)
    assert (done.returncode, done.stderr) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "data.json" in zipfile.ZipFile(file).namelist()
    again = roost("export", "ann@estuary.example", "--to", str(file), *BY_LETTER)
    assert again.returncode == 1
    assert "is there already" in again.stderr
    look = await database.fetch_row("SELECT by, what, reason FROM record_look WHERE person = $1", cast.person("ann"))
    assert tuple(look.values()) == (None, "export", BY_LETTER[1])


@pytest.mark.parametrize(
    "words", [["left"], ["forget", *LONG_AGO, "--yes"], ["export", "--to", "never.zip", *BY_LETTER]]
)
async def test_nobody_of_that_name_is_said_and_nothing_written(
    roost: Roost,
    words: list[str],
) -> None:
    done = roost(words[0], "nobody@estuary.example", *words[1:])
    assert done.returncode == 1
    assert "Nobody here has the address" in done.stderr
    assert not Path("never.zip").exists()

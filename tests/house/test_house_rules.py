"""What holds everywhere in this repository."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
ROOT = Path(__file__).parents[2]
LONGEST = 300
WRITTEN_BY_HAND = ("*.py", "*.ts", "*.mjs", "*.svelte", "*.css", "Makefile")
NOT_OURS = {"node_modules", "dist", ".venv", "var", ".git"}
READS_TIME = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.monotonic"}
READS_TIME |= {"time.time_ns", "time.monotonic_ns", "time.perf_counter", "time.localtime", "time.gmtime"}
READS_ENVIRONMENT = {"os.environ", "os.getenv", "os.environb"}
SLEEPS = {"asyncio.sleep", "time.sleep", "anyio.sleep"}


def files(*patterns: str, below: str = ".") -> Iterator[Path]:
    for pattern in patterns:
        for path in sorted((ROOT / below).rglob(pattern)):
            if not NOT_OURS & set(path.relative_to(ROOT).parts) and not path.name.endswith(".d.ts"):
                yield path


def mentions(path: Path, names: set[str]) -> Iterator[str]:
    """Where a file says one of `names`, as in `datetime.now`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            if f"{owner}.{node.attr}" in names:
                yield f"{path.relative_to(ROOT)}:{node.lineno} {owner}.{node.attr}"
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if f"{node.module}.{alias.name}" in names:
                    yield f"{path.relative_to(ROOT)}:{node.lineno} {node.module}.{alias.name}"


def found(names: set[str], below: str, but_in: set[str] = frozenset()) -> list[str]:
    return [
        mention
        for path in files("*.py", below=below)
        if str(path.relative_to(ROOT)) not in but_in
        for mention in mentions(path, names)
    ]


def test_no_file_is_longer_than_a_person_reads() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in files(*WRITTEN_BY_HAND)}
    assert len(lengths) > 50
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_only_the_clock_reads_the_time() -> None:
    assert found(READS_TIME, "server", {"server/roost/kit/clock.py"}) == []


def test_only_settings_read_the_environment() -> None:
    assert found(READS_ENVIRONMENT, "server", {"server/roost/settings.py"}) == []


def test_no_test_sleeps() -> None:
    assert found(SLEEPS, "tests") == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    told = ROOT / "server/roost/kit/clock.py"
    assert list(mentions(told, READS_TIME)) == [
        f"server/roost/kit/clock.py:{line_of(told, 'datetime.now')} datetime.now"
    ]


def line_of(path: Path, words: str) -> int:
    return next(number for number, line in enumerate(path.read_text().splitlines(), 1) if words in line)


def test_each_floor_imports_only_what_stands_below_it() -> None:
    # In a process of its own: it silences every logger that it finds.
    found = subprocess.run([sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout


def test_the_lock_is_hashed_and_says_nothing_of_where_things_came_from() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert "http://" not in lock
    assert "https://" not in lock
    assert "--index" not in lock
    assert "--find-links" not in lock
    assert " @ " not in lock
    pins = lock.split("\n    --hash=sha256:")
    assert len(pins) > lock.count("==")


def test_the_locks_of_npm_say_nothing_of_where_things_came_from() -> None:
    for folder in ("frontend", "tests/bench/lighthouse", "tests/sign_in/provider"):
        lock = (ROOT / folder / "package-lock.json").read_text()
        assert '"integrity"' in lock
        assert '"resolved"' not in lock

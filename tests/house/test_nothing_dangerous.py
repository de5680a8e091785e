"""What turns words into programs is in no line of the house."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = re.compile(
    r"(?<![\w.])(eval|exec|compile)\(|\b(pickle|marshal|shelve)\b|yaml\.load|shell=True|os\.system|os\.popen|mktemp\("
)
BROWSER = re.compile(
    r"\{@html|\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc"
    r"|(href|src)=\"javascript:|\.postMessage\([^)]*\"\*\""
)


def found(folder: str, pattern: re.Pattern[str], *kinds: str) -> list[str]:
    """Where it stands, file by file."""
    return [
        f"{file.relative_to(ROOT)}: {said[0]}"
        for kind in kinds
        for file in sorted((ROOT / folder).rglob(f"*.{kind}"))
        if "dist" not in file.parts and (said := pattern.search(file.read_text()))
    ]


def test_no_python_is_made_while_it_runs_nor_any_shell_asked() -> None:
    assert found("server", PYTHON, "py") == []


def test_no_screen_shows_html_or_runs_text() -> None:
    assert found("frontend/src", BROWSER, "svelte", "ts") == []


@pytest.mark.parametrize("line", ["{@html words}", "x.innerHTML = words", "eval(words)", '<a href="javascript:x">'])
def test_it_would_be_found_on_a_screen(line: str) -> None:
    assert BROWSER.search(line)


@pytest.mark.parametrize("line", ["eval(words)", "pickle.loads(raw)", "run(words, shell=True)", "os.system(words)"])
def test_it_would_be_found_on_the_server(line: str) -> None:
    assert PYTHON.search(line)

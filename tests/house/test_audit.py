"""`make audit` says that all is well only where it was told so; nothing here asks anybody."""

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WELL, KNOWN, UNASKED = 0, 1, 2


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    sys.path.insert(0, str(ROOT / "deploy"))
    spec = importlib.util.spec_from_file_location("audit", ROOT / "deploy" / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def packages(*them: dict[str, Any]) -> str:
    return json.dumps({"dependencies": them, "fixes": []})


FINE: dict[str, Any] = {"name": "litestar", "version": "2.25.0", "vulns": []}
WEAK = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": []}]}
SKIPPED = {"name": "msgspec", "skip_reason": "Dependency not found on PyPI and could not be audited: msgspec (0.22)"}


@pytest.mark.parametrize(
    ("out", "code"),
    [
        (packages(FINE), WELL),
        (packages(FINE, WEAK), KNOWN),
        # The tool itself then says "No known vulnerabilities found" and ends with 0.
        (packages(FINE, SKIPPED), UNASKED),
        (packages(WEAK, SKIPPED), KNOWN),
        (packages(), UNASKED),
        ("", UNASKED),
        ("Traceback (most recent call last):", UNASKED),
    ],
)
def test_what_pypi_did_not_say_is_not_taken_for_good_news(audit: ModuleType, out: str, code: int) -> None:
    assert audit.of_python(out, "requests.exceptions.ConnectionError: no way\n")[0] == code


@pytest.mark.parametrize(
    ("out", "code"),
    [
        ('{"auditReportVersion": 2, "vulnerabilities": {}}', WELL),
        ('{"auditReportVersion": 2, "vulnerabilities": {"vite": {"severity": "high", "range": "<8"}}}', KNOWN),
        ('{"message": "405 Method Not Allowed", "method": "POST"}', UNASKED),
        ('{"error": {"code": "ENOTFOUND"}}', UNASKED),
        ("", UNASKED),
    ],
)
def test_nor_what_npm_did_not_say(audit: ModuleType, out: str, code: int) -> None:
    assert audit.of_javascript(out, "npm error audit endpoint returned an error\n")[0] == code


def test_it_says_which_package_and_which_version_mends_it(audit: ModuleType) -> None:
    assert audit.of_python(packages(WEAK), "")[1] == ["pillow 1.0: PYSEC-2026-1, mended in 1.1"]


def test_no_test_depends_on_it() -> None:
    makefile = (ROOT / "Makefile").read_text()
    needs = dict(re.findall(r"^([a-z]+):(.*)$", makefile, re.MULTILINE))
    assert "audit" in needs
    assert not [name for name, needed in needs.items() if "audit" in needed.split()]
    assert "audit" not in (ROOT / ".ci" / "run").read_text()

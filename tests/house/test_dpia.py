"""deploy/DPIA.md says of retention and of tables what the program does."""

import re
from pathlib import Path

from roost.people.sessions import IDLE
from roost.records.rules import RULES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "deploy" / "DPIA.md").read_text()


def test_what_is_kept_for_how_long_is_what_the_rules_say() -> None:
    said = re.findall(r"^\| [^|]+ \| ([a-z_]+) \| ([0-9]+) \|$", PAGE, re.MULTILINE)
    assert {what: int(days) for what, days in said} == {rule.what: rule.usual for rule in RULES}
    assert f"over after {IDLE.days} days" in PAGE


def test_every_table_is_in_it() -> None:
    made = set()
    for migration in (ROOT / "migrations").glob("m*.py"):
        made |= set(re.findall(r"CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?([a-z_]+)", migration.read_text()))
    _, _, scope = PAGE.partition("**Scope.**")
    named = set(re.findall(r"`([a-z_]+)`", scope.partition("**For how long**")[0]))
    assert made - named == set()
    assert named - made == set()


def test_what_it_points_to_is_there() -> None:
    paths = re.findall(r"`((?:tests|server|deploy)/[^`]+)`", PAGE)
    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_it_has_the_seven_steps_and_room_to_sign() -> None:
    assert re.findall(r"^## ([0-9])", PAGE, re.MULTILINE) == list("1234567")
    assert "data protection officer" in PAGE.partition("## 7")[2]

"""deploy/SECURITY.md answers every requirement of ASVS 5.0 of levels 1 and 2, and names only what there is."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "deploy" / "SECURITY.md"
LEVELS = dict(
    line.split() for line in (Path(__file__).parent / "asvs.txt").read_text().splitlines() if not line.startswith("#")
)
# `1.2.3` or `1.2.3–1.2.5`, its level or levels, what it asks, how it stands, and by what.
ROW = re.compile(r"\| ([0-9.]+)(?:–([0-9.]+))? \| ([12](?:, [12])?) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")
STANDS = {"met", "partly", "council", "not met", "none here"}


def rows() -> list[tuple[list[str], str, str, str]]:
    """The numbers of each row, their levels, how it stands, and by what."""
    found = []
    for line in PAGE.read_text().splitlines():
        if row := ROW.fullmatch(line):
            first, last, level, _, stands, how = row.groups()
            section, _, number = first.rpartition(".")
            to = int((last or first).rpartition(".")[2])
            numbers = [f"{section}.{n}" for n in range(int(number), to + 1)]
            # Between two of the levels here may stand one of the third.
            found.append(([one for one in numbers if one in LEVELS], level, stands.strip(), how))
    return found


def test_the_list_is_the_whole_of_both_levels() -> None:
    """As many as the standard says it has: 70 of the first level, 183 of the second."""
    levels = list(LEVELS.values())
    assert (levels.count("1"), levels.count("2")) == (70, 183)


def test_every_requirement_has_one_row_and_its_level() -> None:
    numbers = [number for row, *_ in rows() for number in row]
    assert sorted(numbers) == sorted(LEVELS)
    for row, level, stands, _ in rows():
        assert {LEVELS[number] for number in row} == set(level.split(", ")), row
        assert stands in STANDS, row


def test_every_line_of_the_tables_is_read() -> None:
    lines = [line for line in PAGE.read_text().splitlines() if re.match(r"\| [0-9]", line)]
    assert len(lines) == len(rows())


def test_what_is_met_names_what_meets_it_and_that_is_there() -> None:
    for row, _, stands, how in rows():
        named = re.findall(r"`([^`]+)`", how)
        paths = [one for one in named if re.match(r"(tests|server|deploy|frontend|migrations)/|README", one)]
        assert paths or stands not in ("met", "partly"), row
        for path in paths:
            file, _, test = path.partition("::")
            assert (ROOT / file).exists(), (row, path)
            assert not test or f"def {test}(" in (ROOT / file).read_text(), (row, path)


def test_what_is_not_met_says_why() -> None:
    for row, _, stands, how in rows():
        assert stands == "met" or len(how) >= 20, row

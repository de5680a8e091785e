"""The README's table of files is the one that is read."""

import re
from pathlib import Path

import pytest

from roost.importing.columns import REFUSED, SHEETS, Sheet
from roost.people.roles import ROLES
from roost.places.kinds import KINDS

README = (Path(__file__).parents[2] / "README.md").read_text()


def row(sheet: Sheet) -> list[str]:
    """Columns, and what they hold."""
    (found,) = re.findall(rf"^\| `{sheet.file}` \| (.*) \| (.*) \|$", README, re.MULTILINE)
    return list(found)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_it_lists_every_column_and_whether_it_may_be_blank_or_missing(sheet: Sheet) -> None:
    def shown(name: str, *, filled: bool, optional: bool) -> str:
        stars = "*" if optional else "**" if filled else ""
        return f"{stars}`{name}`{stars}"

    columns, _ = row(sheet)
    assert columns.split() == [
        shown(column.name, filled=column.blank is REFUSED, optional=column.optional) for column in sheet.columns
    ]


def test_it_lists_the_words_that_are_allowed() -> None:
    holds = {sheet.name: row(sheet)[1] for sheet in SHEETS}
    assert f"role: {', '.join(ROLES)};" in holds["people"]
    for kind in KINDS.values():
        for feature in kind.features:
            assert feature in holds["spaces"].split(f"of a {kind.name}:")[1].split(";")[0]

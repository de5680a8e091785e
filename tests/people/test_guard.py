"""What may not stand on the board, and what an office may say: tests/vectors/guard.json, which the front end's
own test reads too."""

import json
import timeit
from pathlib import Path
from typing import Any

import pytest

from roost.people.guard import findings

VECTORS: dict[str, Any] = json.loads((Path(__file__).parents[1] / "vectors/guard.json").read_text())
KNOWN = frozenset(VECTORS["known"])


@pytest.mark.parametrize("text", VECTORS["innocent"])
def test_ordinary_talk_of_an_office_is_left_alone(text: str) -> None:
    assert findings(text, KNOWN) == []


@pytest.mark.parametrize("vector", VECTORS["guilty"], ids=lambda vector: vector["text"])
def test_what_may_be_somebodys_is_found_and_just_that(vector: dict[str, Any]) -> None:
    found = findings(vector["text"], KNOWN)
    assert [[one.kind, one.verdict, one.words] for one in found] == vector["finds"]
    assert [vector["text"][one.starts : one.ends] for one in found] == [one.words for one in found]


@pytest.mark.parametrize("text", VECTORS["nasty"])
def test_ten_times_as_much_takes_no_forty_times_as_long(text: str) -> None:
    """Of several runs the best: what the machine did besides is no fault of the rules. A square would be a hundred."""

    def took(length: int) -> float:
        written = (text * length)[:length]
        return min(timeit.repeat(lambda: findings(written, KNOWN), number=1, repeat=4))

    took(1000)
    assert took(20_000) < 40 * took(2000)

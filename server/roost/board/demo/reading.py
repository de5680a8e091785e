"""The story as it is written in `story.toml`."""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

STORY = Path(__file__).parent / "story.toml"
_STEP = re.compile(
    r"(?P<after>\d+) (?P<verb>[a-z-]+)(?: (?P<by>[a-z]+(?:\.[a-z]+)?))?(?: \+(?P<ahead>\d+))?(?: > (?P<to>[^:]+))?"
    r"(?:: (?P<words>.+))?"
)


class Step(msgspec.Struct, frozen=True):
    """`verb` so many working days `after` the report. `ahead`: working days from then to the date that is given.

    `by`: a part of an address; None is the reporter. `to`: a queue, a person, another story, or a reason.
    """

    verb: str
    after: int
    by: str | None
    ahead: int
    to: str
    words: str | None


class Said(msgspec.Struct, frozen=True):
    """One report. `who`: a team's code and a number among its people. `at`: a space's label, a zone or a site."""

    key: str
    back: int
    at: str
    chip: str
    who: str = ""
    words: str | None = None
    too: int = 0
    level: str = "named"
    kind: str = "irritation"
    then: tuple[str, ...] = ()


class Note(msgspec.Struct, frozen=True):
    """What broke for a leader on a walk."""

    chip: str
    space: str
    words: str
    then: tuple[str, ...] = ()


class Walked(msgspec.Struct, frozen=True):
    back: int
    by: str
    floor: str
    space: str
    words: str
    notes: tuple[Note, ...]


class Bought(msgspec.Struct, frozen=True):
    """A fix. `planned`, `ordered`, `arrives`, `installed`: working days before today; below 0 is to come."""

    title: str
    by: str
    decided_by: str
    cost_pence: int
    planned: int
    ordered: int
    arrives: int
    stories: tuple[str, ...]
    installed: int | None = None
    words: str | None = None


class Story(msgspec.Struct, frozen=True):
    said: tuple[Said, ...]
    unlinked: tuple[Said, ...]
    fix: tuple[Bought, ...]
    walk: tuple[Walked, ...]


def story() -> Story:
    """All of it."""
    return msgspec.convert(tomllib.loads(STORY.read_text()), Story)


def step(text: str) -> Step:
    """A step as it is written: `1 promise rafal.hale +5: The cable is ordered.`"""
    found = _STEP.fullmatch(text)
    if found is None:
        raise ValueError(f"no step of a story: {text}")
    part: dict[str, Any] = found.groupdict()
    return Step(part["verb"], int(part["after"]), part["by"], int(part["ahead"] or 0), part["to"] or "", part["words"])

"""Prints the part of requirements.lock that a server needs, without what only tests and builds need.

Run by the interpreter of an environment in which Roost and the whole lock are installed.
"""

import re
import sys
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"


def needed(wanted: Requirement, seen: set[tuple[str, str]]) -> set[str]:
    """The names of a package and of all it asks for on this platform, with the extras it is asked for with."""
    name = canonicalize_name(wanted.name)
    for extra in ("", *wanted.extras):
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for line in requires(name) or []:
            further = Requirement(line)
            if further.marker is None or further.marker.evaluate({"extra": extra}):
                needed(further, seen)
    return {name for name, _ in seen}


def main() -> None:
    wanted = needed(Requirement("roost"), set())
    for entry in re.split(r"\n(?=[a-z0-9])", LOCK.read_text()):
        if canonicalize_name(entry.split("==")[0]) in wanted:
            sys.stdout.write(f"{entry.rstrip()}\n")


if __name__ == "__main__":
    main()

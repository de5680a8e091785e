"""Rows that several people edit: a change names the copy it rests on, so that nobody's work is lost unseen.

Such a row keeps no counter. Its version is made from what can be edited in it, so it changes with whatever changed
it: a person, a file, another system.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

import msgspec

from roost.kit.errors import Conflict, FieldError, Invalid
from roost.kit.parameters import Unconditional

_OURS = re.compile(r'(?:W/)?"([0-9a-f]{16})"')


def version_of_row(values: Iterable[Any]) -> str:
    """16 hexadecimal characters that stand for these values in this order; whatever msgspec can write as JSON."""
    return hashlib.blake2b(msgspec.json.encode(list(values), order="sorted"), digest_size=8).hexdigest()


def same_copy(if_match: str | None, version: str) -> None:
    """Pass where If-Match names this version.

    Unconditional (428) where there is none, Invalid where it is none of ours, Conflict where it is an older one.
    """
    if if_match is None:
        raise Unconditional(
            "if-match",
            "Say which copy this change rests on: send its version as If-Match.",
            errors=[FieldError("If-Match", "is missing")],
        )
    found = _OURS.fullmatch(if_match.strip())
    if not found:
        raise Invalid("If-Match must be a version as Roost gave it.", [FieldError("If-Match", "is no version of ours")])
    if found[1] != version:
        raise Conflict(
            "changed-meanwhile",
            "Somebody else changed this while you had it open. Nothing of yours was stored: "
            "look at what it is now, and do it again where it is still right.",
        )


def etag_of_row(version: str) -> str:
    """The ETag of a version, as If-Match names it."""
    return f'"{version}"'

"""Headers that several handlers take."""

import re
from typing import Annotated, Any

import msgspec
from litestar.params import HeaderParameter

from roost.kit.errors import FieldError, Invalid, Problem

Key = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        min_length=8,
        max_length=100,
        pattern=r"^[!-~]+$",
        description="The same key with the same body gives the first result again, for 30 days.",
    ),
]

IfMatch = Annotated[
    str | None,
    HeaderParameter(
        name="If-Match",
        max_length=40,
        description="The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed.",
    ),
]


def strictly(given: str | None, type_: Any, name: str, words: str) -> Any:
    """A query parameter as `type_`, None where it is not there. Invalid, in `words`, where it is none.

    Litestar converts loosely (msgspec's lax mode): for what may be left out it would take `null` for none.
    """
    try:
        return None if given is None else msgspec.convert(given, type_)
    except msgspec.ValidationError:
        raise Invalid(f"{name} {words}.", [FieldError(name, words)]) from None


class Unconditional(Problem):
    """A change of something that others change too must say which copy it rests on (RFC 6585). 428."""

    status = 428
    title = "Look first"


def version_of(if_match: str | None) -> int:
    """The version that an If-Match names. Unconditional where there is none, Invalid where it is none of ours."""
    if if_match is None:
        raise Unconditional(
            "if-match",
            "Say which copy this change rests on: send its ETag as If-Match.",
            errors=[FieldError("If-Match", "is missing")],
        )
    found = re.fullmatch(r'(?:W/)?"([1-9][0-9]{0,8})"', if_match.strip())
    if not found:
        raise Invalid("If-Match must be an ETag as Roost gave it.", [FieldError("If-Match", "is no ETag of ours")])
    return int(found[1])


def etag_of(version: int) -> str:
    """The ETag of a version."""
    return f'"{version}"'

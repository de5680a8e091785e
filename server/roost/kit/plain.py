"""What msgspec and Litestar say of wrong input, in words for whoever sent it."""

import re

from roost.kit.days import TIME_PATTERN

_KINDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "date": "a day such as 2026-11-24",
    "datetime": "a moment such as 2026-11-24T09:15:00Z",
    "uuid": "an id as Roost gives it",
}
_RULES = (
    (re.compile(r"Object missing required field `.+`"), "is missing"),
    (re.compile(r"Object contains unknown field `.+`"), "is not known here; leave it out"),
    (re.compile(r"Missing required \w+ parameter .+"), "is missing"),
    # An empty body: Litestar names the handler's argument for it.
    (re.compile(r"'data'"), "is missing; send JSON"),
    (re.compile(r"Invalid RFC3339 encoded date"), "must be a day that exists, such as 2026-11-24"),
    (re.compile(r"Invalid UUID"), "must be an id as Roost gives it"),
    (re.compile(r"Invalid enum value (.+)"), r"cannot be \1; the API's description lists what it can be"),
    (re.compile(re.escape(f"Expected `str` matching regex '{TIME_PATTERN}'")), "must be a quarter-hour such as 09:15"),
    (re.compile(r"Expected `str` matching regex '(.+)'"), r"must match \1"),
    (re.compile(r"Expected `str` of length >= (\d+)"), r"must have \1 characters or more"),
    (re.compile(r"Expected `str` of length <= (\d+)"), r"must have \1 characters or fewer"),
    (re.compile(r"Expected `array` of length <= (\d+)"), r"must have \1 entries or fewer"),
    (re.compile(r"Expected `array` of length >= (\d+)"), r"must have \1 entries or more"),
    (re.compile(r"Expected `int` >= (-?\d+)"), r"must be \1 or more"),
    (re.compile(r"Expected `int` <= (-?\d+)"), r"must be \1 or less"),
    (re.compile(r"Number out of range"), "is a number out of range"),
)
_TYPES = re.compile(r"Expected `([^`]+)`, got `[^`]+`")


def plain(message: str) -> str:
    """The same, to follow the name of a field: "must be a text". What is not known here stays as it is."""
    if found := _TYPES.fullmatch(message):
        return "must be " + " or ".join(_KINDS.get(kind, kind) for kind in found[1].split(" | "))
    for pattern, words in _RULES:
        if found := pattern.fullmatch(message):
            return found.expand(words)
    return message


def sentence(pointer: str, words: str) -> str:
    """What is wrong where, as a person reads it: "for/person must be an id as Roost gives it."."""
    return f"{pointer.lstrip('/') or 'The body'} {words}."

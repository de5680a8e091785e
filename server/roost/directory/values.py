"""Values as they come in, each of the type its attribute has (RFC 7643, 2.3), or BadValue."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import msgspec

from roost.directory.errors import Bad, BadSyntax, BadValue
from roost.directory.schemas import PATCH, Json
from roost.people import rules

# Of ids and names that are another system's.
LONGEST = 255
MOST_OPERATIONS = 1000
# Of all paths of a PATCH together, in characters: thousand times `members[value eq "…"]` are half of it.
LONGEST_PATHS = 100_000
_OPS = ("add", "replace", "remove")


class Operation(msgspec.Struct, frozen=True):
    """One change of a PATCH (RFC 7644, 3.5.2). `op` in small letters: Entra ID writes it with a capital."""

    op: str
    path: str | None
    value: Any


def body(raw: bytes) -> Json:
    """The JSON object of a body. BadSyntax."""
    try:
        read = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        raise BadSyntax("The body is not JSON that can be read.") from None
    if not isinstance(read, dict):
        raise BadSyntax("The body must be a JSON object.")
    return read


def resource(raw: bytes, schema: str) -> dict[str, Any]:
    """The attributes of a body by their names in small letters (RFC 7643, 2.1), which says that it is of `schema`."""
    read = {name.lower(): value for name, value in body(raw).items()}
    if schema.lower() not in _schemas(read):
        raise BadSyntax(f"schemas must name {schema}.")
    return read


def operations(raw: bytes) -> Iterator[Operation]:
    """The changes of a PATCH, in their order."""
    read = {name.lower(): value for name, value in body(raw).items()}
    if PATCH.lower() not in _schemas(read):
        raise BadSyntax(f"schemas must name {PATCH}.")
    told = read.get("operations")
    if not isinstance(told, list) or not 0 < len(told) <= MOST_OPERATIONS:
        raise BadSyntax(f"Operations must be a list of 1 to {MOST_OPERATIONS} changes.")
    length = 0
    for one in told:
        if not isinstance(one, dict):
            raise BadSyntax("Each of the Operations must be an object.")
        fields = {name.lower(): value for name, value in one.items()}
        op, path = fields.get("op"), fields.get("path")
        if not isinstance(op, str) or op.lower() not in _OPS:
            raise BadSyntax("op must be add, replace or remove.")
        if path is not None and not isinstance(path, str):
            raise BadSyntax("path must be a text.")
        value = fields.get("value")
        # Without a path, the names of the attributes are read as such.
        length += len(path) if path else sum(map(len, value)) if isinstance(value, dict) else 0
        if length > LONGEST_PATHS:
            raise Bad(f"The paths have more than {LONGEST_PATHS:,} characters. Send them in several.", "tooMany")
        yield Operation(op.lower(), path or None, value)


def _schemas(read: Json) -> set[str]:
    told = read.get("schemas")
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise BadSyntax("schemas must be a list of URIs.")
    return {one.lower() for one in told}


def text(value: Any, what: str, longest: int = rules.LONGEST) -> str:
    """A text, as `rules.plain_text` tidies it."""
    try:
        return rules.plain_text(_text(value, what), what, longest)
    except ValueError as error:
        raise BadValue(str(error)) from None


def text_or_none(value: Any, what: str, longest: int = rules.LONGEST) -> str | None:
    """The same; None for what is not there or empty."""
    return None if value is None or value == "" else text(value, what, longest)


def name(value: Any) -> str:
    """Somebody's name."""
    try:
        return rules.name(_text(value, "The name"))
    except ValueError as error:
        raise BadValue(str(error)) from None


def address(value: Any) -> str:
    """An e-mail address."""
    try:
        return rules.email(_text(value, "The e-mail address"))
    except ValueError:
        raise BadValue("The e-mail address must look like name@council.example.") from None


def address_or_none(value: str) -> str | None:
    """A text that may be an address."""
    try:
        return rules.email(value)
    except ValueError:
        return None


def exact(value: Any, what: str) -> str | None:
    """Another system's own id, letter for letter; None for what is not there."""
    if value is None:
        return None
    told = _text(value, what)
    if not 0 < len(told) <= LONGEST or not told.isprintable():
        raise BadValue(f"{what} must have 1 to {LONGEST} characters that can be shown.")
    return told


def boolean(value: Any, what: str) -> bool:
    """True or false; also as a text, which Entra ID sends."""
    if isinstance(value, str):
        value = {"true": True, "false": False}.get(value.lower())
    if not isinstance(value, bool):
        raise BadValue(f"{what} must be true or false.")
    return value


def id_(value: Any, what: str) -> UUID:
    """The id of somebody known here, by itself or as `{"value": …}`."""
    if isinstance(value, dict):
        value = {key.lower(): one for key, one in value.items()}.get("value")
    try:
        return msgspec.convert(value, UUID)
    except msgspec.ValidationError:
        raise BadValue(f"{what} must be an id as Roost gives it.") from None


def listed(value: Any, what: str) -> list[Any]:
    """A list; one of its values alone passes for it in a PATCH (RFC 7644, 3.5.2.1)."""
    if isinstance(value, dict):
        return [value]
    if not isinstance(value, list):
        raise BadValue(f"{what} must be a list.")
    return value


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise BadValue(f"{what} must be a text.")
    return value

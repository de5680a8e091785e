"""What of a resource is told (RFC 7644, 3.9), and lists of resources (3.4.2)."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from roost.directory import values
from roost.directory.errors import BadValue
from roost.directory.schemas import LIST, SEARCH, Json
from roost.directory.searching import plain

# How many are told where nobody says how many, and at most.
USUAL, MOST = 100, 500
_LARGEST = 2**31 - 1
_WHOLE = re.compile(r"-?[0-9]{1,40}")
_ALWAYS = ("schemas", "id")


class Question(msgspec.Struct, frozen=True):
    """What somebody wants to see. `skip`, `most`: of what is found; `wanted`, `unwanted`: paths in small letters."""

    filter: str | None
    skip: int
    most: int
    wanted: frozenset[str] | None
    unwanted: frozenset[str]

    @property
    def members(self) -> bool:
        """Whether anybody wants to know who is in a group: of large ones that is most of the work."""
        if self.wanted is None:
            return "members" not in self.unwanted
        return any(path.partition(".")[0] == "members" for path in self.wanted)

    def shaped(self, resource: Json) -> Json:
        """What of `resource` is told."""
        told = resource if self.wanted is None else _only(resource, self.wanted)
        return _without(told, self.unwanted) if self.unwanted else told


def question(asked: Mapping[str, Any]) -> Question:
    """Of the parameters of an address. BadValue; what is no parameter of SCIM is passed over."""
    text = asked.get("filter")
    if text is not None and not isinstance(text, str):
        raise BadValue("filter must be a text.")
    wanted, unwanted = _paths(asked.get("attributes")), _paths(asked.get("excludedAttributes"))
    if wanted and unwanted:
        raise BadValue("Give either attributes or excludedAttributes, not both.")
    # RFC 7644, 3.4.2.4: what is too small counts as the smallest.
    first = max(_number(asked.get("startIndex"), 1, "startIndex"), 1)
    count = max(_number(asked.get("count"), USUAL, "count"), 0)
    return Question(text or None, first - 1, min(count, MOST), wanted or None, unwanted)


def searched(raw: bytes) -> Question:
    """Of the body of a search (RFC 7644, 3.4.3)."""
    read = values.body(raw)
    if read.get("schemas") != [SEARCH]:
        raise BadValue(f"schemas must be {SEARCH}.")
    return question(read)


def listed(total: int, skip: int, resources: list[Json]) -> Json:
    """A page of what was found; one past the end is empty."""
    return {
        "schemas": [LIST],
        "totalResults": total,
        "startIndex": skip + 1,
        "itemsPerPage": len(resources),
        "Resources": resources,
    }


def _number(value: Any, usual: int, what: str) -> int:
    if value is None or value == "":
        return usual
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadValue(f"{what} must be a whole number.")
    return max(min(value, _LARGEST), -1)


def _paths(value: Any) -> frozenset[str]:
    if value is None:
        return frozenset()
    told = value.split(",") if isinstance(value, str) else value
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise BadValue("attributes must be names of attributes.")
    return frozenset(plain(one.strip().lower()) for one in told if one.strip())


def _only(resource: Json, paths: frozenset[str]) -> Json:
    told: Json = {}
    for name, value in resource.items():
        key = name.lower()
        if key in _ALWAYS or key in paths:
            told[name] = value
        elif part := _parts(key, value, paths, True):
            told[name] = part
    return told


def _without(resource: Json, paths: frozenset[str]) -> Json:
    told: Json = {}
    for name, value in resource.items():
        key = name.lower()
        if key in _ALWAYS:
            told[name] = value
        elif key not in paths and (part := _parts(key, value, paths, False)) not in ({}, []):
            told[name] = part
    return told


def _parts(key: str, value: Any, paths: frozenset[str], wanted: bool) -> Any:
    """Of a value with parts those that are wanted, or not unwanted; of one without them nothing, or all."""
    # The attributes of an extension go by their own names.
    prefix = "" if key.startswith("urn:") else f"{key}."
    if isinstance(value, list):
        parts = [_parts(key, one, paths, wanted) for one in value]
        return [part for part in parts if part not in (None, {})]
    if not isinstance(value, dict):
        return None if wanted else value
    return {name: one for name, one in value.items() if (prefix + name.lower() in paths) == wanted}

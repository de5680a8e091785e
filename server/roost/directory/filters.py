"""The filters of SCIM (RFC 7644, 3.4.2.2), read into a tree: `userName eq "ann@council.example" and active eq true`.

What is compared with what is for others to say; here is only what was written.
"""

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

from roost.directory.errors import BadFilter

Operator = Literal["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr"]
Value = str | bool | int | float | None

# Of a filter, of brackets within brackets, and of comparisons: more than any directory writes.
LONGEST = 4000
DEEPEST = 20
MOST = 100

_TOKEN = re.compile(
    r"""\s*(?:(?P<bracket>[()\[\]])|(?P<text>"(?:[^"\\]|\\.)*")
        |(?P<word>[A-Za-z$][\w$\-.:]*|-?[0-9][0-9.eE+\-]*)(?=[\s()\[\]]|$)|(?P<dot>\.[A-Za-z$][\w$\-]*))""",
    re.VERBOSE | re.DOTALL,
)
_OPERATORS = ("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr")


class Compare(msgspec.Struct, frozen=True):
    """One comparison. `path`: as it was written, in small letters."""

    path: str
    operator: str
    value: Value = None


class Both(msgspec.Struct, frozen=True):
    left: "Node"
    right: "Node"


class Either(msgspec.Struct, frozen=True):
    left: "Node"
    right: "Node"


class Not(msgspec.Struct, frozen=True):
    inner: "Node"


class Within(msgspec.Struct, frozen=True):
    """One of the values of `path` fits `inner`, whose paths begin there: `emails[type eq "work"]`."""

    path: str
    inner: "Node"


Node = Compare | Both | Either | Not | Within


def parse(text: str) -> Node:
    """The tree of a filter. BadFilter, in words."""
    reader = _Reader(_tokens(text))
    node = reader.either(0)
    if reader.next is not None:
        raise BadFilter(f"After the filter comes {reader.next!r}, which does not belong there.")
    return node


def _tokens(text: str) -> list[str]:
    if len(text) > LONGEST:
        raise BadFilter(f"The filter has {len(text)} characters; {LONGEST} are allowed.")
    found: list[str] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        token = _TOKEN.match(text, at)
        if token is None:
            raise BadFilter(f"The filter cannot be read from its character {at + 1} on.")
        found.append(token[0].strip())
        at = token.end()
    return found


class _Reader:
    """Reads from the front; `or` binds less than `and`, and that less than `not`."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens[::-1]
        self._compared = 0

    @property
    def next(self) -> str | None:
        return self._tokens[-1] if self._tokens else None

    def _take(self) -> str:
        if not self._tokens:
            raise BadFilter("The filter breaks off.")
        return self._tokens.pop()

    def _expect(self, bracket: str) -> None:
        if (found := self._take()) != bracket:
            raise BadFilter(f"The filter has {found!r} where {bracket!r} is missing.")

    def _word(self, word: str) -> bool:
        if self.next is not None and self.next.lower() == word:
            self._tokens.pop()
            return True
        return False

    def either(self, depth: int) -> Node:
        node = self._both(depth)
        while self._word("or"):
            node = Either(node, self._both(depth))
        return node

    def _both(self, depth: int) -> Node:
        node = self._one(depth)
        while self._word("and"):
            node = Both(node, self._one(depth))
        return node

    def _one(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise BadFilter(f"The filter has more than {DEEPEST} brackets within brackets.")
        if self._word("not"):
            if self.next != "(":
                raise BadFilter("After not comes a filter in brackets.")
            return Not(self._one(depth + 1))
        if self._word("("):
            node = self.either(depth + 1)
            self._expect(")")
            return node
        return self._comparison(depth)

    def _comparison(self, depth: int) -> Node:
        self._compared += 1
        if self._compared > MOST:
            raise BadFilter(f"The filter compares more than {MOST} times.")
        path = self._take().lower()
        if not re.match(r"[a-z$]", path):
            raise BadFilter(f"The filter has {path!r} where the name of an attribute is missing.")
        if self._word("["):
            inner = self.either(depth + 1)
            self._expect("]")
            return Within(path, inner)
        operator = self._take().lower()
        if operator not in _OPERATORS:
            raise BadFilter(f"{operator!r} is no operator of a filter. There are {', '.join(_OPERATORS)}.")
        return Compare(path, operator) if operator == "pr" else Compare(path, operator, _value(self._take()))


def _value(token: str) -> Value:
    # RFC 7644, figure 1: a value is one of JSON; some write the three words of it with capitals.
    plain = token.lower()
    try:
        value: Value = msgspec.json.decode(plain if plain in ("true", "false", "null") else token, type=Value)
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise BadFilter(f"{token!r} is no value: a text stands in double quotation marks.") from None
    if isinstance(value, str) and not value.isprintable():
        raise BadFilter("The filter holds a character that cannot be shown.")
    return value


class Path(msgspec.Struct, frozen=True):
    """What an operation of a PATCH changes: `emails[type eq "work"].value`. All but the filter in small letters."""

    attribute: str
    inner: Node | None = None
    sub: str | None = None


def parse_path(text: str) -> Path:
    """RFC 7644, 3.5.2, figure 7. BadFilter."""
    tokens = _tokens(text)
    if not tokens or not re.match(r"[A-Za-z$]", tokens[0]):
        raise BadFilter("A path begins with the name of an attribute.")
    if len(tokens) == 1:
        return Path(tokens[0].lower())
    sub = tokens.pop().lower().removeprefix(".") if tokens[-1].startswith(".") else None
    if tokens[1:2] != ["["] or tokens[-1] != "]":
        raise BadFilter("After the name of an attribute a path can have one filter, in square brackets.")
    reader = _Reader(tokens[2:-1])
    inner = reader.either(0)
    if reader.next is not None:
        raise BadFilter("After the name of an attribute a path can have one filter, in square brackets.")
    return Path(tokens[0].lower(), inner, sub)


def fits(node: Node, values: Mapping[str, Value]) -> bool:
    """Whether one value of an attribute, its parts by their names in small letters, is among those of a path's filter.

    BadFilter for what it has no part for.
    """
    match node:
        case Both(left, right):
            return fits(left, values) and fits(right, values)
        case Either(left, right):
            return fits(left, values) or fits(right, values)
        case Not(inner):
            return not fits(inner, values)
        case Compare(path, operator, value) if path in values:
            return _compared(_folded(values[path]), operator, _folded(value))
    raise BadFilter("There is nothing of that name to be looked for in a path.")


def comparisons(node: Node) -> int:
    """How many of them a filter makes."""
    found, waiting = 0, [node]
    while waiting:
        match waiting.pop():
            case Both(left, right) | Either(left, right):
                waiting += (left, right)
            case Not(inner) | Within(_, inner):
                waiting.append(inner)
            case Compare():
                found += 1
    return found


def _folded(value: Value) -> Value:
    return value.lower() if isinstance(value, str) else value


def _compared(ours: Value, operator: str, theirs: Value) -> bool:
    if operator in ("eq", "ne"):
        return (ours == theirs) == (operator == "eq")
    if operator == "pr":
        return ours is not None
    if isinstance(ours, str) and isinstance(theirs, str) and operator in ("co", "sw", "ew"):
        return {"co": str.__contains__, "sw": str.startswith, "ew": str.endswith}[operator](ours, theirs)
    raise BadFilter(f"{operator} cannot be used in a path here.")

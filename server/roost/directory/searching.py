"""Filters as SQL over the tables of people and groups. What is compared goes in as an argument, never as text."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from roost.directory import filters
from roost.directory.errors import BadFilter
from roost.directory.filters import Both, Compare, Either, Node, Not, Within
from roost.directory.schemas import ENTERPRISE, GROUP, USER
from roost.people import directory

Kind = Literal["text", "exact", "id", "bool", "moment", "reference"]


class Unknown(BadFilter):
    """The filter names an attribute that there is not."""


class Column(msgspec.Struct, frozen=True):
    """Where an attribute is. `found`: a faster way to whoever has exactly this value, $ standing for it."""

    sql: str
    kind: Kind = "text"
    found: str | None = None


_MEMBERS = "g.id IN (SELECT member_of FROM directory_member WHERE person = $)"
# An array, because that is looked for once, also by a plan that was made while there were few.
_USER_NAME = """p.id = ANY(ARRAY(
    SELECT person FROM directory_person WHERE lower(user_name) = lower($)
    UNION ALL SELECT person.id FROM person LEFT JOIN directory_person ON directory_person.person = person.id
        WHERE email = lower($) AND user_name IS NULL))"""
_EMAIL = Column("p.email", found="p.email = lower($)")
PEOPLE: Mapping[str, Column] = {
    "id": Column("p.id", "id"),
    "externalid": Column("p.directory_id", "exact"),
    "username": Column(directory.USER_NAME, found=_USER_NAME),
    "displayname": Column("p.name"),
    "name.formatted": Column("p.name"),
    "name.givenname": Column("d.given_name"),
    "name.familyname": Column("d.family_name"),
    "emails": _EMAIL,
    "emails.value": _EMAIL,
    "emails.type": Column("'work'::text"),
    "emails.primary": Column("true", "bool"),
    "active": Column("(p.left_at IS NULL)", "bool"),
    "department": Column(f"({directory.DEPARTMENT})"),
    "manager": Column(f"({directory.MANAGER})", "id"),
    "manager.value": Column(f"({directory.MANAGER})", "id"),
    "meta.created": Column("p.made_at", "moment"),
    "meta.lastmodified": Column(directory.CHANGED_AT, "moment"),
    "meta.resourcetype": Column("'User'::text", "exact"),
}
GROUPS: Mapping[str, Column] = {
    "id": Column("g.id", "id"),
    "externalid": Column("g.external_id", "exact"),
    "displayname": Column("g.name", found="lower(g.name) = lower($)"),
    "members": Column(_MEMBERS, "reference"),
    "members.value": Column(_MEMBERS, "reference"),
    "meta.created": Column("g.made_at", "moment"),
    "meta.lastmodified": Column("g.changed_at", "moment"),
    "meta.resourcetype": Column("'Group'::text", "exact"),
}
_PREFIXES = tuple(f"{uri.lower()}:" for uri in (USER, ENTERPRISE, GROUP))
_ORDER = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}


def where(text: str | None, columns: Mapping[str, Column]) -> tuple[str, list[Any]]:
    """A condition and its arguments, for `columns`. BadFilter."""
    if text is None:
        return "true", []
    made = _Sql(columns)
    return made.of(filters.parse(text)), made.args


def plain(path: str) -> str:
    """A path in small letters without the URI of a schema before it."""
    for prefix in _PREFIXES:
        path = path.removeprefix(prefix)
    return path


class _Sql:
    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._columns = columns
        self.args: list[Any] = []

    def of(self, node: Node, within: str = "") -> str:
        match node:
            case Both(left, right):
                return f"({self.of(left, within)} AND {self.of(right, within)})"
            case Either(left, right):
                return f"({self.of(left, within)} OR {self.of(right, within)})"
            case Not(inner):
                # What is not there fits no comparison, and so it fits the opposite.
                return f"(({self.of(inner, within)}) IS NOT TRUE)"
            case Within(path, inner):
                if within or plain(path) not in ("emails", "members", "manager"):
                    raise BadFilter(f"{path} has no parts to be looked for in square brackets.")
                return self.of(inner, f"{plain(path)}.")
            case Compare(path, operator, value):
                column = self._columns.get(within + plain(path))
                if column is None:
                    raise Unknown(f"{path} is nothing that can be looked for. There are {', '.join(self._columns)}.")
                return self._compared(column, path, operator, value)

    def _given(self, value: Any) -> str:
        self.args.append(value)
        return f"${len(self.args)}"

    def _compared(self, column: Column, path: str, operator: str, value: Any) -> str:
        sql = column.sql
        if column.kind == "reference":
            if operator != "eq":
                raise BadFilter(f"{path} can only be compared by eq.")
            return sql.replace("$", self._given(_id(value)))
        if operator == "pr":
            return f"({sql} IS NOT NULL)"
        if value is None:
            if operator not in ("eq", "ne"):
                raise BadFilter(f"{path} cannot be compared with null by {operator}.")
            return f"({sql} IS {'NOT ' if operator == 'ne' else ''}NULL)"
        if column.kind in ("text", "exact"):
            return self._text(column, path, operator, value)
        given: Any = {"id": _id, "bool": _bool, "moment": _moment}[column.kind](value)
        if operator in ("eq", "ne"):
            return f"({sql} {'=' if operator == 'eq' else 'IS DISTINCT FROM'} {self._given(given)})"
        if column.kind != "moment" or operator not in _ORDER:
            raise BadFilter(f"{path} cannot be compared by {operator}.")
        return f"({sql} {_ORDER[operator]} {self._given(given)})"

    def _text(self, column: Column, path: str, operator: str, value: Any) -> str:
        if not isinstance(value, str):
            raise BadFilter(f"{path} is compared with a text, in double quotation marks.")
        given = self._given(value) + "::text"
        if operator == "eq" and column.found is not None:
            return f"({column.found.replace('$', given)})"
        sql = column.sql
        if column.kind == "text":
            sql, given = f"lower({sql})", f"lower({given})"
        match operator:
            case "eq":
                return f"({sql} = {given})"
            case "ne":
                return f"({sql} IS DISTINCT FROM {given})"
            case "co":
                return f"(strpos({sql}, {given}) > 0)"
            case "sw":
                return f"starts_with({sql}, {given})"
            case "ew":
                return f"(right({sql}, length({given})) = {given})"
        return f"({sql} {_ORDER[operator]} {given})"


def _id(value: Any) -> UUID:
    """The id that nobody has for what is none of ours: whoever looks for it finds nothing."""
    if not isinstance(value, str):
        raise BadFilter("An id is compared with a text, in double quotation marks.")
    try:
        return msgspec.convert(value, UUID)
    except msgspec.ValidationError:
        return UUID(int=0)


def _bool(value: Any) -> bool:
    plain = {"true": True, "false": False}.get(value.lower()) if isinstance(value, str) else value
    if not isinstance(plain, bool):
        raise BadFilter("active is compared with true or false.")
    return plain


def _moment(value: Any) -> datetime:
    try:
        found = msgspec.convert(value, datetime)
    except msgspec.ValidationError:
        raise BadFilter("A moment looks like 2026-11-24T09:15:00Z.") from None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        raise BadFilter("A moment must lie in the years 1 to 9999 of UTC.") from None

"""Groups: how one is told to the directory, and what it tells of one, whole (POST, PUT) or in part (PATCH)."""

from contextlib import suppress
from typing import Any
from uuid import UUID

import msgspec

from roost.directory import filters, values
from roost.directory.errors import Bad, BadPath, BadValue
from roost.directory.filters import Compare, Either, Node, Path, parse_path
from roost.directory.schemas import GROUP, Json
from roost.directory.searching import plain
from roost.directory.values import Operation
from roost.people.directory_groups import Group, HeldGroup

_READ_ONLY = ("id", "meta", "schemas")
# Of a PATCH: members by comparisons that ask each of them something. A tenth of a second, in which all others wait.
MOST_LOOKED_AT = 100_000


def told(group: HeldGroup, base: str) -> Json:
    """A group as SCIM has it. `base`: the address of this SCIM."""
    whole = {
        "schemas": [GROUP],
        "id": str(group.id),
        "externalId": group.external_id,
        "displayName": group.name,
        "members": [{"value": str(one), "$ref": f"{base}/Users/{one}", "type": "User"} for one in group.members or ()],
        "meta": {
            "resourceType": "Group",
            "created": group.made_at,
            "lastModified": group.changed_at,
            "location": f"{base}/Groups/{group.id}",
        },
    }
    return {attribute: value for attribute, value in whole.items() if value is not None and value != []}


def made(raw: bytes) -> Group:
    """The group of a POST."""
    attributes = values.resource(raw, GROUP)
    return Group(
        values.text(attributes.get("displayname"), "displayName"),
        values.exact(attributes.get("externalid"), "externalId"),
        _members(attributes.get("members") or []),
    )


def replaced(group: Group, raw: bytes) -> Group:
    """What a PUT makes of one; what it leaves out is gone, but for the name."""
    attributes = values.resource(raw, GROUP)
    return Group(
        values.text(attributes.get("displayname", group.name), "displayName"),
        values.exact(attributes.get("externalid"), "externalId"),
        _members(attributes.get("members") or []),
    )


def patched(group: Group, raw: bytes) -> Group:
    """What a PATCH makes of one."""
    draft = _Draft(group)
    for operation in values.operations(raw):
        draft.apply(operation)
    return draft.group()


class _Draft:
    """A group in the making. Its members are one set that changes: a copy of a large one for each of many operations
    would keep everybody else waiting."""

    def __init__(self, group: Group) -> None:
        self._name, self._external_id = group.name, group.external_id
        self._members = set(group.members)
        self._looked = 0

    def group(self) -> Group:
        return Group(self._name, self._external_id, frozenset(self._members))

    def apply(self, operation: Operation) -> None:
        if operation.path is not None:
            self._change(operation.op, _path(operation.path), operation.value)
            return
        if operation.op == "remove":
            raise Bad("To remove something, say by path what.", "noTarget")
        if not isinstance(operation.value, dict):
            raise BadValue("Without a path the value must be an object of attributes.")
        for name, value in operation.value.items():
            path = _path(name)
            if path.attribute in ("displayname", "externalid", "members"):
                self._change(operation.op, path, value)

    def _change(self, op: str, path: Path, value: Any) -> None:
        if path.attribute in ("displayname", "externalid") and (path.inner is not None or path.sub is not None):
            raise BadPath(f"{path.attribute} is one value: it has no parts, and no filter chooses among them.")
        match path.attribute:
            case "displayname" if op == "remove":
                raise Bad("displayName must be there. Replace it instead.", "mutability")
            case "displayname":
                self._name = values.text(value, "displayName")
            case "externalid":
                self._external_id = None if op == "remove" else values.exact(value, "externalId")
            case "members":
                self._change_members(op, path, value)
            case _ if path.attribute in _READ_ONLY:
                raise Bad(f"{path.attribute} is not for others to change.", "mutability")
            case _:
                raise BadPath(f"{path.attribute} is nothing that a Group has.")

    def _change_members(self, op: str, path: Path, value: Any) -> None:
        if path.inner is not None:
            named = _named(path.inner)
            meant = self._fitting(path.inner) if named is None else named
            if op != "remove" or path.sub is not None:
                # Entra ID adds nobody so, and a member is only somebody's id: there is nothing of one to be changed.
                raise BadPath("Of members by a filter only remove is possible.")
            self._members -= meant
            return
        if path.sub is not None:
            raise BadPath("A member has no parts that can be changed. Remove it, and add another.")
        if op == "remove" and value is None:
            self._members.clear()
            return
        # Entra ID names whom to remove as the value.
        told = _members(values.listed(value, "members"))
        if op == "remove":
            self._members -= told
        elif op == "add":
            self._members |= told
        else:
            self._members = set(told)

    def _fitting(self, filter_: Node) -> set[UUID]:
        """Whom a filter means that must be asked of each member. Nobody else is served while it is."""
        self._looked += filters.comparisons(filter_) * len(self._members)
        if self._looked > MOST_LOOKED_AT:
            raise Bad("This looks at too many members, too often. Name whom to remove by value eq.", "tooMany")
        each = {"type": "User", "$ref": None, "display": None}
        return {one for one in self._members if filters.fits(filter_, {"value": str(one), **each})}


def _named(filter_: Node) -> set[UUID] | None:
    """Whom a filter names by their ids, as directories write it; None where it says anything else."""
    waiting, found = [filter_], set()
    while waiting:
        match waiting.pop():
            case Either(left, right):
                waiting += (left, right)
            case Compare("value", "eq", str(id_)):
                # What is no id of ours is nobody's; nor is one that is written in another way than we do.
                with suppress(ValueError):
                    if str(one := UUID(id_)) == id_.lower():
                        found.add(one)
            case _:
                return None
    return found


def _members(told: Any) -> frozenset[UUID]:
    found = set()
    for one in values.listed(told, "members"):
        if not isinstance(one, dict):
            raise BadValue("Each of the members must be an object with a value.")
        if str({name.lower(): value for name, value in one.items()}.get("type", "user")).lower() != "user":
            raise BadValue("Groups in groups are not kept. Put the people themselves into this one.")
        found.add(values.id_(one, "The value of a member"))
    return frozenset(found)


def _path(text: str) -> Path:
    try:
        path = parse_path(text)
    except Bad as error:
        raise BadPath(f"{text[:100]!r} is no path that can be read. {error.detail}") from None
    first, _, part = plain(path.attribute).partition(".")
    return msgspec.structs.replace(path, attribute=first, sub=path.sub or part or None)

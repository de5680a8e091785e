"""Groups: how one is told to the directory, and what it tells of one, whole (POST, PUT) or in part (PATCH)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec

from roost.directory import filters, values
from roost.directory.errors import Bad, BadPath, BadValue
from roost.directory.filters import Path, parse_path
from roost.directory.schemas import GROUP, Json
from roost.directory.searching import plain
from roost.directory.values import Operation
from roost.people.directory_groups import Group, HeldGroup

_READ_ONLY = ("id", "meta", "schemas")
# A council has some hundred thousand people at most; a body holds fewer.
NOBODY: frozenset[UUID] = frozenset()


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
    for operation in values.operations(raw):
        group = _applied(group, operation)
    return group


def _applied(group: Group, operation: Operation) -> Group:
    if operation.path is not None:
        return _changed(group, operation.op, _path(operation.path), operation.value)
    if operation.op == "remove":
        raise Bad("To remove something, say by path what.", "noTarget")
    if not isinstance(operation.value, dict):
        raise BadValue("Without a path the value must be an object of attributes.")
    for name, value in operation.value.items():
        path = _path(name)
        if path.attribute in ("displayname", "externalid", "members"):
            group = _changed(group, operation.op, path, value)
    return group


def _changed(group: Group, op: str, path: Path, value: Any) -> Group:
    match path.attribute:
        case "displayname" if op == "remove":
            raise Bad("displayName must be there. Replace it instead.", "mutability")
        case "displayname":
            return msgspec.structs.replace(group, name=values.text(value, "displayName"))
        case "externalid":
            told = None if op == "remove" else values.exact(value, "externalId")
            return msgspec.structs.replace(group, external_id=told)
        case "members":
            return msgspec.structs.replace(group, members=_other_members(group.members, op, path, value))
        case _ if path.attribute in _READ_ONLY:
            raise Bad(f"{path.attribute} is not for others to change.", "mutability")
    raise BadPath(f"{path.attribute} is nothing that a Group has.")


def _other_members(before: frozenset[UUID], op: str, path: Path, value: Any) -> frozenset[UUID]:
    if path.inner is not None:
        meant = _meant(path, before)
        if op == "remove" and path.sub is None:
            return before - meant
        # Entra ID adds nobody so, and a member is only somebody's id: there is nothing of one to be changed.
        raise BadPath("Of members by a filter only remove is possible.")
    if path.sub is not None:
        raise BadPath("A member has no parts that can be changed. Remove it, and add another.")
    if op == "remove":
        # Entra ID names whom to remove as the value; without one all are.
        return NOBODY if value is None else before - _members(values.listed(value, "members"))
    told = _members(values.listed(value, "members"))
    return before | told if op == "add" else told


def _meant(path: Path, members: Iterable[UUID]) -> frozenset[UUID]:
    assert path.inner is not None
    each = {"type": "User", "$ref": None, "display": None}
    return frozenset(one for one in members if filters.fits(path.inner, {"value": str(one), **each}))


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

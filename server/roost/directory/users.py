"""Users: how a person is told to the directory, and what it tells of one, whole (POST, PUT) or in part (PATCH)."""

from typing import Any
from uuid import UUID

import msgspec

from roost.directory import filters, values
from roost.directory.errors import Bad, BadPath, BadValue
from roost.directory.filters import Path, parse_path
from roost.directory.schemas import ENTERPRISE, NOT_KEPT, USER, Json
from roost.directory.searching import plain
from roost.directory.values import Operation
from roost.people.directory import Entry, Held

_READ_ONLY = ("id", "meta", "schemas")
_NAME_NOT_KEPT = ("middlename", "honorificprefix", "honorificsuffix")
_ENTERPRISE = ENTERPRISE.lower()
_SINGLE = ("username", "externalid", "displayname", "name", "active", "department", "manager")


def told(person: Held, base: str) -> Json:
    """A person as a User. `base`: the address of this SCIM."""
    name = {"givenName": person.given_name, "familyName": person.family_name}
    manager = person.manager and {"value": str(person.manager), "$ref": f"{base}/Users/{person.manager}"}
    extension = {"department": person.department, "manager": manager}
    whole = {
        "schemas": [USER, ENTERPRISE] if any(extension.values()) else [USER],
        "id": str(person.id),
        "externalId": person.external_id,
        "userName": person.user_name,
        "displayName": person.name,
        "name": {part: value for part, value in name.items() if value},
        "emails": [{"value": person.email, "type": "work"}],
        "active": person.active,
        ENTERPRISE: {part: value for part, value in extension.items() if value},
        "meta": {
            "resourceType": "User",
            "created": person.made_at,
            "lastModified": person.changed_at,
            "location": f"{base}/Users/{person.id}",
        },
    }
    # RFC 7643, 2.5: what is not there and what is null or empty are the same.
    return {attribute: value for attribute, value in whole.items() if value is not None and value != {}}


def made(raw: bytes) -> Entry:
    """Somebody new, of a POST."""
    draft = _Draft(None)
    draft.whole(values.resource(raw, USER))
    return draft.entry()


def replaced(person: Held, raw: bytes) -> Entry:
    """What a PUT makes of somebody. What it leaves out is gone, but for what everybody must have."""
    draft = _Draft(person)
    draft.clear()
    draft.whole(values.resource(raw, USER))
    return draft.entry()


def patched(person: Held, raw: bytes) -> Entry:
    """What a PATCH makes of somebody."""
    draft = _Draft(person)
    for operation in values.operations(raw):
        draft.apply(operation)
    return draft.entry()


class _Draft:
    """An entry in the making, from what was known (`before`) and what this request says (`said`), by Entry's fields."""

    def __init__(self, before: Held | None) -> None:
        self._before = before
        self._formatted: str | None = None
        self._said: dict[str, Any] = {}

    def clear(self) -> None:
        self._said = dict.fromkeys(("external_id", "given_name", "family_name", "department", "manager"))

    def whole(self, attributes: dict[str, Any]) -> None:
        for name, value in attributes.items():
            if name in ("emails", "name") and value is not None:
                # Unlike a PATCH, a whole User has them as the RFC says and no other way.
                type_ = list if name == "emails" else dict
                if not isinstance(value, type_):
                    raise BadValue(f"{name} must be {'a list' if type_ is list else 'an object'}.")
            if name not in _READ_ONLY:
                self._set(Path(plain(name)), value, lenient=True)

    def apply(self, operation: Operation) -> None:
        op, value = operation.op, operation.value
        if operation.path is not None:
            path = _path(operation.path)
            if op == "remove":
                self._remove(path)
            elif value is None:
                raise BadValue(f"{operation.path} is given no value.")
            else:
                self._set(path, value)
            return
        if op == "remove":
            raise Bad("To remove something, say by path what.", "noTarget")
        if not isinstance(value, dict):
            raise BadValue("Without a path the value must be an object of attributes.")
        for name, one in value.items():
            path = _path(name)
            if path.attribute not in _READ_ONLY:
                self._set(path, one, lenient=True)

    def _set(self, path: Path, value: Any, *, lenient: bool = False) -> None:
        """`lenient`: what Roost does not know, in a whole User, is passed over (RFC 7644, 3.3)."""
        attribute = path.attribute
        _check_one(path)
        if attribute in (_ENTERPRISE, "name"):
            if not isinstance(value, dict):
                if value is None:
                    return
                raise BadValue(f"{path.attribute} must be an object.")
            prefix = "name." if attribute == "name" else ""
            for name, one in value.items():
                if name.lower() not in _READ_ONLY:
                    self._set(Path(prefix + name.lower()), one, lenient=True)
            return
        if attribute == "emails" or attribute.startswith("emails."):
            self._emails(path, value)
            return
        match attribute:
            case "username":
                self._said["user_name"] = values.text(value, "userName", values.LONGEST)
            case "externalid":
                self._said["external_id"] = values.exact(value, "externalId")
            case "displayname":
                if value is not None and value != "":
                    self._said["name"] = values.name(value)
            case "name.formatted":
                self._formatted = None if value is None or value == "" else values.name(value)
            case "name.givenname":
                self._said["given_name"] = values.text_or_none(value, "givenName")
            case "name.familyname":
                self._said["family_name"] = values.text_or_none(value, "familyName")
            case "active":
                if value is not None:
                    self._said["active"] = values.boolean(value, "active")
            case "department":
                self._said["department"] = values.text_or_none(value, "department")
            case "manager" | "manager.value":
                self._said["manager"] = _manager(value)
            case _ if attribute in _READ_ONLY:
                raise Bad(f"{attribute} is not for others to change.", "mutability")
            case _ if not lenient and not _known(attribute):
                raise BadPath(f"{attribute} is nothing that a User has.")

    def _remove(self, path: Path) -> None:
        _check_one(path)
        if path.attribute == _ENTERPRISE:
            self._said |= {"department": None, "manager": None}
        elif path.attribute == "name":
            self._said |= {"given_name": None, "family_name": None}
        elif path.attribute.partition(".")[0] == "emails":
            if not self._means_ours(path):
                return
            address = values.address_or_none(str(self._now("user_name")))
            if address is None:
                raise Bad("Somebody without an address cannot be told anything. Replace it instead.", "mutability")
            self._said["email"] = address
        elif path.attribute in ("username", "displayname", "active"):
            raise Bad(f"{path.attribute} must be there. Replace it instead.", "mutability")
        else:
            self._set(path, None)

    def _emails(self, path: Path, value: Any) -> None:
        if value is None or not self._means_ours(path):
            return
        part = path.sub or path.attribute.partition(".")[2]
        if part == "value" or (isinstance(value, str) and not part):
            self._said["email"] = values.address(value)
        elif not part and (found := _best(values.listed(value, "emails"), self._before is None)) is not None:
            self._said["email"] = values.address(found.get("value"))

    def _means_ours(self, path: Path) -> bool:
        """Whether a path's filter means the one address that is kept, which is for work."""
        ours: dict[str, filters.Value] = {"type": "work", "primary": True, "value": self._now("email"), "display": None}
        return path.inner is None or filters.fits(path.inner, ours)

    def _now(self, field: str) -> str | None:
        said: str | None = self._said.get(field, getattr(self._before, field, None))
        return said

    def entry(self) -> Entry:
        """All of it. BadValue where something is missing."""
        said, before = self._said, self._before
        if before is None:
            if "user_name" not in said:
                raise BadValue("userName is missing.")
            address = said.get("email") or values.address_or_none(said["user_name"])
            if address is None:
                raise BadValue("Send emails with an address, or an address as userName.")
            parts = _joined(said.get("given_name"), said.get("family_name"))
            name = said.get("name") or self._formatted or (parts and values.name(parts)) or address
            empty = dict.fromkeys(("external_id", "given_name", "family_name", "department", "manager"))
            return Entry(**empty | {"active": True} | said | {"email": address, "name": name})
        after = msgspec.structs.asdict(before)
        after = {field: after[field] for field in Entry.__struct_fields__} | said
        if "name" not in said:
            # The whole follows its parts for as long as it is made of them.
            if self._formatted is not None:
                after["name"] = self._formatted
            elif before.name == _joined(before.given_name, before.family_name):
                parts = _joined(after["given_name"], after["family_name"])
                after["name"] = values.name(parts) if parts else before.name
        # And the address follows the name that somebody signs in with for as long as they are the same.
        if "email" not in said and before.email == before.user_name.lower():
            after["email"] = values.address_or_none(after["user_name"]) or before.email
        return Entry(**after)


def _path(text: str) -> Path:
    try:
        path = parse_path(text)
    except Bad as error:
        raise BadPath(f"{text[:100]!r} is no path that can be read. {error.detail}") from None
    return msgspec.structs.replace(path, attribute=plain(path.attribute))


def _check_one(path: Path) -> None:
    """BadPath where a filter chooses among the values of what has one: done all the same, it might not be meant."""
    if (path.inner is not None or path.sub is not None) and path.attribute.partition(".")[0] in _SINGLE:
        raise BadPath(f"{path.attribute} is one value: no filter chooses among them.")


def _known(attribute: str) -> bool:
    """Of the RFC, though not kept."""
    first, _, part = attribute.partition(".")
    return first in NOT_KEPT or (first == "name" and part in _NAME_NOT_KEPT) or first == "manager"


def _manager(value: Any) -> UUID | None:
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else value or None
    return None if value is None or value == "" else values.id_(value, "manager")


def _best(emails: list[Any], first: bool) -> dict[str, Any] | None:
    """Of several addresses the one for work: the first one for want of any, of somebody new."""
    read: list[dict[str, Any]] = []
    for one in emails:
        if not isinstance(one, dict):
            raise BadValue("Each of the emails must be an object.")
        read.append({name.lower(): value for name, value in one.items()})
    if not read:
        return None

    def rank(one: dict[str, Any]) -> int:
        type_ = one.get("type")
        return 0 if str(type_).lower() == "work" else 1 if one.get("primary") is True else 2 if type_ is None else 3

    best = min(read, key=rank)
    return best if first or rank(best) < 3 else None


def _joined(given: str | None, family: str | None) -> str | None:
    return " ".join(part for part in (given, family) if part) or None

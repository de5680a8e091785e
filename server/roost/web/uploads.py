"""The addresses that take forms. Where a photo or files come along, and there alone, a body may be large and take its
time."""

import re

from roost.kit.requests import Form, Scope
from roost.kit.uploads import is_form

ADDRESSES = frozenset({("POST", "/api/issues"), ("POST", "/api/unlinked")})
FILES = "/api/admin/imports"
# A floor's plan is the whole body.
PLAN = re.compile(r"/api/admin/floors/[^/]+/plan")
PLANS: dict[bytes, Form] = {b"image/svg+xml": "drawing", b"image/png": "picture"}
# Of the council's directory (SCIM).
GROUPS = "/api/scim/v2/Groups"
# The link at the end of a mail: whoever shows the mail sends `List-Unsubscribe=One-Click` there, as a form of either
# kind (RFC 8058, 3.2).
LINK = "/api/unsubscribe/"
# What an identity provider sends of its own accord (OpenID Connect Back-Channel Logout 1.0, 2.5).
LOGOUT = "/api/sign-in/backchannel"
_FIELDS = re.compile(rb"\s*application/x-www-form-urlencoded\s*(;.*)?", re.IGNORECASE)


def takes_photo(scope: Scope) -> bool:
    """Whether this request may bring one: said by its headers, before any of its body is there."""
    if (scope["method"], scope["path"]) not in ADDRESSES:
        return False
    return any(name == b"content-type" and is_form(value) for name, value in scope["headers"])


def takes_files(scope: Scope) -> bool:
    """The same for the files of an import, whatever this request wants to do with them. Whether whoever asks may bring
    them is found out after they are read: so few at once, and no larger than a council needs."""
    if scope["path"] != FILES:
        return False
    return any(name == b"content-type" and is_form(value) for name, value in scope["headers"])


def plan_of(scope: Scope) -> Form:
    """Which of the two kinds of plan this request brings, if any, whatever it wants to do with it."""
    if not PLAN.fullmatch(scope["path"]):
        return None
    kinds = [value for name, value in scope["headers"] if name == b"content-type"]
    return PLANS.get(kinds[0].partition(b";")[0].strip().lower()) if len(kinds) == 1 else None


def takes_group(scope: Scope) -> bool:
    """Whether this request brings a group of the directory that has more members than others; it says so before."""
    if scope["method"] not in ("POST", "PUT", "PATCH") or not scope["path"].startswith(GROUPS):
        return False
    headers = dict(scope["headers"])
    length, kind = headers.get(b"content-length", b""), headers.get(b"content-type", b"")
    return length.isdigit() and len(length) > 4 and kind.lower().startswith(b"application/json")


def is_large(scope: Scope) -> bool:
    """Whether its body may take its time."""
    return takes_photo(scope) or takes_files(scope) or plan_of(scope) is not None


def form_of(scope: Scope) -> Form:
    """What form this request brings, if any."""
    if takes_photo(scope):
        return "photo"
    if takes_files(scope):
        return "files"
    if plan := plan_of(scope):
        return plan
    if takes_group(scope):
        return "group"
    if scope["method"] != "POST" or not (scope["path"].startswith(LINK) or scope["path"] == LOGOUT):
        return None
    kinds = [value for name, value in scope["headers"] if name == b"content-type"]
    if scope["path"] == LOGOUT:
        return "fields" if any(map(_FIELDS.fullmatch, kinds)) else None
    return "button" if any(is_form(kind) or _FIELDS.fullmatch(kind) for kind in kinds) else None

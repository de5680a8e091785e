"""The addresses that take forms. Where a photo comes along, and there alone, a body may be large and take its time."""

import re

from roost.kit.requests import Form, Scope
from roost.kit.uploads import is_form

ADDRESSES = frozenset({("POST", "/api/issues"), ("POST", "/api/unlinked")})
# The link at the end of a mail: whoever shows the mail sends `List-Unsubscribe=One-Click` there, as a form of either
# kind (RFC 8058, 3.2).
LINK = "/api/unsubscribe/"
_FIELDS = re.compile(rb"\s*application/x-www-form-urlencoded\s*(;.*)?", re.IGNORECASE)


def takes_photo(scope: Scope) -> bool:
    """Whether this request may bring one: said by its headers, before any of its body is there."""
    if (scope["method"], scope["path"]) not in ADDRESSES:
        return False
    return any(name == b"content-type" and is_form(value) for name, value in scope["headers"])


def form_of(scope: Scope) -> Form:
    """What form this request brings, if any."""
    if takes_photo(scope):
        return "photo"
    if scope["method"] != "POST" or not scope["path"].startswith(LINK):
        return None
    kinds = [value for name, value in scope["headers"] if name == b"content-type"]
    return "button" if any(is_form(kind) or _FIELDS.fullmatch(kind) for kind in kinds) else None

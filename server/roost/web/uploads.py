"""The addresses that take a photo: there alone a body may be large and may take its time."""

from roost.kit.requests import Scope
from roost.kit.uploads import is_form

ADDRESSES = frozenset({("POST", "/api/issues"), ("POST", "/api/unlinked")})


def takes_photo(scope: Scope) -> bool:
    """Whether this request may bring one: said by its headers, before any of its body is there."""
    if (scope["method"], scope["path"]) not in ADDRESSES:
        return False
    return any(name == b"content-type" and is_form(value) for name, value in scope["headers"])

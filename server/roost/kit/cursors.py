"""Where a page of a list ends, for lists that are sorted by a text and an id."""

import base64
import binascii
from uuid import UUID

import msgspec

from roost.kit.errors import FieldError, Invalid


def cursor_of(sorted_by: str, id_: UUID) -> str:
    """What stands for the last row of a page."""
    return base64.urlsafe_b64encode(msgspec.json.encode([sorted_by, id_])).decode()


def place_of(cursor: str) -> tuple[str, UUID]:
    """The row that a cursor stands for. Invalid where it is none of ours."""
    try:
        name, id_ = msgspec.json.decode(base64.urlsafe_b64decode(cursor.encode()), type=tuple[str, UUID])
        if "\0" in name:  # behind its coding nobody at the wall could see it, and PostgreSQL knows none
            raise ValueError
        return name, id_
    except (binascii.Error, msgspec.MsgspecError, ValueError) as error:
        raise Invalid(
            "This cursor is not one of ours. Start again without it.", [FieldError("cursor", "not one of ours")]
        ) from error

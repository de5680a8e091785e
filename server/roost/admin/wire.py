"""The wire of administration, as far as several of its parts share it.

`version` stands for a row as it was read: a change names it as If-Match.
"""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar.datastructures import ResponseHeader
from litestar.params import HeaderParameter, PathParameter

from roost.kit.days import TIME_PATTERN
from roost.kit.names import LONGEST, LONGEST_CODE

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_CODE)]
NewCode = Annotated[
    str,
    msgspec.Meta(
        min_length=1, max_length=LONGEST_CODE, description="Lower-case letters, digits and hyphens, for good."
    ),
]
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST)]
Time = Annotated[str, msgspec.Meta(pattern=TIME_PATTERN, description="Quarter-hours on the wall; 24:00 ends a day.")]
Units = Annotated[int, msgspec.Meta(ge=0, le=20_000, description="In units of the floor's plan.")]
CodePath = Annotated[str, PathParameter(max_length=LONGEST_CODE, description="The code that it was made with.")]
Kind = Literal["desk", "bay", "room"]
# The ETag that answers a change is the version of what it made.
VERSION = ResponseHeader(name="ETag", description="The version of what is there now.", documentation_only=True)
IfVersion = Annotated[
    str | None,
    HeaderParameter(
        name="If-Match",
        max_length=40,
        description="The version of the copy this change rests on. Without it 428; not the newest, 409.",
    ),
]


class Named(msgspec.Struct):
    """Somebody, by name."""

    id: UUID
    name: str


class Freed(msgspec.Struct):
    """How many bookings that ended; whoever held them is told."""

    freed: int

"""What can be booked. A new kind (locker, pool car) is one entry here and one in `frontend/src/lib/kinds.ts`."""

import re

import msgspec


class Kind(msgspec.Struct, frozen=True):
    """`one_each`: a person holds at most one of it at a time. `shows_who`: the plan may say who holds it."""

    name: str
    one_each: bool
    shows_who: bool
    features: frozenset[str]
    patterns: tuple[str, ...] = ()

    def allows(self, feature: str) -> bool:
        """Whether a space of this kind may have `feature`."""
        return feature in self.features or any(re.fullmatch(pattern, feature) for pattern in self.patterns)


BLUE_BADGE = "blue badge"
ESSENTIAL_USER = "essential user"
EV = "ev"
VISITOR = "visitor"

DESK = Kind(
    "desk",
    one_each=True,
    shows_who=True,
    features=frozenset({"dock", "near plug tower", "step-free", "two screens", "sit-stand", "window", "quiet"}),
)
# A name on a blue-badge bay would tell everyone who has a blue badge; so no bay shows who.
BAY = Kind(
    "bay",
    one_each=True,
    shows_who=False,
    features=frozenset({BLUE_BADGE, ESSENTIAL_USER, EV, VISITOR, "step-free"}),
)
ROOM = Kind(
    "room",
    one_each=False,
    shows_who=True,
    features=frozenset({"quiet", "step-free", "screen", "window"}),
    patterns=(r"seats [1-9][0-9]?",),
)

KINDS = {kind.name: kind for kind in (DESK, BAY, ROOM)}

# What a person can need of a desk, and set under Me.
NEEDS = DESK.features

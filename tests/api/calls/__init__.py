"""A request to each operation that would do what it is for, whoever sends it, and whom it answers. One entry an
operation: a new one without an entry is a failing test.

Each module here tells of its operations by their names
    CALLS    what is sent
    MAY      whom it answers with its success, and the status by which the others are refused
    PUBLIC   instead of MAY: what is answered to whoever asks, signed in or not
    ABLE     who is there for it, where not everybody may
and, where it is so of one of them,
    BEARER       which token it wants instead of a session (a scheme of the description), sent by its own call
    OF_A_ROLE    an id in its path is of what every one who may at all may read a list of
    PATHS        what a part of a path is, where it is no UUID: type and format
    CODES        fields that are called as words are and hold a code, or yes and no
    NOT_GUARDED  fields whose words the guard of personal data does not look at
    NAMES        it may name anybody to whoever it answers
    ADDRESSES    it may tell anybody's e-mail address, and whether they drive, to whoever it answers
"""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from tests.api.calls import board, issues, links, managing, notices, office, records, sign_in, states, tokens
from tests.api.calls.call import Call, Calls, May
from tests.api.calls.office import FLOORS
from tests.api.cast import Cast
from tests.api.truth import Operation, operations

__all__ = ["ANYBODY", "CALLS", "FLOORS", "MAY", "PUBLIC", "WITHOUT_A_NAME", "Call", "able", "every"]

MODULES: tuple[ModuleType, ...] = (
    office,
    issues,
    states,
    board,
    notices,
    tokens,
    records,
    links,
    managing,
    sign_in,
)

# Who is there for what everybody may do.
ANYBODY = "staff of the team"
# What anybody may leave, and something is kept of it.
WITHOUT_A_NAME = ("post_unlinked", "post_receipt_message", "post_receipt_answer")


def _merged(what: str) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for module in MODULES:
        part = getattr(module, what, {})
        # A name of a path means the same wherever it stands.
        assert all(whole.get(name, value) == value for name, value in part.items()), (what, module)
        whole |= part
    return whole


def _all(what: str) -> set[Any]:
    return {one for module in MODULES for one in getattr(module, what, ())}


CALLS: dict[str, Calls] = _merged("CALLS")
MAY: May = _merged("MAY")
PUBLIC: dict[str, int] = _merged("PUBLIC")
ABLE: dict[str, str] = _merged("ABLE")
BEARER: dict[str, str] = _merged("BEARER")
PATHS: dict[str, tuple[str, str | None]] = _merged("PATHS")
OF_A_ROLE: set[str] = _all("OF_A_ROLE")
CODES: set[tuple[str, str]] = _all("CODES")
NOT_GUARDED: set[tuple[str, str]] = _all("NOT_GUARDED")
NAMES: set[str] = _all("NAMES")
ADDRESSES: set[str] = _all("ADDRESSES")


def every(cast: Cast, asker: str) -> Iterator[tuple[Operation, Call]]:
    """Each operation with each of its calls. That one has none is for test_who_may to say."""
    for name, operation in operations().items():
        for call in CALLS[name](cast, asker) if name in CALLS else ():
            yield operation, call


def able(name: str) -> str:
    """Somebody who may, so that it is the value that is refused and not the asker."""
    return ABLE.get(name, ANYBODY)

"""A request to each operation that would do what it is for, whoever sends it. One entry an operation: a new one without
an entry is a failing test.
"""

from collections.abc import Iterator

from tests.api.calls import board, issues, notices, office, states
from tests.api.calls.call import Call, Calls
from tests.api.calls.office import FLOORS
from tests.api.cast import Cast
from tests.api.truth import Operation, operations

__all__ = ["ANYBODY", "CALLS", "FLOORS", "WITHOUT_A_NAME", "Call", "able", "every"]

# Who is there for what everybody may do.
ANYBODY = "staff of the team"
# What anybody may leave, and something is kept of it.
WITHOUT_A_NAME = ("post_unlinked", "post_receipt_message", "post_receipt_answer")
CALLS: dict[str, Calls] = office.CALLS | issues.CALLS | states.CALLS | board.CALLS | notices.CALLS

ABLE = {
    "post_lookup": "parking",
    "put_routes": "administrator",
    **dict.fromkeys(("post_outage", "post_outage_end", "get_visitors"), "facilities"),
    **dict.fromkeys(("get_floor_codes", "post_floor_codes", "post_space_code"), "facilities"),
    **dict.fromkeys(("get_issues_export", "post_redaction", "post_issue_queue"), "facilities"),
    **dict.fromkeys(states.CHANGES, "facilities"),
    **dict.fromkeys((*board.FIXES, "post_fix_redaction"), "facilities"),
    **dict.fromkeys(("get_displays", "post_display", "delete_display", "post_walk", "post_walk_redaction"), "leader"),
}


def every(cast: Cast, asker: str) -> Iterator[tuple[Operation, Call]]:
    """Each operation with each of its calls."""
    for name, operation in operations().items():
        for call in CALLS[name](cast, asker):
            yield operation, call


def able(name: str) -> str:
    """Somebody who may, so that it is the value that is refused and not the asker."""
    return ABLE.get(name, ANYBODY)

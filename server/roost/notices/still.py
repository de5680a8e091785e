"""Whether what waited to be sent is still so."""

import logging
from collections.abc import Sequence
from uuid import UUID

from roost.kit.errors import Unavailable
from roost.notices.kinds import kind_of
from roost.notices.outgoing import Outgoing

log = logging.getLogger("roost.notices")


async def fallen(outs: Sequence[Outgoing]) -> set[UUID]:
    """Of these deliveries, those whose notice is not so any more, or not for its reader. One question for each kind
    among them; where it cannot be answered, what was to be told is told."""
    gone: set[UUID] = set()
    for code in {out.kind for out in outs}:
        kind = kind_of(code)
        if kind is None or kind.still is None:
            continue
        its = [out for out in outs if out.kind == code]
        try:
            gone |= {out.delivery for out in its} - await kind.still(its)
        except Unavailable:
            raise
        except Exception as error:
            # Not its words: what the database says of an error quotes the row.
            log.error("whether notices of %s are still so could not be found out: %s", code, type(error).__name__)
    return gone

"""`roost serve` that logs all there is to log, from every library: `python -m tests.api.talkative INSTANT serve …`

INSTANT: what time it is when it starts (RFC 3339); from then on its clock goes on.
"""

import logging
import sys
from datetime import datetime

from roost.kit import clock, logs

configure, real = logs.configure, clock.now


def talkative(form: str) -> None:
    configure(form)
    root = logging.getLogger()
    root.setLevel(logging.NOTSET)
    for name in list(root.manager.loggerDict):
        logging.getLogger(name).setLevel(logging.NOTSET)


if __name__ == "__main__":
    ahead = datetime.fromisoformat(sys.argv.pop(1)) - real()
    clock.now = lambda: real() + ahead
    logs.configure = talkative

    from roost.__main__ import main

    main()

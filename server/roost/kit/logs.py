"""One line an event on standard error, for people or for machines. Requests are not logged: who looked at what,
and when, is nobody's business.

Of an error the log says of which kind it was and which lines led there, never its words: those of the database name the
row that it was about ("Key (email)=(…) already exists"), those of others what they were sent; nor what variables held.
"""

import logging
import sys
import traceback
from typing import TextIO

import structlog
from structlog.typing import ExcInfo


def configure(form: str) -> None:
    """`form`: text or json. Everything that logs through the standard library comes out the same way."""
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    last: list[structlog.types.Processor] = (
        [structlog.processors.ExceptionRenderer(where), structlog.processors.JSONRenderer()]
        if form == "json"
        else [structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0, exception_formatter=_write_where)]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    # Where a line itself cannot be written, Python would write the error and what it was to say, past all of this.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    # At INFO it says what we say ourselves, and better.
    for noisy in ("uvicorn.error", "uvicorn.access", "httpx"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # At its own lowest level it writes every address that is asked for, with what codes and receipts are in it.
    logging.getLogger("uvicorn.asgi").disabled = True
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def where(exc_info: ExcInfo) -> str:
    """The lines that led to an error, and to those it came of, with their kinds; the last line is the error itself."""
    said: list[str] = []
    error: BaseException | None = exc_info[1]
    while error is not None and len(said) < 10:
        code = getattr(error, "sqlstate", None)
        kind = f"{type(error).__module__}.{type(error).__qualname__}" + (f" (SQLSTATE {code})" if code else "")
        said.append("".join(traceback.format_tb(error.__traceback__)) + kind)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(reversed(said))


def _write_where(out: TextIO, exc_info: ExcInfo) -> None:
    out.write("\n" + where(exc_info))

"""What goes wrong is written down with the lines that led there, and without what was said, typed or held."""

import json
import logging
from collections.abc import Iterator

import asyncpg
import pytest

from roost.kit import logs

SECRET = "hid@estuary.example"


@pytest.fixture(params=["text", "json"])
def form(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    """After `capsys`, whose standard error it writes to; afterwards all is as pytest had it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.configure(request.param)
    yield request.param
    root.handlers, root.level = handlers, level


def fails(address: str) -> None:
    local = f"of {address}"
    try:
        raise asyncpg.UniqueViolationError(f"duplicate key: Key (email)=({address}) already exists.")
    except asyncpg.UniqueViolationError as error:
        raise RuntimeError(local) from error


def test_an_error_is_its_kind_and_its_lines_and_none_of_its_words(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        fails(SECRET)
    except RuntimeError:
        logging.getLogger("roost").exception("a job failed")
    text = capsys.readouterr().err
    assert SECRET not in text
    assert "already exists" not in text
    said = json.loads(text)["exception"] if form == "json" else text
    assert "a job failed" in text
    assert "test_logs.py" in said
    assert "in fails" in said
    assert "builtins.RuntimeError" in said
    assert "asyncpg.exceptions.UniqueViolationError (SQLSTATE 23505)" in said


def test_an_event_is_one_line_with_its_time_and_level(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("roost").warning("line one\nline two")
    text = capsys.readouterr().err
    if form == "json":
        [line] = text.splitlines()
        said = json.loads(line)
        assert (said["event"], said["level"]) == ("line one\nline two", "warning")
        assert said["timestamp"].endswith("Z")


def test_requests_are_not_logged(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("uvicorn.access", "uvicorn.error", "httpx"):
        logging.getLogger(name).info("GET /api/at/%s", SECRET)
    logging.getLogger("uvicorn.asgi").critical("GET /api/at/%s", SECRET)
    assert capsys.readouterr().err == ""

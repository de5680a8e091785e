"""What goes wrong is written down with the lines that led there, and without what was said, typed or held."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
import pytest

from roost.kit import logs

SECRET = "hid@estuary.example"


@pytest.fixture(params=["text", "json"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@contextmanager
def logging_as(form: str) -> Iterator[None]:
    """In the test itself, whose standard error is another than its fixtures'; afterwards all is as pytest had it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.configure(form)
    try:
        yield
    finally:
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
    with logging_as(form):
        try:
            fails(SECRET)
        except RuntimeError:
            logging.getLogger("roost").exception("a job failed")
    text = capsys.readouterr().err
    assert SECRET not in text
    said = json.loads(text)["exception"] if form == "json" else text
    assert "a job failed" in text
    assert "test_logs.py" in said
    assert "in fails" in said
    assert "builtins.RuntimeError" in said
    assert "asyncpg.exceptions.UniqueViolationError (SQLSTATE 23505)" in said


def test_an_event_is_one_line_with_its_time_and_level(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    with logging_as(form):
        logging.getLogger("roost").warning("line one\nline two")
    text = capsys.readouterr().err
    if form == "json":
        [line] = text.splitlines()
        said = json.loads(line)
        assert (said["event"], said["level"]) == ("line one\nline two", "warning")
        assert said["timestamp"].endswith("Z")


def test_requests_are_not_logged(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    with logging_as(form):
        for name in ("uvicorn.access", "uvicorn.error", "httpx"):
            logging.getLogger(name).info("GET /api/at/%s", SECRET)
        logging.getLogger("uvicorn.asgi").critical("GET /api/at/%s", SECRET)
    assert capsys.readouterr().err == ""
